package dev.winnow.stats.designs;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FallbacksTest {
    private static final Alternative TWO = Alternative.TWO_SIDED;
    private static final Level LEVEL = Level.FIVE_PERCENT;

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-10 * Math.max(1e-3, Math.abs(want)));
    }

    private static List<Moments> clusters(double... means) {
        var list = new ArrayList<Moments>();
        for (double m : means) {
            list.add(new Moments(10, m, 0));
        }
        return list;
    }

    @Test
    void everyAssignment() {
        // The most extreme of choose(6, 3) = 20, and its mirror.
        ClusterPermutation p = known(ClusterPermutation.of(clusters(5, 6, 7), clusters(1, 2, 3), TWO, 99, 1));
        near(4, p.estimate());
        near(0.1, p.p());
        near(0.1, p.smallestP());
        assertEquals(20, p.assignments());
        assertTrue(p.exact());
        assertTrue(p.fewClusters());
        assertEquals(6, p.clusters());
        near(0.05, known(ClusterPermutation.of(clusters(5, 6, 7), clusters(1, 2, 3), Alternative.GREATER, 99, 1)).p());
        near(1, known(ClusterPermutation.of(clusters(5, 6, 7), clusters(1, 2, 3), Alternative.LESS, 99, 1)).p());
        near(0.05, known(ClusterPermutation.of(clusters(1, 2, 3), clusters(5, 6, 7), Alternative.LESS, 99, 1)).p());
        // choose(3, 1): no mirror.
        ClusterPermutation one = known(ClusterPermutation.of(clusters(9), clusters(1, 2), TWO, 99, 1));
        near(1 / 3.0, one.p());
        near(1 / 3.0, one.smallestP());
        assertEquals(3, one.assignments());
    }

    @Test
    void sizesCountAndOffsetsDoNot() {
        List<Moments> t = List.of(new Moments(10, 1e9 + 2, 5), new Moments(30, 1e9 + 4, 0));
        List<Moments> c = List.of(new Moments(20, 1e9 + 1, 0), new Moments(20, 1e9 + 3, 0));
        ClusterPermutation p = known(ClusterPermutation.of(t, c, TWO, 99, 1));
        assertEquals(3.5 - 2, p.estimate(), 1e-6);
        // Differences of the 6 assignments: -+1.5, -+2.27, -+0.13.
        near(4 / 6.0, p.p());
    }

    @Test
    void drawnAssignments() {
        var r = new SplittableRandom(2);
        double[] a = r.doubles(30).toArray();
        double[] b = r.doubles(30).map(v -> v + 0.1).toArray();
        ClusterPermutation p = known(ClusterPermutation.of(clusters(b), clusters(a), TWO, 999, 8));
        assertEquals(p, known(ClusterPermutation.of(clusters(b), clusters(a), TWO, 999, 8)));
        assertFalse(p.exact());
        assertFalse(p.fewClusters());
        assertEquals(999, p.assignments());
        near(0.001, p.smallestP());
        Moments t = Moments.of(b);
        Moments c = Moments.of(a);
        double z = (t.mean() - c.mean()) / Math.sqrt((t.m2() + c.m2()) / 58 / 15);
        double normal = 2 * dev.winnow.stats.distribution.Tails.normal(Math.abs(z));
        assertEquals(normal, p.p(), 0.05);
    }

    @Test
    void whatCannotBePermuted() {
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 3), ClusterPermutation.of(List.of(), clusters(1, 2, 3), TWO, 99, 1));
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 3), ClusterPermutation.of(clusters(1, 2, 3), List.of(), TWO, 99, 1));
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 2), ClusterPermutation.of(clusters(1), clusters(2), TWO, 99, 1));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), ClusterPermutation.of(clusters(2), clusters(2, 2), TWO, 99, 1));
        assertThrows(IllegalArgumentException.class, () -> ClusterPermutation.of(clusters(1), clusters(2, 3), TWO, 98, 1));
        assertThrows(IllegalArgumentException.class,
                () -> ClusterPermutation.of(List.of(Moments.EMPTY), clusters(2, 3), TWO, 99, 1));
    }

    @Test
    void intervalOfBounds() {
        // c with pnorm(c + 1.3) - pnorm(-c) = .95: 1.6599566358931
        EffectBounds b = EffectBounds.of(1, 1 + 1.3 * 0.2, 0.2, 0.1, LEVEL);
        near(1 - 1.6599566358931 * 0.2, b.low());
        near(1.26 + 1.6599566358931 * 0.1, b.high());
        EffectBounds point = EffectBounds.of(1, 1, 0.2, 0.2, LEVEL);
        near(1 - 1.959963984540054 * 0.2, point.low());
        EffectBounds wide = EffectBounds.of(0, 100, 0.2, 0.2, LEVEL);
        near(-1.6448536269514722 * 0.2, wide.low());
        near(100 + 1.6448536269514722 * 0.2, wide.high());
    }

    @Test
    void lee() {
        // q1 = 0.8, q0 = 0.6: a quarter of the eight treated, two, are cut.
        double[] t = {5, 7, 6, 9, 8, 4, 6, 7};
        double[] c = {4, 6, 5, 7, 5, 6};
        LeeBounds b = known(LeeBounds.of(t, 10, c, 10, LEVEL));
        near(0.25, b.trimmed());
        near(0.8, b.observedTreatment());
        near(0.6, b.observedControl());
        near(1, b.difference());
        near((4 + 5 + 6 + 6 + 7 + 7) / 6.0 - 5.5, b.bounds().lower());
        near((9 + 8 + 7 + 7 + 6 + 6) / 6.0 - 5.5, b.bounds().upper());
        // Lee (2009), proposition 3: part that is kept, its edge, the share cut, and the other arm.
        Moments kept = Moments.of(9, 8, 7, 7, 6, 6);
        double edge = 6 - kept.mean();
        double share = 0.2 / 8 + 0.4 / 6;
        double v = kept.variance() / 6 + edge * edge * (0.25 / 6 + share) + Moments.of(c).variance() / 6;
        near(Math.sqrt(v), b.bounds().seUpper());
        // The arms exchanged: the bounds change sign and place.
        LeeBounds back = known(LeeBounds.of(c, 10, t, 10, LEVEL));
        near(-b.bounds().upper(), back.bounds().lower());
        near(-b.bounds().lower(), back.bounds().upper());
        near(b.bounds().seUpper(), back.bounds().seLower());
        near(-b.bounds().low(), back.bounds().high());
        near(0.25, back.trimmed());
    }

    @Test
    void leeCutsUnitsInPart() {
        // q1 = 1, q0 = 0.75: half of a unit of two remains; mirrored data mirror the bounds.
        double[] t = {1, 2, 4, 8, 16, 32};
        double[] c = {3, 1, 2};
        LeeBounds b = known(LeeBounds.of(t, 6, c, 4, LEVEL));
        near((0.5 * 2 + 4 + 8 + 16 + 32) / 4.5 - 2, b.bounds().upper());
        near((1 + 2 + 4 + 8 + 0.5 * 16) / 4.5 - 2, b.bounds().lower());
        LeeBounds none = known(LeeBounds.of(t, 12, c, 6, LEVEL));
        near(0, none.trimmed());
        near(none.difference(), none.bounds().lower());
        near(none.difference(), none.bounds().upper());
        near(Math.sqrt(Moments.of(t).variance() / 6 + Moments.of(c).variance() / 3), none.bounds().seUpper());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), LeeBounds.of(t, 6, new double[] {1}, 4, LEVEL));
        double[] still = {1, 1, 1};
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), LeeBounds.of(still, 3, still, 3, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> LeeBounds.of(t, 5, c, 4, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> LeeBounds.of(t, 6, c, 2, LEVEL));
        // 3 of 17 against 6 of 6: 18/17 of a unit is left; of 18 one, and of 2^60 none but for rounding.
        assertTrue(known(LeeBounds.of(t, 6, c, 17, LEVEL)).bounds().seUpper() > 0);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), LeeBounds.of(t, 6, c, 18, LEVEL));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), LeeBounds.of(t, 6, c, 1L << 60, LEVEL));
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
            double[] x = {1, 2, bad, 4, 5, 6};
            assertThrows(IllegalArgumentException.class, () -> LeeBounds.of(x, 6, c, 4, LEVEL));
            assertThrows(IllegalArgumentException.class, () -> LeeBounds.of(x, 12, c, 4, LEVEL));
        }
    }

    @Test
    void manski() {
        Moments t = Moments.of(1, 0, 1, 1);
        Moments c = Moments.of(0, 0, 1, 0, 1);
        var unit = new ManskiBounds.Extent(0, 1);
        ManskiBounds b = known(ManskiBounds.of(t, 1, c, 3, unit, LEVEL));
        near(3 / 5.0 - 5 / 8.0, b.bounds().lower());
        near(4 / 5.0 - 2 / 8.0, b.bounds().upper());
        near(0.2, b.missingTreatment());
        near(0.375, b.missingControl());
        near(0.75 - 0.4, b.difference());
        Moments low = Moments.of(1, 0, 1, 1, 0);
        Moments high = Moments.of(0, 0, 1, 0, 1, 1, 1, 1);
        near(Math.sqrt(low.variance() / 5 + high.variance() / 8), b.bounds().seLower());
        ManskiBounds all = known(ManskiBounds.of(t, 0, c, 0, unit, LEVEL));
        near(all.difference(), all.bounds().lower());
        near(all.difference(), all.bounds().upper());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), ManskiBounds.of(Moments.of(1), 3, c, 0, unit, LEVEL));
        Moments ones = Moments.of(1, 1);
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), ManskiBounds.of(ones, 0, ones, 0, unit, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> ManskiBounds.of(t, -1, c, 0, unit, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> ManskiBounds.of(t, 0, c, -1, unit, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> ManskiBounds.of(Moments.of(2, 3), 0, c, 0, unit, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> ManskiBounds.of(t, 0, Moments.of(-1, -2), 0, unit, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> new ManskiBounds.Extent(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ManskiBounds.Extent(0, Double.POSITIVE_INFINITY));
    }

    @Test
    void uniformity() {
        // ks.test(p, "punif", exact = TRUE); binom.test(2, 10, conf.level = .99)
        double[] p = {.03, .81, .44, .27, .95, .62, .13, .52, .71, .02};
        AaUniformity u = known(AaUniformity.of(p, LEVEL));
        near(0.17, u.distance());
        assertEquals(0.889930243104628, u.p(), 1e-9);
        assertEquals(2, u.below());
        near(0.2, u.share());
        assertEquals(0.0108505093797405, u.low(), 1e-9);
        assertEquals(0.6482011663048368, u.high(), 1e-9);
        assertTrue(u.plausible());
        double[] tiny = new double[20];
        AaUniformity bad = known(AaUniformity.of(tiny, LEVEL));
        assertFalse(bad.plausible());
        assertEquals(1, bad.high());
        near(1, bad.distance());
        double[] large = new double[20];
        java.util.Arrays.fill(large, 1);
        AaUniformity none = known(AaUniformity.of(large, LEVEL));
        assertEquals(0, none.low());
        assertEquals(0, none.below());
        // 1 - 0.005^(1/20)
        near(1 - Math.pow(0.005, 0.05), none.high());
        assertFalse(none.plausible());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), AaUniformity.of(new double[0], LEVEL));
        assertThrows(IllegalArgumentException.class, () -> AaUniformity.of(new double[] {1.1}, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> AaUniformity.of(new double[] {-0.1}, LEVEL));
    }
}
