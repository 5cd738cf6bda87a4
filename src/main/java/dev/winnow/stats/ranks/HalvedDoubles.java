package dev.winnow.stats.ranks;

import java.util.function.DoublePredicate;

/// Finds a number by halving the range of doubles, seen as ordered whole numbers: at most 64 steps, exact to the last
/// bit.
final class HalvedDoubles {
    private HalvedDoubles() {}

    /// The least double in [from, to] of which something holds that holds of all larger ones too; it is taken to hold
    /// of `to`.
    static double least(double from, double to, DoublePredicate holds) {
        long low = ordered(from);
        long high = ordered(to);
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (holds.test(value(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return value(low);
    }

    /// The double in the middle of two, as many doubles from one as from the other.
    static double middle(double low, double high) {
        long a = ordered(low);
        long b = ordered(high);
        return value((a & b) + ((a ^ b) >> 1));
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
