package dev.winnow.readout;

import dev.winnow.data.Cell;
import dev.winnow.data.Cell.QuantileCell;
import dev.winnow.data.Crossovers;
import dev.winnow.data.Layout;
import dev.winnow.data.LedgerEntry;
import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.data.RollUp;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.means.SampleQuantile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// Realistic readouts from seeded units, for tests of whatever shows them.
public final class ReadoutFixture {
    public static final String CONVERSION = "checkout conversion";
    public static final String REVENUE = "revenue per visitor";
    public static final String PAGES = "pages per session";
    public static final String TIME_TO_PAY = "time to pay";
    public static final String LOAD_TIME = "load time";

    private static final LocalDate START = LocalDate.of(2026, 11, 2);

    private ReadoutFixture() {}

    /// Control `A` and `B`, 14 days, one segment column, a covariate; `B` converts better and is shipped.
    public static Readout twoArms() {
        return readout(List.of("A", "B"), 6_000, 1);
    }

    /// Control `A`, `B` and `C`.
    public static Readout threeArms() {
        return readout(List.of("A", "B", "C"), 4_000, 2);
    }

    /// `B` lost a tenth of its units.
    public static Readout brokenSplit() {
        List<Unit> units = units(List.of("A", "B"), 6_000, 3);
        units.removeIf(u -> u.variant.equals("B") && u.number % 10 == 0);
        return readout(List.of("A", "B"), units, 6_000);
    }

    /// One unit an arm: every figure is absent with its reason.
    public static Readout oneUnitEach() {
        return readout(List.of("A", "B"), 1, 4);
    }

    public static Readout readout(List<String> variants, int perArm, long seed) {
        return readout(variants, units(variants, perArm, seed), perArm);
    }

    public static Design design(List<String> variants, long planned) {
        return new Design(
                "A shorter checkout converts more visitors.",
                "visitor",
                variants.stream().map(v -> new Variant(v, 1.0 / variants.size())).toList(),
                variants.getFirst(),
                List.of(
                        metric(CONVERSION, new MetricKind.Proportion(), MetricRole.PRIMARY, Direction.INCREASE, ""),
                        metric(REVENUE, new MetricKind.Mean(), MetricRole.SECONDARY, Direction.INCREASE, "EUR"),
                        metric(PAGES, new MetricKind.Ratio(), MetricRole.SECONDARY, Direction.INCREASE, ""),
                        metric(TIME_TO_PAY, new MetricKind.Quantile(0.5), MetricRole.SECONDARY, Direction.DECREASE, "s"),
                        metric(LOAD_TIME, new MetricKind.Mean(), MetricRole.GUARDRAIL, Direction.DECREASE, "ms")),
                0.05,
                0.8,
                Optional.of(planned * 9 / 10),
                Optional.of(START),
                Optional.of(14));
    }

    private static Metric metric(String name, MetricKind kind, MetricRole role, Direction direction, String unit) {
        return new Metric(
                name, kind, role, direction, unit,
                role == MetricRole.GUARDRAIL ? Optional.of(0.05) : Optional.empty(),
                role == MetricRole.PRIMARY ? Optional.of(0.01) : Optional.empty());
    }

    public static Mapping mapping() {
        return new Mapping(
                Layout.UNITS, Optional.of("visitor_id"), "variant", Optional.of("first_seen"), Optional.empty(),
                List.of(
                        MetricSource.of(CONVERSION, "converted"),
                        new MetricSource(
                                REVENUE, "revenue", Optional.empty(), Optional.of("revenue_before"), Optional.empty(),
                                Optional.empty(), Optional.empty()),
                        new MetricSource(
                                PAGES, "pages", Optional.of("sessions"), Optional.empty(), Optional.empty(),
                                Optional.empty(), Optional.empty()),
                        MetricSource.of(TIME_TO_PAY, "seconds"),
                        MetricSource.of(LOAD_TIME, "load_ms")),
                List.of("platform"), Crossovers.EXCLUDE, ZoneOffset.UTC);
    }

    private record Unit(
            String variant, int number, LocalDate day, String platform, double converted, double revenue, double before,
            double pages, double sessions, double seconds, double load) {}

