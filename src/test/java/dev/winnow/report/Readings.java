package dev.winnow.report;

import dev.winnow.data.LedgerEntry;
import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Adjusted;
import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.Bayesian;
import dev.winnow.readout.Readout.Check;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.Day;
import dev.winnow.readout.Readout.Decision;
import dev.winnow.readout.Readout.Effect;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.Point;
import dev.winnow.readout.Readout.Reason;
import dev.winnow.readout.Readout.RelativeEffect;
import dev.winnow.readout.Readout.Segment;
import dev.winnow.readout.Readout.TimePoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Readouts of every shape that a report must bear.
final class Readings {
    static final String FORMULA = "=cmd|' /C calc'!A0";
    static final String SCRIPT = "<script>alert(1)</script>";
    static final String MIXED = "Конверсия λ 🚀 שלום | a\nb `x`";
    static final String LONG = "a very long name without any mercy for the layout ".repeat(6);

    private Readings() {}

    static Readout plain() {
        return of("Shorter checkout", List.of("A", "B"),
                List.of("Checkout conversion", "Revenue per visitor", "Time to pay", "Refund rate"), 21, true);
    }

    static Readout three() {
        return of("Price anchor", List.of("control", "B", "C"), List.of("Checkout conversion", "Revenue per visitor", "Refund rate"), 14, true);
    }

    static Readout timeless() {
        return of("No time", List.of("A", "B"), List.of("Checkout conversion", "Revenue per visitor"), 0, false);
    }

    static Readout absent() {
        Readout r = timeless();
        List<MetricReadout> metrics = r.metrics().stream()
                .map(m -> new MetricReadout(m.name(), m.kind(), m.label(), m.role(), m.direction(), m.unitOfMeasure(),
                        m.margin(), m.minimumEffect(), m.arms(), List.of(new Comparison("B", "A",
                                missing(), missing(), missing(), missing(), List.of(), "undecided"))))
                .toList();
        return with(r, metrics);
    }

    private static <T> Figure<T> missing() {
        return new Figure.Absent<>("tooFewUnits", "Not enough data for this test, 37 of 50 units.");
    }

