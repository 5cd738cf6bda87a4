package dev.winnow.stats.platforms;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Rounding as the AB server publishes its figures.
final class Decimals {
    private Decimals() {}

    /// The nearest decimal of the exact binary value, halves to the even digit, as Python's `round`; what is not finite
    /// stays.
    static double rounded(double v, int places) {
        return Double.isFinite(v) ? new BigDecimal(v).setScale(places, RoundingMode.HALF_EVEN).doubleValue() : v;
    }
}
