package dev.winnow.ui.readout;

import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.Effect;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.text.Formats;
import dev.winnow.ui.subject.SubjectTexts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/// Numbers of the readout in words; the one place of the screen that formats.
final class Words {
    private static final Formats FORMATS = Formats.standard();
    private static final Set<String> SHARES = Set.of("proportion", "retention", "funnel");

    private Words() {}

    static String percent(double fraction) {
        return FORMATS.percent(fraction);
    }

    /// A level or margin that was chosen, such as 95 %: no more decimals than it has.
    static String chosen(double fraction) {
        return BigDecimal.valueOf(fraction).movePointRight(2).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString()
                + " %";
    }

    /// A signed change in whole percent.
    static String whole(double fraction) {
        String digits = BigDecimal.valueOf(fraction).movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
        return digits.replace("-", "\u2212") + "\u00a0%";
    }

    /// An expected loss, short: the unit stands with the values.
    static String loss(MetricReadout m, double x) {
        return share(m) ? FORMATS.percent(x) : FORMATS.number(x);
    }

    static String signedPercent(double fraction) {
        return FORMATS.signedPercent(fraction);
    }

    static String percentRange(double low, double high) {
        return FORMATS.percentInterval(low, high);
    }

    static String probability(double p) {
        return FORMATS.probability(p);
    }

    /// A value of the metric itself.
    static String level(MetricReadout m, double x) {
        return share(m) ? FORMATS.percent(x) : unit(m, FORMATS.number(x));
    }

    /// A difference in the metric's own unit: percentage points for shares.
    static String signed(MetricReadout m, double x) {
        return share(m)
                ? SubjectTexts.get("readout.points", FORMATS.signedPercent(x).replaceFirst("[\\s\\u00a0\\u202f]*%$", ""))
                : unit(m, FORMATS.signed(x));
    }

    static String range(MetricReadout m, double low, double high) {
        return share(m)
                ? SubjectTexts.get("readout.points", FORMATS.percentInterval(low, high).replaceAll("[\\s\\u00a0\\u202f]*%", ""))
                : unit(m, FORMATS.interval(low, high));
    }

    static String totals(MetricReadout m, Arm a) {
        if (a.sum().isPresent() && a.denominator().isPresent()) {
            return total(a.sum().get()) + " / " + total(a.denominator().get());
        }
        return share(m) && a.sum().isPresent()
                ? total(a.sum().get()) + " / " + count(a.n())
                : SubjectTexts.get("readout.n", count(a.n()));
    }

    /// A sum: without decimals when it counts something.
    private static String total(double sum) {
        boolean counts = sum == Math.rint(sum) && Math.abs(sum) < 1e15;
        return counts ? FORMATS.count((long) sum) : FORMATS.number(sum);
    }

    static String p(Effect e) {
        return e.p() > 0 ? FORMATS.p(e.p()) : FORMATS.pFromLog(e.logP());
    }

    static String count(long n) {
        return FORMATS.count(n);
    }

    private static boolean share(MetricReadout m) {
        return SHARES.contains(m.kind());
    }

    private static String unit(MetricReadout m, String number) {
        return m.unitOfMeasure().isEmpty() ? number : number + " " + m.unitOfMeasure();
    }
}
