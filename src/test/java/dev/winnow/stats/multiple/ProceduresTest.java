package dev.winnow.stats.multiple;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProceduresTest {
    private static final Level FIVE = Level.FIVE_PERCENT;

    /// Anything from far below a level to 1, with ties.
    private static double[] draw(SplittableRandom random, int m) {
        double[] p = new double[m];
        for (int i = 0; i < m; i++) {
            p[i] = i > 0 && random.nextInt(6) == 0 ? p[i - 1] : Math.pow(random.nextDouble(), 4);
        }
        return p;
    }

    private static double[] adjust(Adjustment how, double... p) {
        return how.adjust(p, FIVE);
    }

    /// p.adjust(c(.02, .011, .049, .012, .3, .035), method) of R 4.2.
    @Test
    void sixAsInR() {
        double[] p = {0.02, 0.011, 0.049, 0.012, 0.3, 0.035};
        assertArrayEquals(new double[] {0.12, 0.066, 0.294, 0.072, 1, 0.21}, adjust(Adjustment.BONFERRONI, p), 1e-15);
        assertArrayEquals(new double[] {0.08, 0.066, 0.105, 0.066, 0.3, 0.105}, adjust(Adjustment.HOLM, p), 1e-15);
        assertArrayEquals(new double[] {0.08, 0.06, 0.098, 0.06, 0.3, 0.098}, adjust(Adjustment.HOCHBERG, p), 1e-15);
        assertArrayEquals(
                new double[] {0.06533333333333334, 0.05, 0.098, 0.05, 0.3, 0.0735}, adjust(Adjustment.HOMMEL, p), 1e-15);
        assertArrayEquals(
                new double[] {0.04, 0.036, 0.0588, 0.036, 0.3, 0.0525}, adjust(Adjustment.BENJAMINI_HOCHBERG, p), 1e-15);
        assertArrayEquals(
                new double[] {0.098, 0.0882, 0.14406, 0.0882, 0.735, 0.128625},
                adjust(Adjustment.BENJAMINI_YEKUTIELI, p), 1e-15);
    }

    @Test
    void independentTests() {
        double[] p = {0.2, 0.01, 0.05};
        assertArrayEquals(
                new double[] {1 - Math.pow(0.8, 3), 1 - Math.pow(0.99, 3), 1 - Math.pow(0.95, 3)},
                adjust(Adjustment.SIDAK, p), 1e-15);
        assertArrayEquals(
                new double[] {0.2, 1 - Math.pow(0.99, 3), 1 - Math.pow(0.95, 2)}, adjust(Adjustment.HOLM_SIDAK, p), 1e-15);
    }

    /// Four of five pass at 0.05; at 0.05 / 1.05 too. One fifth is estimated to be true.
    @Test
    void twoStages() {
        double[] p = {0.001, 0.002, 0.01, 0.03, 0.6};
        double[] plain = {0.005, 0.005, 0.05 / 3, 0.0375, 0.6};
        double[] bh = Arrays.stream(plain).map(v -> v / 5).toArray();
        assertArrayEquals(bh, adjust(Adjustment.TWO_STAGE_BH, p), 1e-15);
        double[] bky = Arrays.stream(bh).map(v -> v * 1.05).toArray();
        assertArrayEquals(bky, adjust(Adjustment.TWO_STAGE_BKY, p), 1e-15);
        // None passes, or all: the first pass stands.
        assertArrayEquals(new double[] {0.6, 0.6}, adjust(Adjustment.TWO_STAGE_BH, 0.4, 0.6), 1e-15);
        assertArrayEquals(new double[] {0.02, 0.02}, adjust(Adjustment.TWO_STAGE_BH, 0.01, 0.02), 1e-15);
        assertArrayEquals(new double[] {1, 1}, adjust(Adjustment.TWO_STAGE_BKY, 1, 0.99), 1e-15);
    }

    @Test
    void logarithmsAreLogarithms() {
        var random = new SplittableRandom(7);
        for (Adjustment how : Adjustment.values()) {
            for (int m = 0; m < 9; m++) {
                double[] p = draw(random, m);
                double[] log = Arrays.stream(p).map(Math::log).toArray();
                double[] want = Arrays.stream(how.adjust(p, FIVE)).map(Math::log).toArray();
                assertArrayEquals(want, how.adjustLog(log, FIVE), 1e-12, how + " " + Arrays.toString(p));
            }
            double[] tiny = how.adjustLog(new double[] {-900, -2000}, FIVE);
            assertTrue(tiny[0] >= -900 && tiny[0] < -898 && tiny[1] >= -2000 && tiny[1] < -1998, how.toString());
        }
        assertArrayEquals(
                new double[] {-899.3068528194401, -1999.3068528194401},
                Adjustment.SIDAK.adjustLog(new double[] {-900, -2000}, FIVE), 1e-12);
    }

    @Test
    void refusalsAndTies() {
        assertThrows(IllegalArgumentException.class, () -> adjust(Adjustment.HOLM, 0.5, 1.1));
        assertThrows(IllegalArgumentException.class, () -> adjust(Adjustment.HOLM, -0.1));
        assertThrows(IllegalArgumentException.class, () -> adjust(Adjustment.HOLM, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Adjustment.HOLM.adjustLog(new double[] {0.1}, FIVE));
        assertThrows(IllegalArgumentException.class, () -> Adjustment.HOLM.adjustLog(new double[] {Double.NaN}, FIVE));
        assertTrue(Adjustment.rejects(0.05, FIVE));
        assertTrue(Adjustment.rejects(Math.nextUp(0.05), FIVE));
        assertTrue(!Adjustment.rejects(0.0500001, FIVE));
    }

    /// Adjusted p by closure: the largest p of any intersection that holds the hypothesis.
    private interface Intersection {
        double p(List<Integer> members);
    }

    private static double[] closed(int m, Intersection test) {
        double[] out = new double[m];
        for (int set = 1; set < 1 << m; set++) {
            var members = new ArrayList<Integer>();
            for (int i = 0; i < m; i++) {
                if ((set >> i & 1) == 1) {
                    members.add(i);
                }
            }
            double p = Math.min(1, test.p(members));
            members.forEach(i -> out[i] = Math.max(out[i], p));
        }
        return out;
    }

    @Test
    void closedTestsByBruteForce() {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 300; round++) {
            int m = 1 + random.nextInt(6);
            double[] p = draw(random, m);
            double[] holm = closed(m, s -> s.size() * s.stream().mapToDouble(i -> p[i]).min().orElse(1));
            assertArrayEquals(holm, adjust(Adjustment.HOLM, p), 1e-14);
            double[] simes = closed(m, s -> {
                double[] sorted = s.stream().mapToDouble(i -> p[i]).sorted().toArray();
                double least = 1;
                for (int k = 0; k < sorted.length; k++) {
                    least = Math.min(least, sorted.length * sorted[k] / (k + 1));
                }
                return least;
            });
            assertArrayEquals(simes, adjust(Adjustment.HOMMEL, p), 1e-14);
            double[] w = random.doubles(m, 0.1, 1).toArray();
            double total = Arrays.stream(w).sum();
            double[] shares = Arrays.stream(w).map(v -> v / total).toArray();
            double[] weighted = closed(m, s -> {
                double sum = s.stream().mapToDouble(i -> shares[i]).sum();
                return s.stream().mapToDouble(i -> p[i] * sum / shares[i]).min().orElse(1);
            });
            assertArrayEquals(weighted, Graph.weightedHolm(shares).test(p, FIVE).adjusted(), 1e-12);
        }
    }

    @Test
    void graphsOfAKnownShape() {
        var random = new SplittableRandom(13);
        for (int round = 0; round < 200; round++) {
            int m = 1 + random.nextInt(6);
            double[] p = draw(random, m);
            double[] equal = new double[m];
            Arrays.fill(equal, 1.0 / m);
            assertArrayEquals(adjust(Adjustment.HOLM, p), Graph.weightedHolm(equal).test(p, FIVE).adjusted(), 1e-12);
            assertArrayEquals(adjust(Adjustment.BONFERRONI, p), Graph.weightedBonferroni(equal).test(p, FIVE).adjusted(), 1e-12);
            assertArrayEquals(adjust(Adjustment.HOLM, p), Graph.parallelGatekeeping(m).test(p, FIVE).adjusted(), 1e-12);
            double[] running = p.clone();
            for (int i = 1; i < m; i++) {
                running[i] = Math.max(running[i], running[i - 1]);
            }
            GraphTest sequence = Graph.fixedSequence(m).test(p, FIVE);
            assertArrayEquals(running, sequence.adjusted(), 1e-14);
            // Families of one are a sequence too.
            int[] ones = new int[m];
            Arrays.fill(ones, 1);
            assertArrayEquals(running, Graph.parallelGatekeeping(ones).test(p, FIVE).adjusted(), 1e-14);
            List<double[]> single = Arrays.stream(p).mapToObj(v -> new double[] {v}).toList();
            double[] serial = SerialGatekeeping.adjust(single).stream().mapToDouble(a -> a[0]).toArray();
            assertArrayEquals(running, serial, 1e-14);
            assertEquals(
                    Arrays.stream(running).filter(v -> Adjustment.rejects(v, FIVE)).count(), sequence.order().size());
        }
        assertEquals(0, Graph.fixedSequence(0).test(new double[0], FIVE).adjusted().length);
    }

    /// 0.025 each; the first falls at 0.02 and hands all to the second, which falls at 0.04; the third never had any.
    @Test
    void sharesMove() {
        GraphTest t = Graph.fallback(0.5, 0.5, 0).test(new double[] {0.02, 0.04, 0.06}, FIVE);
        assertArrayEquals(new double[] {0.04, 0.04, 0.06}, t.adjusted(), 1e-15);
        assertEquals(List.of(1, 2), t.order());
        assertArrayEquals(new double[] {0, 0, 1}, t.shares(), 1e-15);
        GraphTest none = Graph.fallback(0.5, 0.5, 0).test(new double[] {0.2, 0.4, 0.6}, FIVE);
        assertEquals(List.of(), none.order());
        assertArrayEquals(new double[] {0.5, 0.5, 0}, none.shares());
        // Nothing can be rejected without a share.
        assertArrayEquals(new double[] {1}, Graph.of(new double[] {0}, new double[1][1]).test(new double[] {0}, FIVE).adjusted());
    }

    /// Two families of two: the first hypothesis of the first falls and opens half the level for both of the second.
    @Test
    void parallelGates() {
        GraphTest t = Graph.parallelGatekeeping(2, 2).test(new double[] {0.01, 0.2, 0.012, 0.02}, FIVE);
        assertArrayEquals(new double[] {0.02, 0.4, 0.048, 0.048}, t.adjusted(), 1e-15);
        assertEquals(List.of(1, 3, 4), t.order());
        assertArrayEquals(new double[] {0, 0.5, 0, 0}, t.shares(), 1e-15);
    }

    @Test
    void serialGates() {
        List<double[]> out = SerialGatekeeping.adjust(
                List.of(new double[] {0.01, 0.02}, new double[] {0.001, 0.2}, new double[] {0.01}));
        assertArrayEquals(new double[] {0.02, 0.02}, out.get(0), 1e-15);
        assertArrayEquals(new double[] {0.02, 0.2}, out.get(1), 1e-15);
        assertArrayEquals(new double[] {0.2}, out.get(2), 1e-15);
    }

    /// Beside a share of nearly 1 the others are small differences from it, and not to be taken for them.
    @Test
    void holmBesideAShareOfNearlyOne() {
        GraphTest g = Graph.weightedHolm(1 - 8e-10, 1e-10, 1e-10, 3e-10, 2e-10, 1e-10).test(
                new double[] {0.01, 0.01, 0.002, 0.02, 0.035, 0.06}, FIVE);
        // Of the others the third goes first, at 1/8, then the fourth at 3/7, the second, and the fifth at 2/3.
        double fourth = 0.02 * 7 / 3;
        assertArrayEquals(new double[] {0.01, fourth, 0.002 * 8, fourth, 0.035 * 3 / 2, 0.06}, g.adjusted(), 1e-8);
    }

    @Test
    void graphsThatAreNone() {
        double[] one = {1};
        double[][] none = new double[1][1];
        assertThrows(IllegalArgumentException.class, () -> Graph.of(new double[] {1.1}, none));
        assertThrows(IllegalArgumentException.class, () -> Graph.of(new double[] {-0.1}, none));
        assertThrows(IllegalArgumentException.class, () -> Graph.of(one, new double[2][1]));
        assertThrows(IllegalArgumentException.class, () -> Graph.of(one, new double[1][2]));
        assertThrows(IllegalArgumentException.class, () -> Graph.of(one, new double[][] {{1}}));
        assertThrows(IllegalArgumentException.class, () -> Graph.of(new double[] {1, 0}, new double[][] {{0, 1.1}, {0, 0}}));
        assertThrows(IllegalArgumentException.class, () -> Graph.of(one, none).test(new double[2], FIVE));
        assertThrows(IllegalArgumentException.class, () -> Graph.of(one, none).test(new double[] {1.1}, FIVE));
        assertThrows(IllegalArgumentException.class, () -> Graph.of(one, none).test(new double[] {Double.NaN}, FIVE));
        assertThrows(IllegalArgumentException.class, () -> new Estimate(0, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> new Estimate(0, Double.POSITIVE_INFINITY, 3));
        assertThrows(IllegalArgumentException.class, () -> new Estimate(Double.NaN, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new Estimate(0, 1, 0));
    }

    @Test
    void intervalsAgreeWithTheirTests() {
        var random = new SplittableRandom(17);
        for (int round = 0; round < 200; round++) {
            var estimates = new ArrayList<Estimate>();
            int m = 1 + random.nextInt(5);
            for (int i = 0; i < m; i++) {
                double df = random.nextBoolean() ? Double.POSITIVE_INFINITY : 4 + random.nextInt(40);
                estimates.add(new Estimate(random.nextDouble(-3, 6), random.nextDouble(0.5, 2), df));
            }
            for (Alternative a : Alternative.values()) {
                for (Difference d : SimultaneousIntervals.bonferroni(estimates, a, FIVE)) {
                    assertEquals(d.low() > 0 || d.high() < 0, d.p() <= 0.05, d.toString());
                }
                for (Difference d : SimultaneousIntervals.holm(estimates, a, FIVE)) {
                    assertEquals(d.low() >= 0 || d.high() <= 0, d.p() <= 0.05, d.toString());
                    assertEquals(a == Alternative.LESS, Double.isInfinite(d.low()));
                    assertEquals(a == Alternative.GREATER, Double.isInfinite(d.high()));
                }
            }
        }
    }

    @Test
    void oneSidedHolmIntervals() {
        // One is rejected (p 0.00135 against 0.025), one retained at the whole level.
        List<Estimate> e = List.of(new Estimate(3, 1, Double.POSITIVE_INFINITY), new Estimate(1, 1, Double.POSITIVE_INFINITY));
        List<Difference> d = SimultaneousIntervals.holm(e, Alternative.GREATER, FIVE);
        assertEquals(0, d.get(0).low());
        assertEquals(2 * Tails.normal(3), d.get(0).p(), 1e-15);
        assertEquals(1 - Tails.normalQuantile(0.05), d.get(1).low(), 1e-12);
        assertEquals(Tails.normal(1), d.get(1).p(), 1e-15);
        // Both are rejected: Bonferroni's ends where they lie beyond 0, else 0.
        List<Estimate> both = List.of(new Estimate(-3, 1, Double.POSITIVE_INFINITY), new Estimate(-1.8, 1, Double.POSITIVE_INFINITY));
        List<Difference> less = SimultaneousIntervals.holm(both, Alternative.LESS, FIVE);
        assertEquals(-3 + Tails.normalQuantile(0.025), less.get(0).high(), 1e-12);
        assertEquals(0, less.get(1).high());
        // Two-sided: each side at half the level.
        List<Difference> two = SimultaneousIntervals.holm(e, Alternative.TWO_SIDED, FIVE);
        assertEquals(0, two.get(0).low());
        assertEquals(3 + Tails.normalQuantile(0.0125), two.get(0).high(), 1e-12);
        assertEquals(4 * Tails.normal(3), two.get(0).p(), 1e-15);
        // The smallest level there is has parts too.
        assertTrue(Double.isFinite(SimultaneousIntervals.bonferroni(e, Alternative.GREATER, Level.of(5e-324)).get(0).p()));
    }

    private static <T> void undefined(Cause cause, double found, Outcome<T> outcome) {
        assertEquals(Outcome.undefined(cause, found), outcome);
    }

    private static final Moments SMALL = Moments.of(4.1, 5.3, 6.2, 4.8);
    private static final Moments LARGE = Moments.of(6.9, 7.4, 5.8, 7.1, 8.0);

    @Test
    void oneTreatmentIsThePooledTest() {
        // t.test(c(6.9,7.4,5.8,7.1,8), c(4.1,5.3,6.2,4.8), var.equal=T) by hand: the pooled variance has 7 df
        double v = (SMALL.m2() + LARGE.m2()) / 7;
        double se = Math.sqrt(v * (1 / 4.0 + 1 / 5.0));
        double t = (LARGE.mean() - SMALL.mean()) / se;
        for (Alternative a : Alternative.values()) {
            Dunnett d = Dunnett.of(SMALL, List.of(LARGE), a, FIVE).toOptional().orElseThrow();
            Difference want = Difference.student(LARGE.mean() - SMALL.mean(), se, 7, a, FIVE);
            Difference got = d.comparisons().getFirst();
            assertEquals(want.p(), got.p(), 1e-8 * want.p());
            assertEquals(want.low(), got.low(), 1e-7);
            assertEquals(want.high(), got.high(), 1e-7);
            assertEquals(t, got.statistic(), 1e-12);
            assertEquals(7, got.df().orElseThrow());
            assertEquals(Tails.studentQuantile(FIVE.tail(a), 7), d.critical(), 1e-7);
        }
        Tukey.Pair pair = Tukey.of(List.of(SMALL, LARGE), FIVE).toOptional().orElseThrow().pairs().getFirst();
        Difference two = Difference.student(LARGE.mean() - SMALL.mean(), se, 7, Alternative.TWO_SIDED, FIVE);
        assertEquals(two.p(), pair.difference().p(), 1e-8 * two.p());
        assertEquals(two.low(), pair.difference().low(), 1e-7);
        assertEquals(1, pair.first());
        assertEquals(2, pair.second());
    }

    @Test
    void noAnswers() {
        Moments flat = new Moments(3, 2, 0);
        Moments single = new Moments(1, 2, 0);
        undefined(Cause.ONLY_ONE_GROUP, 1, Dunnett.of(SMALL, List.of(), Alternative.TWO_SIDED, FIVE));
        undefined(Cause.NO_VARIANCE, 0, Dunnett.of(flat, List.of(flat), Alternative.TWO_SIDED, FIVE));
        undefined(Cause.TOO_FEW, 0, Dunnett.of(single, List.of(single), Alternative.TWO_SIDED, FIVE));
        undefined(
                Cause.TOO_LARGE, 40_000,
                Dunnett.of(SMALL, List.of(new Moments(160_000, 1, 5)), Alternative.TWO_SIDED, FIVE));
        undefined(Cause.ONLY_ONE_GROUP, 1, Tukey.of(List.of(SMALL), FIVE));
        undefined(Cause.NO_VARIANCE, 0, Tukey.of(List.of(flat, flat), FIVE));
        undefined(Cause.TOO_FEW, 0, Tukey.of(List.of(single, single), FIVE));
    }
}
