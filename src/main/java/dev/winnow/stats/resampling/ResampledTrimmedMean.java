package dev.winnow.stats.resampling;

import java.util.Arrays;

/// A trimmed mean.
///
/// @param share left out at either end, in [0, 0.5)
record ResampledTrimmedMean(double share) implements Statistic {
    ResampledTrimmedMean {
        if (!(share >= 0 && share < 0.5)) {
            throw new IllegalArgumentException("share=%s is not in [0, 0.5)".formatted(share));
        }
    }

    @Override
    public double of(double[] sorted, int[] times) {
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
    }

    /// The centred winsorised values over the number of units left (Hampel, Ronchetti, Rousseeuw and Stahel 1986,
    /// section 2.3); with one or two of them left it is the median, and so are its influences.
    @Override
    public double[] influence(double[] sorted) {
        int n = sorted.length;
        int cut = (int) (n * share);
        int left = n - 2 * cut;
        if (left <= 2) {
            return Statistic.quantile(0.5).influence(sorted);
        }
        double[] influence = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            influence[i] = sorted[Math.clamp(i, cut, n - 1 - cut)];
            mean += (influence[i] - mean) / (i + 1);
        }
        for (int i = 0; i < n; i++) {
            influence[i] = (influence[i] - mean) / left;
        }
        return influence;
    }
}
