package dev.winnow.stats.resampling;

import java.util.Arrays;
import java.util.stream.IntStream;

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
        return new ResampledTrimmedMean(share);
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

    /// Empirical influence values over the sample size, summing to 0: how much less the statistic is without one of the
    /// units, or of groups of them, than without another (the jackknife's values for the acceleration, Efron 1987).
    /// Samples below 400 leave out single units, larger ones 200 to 399 groups of equal size, drawn always the same
    /// way; the last few units may be in no group. Mean, trimmed mean and quantile have theirs in closed form.
    ///
    /// @param sorted values in ascending order, at least two
    default double[] influence(double[] sorted) {
        int n = sorted.length;
        int size = Math.max(1, n / 200);
        // Groups that follow the order have all the sample's shape, so that their influences cancel.
        int[] order = size == 1 ? IntStream.range(0, n).toArray() : Streams.shuffled(n);
        int[] times = new int[n];
        Arrays.fill(times, 1);
        double[] influence = new double[n / size];
        double mean = 0;
        for (int g = 0; g < influence.length; g++) {
            for (int i = g * size; i < (g + 1) * size; i++) {
                times[order[i]] = 0;
            }
            influence[g] = of(sorted, times);
            mean += (influence[g] - mean) / (g + 1);
            Arrays.fill(times, 1);
        }
        for (int g = 0; g < influence.length; g++) {
            influence[g] = mean - influence[g];
        }
        return influence;
    }
}
