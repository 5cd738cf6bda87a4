package dev.winnow.stats.adjust;

import dev.winnow.stats.Sorted;
import dev.winnow.stats.means.QuantileType;

/// Pulls extreme values in to a cap, so that a few units do not decide a comparison (Tukey 1962; Wilcox 2012).
///
/// What is compared afterwards is the mean of the capped metric. Both arms must share the caps: caps from each arm
/// alone would hide an effect in the tail.
///
/// @param low  values below become this; negative infinity leaves them
/// @param high values above become this; infinity leaves them
public record Winsor(double low, double high) {
    public Winsor {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low=%s is above high=%s".formatted(low, high));
        }
        // -0 and 0 are the same cap, but not where a value is clamped between them.
        low += 0.0;
        high += 0.0;
    }

    /// A fixed upper cap and no lower one.
    public static Winsor above(double cap) {
        return new Winsor(Double.NEGATIVE_INFINITY, cap);
    }

    /// Caps at sample quantiles of the arms together (type 7 of Hyndman and Fan 1996).
    ///
    /// @param lower quantile of the lower cap in [0, 1]; 0 is the smallest value, which moves none
    /// @param upper quantile of the upper cap in [lower, 1]; 1 is the largest value, which moves none
    /// @param arms  the values of each arm, at least one value altogether; both arms, so that they share the caps
    /// @throws IllegalArgumentException for other quantiles, without values or with one that is not finite
    public static Winsor quantiles(double lower, double upper, double[]... arms) {
        if (!(0 <= lower && lower <= upper && upper <= 1)) {
            throw new IllegalArgumentException("quantiles %s and %s, 0 <= lower <= upper <= 1".formatted(lower, upper));
        }
        double[] all = Sorted.of(arms);
        return new Winsor(
                QuantileType.LINEAR.ofSorted(all, lower), QuantileType.LINEAR.ofSorted(all, upper));
    }

    /// The value within the caps: min(high, max(low, value)).
    public double apply(double value) {
        return Math.clamp(value, low, high);
    }

    /// All values within the caps.
    public double[] apply(double... values) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = apply(values[i]);
        }
        return out;
    }

    /// How many values a cap moves; one that equals a cap is not.
    public long moved(double... values) {
        long moved = 0;
        for (double v : values) {
            moved += v < low || v > high ? 1 : 0;
        }
        return moved;
    }
}
