package dev.winnow.ui.readout;

import dev.winnow.data.LedgerEntry;
import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Adjusted;
import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.Bayesian;
import dev.winnow.readout.Readout.Check;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.Effect;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.RelativeEffect;
import dev.winnow.readout.Readout.TimePoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Readouts by hand, for what a screen makes of them; their numbers are only for the look.
public final class SampleReadouts {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);

    private SampleReadouts() {}

    /// A clear win with one treatment.
    public static Readout ship() {
        return of(List.of("B"));
    }

    /// The same with three treatments.
    public static Readout many() {
        return of(List.of("B", "C", "a rather long key of a variant"));
    }

    private static Readout of(List<String> treatments) {
        List<String> variants = new ArrayList<>(List.of("control"));
        variants.addAll(treatments);
        List<MetricReadout> metrics = List.of(
                metric("Checkout conversion", "proportion", "proportion", "primary", "increase", "", Optional.empty(),
                        Optional.of(0.01), 0.1238, treatments, 0.041, 0.0098, "better"),
                metric("Revenue per visitor", "mean", "mean", "secondary", "increase", "EUR", Optional.empty(),
                        Optional.empty(), 6.214, treatments, 0.026, 0.019, "undecided"),
                metric("Time to pay", "quantile", "median", "secondary", "decrease", "s", Optional.empty(),
                        Optional.empty(), 48.2, treatments, -0.068, 0.004, "better"),
                metric("Refund rate", "proportion", "proportion", "guardrail", "decrease", "", Optional.of(0.03),
                        Optional.empty(), 0.0241, treatments, 0.004, 0.0087, "withinMargin"),
                metric("Payment errors", "proportion", "proportion", "guardrail", "decrease", "", Optional.of(0.05),
                        Optional.empty(), 0.0093, treatments, 0.062, 0.02, "beyondMargin"));
        List<Readout.Day> days = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            Map<String, Long> units = new java.util.LinkedHashMap<>();
            for (String v : variants) {
                units.put(v, 6580L + 300L * (i * 7 % 5) - (i % 7 > 4 ? 1400 : 0) + 37L * v.length());
            }
            days.add(new Readout.Day(FIRST.plusDays(i), units));
        }
        return new Readout(
                "winnow-readout/1", "winnow 0.1.0", "Shorter checkout", "Fewer steps make more visitors finish.",
                Optional.of("9f2c41"),
                new Readout.Data("orders_nov", List.of("orders_nov.csv"), Optional.of("c0ffee"), 276_715, 276_715),
                0.05, 0.95, "visitor", variants, "control",
                new Readout.Srm(Map.of("control", 138_204L, "B", 138_511L), Map.of("control", 138_357.5, "B", 138_357.5),
                        Map.of("control", 0.5, "B", 0.5), 0.34, 1, 0.56, 0.001),
                metrics,
                List.of(segment("device", "mobile", 180_112, metrics), segment("device", "desktop", 96_603, metrics)),
                days,
                List.of(
                        new Check("srm", "ok", "Split as planned", "p 0.56", "The split is what was planned."),
                        new Check("plannedSize", "ok", "Planned size reached", "101 %", "Every arm has its planned units."),
                        new Check("severalVariants", "ok", "Units in two variants", "212 · 0.08 %", "They were left out."),
                        new Check("rowsNotUsed", "warning", "Rows not used", "1,904",
                                "1,904 rows were not used; see the ledger for the reasons."),
                        new Check("duration", "unknown", "Whole weeks", "no time", "Without a time column the days are not known.")),
                new Readout.Decision("ship", Optional.of("B"), "Ship B",
                        "B raises checkout conversion by 4.1 % (95 % interval +2.2 % to +6.0 %), above the smallest change worth shipping (+1 %).",
                        "Refund rate above +3 % (now +0.4 %, upper bound +2.1 %).",
                        List.of(new Readout.Reason("primaryBetter", "The primary metric is better beyond chance."))),
                List.of(new LedgerEntry("missingVariant", "No variant in column arm", 1904, 0, List.of(12L, 80L), "")));
    }

    private static Readout.Segment segment(String column, String value, long units, List<MetricReadout> metrics) {
        return new Readout.Segment(column, value, units, metrics.subList(0, 1));
    }

    private static MetricReadout metric(
            String name, String kind, String label, String role, String direction, String unit,
            Optional<Double> margin, Optional<Double> least, double base, List<String> treatments, double effect,
            double se, String judgement) {
        List<Arm> arms = new ArrayList<>();
        arms.add(new Arm("control", 138_204, Optional.of(base * 138_204), Optional.of(base), Optional.of(1.0), Optional.empty()));
        List<Comparison> comparisons = new ArrayList<>();
        double e = effect;
        for (String t : treatments) {
            arms.add(new Arm(t, 138_511, Optional.of(base * (1 + e) * 138_511), Optional.of(base * (1 + e)), Optional.of(1.0), Optional.empty()));
            comparisons.add(comparison(t, base, e, se, kind, t.equals(treatments.getFirst()) ? judgement : "undecided"));
            e = e / 3;
        }
        return new MetricReadout(name, kind, label, role, direction, unit, margin, least, arms, comparisons);
    }

    private static Comparison comparison(String variant, double base, double e, double se, String kind, String judgement) {
        double low = e - 1.96 * se;
        double high = e + 1.96 * se;
        List<TimePoint> line = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            double wide = se * Math.sqrt(21.0 / (i + 1));
            double now = e + wide * Math.sin(i * 1.3) * 0.8;
            line.add(new TimePoint(FIRST.plusDays(i), 13_000L * (i + 1), true, now, now - 1.96 * wide, now + 1.96 * wide));
        }
        List<Readout.Point> density = new ArrayList<>();
        for (int i = -50; i <= 50; i++) {
            double z = i / 12.5;
            density.add(new Readout.Point(e + z * se, Math.exp(-z * z / 2)));
        }
        boolean quantile = kind.equals("quantile");
        Figure<Adjusted> adjusted = quantile
                ? new Figure.Absent<>("cupedKind", "CUPED does not apply to a quantile.")
                : new Figure.Known<>(new Adjusted(
                        "cuped", "pre", 0.43, 0.31, base * e * 1.02, base * low * 0.9, base * high * 0.95, base * se * 0.8,
                        Optional.of(276_713.0), 4.9, 1e-6,
                        new Figure.Known<>(new RelativeEffect(e * 1.02, e - 1.6 * se, e + 1.6 * se, se * 0.8, "delta"))));
        Figure<Bayesian> bayes = quantile
                ? new Figure.Absent<>("bayesianKind", "There is no posterior for a quantile.")
                : new Figure.Known<>(new Bayesian(e > 0 ? 0.99998 : 0.41, 0.00012, "flat", "normal", density));
        return new Comparison(
                variant, "control",
                new Figure.Known<>(new Effect(
                        base * e, base * low, base * high, base * se, Optional.empty(), e / se, quantile ? 1e-12 : 0.0000248,
                        Math.log(2.48e-5), quantile ? "quantile-order-statistic" : "two-proportions", "unpooled z")),
                new Figure.Known<>(new RelativeEffect(e, low, high, se, "delta")),
                adjusted, bayes, quantile ? List.of() : line, judgement);
    }
}
