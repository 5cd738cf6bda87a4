package dev.winnow.stats.means;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;

/// Compares two means of independent samples: Student's reference with separate or pooled variances, or the normal one.
///
/// All take values as independent and sample means as near to normal; the larger the samples and the lighter the tails,
/// the truer.
public final class TwoMeans {
    private TwoMeans() {}

    /// t = (m1 - m0) / se with the standard error and degrees of freedom of `variances`.
    ///
    /// @return undefined when there are too few observations or nothing varies
    public static Outcome<Difference> difference(
            Moments treatment, Moments control, Variances variances, Alternative alternative, Level level) {
        return variances.spread(treatment, control).map(s ->
                Difference.student(treatment.mean() - control.mean(), s.se(), s.df(), alternative, level));
    }

    /// z = (m1 - m0) / sqrt(v0/n0 + v1/n1) against the normal distribution: the large-sample limit of Welch's test, a
    /// little too sure of itself below some hundred units.
    ///
    /// @return undefined when an arm has fewer than two observations or neither varies
    public static Outcome<Difference> normal(Moments treatment, Moments control, Alternative alternative, Level level) {
        return Variances.SEPARATE.spread(treatment, control).map(s ->
                Difference.normal(treatment.mean() - control.mean(), s.se(), alternative, level));
    }

    /// One mean against a value, and so also pairs: give the moments of after minus before (Student 1908).
    ///
    /// t = (m - value) / sqrt(v/n), df = n - 1. The estimate is `m - value`, its interval likewise.
    ///
    /// @param value what the mean is under the null hypothesis, finite
    /// @return undefined for fewer than two observations or none that varies
    /// @throws IllegalArgumentException for a value that is not finite
    public static Outcome<Difference> oneSample(Moments sample, double value, Alternative alternative, Level level) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value=" + value);
        }
        if (sample.n() < 2) {
            return Outcome.undefined(Cause.TOO_FEW, sample.n());
        }
        double se = Math.sqrt(sample.variance() / sample.n());
        return se > 0
                ? Outcome.known(Difference.student(sample.mean() - value, se, sample.n() - 1.0, alternative, level))
                : Outcome.undefined(Cause.NO_VARIANCE, 0);
    }
}
