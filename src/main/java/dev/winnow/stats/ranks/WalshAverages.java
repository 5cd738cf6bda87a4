package dev.winnow.stats.ranks;

import dev.winnow.stats.Sorted;

/// The means (x_i + x_j) / 2 of all pairs i <= j of one sample (Walsh 1949), in order, without forming them.
///
/// Their median estimates the centre of a symmetric distribution (Hodges and Lehmann 1963), for pairs of values the
/// pseudomedian of the differences. Those not above a value are counted in one walk over the ordered sample, O(n), and
/// the k-th takes at most 64 walks. Exact to the last bit of an average; the values and k are not checked.
public final class WalshAverages {
    private final double[] sorted;

    private WalshAverages(double[] sorted) {
        this.sorted = sorted;
    }

    /// @param sample finite, in any order, at least one value
    /// @throws IllegalArgumentException if it is empty or a value is not finite
    public static WalshAverages of(double[] sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        return new WalshAverages(Sorted.of(sample));
    }

    /// Number of averages, n (n + 1) / 2.
    public long count() {
        return sorted.length * (sorted.length + 1L) / 2;
    }

    /// The k-th smallest.
    ///
    /// @param k in [1, count]
    public double kth(long k) {
        return HalvedDoubles.least(sorted[0], sorted[sorted.length - 1], v -> notAbove(v) >= k);
    }

    /// The middle one, or the mean of the two in the middle; the Hodges-Lehmann estimate of the centre.
    public double median() {
        double low = kth((count() + 1) / 2);
        return count() % 2 == 1 ? low : low + (kth(count() / 2 + 1) - low) / 2;
    }

    private static double average(double a, double b) {
        return a / 2 + b / 2;
    }

    private long notAbove(double v) {
        long count = 0;
        int j = sorted.length - 1;
        for (int i = 0; i < sorted.length; i++) {
            while (j >= i && average(sorted[i], sorted[j]) > v) {
                j--;
            }
            if (j < i) {
                break;
            }
            count += j - i + 1;
        }
        return count;
    }
}
