package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.proportions.BinomialTest;
import dev.winnow.stats.proportions.Continuity;
import dev.winnow.stats.proportions.DifferenceMethod;
import dev.winnow.stats.proportions.EquivalenceTest;
import dev.winnow.stats.proportions.FisherByRoot;
import dev.winnow.stats.proportions.FisherExact;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.OddsRatio;
import dev.winnow.stats.proportions.OddsRatioMethod;
import dev.winnow.stats.proportions.Ordering;
import dev.winnow.stats.proportions.PointMass;
import dev.winnow.stats.proportions.Pooling;
import dev.winnow.stats.proportions.ProportionDifference;
import dev.winnow.stats.proportions.ProportionInterval;
import dev.winnow.stats.proportions.ProportionRatio;
import dev.winnow.stats.proportions.RatioMethod;
import dev.winnow.stats.proportions.RiskComparison;
import dev.winnow.stats.proportions.TwoProportions;
import dev.winnow.stats.proportions.UnconditionalExact;
import java.util.List;

/// One and two proportions.
final class ProportionMethods {
    private static final String ARMS = """
            {"treatment": {"successes": 150, "trials": 2380}, "control": {"successes": 120, "trials": 2400}}""";
    private static final String FEW = """
            {"treatment": {"successes": 8, "trials": 10}, "control": {"successes": 1, "trials": 6}}""";

