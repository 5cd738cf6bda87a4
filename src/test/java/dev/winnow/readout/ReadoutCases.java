package dev.winnow.readout;

import dev.winnow.data.Crossovers;
import dev.winnow.data.Layout;
import dev.winnow.data.LedgerEntry;
import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Readouts made from seeded units by the product's own code: the cases that the readout itself is proved with.
public final class ReadoutCases {
    static final LocalDate START = LocalDate.of(2026, 11, 2);

    private ReadoutCases() {}

    /// Two arms, 14 days, device segments, one metric of each common kind, covariates, a guardrail with a margin.
    public static Readout twoArms() {
        return readout("Short checkout", List.of("A", "B"), 3000, 14, 0.16, 0.5);
    }

    /// Three arms with a second treatment that does nothing.
    public static Readout threeArms() {
        return readout("Three prices", List.of("control", "lower price", "bundle \u0394"), 1500, 7, 0.02, 1.0 / 3);
    }

    /// Two arms without a time column: no days, no timeline.
    public static Readout withoutTime() {
        return readout("No clock", List.of("A", "B"), 1200, 0, 0.3, 0.5);
    }

    /// Figures that cannot be: a control at zero, one unit in an arm, a constant covariate, nothing divided by.
    public static Readout absentFigures() {
        var design = new Design(
                "", "user", List.of(new Variant("A", 0.5), new Variant("B", 0.5)), "A",
                List.of(
                        Metric.of("paid", new MetricKind.Proportion(), MetricRole.PRIMARY),
                        Metric.of("lone", new MetricKind.Mean(), MetricRole.SECONDARY),
                        Metric.of("flat", new MetricKind.Mean(), MetricRole.SECONDARY),
                        Metric.of("per nothing", new MetricKind.Ratio(), MetricRole.SECONDARY),
                        Metric.of("median", new MetricKind.Quantile(0.5), MetricRole.SECONDARY)),
                0.05, 0.8, Optional.empty(), Optional.empty(), Optional.empty());
        var maker = new CellMaker(design);
        for (int i = 0; i < 8; i++) {
            String arm = i % 2 == 0 ? "A" : "B";
            Map<String, double[]> values = new LinkedHashMap<>();
            values.put("paid", new double[] {i % 2 == 1 && i > 3 ? 1 : 0, 7});
            if (i < 3) {
                values.put("lone", new double[] {i});
            }
            values.put("flat", new double[] {4});
            values.put("per nothing", new double[] {i, 0});
            values.put("median", new double[] {i});
            maker.add(new CellMaker.Unit(arm, Optional.empty(), "", values));
        }
        var ledger = List.of(new LedgerEntry(
                "missingOutcome", "column lone is empty", 5, 5, List.of(5L, 6L, 7L, 8L, 9L), "lone"));
        return Readouts.of(
                subject("Nothing to see", 8), design, maker.rollUp(ledger),
                mapping(design, Optional.empty(), List.of(), Map.of("paid", "always seven")));
    }

    /// Twice as many units in one arm as the plan says.
    public static Readout brokenSplit() {
        return readout("Onboarding", List.of("A", "B"), 900, 5, 0.1, 0.66);
    }

    static Design design(List<String> keys, int days, long planned) {
        double share = 1.0 / keys.size();
        return new Design(
                "A shorter checkout converts more visitors.",
                "visitor",
                keys.stream().map(k -> new Variant(k, share)).toList(),
                keys.getFirst(),
                List.of(
                        new Metric("conversion", new MetricKind.Proportion(), MetricRole.PRIMARY, Direction.INCREASE, "",
                                Optional.empty(), Optional.of(0.01)),
                        new Metric("revenue", new MetricKind.Mean(), MetricRole.SECONDARY, Direction.INCREASE, "EUR",
                                Optional.empty(), Optional.empty()),
                        new Metric("price per item", new MetricKind.Ratio(), MetricRole.SECONDARY, Direction.INCREASE, "EUR",
                                Optional.empty(), Optional.empty()),
                        new Metric("visits", new MetricKind.Count(), MetricRole.SECONDARY, Direction.INCREASE, "",
                                Optional.empty(), Optional.empty()),
                        new Metric("wait", new MetricKind.Quantile(0.9), MetricRole.SECONDARY, Direction.DECREASE, "s",
                                Optional.empty(), Optional.empty()),
                        new Metric("load time", new MetricKind.Mean(), MetricRole.GUARDRAIL, Direction.DECREASE, "s",
                                Optional.of(0.05), Optional.empty())),
                0.05,
                0.8,
                Optional.of(planned),
                days > 0 ? Optional.of(START) : Optional.empty(),
                days > 0 ? Optional.of(days) : Optional.empty());
    }

