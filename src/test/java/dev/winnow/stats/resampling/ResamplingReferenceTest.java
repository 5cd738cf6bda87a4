package dev.winnow.stats.resampling;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Resampling against R's boot, against enumeration, and against itself: the bits that a seed gives are promised.
class ResamplingReferenceTest {
    private static final double[] X = {10, 1, 7, 20, 3, 8.5, 2.25};
    private static final double[] Y = {2, 4, 5, 6, 100, 3, 1, 9, 4.5};

    /// boot.ci of R's boot with t = -3 log((1:99 - .5) / 99), t0 = 2.5 and the influence of the mean of L.
    @ParameterizedTest
    @CsvSource({
        "0.1, NORMAL, -2.8477470828870151, 6.8687260354545288", "0.1, BASIC, -4.2731273600749464, 4.8604399530953213",
        "0.1, PERCENTILE, 0.13956004690467844, 9.2731273600749464", "0.1, BCA, 0.36495599977269771, 14.572738839546947",
        "0.2, NORMAL, -1.7746988019769483, 5.795677754544462", "0.2, BASIC, -2.0314841545842848, 4.6973563254386592",
        "0.2, PERCENTILE, 0.30264367456134056, 7.0314841545842848", "0.2, BCA, 0.62386531228627151, 10.130134158032046"
    })
    void intervalsAreThoseOfBoot(double alpha, BootstrapKind kind, double low, double high) {
        double[] t = new double[99];
        Arrays.setAll(t, i -> -3 * Math.log((i + 0.5) / 99));
        double[] influence = {1, 2, 3, 5, 8, 13, 21, 34};
        double mean = Arrays.stream(influence).average().orElseThrow();
        Arrays.setAll(influence, i -> influence[i] - mean);
        Replicates r = known(Replicates.of(2.5, t));
        Level level = Level.of(alpha);
        BootstrapInterval i = switch (kind) {
            case NORMAL -> r.normal(level);
            case BASIC -> r.basic(level);
            case PERCENTILE -> r.percentile(level);
            case BCA -> known(r.bca(level, influence));
        };
        assertEquals(low, i.low(), 1e-10);
        assertEquals(high, i.high(), 1e-10);
        if (kind == BootstrapKind.BCA && alpha == 0.1) {
            // With the influences mirrored.
            Arrays.setAll(influence, j -> -influence[j]);
            BootstrapInterval mirrored = known(r.bca(level, influence));
            assertEquals(0.20489670548591055, mirrored.low(), 1e-10);
            assertEquals(10.280366423891136, mirrored.high(), 1e-10);
        }
    }

