package dev.winnow.plot;

import dev.winnow.plot.Plot.Axis;
import dev.winnow.plot.Plot.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// How the numbers of an axis are stepped and written.
final class Numerals {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int[] DAY_STEPS = {1, 2, 7, 14, 28, 56, 91, 182, 364, 728, 1820, 3640};

    private Numerals() {}

    /// Largest sensible distance of ticks so that at most `most` of them fit.
    static double step(Scale scale, double range, int most) {
        int n = Math.max(1, most);
        if (scale == Scale.CATEGORY) {
            return 1;
        }
        if (scale == Scale.DAY) {
            for (int step : DAY_STEPS) {
                if (range / step <= n) {
                    return step;
                }
            }
            return Math.ceil(range / n);
        }
        double raw = range / n;
        double unit = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = unit;
        for (double m : new double[] {1, 2, 5, 10}) {
            step = unit * m;
            if (range / step <= n) {
                break;
            }
        }
        return scale == Scale.COUNT ? Math.max(1, step) : step;
    }

    /// A tick's label: as many decimals as the step needs.
    static String tick(Axis axis, double value, double step) {
        double clean = Math.abs(value) < step / 1e6 ? 0 : value;
        return switch (axis.scale()) {
            case NUMBER -> plain(clean, decimals(step));
            case COUNT -> count(clean, step);
            case PERCENT -> percent(clean, step);
            case SIGNED_PERCENT -> (clean > 0 ? "+" : "") + percent(clean, step);
            case DAY -> LocalDate.ofEpochDay(Math.round(clean)).format(DAY);
            case CATEGORY -> category(axis.categories(), clean);
        };
    }

    /// A value as it is written in tables and under the pointer: three to four figures.
    static String value(Axis axis, double value) {
        return switch (axis.scale()) {
            case NUMBER -> plain(value, figures(value));
            case COUNT -> group(new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).toPlainString());
            case PERCENT -> percentValue(value);
            case SIGNED_PERCENT -> (value > 0 ? "+" : "") + percentValue(value);
            case DAY -> LocalDate.ofEpochDay(Math.round(value)).toString();
            case CATEGORY -> category(axis.categories(), value);
        };
    }

    private static String percentValue(double value) {
        return plain(value * 100, Math.min(6, Math.max(1, figures(value * 100) - 1))) + "\u00a0%";
    }

    private static String percent(double value, double step) {
        return plain(value * 100, decimals(step * 100)) + "\u00a0%";
    }

    private static String count(double value, double step) {
        for (var unit : List.of(new Unit(1e9, "G"), new Unit(1e6, "M"), new Unit(1e3, "k"))) {
            if (Math.abs(value) >= unit.size && step >= unit.size / 10) {
                return plain(value / unit.size, decimals(step / unit.size)) + unit.letter;
            }
        }
        return plain(value, 0);
    }

    private record Unit(double size, String letter) {}

    private static String category(List<String> names, double at) {
        int i = (int) Math.round(at);
        return i >= 0 && i < names.size() ? names.get(i) : "";
    }

    private static int decimals(double step) {
        if (!(step > 0)) {
            return 0;
        }
        BigDecimal exact = new BigDecimal(step).round(new MathContext(2)).stripTrailingZeros();
        return Math.min(12, Math.max(0, exact.scale()));
    }

    private static int figures(double value) {
        double size = Math.abs(value);
        return size == 0 ? 0 : (int) Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(size))));
    }

    private static String plain(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        String digits = group(rounded.abs().toPlainString());
        return rounded.signum() < 0 ? "\u2212" + digits : digits;
    }

    private static String group(String digits) {
        int end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        var out = new StringBuilder(digits);
        for (int i = end - 3; i > (digits.startsWith("-") ? 1 : 0); i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }
}