    static Mapping mapping(Design design, Optional<String> time, List<String> segments, Map<String, String> covariates) {
        return new Mapping(
                Layout.UNITS,
                Optional.of(design.unit()),
                "variant",
                time,
                Optional.empty(),
                design.metrics().stream()
                        .map(m -> new MetricSource(
                                m.name(), m.name(), Optional.empty(), Optional.ofNullable(covariates.get(m.name())),
                                Optional.empty(), Optional.empty(), Optional.empty()))
                        .toList(),
                segments,
                Crossovers.EXCLUDE,
                ZoneOffset.UTC);
    }

    static Subject subject(String name, long units) {
        return new Subject(
                "winnow 0.1.0", name, Optional.of("6d0f".repeat(16)),
                new Readout.Data(name + ".csv", List.of(name + ".csv"), Optional.of("ab12".repeat(16)), units, units));
    }

    private static Readout readout(
            String name, List<String> keys, int perArm, int days, double lift, double lastShare) {
        var design = design(keys, days, lastShare > 0.6 ? perArm / 2 : perArm);
        var maker = new CellMaker(design);
        var random = new SplittableRandom(name.hashCode());
        int n = keys.size() * perArm;
        for (int i = 0; i < n; i++) {
            int arm = lastShare > 0.6 ? (random.nextDouble() < lastShare ? 1 : 0) : i % keys.size();
            maker.add(unit(keys.get(arm), i, n, days, arm == keys.size() - 1 ? lift : 0, random));
        }
        var ledger = new ArrayList<LedgerEntry>();
        ledger.add(new LedgerEntry("missingVariant", "column variant is empty", 12, 0, List.of(17L, 240L, 981L), ""));
        ledger.add(new LedgerEntry("severalVariants", "the visitor was seen in several variants", 6, 3, List.of(44L, 45L), ""));
        return Readouts.of(
                subject(name, n),
                design,
                maker.rollUp(ledger),
                mapping(design, days > 0 ? Optional.of("day") : Optional.empty(), List.of("device"),
                        Map.of("conversion", "visits before", "revenue", "revenue before")));
    }

    private static CellMaker.Unit unit(
            String arm, int i, int n, int days, double lift, SplittableRandom random) {
        double taste = random.nextGaussian();
        boolean bought = random.nextDouble() < (0.2 + 0.06 * taste) * (1 + lift);
        double items = bought ? 1 + random.nextInt(4) : 0;
        double spent = items * Math.round(100 * Math.exp(2 + 0.3 * taste + 0.4 * random.nextGaussian())) / 100.0;
        Map<String, double[]> values = new LinkedHashMap<>();
        values.put("conversion", new double[] {bought ? 1 : 0, Math.max(0, 3 + 2 * taste)});
        values.put("revenue", new double[] {spent, Math.max(0, 5 + 3 * taste + random.nextGaussian())});
        values.put("price per item", new double[] {spent, items});
        values.put("visits", new double[] {1 + random.nextInt(6)});
        values.put("wait", new double[] {Math.exp(random.nextGaussian())});
        values.put("load time", new double[] {1.8 + 0.5 * random.nextGaussian() + (lift > 0 ? 0.01 : 0)});
        Optional<LocalDate> day = days > 0 ? Optional.of(START.plusDays((long) i * days / n)) : Optional.empty();
        return new CellMaker.Unit(arm, day, random.nextInt(3) == 0 ? "phone" : "desktop", values);
    }
}
