package dev.winnow.stats.numeric;

import java.util.function.DoubleUnaryOperator;

/// Golden-section search for the highest point of a function with a single peak (Kiefer 1953).
///
/// Two inner points divide the bracket in the golden section. A step makes the lower one an end and keeps the other, so
/// it costs one evaluation and leaves 0.618 of the bracket. As the function is flat at its peak, the place is known to
/// no more than half of a double's digits, the height to all.
public final class GoldenSection {
    private static final double SHARE = (Math.sqrt(5) - 1) / 2;

    private final DoubleUnaryOperator f;
    private double low;
    private double high;
    private double left;
    private double right;
    private double atLeft;
    private double atRight;

    /// Starts from a bracket, with one evaluation at each inner point.
    ///
    /// @param f    rising up to its peak in [low, high] and falling after it; of several peaks one is found
    /// @param low  lower end of the bracket, finite
    /// @param high upper end of the bracket, finite
    public GoldenSection(DoubleUnaryOperator f, double low, double high) {
        this.f = f;
        this.low = low;
        this.high = high;
        left = high - SHARE * (high - low);
        right = low + SHARE * (high - low);
        atLeft = f.applyAsDouble(left);
        atRight = f.applyAsDouble(right);
    }

    /// Narrows the bracket to 0.618 of its width; of two inner points alike in height the upper one stays inside.
    public void step() {
        if (atLeft > atRight) {
            high = right;
            right = left;
            atRight = atLeft;
            left = high - SHARE * (high - low);
            atLeft = f.applyAsDouble(left);
        } else {
            low = left;
            left = right;
            atLeft = atRight;
            right = low + SHARE * (high - low);
            atRight = f.applyAsDouble(right);
        }
    }

    /// How much the two inner points differ in height, never negative.
    public double drop() {
        return Math.abs(atLeft - atRight);
    }

    /// The higher of the two inner points.
    public double best() {
        return atLeft > atRight ? left : right;
    }
}
