package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import java.util.function.DoubleSupplier;

/// An estimate with the ends of its interval.
///
/// @param estimate may be infinite for a ratio over 0
/// @param low      lower end; the smallest possible value where the alternative leaves it open
/// @param high     upper end; the largest possible value, perhaps infinite, where the alternative leaves it open
public record IntervalEstimate(double estimate, double low, double high) {
    /// Interval of a ratio by a method that gives lower ends: the upper end is the inverse of the lower end with the
    /// arms exchanged. An open end is 0 or infinity.
    ///
    /// @param estimate       treatment over control
    /// @param lower          lower end of treatment over control, at least 0
    /// @param lowerExchanged lower end of control over treatment, at least 0
    public static IntervalEstimate ofRatio(
            double estimate, Alternative alternative, DoubleSupplier lower, DoubleSupplier lowerExchanged) {
        return new IntervalEstimate(
                estimate,
                alternative == Alternative.LESS ? 0 : lower.getAsDouble(),
                alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : 1 / lowerExchanged.getAsDouble());
    }
}
