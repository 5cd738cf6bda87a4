package dev.winnow.stats.proportions;

import dev.winnow.stats.numeric.Roots;
import java.util.function.DoubleUnaryOperator;

/// Roots of monotone functions of a positive number, sought on the logarithmic scale between exp(-700) and exp(700).
public final class PositiveRoot {
    private static final double FURTHEST = 700;

    private PositiveRoot() {}

    /// Where a falling function on (0, infinity) is 0: 0 if it is nowhere above 0, infinity if it is nowhere below. The
    /// bracket grows from the start by doubling; the logarithm of the root is good to 1e-15 relative.
    ///
    /// @param f     falling, not NaN; where it is 0 in more than one place, the start decides which is found
    /// @param start near the root, above 0 and finite
    public static double falling(DoubleUnaryOperator f, double start) {
        DoubleUnaryOperator onLog = t -> f.applyAsDouble(Math.exp(t));
        double low = Math.log(start);
        double high = low;
        double step = 0.5;
        while (onLog.applyAsDouble(low) < 0) {
            high = low;
            low -= step;
            step *= 2;
            if (low < -FURTHEST) {
                return 0;
            }
        }
        step = 0.5;
        while (high <= low || onLog.applyAsDouble(high) > 0) {
            high = Math.max(high, low) + step;
            step *= 2;
            if (high > FURTHEST) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return Math.exp(Roots.between(onLog, low, high).orElseThrow());
    }
}
