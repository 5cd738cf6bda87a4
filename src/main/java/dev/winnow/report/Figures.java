package dev.winnow.report;

import dev.winnow.text.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as the report prints them: those of [Formats], with units, intervals and percentage points.
final class Figures {
    static final String ABSENT = "\u2013";
    private static final Formats FORMATS = Formats.standard();
    private static final String SPACE = "\u00a0";

    private Figures() {}

    static String count(long n) {
        return FORMATS.count(n);
    }

    static String value(double value, String unit) {
        return united(FORMATS.number(value), unit);
    }

    static String signedValue(double value, String unit) {
        return united(FORMATS.signed(value), unit);
    }

    /// For sums and moments; whole numbers whole.
    static String precise(double value) {
        boolean whole = Math.abs(value - Math.rint(value)) <= 1e-12 * Math.abs(value) && Math.abs(value) < 1e15;
        return whole ? FORMATS.count(Math.round(value)) : FORMATS.precise(value);
    }

    /// A share.
    static String percent(double fraction) {
        return FORMATS.percent(fraction);
    }

    /// A relative change.
    static String signedPercent(double fraction) {
        return FORMATS.signedPercent(fraction);
    }

    /// A level or share that was chosen, such as 95 %: no more decimals than it has.
    static String percentShort(double fraction) {
        BigDecimal exact = BigDecimal.valueOf(fraction * 100).setScale(4, RoundingMode.HALF_EVEN);
        BigDecimal bare = exact.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString() + SPACE + "%";
    }

    /// A difference of shares, in percentage points.
    static String points(double fraction) {
        double points = fraction * 100;
        int decimals = Math.abs(points) < 0.1 ? 3 : 2;
        BigDecimal rounded = new BigDecimal(points).setScale(decimals, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0 && points != 0) {
            return FORMATS.signed(points) + SPACE + "pp";
        }
        String sign = rounded.signum() < 0 ? "\u2212" : rounded.signum() > 0 ? "+" : "";
        return sign + rounded.abs().toPlainString() + SPACE + "pp";
    }

    static String probability(double p) {
        return FORMATS.probability(p);
    }

    static String p(double p) {
        return FORMATS.p(p);
    }

    /// @param logP natural logarithm of p, so that tiny stays tiny
    static String pFromLog(double logP) {
        return FORMATS.pFromLog(logP);
    }

    /// `low … high`, the unit once when both have the same.
    static String interval(String low, String high) {
        int cut = low.lastIndexOf(SPACE);
        boolean same = cut > 0 && high.endsWith(low.substring(cut));
        return (same ? low.substring(0, cut) : low) + " … " + high;
    }

    /// The same without the unit, for small print under a figure that has it.
    static String range(String low, String high) {
        String both = interval(low, high);
        int cut = both.lastIndexOf(SPACE);
        return cut > both.indexOf(" … ") ? both.substring(0, cut) : both;
    }

    private static String united(String number, String unit) {
        return unit.isEmpty() ? number : number + SPACE + unit;
    }
}
