package dev.winnow.experiment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a design must be, field by field. Fields are named by their path, such as `variants[1].share`.
public final class DesignRules {
    /// Fewest variants of a design.
    public static final int FEWEST_VARIANTS = 2;
    /// Most variants of a design.
    public static final int MOST_VARIANTS = 10;
    /// Most metrics of a design.
    public static final int MOST_METRICS = 200;
    /// Longest plan in days.
    public static final int LONGEST_DAYS = 3650;
    /// How far the shares may be from 1 in all: three thirds written with four digits still pass.
    public static final double SHARE_TOLERANCE = 1e-3;

    private static final int LONGEST_HYPOTHESIS = 10_000;
    private static final int LONGEST_UNIT_OF_MEASURE = 40;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private DesignRules() {}

    /// Everything that is wrong with `design`, in the order of its fields; empty when it can be saved.
    public static List<Problem> check(Design design) {
        var found = new Findings();
        found.text("hypothesis", design.hypothesis(), 0, LONGEST_HYPOTHESIS);
        found.line("unit", design.unit(), 1);
        variants(design, found);
        metrics(design, found);
        found.inside("alpha", design.alpha(), design.alpha() > 0 && design.alpha() <= 0.5);
        found.inside("power", design.power(), design.power() > 0 && design.power() < 1);
        design.unitsPerVariant()
                .filter(n -> n < 1 || n > 1_000_000_000_000L)
                .ifPresent(n -> found.add("unitsPerVariantRange", "unitsPerVariant", n.toString()));
        design.start()
                .filter(d -> d.isBefore(EARLIEST) || d.isAfter(LATEST))
                .ifPresent(d -> found.add("startRange", "start", d.toString()));
        design.days()
                .filter(n -> n < 1 || n > LONGEST_DAYS)
                .ifPresent(n -> found.add("daysRange", "days", n.toString()));
        return found.list();
    }

    /// What keeps an experiment of this design from starting: all of [#check], and that nothing decides the verdict.
    public static List<Problem> ready(Design design) {
        var all = new ArrayList<>(check(design));
        boolean decided = design.metrics().stream().anyMatch(m -> m.role() == MetricRole.PRIMARY);
        if (!decided && !design.metrics().isEmpty()) {
            var found = new Findings();
            found.add("primaryMissing", "metrics", "");
            all.addAll(found.list());
        }
        return List.copyOf(all);
    }

    private static void variants(Design design, Findings found) {
        List<Variant> variants = design.variants();
        int n = variants.size();
        if (n < FEWEST_VARIANTS || n > MOST_VARIANTS) {
            found.add("variantCount", "variants", Integer.toString(n));
        }
        Set<String> keys = new HashSet<>();
        double sum = 0;
        boolean sharesFine = true;
        for (int i = 0; i < n; i++) {
            Variant v = variants.get(i);
            String at = "variants[" + i + "]";
            found.line(at + ".key", v.key(), 1);
            if (!keys.add(v.key())) {
                found.add("variantTwice", at + ".key", v.key());
            }
            boolean fine = v.share() > 0 && v.share() < 1;
            found.named("shareRange", at + ".share", v.key(), v.share(), fine);
            sharesFine &= fine;
            sum += v.share();
        }
        if (n > 0 && sharesFine && !(Math.abs(sum - 1) <= SHARE_TOLERANCE)) {
            found.add("shareSum", "variants", Findings.number(sum));
        }
        if (!keys.contains(design.control())) {
            found.add("controlUnknown", "control", design.control(), String.join(", ", keys.stream().sorted().toList()));
        }
    }

    private static void metrics(Design design, Findings found) {
        List<Metric> metrics = design.metrics();
        if (metrics.isEmpty() || metrics.size() > MOST_METRICS) {
            found.add("metricCount", "metrics", Integer.toString(metrics.size()));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < metrics.size(); i++) {
            Metric m = metrics.get(i);
            String at = "metrics[" + i + "]";
            found.line(at + ".name", m.name(), 1);
            if (!names.add(m.name().toLowerCase(Locale.ROOT))) {
                found.add("metricTwice", at + ".name", m.name());
            }
            kind(m, at + ".kind", found);
            found.text(at + ".unitOfMeasure", m.unitOfMeasure(), 0, LONGEST_UNIT_OF_MEASURE);
            m.margin().ifPresent(x -> {
                if (m.role() != MetricRole.GUARDRAIL) {
                    found.add("marginRole", at + ".margin", Findings.number(x), m.name());
                } else {
                    found.named("marginRange", at + ".margin", m.name(), x, x > 0 && x < 1);
                }
            });
            m.minimumEffect()
                    .ifPresent(x -> found.named(
                            "minimumEffectRange", at + ".minimumEffect", m.name(), x, x > 0 && Double.isFinite(x)));
        }
    }

    private static void kind(Metric m, String at, Findings found) {
        switch (m.kind()) {
            case MetricKind.Quantile(double q) -> found.named("quantileRange", at + ".q", m.name(), q, q > 0 && q < 1);
            case MetricKind.Retention(int from, int to) -> {
                if (from < 1 || to < from || to > LONGEST_DAYS) {
                    found.add("retentionDays", at, from + ".." + to, m.name());
                }
            }
            case MetricKind.Funnel(List<String> steps) -> {
                boolean blank = steps.stream().anyMatch(String::isBlank);
                if (steps.size() < 2 || blank) {
                    found.add("funnelSteps", at + ".steps", String.join(", ", steps), m.name());
                }
            }
            case MetricKind.Mean _, MetricKind.Proportion _, MetricKind.Ratio _, MetricKind.Count _ -> {}
        }
    }
}
