package dev.winnow.stats.means;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Figures of R 4.2 and SciPy, at both sides of every edge.
class MeansFiguresTest {
    private static final double[] A = {2, 3, 5, 4, 30, 3, 4, 6, 5, 4, 7, 9};
    private static final double[] B = {1, 2, 3, 3, 2, 4, 25, 2};
    private static final Moments MA = Moments.of(A);
    private static final Moments MB = Moments.of(B);
    private static final Level FIVE = Level.FIVE_PERCENT;

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-11 * Math.max(1e-3, Math.abs(want)));
    }

    /// t.test(a, b, conf.level = .9) for the interval, pt for the tails; bounds -4 and 6.
    @Test
    void equivalence() {
        var bounds = new Equivalence.Bounds(-4, 6);
        Equivalence e = known(Equivalence.of(MA, MB, bounds, Variances.SEPARATE, FIVE));
        near(1.583333333333333, e.estimate());
        near(-4.704344470886575, e.low());
        near(7.871011137553242, e.high());
        near(3.578044017322731, e.se());
        near(14.46781197151161, e.df());
        near(1.560442886197654, e.lowStatistic());
        near(0.0701291566885186, e.lowP());
        near(-1.234380193559339, e.highStatistic());
        near(0.1183679009785507, e.highP());
        near(0.1183679009785507, e.p());
        assertThrows(IllegalArgumentException.class,
                () -> Equivalence.of(MA, MB, bounds, Variances.SEPARATE, Level.of(0.5)));
        Equivalence pooled = known(Equivalence.of(MA, MB, bounds, Variances.POOLED, FIVE));
        near(-4.539460063717901, pooled.low());
        near(0.1134998160956016, pooled.p());
        // Nearer to the lower bound its p is the larger.
        Equivalence low = known(Equivalence.of(MA, MB, new Equivalence.Bounds(0, 6), Variances.SEPARATE, FIVE));
        assertEquals(low.lowP(), low.p());
        assertTrue(low.lowP() > low.highP());
    }

    /// t.test(a, b, mu = -2, alternative = "greater") and its kin; a share scales b.
    @Test
    void notInferior() {
        Difference higher = known(Equivalence.notInferior(MA, MB, 2, Better.HIGHER, Variances.SEPARATE, FIVE));
        near(1.001478270246256, higher.statistic());
        near(0.1665260942437107, higher.p());
        near(-4.704344470886575, higher.low());
        assertEquals(Double.POSITIVE_INFINITY, higher.high());
        Difference lower = known(Equivalence.notInferior(MA, MB, 2, Better.LOWER, Variances.SEPARATE, FIVE));
        near(-0.1164509616565415, lower.statistic());
        near(0.4544481007002311, lower.p());
        near(7.871011137553241, lower.high());
        Difference share = known(Equivalence.notInferiorByShare(MA, MB, 0.2, Better.HIGHER, FIVE));
        near(0.8369325424214485, share.statistic());
        near(0.2072010579052415, share.p());
        near(-2.844606012299274, share.low());
        near(16.76474042740715, share.df().orElseThrow());
        Difference shareOfLess = known(Equivalence.notInferiorByShare(MA, MB, 0.2, Better.LOWER, FIVE));
        near(0.1318989052567444, shareOfLess.statistic());
        near(7.713739350784725, shareOfLess.high());
    }

    @Test
    void noMarginIsThePlainTest() {
        Difference plain = known(TwoMeans.difference(MA, MB, Variances.SEPARATE, Alternative.GREATER, FIVE));
        assertEquals(plain, known(Equivalence.notInferior(MA, MB, 0, Better.HIGHER, Variances.SEPARATE, FIVE)));
        assertEquals(plain, known(Equivalence.notInferiorByShare(MA, MB, 0, Better.HIGHER, FIVE)));
    }

    @Test
    void degreesOfFreedom() {
        assertEquals(4, WelchTest.degreesOfFreedom(2, 4, 0, 9), 1e-15);
        assertEquals(9, WelchTest.degreesOfFreedom(0, 4, 2, 9), 1e-15);
        assertEquals(10, WelchTest.degreesOfFreedom(3, 5, 3, 5), 1e-14);
        // (1 + 3)^2 / (1/2 + 9/6)
        assertEquals(8, WelchTest.degreesOfFreedom(1, 2, 3, 6), 1e-14);
        assertEquals(8, WelchTest.degreesOfFreedom(1e-300, 2, 3e-300, 6), 1e-14);
        assertEquals(8, WelchTest.degreesOfFreedom(1e300, 2, 3e300, 6), 1e-14);
    }

    /// aov(c(3, 1, 2) ~ factor(c(1, 2, 2))); oneway.test with groups of two, three and two.
    @Test
    void omnibusOfTheSmallestGroups() {
        Omnibus one = known(Omnibus.of(List.of(Moments.of(3), Moments.of(1, 2))));
        near(3, one.statistic());
        assertEquals(1, one.df2());
        near(1 / 3.0, one.p());
        Omnibus welch = known(Omnibus.welch(List.of(Moments.of(1, 3), Moments.of(2, 4, 7), Moments.of(9, 11))));
        near(13.12924680927556942, welch.statistic());
        near(2.57234352256186360, welch.df2());
        near(0.04468135700670033, welch.p());
        // Variances too small for their weights.
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                Omnibus.welch(List.of(Moments.of(0, 1e-160), Moments.of(2, 3))));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                Omnibus.of(List.of(new Moments(5, 0, 1e-310), new Moments(5, 1, 1e-310))));
    }

    /// ttest_ind(a, b, equal_var=False, trim=.15)
    @Test
    void trimmedSamplesOfTwoSizes() {
        Difference d = known(TrimmedMeans.of(A, B, 0.15, Alternative.TWO_SIDED, FIVE));
        near(2.6810938175826124, d.statistic());
        near(13.23637396278237, d.df().orElseThrow());
        near(0.01862131342406961, d.p());
    }

    /// 0.29 times 100 is below 29 as doubles and 0.07 times 100 above 7; both are meant.
    @Test
    void ranksThatAreMeantToBeWhole() {
        double[] x = new double[100];
        Arrays.setAll(x, i -> i + 1);
        assertEquals(29.5, QuantileType.INVERSE_AVERAGED.of(x, 0.29));
        assertEquals(7, QuantileType.INVERSE.of(x, 0.07));
        assertEquals(29, QuantileType.INTERPOLATED.of(x, 0.29));
        assertEquals(29, QuantileType.INVERSE.of(x, 0.29));
        double[] ten = Arrays.copyOf(x, 10);
        assertEquals(2, QuantileType.NEAREST_EVEN.of(ten, 0.25));
        assertEquals(4, QuantileType.NEAREST_EVEN.of(ten, 0.35));
        assertEquals(4, QuantileType.NEAREST_EVEN.of(ten, 0.36));
    }

    /// qbinom(c(.025, .975), 40, .3) for the ranks; the least sample with an interval of its median has six values.
    @Test
    void orderStatistics() {
        double[] x = new double[40];
        Arrays.setAll(x, i -> 40 - i);
        QuantileInterval q = known(QuantileInterval.of(x, 0.3, FIVE));
        assertEquals(new QuantileInterval(12.7, 7, 19, 7, 19), q);
        double[] six = {6, 5, 4, 3, 2, 1};
        assertEquals(new QuantileInterval(3.5, 1, 6, 1, 6), known(QuantileInterval.of(six, 0.5, FIVE)));
        double[] twenty = Arrays.copyOfRange(x, 20, 40);
        // 2 P(X >= 15), X ~ Binomial(20, 1/2): the value itself counts on both sides.
        near(0.04138946533203128, QuantileInterval.p(twenty, 0.5, 16));
        near(0.03114524704665663, QuantileInterval.p(x, 0.4, 9.5));
        near(0.1487031135138273, QuantileInterval.p(x, 0.4, 21.5));
        assertEquals(1, QuantileInterval.p(new double[0], 0.4, 1));
        assertThrows(IllegalArgumentException.class, () -> QuantileInterval.p(x, 0, 3));
    }

    @Test
    void valuesThatAreNotFinite() {
        double[] whole = new double[200];
        Arrays.setAll(whole, i -> i);
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
            double[] x = whole.clone();
            x[7] = bad;
            assertThrows(IllegalArgumentException.class, () -> TrimmedMeans.of(x, whole, 0.2, Alternative.LESS, FIVE));
            assertThrows(IllegalArgumentException.class, () -> QuantileInterval.of(x, 0.5, FIVE));
            assertThrows(IllegalArgumentException.class, () -> QuantileInterval.p(x, 0.5, 3));
            assertThrows(IllegalArgumentException.class, () -> QuantileType.LINEAR.of(x, 0.5));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> QuantileRegression.of(whole, x, 0.5, Alternative.TWO_SIDED, FIVE));
        }
    }

    @Test
    void regressionOfTheSmallestSamples() {
        double[] two = {1, 2};
        double[] many = new double[200];
        Arrays.setAll(many, i -> i / 100.0);
        QuantileRegression r = known(QuantileRegression.of(two, many, 0.5, Alternative.TWO_SIDED, FIVE));
        assertEquals(1 - 0.99, r.difference().estimate(), 1e-15);
        double[] one = {1};
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1),
                QuantileRegression.of(many, one, 0.5, Alternative.TWO_SIDED, FIVE));
        assertEquals(
                Outcome.undefined(Cause.RANKS_OUTSIDE, 0),
                QuantileRegression.of(new double[0], new double[0], 0.9, Alternative.TWO_SIDED, FIVE));
    }

    @Test
    void aRatioHasTwoOrThreeVariables() {
        assertThrows(IllegalArgumentException.class, () -> RatioMetric.linearise(MomentMatrix.empty(1)));
        assertThrows(IllegalArgumentException.class, () -> RatioMetric.linearise(MomentMatrix.empty(4)));
        assertEquals(Outcome.undefined(Cause.ZERO_DENOMINATOR, 0), RatioMetric.linearise(MomentMatrix.empty(3)));
    }

    /// floor and ceiling of 120 -+ 1.96 sqrt(84)
    @Test
    void ranksAndErrorOfAQuantile() {
        assertEquals(new SampleQuantile.Ranks(102, 138), SampleQuantile.ranks(400, 0.3, FIVE));
        near(3 / (2 * 1.959963984540054), new SampleQuantile(400, 5, 4, 7).se(FIVE));
        var few = new SampleQuantile(6, 3.5, 1, 6);
        var enough = new SampleQuantile(400, 3, 2, 4);
        // Ranks 0 and 6 of six values.
        assertEquals(
                Outcome.undefined(Cause.RANKS_OUTSIDE, 6), SampleQuantile.difference(enough, few, 0.5, FIVE));
        // Ranks 1 and 7 of eight, 3 and 9 of eight.
        var eight = new SampleQuantile(8, 3.5, 1, 6);
        assertTrue(SampleQuantile.difference(eight, enough, 0.5, FIVE).toOptional().isPresent());
        assertEquals(
                Outcome.undefined(Cause.RANKS_OUTSIDE, 8), SampleQuantile.difference(eight, enough, 0.7, FIVE));
    }
}
