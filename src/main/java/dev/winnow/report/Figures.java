package dev.winnow.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as the report prints them: true minus, no-break space before the unit, comma between thousands.
final class Figures {
    static final String MINUS = "\u2212";
    static final String ABSENT = "\u2013";
    private static final String SPACE = "\u00a0";

    private Figures() {}

    static String count(long n) {
        return grouped(BigDecimal.valueOf(n));
    }

    /// A value with about four figures and its unit of measure.
    static String value(double value, String unit) {
        return number(value, 4) + (unit.isEmpty() ? "" : SPACE + unit);
    }

    /// Seven figures, for sums and moments.
    static String precise(double value) {
        return number(value, 7);
    }

    static String signedValue(double value, String unit) {
        return (value > 0 ? "+" : "") + number(value, 3) + (unit.isEmpty() ? "" : SPACE + unit);
    }

    /// A share or probability.
    static String percent(double fraction) {
        double percent = fraction * 100;
        int decimals = percent != 0 && Math.abs(percent) < 1 ? 3 : 2;
        return fixed(percent, decimals) + SPACE + "%";
    }

    /// A level or share that was chosen, such as 95 %: no more decimals than it has.
    static String percentShort(double fraction) {
        BigDecimal exact = BigDecimal.valueOf(fraction * 100).setScale(4, RoundingMode.HALF_EVEN);
        BigDecimal bare = exact.stripTrailingZeros();
        return grouped(bare.scale() < 0 ? bare.setScale(0) : bare) + SPACE + "%";
    }

    /// A relative change.
    static String signedPercent(double fraction) {
        double percent = fraction * 100;
        int decimals = Math.abs(percent) < 0.1 ? 3 : Math.abs(percent) < 1 ? 2 : Math.abs(percent) < 100 ? 1 : 0;
        return (percent > 0 ? "+" : "") + fixed(percent, decimals) + SPACE + "%";
    }

    /// A difference of shares, in percentage points.
    static String points(double fraction) {
        double points = fraction * 100;
        int decimals = Math.abs(points) < 0.1 ? 3 : 2;
        return (points > 0 ? "+" : "") + fixed(points, decimals) + SPACE + "pp";
    }

    static String probability(double p) {
        if (p > 0.9995 && p < 1) {
            return ">" + SPACE + "99.9" + SPACE + "%";
        }
        if (p < 0.0005 && p > 0) {
            return "<" + SPACE + "0.1" + SPACE + "%";
        }
        return fixed(p * 100, 1) + SPACE + "%";
    }

    /// @param logP natural logarithm, used where p itself is too small for a double
    static String p(double p, double logP) {
        if (p >= 0.0001) {
            return fixed(p, p < 0.01 ? 4 : 3);
        }
        double log10 = p > 1e-300 ? Math.log10(p) : logP / Math.log(10);
        if (!Double.isFinite(log10)) {
            return "<" + SPACE + "1e" + MINUS + "300";
        }
        long exponent = (long) Math.floor(log10);
        double mantissa = Math.pow(10, log10 - exponent);
        String digits = fixed(mantissa, 1);
        if ("10.0".equals(digits)) {
            digits = "1.0";
            exponent++;
        }
        return digits + "e" + MINUS + -exponent;
    }

    /// `low … high`, the unit once when both have the same.
    static String interval(String low, String high) {
        int cut = low.lastIndexOf(SPACE);
        boolean same = cut > 0 && high.endsWith(low.substring(cut));
        return (same ? low.substring(0, cut) : low) + " … " + high;
    }

    private static String number(double value, int figures) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e15 || size < 1e-6) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(figures, RoundingMode.HALF_EVEN));
            return rounded.toString().replace('E', 'e').replace("-", MINUS);
        }
        int magnitude = (int) Math.floor(Math.log10(size));
        return fixed(value, Math.max(0, Math.min(9, figures - 1 - magnitude)));
    }

    private static String fixed(double value, int decimals) {
        return grouped(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN));
    }

    private static String grouped(BigDecimal value) {
        String digits = value.abs().toPlainString();
        int end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        var out = new StringBuilder(digits);
        for (int i = end - 3; i > 0; i -= 3) {
            out.insert(i, ',');
        }
        return (value.signum() < 0 ? MINUS : "") + out;
    }
}
