package dev.winnow.stats.resampling;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermutationTestTest {
    private static final double[] X = {10, 1, 7, 20, 3};
    private static final double[] Y = {2, 4, 5, 6, 100, 3, 1};

    private static PermutationTest exact(Outcome<Randomisation> r, Alternative a, TwoSided t) {
        return known(r.flatMap(v -> PermutationTest.exact(v, a, t)));
    }

    /// coin 1.4-2: oneway_test(distribution = "exact"); exactRankTests 0.8-35 agrees. Doubled by definition.
    @ParameterizedTest
    @CsvSource({
        "TWO_SIDED, DISTANCE, 0.957070707070707", "GREATER, DISTANCE, 0.474747474747475",
        "LESS, DISTANCE, 0.540404040404040", "TWO_SIDED, DOUBLED_TAIL, 0.94949494949495"
    })
    void everySplitIsCoin(Alternative alternative, TwoSided twoSided, double p) {
        // As "greater" of the first factor level is treatment above control.
        PermutationTest t = exact(Randomisation.complete(X, Y), alternative, twoSided);
        assertEquals(p, t.p(), 1e-12);
        assertEquals(792, t.arrangements());
        assertEquals(0, t.pError());
        assertTrue(t.exact());
        assertEquals(41 / 5.0 - 121 / 7.0, t.estimate(), 1e-12);
    }

    /// Counted in thousandths, 379 of the 1287 splits have a sum of at most the observed one, and one of them ties it.
    @Test
    void equalSumsTieUnderAnOffset() {
        double[] c = {208, 783, 621, 2334, 260, 62, 3861, 1171};
        double[] t = {2024, 147, 898, 188, 526};
        for (double offset : new double[] {0, 1e3, 1e6, 1e7}) {
            double[] ct = Arrays.stream(c).map(v -> offset + v / 1000).toArray();
            double[] tt = Arrays.stream(t).map(v -> offset + v / 1000).toArray();
            double[] all = DoubleStream.concat(Arrays.stream(tt), Arrays.stream(ct)).toArray();
            boolean[] treated = new boolean[all.length];
            Arrays.fill(treated, 0, t.length, true);
            int[] own = IntStream.range(0, all.length).toArray();
            PermutationTest units = exact(Randomisation.complete(tt, ct), Alternative.LESS, TwoSided.DISTANCE);
            assertEquals(379 / 1287.0, units.p(), 1e-15);
            PermutationTest clusters =
                    exact(Randomisation.clustered(all, treated, own), Alternative.LESS, TwoSided.DISTANCE);
            assertEquals(379 / 1287.0, clusters.p(), 1e-15);
        }
    }

    /// coin: oneway_test(v ~ arm | block, distribution = "exact"), 1 of 60 arrangements on each side.
    @Test
    void blocksArePermutedWithin() {
        double[] v = {7, 9, 5, 6, 4, 6, 2, 1, 3};
        boolean[] t = {true, true, false, false, true, true, false, false, false};
        int[] block = {1, 1, 1, 1, 2, 2, 2, 2, 2};
        PermutationTest g = exact(Randomisation.blocked(v, t, block), Alternative.GREATER, TwoSided.DISTANCE);
        assertEquals(60, g.arrangements());
        assertEquals(1 / 60.0, g.p(), 1e-14);
        assertEquals(4 / 9.0 * 2.5 + 5 / 9.0 * 3, g.estimate(), 1e-14);
        // Variances of the blocks' differences under permutation: s^2 n / (m (n - m)).
        double variance = Math.pow(4 / 9.0, 2) * (8.75 / 3) + Math.pow(5 / 9.0, 2) * (14.8 / 4) * (5.0 / 6);
        assertEquals(g.estimate() / Math.sqrt(variance), g.z().orElseThrow(), 1e-12);
        // A block with one arm only, anywhere in the data, changes nothing.
        double[] more = {99, 7, 9, 5, 6, 4, 6, 2, 1, 3, 98};
        boolean[] moreT = {true, true, true, false, false, true, true, false, false, false, true};
        int[] moreBlock = {0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 0};
        assertEquals(g, exact(Randomisation.blocked(more, moreT, moreBlock), Alternative.GREATER, TwoSided.DISTANCE));
    }

    @Test
    void clustersAreAssignedWhole() {
        double[] v = {5, 7, 6, 9, 8, 7, 2, 4, 1, 6, 3, 2, 4};
        int[] cluster = {1, 1, 2, 2, 2, 3, 4, 4, 5, 5, 6, 6, 6};
        boolean[] t = new boolean[v.length];
        Arrays.fill(t, 0, 6, true);
        PermutationTest g = exact(Randomisation.clustered(v, t, cluster), Alternative.GREATER, TwoSided.DISTANCE);
        assertEquals(20, g.arrangements());
        assertEquals(42 / 6.0 - 22 / 7.0, g.estimate(), 1e-13);
        assertEquals(1 / 20.0, g.p(), 1e-14);
        assertEquals(Optional.empty(), g.z());
        PermutationTest l = exact(Randomisation.clustered(v, t, cluster), Alternative.LESS, TwoSided.DISTANCE);
        assertEquals(1, l.p(), 1e-14);
        assertEquals(brute(v, t, cluster), exact(Randomisation.clustered(v, t, cluster), Alternative.TWO_SIDED, TwoSided.DISTANCE).p(), 1e-14);
    }

    @Test
    void clustersThatDifferByRoundingDoNotVary() {
        int[] cluster = {1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5};
        boolean[] t = new boolean[12];
        Arrays.fill(t, 0, 6, true);
        double[] same = new double[12];
        Arrays.fill(same, 0.1);
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), Randomisation.clustered(same, t, cluster));
        // Units differ, the clusters' sums about the mean are 0.
        int[] pairs = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6};
        double[] mixed = {0.1, 0.3, 0.3, 0.1, 0.7, -0.3, 0.1, 0.3, 0.3, 0.1, 1.1, -0.7};
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), Randomisation.clustered(mixed, t, pairs));
    }

    /// All choices of 3 of 6 clusters, from the definition.
    private static double brute(double[] v, boolean[] t, int[] cluster) {
        double observed = difference(v, i -> t[i]);
        int far = 0;
        int all = 0;
        for (int mask = 0; mask < 64; mask++) {
            if (Integer.bitCount(mask) == 3) {
                int m = mask;
                all++;
                far += Math.abs(difference(v, i -> ((m >> (cluster[i] - 1)) & 1) == 1)) >= Math.abs(observed) - 1e-9 ? 1 : 0;
            }
        }
        return (double) far / all;
    }

    private static double difference(double[] v, java.util.function.IntPredicate treated) {
        double[] sum = new double[2];
        int[] n = new int[2];
        for (int i = 0; i < v.length; i++) {
            int arm = treated.test(i) ? 1 : 0;
            sum[arm] += v[i];
            n[arm]++;
        }
        return sum[1] / n[1] - sum[0] / n[0];
    }

    @Test
    void withOneUnitAClusterIsTheUnit() {
        double[] v = {10, 1, 7, 20, 3, 2, 4, 5, 6, 100, 3, 1};
        boolean[] t = new boolean[12];
        Arrays.fill(t, 0, 5, true);
        int[] cluster = new int[12];
        Arrays.setAll(cluster, i -> i);
        for (TwoSided twoSided : TwoSided.values()) {
            PermutationTest c = exact(Randomisation.clustered(v, t, cluster), Alternative.TWO_SIDED, twoSided);
            PermutationTest u = exact(Randomisation.complete(X, Y), Alternative.TWO_SIDED, twoSided);
            assertEquals(u.p(), c.p(), 1e-14);
            assertEquals(u.estimate(), c.estimate(), 1e-12);
        }
    }

    @Test
    void exchangingTheArmsMirrors() {
        PermutationTest a = exact(Randomisation.complete(X, Y), Alternative.GREATER, TwoSided.DISTANCE);
        PermutationTest b = exact(Randomisation.complete(Y, X), Alternative.LESS, TwoSided.DISTANCE);
        assertEquals(a.p(), b.p(), 1e-14);
        assertEquals(-a.estimate(), b.estimate(), 1e-12);
        assertEquals(-a.z().orElseThrow(), b.z().orElseThrow(), 1e-12);
    }

    @Test
    void randomDrawsComeNearAndNeverReachZero() {
        Randomisation r = known(Randomisation.complete(X, Y));
        for (Alternative a : Alternative.values()) {
            for (TwoSided t : TwoSided.values()) {
                PermutationTest exact = known(PermutationTest.exact(r, a, t));
                PermutationTest drawn = PermutationTest.monteCarlo(r, a, t, 20_000, 42);
                assertEquals(exact.p(), drawn.p(), 0.02);
                int tails = a == Alternative.TWO_SIDED && t == TwoSided.DOUBLED_TAIL ? 2 : 1;
                assertEquals(Math.sqrt(drawn.p() * (tails - drawn.p()) / 20_000), drawn.pError(), 1e-15);
                assertEquals(20_000, drawn.arrangements());
                assertEquals(exact.z(), drawn.z());
                assertTrue(!drawn.exact());
            }
        }
        double[] far = new double[30];
        Arrays.setAll(far, i -> 1000 + i);
        double[] near = new double[30];
        Arrays.setAll(near, i -> i);
        PermutationTest t = PermutationTest.monteCarlo(
                known(Randomisation.complete(far, near)), Alternative.TWO_SIDED, TwoSided.DISTANCE, 999, 1);
        assertEquals(0.001, t.p(), 1e-15);
        PermutationTest d = PermutationTest.monteCarlo(
                known(Randomisation.complete(far, near)), Alternative.TWO_SIDED, TwoSided.DOUBLED_TAIL, 999, 1);
        assertEquals(0.002, d.p(), 1e-15);
        PermutationTest other = PermutationTest.monteCarlo(
                known(Randomisation.complete(far, near)), Alternative.LESS, TwoSided.DISTANCE, 999, 1);
        assertEquals(1, other.p(), 1e-15);
    }

    @Test
    void theSeedAndNotTheNumberOfThreadsDecides() throws Exception {
        Randomisation r = known(Randomisation.complete(X, Y));
        PermutationTest here = PermutationTest.monteCarlo(r, Alternative.LESS, TwoSided.DISTANCE, 5000, 7);
        try (var one = new ForkJoinPool(1)) {
            assertEquals(here, one.submit(() -> PermutationTest.monteCarlo(r, Alternative.LESS, TwoSided.DISTANCE, 5000, 7)).get());
        }
        assertTrue(here.p() != PermutationTest.monteCarlo(r, Alternative.LESS, TwoSided.DISTANCE, 5000, 8).p());
    }

    @Test
    void allIfThereAreFewElseRandomOnes() {
        Randomisation r = known(Randomisation.complete(X, Y));
        assertTrue(PermutationTest.of(r, Alternative.LESS, TwoSided.DISTANCE, 792, 1).exact());
        assertTrue(!PermutationTest.of(r, Alternative.LESS, TwoSided.DISTANCE, 791, 1).exact());
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        double[] none = {};
        double[] same = {3, 3, 3};
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), Randomisation.complete(X, none));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), Randomisation.complete(same, same));
        double[] v = {1, 2};
        boolean[] t = {true, false};
        int[] one = {1, 1};
        int[] two = {1, 2};
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), Randomisation.blocked(v, t, two));
        assertThrows(IllegalArgumentException.class, () -> Randomisation.clustered(v, t, one));
        assertThrows(IllegalArgumentException.class, () -> Randomisation.clustered(X, t, one));
        int[] short1 = {1};
        assertThrows(IllegalArgumentException.class, () -> Randomisation.blocked(v, t, short1));
        double[] infinite = {1, Double.POSITIVE_INFINITY};
        assertThrows(IllegalArgumentException.class, () -> Randomisation.blocked(infinite, t, one));
        double[] many = new double[60];
        Arrays.setAll(many, i -> i);
        Randomisation r = known(Randomisation.complete(many, many));
        assertTrue(PermutationTest.exact(r, Alternative.LESS, TwoSided.DISTANCE)
                instanceof Outcome.Undefined<PermutationTest>(Cause cause, double found)
                && cause == Cause.TOO_LARGE && found > 9e34);
        assertThrows(
                IllegalArgumentException.class,
                () -> PermutationTest.monteCarlo(r, Alternative.LESS, TwoSided.DISTANCE, 0, 1));
    }
}
