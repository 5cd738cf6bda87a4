package dev.winnow.stats.platforms;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.means.RatioMetric;

/// A variant as PostHog's comparisons see it, whatever its metric. Units are independent.
///
/// @param kind     of metric
/// @param n        units, those without events included; for retention the starters only
/// @param value    mean, share or ratio of sums
/// @param variance of one unit's contribution to it, never negative
public record PostHogArm(Kind kind, long n, double value, double variance) {
    /// Mean denominators smaller than this are taken for 0.
    private static final double LEAST_DENOMINATOR = 1e-10;

    /// What is measured of a unit.
    public enum Kind {
        /// A number.
        MEAN,
        /// Whether it did something: funnels and thresholds.
        SHARE,
        /// Two numbers whose sums are divided: ratios, and retention.
        RATIO
    }

    public PostHogArm {
        if (n < 1 || !(variance >= 0) || Double.isInfinite(variance) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("n=%d value=%s variance=%s".formatted(n, value, variance));
        }
    }

    /// Sample variance with divisor n - 1; 0 for a single unit.
    ///
    /// @throws IllegalArgumentException without units
    public static PostHogArm mean(Moments m) {
        return new PostHogArm(Kind.MEAN, m.n(), m.mean(), m.variance());
    }

    /// Variance p (1 - p), without the factor n / (n - 1) that means have: for 0 and 1 as numbers per unit the
    /// standard error is larger by 1 / (2 n) of itself.
    ///
    /// @throws IllegalArgumentException without units
    public static PostHogArm share(Proportion p) {
        return new PostHogArm(Kind.SHARE, p.trials(), p.rate(), p.rate() * p.complement());
    }

    /// Variance by the delta method, see [RatioMetric].
    ///
    /// @param sums numerator, denominator
    /// @return undefined (`ZERO_DENOMINATOR`) when the mean denominator is within 1e-10 of 0, or the ratio or its
    ///     variance is beyond a double
    /// @throws IllegalArgumentException for another number of variables
    public static Outcome<PostHogArm> ratio(MomentMatrix sums) {
        if (sums.size() != 2) {
            throw new IllegalArgumentException("%d variables instead of 2".formatted(sums.size()));
        }
        double denominator = sums.means().get(1);
        if (!(Math.abs(denominator) >= LEAST_DENOMINATOR)) {
            return Outcome.undefined(Cause.ZERO_DENOMINATOR, denominator);
        }
        return RatioMetric.linearise(sums)
                .map(m -> new PostHogArm(Kind.RATIO, m.n(), m.means().getFirst(), m.moments(0).variance()));
    }

    /// sqrt(variance / n).
    public double standardError() {
        return Math.sqrt(variance / n);
    }
}
