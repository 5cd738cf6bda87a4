package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.counts.EventCount;
import dev.winnow.stats.counts.NegativeBinomialRates;
import dev.winnow.stats.counts.PoissonInterval;
import dev.winnow.stats.counts.RateDifference;
import dev.winnow.stats.counts.RateDifferenceMethod;
import dev.winnow.stats.counts.RateRatio;
import dev.winnow.stats.counts.RateRatioMethod;
import dev.winnow.stats.counts.RateRatioTest;
import dev.winnow.stats.counts.RateTest;
import dev.winnow.stats.proportions.EquivalenceTest;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.PointMass;
import java.util.List;

/// Counts per exposure, of one sample and of two.
final class CountMethods {
    private static final String ARMS = """
            {"treatment": {"events": 560, "exposure": 10000}, "control": {"events": 500, "exposure": 10200}}""";

    record One(
            @Range(from = 0, to = 1e15) long events,
            @Range(above = 0) double exposure,
            @Default("\"exact\"") PoissonInterval method,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record OneTest(
            @Range(from = 0, to = 1e15) long events,
            @Range(above = 0) double exposure,
            @Range(from = 0) double nullValue,
            @Default("\"whole\"") PointMass mass,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        private static final double MOST_EVENTS = 9e15;

        OneTest {
            double most = MOST_EVENTS / exposure;
            BadInput.outOfRange(nullValue > most, "nullValue", nullValue, "limit.to", most);
        }
    }

    record Exact(
            EventArm treatment,
            EventArm control,
            @Default("1") @Range(above = 0, to = 1e100) double nullValue,
            @Default("\"whole\"") PointMass mass,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    /// The methods that have an interval.
    enum RatioEnds {
        SCORE(RateRatioMethod.SCORE),
        WALD_LOG(RateRatioMethod.WALD_LOG),
        SCORE_LOG(RateRatioMethod.SCORE_LOG),
        SQUARE_ROOT(RateRatioMethod.SQUARE_ROOT),
        WALD_LOG_ADJUSTED(RateRatioMethod.WALD_LOG_ADJUSTED),
        MOVER(RateRatioMethod.MOVER);

        private final RateRatioMethod method;

        RatioEnds(RateRatioMethod method) {
            this.method = method;
        }
    }

    /// The methods that have a statistic.
    enum RatioStatistic {
        WALD(RateRatioMethod.WALD),
        SCORE(RateRatioMethod.SCORE),
        WALD_LOG(RateRatioMethod.WALD_LOG),
        SCORE_LOG(RateRatioMethod.SCORE_LOG),
        SQUARE_ROOT(RateRatioMethod.SQUARE_ROOT);

        private final RateRatioMethod method;

        RatioStatistic(RateRatioMethod method) {
            this.method = method;
        }
    }

    /// The methods that have a statistic.
    enum DifferenceStatistic {
        WALD(RateDifferenceMethod.WALD),
        WALD_ADJUSTED(RateDifferenceMethod.WALD_ADJUSTED),
        SCORE(RateDifferenceMethod.SCORE);

        private final RateDifferenceMethod method;

        DifferenceStatistic(RateDifferenceMethod method) {
            this.method = method;
        }
    }

    record RatioInterval(
            EventArm treatment,
            EventArm control,
            @Default("\"score\"") RatioEnds method,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        RatioInterval {
            BadInput.tailOfAtMostHalf(method == RatioEnds.MOVER, alternative, alpha);
        }
    }

    record RatioTest(
            EventArm treatment,
            EventArm control,
            @Default("1") @Range(above = 0, to = 1e100) double nullValue,
            @Default("\"score\"") RatioStatistic method,
            @Default("\"two-sided\"") Alternative alternative) {}

    record RatioEquivalence(
            EventArm treatment,
            EventArm control,
            @Range(above = 0, to = 1e100) double lowMargin,
            @Range(above = 0, to = 1e100) double highMargin,
            @Default("\"score\"") RatioStatistic method) {
        RatioEquivalence {
            BadInput.below("lowMargin", lowMargin, "highMargin", highMargin);
        }
    }

    record DifferenceInterval(
            EventArm treatment,
            EventArm control,
            @Default("\"score\"") RateDifferenceMethod method,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        DifferenceInterval {
            BadInput.tailOfAtMostHalf(method == RateDifferenceMethod.MOVER, alternative, alpha);
        }
    }

    record DifferenceTest(
            EventArm treatment,
            EventArm control,
            @Default("0") double nullValue,
            @Default("\"score\"") DifferenceStatistic method,
            @Default("\"two-sided\"") Alternative alternative) {}

    record DifferenceEquivalence(
            EventArm treatment,
            EventArm control,
            double lowMargin,
            double highMargin,
            @Default("\"score\"") DifferenceStatistic method) {
        DifferenceEquivalence {
            BadInput.below("lowMargin", lowMargin, "highMargin", highMargin);
        }
    }

    record Counts(
            @Range(from = 0, to = 1e6, least = 2) int[] treatment,
            @Range(from = 0, to = 1e6, least = 2) int[] control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("rate-interval", Family.COUNTS, One.class, IntervalEstimate.class,
                    i -> Outcome.known(
                            i.method().of(new EventCount(i.events(), i.exposure()), i.alternative(), i.alpha())),
                    """
                    {"events": 12, "exposure": 400}"""),
            new Method<>("rate-test", Family.COUNTS, OneTest.class, RateTest.class,
                    i -> Outcome.known(RateTest.of(
                            new EventCount(i.events(), i.exposure()), i.nullValue(), i.mass(), i.alternative(),
                            i.alpha())),
                    """
                    {"events": 12, "exposure": 400, "nullValue": 0.02}"""),
            new Method<>("rate-ratio-exact", Family.COUNTS, Exact.class, RateRatioTest.class,
                    i -> RateRatioTest.of(
                            i.treatment().count(), i.control().count(), i.nullValue(), i.mass(), i.alternative(), i.alpha()),
                    ARMS),
            new Method<>("rate-ratio", Family.COUNTS, RatioInterval.class, IntervalEstimate.class,
                    i -> RateRatio.interval(
                            i.treatment().count(), i.control().count(), i.method().method, i.alternative(), i.alpha()),
                    ARMS),
            new Method<>("rate-ratio-test", Family.COUNTS, RatioTest.class, NormalTest.class,
                    i -> RateRatio.test(
                            i.treatment().count(), i.control().count(), i.method().method, i.nullValue(), i.alternative()),
                    ARMS),
            new Method<>("rate-ratio-equivalence", Family.COUNTS, RatioEquivalence.class, EquivalenceTest.class,
                    i -> RateRatio.equivalence(
                            i.treatment().count(), i.control().count(), i.method().method, i.lowMargin(),
                            i.highMargin()),
                    """
                    {"treatment": {"events": 560, "exposure": 10000}, "control": {"events": 550, "exposure": 10200},
                     "lowMargin": 0.8, "highMargin": 1.25}"""),
            new Method<>("rate-difference", Family.COUNTS, DifferenceInterval.class, IntervalEstimate.class,
                    i -> RateDifference.interval(
                            i.treatment().count(), i.control().count(), i.method(), i.alternative(), i.alpha()),
                    ARMS),
            new Method<>("rate-difference-test", Family.COUNTS, DifferenceTest.class, NormalTest.class,
                    i -> RateDifference.test(
                            i.treatment().count(), i.control().count(), i.method().method, i.nullValue(), i.alternative()),
                    ARMS),
            new Method<>("rate-difference-equivalence", Family.COUNTS, DifferenceEquivalence.class,
                    EquivalenceTest.class,
                    i -> RateDifference.equivalence(
                            i.treatment().count(), i.control().count(), i.method().method, i.lowMargin(),
                            i.highMargin()),
                    """
                    {"treatment": {"events": 560, "exposure": 10000}, "control": {"events": 550, "exposure": 10200},
                     "lowMargin": -0.01, "highMargin": 0.01}"""),
            new Method<>("negative-binomial-rates", Family.COUNTS, Counts.class, NegativeBinomialRates.class,
                    i -> NegativeBinomialRates.of(i.treatment(), i.control(), i.alternative(), i.alpha()),
                    """
                    {"treatment": [0, 1, 5, 2, 8, 0, 3, 1, 12, 4], "control": [1, 0, 2, 2, 0, 7, 1, 0, 3, 1]}"""));

    private CountMethods() {}
}
