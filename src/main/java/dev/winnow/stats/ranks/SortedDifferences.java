package dev.winnow.stats.ranks;

import java.util.Arrays;

/// Order statistics of all pairwise differences of two ordered samples, without forming them.
///
/// The differences fall along the rows and rise along the columns of a matrix, so those not above a value are counted in
/// one walk along its edge, O(n), and the k-th takes at most 64 walks.
public final class SortedDifferences {
    private final double[] treatment;
    private final double[] control;

    /// @param treatment finite, in any order, at least one value
    /// @param control   finite, in any order, at least one value
    /// @throws IllegalArgumentException if a sample is empty
    public static SortedDifferences of(double[] treatment, double[] control) {
        if (Math.min(treatment.length, control.length) == 0) {
            throw new IllegalArgumentException("%d and %d values".formatted(treatment.length, control.length));
        }
        double[] t = treatment.clone();
        double[] c = control.clone();
        Arrays.sort(t);
        Arrays.sort(c);
        return new SortedDifferences(t, c);
    }

    /// Both in ascending order.
    SortedDifferences(double[] treatment, double[] control) {
        this.treatment = treatment;
        this.control = control;
    }

    /// Number of differences.
    public long count() {
        return (long) treatment.length * control.length;
    }

    /// The k-th smallest difference treatment - control.
    ///
    /// @param k in [1, count]
    public double kth(long k) {
        return HalvedDoubles.least(
                treatment[0] - control[control.length - 1],
                treatment[treatment.length - 1] - control[0],
                v -> notAbove(v) >= k);
    }

    /// The middle one, or the mean of the two in the middle.
    public double median() {
        double low = kth((count() + 1) / 2);
        return count() % 2 == 1 ? low : low + (kth(count() / 2 + 1) - low) / 2;
    }

    private long notAbove(double v) {
        long count = 0;
        int j = 0;
        for (double x : treatment) {
            while (j < control.length && x - control[j] > v) {
                j++;
            }
            count += control.length - j;
        }
        return count;
    }
}