    @Test
    void bootstrapIntervalsAreMadeOfTheSameReplicates() {
        Level level = Level.of(0.1);
        Bootstrap p = bootstrap(Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.PERCENTILE, level);
        Bootstrap b = bootstrap(Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.BASIC, level);
        Bootstrap n = bootstrap(Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.NORMAL, level);
        assertEquals(2 * p.estimate() - p.high(), b.low(), 1e-12);
        assertEquals(2 * p.estimate() - p.low(), b.high(), 1e-12);
        assertEquals(p.se(), b.se());
        assertEquals(p.bias(), n.bias());
        assertEquals(n.estimate() - n.bias() - 1.6448536269514722 * n.se(), n.low(), 1e-12);
        // The replicates of an arm follow from the seed, those of control from its complement.
        double[] x = X.clone();
        double[] y = Y.clone();
        Arrays.sort(x);
        Arrays.sort(y);
        double[] t = Statistic.mean().replicates(x, 400, 5);
        double[] c = Statistic.mean().replicates(y, 400, ~5L);
        for (Contrast contrast : Contrast.values()) {
            double[] both = new double[400];
            Arrays.setAll(both, i -> contrast == Contrast.DIFFERENCE ? t[i] - c[i] : t[i] / c[i] - 1);
            double mt = Arrays.stream(X).average().orElseThrow();
            double mc = Arrays.stream(Y).average().orElseThrow();
            double estimate = contrast == Contrast.DIFFERENCE ? mt - mc : mt / mc - 1;
            double[] influence = new double[16];
            for (int i = 0; i < 16; i++) {
                double dt = contrast == Contrast.DIFFERENCE ? 1 : 1 / mc;
                double dc = contrast == Contrast.DIFFERENCE ? -1 : -mt / mc / mc;
                influence[i] = i < 7 ? dt * (X[i] - mt) / 7 : dc * (Y[i - 7] - mc) / 9;
            }
            BootstrapInterval bca = known(known(Replicates.of(estimate, both)).bca(level, influence));
            Bootstrap a = bootstrap(Statistic.mean(), contrast, BootstrapKind.BCA, level);
            assertEquals(bca.low(), a.low(), 1e-11);
            assertEquals(bca.high(), a.high(), 1e-11);
            assertEquals(estimate, a.estimate(), 1e-13);
        }
        // A control whose resamples can be all 0 has no relative effect.
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 1 / 3.0), Bootstrap.of(
                X, new double[] {0, 0, 1}, Statistic.mean(), Contrast.RELATIVE, BootstrapKind.BASIC, level, 400, 5));
    }

    private static Bootstrap bootstrap(Statistic statistic, Contrast contrast, BootstrapKind kind, Level level) {
        return known(Bootstrap.of(X, Y, statistic, contrast, kind, level, 400, 5));
    }

    /// All arrangements of a design by their definition: effects of every way to treat as many units in every block.
    private static List<Double> effects(double[] v, int[] block, int[] treated) {
        List<Double> effects = new ArrayList<>();
        for (int mask = 0; mask < 1 << v.length; mask++) {
            double effect = 0;
            boolean fits = true;
            for (int b = 0; b < treated.length; b++) {
                double[] sum = new double[2];
                int[] n = new int[2];
                for (int i = 0; i < v.length; i++) {
                    if (block[i] == b) {
                        sum[(mask >> i) & 1] += v[i];
                        n[(mask >> i) & 1]++;
                    }
                }
                fits &= n[1] == treated[b];
                effect += (sum[1] / n[1] - sum[0] / n[0]) * (n[0] + n[1]) / v.length;
            }
            if (fits) {
                effects.add(effect);
            }
        }
        return effects;
    }

    @Test
    void blockedDesignsCountEveryArrangement() {
        double[] v = {3.1, 4.7, 2.2, 8.8, 5.0, 6.1, 1.4, 7.7, 9.3, 2.9, 4.4};
        int[] block = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1};
        for (int mask : new int[] {0b0111001_1011, 0b0100010_0100, 0b1111101_0111, 0b0000111_1000}) {
            boolean[] t = new boolean[11];
            int[] treated = new int[2];
            double[] sum = new double[4];
            for (int i = 0; i < 11; i++) {
                t[i] = ((mask >> i) & 1) == 1;
                treated[block[i]] += t[i] ? 1 : 0;
                sum[2 * block[i] + (t[i] ? 1 : 0)] += v[i];
            }
            double observed = (sum[1] / treated[0] - sum[0] / (4 - treated[0])) * 4 / 11
                    + (sum[3] / treated[1] - sum[2] / (7 - treated[1])) * 7 / 11;
            List<Double> all = effects(v, block, treated);
            double above = all.stream().filter(e -> e >= observed - 1e-9).count() / (double) all.size();
            double below = all.stream().filter(e -> e <= observed + 1e-9).count() / (double) all.size();
            double far = all.stream().filter(e -> Math.abs(e) >= Math.abs(observed) - 1e-9).count() / (double) all.size();
            double sd = Math.sqrt(all.stream().mapToDouble(e -> e * e).average().orElseThrow());
            Randomisation r = known(Randomisation.blocked(v, t, block));
            PermutationTest greater = known(PermutationTest.exact(r, Alternative.GREATER, TwoSided.DISTANCE));
            assertEquals(all.size(), greater.arrangements());
            assertEquals(observed, greater.estimate(), 1e-13);
            assertEquals(observed / sd, greater.z().orElseThrow(), 1e-12);
            assertEquals(above, greater.p(), 1e-14);
            assertEquals(below, known(PermutationTest.exact(r, Alternative.LESS, TwoSided.DISTANCE)).p(), 1e-14);
            assertEquals(far, known(PermutationTest.exact(r, Alternative.TWO_SIDED, TwoSided.DISTANCE)).p(), 1e-14);
            assertEquals(Math.min(1, 2 * Math.min(above, below)),
                    known(PermutationTest.exact(r, Alternative.TWO_SIDED, TwoSided.DOUBLED_TAIL)).p(), 1e-14);
        }
    }

    /// Two of five clusters treated, or three; sizes differ, so the denominators change with every arrangement.
    @Test
    void clusteredDesignsCountEveryArrangement() {
        double[] v = {3.1, 4.7, 2.2, 8.8, 5.0, 6.1, 1.4, 7.7, 9.3, 2.9, 4.4};
        int[] cluster = {9, 9, 9, 4, 4, 7, 7, 1, 2, 2, 2};
        int[] names = {1, 2, 4, 7, 9};
        for (int mask = 0; mask < 32; mask++) {
            int m = Integer.bitCount(mask);
            if (m != 2 && m != 3) {
                continue;
            }
            double observed = clusterEffect(v, cluster, names, mask);
            double above = 0;
            double far = 0;
            for (int other = 0; other < 32; other++) {
                if (Integer.bitCount(other) == m) {
                    double e = clusterEffect(v, cluster, names, other);
                    above += e >= observed - 1e-9 ? 0.1 : 0;
                    far += Math.abs(e) >= Math.abs(observed) - 1e-9 ? 0.1 : 0;
                }
            }
            boolean[] t = new boolean[v.length];
            for (int i = 0; i < t.length; i++) {
                t[i] = ((mask >> Arrays.binarySearch(names, cluster[i])) & 1) == 1;
            }
            Randomisation r = known(Randomisation.clustered(v, t, cluster));
            PermutationTest greater = known(PermutationTest.exact(r, Alternative.GREATER, TwoSided.DISTANCE));
            assertEquals(observed, greater.estimate(), 1e-12);
            assertEquals(above, greater.p(), 1e-12);
            assertEquals(far, known(PermutationTest.exact(r, Alternative.TWO_SIDED, TwoSided.DISTANCE)).p(), 1e-12);
            PermutationTest drawn = PermutationTest.monteCarlo(r, Alternative.GREATER, TwoSided.DISTANCE, 20_000, 3);
            assertEquals(above, drawn.p(), 0.016);
        }
    }

    private static double clusterEffect(double[] v, int[] cluster, int[] names, int mask) {
        double[] sum = new double[2];
        int[] n = new int[2];
        for (int i = 0; i < v.length; i++) {
            int arm = (mask >> Arrays.binarySearch(names, cluster[i])) & 1;
            sum[arm] += v[i];
            n[arm]++;
        }
        return sum[1] / n[1] - sum[0] / n[0];
    }

    /// The spread of p over seeds is what each answer says of itself.
    @ParameterizedTest
    @CsvSource({"TWO_SIDED, DISTANCE", "TWO_SIDED, DOUBLED_TAIL", "GREATER, DOUBLED_TAIL"})
    void theErrorOfPIsItsSpread(Alternative alternative, TwoSided twoSided) {
        Randomisation r = known(Randomisation.complete(Arrays.copyOf(X, 7), Arrays.copyOf(Y, 4)));
        double sum = 0;
        double squares = 0;
        double said = 0;
        for (int seed = 0; seed < 400; seed++) {
            PermutationTest t = PermutationTest.monteCarlo(r, alternative, twoSided, 200, seed);
            sum += t.p();
            squares += t.p() * t.p();
            said += t.pError() / 400;
        }
        double spread = Math.sqrt(squares / 400 - sum / 400 * (sum / 400));
        assertEquals(1, spread / said, 0.12);
    }

    @Test
    void lessThanABound() {
        var random = new SplittableRandom(4);
        var same = new SplittableRandom(4);
        for (int i = 0; i < 1000; i++) {
            double share = (same.nextLong() >>> 11) * 0x1p-53;
            assertEquals((int) (share * 37), Streams.below(random, 37));
        }
        assertTrue(Streams.of(1, 0).nextLong() != Streams.of(1, 1).nextLong());
        assertTrue(Streams.of(1, 1).nextLong() != Streams.of(2, 0).nextLong());
    }

    /// A quantile permuted over all splits, from the definition of type 7.
    @ParameterizedTest
    @CsvSource({"3, 5, 0.25", "5, 3, 0.8", "2, 6, 0.5", "1, 4, 0.9", "4, 4, 0.37"})
    void quantilePermutationCountsAllSplits(int n, int m, double q) {
        double[] pool = {0.3, 1.9, 2.2, 2.2, 4.1, 7.5, 8.8, 12};
        int size = n + m;
        for (int mask : new int[] {(1 << n) - 1, ((1 << n) - 1) << m, 0b10110011 & ((1 << size) - 1)}) {
            if (Integer.bitCount(mask) != n) {
                continue;
            }
            double observed = quantileEffect(pool, size, mask, q);
            int all = 0;
            int far = 0;
            for (int other = 0; other < 1 << size; other++) {
                if (Integer.bitCount(other) == n) {
                    all++;
                    far += Math.abs(quantileEffect(pool, size, other, q)) >= Math.abs(observed) - 1e-9 ? 1 : 0;
                }
            }
            QuantilePermutation p = known(QuantilePermutation.of(
                    arm(pool, size, mask, 1), arm(pool, size, mask, 0), q, all, 1));
            assertTrue(p.exact());
            assertEquals(all, p.arrangements());
            assertEquals(observed, p.estimate(), 1e-13);
            assertEquals((double) far / all, p.p(), 1e-14);
        }
    }

    private static double[] arm(double[] pool, int size, int mask, int arm) {
        double[] a = new double[size];
        int k = 0;
        for (int i = 0; i < size; i++) {
            if (((mask >> i) & 1) == arm) {
                a[k++] = pool[i];
            }
        }
        return Arrays.copyOf(a, k);
    }

    private static double quantileEffect(double[] pool, int size, int mask, double q) {
        return typeSeven(arm(pool, size, mask, 1), q) - typeSeven(arm(pool, size, mask, 0), q);
    }

    private static double typeSeven(double[] sorted, double q) {
        double place = (sorted.length - 1) * q;
        int k = (int) Math.min(Math.floor(place), sorted.length - 2.0);
        return sorted.length == 1 ? sorted[0] : sorted[k] + (place - k) * (sorted[k + 1] - sorted[k]);
    }

    /// Statistics of a resample given as counts are those of the resample written out.
    @Test
    void statisticsOfCountsAreThoseOfValues() {
        var random = new SplittableRandom(12);
        double[] s = {-3, 0.5, 1, 4, 4, 9, 20};
        for (int run = 0; run < 200; run++) {
            int[] times = new int[s.length];
            List<Double> written = new ArrayList<>();
            for (int i = 0; i < s.length; i++) {
                times[i] = random.nextInt(4);
                for (int k = 0; k < times[i]; k++) {
                    written.add(s[i]);
                }
            }
            if (written.isEmpty()) {
                continue;
            }
            double[] w = written.stream().mapToDouble(v -> v).toArray();
            assertEquals(Arrays.stream(w).average().orElseThrow(), Statistic.mean().of(s, times), 1e-13);
            for (double q : new double[] {0.05, 0.25, 0.5, 0.9}) {
                assertEquals(typeSeven(w, q), Statistic.quantile(q).of(s, times), 1e-13);
            }
            int cut = (int) (w.length * 0.2);
            assertEquals(Arrays.stream(w, cut, w.length - cut).average().orElseThrow(),
                    Statistic.trimmedMean(0.2).of(s, times), 1e-13);
        }
        assertArrayEquals(new double[] {-4.0 / 3, -1.0 / 3, 5.0 / 3},
                Statistic.mean().influence(new double[] {-3, 0, 6}), 1e-15);
    }

    /// Quantiles of the mean of draws by the expansion of Cornish and Fisher, whose next term is 1e-7 here.
    @Test
    void lawOfTheMeanHasItsCumulants() {
        int n = 20_000;
        double[] s = new double[n];
        Arrays.setAll(s, i -> -2 * Math.log((i + 0.5) / n) + 0.2 * (i % 3));
        Arrays.sort(s);
        double mean = Arrays.stream(s).average().orElseThrow();
        double m2 = Arrays.stream(s).map(v -> Math.pow(v - mean, 2)).average().orElseThrow();
        double skewness = Arrays.stream(s).map(v -> Math.pow(v - mean, 3)).average().orElseThrow() / Math.pow(m2, 1.5);
        double excess = Arrays.stream(s).map(v -> Math.pow(v - mean, 4)).average().orElseThrow() / m2 / m2 - 3;
        MeanLaw law = MeanLaw.of(s).orElseThrow();
        for (double z : new double[] {-3.5, -2, -1, 0, 0.7, 1.96, 3.1}) {
            double u = 1 - Tails.normal(z);
            double standard = z + (z * z - 1) * skewness / 6 / Math.sqrt(n)
                    + ((z * z * z - 3 * z) * excess / 24 - (2 * z * z * z - 5 * z) * skewness * skewness / 36) / n;
            assertEquals(standard, (law.quantile(u) - mean) / Math.sqrt(m2 / n), 1.5e-5);
        }
        // Mirrored values have the mirrored law.
        double[] mirrored = Arrays.stream(s).map(v -> -v).sorted().toArray();
        MeanLaw other = MeanLaw.of(mirrored).orElseThrow();
        assertEquals(-law.quantile(0.9), other.quantile(1 - 0.9), 2e-5 * Math.sqrt(m2 / n));
    }

    /// The fewest units, replicates and draws that are enough.
    @Test
    void theLeastIsEnough() {
        double[] two = {1, 4};
        double[] others = {2, 7};
        Bootstrap b = known(Bootstrap.of(two, others, Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.NORMAL,
                Level.FIVE_PERCENT, 20, 1));
        assertEquals(-2, b.estimate());
        assertEquals(2, known(Bootstrap.of(X, Y, Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.BASIC,
                Level.FIVE_PERCENT, 2, 1)).resamples());
        assertEquals(1.5, known(Replicates.of(1, two)).bias());
        assertEquals(1, PermutationTest.monteCarlo(
                known(Randomisation.complete(two, others)), Alternative.LESS, TwoSided.DISTANCE, 1, 1).arrangements());
        assertEquals(1, known(QuantilePermutation.of(X, Y, 0.5, 1, 1)).arrangements());
    }

    /// A stored seed gives the same answer for good.
    @Test
    void theBitsOfASeedAreKept() {
        Randomisation r = known(Randomisation.complete(X, Y));
        PermutationTest p = PermutationTest.monteCarlo(r, Alternative.LESS, TwoSided.DISTANCE, 5000, 7);
        assertEquals(2490 / 5001.0, p.p(), 1e-15);
        QuantilePermutation q = known(QuantilePermutation.of(X, Y, 0.4, 3000, 7));
        assertEquals(2726 / 3001.0, q.p(), 1e-15);
        Level level = Level.FIVE_PERCENT;
        Bootstrap m = bootstrap(Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.PERCENTILE, level);
        assertEquals(-31.372706353390196, m.low(), 1e-12);
        assertEquals(7.125952394898538, m.high(), 1e-12);
        assertEquals(-0.37188492063491907, m.bias(), 1e-12);
        Bootstrap d = bootstrap(Statistic.quantile(0.6), Contrast.DIFFERENCE, BootstrapKind.PERCENTILE, level);
        assertEquals(-73.29480007028862, d.low(), 1e-12);
        assertEquals(11.197400035144312, d.high(), 1e-12);
        assertEquals(-2.775999999999994, d.bias(), 1e-12);
        Bootstrap t = bootstrap(Statistic.trimmedMean(0.2), Contrast.RELATIVE, BootstrapKind.BCA, level);
        assertEquals(-0.7727415916768539, t.low(), 1e-12);
        assertEquals(2.4669598162615802, t.high(), 1e-12);
        assertEquals(-0.08994934794640225, t.bias(), 1e-12);
    }
}
