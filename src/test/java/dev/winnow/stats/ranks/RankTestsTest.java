package dev.winnow.stats.ranks;

import static dev.winnow.stats.Expect.known;
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

class RankTestsTest {
    private static final double[] X = {2.2, 4.8, 6.6, 11.2, 12.1, 13.5, 7.1, 14.9, 5.05};
    private static final double[] Y = {1.1, 2.3, 4.2, 5.9, 7.7, 8.8, 10.4, 3.3, 6.1, 9.9};
    private static final double[] TIED_X = {0, 1, 1, 2, 3, 3, 4};
    private static final double[] TIED_Y = {0, 0, 0, 1, 2, 2, 3, 5};

    private static double[] sample(SplittableRandom random, int n, double step) {
        double[] s = new double[n];
        Arrays.setAll(s, _ -> Math.rint(random.nextGaussian() * 4 / step) * step);
        return s;
    }

    private static double[] mapped(double[] s, double scale, double shift) {
        return Arrays.stream(s).map(v -> scale * v + shift).toArray();
    }

    /// wilcox.test(x, y, exact = TRUE, conf.int = TRUE) of R 4.2.
    @Test
    void exactWithoutTiesIsR() {
        MannWhitney m = known(MannWhitney.of(X, Y, Reference.EXACT, Alternative.TWO_SIDED));
        assertEquals(61, m.u());
        assertEquals(61 / 90.0, m.probability());
        assertEquals(0.211024269847799, m.p(), 1e-14);
        assertEquals(Math.log(0.211024269847799), m.logP(), 1e-13);
        assertEquals(Optional.empty(), m.statistic());
        HodgesLehmann h =
                known(HodgesLehmann.of(X, Y, Reference.EXACT, Alternative.TWO_SIDED, Level.FIVE_PERCENT));
        assertEquals(2.625, h.estimate(), 1e-14);
        assertEquals(-1.7, h.low(), 1e-14);
        assertEquals(7, h.high(), 1e-14);
        // 1 - 2 pwilcox(20, 9, 10)
        assertEquals(0.956526445690532, h.confidence(), 1e-13);
    }

    /// coin: wilcox_test(distribution = "exact") on the same values.
    @ParameterizedTest
    @CsvSource({"TWO_SIDED, 0.558197358197358", "GREATER, 0.275369075369075", "LESS, 0.754467754467754"})
    void exactWithTiesIsTheConditionalDistribution(Alternative alternative, double oneSided) {
        MannWhitney m = known(MannWhitney.of(TIED_X, TIED_Y, Reference.EXACT, alternative));
        // Two-sided is twice the smaller tail here.
        double expected = alternative == Alternative.TWO_SIDED ? 2 * 0.275369075369075 : oneSided;
        assertEquals(expected, m.p(), 1e-12);
    }

    /// pwilcox(3000, 100, 80) and pwilcox(500, 40, 40) of R.
    @Test
    void lowerTailOfLargerSamplesIsR() {
        assertEquals(0.00192268061803387, known(RankSumDistribution.untied(100, 80)).atMost(3000), 1e-15);
        assertEquals(0.00179221381140315, known(RankSumDistribution.untied(40, 40)).atMost(500), 1e-15);
        assertEquals(0.00179221381140315, known(RankSumDistribution.untied(40, 40)).atLeast(1100), 1e-15);
    }

    @Test
    void distributionOfTwoAgainstTwo() {
        RankSumDistribution d = known(RankSumDistribution.untied(2, 2));
        double[] atMost = {1, 2, 4, 5, 6};
        for (int u = 0; u <= 4; u++) {
            assertEquals(atMost[u] / 6, d.atMost(u), 1e-15);
            assertEquals(atMost[4 - u] / 6, d.atLeast(u), 1e-15);
        }
        assertEquals(0, d.quantile(1 / 6.0));
        assertEquals(1, d.quantile(0.17));
        assertEquals(4, d.quantile(1));
        assertEquals(1, d.atMost(99), 1e-15);
        assertEquals(1, d.atLeast(-1), 1e-15);
    }

    /// coin: statistic(wilcox_test(...)), asymptotic, ties corrected.
    @Test
    void normalReferenceCorrectsForTies() {
        MannWhitney m = known(MannWhitney.of(TIED_X, TIED_Y, Reference.NORMAL, Alternative.GREATER));
        assertEquals(0.649384896262936, m.statistic().orElseThrow(), 1e-13);
        assertEquals(33.5, m.u());
    }