    private static List<Unit> units(List<String> variants, int perArm, long seed) {
        var random = new SplittableRandom(seed);
        var out = new ArrayList<Unit>();
        for (String v : variants) {
            double lift = v.equals("B") ? 1.25 : v.equals("C") ? 1.05 : 1;
            for (int i = 0; i < perArm; i++) {
                double converted = random.nextDouble() < 0.12 * lift ? 1 : 0;
                double before = Math.max(0, 20 + 10 * random.nextGaussian());
                double sessions = 1 + random.nextInt(5);
                out.add(new Unit(
                        v, i, START.plusDays(random.nextInt(14)), random.nextInt(3) == 0 ? "web" : "mobile", converted,
                        Math.max(0, 0.8 * before + 6 * random.nextGaussian() + 0.3 * (lift - 1)), before,
                        sessions * (1 + random.nextInt(4)), sessions,
                        Math.exp(3.8 + 0.5 * random.nextGaussian()) / Math.sqrt(lift),
                        900 + 200 * random.nextGaussian()));
            }
        }
        return out;
    }

    private static Readout readout(List<String> variants, List<Unit> units, int perArm) {
        var cells = new ArrayList<Cell>();
        for (String v : variants) {
            for (int d = 0; d < 14; d++) {
                LocalDate day = START.plusDays(d);
                add(cells, units, v, Optional.of(day), Optional.empty(), u -> u.day.equals(day));
            }
            add(cells, units, v, Optional.empty(), Optional.empty(), _ -> true);
            for (String platform : List.of("mobile", "web")) {
                add(cells, units, v, Optional.empty(), Optional.of(new Cell.Segment("platform", platform)),
                        u -> u.platform.equals(platform));
            }
        }
        var ledger = List.of(
                new LedgerEntry("missingVariant", "The column \u201cvariant\u201d is empty", 12, 0, List.of(17L, 230L), ""),
                new LedgerEntry("severalVariants", "Seen in several variants and left out", 8, 4, List.of(), ""));
        var rollUp = new RollUp(cells, ledger, units.size() + 20L, units.size());
        var data = new Readout.Data(
                "checkout", List.of("checkout.csv"), Optional.of("9f86d081884c7d65"), units.size() + 20L, units.size());
        var subject = new Subject("winnow test", "Shorter checkout", Optional.of("2c26b46b68ffc68f"), data);
        return Readouts.of(subject, design(variants, perArm), rollUp, mapping());
    }

    private static void add(
            List<Cell> cells, List<Unit> units, String variant, Optional<LocalDate> day, Optional<Cell.Segment> segment,
            Predicate<Unit> which) {
        List<Unit> mine = units.stream().filter(u -> u.variant.equals(variant)).filter(which).toList();
        if (mine.isEmpty()) {
            return;
        }
        // A cell without day and segment holds the quantiles alone and counts no unit again.
        boolean quantilesOnly = day.isEmpty() && segment.isEmpty();
        var metrics = new LinkedHashMap<String, MomentMatrix>();
        if (!quantilesOnly) {
            metrics.put(CONVERSION, matrix(mine, Unit::converted));
            metrics.put(REVENUE, matrix(mine, Unit::revenue, Unit::before));
            metrics.put(PAGES, matrix(mine, Unit::pages, Unit::sessions));
            metrics.put(LOAD_TIME, matrix(mine, Unit::load));
        }
        Map<String, QuantileCell> quantiles = day.isPresent() ? Map.of() : Map.of(TIME_TO_PAY, median(mine));
        cells.add(new Cell(variant, day, segment, quantilesOnly ? 0 : mine.size(), metrics, quantiles));
    }

    private interface Value {
        double of(Unit u);
    }

    private static MomentMatrix matrix(List<Unit> units, Value... values) {
        double[][] columns = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            Value value = values[i];
            columns[i] = units.stream().mapToDouble(value::of).toArray();
        }
        return MomentMatrix.ofColumns(columns);
    }

    private static QuantileCell median(List<Unit> units) {
        double[] sorted = units.stream().mapToDouble(Unit::seconds).toArray();
        Arrays.sort(sorted);
        int n = sorted.length;
        SampleQuantile.Ranks ranks = SampleQuantile.ranks(n, 0.5, Level.FIVE_PERCENT);
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new QuantileCell(
                n, median, sorted[Math.clamp(ranks.low() - 1, 0, n - 1)],
                sorted[Math.clamp(ranks.high() - 1, 0, n - 1)]);
    }
}
