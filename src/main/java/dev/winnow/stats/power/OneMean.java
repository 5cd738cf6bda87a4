package dev.winnow.stats.power;

import dev.winnow.stats.Alternative;

/// Power of the test of one mean, and so of pairs: the effect is the mean, or the mean change within pairs.
///
/// Sizes count units or pairs, independent of each other, and go with [Allocation#SINGLE]. Non-central t with
/// ncp = (mean - margin) sqrt(n) / sd and n - 1 degrees of freedom (Cohen 1988, chapter 2), exact for normal data, or
/// the normal distribution for large samples.
///
/// @param sd          standard deviation of a unit's value, or of the change within pairs; above 0
/// @param margin      mean under the null hypothesis
/// @param test        [MeanTest#Z] or [MeanTest#STUDENT]
/// @param alternative what the test looks for
public record OneMean(double sd, double margin, MeanTest test, Alternative alternative) implements PowerCurve {
    public OneMean {
        if (!(sd > 0 && Double.isFinite(sd) && Double.isFinite(margin))) {
            throw new IllegalArgumentException("sd=%s margin=%s".formatted(sd, margin));
        }
        if (test == MeanTest.WELCH) {
            throw new IllegalArgumentException("test=WELCH compares two samples");
        }
    }

    /// Paired t test of no change, with Var(Y1 - Y0) = 2 sd^2 (1 - r).
    ///
    /// @param sd          standard deviation of either measurement, above 0
    /// @param correlation r of the two measurements of a pair, in [-1, 1)
    /// @param alternative what the test looks for
    /// @throws IllegalArgumentException if a number is outside its range
    public static OneMean paired(double sd, double correlation, Alternative alternative) {
        if (!(correlation >= -1 && correlation < 1)) {
            throw new IllegalArgumentException("correlation=%s is not in [-1, 1)".formatted(correlation));
        }
        return new OneMean(sd * Math.sqrt(2 * (1 - correlation)), 0, MeanTest.STUDENT, alternative);
    }

    @Override
    public double power(double effect, double control, double treatment, double alpha) {
        double se = scale(control, treatment);
        return test == MeanTest.Z
                ? NormalPower.of(effect - margin, se, se, alternative, alpha)
                : StudentPower.of(effect - margin, se, control - 1, alternative, alpha);
    }

    @Override
    public double nothing(Direction towards) {
        return margin;
    }

    @Override
    public double scale(double control, double treatment) {
        return sd / Math.sqrt(control);
    }

    @Override
    public double fewest() {
        return test == MeanTest.Z ? 0 : 2;
    }
}
