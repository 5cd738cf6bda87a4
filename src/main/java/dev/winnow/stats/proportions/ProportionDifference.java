package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Roots;

/// Difference of two proportions of independent units, treatment less control: intervals, and tests of any value, by
/// the normal approximations of [DifferenceMethod].
///
/// A test of non-inferiority with margin m > 0 is a test of -m against `GREATER`; [DifferenceMethod#SCORE] is then the
/// test of Farrington and Manning (1990) with the variance times N / (N - 1). Equivalence is [#equivalence]. A score
/// end is the root of the statistic less z, with the likeliest proportions bisected to the last digit; where failures
/// are as rare as 1e-9 it is good to 1e-6, as p near 1 has lost the digits of 1 - p.
public final class ProportionDifference {
    private static final double NEXT = 1e-15;

    private ProportionDifference() {}

    /// An end that the alternative leaves open is -1 or 1. [DifferenceMethod#NEWCOMBE] takes levels whose tail is at
    /// most 1/2, see [Mover].
    ///
    /// @return undefined (`TOO_FEW`) when an arm is empty
    public static Outcome<IntervalEstimate> interval(
            Proportion treatment, Proportion control, DifferenceMethod method, Alternative alternative, Level level) {
        long smaller = Math.min(treatment.trials(), control.trials());
        if (smaller < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double tail = level.tail(alternative);
        double low = alternative == Alternative.LESS ? -1 : lower(treatment, control, method, tail);
        double high = alternative == Alternative.GREATER ? 1 : 0 - lower(control, treatment, method, tail);
        return Outcome.known(new IntervalEstimate(treatment.rate() - control.rate(), low, high));
    }

    /// The upper end is the negative of this with the arms exchanged.
    private static double lower(Proportion treatment, Proportion control, DifferenceMethod method, double tail) {
        double z = Tails.normalQuantile(tail);
        return switch (method) {
            case WALD, AGRESTI_CAFFO -> {
                Added a = Added.to(treatment, control, method);
                yield a.difference() - z * Math.sqrt(a.variance());
            }
            case NEWCOMBE -> {
                Level same = Level.of(tail);
                double l1 = wilson(treatment, Alternative.GREATER, same).low();
                double u0 = wilson(control, Alternative.LESS, same).high();
                yield Mover.lowerDifference(treatment.rate(), l1, control.rate(), u0);
            }
            case SCORE -> score(treatment, control, z);
        };
    }

    private static double score(Proportion treatment, Proportion control, double z) {
        double d = treatment.rate() - control.rate();
        // Where an arm does not vary, the variance at d is 0 and d itself looks like a root; the limit is beyond it.
        double low = z > 0 ? -1 : d + NEXT;
        double high = z > 0 ? d - NEXT : 1;
        if (z == 0 || !(low < high)) {
            return Math.clamp(d, -1, 1);
        }
        return Roots.between(v -> d - v - z * Math.sqrt(scoreVariance(treatment, control, v)), low, high)
                .orElse(d);
    }

    private static IntervalEstimate wilson(Proportion sample, Alternative alternative, Level level) {
        return ProportionInterval.WILSON.of(sample, alternative, level).toOptional().orElseThrow();
    }

    /// Tests whether the difference is `value`. [DifferenceMethod#SCORE] of 0 is the pooled z statistic times
    /// sqrt((N - 1) / N), N the units of both arms.
    ///
    /// @param method not [DifferenceMethod#NEWCOMBE], which has no statistic
    /// @param value  in (-1, 1); 0 for equality
    /// @return undefined when an arm is empty (`TOO_FEW`) or the variance is 0 (`NO_VARIANCE`)
    /// @throws IllegalArgumentException if the value is outside (-1, 1) or the method has no test
    public static Outcome<NormalTest> test(
            Proportion treatment, Proportion control, DifferenceMethod method, double value, Alternative alternative) {
        if (!(value > -1 && value < 1)) {
            throw new IllegalArgumentException("value=%s is not in (-1, 1)".formatted(value));
        }
        if (method == DifferenceMethod.NEWCOMBE) {
            throw new IllegalArgumentException("method=NEWCOMBE has no test, only an interval");
        }
        long smaller = Math.min(treatment.trials(), control.trials());
        if (smaller < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        Added a = Added.to(treatment, control, method);
        double variance = method == DifferenceMethod.SCORE ? scoreVariance(treatment, control, value) : a.variance();
        return variance > 0
                ? Outcome.known(NormalTest.of((a.difference() - value) / Math.sqrt(variance), alternative))
                : Outcome.undefined(Cause.NO_VARIANCE, 0);
    }

    /// Two one-sided tests (Schuirmann 1987): is the difference above `low` and below `high`?
    ///
    /// @param low  in (-1, 1), below `high`
    /// @param high in (-1, 1)
    /// @return undefined as [#test]
    /// @throws IllegalArgumentException if `low` is not below `high`, or as [#test]
    public static Outcome<EquivalenceTest> equivalence(
            Proportion treatment, Proportion control, DifferenceMethod method, double low, double high) {
        return EquivalenceTest.of(low, high, (value, side) -> test(treatment, control, method, value, side));
    }

    private static double scoreVariance(Proportion treatment, Proportion control, double value) {
        double n1 = treatment.trials();
        double n0 = control.trials();
        ConstrainedFit fit = ConstrainedFit.difference(treatment, control, value);
        return (fit.variance1() / n1 + fit.variance0() / n0) * (n1 + n0) / (n1 + n0 - 1);
    }

    /// Difference and its variance with what the method adds to the counts.
    private record Added(double difference, double variance) {
        static Added to(Proportion treatment, Proportion control, DifferenceMethod method) {
            double extra = method == DifferenceMethod.AGRESTI_CAFFO ? 1 : 0;
            double n1 = treatment.trials() + 2 * extra;
            double n0 = control.trials() + 2 * extra;
            double p1 = (treatment.successes() + extra) / n1;
            double p0 = (control.successes() + extra) / n0;
            double q1 = (treatment.trials() - treatment.successes() + extra) / n1;
            double q0 = (control.trials() - control.successes() + extra) / n0;
            return new Added(p1 - p0, p1 * q1 / n1 + p0 * q0 / n0);
        }
    }
}
