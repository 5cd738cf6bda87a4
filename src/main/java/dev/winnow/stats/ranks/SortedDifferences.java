package dev.winnow.stats.ranks;

import dev.winnow.stats.Sorted;

/// Order statistics of all pairwise differences of two ordered samples, without forming them.
///
/// The differences fall along the rows and rise along the columns of a matrix, so those not above a value are counted
/// in one walk along its edge. The k-th is enclosed by differences that occur: each walk moves one end to the
/// difference next to a guess, which is by turns interpolated from the counts and the middle of the doubles between the
/// ends, so that at most 128 walks are needed and commonly a dozen or two. Exact to the last bit of a difference; the
/// values and k are not checked.
public final class SortedDifferences {
    private final double[] treatment;
    private final double[] control;

    /// @param treatment finite, in any order, at least one value
    /// @param control   finite, in any order, at least one value
    /// @throws IllegalArgumentException if a sample is empty or a value is not finite
    public static SortedDifferences of(double[] treatment, double[] control) {
        if (Math.min(treatment.length, control.length) == 0) {
            throw new IllegalArgumentException("%d and %d values".formatted(treatment.length, control.length));
        }
        return new SortedDifferences(Sorted.of(treatment), Sorted.of(control));
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
        double low = treatment[0] - control[control.length - 1];
        double high = treatment[treatment.length - 1] - control[0];
        long below = 0;
        long upTo = count();
        for (int i = 0; low < high; i++) {
            double guess = low + (high - low) * ((k - below - 0.5) / (upTo - below));
            boolean take = i % 2 == 0 && guess >= low && guess < high;
            Split split = split(take ? guess : HalvedDoubles.middle(low, high));
            if (split.count >= k) {
                high = split.last;
                upTo = split.count;
            } else {
                low = split.next;
                below = split.count;
            }
        }
        return low;
    }

    /// The middle one, or the mean of the two in the middle; the Hodges-Lehmann estimate of the shift.
    public double median() {
        long pairs = count();
        double low = kth((pairs + 1) / 2);
        if (pairs % 2 == 1) {
            return low;
        }
        Split split = split(low);
        double high = split.count > pairs / 2 ? low : split.next;
        return low + (high - low) / 2;
    }

    /// The differences on either side of a value.
    ///
    /// @param count how many are not above the value
    /// @param last  the largest of these
    /// @param next  the smallest above the value
    private record Split(long count, double last, double next) {}

    private Split split(double value) {
        int m = control.length;
        long count = 0;
        double last = Double.NEGATIVE_INFINITY;
        double next = Double.POSITIVE_INFINITY;
        int j = 0;
        for (double x : treatment) {
            while (j < m && x - control[j] > value) {
                j++;
            }
            count += m - j;
            last = j < m ? Math.max(last, x - control[j]) : last;
            next = j > 0 ? Math.min(next, x - control[j - 1]) : next;
        }
        return new Split(count, last, next);
    }
}
