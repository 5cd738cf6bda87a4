package dev.winnow.stats.ranks;

import dev.winnow.stats.Sorted;

/// Ranks among a pool of values, from 1; equal values share the mean of the ranks they take up together (midranks,
/// Lehmann 1975, section 1.4). A rank costs two searches by halving.
public final class MidRanks {
    private final double[] sorted;

    private MidRanks(double[] sorted) {
        this.sorted = sorted;
    }

    /// The values of all samples together.
    ///
    /// @param samples finite values
    /// @throws IllegalArgumentException if a value is not finite
    public static MidRanks among(double[]... samples) {
        return new MidRanks(Sorted.of(samples));
    }

    /// How many values are in the pool.
    public int size() {
        return sorted.length;
    }

    /// The rank of a value of the pool; of any other value, half a rank above those below it.
    public double of(double value) {
        return (before(value) + 1 + after(value)) / 2.0;
    }

    /// Sum of the ranks of the values of one sample, exact up to 2^52 as it goes by halves.
    ///
    /// @param sample values of the pool
    public double sum(double[] sample) {
        double sum = 0;
        for (double v : sample) {
            sum += of(v);
        }
        return sum;
    }

    /// Sum of t^3 - t over the groups of t equal values, which the variances of rank statistics are corrected by; 0
    /// without ties.
    public double ties() {
        double ties = 0;
        for (int i = 0; i < sorted.length; ) {
            int end = after(sorted[i]);
            double t = end - i;
            ties += t * t * t - t;
            i = end;
        }
        return ties;
    }

    /// Number of values below x.
    private int before(double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Number of values up to x.
    private int after(double x) {
        return before(Math.nextUp(x));
    }
}
