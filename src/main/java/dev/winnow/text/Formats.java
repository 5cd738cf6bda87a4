package dev.winnow.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers as people read them: always with sign or unit where one is meant, never NaN, never a tiny number as 0.
///
/// Minus is U+2212; between a number and its percent sign stands a no-break space.
public final class Formats {
    private static final String MINUS = "\u2212";
    private static final String PERCENT = "\u00a0%";

    private final Locale locale;
    private final DecimalFormatSymbols symbols;

    private Formats(Locale locale) {
        this.locale = locale;
        this.symbols = DecimalFormatSymbols.getInstance(locale);
    }

    public static Formats of(Locale locale) {
        return new Formats(locale);
    }

    /// What Winnow shows unless told otherwise: `1,234.5` and `2 Nov 2026`.
    public static Formats standard() {
        return new Formats(Locale.US);
    }

    /// A whole number with separators: `138,204`.
    public String count(long n) {
        return minus(new DecimalFormat("#,##0", symbols).format(n));
    }

    /// As it was set, with no digit added: `0.001`, `0.05`, `4`.
    public String exact(double x) {
        return minus(BigDecimal.valueOf(finite(x)).stripTrailingZeros().toPlainString());
    }

    /// A confidence level: 0.95 is `95 %`, 0.99999 is `99.999 %`.
    public String level(double fraction) {
        BigDecimal percent = BigDecimal.valueOf(finite(fraction)).movePointRight(2).round(new MathContext(12));
        return percent.stripTrailingZeros().toPlainString() + PERCENT;
    }

    /// Four significant digits, more if the number is large: `6.214`, `13,200`, `0.001235`, `1.2e-9`.
    public String number(double x) {
        return significant(x, 4);
    }

    /// The same with its sign: `+0.162`.
    public String signed(double x) {
        return sign(x) + significant(x, 4);
    }

    /// Six significant digits, for the inspector.
    public String precise(double x) {
        return significant(x, 6);
    }

    /// A fraction as percent: 0.1238 is `12.38 %`.
    public String percent(double fraction) {
        return minus(percentDigits(fraction)) + PERCENT;
    }

    /// The same with its sign: `+4.1 %`.
    public String signedPercent(double fraction) {
        double x = 100 * fraction;
        double a = Math.abs(x);
        int decimals = a < 0.995 ? 2 : a < 99.95 ? 1 : 0;
        String text = a > 0 && a < 0.01 ? significantRaw(x, 2) : fixed(x, decimals);
        return sign(x) + minus(text) + PERCENT;
    }

    /// An interval of relative changes: `+2.2 % to +6.0 %`.
    public String percentInterval(double low, double high) {
        return signedPercent(low) + " to " + signedPercent(high);
    }

    /// An interval of differences in the metric's own unit.
    public String interval(double low, double high) {
        return signed(low) + " to " + signed(high);
    }

    /// A p-value: `0.25`, `0.0012`, `2.5e-5`; 0 is `< 1e-300`, for which [#pFromLog] knows better.
    public String p(double p) {
        if (finite(p) <= 0) {
            return "< 1e-300";
        }
        if (p >= 0.995) {
            return p >= 0.9995 ? "> 0.999" : fixed(p, 3);
        }
        return p >= 0.0001 ? trimmed(p, 2) : scientific(p);
    }

    /// A p-value from its natural logarithm, so that z = 40 reads `7.3e-350`.
    public String pFromLog(double logP) {
        if (logP > Math.log(1e-290)) {
            return p(Math.exp(logP));
        }
        if (logP == Double.NEGATIVE_INFINITY) {
            return "0";
        }
        double log10 = finite(logP) / Math.log(10);
        double exponent = Math.floor(log10);
        double mantissa = Math.pow(10, log10 - exponent);
        if (mantissa >= 9.95) {
            mantissa = 1;
            exponent++;
        }
        return fixed(mantissa, 1) + "e" + (long) exponent;
    }

    /// A probability: `0.977`, `0.99998`, never 1 or 0 unless it is.
    public String probability(double p) {
        if (finite(p) > 0.9995 && p < 1) {
            double miss = 1 - p;
            int digits = (int) Math.min(9, Math.ceil(-Math.log10(miss)));
            String text = BigDecimal.valueOf(p).setScale(digits, RoundingMode.FLOOR).toPlainString();
            return p > 1 - 1e-9 ? "> 0.999999999" : text;
        }
        if (p < 0.0005 && p > 0) {
            return p(p);
        }
        return fixed(p, 3);
    }

    /// `2 Nov 2026`.
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(day);
    }

    /// `2 Nov`.
    public String shortDate(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM", locale).format(day);
    }

    /// A file size: `512 B`, `1.4 MB`.
    public String bytes(long n) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double x = n;
        int u = 0;
        while (x >= (u == 0 ? 1000 : 999.95) && u < units.length - 1) {
            x /= 1000;
            u++;
        }
        return (u == 0 ? Long.toString(n) : fixed(x, 1)) + " " + units[u];
    }

    private String percentDigits(double fraction) {
        double x = 100 * fraction;
        double a = Math.abs(x);
        if (a > 0 && a < 0.01) {
            return significantRaw(x, 2);
        }
        return fixed(x, a < 100 ? 2 : 1);
    }

    private String significant(double x, int digits) {
        return minus(significantRaw(x, digits));
    }

    private String significantRaw(double x, int digits) {
        double a = Math.abs(finite(x));
        if (a == 0) {
            return "0";
        }
        if (a < 1e-4 || a >= 1e15) {
            return scientific(x);
        }
        // The digits before the point are counted after rounding: 9.9996 is 10.00, not 10.000.
        BigDecimal rounded = new BigDecimal(a).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int whole = rounded.precision() - rounded.scale();
        return fixed(x, Math.max(0, digits - whole));
    }

    private static double finite(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("not a figure: " + x);
        }
        return x;
    }

    private String trimmed(double x, int digits) {
        return new BigDecimal(x).round(new MathContext(digits)).toPlainString();
    }

    private String scientific(double x) {
        BigDecimal b = new BigDecimal(x).round(new MathContext(2));
        int exponent = b.precision() - b.scale() - 1;
        return b.movePointLeft(exponent).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + "e" + exponent;
    }

    private String fixed(double x, int decimals) {
        var format = new DecimalFormat("#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : ""), symbols);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        String text = format.format(finite(x));
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return zero && text.startsWith("-") ? text.substring(1) : text;
    }

    private static String sign(double x) {
        return x > 0 ? "+" : "";
    }

    private static String minus(String text) {
        return text.startsWith("-") ? MINUS + text.substring(1) : text;
    }
}