    @Test
    void continuityMovesTheStatisticHalfAPairTowardsTheCentre() {
        double sd = Math.sqrt(90.0 / 12 * 20);
        for (var c : new double[][] {{0, 15.5}, {1, 15.5}, {2, 16.5}}) {
            Alternative a = Alternative.values()[(int) c[0]];
            MannWhitney m = known(MannWhitney.of(X, Y, Reference.NORMAL_CONTINUITY, a));
            assertEquals(c[1] / sd, m.statistic().orElseThrow(), 1e-14);
        }
        MannWhitney turned = known(MannWhitney.of(Y, X, Reference.NORMAL_CONTINUITY, Alternative.TWO_SIDED));
        assertEquals(-15.5 / sd, turned.statistic().orElseThrow(), 1e-14);
    }

    @Test
    void logPStaysFiniteWherePUnderflows() {
        double[] low = new double[2000];
        double[] high = new double[2000];
        Arrays.setAll(low, i -> i);
        Arrays.setAll(high, i -> 5000 + i);
        MannWhitney m = known(MannWhitney.of(high, low, Reference.NORMAL, Alternative.TWO_SIDED));
        assertEquals(0, m.p());
        assertTrue(m.logP() < -1400 && m.logP() > -1600, () -> "" + m.logP());
        assertEquals(1, m.probability());
    }

