package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
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
import dev.winnow.stats.proportions.PointMass;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Event rates.
final class CountScenes {
    private static final Family FAMILY = new Family(
            "Counts",
            "units per arm",
            """
            About half an event a unit (drawn anew in each run between 0.4 and 0.6). Poisson, or overdispersed: the rate of a \
            unit is itself exponential (negative binomial, dispersion 1). False alarms: equal rates. Coverage: the treatment's \
            rate is 1.2 times control's, which is also where the margins of equivalence lie. Negative \
            binomial needs the counts of the units and ends at 10 000.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort BY_UNIT = new Effort(4_000, 4e6, 20, 100, 1_000, 10_000);
    private static final double LIFT = 1.2;
    private static final Set<RateRatioMethod> TESTS =
            EnumSet.complementOf(EnumSet.of(RateRatioMethod.WALD_LOG_ADJUSTED, RateRatioMethod.MOVER));
    private static final Set<RateRatioMethod> INTERVALS = EnumSet.complementOf(EnumSet.of(RateRatioMethod.WALD));
    private static final Set<RateDifferenceMethod> DIFFERENCE_TESTS =
            EnumSet.complementOf(EnumSet.of(RateDifferenceMethod.MOVER));

    private record Arms(EventCount alike, EventCount lifted, EventCount control, double rate) {}

    private record Units(int[] alike, int[] lifted, int[] control) {}

    private CountScenes() {}

    static List<Scene<?>> all() {
        return List.of(sums("Poisson", false), sums("overdispersed", true), units("Poisson", false), units("overdispersed", true));
    }

    /// The sum over units of negative binomial counts is negative binomial too.
    private static EventCount arm(Draw draw, long n, double rate, boolean overdispersed) {
        return new EventCount(draw.poisson(overdispersed ? rate * draw.gamma(n) : rate * n), n);
    }

    private static Scene<Arms> sums(String data, boolean over) {
        var scene = new Scene<Arms>(FAMILY, data, EFFORT, (d, n) -> {
            double rate = d.between(0.4, 0.6);
            return new Arms(arm(d, n, rate, over), arm(d, n, rate * LIFT, over), arm(d, n, rate, over), rate);
        });
        for (PoissonInterval m : PoissonInterval.values()) {
            scene.misses("one rate, " + Names.of(m), a -> Outcome.known(m.of(
                    a.control, Alternative.TWO_SIDED, Level.FIVE_PERCENT)).map(i -> outside(i.low(), i.high(), a.rate)), x -> x);
        }
        for (PointMass mass : PointMass.values()) {
            scene.rejects(mass == PointMass.WHOLE ? "one rate, exact" : "one rate, mid-p", a -> Outcome.known(RateTest.of(
                    a.control, a.rate, mass, Alternative.TWO_SIDED, Level.FIVE_PERCENT)), t -> t.p() <= ALPHA);
            String name = mass == PointMass.WHOLE ? "rate ratio, exact" : "rate ratio, mid-p";
            scene.rejects(name, a -> exact(a.alike, a.control, mass), t -> t.p() <= ALPHA);
            scene.misses(name, a -> exact(a.lifted, a.control, mass), t -> outside(t.low(), t.high(), LIFT));
        }
        for (RateRatioMethod m : RateRatioMethod.values()) {
            String name = "rate ratio, " + Names.of(m);
            if (TESTS.contains(m)) {
                scene.rejects(name, a -> RateRatio.test(a.alike, a.control, m, 1, Alternative.TWO_SIDED), t -> t.p() <= ALPHA);
                scene.rejects("equivalent rates by ratio, " + Names.of(m), a -> RateRatio.equivalence(
                        a.lifted, a.control, m, 1 / LIFT, LIFT), e -> e.p() <= ALPHA);
            }
            if (INTERVALS.contains(m)) {
                scene.misses(name, a -> RateRatio.interval(a.lifted, a.control, m, Alternative.TWO_SIDED, Level.FIVE_PERCENT),
                        i -> outside(i.low(), i.high(), LIFT));
            }
        }
        for (RateDifferenceMethod m : RateDifferenceMethod.values()) {
            String name = "rate difference, " + Names.of(m);
            if (DIFFERENCE_TESTS.contains(m)) {
                scene.rejects(name, a -> RateDifference.test(a.alike, a.control, m, 0, Alternative.TWO_SIDED),
                        t -> t.p() <= ALPHA);
                scene.rejects("equivalent rates by difference, " + Names.of(m), a -> RateDifference.equivalence(
                        a.lifted, a.control, m, -(LIFT - 1) * a.rate, (LIFT - 1) * a.rate), e -> e.p() <= ALPHA);
            }
            scene.misses(name, a -> RateDifference.interval(a.lifted, a.control, m, Alternative.TWO_SIDED, Level.FIVE_PERCENT)
                    .map(i -> outside(i.low(), i.high(), (LIFT - 1) * a.rate)), x -> x);
        }
        return scene;
    }

    private static Outcome<RateRatioTest> exact(EventCount treatment, EventCount control, PointMass mass) {
        return RateRatioTest.of(treatment, control, 1, mass, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Scene<Units> units(String data, boolean over) {
        return new Scene<Units>(FAMILY, data + ", by unit", BY_UNIT, (d, n) -> {
            double rate = d.between(0.4, 0.6);
            int size = (int) n;
            return new Units(counts(d, size, rate, over), counts(d, size, rate * LIFT, over), counts(d, size, rate, over));
        }).rejects("negative binomial rates", u -> NegativeBinomialRates.of(
                        u.alike, u.control, Alternative.TWO_SIDED, Level.FIVE_PERCENT), t -> t.p() <= ALPHA)
                .misses("negative binomial rates", u -> NegativeBinomialRates.of(
                        u.lifted, u.control, Alternative.TWO_SIDED, Level.FIVE_PERCENT), t -> outside(t.low(), t.high(), LIFT));
    }

    private static int[] counts(Draw draw, int n, double rate, boolean over) {
        int[] out = new int[n];
        for (int i = 0; i < n; i++) {
            out[i] = (int) draw.poisson(over ? rate * draw.exponential() : rate);
        }
        return out;
    }
}
