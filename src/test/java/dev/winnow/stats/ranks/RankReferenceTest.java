package dev.winnow.stats.ranks;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rank methods against R and SciPy on tied values, and against enumeration.
class RankReferenceTest {
    private static final double[] A = {12.1, 3.4, 8.8, 8.8, 15.2, 0.3, 9.9, 7.0, 22.5, 4.4, 6.1};
    private static final double[] B = {3.4, 2.0, 8.8, 5.5, 1.1, 7.0, 0.9, 6.1, 3.3};

    /// wilcox.test(a, b, exact = FALSE, conf.int = TRUE, conf.level, alternative, correct) of R, to the bits of its root
    /// finder: where it ends inside the tolerance depends on every step of the way.
    @ParameterizedTest
    @CsvSource({
        "0.9, TWO_SIDED, NORMAL_CONTINUITY, 0.043526450796655701, 0.89997094700615932, 7.7000295926307878",
        "0.9, TWO_SIDED, NORMAL, 0.039714138232692785, 0.90000997518769255, 7.7000385888211582",
        "0.9, GREATER, NORMAL_CONTINUITY, 0.02176322539832785, 1.4999709212529913, Infinity",
        "0.9, GREATER, NORMAL, 0.019857069116346392, 1.5000099378294527, Infinity",
        "0.9, LESS, NORMAL_CONTINUITY, 0.98190548489627905, -Infinity, 6.5999357406666386",
        "0.9, LESS, NORMAL, 0.98014293088365356, -Infinity, 6.5999840345918157",
        "0.99, TWO_SIDED, NORMAL_CONTINUITY, 0.043526450796655701, -1.6999813880629044, 11.000074096221679",
        "0.99, TWO_SIDED, NORMAL, 0.039714138232692785, -1.699941431097479, 10.999999652589629",
        "0.99, GREATER, NORMAL_CONTINUITY, 0.02176322539832785, -0.80002430916951273, Infinity",
        "0.99, GREATER, NORMAL, 0.019857069116346392, -0.7999896050418287, Infinity",
        "0.99, LESS, NORMAL_CONTINUITY, 0.98190548489627905, -Infinity, 9.100055420841592",
        "0.99, LESS, NORMAL, 0.98014293088365356, -Infinity, 9.0999541385258578"
    })
    void shiftByRootIsR(
            double confidence, Alternative alternative, Reference reference, double p, double low, double high) {
        Level level = Level.of(1 - confidence);
        ShiftByRoot s = known(ShiftByRoot.of(A, B, reference, alternative, level, ShiftByRoot.R_TOLERANCE));
        assertEquals(3.6999850327552553, s.estimate(), 1e-9);
        assertEquals(low, s.low(), 1e-9);
        assertEquals(high, s.high(), 1e-9);
        MannWhitney m = known(MannWhitney.of(A, B, reference, alternative));
        assertEquals(p, m.p(), 1e-13);
        assertEquals(Math.log(p), m.logP(), 1e-12);
        assertEquals(76.5, m.u());
        assertEquals(76.5 / 99, m.probability());
    }

    /// scipy.stats.brunnermunzel(b, a); standard error, df and interval by numpy from its formulas.
    @ParameterizedTest
    @CsvSource({
        "TWO_SIDED, 0.025138735987972748", "GREATER, 0.012569367993986374", "LESS, 0.9874306320060137"
    })
    void brunnerMunzelWithTies(Alternative alternative, double p) {
        BrunnerMunzel b = known(BrunnerMunzel.of(A, B, alternative, Level.of(0.1)));
        assertEquals(2.473138333064488, b.statistic(), 1e-12);
        assertEquals(p, b.p(), 1e-13);
        assertEquals(Math.log(p), b.logP(), 1e-12);
        assertEquals(0.7727272727272727, b.probability(), 1e-15);
        assertEquals(0.11027578566110126, b.se(), 1e-15);
        assertEquals(15.811343810247298, b.df(), 1e-11);
        if (alternative == Alternative.TWO_SIDED) {
            assertEquals(0.580057588247426, b.low(), 1e-12);
            assertEquals(0.9653969572071194, b.high(), 1e-12);
        }
        // The interval stays inside [0, 1].
        BrunnerMunzel wide = known(BrunnerMunzel.of(A, B, Alternative.TWO_SIDED, Level.of(1e-9)));
        assertEquals(0, wide.low());
        assertEquals(1, wide.high());
        double[] two = {1, 3};
        assertEquals(0.75, known(BrunnerMunzel.of(two, new double[] {0, 2}, alternative, Level.of(0.1))).probability());
    }

