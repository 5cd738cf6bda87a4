package dev.winnow.ui.design;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The share that each of several variants gets, as text.
final class EvenSplit {
    private EvenSplit() {}

    /// With four digits after the point in percent: three thirds are 33.3333 % each, within what the rules accept.
    static String of(int variants) {
        return BigDecimal.valueOf(100)
                        .divide(BigDecimal.valueOf(variants), 4, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
