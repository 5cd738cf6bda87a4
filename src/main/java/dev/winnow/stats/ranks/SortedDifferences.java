package dev.winnow.stats.ranks;

/// Order statistics of all pairwise differences of two ordered samples, without forming them.
///
/// The differences fall along the rows and rise along the columns of a matrix, so those not above a value are counted in
/// one walk along its edge. The k-th is found by halving the range of doubles, seen as ordered whole numbers: at most 64
/// walks, exact to the last bit.
final class SortedDifferences {
    private final double[] treatment;
    private final double[] control;

    /// Both in ascending order.
    SortedDifferences(double[] treatment, double[] control) {
        this.treatment = treatment;
        this.control = control;
    }

    /// The k-th smallest difference treatment - control.
    ///
    /// @param k from 1
    double kth(long k) {
        long low = ordered(treatment[0] - control[control.length - 1]);
        long high = ordered(treatment[treatment.length - 1] - control[0]);
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (notAbove(value(middle)) >= k) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return value(low);
    }

    /// The middle one, or the mean of the two in the middle.
    double median() {
        long pairs = (long) treatment.length * control.length;
        double low = kth((pairs + 1) / 2);
        return pairs % 2 == 1 ? low : low + (kth(pairs / 2 + 1) - low) / 2;
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

    /// Whole numbers in the order of the doubles; negative ones run backwards in their bits.
    private static long ordered(double v) {
        long bits = Double.doubleToLongBits(v + 0.0);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double value(long ordered) {
        return Double.longBitsToDouble(ordered >= 0 ? ordered : Long.MIN_VALUE - ordered);
    }
}
