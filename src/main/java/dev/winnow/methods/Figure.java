package dev.winnow.methods;

import dev.winnow.text.Texts;
import java.util.Locale;

/// A probability to read, also where it is below every double.
final class Figure {
    private static final Texts TEXTS = Texts.of("methods.common");
    private static final double LARGEST_EXPONENT = 1e9;

    private Figure() {}

    /// Four digits, such as `0.9750` or `3.656e-350`, from the natural logarithm.
    ///
    /// @param log at most 0 but for rounding; minus infinity is the probability 0
    static String ofLog(double log) {
        if (log == Double.NEGATIVE_INFINITY) {
            return "0";
        }
        double decimal = log / Math.log(10);
        if (decimal >= -4) {
            return String.format(Locale.ROOT, "%.4g", Math.exp(log));
        }
        if (decimal < -LARGEST_EXPONENT) {
            return TEXTS.get("figure.tiny");
        }
        long exponent = (long) Math.floor(decimal);
        double mantissa = Math.rint(1000 * Math.pow(10, decimal - exponent)) / 1000;
        // 9.9996 is 10.000 with four digits.
        boolean full = mantissa >= 10;
        return String.format(Locale.ROOT, "%.3fe%d", full ? 1 : mantissa, full ? exponent + 1 : exponent);
    }
}
