package dev.winnow.ui.readout;

import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.MetricReadout;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers of the readout in words; the one place of the screen that formats.
final class Words {
    private Words() {}

    static String percent(double fraction) {
        return format("0.##", 100 * fraction) + " %";
    }

    static String signedPercent(double fraction) {
        return format("+0.0#;−0.0#", 100 * fraction) + " %";
    }

    static String percentRange(double low, double high) {
        return format("+0.0#;−0.0#", 100 * low) + " … " + signedPercent(high);
    }

    static String probability(double p) {
        return format("0.0#", 100 * p) + " %";
    }

    static String level(MetricReadout m, double x) {
        return m.kind().equals("proportion") ? format("0.00##", 100 * x) + " %" : unit(m, format("#,##0.###", x));
    }

    static String signed(MetricReadout m, double x) {
        return m.kind().equals("proportion") ? format("+0.00##;−0.00##", 100 * x) + " pp" : unit(m, format("+#,##0.####;−#,##0.####", x));
    }

    static String range(MetricReadout m, double low, double high) {
        return m.kind().equals("proportion")
                ? format("+0.00##;−0.00##", 100 * low) + " … " + signed(m, high)
                : format("+#,##0.####;−#,##0.####", low) + " … " + signed(m, high);
    }

    static String totals(MetricReadout m, Arm a) {
        return m.kind().equals("proportion") ? count((long) a.sum()) + " / " + count(a.n()) : "n " + count(a.n());
    }

    static String p(double p) {
        return p < 1e-4 ? String.format(Locale.ROOT, "%.1e", p) : format("0.####", p);
    }

    static String count(long n) {
        return format("#,##0", n);
    }

    private static String unit(MetricReadout m, String number) {
        return m.unitOfMeasure().isEmpty() ? number : number + " " + m.unitOfMeasure();
    }

    private static String format(String pattern, double x) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(x);
    }
}
