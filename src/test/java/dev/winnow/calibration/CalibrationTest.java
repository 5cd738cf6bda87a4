package dev.winnow.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.multiple.Dunnett;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final Family FAMILY = new Family("Sample", "n", "Normal values.");
    private static final Effort EFFORT = Effort.of(4_000, 20, 1_000);

    @Test
    void everySceneRuns() {
        for (Scene<?> scene : Calibration.scenes()) {
            long least = scene.effort().sizes()[0];
            List<Tally> tallies = scene.run(new Draw(1, scene.data()), least, 2);
            assertEquals(scene.measures().size(), tallies.size());
            for (Tally t : tallies) {
                assertEquals(2, t.runs(), scene.data());
                assertTrue(t.sum() >= 0 && t.sum() <= t.answers(), scene.data());
            }
        }
    }

    @Test
    void thePageNamesEveryMethodAndData() throws IOException {
        String page = Files.readString(Calibration.PAGE);
        for (Scene<?> scene : Calibration.scenes()) {
            assertTrue(page.contains("\n## " + scene.family().title() + "\n"), scene.family().title());
            for (Measure<?> m : scene.measures()) {
                String row = "| %s | %s | %s |".formatted(m.method(), scene.data(), m.kind().words());
                assertTrue(page.contains(row), row);
            }
        }
    }

    @Test
    void aBrokenIntervalIsFlaggedAndASoundOneIsNot() {
        List<Row> rows = rows();
        assertEquals(Verdict.DO_NOT_USE, rows.get(0).verdict(20));
        assertEquals(Verdict.HOLDS, rows.get(1).verdict(20));
        assertEquals(Verdict.CONSERVATIVE, rows.get(2).verdict(1_000));
        assertEquals(Verdict.NO_ANSWER, rows.get(3).verdict(1_000));
        String page = new Page("0", new Simulation(7, 1)).of(rows);
        String warnings = page.substring(page.indexOf("## Where not to use"), page.indexOf("## Kinds of data"));
        assertTrue(warnings.contains("- Do not use **too narrow** on: normal at any size simulated (coverage down to 8"));
        assertFalse(warnings.contains("sound"));
        assertFalse(warnings.contains("too wide"));
        assertTrue(page.contains("| silent | normal | coverage | – | – | no answer |"));
    }

    @Test
    void theVerdictMovesAtASlackOfAFifthOrThreeStandardErrors() {
        assertEquals(Verdict.HOLDS, verdict(100_000, 6_000));
        assertEquals(Verdict.DO_NOT_USE, verdict(100_000, 6_010));
        assertEquals(Verdict.HOLDS, verdict(100_000, 4_000));
        assertEquals(Verdict.CONSERVATIVE, verdict(100_000, 3_990));
        // Few runs: 3 standard errors are more than a fifth.
        assertEquals(Verdict.HOLDS, verdict(400, 32));
        assertEquals(Verdict.DO_NOT_USE, verdict(400, 42));
    }

    @Test
    void theFiguresDoNotDependOnTheNumberOfThreads() {
        List<Row> all = rows();
        try (var one = new ForkJoinPool(1)) {
            assertEquals(all, one.submit(CalibrationTest::rows).join());
        }
    }

    @Test
    void drawsHaveTheMomentsOfTheirLaws() {
        var draw = new Draw(5, "moments");
        for (double p : new double[] {0.003, 0.3, 0.9}) {
            double[] counts = new double[20_000];
            Arrays.setAll(counts, _ -> draw.binomial(1_000, p));
            Moments m = Moments.of(counts);
            assertEquals(1_000 * p, m.mean(), 5 * Math.sqrt(1_000 * p * (1 - p) / counts.length));
            assertEquals(1, m.variance() / (1_000 * p * (1 - p)), 0.06);
        }
        for (Law law : Laws.ALL) {
            for (int n : new int[] {100, 5_000}) {
                double[] means = new double[4_000];
                double[] variances = new double[means.length];
                for (int i = 0; i < means.length; i++) {
                    Moments m = law.moments(draw, n);
                    means[i] = m.mean();
                    variances[i] = m.variance();
                }
                Moments of = Moments.of(means);
                assertEquals(law.mean(), of.mean(), 5 * law.sd() / Math.sqrt((double) n * means.length), law.name());
                assertEquals(1, of.variance() / (law.sd() * law.sd() / n), 0.2, law.name());
                assertEquals(1, Moments.of(variances).mean() / (law.sd() * law.sd()), 0.12, law.name());
            }
        }
    }

    @Test
    void criticalValuesReplaceDunnettsP() {
        List<Moments> groups = List.of(new Moments(20, 0, 19), new Moments(20, 0.6, 21), new Moments(20, 0.9, 17));
        Dunnett dunnett = MultipleScenes.dunnett(groups).toOptional().orElseThrow();
        assertEquals(
                dunnett.comparisons().stream().anyMatch(c -> c.p() <= Level.FIVE_PERCENT.alpha()),
                MultipleScenes.largest(groups, 1) > dunnett.critical());
        assertEquals(dunnett.comparisons().getLast().statistic(), MultipleScenes.largest(groups, 1), 1e-12);
    }

    private static Verdict verdict(int runs, int errors) {
        Tally t = Stream.generate(() -> OptionalDouble.of(1)).limit(errors).reduce(Tally.NONE, Tally::plus, Tally::plus);
        for (int i = errors; i < runs; i++) {
            t = t.plus(OptionalDouble.of(0));
        }
        return Verdict.of(t, Kind.TYPE_ONE, 0.05);
    }

    /// Known standard deviation, so that the sound one is exact.
    private static List<Row> rows() {
        var scene = new Scene<Moments>(FAMILY, "normal", EFFORT, Laws.NORMAL::moments);
        widths(scene, "too narrow", 1.5);
        widths(scene, "sound", 1.959964);
        widths(scene, "too wide", 2.5);
        scene.misses("silent", m -> Outcome.<Moments>undefined(Outcome.Cause.TOO_FEW, m.n()), _ -> true);
        return new Simulation(7, 1).rows(scene);
    }

    private static void widths(Scene<Moments> scene, String name, double half) {
        scene.misses(name, Outcome::known, m -> Math.abs(m.mean() - 1) > half / Math.sqrt(m.n()));
    }
}
