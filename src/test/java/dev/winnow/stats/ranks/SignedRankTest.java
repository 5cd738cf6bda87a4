package dev.winnow.stats.ranks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignedRankTest {
    /// Differences of the example of R's wilcox.test (depression scale factors, Hollander and Wolfe 1973).
    private static final double[] DEPRESSION = {0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01};

    private static SignedRank known(double[] d, Reference reference, Alternative alternative) {
        Outcome<SignedRank> o = SignedRank.of(d, reference, alternative);
        return o.toOptional().orElseThrow(() -> new AssertionError(o));
    }

    /// wilcox.test(d, alternative = ..., exact = ..., correct = ...) of R 4.2.
    @ParameterizedTest
    @CsvSource({
        "EXACT, TWO_SIDED, 0.0390625", "EXACT, GREATER, 0.01953125", "EXACT, LESS, 0.986328125",
        "NORMAL_CONTINUITY, TWO_SIDED, 0.044010984013", "NORMAL, LESS, 0.980924144913",
        "NORMAL, GREATER, 0.019075855087"
    })
    void isR(Reference reference, Alternative alternative, double p) {
        SignedRank r = known(DEPRESSION, reference, alternative);
        assertEquals(40, r.positive());
        assertEquals(5, r.negative());
        assertEquals(0, r.zeros());
        assertEquals(Math.sqrt(9 * 10 * 19 / 24.0), r.deviation(), 1e-14);
        assertEquals(p, r.p(), 1e-12);
        assertEquals(Math.log(p), r.logP(), 1e-10);
        assertEquals(reference == Reference.EXACT, r.statistic().isEmpty());
    }

    /// wilcox.test(x, exact = FALSE): V = 22.5, p = 0.165327154231.
    @Test
    void tiesAndZeros() {
        double[] d = {1, 0, -2, 1, 1, 0, 1, 2, 0, 2, 2};
        SignedRank with = known(new double[] {1, 0, -2, 1, 1, 0, 1, 2, 0, 2, 2}, Reference.NORMAL, Alternative.TWO_SIDED);
        assertEquals(3, with.zeros());
        assertEquals(36, with.positive() + with.negative());
        assertEquals(6.5, with.negative());
        // 8 * 9 * 17 / 24 - (60 + 60) / 48
        assertEquals(Math.sqrt(48.5), with.deviation(), 1e-14);
        assertEquals(Optional.of(11.5 / Math.sqrt(48.5)), with.statistic());
        SignedRank down = known(Arrays.stream(d).map(v -> -v).toArray(), Reference.NORMAL, Alternative.TWO_SIDED);
        assertEquals(with.positive(), down.negative());
        assertEquals(with.p(), down.p(), 1e-15);
    }

    /// Every assignment of signs is equally likely; counted one by one.
    @Test
    void exactCountsAllSigns() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 20; round++) {
            int n = 2 + random.nextInt(9);
            double[] d = new double[n];
            Arrays.setAll(d, _ -> 1 + random.nextInt(5));
            boolean[] up = new boolean[n];
            for (int i = 0; i < n; i++) {
                up[i] = random.nextBoolean();
                d[i] = up[i] ? d[i] : -d[i];
            }
            SignedRank r = known(d, Reference.EXACT, Alternative.GREATER);
            MidRanks ranks = MidRanks.among(Arrays.stream(d).map(Math::abs).toArray());
            int above = 0;
            for (int signs = 0; signs < (1 << n); signs++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += ((signs >> i) & 1) == 1 ? ranks.of(Math.abs(d[i])) : 0;
                }
                above += sum >= r.positive() - 1e-9 ? 1 : 0;
            }
            assertEquals(above / (double) (1 << n), r.p(), 1e-13);
            double other = known(d, Reference.EXACT, Alternative.LESS).p();
            assertEquals(
                    Math.min(1, 2 * Math.min(r.p(), other)),
                    known(d, Reference.EXACT, Alternative.TWO_SIDED).p(),
                    1e-13);
        }
    }

    @Test
    void edges() {
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                SignedRank.of(new double[] {0, -0.0}, Reference.EXACT, Alternative.TWO_SIDED));
        assertEquals(
                Outcome.undefined(Cause.TOO_LARGE, 1e6 * 1001),
                SignedRank.of(ramp(1000), Reference.EXACT, Alternative.TWO_SIDED));
        assertEquals(1, known(new double[] {1, -1}, Reference.NORMAL_CONTINUITY, Alternative.TWO_SIDED).p());
        assertEquals(1, known(new double[] {1, -1}, Reference.EXACT, Alternative.TWO_SIDED).p());
        assertThrows(IllegalArgumentException.class, () ->
                SignedRank.of(new double[] {1, Double.NaN}, Reference.NORMAL, Alternative.LESS));
    }

    private static double[] ramp(int n) {
        double[] d = new double[n];
        Arrays.setAll(d, i -> i + 1.0);
        return d;
    }

    /// rank(c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5)) of R.
    @Test
    void midRanks() {
        double[] x = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
        MidRanks r = MidRanks.among(new double[] {3, 1, 4, 1, 5}, new double[] {9, 2, 6, 5, 3, 5});
        assertEquals(11, r.size());
        double[] wanted = {4.5, 1.5, 6, 1.5, 8, 11, 3, 10, 8, 4.5, 8};
        for (int i = 0; i < x.length; i++) {
            assertEquals(wanted[i], r.of(x[i]));
        }
        assertEquals(66, r.sum(x));
        assertEquals(6 + 6 + 24, r.ties());
        assertEquals(0.5, r.of(0));
        assertEquals(1.5, MidRanks.among(new double[] {0, -0.0}).of(-0.0));
        assertEquals(0, MidRanks.among().ties());
        assertThrows(IllegalArgumentException.class, () -> MidRanks.among(new double[] {Double.NEGATIVE_INFINITY, 1}));
        assertThrows(IllegalArgumentException.class, () -> MidRanks.among(new double[] {1, Double.NaN}));
    }

    @Test
    void walshAveragesInOrder() {
        var random = new SplittableRandom(11);
        for (int n = 1; n < 12; n++) {
            double[] x = new double[n];
            Arrays.setAll(x, _ -> random.nextInt(-6, 7) / 4.0);
            double[] all = new double[n * (n + 1) / 2];
            int k = 0;
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) {
                    all[k++] = (x[i] + x[j]) / 2;
                }
            }
            Arrays.sort(all);
            double[] before = x.clone();
            WalshAverages w = WalshAverages.of(x);
            assertEquals(all.length, w.count());
            for (k = 0; k < all.length; k++) {
                assertEquals(all[k], w.kth(k + 1), 0.0);
            }
            assertEquals((all[(all.length - 1) / 2] + all[all.length / 2]) / 2, w.median(), 1e-15);
            assertEquals(Arrays.toString(before), Arrays.toString(x));
        }
        // wilcox.test(d, conf.int = TRUE, exact = TRUE)$estimate of R
        assertEquals(0.46, WalshAverages.of(DEPRESSION).median(), 1e-12);
        assertEquals(1e308, WalshAverages.of(new double[] {1e308, 1e308}).median());
        assertThrows(IllegalArgumentException.class, () -> WalshAverages.of(new double[0]));
    }

    /// wilcox.test(d, conf.int = TRUE, exact = TRUE, alternative = ..., conf.level = ...) of R 4.2.
    @ParameterizedTest
    @CsvSource({
        "TWO_SIDED, 0.05, 0.010, 0.786, 0.9609375", "GREATER, 0.05, 0.175, Infinity, 0.951171875",
        "LESS, 0.05, -Infinity, 0.726, 0.951171875", "TWO_SIDED, 0.00001, -0.147, 1.022, 0.99609375"
    })
    void centreOfPairsIsR(Alternative alternative, double alpha, double low, double high, double confidence) {
        HodgesLehmann h = centre(DEPRESSION, Reference.EXACT, alternative, alpha);
        assertEquals(0.46, h.estimate(), 1e-14);
        assertEquals(low, h.low(), 1e-14);
        assertEquals(high, h.high(), 1e-14);
        assertEquals(confidence, h.confidence(), 1e-14);
    }

    private static HodgesLehmann centre(double[] d, Reference reference, Alternative alternative, double alpha) {
        Outcome<HodgesLehmann> o = HodgesLehmann.ofPairs(d, reference, alternative, Level.of(alpha));
        return o.toOptional().orElseThrow(() -> new AssertionError(o));
    }

    /// The interval holds the shifts that the test does not reject and no others.
    @ParameterizedTest
    @EnumSource(Reference.class)
    void centreOfPairsInvertsTheTest(Reference reference) {
        var random = new SplittableRandom(11);
        for (int n : new int[] {8, 21, 60}) {
            double[] d = random.doubles(n, -1, 2).toArray();
            HodgesLehmann h = centre(d, reference, Alternative.TWO_SIDED, 0.05);
            for (double end : new double[] {h.low(), h.high()}) {
                double inwards = end == h.low() ? 1e-9 : -1e-9;
                assertTrue(shifted(d, end + inwards, reference) > 0.05, reference + " " + n);
                assertTrue(shifted(d, end - inwards, reference) <= 0.05, reference + " " + n);
            }
        }
    }

    private static double shifted(double[] d, double shift, Reference reference) {
        return known(Arrays.stream(d).map(v -> v - shift).toArray(), reference, Alternative.TWO_SIDED).p();
    }

    @Test
    void centreOfPairsKeepsZeros() {
        // Means of two: 0, 0, 0, 2, 2, 4, of which the middle is 1.
        assertEquals(1, centre(new double[] {0, 0, 4}, Reference.NORMAL, Alternative.TWO_SIDED, 0.05).estimate());
        Level five = Level.FIVE_PERCENT;
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0),
                HodgesLehmann.ofPairs(new double[] {0, 0}, Reference.NORMAL, Alternative.LESS, five));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0),
                HodgesLehmann.ofPairs(new double[0], Reference.EXACT, Alternative.LESS, five));
        double[] many = new double[1000];
        many[0] = 1;
        assertEquals(Outcome.undefined(Cause.TOO_LARGE, 1.001e9),
                HodgesLehmann.ofPairs(many, Reference.EXACT, Alternative.LESS, five));
        assertThrows(IllegalArgumentException.class,
                () -> HodgesLehmann.ofPairs(new double[] {1, Double.NaN}, Reference.EXACT, Alternative.LESS, five));
    }

    @Test
    void differencesInOrder() {
        SortedDifferences d = SortedDifferences.of(new double[] {5, 1, 3}, new double[] {2, 0});
        assertEquals(6, d.count());
        double[] wanted = {-1, 1, 1, 3, 3, 5};
        for (int k = 0; k < 6; k++) {
            assertEquals(wanted[k], d.kth(k + 1));
        }
        assertEquals(2, d.median());
        assertThrows(IllegalArgumentException.class, () -> SortedDifferences.of(new double[0], new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> SortedDifferences.of(new double[] {1}, new double[0]));
    }
}
