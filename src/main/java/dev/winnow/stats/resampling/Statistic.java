package dev.winnow.stats.resampling;

import java.util.Arrays;

/// A number computed from one sample, for the bootstrap.
///
/// It is given the sorted values and how often each occurs, so that a resample is a change of counts and needs no sort.
/// Own statistics implement [#of] only; mean and quantile draw their replicates by faster ways with the same
/// distribution.
@FunctionalInterface
public interface Statistic {
    /// The arithmetic mean. Replicates that would take more than 1e8 draws come from the computed law of the resample's
    /// mean, good to 1e-5 standard errors, unless that keeps visible lumps.
    static Statistic mean() {
        return new ResampledMean();
    }

    /// The statistic of a sample, finite.
    ///
    /// @param sorted values in ascending order
    /// @param times  how often each occurs, at least one of them above 0
    double of(double[] sorted, int[] times);

    /// The sample quantile of type 7 (Hyndman and Fan 1996).
    ///
    /// @param q in (0, 1)
    /// @throws IllegalArgumentException if `q` is not in (0, 1)
    static Statistic quantile(double q) {
        return new ResampledQuantile(q);
    }

    /// The mean without the given share of units at either end (Tukey and McLaughlin 1963); floor(n share) are left
    /// out.
    ///
    /// @param share in [0, 0.5)
    /// @throws IllegalArgumentException if the share is not in [0, 0.5)
    static Statistic trimmedMean(double share) {
        if (!(share >= 0 && share < 0.5)) {
            throw new IllegalArgumentException("share=%s is not in [0, 0.5)".formatted(share));
        }
        return (sorted, times) -> {
            int n = Arrays.stream(times).sum();
            int cut = (int) (n * share);
            long seen = 0;
            double sum = 0;
            for (int i = 0; i < sorted.length; i++) {
                long from = Math.max(seen, cut);
                seen += times[i];
                long to = Math.min(seen, n - cut);
                sum += to > from ? (to - from) * sorted[i] : 0;
            }
            return sum / (n - 2 * cut);
        };
    }

    /// Values of the statistic in resamples of the sample's size with replacement.
    ///
    /// @param sorted    values in ascending order
    /// @param resamples how many, never negative
    /// @param seed      the same seed gives the same bits whatever the number of processors
    default double[] replicates(double[] sorted, int resamples, long seed) {
        return Resamples.of(resamples, seed, sorted.length, (random, times) -> {
            Arrays.fill(times, 0);
            for (int i = 0; i < times.length; i++) {
                times[Streams.below(random, times.length)]++;
            }
            return of(sorted, times);
        });
    }

    /// Empirical influence values over the sample size: what the statistic loses when one of at most 200 groups is left
    /// out, a group for each unit in smaller samples (the jackknife's values for the acceleration, Efron 1987). A group
    /// is every 200th of the sorted values; the values are not centred.
    ///
    /// @param sorted values in ascending order, at least two
    default double[] influence(double[] sorted) {
        int groups = Math.min(200, sorted.length);
        int[] times = new int[sorted.length];
        Arrays.fill(times, 1);
        double all = of(sorted, times);
        double[] influence = new double[groups];
        for (int g = 0; g < groups; g++) {
            for (int i = g; i < times.length; i += groups) {
                times[i] = 0;
            }
            influence[g] = all - of(sorted, times);
            for (int i = g; i < times.length; i += groups) {
                times[i] = 1;
            }
        }
        return influence;
    }
}