    /// scipy.stats.ks_2samp(a, b), method asymp and exact (1.17).
    @Test
    void kolmogorovSmirnovWithTies() {
        assertEquals(0.22637953619581797, known(KolmogorovSmirnov.asymptotic(A, B)).p(), 1e-12);
        assertEquals(0.24227196951655153, known(KolmogorovSmirnov.exact(A, B)).p(), 1e-13);
        assertEquals(43 / 99.0, known(KolmogorovSmirnov.exact(A, B)).distance(), 1e-15);
        assertEquals(43 / 99.0, known(KolmogorovSmirnov.asymptotic(B, A)).distance(), 1e-15);
        assertEquals(0, known(KolmogorovSmirnov.asymptotic(new double[] {1, 2}, new double[] {5, 6, 7})).p());
    }

    @Test
    void kruskalWallisWithTies() {
        KruskalWallis k = known(KruskalWallis.of(List.of(A, B, new double[] {1, 2, 3})));
        assertEquals(7.281856261022924, k.statistic(), 1e-12);
        assertEquals(0.026227989667987693, k.p(), 1e-14);
        assertEquals(0, known(KruskalWallis.of(List.of(new double[] {1, 2}, new double[] {2, 1}))).statistic());
    }

    /// Every choice of which units are the treated ones.
    private static List<double[][]> splits(double[] pool, int treated) {
        List<double[][]> splits = new ArrayList<>();
        for (int mask = 0; mask < 1 << pool.length; mask++) {
            if (Integer.bitCount(mask) == treated) {
                int m = mask;
                double[] t = new double[treated];
                double[] c = new double[pool.length - treated];
                int i = 0;
                int j = 0;
                for (int k = 0; k < pool.length; k++) {
                    if (((m >> k) & 1) == 1) {
                        t[i++] = pool[k];
                    } else {
                        c[j++] = pool[k];
                    }
                }
                splits.add(new double[][] {t, c});
            }
        }
        return splits;
    }

    private static double wins(double[] t, double[] c) {
        double wins = 0;
        for (double x : t) {
            for (double y : c) {
                wins += x > y ? 1 : x == y ? 0.5 : 0;
            }
        }
        return wins;
    }

