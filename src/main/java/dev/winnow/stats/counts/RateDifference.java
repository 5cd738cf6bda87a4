package dev.winnow.stats.counts;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Roots;
import dev.winnow.stats.proportions.EquivalenceTest;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.Mover;
import java.util.function.DoubleUnaryOperator;

/// Difference of two Poisson rates, treatment less control, in events per unit of exposure.
///
/// Assumes that events come independently at a constant rate. The normal approximations of [RateDifferenceMethod] want
/// some five events an arm; with fewer [RateRatioTest] is exact for equality. The likeliest rates of the score method
/// are the root of a quadratic, its interval ends roots of the statistic less z, both to the last digits.
public final class RateDifference {
    private RateDifference() {}

    /// Tests whether the difference is `value`.
    ///
    /// @param method not [RateDifferenceMethod#MOVER], which has no statistic
    /// @param value  in events per unit of exposure, finite; 0 for equality, below 0 for non-inferiority
    /// @return undefined (`NO_EVENTS`) when the variance is 0, that is without events;
    ///     [RateDifferenceMethod#WALD_ADJUSTED]
    ///     never is, nor is [RateDifferenceMethod#SCORE] of another value than 0
    /// @throws IllegalArgumentException if the value is not finite or the method has no test
    public static Outcome<NormalTest> test(
            EventCount treatment,
            EventCount control,
            RateDifferenceMethod method,
            double value,
            Alternative alternative) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value=%s is not finite".formatted(value));
        }
        if (method == RateDifferenceMethod.MOVER) {
            throw new IllegalArgumentException("method=MOVER has no test, only an interval");
        }
        double variance = variance(treatment, control, method, value);
        return variance > 0
                ? Outcome.known(NormalTest.of(
                        (treatment.rate() - control.rate() - value) / Math.sqrt(variance), alternative))
                : Outcome.undefined(Cause.NO_EVENTS, 0);
    }

    /// Two one-sided tests (Schuirmann 1987): is the difference above `low` and below `high`?
    ///
    /// @param low  finite, below `high`, in events per unit of exposure
    /// @param high finite
    /// @return undefined as [#test]
    /// @throws IllegalArgumentException if `low` is not below `high`, or as [#test]
    public static Outcome<EquivalenceTest> equivalence(
            EventCount treatment, EventCount control, RateDifferenceMethod method, double low, double high) {
        return EquivalenceTest.of(low, high, (value, side) -> test(treatment, control, method, value, side));
    }

    private static double variance(
            EventCount treatment, EventCount control, RateDifferenceMethod method, double value) {
        double t1 = treatment.exposure();
        double t0 = control.exposure();
        double extra = method == RateDifferenceMethod.WALD_ADJUSTED ? 0.5 : 0;
        if (method == RateDifferenceMethod.SCORE) {
            return scoreVariance(treatment, control, value);
        }
        return (treatment.events() + extra) / t1 / t1 + (control.events() + extra) / t0 / t0;
    }

    /// The smaller of the two rates that are likeliest at this difference solves
    /// r^2 - r (pooled - |value|) - |value| y / (t1 + t0) = 0, y the events of its arm; written without cancellation.
    private static double scoreVariance(EventCount treatment, EventCount control, double value) {
        double step = Math.abs(value);
        EventCount lower = value < 0 ? treatment : control;
        EventCount upper = value < 0 ? control : treatment;
        double all = treatment.exposure() + control.exposure();
        double b = ((double) treatment.events() + control.events()) / all - step;
        double c = step * lower.events() / all;
        double root = Math.sqrt(b * b + 4 * c);
        double small = b >= 0 ? (b + root) / 2 : 2 * c / (root - b);
        return (small + step) / upper.exposure() + small / lower.exposure();
    }

    /// An end that the alternative leaves open is infinite. [RateDifferenceMethod#MOVER] takes levels whose tail is at
    /// most 1/2, see [Mover].
    ///
    /// @return never undefined, but 0 wide for [RateDifferenceMethod#WALD] without events
    public static Outcome<IntervalEstimate> interval(
            EventCount treatment,
            EventCount control,
            RateDifferenceMethod method,
            Alternative alternative,
            Level level) {
        double tail = level.tail(alternative);
        double low = alternative == Alternative.LESS
                ? Double.NEGATIVE_INFINITY
                : lower(treatment, control, method, tail);
        double high = alternative == Alternative.GREATER
                ? Double.POSITIVE_INFINITY
                : 0 - lower(control, treatment, method, tail);
        return Outcome.known(new IntervalEstimate(treatment.rate() - control.rate(), low, high));
    }

    /// The upper end is the negative of this with the arms exchanged.
    private static double lower(EventCount treatment, EventCount control, RateDifferenceMethod method, double tail) {
        double z = Tails.normalQuantile(tail);
        double d = treatment.rate() - control.rate();
        return switch (method) {
            case WALD, WALD_ADJUSTED -> d - z * Math.sqrt(variance(treatment, control, method, 0));
            case MOVER -> {
                Level same = Level.of(tail);
                yield Mover.lowerDifference(
                        treatment.rate(), PoissonInterval.SCORE.of(treatment, Alternative.GREATER, same).low(),
                        control.rate(), PoissonInterval.SCORE.of(control, Alternative.LESS, same).high());
            }
            case SCORE -> score(treatment, control, z);
        };
    }

    private static double score(EventCount treatment, EventCount control, double z) {
        double d = treatment.rate() - control.rate();
        double side = z < 0 ? -1 : 1;
        // Sought is the distance from d, which has more digits of its own than a difference far from 0 has of it.
        DoubleUnaryOperator beyond = distance ->
                distance - Math.abs(z) * Math.sqrt(scoreVariance(treatment, control, d - side * distance));
        // The score is a square root of the difference far out, so doubling the distance brackets its root soon.
        double reach = Math.abs(z) * Math.sqrt(variance(treatment, control, RateDifferenceMethod.WALD_ADJUSTED, 0))
                + Double.MIN_NORMAL;
        while (beyond.applyAsDouble(reach) < 0) {
            reach *= 2;
        }
        // Without events the variance at d is 0 and d itself looks like a root; the limit is beyond it.
        return d - side * Roots.between(beyond, reach * 1e-9, reach).orElse(0);
    }
}