    @ParameterizedTest
    @EnumSource(Reference.class)
    void exchangingTheArmsMirrorsEverything(Reference reference) {
        var random = new SplittableRandom(11);
        for (int run = 0; run < 20; run++) {
            double[] a = sample(random, 5 + run % 4, 0.5);
            double[] b = sample(random, 4 + run % 5, 0.5);
            for (Alternative alternative : Alternative.values()) {
                MannWhitney m = known(MannWhitney.of(a, b, reference, alternative));
                MannWhitney o = known(MannWhitney.of(b, a, reference, alternative.reversed()));
                assertEquals((double) a.length * b.length, m.u() + o.u());
                assertEquals(m.p(), o.p(), 1e-13);
                HodgesLehmann h = known(HodgesLehmann.of(a, b, reference, alternative, Level.of(0.2)));
                HodgesLehmann g = known(HodgesLehmann.of(b, a, reference, alternative.reversed(), Level.of(0.2)));
                assertEquals(h.estimate(), -g.estimate(), 1e-15);
                assertEquals(h.low(), -g.high(), 1e-15);
                assertEquals(h.high(), -g.low(), 1e-15);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Reference.class)
    void theIntervalHoldsTheShiftsThatAreNotRejected(Reference reference) {
        Level level = Level.of(0.1);
        HodgesLehmann h = known(HodgesLehmann.of(X, Y, reference, Alternative.TWO_SIDED, level));
        for (double shift : new double[] {h.low() + 1e-6, h.high() - 1e-6, h.estimate()}) {
            assertTrue(known(MannWhitney.of(mapped(X, 1, -shift), Y, reference, Alternative.TWO_SIDED)).p() > level.alpha());
        }
        for (double shift : new double[] {h.low() - 1e-6, h.high() + 1e-6}) {
            assertTrue(known(MannWhitney.of(mapped(X, 1, -shift), Y, reference, Alternative.TWO_SIDED)).p() <= level.alpha());
        }
    }

    @Test
    void orderStatisticsOfDifferencesAreThoseOfTheSortedPairs() {
        var random = new SplittableRandom(5);
        for (int run = 0; run < 10; run++) {
            double[] a = sample(random, 7 + run, 0.25);
            double[] b = sample(random, 6, 0.25);
            Arrays.sort(a);
            Arrays.sort(b);
            double[] all = Arrays.stream(a).flatMap(x -> Arrays.stream(b).map(y -> x - y)).sorted().toArray();
            var differences = new SortedDifferences(a, b);
            for (int k = 1; k <= all.length; k++) {
                assertEquals(all[k - 1], differences.kth(k), 0.0);
            }
            int half = all.length / 2;
            assertEquals(all.length % 2 == 1 ? all[half] : (all[half - 1] + all[half]) / 2, differences.median(), 1e-15);
        }
    }

    @Test
    void orderStatisticsOfDifferencesOfAnySize() {
        var random = new SplittableRandom(6);
        for (double scale : new double[] {1e-320, 1e-3, 20, 1.7e308}) {
            double[] a = new double[23];
            double[] b = new double[16];
            Arrays.setAll(a, _ -> scale == 20 ? Math.exp(scale * random.nextGaussian()) : scale * random.nextDouble(-1, 1));
            Arrays.setAll(b, _ -> scale == 20 ? Math.exp(scale * random.nextGaussian()) : scale * random.nextDouble(-1, 1));
            Arrays.sort(a);
            Arrays.sort(b);
            double[] all = Arrays.stream(a).flatMap(x -> Arrays.stream(b).map(y -> x - y)).sorted().toArray();
            var differences = new SortedDifferences(a, b);
            for (int k = 1; k <= all.length; k++) {
                assertEquals(all[k - 1], differences.kth(k), 0.0);
            }
        }
    }

    @Test
    void shiftByRootIsEquivariantAndNearTheOrderStatistics() {
        for (Reference reference : new Reference[] {Reference.NORMAL, Reference.NORMAL_CONTINUITY}) {
            ShiftByRoot s = known(ShiftByRoot.of(X, Y, reference, Alternative.TWO_SIDED, Level.FIVE_PERCENT, 1e-10));
            HodgesLehmann h = known(HodgesLehmann.of(X, Y, reference, Alternative.TWO_SIDED, Level.FIVE_PERCENT));
            assertEquals(h.low(), s.low(), 1e-8);
            assertEquals(h.high(), s.high(), 1e-8);
            ShiftByRoot moved = known(
                    ShiftByRoot.of(mapped(X, 1, 3), Y, reference, Alternative.TWO_SIDED, Level.FIVE_PERCENT, 1e-10));
            assertEquals(s.low() + 3, moved.low(), 1e-8);
            assertEquals(s.high() + 3, moved.high(), 1e-8);
        }
        ShiftByRoot one = known(ShiftByRoot.of(X, Y, Reference.NORMAL, Alternative.LESS, Level.FIVE_PERCENT, 1e-4));
        assertEquals(Double.NEGATIVE_INFINITY, one.low());
        ShiftByRoot other =
                known(ShiftByRoot.of(X, Y, Reference.NORMAL, Alternative.GREATER, Level.FIVE_PERCENT, 1e-4));
        assertEquals(Double.POSITIVE_INFINITY, other.high());
    }

    @Test
    void shiftByRootStopsAtTheRangeOfTheDifferences() {
        double[] a = {1, 2};
        double[] b = {3, 5};
        ShiftByRoot s = known(ShiftByRoot.of(a, b, Reference.NORMAL, Alternative.TWO_SIDED, Level.of(0.001), 1e-4));
        assertEquals(-4, s.low());
        assertEquals(-1, s.high());
    }

    /// scipy.stats.brunnermunzel(y, x) 1.10.1.
    @Test
    void brunnerMunzelIsSciPy() {
        BrunnerMunzel b = known(BrunnerMunzel.of(X, Y, Alternative.TWO_SIDED, Level.FIVE_PERCENT));
        assertEquals(1.3333333333333335, b.statistic(), 1e-13);
        assertEquals(0.20415999828587772, b.p(), 1e-12);
        assertEquals(61 / 90.0, b.probability(), 1e-15);
        assertEquals((61 / 90.0 - 0.5) / b.se(), b.statistic(), 1e-13);
        assertEquals(2 * b.probability(), b.low() + b.high(), 1e-12);
        BrunnerMunzel g = known(BrunnerMunzel.of(X, Y, Alternative.GREATER, Level.FIVE_PERCENT));
        assertEquals(0.10207999914293886, g.p(), 1e-12);
        assertEquals(Math.log(0.10207999914293886), g.logP(), 1e-11);
        assertEquals(1, g.high());
        assertEquals(0, known(BrunnerMunzel.of(X, Y, Alternative.LESS, Level.FIVE_PERCENT)).low());
        BrunnerMunzel turned = known(BrunnerMunzel.of(Y, X, Alternative.TWO_SIDED, Level.FIVE_PERCENT));
        assertEquals(-b.statistic(), turned.statistic(), 1e-12);
        assertEquals(b.df(), turned.df(), 1e-10);
    }

    /// scipy.stats.ks_2samp 1.10.1, exact and asymp.
    /// A tail above 1/2 has its limit beyond the estimate, but no probability is above 1.
    @Test
    void brunnerMunzelLimitsAreProbabilities() {
        double[] high = {1, 2, 2, 3};
        double[] low = {0, 0, 1, 2};
        Level most = Level.of(0.999);
        assertEquals(1, known(BrunnerMunzel.of(high, low, Alternative.GREATER, most)).low());
        assertEquals(0, known(BrunnerMunzel.of(low, high, Alternative.LESS, most)).high());
    }

    @Test
    void kolmogorovSmirnovIsSciPy() {
        assertEquals(0.2515317499837624, known(KolmogorovSmirnov.exact(X, Y)).p(), 1e-13);
        assertEquals(40 / 90.0, known(KolmogorovSmirnov.exact(X, Y)).distance(), 1e-15);
        assertEquals(0.2051119578655014, known(KolmogorovSmirnov.asymptotic(X, Y)).p(), 1e-12);
        double[] a = {1, 2, 3, 4, 5, 6, 7};
        assertEquals(0.5751748251748252, known(KolmogorovSmirnov.exact(a, mapped(a, 1, 2.5))).p(), 1e-13);
        assertEquals(1, known(KolmogorovSmirnov.exact(a, a)).p(), 1e-15);
        assertEquals(0, known(KolmogorovSmirnov.asymptotic(a, a)).distance());
        assertEquals(2 / 3432.0, known(KolmogorovSmirnov.exact(a, mapped(a, 1, 20))).p(), 1e-15);
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        double[] none = {};
        double[] same = {2, 2, 2};
        double[] few = {1};
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), MannWhitney.of(X, none, Reference.NORMAL, Alternative.LESS));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), KolmogorovSmirnov.exact(none, X));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), BrunnerMunzel.of(few, X, Alternative.LESS, Level.FIVE_PERCENT));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0), MannWhitney.of(same, same, Reference.EXACT, Alternative.LESS));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                HodgesLehmann.of(same, same, Reference.EXACT, Alternative.LESS, Level.FIVE_PERCENT));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                ShiftByRoot.of(same, same, Reference.NORMAL, Alternative.LESS, Level.FIVE_PERCENT, 1e-4));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                BrunnerMunzel.of(X, mapped(X, 1, 100), Alternative.LESS, Level.FIVE_PERCENT));
        double[] many = new double[20_000];
        Arrays.setAll(many, i -> i);
        assertEquals(
                Outcome.undefined(Cause.TOO_LARGE, 8e12),
                MannWhitney.of(many, mapped(many, 1, 0.5), Reference.EXACT, Alternative.LESS));
        assertEquals(
                Outcome.undefined(Cause.TOO_LARGE, 4e8), KolmogorovSmirnov.exact(many, many));
        assertTrue(MannWhitney.of(many, many, Reference.EXACT, Alternative.LESS) instanceof Outcome.Undefined<MannWhitney>);
        double[] notANumber = {1, Double.NaN};
        assertThrows(
                IllegalArgumentException.class,
                () -> MannWhitney.of(notANumber, X, Reference.NORMAL, Alternative.LESS));
        assertThrows(
                IllegalArgumentException.class,
                () -> ShiftByRoot.of(X, Y, Reference.EXACT, Alternative.LESS, Level.FIVE_PERCENT, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> ShiftByRoot.of(X, Y, Reference.NORMAL, Alternative.LESS, Level.FIVE_PERCENT, 0));
    }

    /// The cubes of such counts are no longer exact.
    @Test
    void equalValuesOfManyUnitsHaveNoVariance() {
        double[] treatment = new double[30_284];
        double[] control = new double[300_000];
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                MannWhitney.of(treatment, control, Reference.NORMAL, Alternative.TWO_SIDED));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                HodgesLehmann.of(treatment, control, Reference.NORMAL, Alternative.LESS, Level.FIVE_PERCENT));
    }

    @Test
    void zeroAndMinusZeroAreTied() {
        double[] a = {-0.0, 1};
        double[] b = {0.0, 2};
        assertEquals(1.5, known(MannWhitney.of(a, b, Reference.NORMAL, Alternative.LESS)).u());
    }
}
