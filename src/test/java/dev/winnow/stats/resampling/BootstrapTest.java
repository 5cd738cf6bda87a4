package dev.winnow.stats.resampling;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    private static final Level LEVEL = Level.FIVE_PERCENT;

    private static double[] skewed(long seed, int n) {
        var random = new SplittableRandom(seed);
        double[] s = new double[n];
        Arrays.setAll(s, _ -> random.nextDouble() < 0.4 ? Math.exp(1.2 * random.nextGaussian()) : 0);
        Arrays.sort(s);
        return s;
    }

    private static int[] once(int n) {
        int[] times = new int[n];
        Arrays.fill(times, 1);
        return times;
    }

    private static double mean(double[] a) {
        return Arrays.stream(a).average().orElseThrow();
    }

    private static double sd(double[] a) {
        double m = mean(a);
        return Math.sqrt(Arrays.stream(a).map(v -> (v - m) * (v - m)).sum() / (a.length - 1));
    }

    /// Largest distance of two empirical distribution functions.
    private static double distance(double[] a, double[] b) {
        double[] x = a.clone();
        double[] y = b.clone();
        Arrays.sort(x);
        Arrays.sort(y);
        double most = 0;
        int j = 0;
        for (int i = 0; i < x.length; i++) {
            if (i + 1 < x.length && x[i + 1] == x[i]) {
                continue;
            }
            while (j < y.length && y[j] <= x[i]) {
                j++;
            }
            most = Math.max(most, Math.abs((i + 1.0) / x.length - (double) j / y.length));
        }
        return most;
    }

    private static Statistic ownMean() {
        return (sorted, times) -> {
            double sum = 0;
            for (int i = 0; i < sorted.length; i++) {
                sum += times[i] * sorted[i];
            }
            return sum / Arrays.stream(times).sum();
        };
    }

    @Test
    void theComputedLawOfTheMeanIsThatOfDraws() {
        double[] s = skewed(3, 3000);
        double[] drawn = ownMean().replicates(s, 20_000, 1);
        MeanLaw law = MeanLaw.of(s).orElseThrow();
        double[] computed = new double[20_000];
        for (int i = 0; i < computed.length; i++) {
            computed[i] = law.quantile((i + 0.5) / computed.length);
        }
        // 1.95 / sqrt(20000) is the 0.1 % point of the one-sample distance.
        assertTrue(distance(drawn, computed) < 0.0138, () -> "" + distance(drawn, computed));
        // Exact moments: mean of the sample, sd / sqrt(n) with divisor n.
        double se = sd(s) * Math.sqrt(2999.0 / 3000) / Math.sqrt(3000);
        assertEquals(mean(s), mean(computed), 1e-4 * se);
        assertEquals(se, sd(computed), 1e-3 * se);
        assertTrue(law.quantile(0) < mean(s) - 6 * se);
        assertTrue(law.quantile(Math.nextDown(1.0)) > mean(s) + 6 * se);
    }

    /// A normal limit with known skewness: the median of the mean lies below it by se skewness / (6 sqrt n).
    @Test
    void theLawKeepsTheSkewness() {
        double[] s = new double[20_000];
        Arrays.setAll(s, i -> -Math.log((i + 0.5) / s.length));
        Arrays.sort(s);
        MeanLaw law = MeanLaw.of(s).orElseThrow();
        double se = sd(s) / Math.sqrt(s.length);
        assertEquals(-1.0 / 3 / Math.sqrt(s.length), (law.quantile(0.5) - mean(s)) / se, 2e-5);
    }

    @Test
    void aLawWithLumpsIsRefused() {
        double[] s = new double[5000];
        Arrays.setAll(s, i -> i % 7);
        s[4999] = 1e9;
        Arrays.sort(s);
        assertTrue(MeanLaw.of(s).isEmpty());
        assertTrue(MeanLaw.of(new double[100]).isEmpty());
        // Then it is drawn: the huge value enters a Poisson(1) number of times.
        double[] r = Statistic.mean().replicates(s, 20_001, 3);
        double none = Arrays.stream(r).filter(v -> v < 1e5).count() / 20_001.0;
        assertEquals(Math.exp(-1), none, 0.015);
    }

    @Test
    void ofMostlyOneValueTheOthersAreDrawn() {
        // Ones among zeros with a value on either side: the count of others is Binomial(12 000, 6 / 12 000).
        double[] s = new double[12_000];
        Arrays.fill(s, 11_996, 12_000, 1);
        s[0] = -3;
        s[1] = -3;
        assertTrue(MeanLaw.of(s).isEmpty());
        double[] r = Statistic.mean().replicates(s, 40_000, 9);
        assertArrayEquals(r, Statistic.mean().replicates(s, 40_000, 9));
        double mean = Arrays.stream(r).average().orElseThrow() * s.length;
        double variance = Arrays.stream(r).map(v -> Math.pow(v * s.length - mean, 2)).average().orElseThrow();
        assertEquals(-2, mean, 0.1);
        assertEquals(22, variance, 0.8);
        double three = Arrays.stream(r).filter(v -> Math.rint(v * s.length) == -3).count() / 40_000.0;
        // P(4 ones' and 2 threes' Poisson sums make -3): sum over j of Poisson(2; j) Poisson(4; 3 (j - 1)).
        assertEquals(0.0779, three, 0.005);
    }

    /// An arm without a conversion: the spread is the other arm's.
    @Test
    void aConstantArmIsKnown() {
        double[] t = skewed(3, 20_000);
        double[] none = new double[20_000];
        Bootstrap b = known(Bootstrap.of(
                t, none, Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.PERCENTILE, LEVEL, 10_000, 5));
        Replicates own = known(Replicates.of(mean(t), Statistic.mean().replicates(t, 10_000, 5)));
        assertEquals(own.percentile(LEVEL), new BootstrapInterval(b.low(), b.high()));
        assertEquals(own.se(), b.se());
    }

    /// The longest sample would overflow three times its size.
    @Test
    void theLawReachesAsFarForHugeSamples() {
        double linear = 27.7 / 3e9;
        assertEquals(linear + Math.sqrt(linear * linear + 2 * 27.7e-9), MeanLaw.reach(1, 1, 1_000_000_000), 1e-18);
    }

    @Test
    void anyNumberOfDrawsIsCutIntoChunks() {
        assertEquals(1 << 25, Streams.chunks(Integer.MAX_VALUE).count());
        assertEquals(63, Streams.length(Integer.MAX_VALUE, (1 << 25) - 1));
        assertEquals(64, Streams.length(Integer.MAX_VALUE, (1 << 25) - 2));
        assertEquals(0, Streams.chunks(0).count());
    }

    @Test
    void manyReplicatesComeFromTheLaw() {
        double[] s = skewed(3, 12_000);
        double[] r = Statistic.mean().replicates(s, 10_000, 5);
        double[] drawn = Statistic.mean().replicates(s, 8_000, 5);
        assertTrue(distance(drawn, r) < 0.03);
        double[] again = Statistic.mean().replicates(s, 10_000, 5);
        assertArrayEquals(r, again);
    }

    @ParameterizedTest
    @EnumSource(BootstrapKind.class)
    void threadsDoNotChangeABit(BootstrapKind kind) throws Exception {
        double[] t = skewed(1, 300);
        double[] c = skewed(2, 200);
        for (Statistic s : new Statistic[] {Statistic.mean(), Statistic.quantile(0.8), Statistic.trimmedMean(0.1)}) {
            var here = Bootstrap.of(t, c, s, Contrast.DIFFERENCE, kind, LEVEL, 1000, 9);
            try (var one = new ForkJoinPool(1)) {
                assertEquals(here, one.submit(() -> Bootstrap.of(t, c, s, Contrast.DIFFERENCE, kind, LEVEL, 1000, 9)).get());
            }
            assertTrue(!here.equals(Bootstrap.of(t, c, s, Contrast.DIFFERENCE, kind, LEVEL, 1000, 10)));
        }
    }

    @Test
    void standardErrorsAreThoseOfTheory() {
        double[] t = skewed(1, 400);
        double[] c = skewed(2, 500);
        Bootstrap d = known(Bootstrap.of(t, c, Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.NORMAL, LEVEL, 20_000, 4));
        double se = Math.sqrt(sd(t) * sd(t) / 400 * 399 / 400 + sd(c) * sd(c) / 500 * 499 / 500);
        assertEquals(mean(t) - mean(c), d.estimate(), 1e-12);
        assertEquals(se, d.se(), 0.02 * se);
        assertEquals(0, d.bias(), 0.03 * se);
        assertEquals(d.estimate() - d.bias() - 1.959963984540054 * d.se(), d.low(), 1e-12);
        assertEquals(d.estimate() - d.bias() + 1.959963984540054 * d.se(), d.high(), 1e-12);
        assertEquals(20_000, d.resamples());
        Bootstrap r = known(Bootstrap.of(t, c, Statistic.mean(), Contrast.RELATIVE, BootstrapKind.BCA, LEVEL, 20_000, 4));
        assertEquals(mean(t) / mean(c) - 1, r.estimate(), 1e-12);
        assertTrue(r.low() < r.estimate() && r.estimate() < r.high());
    }

    @Test
    void influencesFollowTheContrast() {
        // Treatment is skewed to the right, so BCa reaches further up than the percentiles, and mirrored when it is control.
        double[] t = skewed(1, 60);
        double[] c = new double[60];
        Arrays.setAll(c, i -> 5 + Math.sin(i) / 10);
        for (Contrast contrast : Contrast.values()) {
            Bootstrap b = known(Bootstrap.of(t, c, Statistic.mean(), contrast, BootstrapKind.BCA, LEVEL, 20_000, 4));
            Bootstrap p = known(Bootstrap.of(t, c, Statistic.mean(), contrast, BootstrapKind.PERCENTILE, LEVEL, 20_000, 4));
            assertTrue(b.high() > p.high() && b.low() > p.low());
        }
        Bootstrap b = known(Bootstrap.of(c, t, Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.BCA, LEVEL, 20_000, 4));
        Bootstrap p = known(Bootstrap.of(c, t, Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.PERCENTILE, LEVEL, 20_000, 4));
        assertTrue(b.high() < p.high() && b.low() < p.low());
    }

    @Test
    void groupsOfInfluencesGiveTheSameAcceleration() {
        double[] s = skewed(1, 150);
        double[] own = ownMean().influence(s);
        double[] exact = Statistic.mean().influence(s);
        assertEquals(150, own.length);
        for (int i = 0; i < own.length; i++) {
            assertEquals(exact[i] * 150 / 149, own[i], 1e-12);
        }
        assertEquals(200, ownMean().influence(skewed(1, 1000)).length);
    }

    private static double[] exponential(int n) {
        double[] s = new double[n];
        Arrays.setAll(s, i -> -Math.log1p(-(i + 0.5) / n));
        return s;
    }

    private static double acceleration(double[] influence) {
        double squares = Arrays.stream(influence).map(l -> l * l).sum();
        return Arrays.stream(influence).map(l -> l * l * l).sum() / (6 * Math.pow(squares, 1.5));
    }

    /// Winsorised values 2, 2, 4, 8, 8 about their mean of 4.8, over the three units left; with one left, the median's.
    @Test
    void influencesOfTheTrimmedMean() {
        double[] s = {1, 2, 4, 8, 16};
        double[] wanted = {-2.8 / 3, -2.8 / 3, -0.8 / 3, 3.2 / 3, 3.2 / 3};
        assertArrayEquals(wanted, Statistic.trimmedMean(0.2).influence(s), 1e-14);
        assertArrayEquals(Statistic.quantile(0.5).influence(s), Statistic.trimmedMean(0.4).influence(s));
        assertArrayEquals(Statistic.mean().influence(s), Statistic.trimmedMean(0).influence(s), 1e-14);
    }

    /// Three of five units at or below the median. A standard error of 0.2236 to either side takes 0.4472 of the units
    /// and 12 times as long a stretch.
    @Test
    void influencesOfAQuantile() {
        double[] s = {1, 2, 4, 8, 16};
        double[] wanted = {-0.96, -0.96, -0.96, 1.44, 1.44};
        assertArrayEquals(wanted, Statistic.quantile(0.5).influence(s), 1e-12);
        // (2 q - 1) / (6 sqrt(n q (1 - q))), whatever the density.
        assertEquals(0.8 / (6 * Math.sqrt(100 * 0.09)), acceleration(Statistic.quantile(0.9).influence(exponential(100))), 1e-12);
        // Equal values around it: a stretch of 1 is found in the whole sample, or one of 7 a unit's share at its end.
        double[] tied = {0, 0, 0, 0, 0, 0, 0, 1};
        assertEquals(4 / 8.0 / 8, Statistic.quantile(0.5).influence(tied)[7], 1e-15);
        assertEquals(7 / 8.0 * 7 / 8, Statistic.quantile(0.99).influence(tied)[7], 1e-12);
        assertEquals(0, Arrays.stream(Statistic.quantile(0.01).influence(new double[3])).sum());
    }

    /// Left-out units also change how many are trimmed, and groups that follow the order would share the sample's shape.
    @ParameterizedTest
    @ValueSource(ints = {100, 150, 399, 400, 1999, 5000, 5001})
    void leavingUnitsOutTellsTheAcceleration(int n) {
        double[] s = exponential(n);
        for (Statistic closed : new Statistic[] {Statistic.trimmedMean(0.1), Statistic.mean()}) {
            Statistic own = (sorted, times) -> closed.of(sorted, times);
            assertEquals(acceleration(closed.influence(s)), acceleration(own.influence(s)), 0.004);
            assertEquals(0, Arrays.stream(own.influence(s)).sum(), 1e-12);
        }
    }

    /// type 7 by definition; resampled quantiles drawn by order statistics against those drawn one by one.
    @Test
    void quantilesAreOfTypeSeven() {
        double[] s = {1, 2, 4, 8, 16};
        assertEquals(4, Statistic.quantile(0.5).of(s, once(5)));
        assertEquals(2.8, Statistic.quantile(0.35).of(s, once(5)), 1e-12);
        assertEquals(12.8, Statistic.quantile(0.9).of(s, once(5)), 1e-12);
        int[] times = {0, 2, 0, 1, 2};
        assertEquals(8, Statistic.quantile(0.5).of(s, times));
        assertEquals(2, Statistic.quantile(0.25).of(s, times));
        assertEquals(5, Statistic.quantile(0.375).of(s, times));
        assertThrows(IllegalArgumentException.class, () -> Statistic.quantile(0));
        assertThrows(IllegalArgumentException.class, () -> Statistic.quantile(1));
    }

    @Test
    void orderStatisticsAreDrawnAsFromResamples() {
        var random = new SplittableRandom(8);
        double[] s = new double[40];
        Arrays.setAll(s, _ -> random.nextGaussian());
        Arrays.sort(s);
        for (double q : new double[] {0.02, 0.5, 0.83, 0.995}) {
            Statistic fast = Statistic.quantile(q);
            Statistic slow = (sorted, times) -> fast.of(sorted, times);
            double[] a = fast.replicates(s, 20_000, 1);
            double[] b = slow.replicates(s, 20_000, 2);
            assertTrue(distance(a, b) < 0.02, () -> q + ": " + distance(a, b));
        }
    }

    @Test
    void trimmedMeansLeaveOutBothEnds() {
        double[] s = {1, 2, 4, 8, 16};
        assertEquals(14 / 3.0, Statistic.trimmedMean(0.2).of(s, once(5)), 1e-14);
        assertEquals(4, Statistic.trimmedMean(0.4).of(s, once(5)), 1e-14);
        assertEquals(6.2, Statistic.trimmedMean(0).of(s, once(5)), 1e-14);
        int[] times = {0, 3, 0, 0, 2};
        assertEquals((2 + 2 + 16) / 3.0, Statistic.trimmedMean(0.2).of(s, times), 1e-14);
        assertThrows(IllegalArgumentException.class, () -> Statistic.trimmedMean(0.5));
        assertThrows(IllegalArgumentException.class, () -> Statistic.trimmedMean(-0.1));
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        double[] one = {1};
        double[] same = {2, 2, 2};
        double[] zero = {0, 0, 0};
        double[] some = {1, 2, 3};
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), run(some, one, Contrast.DIFFERENCE, BootstrapKind.BASIC));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), run(same, same, Contrast.DIFFERENCE, BootstrapKind.BASIC));
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 0), run(some, zero, Contrast.RELATIVE, BootstrapKind.BASIC));
        // Too large to subtract is not a control of 0; too small to divide by is.
        double[] huge = {1.7e308, 1.7e308, 1.6e308};
        double[] low = {-1.7e308, -1.7e308, -1.6e308};
        for (Contrast contrast : Contrast.values()) {
            assertThrows(IllegalArgumentException.class, () -> run(huge, low, contrast, BootstrapKind.BASIC));
        }
        double[] tiny = {1e-320, 1e-320, 1e-320};
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 1e-320), run(some, tiny, Contrast.RELATIVE, BootstrapKind.BASIC));
        double[] bad = {1, Double.NaN};
        assertThrows(IllegalArgumentException.class, () -> run(bad, some, Contrast.DIFFERENCE, BootstrapKind.BASIC));
        assertThrows(
                IllegalArgumentException.class,
                () -> Bootstrap.of(some, same, Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.BASIC, LEVEL, 1, 1));
    }

    private static Outcome<Bootstrap> run(double[] t, double[] c, Contrast contrast, BootstrapKind kind) {
        return Bootstrap.of(t, c, Statistic.mean(), contrast, kind, LEVEL, 500, 1);
    }

    /// Ranks (B + 1) q by hand: 19 replicates put 0.05 at the first and 0.95 at the last.
    @Test
    void intervalsFromReplicates() {
        double[] replicates = new double[19];
        Arrays.setAll(replicates, i -> i * i);
        Level ten = Level.of(0.1);
        Replicates r = known(Replicates.of(100, replicates));
        assertEquals(new BootstrapInterval(0, 324), r.percentile(ten));
        assertEquals(new BootstrapInterval(-124, 200), r.basic(ten));
        assertEquals(new BootstrapInterval(0, 324), r.percentile(Level.of(0.001)));
        assertEquals(mean(replicates) - 100, r.bias(), 1e-12);
        assertEquals(sd(replicates), r.se(), 1e-12);
        BootstrapInterval twenty = r.percentile(Level.of(0.2));
        assertEquals(1, twenty.low(), 1e-12);
        assertEquals(289, twenty.high(), 1e-12);
        // No acceleration and half of the replicates below: the percentiles again.
        double[] symmetric = {-1, 1};
        BootstrapInterval plain = known(known(Replicates.of(81, Arrays.copyOf(replicates, 18))).bca(ten, symmetric));
        assertEquals(known(Replicates.of(81, Arrays.copyOf(replicates, 18))).percentile(ten).low(), plain.low(), 1e-9);
        assertEquals(known(Replicates.of(81, Arrays.copyOf(replicates, 18))).percentile(ten).high(), plain.high(), 1e-9);
        double[] none = {0, 0};
        double[] extreme = {1};
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), r.bca(ten, none));
        assertEquals(Outcome.undefined(Cause.RANKS_OUTSIDE, 19), known(Replicates.of(-5, replicates)).bca(ten, symmetric));
        assertEquals(Outcome.undefined(Cause.RANKS_OUTSIDE, 19), known(Replicates.of(999, replicates)).bca(ten, symmetric));
        assertEquals(Outcome.undefined(Cause.RANKS_OUTSIDE, 19), r.bca(Level.of(1e-12), extreme));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), Replicates.of(1, extreme));
        double[] bad = {1, Double.POSITIVE_INFINITY};
        assertThrows(IllegalArgumentException.class, () -> Replicates.of(1, bad));
        assertThrows(IllegalArgumentException.class, () -> Replicates.of(Double.NaN, replicates));
    }
}
