package dev.winnow.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.MetricKind;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollUpTest {
    @TempDir
    Path dir;

    private static final MetricSource REVENUE = new MetricSource("revenue", "revenue", Optional.empty(), Optional.of("pre"),
            Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void theLedgerCountsEverythingAndKnowsTheLines() throws Exception {
        Path f = Given.write(dir, "a.csv", """
                user,variant,time,revenue,pre
                u1,A,2026-10-01,1,1
                ,A,2026-10-01,1,1
                u2,,2026-10-01,1,1
                u3,C,2026-10-01,1,1
                u4,B,never,1,1
                u5,B,2026-10-01,abc,1
                u6,A,2026-10-01,1
                u7,A,2026-10-01,5,1
                u7,B,2026-10-02,5,1
                u8,B,2026-10-02,"7.5",2
                u1,A,2026-10-01,1,1
                """);
        Preview p = Given.preview(f);
        Design d = Given.design("A,B", Given.metric("revenue", new MetricKind.Mean()));
        Mapping m = Given.mapping(Layout.UNITS, "user", "variant", "time", REVENUE);
        RollUp r = Given.rollUp(p, d, m);
        assertEquals(List.of(3L), Given.entry(r, "missingUnit").lines());
        assertEquals(List.of(4L), Given.entry(r, "missingVariant").lines());
        assertEquals(List.of(5L), Given.entry(r, "unknownVariant").lines());
        assertEquals(List.of(6L), Given.entry(r, "unparsableTime").lines());
        assertEquals(List.of(7L), Given.entry(r, "unparsableNumber").lines());
        assertEquals(List.of(8L), Given.entry(r, "malformedRow").lines());
        assertEquals(List.of(9L, 10L), Given.entry(r, "severalVariants").lines());
        assertEquals(List.of(12L), Given.entry(r, "duplicateUnit").lines());
        assertEquals(11, r.rows());
        assertEquals(3, r.units());
        assertEquals(7.5, Given.mean(r, "B", "revenue"));

        DatasetStore store = new DatasetStore(dir.resolve("datasets"), Clock.systemUTC());
        DatasetRef ref = store.importFiles("a", p, m, Progress.none());
        assertEquals(r, store.rollUp(ref, d, m, Progress.none()));
        assertEquals(List.of("u1", "A", "2026-10-01", "1", "1"), store.rows(ref, 0, 1).getFirst());
        Files.writeString(dir.resolve("datasets").resolve("x.part"), "cut");
        assertEquals(1, store.sweep());
        assertTrue(Files.exists(store.file(ref.id())));
    }

    @Test
    void aLargeOffsetCostsNoDigits() throws Exception {
        StringBuilder b = new StringBuilder("variant,m\n");
        for (int i = 0; i < 1000; i++) {
            b.append(i % 2 == 0 ? "A," : "B,").append(1_000_000_000L + i % 4).append('\n');
        }
        RollUp r = Given.rollUp(Given.preview(Given.write(dir, "a.csv", b.toString())),
                Given.design("A,B", Given.metric("m", new MetricKind.Mean())),
                Given.mapping(Layout.UNITS, "", "variant", "", MetricSource.of("m", "m")));
        MomentMatrix a = Objects.requireNonNull(r.cells().getFirst().metrics().get("m"));
        assertEquals(1_000_000_001.0, a.means().getFirst());
        assertEquals(500.0, a.cross(0, 0), 1e-9);
    }

    @Test
    void quantilesComeWithTheirOrderStatistics() throws Exception {
        StringBuilder b = new StringBuilder("variant,m\n");
        for (int i = 1; i <= 101; i++) {
            b.append("A,").append(i).append("\nB,").append(2 * i).append('\n');
        }
        RollUp r = Given.rollUp(Given.preview(Given.write(dir, "a.csv", b.toString())),
                Given.design("A,B", Given.metric("m", new MetricKind.Quantile(0.5))),
                Given.mapping(Layout.UNITS, "", "variant", "", MetricSource.of("m", "m")));
        // ranks floor(50.5 - 9.85) and ceil(50.5 + 9.85)
        assertEquals(new Cell.QuantileCell(101, 51, 40, 61), r.cells().getFirst().quantiles().get("m"));
    }

    @Test
    void eventsOfTwoFiles() throws Exception {
        Path exposures = Given.write(dir, "exposures.csv", """
                user_id,variant,exposed_at
                1,A,2026-10-01 10:00
                2,B,2026-10-01 11:00
                3,A,2026-10-02 10:00
                """);
        Path events = Given.write(dir, "events.csv", """
                user_id,event_time,event,value
                1,2026-10-01 09:00,purchase,4
                1,2026-10-01 12:00,view,
                1,2026-10-01 13:00,purchase,10
                2,2026-10-01 12:00,view,
                2,2026-10-03 12:00,purchase,20
                9,2026-10-03 12:00,purchase,20
                """);
        Preview p = Given.preview(exposures, events);
        Mapping m = MappingSuggestion.suggest(p);
        assertEquals(Layout.EXPOSURES_AND_EVENTS, m.layout());
        MetricSource spend = new MetricSource("spend", "value", Optional.empty(), Optional.empty(), Optional.of("purchase"),
                Optional.empty(), Optional.empty());
        Mapping mapped = new Mapping(m.layout(), m.unit(), m.variant(), m.time(), m.event(),
                List.of(spend, MetricSource.of("back", ""), MetricSource.of("path", "")), List.of(), m.crossovers(), m.zone());
        RollUp r = Given.rollUp(p, Given.design("A,B", Given.metric("spend", new MetricKind.Mean()),
                Given.metric("back", new MetricKind.Retention(1, 3)),
                Given.metric("path", new MetricKind.Funnel(List.of("view", "purchase")))), mapped);
        assertEquals(5, Given.mean(r, "A", "spend"));
        assertEquals(20, Given.mean(r, "B", "spend"));
        assertEquals(1, Given.mean(r, "B", "back"));
        assertEquals(0, Given.mean(r, "A", "back"));
        assertEquals(0.5, Given.mean(r, "A", "path"));
        assertEquals(List.of(7L), Given.entry(r, "neverExposed").lines());
        assertEquals(1, Given.entry(r, "beforeExposure").rows());
    }

    private record Unit(Set<String> variants, double[] sums) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void cellsEqualANaiveComputation(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Unit> units = new HashMap<>();
        StringBuilder b = new StringBuilder("user,variant,revenue,pre\n");
        for (int i = 0; i < 3000; i++) {
            String u = "u" + random.nextInt(900);
            String v = random.nextInt(200) == 0 ? "" : (u.hashCode() + (random.nextInt(300) == 0 ? 1 : 0)) % 2 == 0 ? "A" : "B";
            String y = random.nextInt(20) == 0 ? "" : "" + random.nextInt(10_000) / 100.0;
            String x = "" + Math.floorMod(u.hashCode() * 31, 97) / 8.0;
            b.append(u).append(',').append(v).append(',').append(y).append(',').append(x).append('\n');
            if (!v.isEmpty()) {
                Unit unit = units.computeIfAbsent(u, _ -> new Unit(new HashSet<>(), new double[2]));
                unit.variants.add(v);
                unit.sums[0] += y.isEmpty() ? 0 : Double.parseDouble(y);
                unit.sums[1] = Double.parseDouble(x);
            }
        }
        RollUp r = Given.rollUp(Given.preview(Given.write(dir, "a.csv", b.toString())),
                Given.design("A,B", Given.metric("revenue", new MetricKind.Mean())),
                Given.mapping(Layout.ROWS, "user", "variant", "", REVENUE));
        for (Cell c : r.cells()) {
            List<double[]> all = new ArrayList<>();
            units.values().stream().filter(u -> u.variants.equals(Set.of(c.variant()))).forEach(u -> all.add(u.sums));
            MomentMatrix m = Objects.requireNonNull(c.metrics().get("revenue"));
            assertEquals(all.size(), m.n());
            double[] mean = {all.stream().mapToDouble(s -> s[0]).average().orElseThrow(),
                all.stream().mapToDouble(s -> s[1]).average().orElseThrow()};
            for (int i = 0; i < 2; i++) {
                assertEquals(mean[i], m.means().get(i), 1e-12 * Math.abs(mean[i]));
                for (int j = 0; j < 2; j++) {
                    int p = i;
                    int q = j;
                    double cross = all.stream().mapToDouble(s -> (s[p] - mean[p]) * (s[q] - mean[q])).sum();
                    double scale = Math.sqrt(m.cross(i, i) * m.cross(j, j));
                    assertEquals(cross, m.cross(i, j), 1e-11 * scale);
                }
            }
        }
        long crossed = units.values().stream().filter(u -> u.variants.size() > 1).count();
        assertEquals(crossed, r.ledger().stream().filter(e -> e.code().equals("severalVariants")).mapToLong(LedgerEntry::units).sum());
    }
}