    @ParameterizedTest
    @CsvSource({"3, 5", "5, 3", "4, 4", "1, 6", "6, 1"})
    void exactMannWhitneyCountsAllSplits(int n, int m) {
        var random = new SplittableRandom(n * 10L + m);
        for (int run = 0; run < 12; run++) {
            double[] pool = new double[n + m];
            boolean tied = run % 2 == 0;
            Arrays.setAll(pool, i -> tied ? random.nextInt(4) : i * 1.7);
            pool[0] = -1;
            List<double[][]> splits = splits(pool, n);
            double[][] observed = splits.get(random.nextInt(splits.size()));
            double u = wins(observed[0], observed[1]);
            long above = splits.stream().filter(s -> wins(s[0], s[1]) >= u).count();
            long below = splits.stream().filter(s -> wins(s[0], s[1]) <= u).count();
            double all = splits.size();
            for (Alternative alternative : Alternative.values()) {
                double p = switch (alternative) {
                    case TWO_SIDED -> Math.min(1, 2 * Math.min(above, below) / all);
                    case GREATER -> above / all;
                    case LESS -> below / all;
                };
                MannWhitney w = known(MannWhitney.of(observed[0], observed[1], Reference.EXACT, alternative));
                assertEquals(p, w.p(), 1e-14);
                assertEquals(u, w.u());
                assertEquals(u / (n * m), w.probability(), 1e-15);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 5", "5, 3", "4, 4", "1, 6", "2, 7"})
    void exactKolmogorovSmirnovCountsAllSplits(int n, int m) {
        double[] pool = new double[n + m];
        Arrays.setAll(pool, i -> i);
        List<double[][]> splits = splits(pool, n);
        double[] distance = splits.stream().mapToDouble(s -> known(KolmogorovSmirnov.exact(s[0], s[1])).distance()).toArray();
        for (int i = 0; i < splits.size(); i += 3) {
            double d = distance[i];
            double share = Arrays.stream(distance).filter(v -> v >= d - 1e-12).count() / (double) splits.size();
            double[][] s = splits.get(i);
            assertEquals(share, known(KolmogorovSmirnov.exact(s[0], s[1])).p(), 1e-14);
            double most = 0;
            for (double v : pool) {
                most = Math.max(most, Math.abs(upTo(s[0], v) - upTo(s[1], v)));
            }
            assertEquals(most, d, 1e-15);
        }
    }

    private static double upTo(double[] sample, double v) {
        return Arrays.stream(sample).filter(x -> x <= v).count() / (double) sample.length;
    }

    /// The largest sizes that are still answered exactly, and the smallest that are not.
    @Test
    void exactAnswersEndWhereTheyWouldTakeTooLong() {
        double[] thousand = new double[1000];
        double[] more = new double[1001];
        Arrays.setAll(thousand, i -> 2 * i);
        Arrays.setAll(more, i -> 2 * i + 1);
        assertEquals(Outcome.undefined(Cause.TOO_LARGE, 1001e6),
                MannWhitney.of(thousand, more, Reference.EXACT, Alternative.LESS));
        assertEquals(Outcome.undefined(Cause.TOO_LARGE, 1001e6), HodgesLehmann.of(
                more, thousand, Reference.EXACT, Alternative.LESS, Level.of(0.1)));
        double[] tied = new double[150];
        tied[0] = 1;
        assertEquals(Outcome.undefined(Cause.TOO_LARGE, 150.0 * 300 * 300 * 301 / 4),
                MannWhitney.of(tied, tied, Reference.EXACT, Alternative.LESS));
        double[] small = Arrays.copyOf(tied, 100);
        // Of 200 units two are 1, one on each side or both on one: the hypergeometric law.
        assertEquals(1 - 99.0 / 398, known(MannWhitney.of(small, small, Reference.EXACT, Alternative.LESS)).p(), 1e-12);
        assertEquals(Outcome.undefined(Cause.TOO_LARGE, 2.1e8), KolmogorovSmirnov.exact(new double[21], new double[10_000_000]));
    }

    /// Ranks of the order statistics: qwilcox(0.05, 11, 9) = 28 without ties; ceil(99/2 - z sd - c) with the tied sd.
    @Test
    void hodgesLehmannEndsAreOrderStatistics() {
        double[] all = Arrays.stream(A).flatMap(x -> Arrays.stream(B).map(y -> x - y)).sorted().toArray();
        HodgesLehmann exact = known(HodgesLehmann.of(A, B, Reference.EXACT, Alternative.TWO_SIDED, Level.of(0.1)));
        assertEquals(all[27], exact.low());
        assertEquals(all[99 - 28], exact.high());
        assertEquals(all[49], exact.estimate());
        HodgesLehmann one = known(HodgesLehmann.of(A, B, Reference.EXACT, Alternative.GREATER, Level.of(0.05)));
        assertEquals(all[27], one.low());
        assertEquals(1 - (1 - exact.confidence()) / 2, one.confidence(), 1e-14);
        double sd = Math.sqrt(99 / 12.0 * (21 - (4 * 6 + 24) / (20.0 * 19)));
        for (Reference reference : new Reference[] {Reference.NORMAL, Reference.NORMAL_CONTINUITY}) {
            double c = reference == Reference.NORMAL ? 0 : 0.5;
            for (double alpha : new double[] {0.5, 0.1, 0.01, 1e-9}) {
                HodgesLehmann h = known(HodgesLehmann.of(A, B, reference, Alternative.TWO_SIDED, Level.of(alpha)));
                double z = dev.winnow.stats.distribution.Tails.normalQuantile(alpha / 2);
                int rank = (int) Math.max(1, Math.ceil(49.5 - z * sd - c));
                assertEquals(all[rank - 1], h.low());
                assertEquals(all[99 - rank], h.high());
                assertEquals(1 - alpha, h.confidence());
            }
        }
    }

    /// Two against two: no rank has a tail as small as asked for, so the ends are the extremes and cover 1 - 2/6.
    @Test
    void hodgesLehmannOfFourValues() {
        HodgesLehmann h = known(HodgesLehmann.of(
                new double[] {5, 9}, new double[] {1, 2}, Reference.EXACT, Alternative.TWO_SIDED, Level.FIVE_PERCENT));
        assertEquals(new HodgesLehmann(5.5, 3, 8, 1 - 2 / 6.0), h);
    }

    @Test
    void doublesAreHalvedInTheirOrder() {
        assertEquals(0, HalvedDoubles.middle(-1, 1));
        assertEquals(1.5, HalvedDoubles.middle(1, 2));
        assertEquals(-1.5, HalvedDoubles.middle(-2, -1), Math.ulp(1.5));
        assertEquals(Math.nextUp(1.0), HalvedDoubles.middle(1, Math.nextUp(Math.nextUp(1.0))));
        assertEquals(2, HalvedDoubles.middle(1, 4));
        for (double wanted : new double[] {-3.25, -Double.MIN_VALUE, 0, Double.MIN_VALUE, 1e-300, 7, 1e300}) {
            assertEquals(wanted, HalvedDoubles.least(-1e301, 1e301, v -> v >= wanted));
        }
        assertEquals(5, HalvedDoubles.least(5, 9, _ -> true));
        assertEquals(9, HalvedDoubles.least(5, 9, _ -> false));
    }

    @Test
    void signedRankCountsOneByOne() {
        // {1, -2, 3, -4}: positive ranks 1 + 3 = 4 of 10; sums up to 4: {}, 1, 2, 3, 4, 1+2, 1+3; from 4: the others and 4s.
        double[] d = {1, -2, 3, -4};
        assertEquals(7 / 16.0, known(SignedRank.of(d, Reference.EXACT, Alternative.LESS)).p(), 1e-15);
        assertEquals(11 / 16.0, known(SignedRank.of(d, Reference.EXACT, Alternative.GREATER)).p(), 1e-15);
        assertEquals(14 / 16.0, known(SignedRank.of(d, Reference.EXACT, Alternative.TWO_SIDED)).p(), 1e-15);
        SignedRank n = known(SignedRank.of(d, Reference.NORMAL_CONTINUITY, Alternative.LESS));
        assertEquals((-1 + 0.5) / Math.sqrt(7.5), n.statistic().orElseThrow(), 1e-15);
        double[] many = new double[999];
        Arrays.setAll(many, i -> i + 1.0);
        assertEquals(999 * 1000 / 2.0, known(SignedRank.of(many, Reference.NORMAL, Alternative.LESS)).positive());
        assertEquals(Math.scalb(1.0, -999), known(SignedRank.of(many, Reference.EXACT, Alternative.GREATER)).p(), 1e-312);
    }
}