    static Readout wide() {
        var variants = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            variants.add("variant " + (char) ('A' + i));
        }
        var metrics = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            metrics.add("Metric number " + i);
        }
        return of("Wide", variants, metrics, 10, true);
    }

    static Readout hostile() {
        return of(SCRIPT + FORMULA, List.of(FORMULA, MIXED, "@" + SCRIPT), List.of(LONG, SCRIPT, FORMULA, "-1+1|" + MIXED), 5, true);
    }

    /// A split that failed, as the decision rule says it.
    static Readout broken() {
        Readout r = timeless();
        String why = "The units are not split as planned (chi-square p 9.5e-5, below 0.001), so the arms differ.";
        return with(r, r.metrics(), new Decision("brokenData", Optional.empty(), "Do not trust this data", why,
                "A mended assignment.", List.of(new Reason("sampleRatio", why))));
    }

    /// Better is less: a primary metric that should decrease, and does.
    static Readout decrease() {
        Readout r = timeless();
        MetricReadout m = r.metrics().getFirst();
        var density = new ArrayList<Point>();
        for (int j = 0; j <= 100; j++) {
            double x = -0.02 + (j - 50) * 0.0012;
            density.add(new Point(x, Math.exp(-0.5 * Math.pow((x + 0.02) / 0.015, 2))));
        }
        Comparison c = m.comparisons().getFirst();
        var less = new Comparison(c.variant(), c.control(), c.absolute(), c.relative(), c.adjusted(),
                new Figure.Known<>(new Bayesian(0.909, 0.0001, "flat", "normal", density)), List.of(), "undecided");
        return with(r, List.of(new MetricReadout(m.name(), m.kind(), m.label(), m.role(), "decrease",
                m.unitOfMeasure(), m.margin(), m.minimumEffect(), m.arms(), List.of(less))));
    }

    private static Readout with(Readout r, List<MetricReadout> metrics) {
        return with(r, metrics, r.decision());
    }

    private static Readout with(Readout r, List<MetricReadout> metrics, Decision decision) {
        return new Readout(r.schema(), r.engine(), r.experiment(), r.hypothesis(), r.design(), r.data(), r.alpha(),
                r.confidence(), r.unit(), r.variants(), r.control(), r.srm(), metrics, r.segments(), r.days(),
                r.health(), decision, r.ledger());
    }

    private static Readout of(String name, List<String> variants, List<String> names, int days, boolean segments) {
        String control = variants.getFirst();
        Map<String, Long> observed = new LinkedHashMap<>();
        Map<String, Double> expected = new LinkedHashMap<>();
        Map<String, Double> shares = new LinkedHashMap<>();
        long n = 138_204;
        for (int i = 0; i < variants.size(); i++) {
            observed.put(variants.get(i), n + 307L * i);
            expected.put(variants.get(i), n + 153.5 * (variants.size() - 1));
            shares.put(variants.get(i), 1.0 / variants.size());
        }
        var metrics = new ArrayList<MetricReadout>();
        for (int i = 0; i < names.size(); i++) {
            metrics.add(metric(names.get(i), i, i == names.size() - 1 && i > 0, variants, n, days));
        }
        var split = new ArrayList<Segment>();
        if (segments) {
            for (String value : List.of("desktop", "mobile", "tablet")) {
                split.add(new Segment("device", value, n / 3, List.of(metric(names.getFirst(), split.size(), false, variants, n / 3, 0))));
            }
        }
        var series = new ArrayList<Day>();
        for (int d = 0; d < days; d++) {
            Map<String, Long> units = new LinkedHashMap<>();
            for (int i = 0; i < variants.size(); i++) {
                units.put(variants.get(i), 6500L + (long) (900 * Math.sin(d * 0.9)) + 40L * i * (d % 3));
            }
            series.add(new Day(LocalDate.of(2026, 11, 2).plusDays(d), units));
        }
        return new Readout("winnow-readout/1", "winnow 0.1.0", name,
                "A shorter checkout makes more visitors buy, and none of them returns more.",
                Optional.of("9f2c4be1a0d47788"),
                new Readout.Data("orders_nov.csv", List.of("orders_nov.csv"), Optional.of("3b1f".repeat(16)), 278_619, 276_715),
                0.05, 0.95, "visitors", variants, control,
                new Readout.Srm(observed, expected, shares, 0.341, variants.size() - 1, 0.559, 0.001),
                metrics, split, series,
                List.of(
                        new Check("srm", "ok", "Split as planned", "p 0.56", "The split between the variants is as planned."),
                        new Check("plannedSize", "ok", "Planned size reached", "101 %", "Every variant has the units that were planned."),
                        new Check("severalVariants", "warning", "Units in two variants", "212", "They were left out; look at the assignment if there are more."),
                        new Check("duration", "unknown", "Whole weeks", "–", "There is no time column.")),
                new Decision("ship", Optional.of(variants.get(1)), "Ship " + variants.get(1),
                        variants.get(1) + " raises " + names.getFirst()
                                + " by +4.1 % (95 % interval +2.2 % to +6.0 %), above the smallest change worth shipping (+1 %). No guardrail is harmed.",
                        "Would change the verdict: a refund rate more than 3 % above control.",
                        List.of(new Reason("primaryBetter", "The primary metric is better than control."),
                                new Reason("guardrailsHold", "All guardrails stay within their margins."))),
                List.of(new LedgerEntry("missingVariant", "no variant in column \"arm\"", 1_692, 0, List.of(18L, 402L, 7_731L), ""),
                        new LedgerEntry("severalVariants", "units in several variants", 424, 212, List.of(), "")));
    }

    private static MetricReadout metric(String name, int i, boolean guardrail, List<String> variants, long n, int days) {
        boolean share = i % 2 == 0 || guardrail;
        var arms = new ArrayList<Arm>();
        var comparisons = new ArrayList<Comparison>();
        double base = share ? (guardrail ? 0.0241 : 0.123803) : 6.21437;
        for (int k = 0; k < variants.size(); k++) {
            double effect = guardrail ? 0.004 : k == 0 ? 0 : (i % 3 == 2 ? -0.068 : 0.041 - 0.013 * (i % 3)) / k;
            double mean = base * (1 + effect);
            arms.add(new Arm(variants.get(k), n, Optional.of(mean * n), Optional.of(mean), Optional.of(share ? mean * (1 - mean) : 1017.6), Optional.empty()));
            if (k > 0) {
                comparisons.add(comparison(variants.get(k), variants.getFirst(), share, guardrail, base, effect, i % 3 == 1 ? 0.019 : 0.0099, days));
            }
        }
        return new MetricReadout(name, share ? "proportion" : "mean", share ? "proportion" : "mean",
                guardrail ? "guardrail" : i == 0 ? "primary" : "secondary", guardrail || i % 3 == 2 ? "decrease" : "increase",
                share ? "" : "EUR", guardrail ? Optional.of(0.03) : Optional.empty(),
                i == 0 ? Optional.of(0.01) : Optional.empty(), arms, comparisons);
    }

    private static Comparison comparison(String variant, String control, boolean share, boolean guardrail, double base, double effect, double se, int days) {
        var timeline = new ArrayList<TimePoint>();
        for (int d = 0; d < days; d++) {
            double s = se * Math.sqrt((double) days / (d + 1));
            double e = effect + Math.sin(d * 1.3) * 0.02 / (d + 1);
            timeline.add(new TimePoint(LocalDate.of(2026, 11, 2).plusDays(d), 13_000L * (d + 1), true, e, e - 1.96 * s, e + 1.96 * s));
        }
        var density = new ArrayList<Point>();
        for (int j = 0; j <= 100; j++) {
            double x = effect + (j - 50) * se * 0.08;
            density.add(new Point(x, Math.exp(-0.5 * Math.pow((x - effect) / se, 2)) / se / 2.5066));
        }
        double z = effect / se;
        boolean decided = Math.abs(z) > 1.96;
        String judgement = guardrail ? "withinMargin" : decided ? "better" : "undecided";
        var relative = new RelativeEffect(effect, effect - 1.96 * se, effect + 1.96 * se, se, "delta");
        double p = decided ? 2.5e-5 : 0.25;
        return new Comparison(variant, control,
                new Figure.Known<>(new Effect(base * effect, base * (effect - 1.96 * se), base * (effect + 1.96 * se), base * se,
                        share ? Optional.empty() : Optional.of(276_713.2), z, p, Math.log(p), share ? "two-proportions" : "welch-t", share ? "unpooled-z" : "welch-t")),
                new Figure.Known<>(relative),
                guardrail ? new Figure.Absent<>("noCovariate", "No covariate is mapped.") : new Figure.Known<>(new Adjusted("cuped", "before", 0.52, 0.31, base * effect, base * (effect - 1.6 * se), base * (effect + 1.6 * se),
                        base * se * 0.83, Optional.empty(), z * 1.2, p / 10, new Figure.Known<>(new RelativeEffect(effect * 1.05, effect - 1.6 * se, effect + 1.6 * se, se * 0.83, "delta")))),
                new Figure.Known<>(new Bayesian(z > 0 ? 0.97712 : 0.1834, 0.0001234, "flat", share ? "beta-binomial" : "normal", density)),
                timeline, judgement);
    }
}