    record Two(
            RateArm treatment,
            RateArm control,
            @Default("\"test-only\"") Pooling pooling,
            @Default("\"none\"") Continuity continuity,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Risk(RateArm treatment, RateArm control, @Default("0.05") Level alpha) {}

    record One(
            @Range(from = 0) long successes,
            @Range(from = 1) long trials,
            @Default("\"wilson\"") ProportionInterval method,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        One {
            BadInput.atMost("successes", successes, "trials", trials);
        }
    }

    record Binomial(
            @Range(from = 0) long successes,
            @Range(from = 1) long trials,
            @Range(from = 0, to = 1) double nullValue,
            @Default("\"whole\"") PointMass mass,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        Binomial {
            BadInput.atMost("successes", successes, "trials", trials);
        }
    }

    record DifferenceInterval(
            RateArm treatment,
            RateArm control,
            @Default("\"score\"") DifferenceMethod method,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        DifferenceInterval {
            BadInput.tailOfAtMostHalf(method == DifferenceMethod.NEWCOMBE, alternative, alpha);
        }
    }

    /// The methods that have a statistic.
    enum DifferenceStatistic {
        WALD(DifferenceMethod.WALD),
        AGRESTI_CAFFO(DifferenceMethod.AGRESTI_CAFFO),
        SCORE(DifferenceMethod.SCORE);

        private final DifferenceMethod method;

        DifferenceStatistic(DifferenceMethod method) {
            this.method = method;
        }
    }

    record Margin(
            RateArm treatment,
            RateArm control,
            @Range(above = -1, below = 1) double nullValue,
            @Default("\"score\"") DifferenceStatistic method,
            @Default("\"greater\"") Alternative alternative) {}

    record Equivalence(
            RateArm treatment,
            RateArm control,
            @Range(above = -1, below = 1) double lowMargin,
            @Range(above = -1, below = 1) double highMargin,
            @Default("\"score\"") DifferenceStatistic method) {
        Equivalence {
            BadInput.below("lowMargin", lowMargin, "highMargin", highMargin);
        }
    }

    record RatioInterval(
            RateArm treatment,
            RateArm control,
            @Default("\"score\"") RatioMethod method,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        RatioInterval {
            BadInput.tailOfAtMostHalf(method == RatioMethod.MOVER, alternative, alpha);
        }
    }

    /// The methods that have a statistic.
    enum RatioStatistic {
        LOG(RatioMethod.LOG),
        LOG_ADJUSTED(RatioMethod.LOG_ADJUSTED),
        SCORE(RatioMethod.SCORE);

        private final RatioMethod method;

        RatioStatistic(RatioMethod method) {
            this.method = method;
        }
    }

    record RatioMargin(
            RateArm treatment,
            RateArm control,
            @Range(above = 0) double nullValue,
            @Default("\"score\"") RatioStatistic method,
            @Default("\"greater\"") Alternative alternative) {}

    record Odds(
            RateArm treatment,
            RateArm control,
            @Default("\"score\"") OddsRatioMethod method,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record OddsTest(
            RateArm treatment,
            RateArm control,
            @Default("1") @Range(above = 0) double nullValue,
            @Default("\"score\"") OddsRatioMethod method,
            @Default("\"two-sided\"") Alternative alternative) {}

    record Exact(
            RateArm treatment,
            RateArm control,
            @Default("\"whole\"") PointMass mass,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record AsR(
            RateArm treatment,
            RateArm control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Unconditional(
            RateArm treatment,
            RateArm control,
            @Default("\"pooled-z\"") Ordering ordering,
            @Default("\"two-sided\"") Alternative alternative) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("two-proportions", Family.PROPORTIONS, Two.class, Difference.class,
                    i -> TwoProportions.of(
                            i.treatment().proportion(), i.control().proportion(), i.pooling(), i.continuity(),
                            i.alternative(), i.alpha()),
                    ARMS),
            new Method<>("two-proportions-relative", Family.PROPORTIONS, Two.class, RelativeEffect.class,
                    i -> TwoProportions.relative(
                            i.treatment().proportion(), i.control().proportion(), i.pooling(), i.continuity(),
                            i.alternative(), i.alpha()),
                    ARMS),
            new Method<>("risk-comparison", Family.PROPORTIONS, Risk.class, RiskComparison.class,
                    i -> RiskComparison.of(i.treatment().proportion(), i.control().proportion(), i.alpha()),
                    ARMS),
            new Method<>("proportion-interval", Family.PROPORTIONS, One.class, IntervalEstimate.class,
                    i -> i.method().of(
                            new Proportion(i.successes(), i.trials()), i.alternative(), i.alpha()),
                    """
                    {"successes": 17, "trials": 45}"""),
            new Method<>("binomial-test", Family.PROPORTIONS, Binomial.class, BinomialTest.class,
                    i -> BinomialTest.of(
                            new Proportion(i.successes(), i.trials()), i.nullValue(), i.mass(),
                            i.alternative(), i.alpha()),
                    """
                    {"successes": 512, "trials": 1000, "nullValue": 0.5}"""),
            new Method<>("proportion-difference", Family.PROPORTIONS, DifferenceInterval.class, IntervalEstimate.class,
                    i -> ProportionDifference.interval(
                            i.treatment().proportion(), i.control().proportion(), i.method(), i.alternative(),
                            i.alpha()),
                    ARMS),
            new Method<>("proportion-margin", Family.PROPORTIONS, Margin.class, NormalTest.class,
                    i -> ProportionDifference.test(
                            i.treatment().proportion(), i.control().proportion(), i.method().method, i.nullValue(),
                            i.alternative()),
                    """
                    {"treatment": {"successes": 150, "trials": 2380}, "control": {"successes": 120, "trials": 2400},
                     "nullValue": -0.01}"""),
            new Method<>("proportion-equivalence", Family.PROPORTIONS, Equivalence.class, EquivalenceTest.class,
                    i -> ProportionDifference.equivalence(
                            i.treatment().proportion(), i.control().proportion(), i.method().method, i.lowMargin(),
                            i.highMargin()),
                    """
                    {"treatment": {"successes": 150, "trials": 2380}, "control": {"successes": 120, "trials": 2400},
                     "lowMargin": -0.03, "highMargin": 0.03}"""),
            new Method<>("proportion-ratio", Family.PROPORTIONS, RatioInterval.class, IntervalEstimate.class,
                    i -> ProportionRatio.interval(
                            i.treatment().proportion(), i.control().proportion(), i.method(), i.alternative(),
                            i.alpha()),
                    ARMS),
            new Method<>("proportion-ratio-margin", Family.PROPORTIONS, RatioMargin.class, NormalTest.class,
                    i -> ProportionRatio.test(
                            i.treatment().proportion(), i.control().proportion(), i.method().method, i.nullValue(),
                            i.alternative()),
                    """
                    {"treatment": {"successes": 150, "trials": 2380}, "control": {"successes": 120, "trials": 2400},
                     "nullValue": 0.95}"""),
            new Method<>("odds-ratio", Family.PROPORTIONS, Odds.class, IntervalEstimate.class,
                    i -> OddsRatio.interval(
                            i.treatment().proportion(), i.control().proportion(), i.method(), i.alternative(),
                            i.alpha()),
                    ARMS),
            new Method<>("odds-ratio-test", Family.PROPORTIONS, OddsTest.class, NormalTest.class,
                    i -> OddsRatio.test(
                            i.treatment().proportion(), i.control().proportion(), i.method(), i.nullValue(),
                            i.alternative()),
                    ARMS),
            new Method<>("fisher-exact", Family.PROPORTIONS, Exact.class, FisherExact.class,
                    i -> FisherExact.of(
                            i.treatment().proportion(), i.control().proportion(), i.mass(), i.alternative(), i.alpha()),
                    FEW),
            new Method<>("fisher-odds-ratio-as-r", Family.PROPORTIONS, AsR.class, FisherByRoot.class,
                    i -> FisherByRoot.of(
                            i.treatment().proportion(), i.control().proportion(), i.alternative(), i.alpha(),
                            FisherByRoot.R_TOLERANCE),
                    FEW),
            new Method<>("unconditional-exact", Family.PROPORTIONS, Unconditional.class, UnconditionalExact.class,
                    i -> UnconditionalExact.of(
                            i.treatment().proportion(), i.control().proportion(), i.ordering(), i.alternative()),
                    FEW));

    private ProportionMethods() {}
}
