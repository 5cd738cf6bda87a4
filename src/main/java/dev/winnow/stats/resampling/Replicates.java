package dev.winnow.stats.resampling;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.Arrays;

/// An estimate and its bootstrap replicates, and the intervals made of them (Davison and Hinkley 1997, ch. 5).
/// Two-sided.
///
/// Quantiles of the replicates are taken at rank (B + 1) q, between two ranks by interpolation on the scale of normal
/// quantiles (ibid., eq. 5.8), as R's boot does; a rank beyond the first or last replicate gives that replicate, so
/// that fewer than 2 / alpha - 1 of them understate a percentile interval.
public final class Replicates {
    private final double estimate;
    private final double[] sorted;

    private Replicates(double estimate, double[] sorted) {
        this.estimate = estimate;
        this.sorted = sorted;
    }

    /// Replicates that were drawn by [Bootstrap] or elsewhere.
    ///
    /// @param estimate   the statistic of the sample itself, finite
    /// @param replicates the statistic of the resamples, in any order, in the same unit
    /// @return undefined (`TOO_FEW`) with fewer than two replicates
    /// @throws IllegalArgumentException if a number is not finite
    public static Outcome<Replicates> of(double estimate, double[] replicates) {
        if (replicates.length < 2) {
            return Outcome.undefined(Cause.TOO_FEW, replicates.length);
        }
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        // Sorted, negative infinity is first, infinity and NaN are last.
        if (!Double.isFinite(estimate) || !Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("estimate=%s replicates from %s to %s must be finite"
                    .formatted(estimate, sorted[0], sorted[sorted.length - 1]));
        }
        return Outcome.known(new Replicates(estimate, sorted));
    }

    /// Mean of the replicates minus the estimate.
    public double bias() {
        return mean() - estimate;
    }

    /// Standard deviation of the replicates (divisor B - 1).
    public double se() {
        double mean = mean();
        double squares = 0;
        for (double v : sorted) {
            squares += (v - mean) * (v - mean);
        }
        return Math.sqrt(squares / (sorted.length - 1));
    }

    private double mean() {
        double sum = 0;
        for (double v : sorted) {
            sum += v - estimate;
        }
        return estimate + sum / sorted.length;
    }

    /// Estimate minus bias, give or take z standard errors (ibid., eq. 5.5).
    public BootstrapInterval normal(Level level) {
        double half = Tails.normalQuantile(level.alpha() / 2) * se();
        double centre = estimate - bias();
        return new BootstrapInterval(centre - half, centre + half);
    }

    /// Quantiles of the replicates themselves (ibid., eq. 5.18).
    public BootstrapInterval percentile(Level level) {
        double q = level.alpha() / 2;
        return new BootstrapInterval(quantile(q), quantile(1 - q));
    }

    /// Quantiles mirrored at the estimate, because the replicates' errors are what the estimate's are taken to be
    /// (ibid., eq. 5.6).
    public BootstrapInterval basic(Level level) {
        BootstrapInterval p = percentile(level);
        return new BootstrapInterval(2 * estimate - p.high(), 2 * estimate - p.low());
    }

    /// Percentiles corrected for bias and acceleration (Efron 1987; Davison and Hinkley 1997, section 5.3.2): quantiles
    /// of the replicates at Phi(w + (w -+ z) / (1 - a (w -+ z))), w the normal quantile of the share of replicates
    /// strictly below the estimate and a = sum l^3 / [6 (sum l^2)^1.5].
    ///
    /// @param influence empirical influence values l of the units, each over the size of its sample, up to a common
    ///     positive factor; taken as summing to 0 over each sample
    /// @return undefined when all influences are 0 (`NO_VARIANCE`), or all replicates are on one side of the estimate
    ///     or the correction is beyond its pole at 1 / a (`RANKS_OUTSIDE`)
    public Outcome<BootstrapInterval> bca(Level level, double[] influence) {
        double squares = 0;
        double cubes = 0;
        for (double l : influence) {
            squares += l * l;
            cubes += l * l * l;
        }
        if (!(squares > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double acceleration = cubes / (6 * Math.pow(squares, 1.5));
        int below = 0;
        while (below < sorted.length && sorted[below] < estimate) {
            below++;
        }
        if (below == 0 || below == sorted.length) {
            return Outcome.undefined(Cause.RANKS_OUTSIDE, sorted.length);
        }
        double centre = -Tails.normalQuantile((double) below / sorted.length);
        double z = Tails.normalQuantile(level.alpha() / 2);
        double stretchLow = 1 - acceleration * (centre - z);
        double stretchHigh = 1 - acceleration * (centre + z);
        if (!(stretchLow > 0 && stretchHigh > 0)) {
            return Outcome.undefined(Cause.RANKS_OUTSIDE, sorted.length);
        }
        return Outcome.known(new BootstrapInterval(
                quantile(Tails.normal(-(centre + (centre - z) / stretchLow))),
                quantile(Tails.normal(-(centre + (centre + z) / stretchHigh)))));
    }

    private double quantile(double q) {
        int n = sorted.length;
        double rank = (n + 1) * q;
        int k = (int) Math.floor(rank);
        if (k < 1) {
            return sorted[0];
        }
        if (k >= n) {
            return sorted[n - 1];
        }
        if (rank == k) {
            return sorted[k - 1];
        }
        double at = Tails.normalQuantile(q);
        double low = Tails.normalQuantile(k / (n + 1.0));
        double high = Tails.normalQuantile((k + 1) / (n + 1.0));
        return sorted[k - 1] + (at - low) / (high - low) * (sorted[k] - sorted[k - 1]);
    }
}
