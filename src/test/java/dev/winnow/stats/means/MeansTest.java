package dev.winnow.stats.means;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.RelativeEffect;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MeansTest {
    private static final double[] A = {2, 3, 5, 4, 30, 3, 4, 6, 5, 4};
    private static final double[] B = {1, 2, 3, 3, 2, 4, 25, 2, 3, 1};
    private static final Level FIVE = Level.FIVE_PERCENT;

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-11 * Math.max(1e-3, Math.abs(want)));
    }

    private static void undefined(Cause cause, double found, Outcome<?> outcome) {
        assertEquals(Outcome.undefined(cause, found), outcome);
    }

    @Test
    void pooledAsInR() {
        // t.test(a, b, var.equal = TRUE, conf.level = .9); SciPy ttest_ind for statistic and p
        Difference d = known(TwoMeans.difference(
                Moments.of(A), Moments.of(B), Variances.POOLED, Alternative.TWO_SIDED, Level.of(0.1)));
        near(0.5744849896214261, d.statistic());
        near(0.5727501470701895, d.p());
        assertEquals(18, d.df().orElseThrow());
        near(-4.036932689086449, d.low());
        near(8.036932689086450, d.high());
    }

    @Test
    void pooledNeedsOneDegreeOfFreedom() {
        Moments one = Moments.of(3);
        near(1, known(TwoMeans.difference(one, Moments.of(1, 2), Variances.POOLED, Alternative.TWO_SIDED, FIVE)).df()
                .orElseThrow());
        undefined(Cause.TOO_FEW, 1, Variances.POOLED.spread(one, one));
        undefined(Cause.TOO_FEW, 0, Variances.POOLED.spread(Moments.EMPTY, Moments.of(1, 2, 3)));
        undefined(Cause.TOO_FEW, 1, Variances.SEPARATE.spread(one, Moments.of(1, 2)));
        undefined(Cause.NO_VARIANCE, 0, Variances.SEPARATE.spread(Moments.of(2, 2), Moments.of(1, 1)));
    }

    @Test
    void normalReferenceUsesTheSameError() {
        Difference t = known(WelchTest.of(Moments.of(A), Moments.of(B), FIVE));
        Difference z = known(TwoMeans.normal(Moments.of(A), Moments.of(B), Alternative.TWO_SIDED, FIVE));
        assertEquals(t.se(), z.se());
        assertEquals(t.statistic(), z.statistic());
        assertTrue(z.p() < t.p());
        assertTrue(z.df().isEmpty());
    }

    @Test
    void oneSample() {
        // t.test(c(5.1, 4.9, 6.2), mu = 5, alternative = "greater")
        Difference d = known(TwoMeans.oneSample(Moments.of(5.1, 4.9, 6.2), 5, Alternative.GREATER, FIVE));
        near(0.2133089104595019, d.p());
        near(0.4, d.estimate());
        assertEquals(Double.POSITIVE_INFINITY, d.high());
        undefined(Cause.TOO_FEW, 1, TwoMeans.oneSample(Moments.of(1), 0, Alternative.LESS, FIVE));
        undefined(Cause.NO_VARIANCE, 0, TwoMeans.oneSample(Moments.of(1, 1), 0, Alternative.LESS, FIVE));
        assertThrows(IllegalArgumentException.class,
                () -> TwoMeans.oneSample(Moments.of(1, 2), Double.NaN, Alternative.LESS, FIVE));
    }

    @RepeatedTest(10)
    void exchangingArmsMirrorsEverything(RepetitionInfo info) {
        var r = new SplittableRandom(info.getCurrentRepetition());
        Moments a = Moments.ofVariance(2 + r.nextInt(40), r.nextGaussian(), r.nextDouble(0.1, 3));
        Moments b = Moments.ofVariance(2 + r.nextInt(40), r.nextGaussian(), r.nextDouble(0.1, 3));
        for (Variances v : Variances.values()) {
            for (Alternative alternative : Alternative.values()) {
                Difference one = known(TwoMeans.difference(a, b, v, alternative, FIVE));
                Difference other = known(TwoMeans.difference(b, a, v, alternative.reversed(), FIVE));
                assertEquals(-one.estimate(), other.estimate(), 1e-15);
                assertEquals(one.p(), other.p(), 1e-14);
                assertEquals(-one.low(), other.high(), 1e-12);
                // The interval excludes 0 exactly when the test rejects.
                assertEquals(one.p() < FIVE.alpha(), one.low() > 0 || one.high() < 0);
            }
        }
    }

    @Test
    void twoOneSidedTestsAndTheirInterval() {
        Moments t = Moments.ofVariance(40, 10.1, 4);
        Moments c = Moments.ofVariance(50, 10, 5);
        Equivalence e = known(Equivalence.of(t, c, new Equivalence.Bounds(-1, 1), Variances.SEPARATE, FIVE));
        near(1.1 / e.se(), e.lowStatistic());
        near(-0.9 / e.se(), e.highStatistic());
        assertEquals(Math.max(e.lowP(), e.highP()), e.p());
        assertEquals(e.highP(), e.p());
        Equivalence edge = known(Equivalence.of(t, c, new Equivalence.Bounds(-1, 1), Variances.SEPARATE, Level.of(e.p())));
        assertEquals(1, edge.high(), 1e-10);
        assertTrue(edge.low() > -1);
        undefined(Cause.TOO_FEW, 1,
                Equivalence.of(Moments.of(1), c, new Equivalence.Bounds(-1, 1), Variances.SEPARATE, FIVE));
        assertThrows(IllegalArgumentException.class, () -> new Equivalence.Bounds(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Equivalence.Bounds(0, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new Equivalence.Bounds(Double.NEGATIVE_INFINITY, 1));
    }

    @Test
    void aMarginMovesTheTestAndNotTheInterval() {
        Moments t = Moments.ofVariance(40, 9.8, 4);
        Moments c = Moments.ofVariance(50, 10, 5);
        Difference plain = known(TwoMeans.difference(t, c, Variances.SEPARATE, Alternative.GREATER, FIVE));
        Difference higher = known(Equivalence.notInferior(t, c, 1, Better.HIGHER, Variances.SEPARATE, FIVE));
        assertEquals(plain.low(), higher.low(), 1e-13);
        assertEquals(plain.estimate(), higher.estimate());
        near((plain.estimate() + 1) / plain.se(), higher.statistic());
        assertEquals(higher.p() < 0.05, higher.low() > -1);
        Difference lower = known(Equivalence.notInferior(c, t, 1, Better.LOWER, Variances.SEPARATE, FIVE));
        near(higher.p(), lower.p());
        assertEquals(-higher.low(), lower.high(), 1e-13);
        assertThrows(IllegalArgumentException.class,
                () -> Equivalence.notInferior(t, c, -1, Better.LOWER, Variances.SEPARATE, FIVE));
        assertThrows(IllegalArgumentException.class,
                () -> Equivalence.notInferior(t, c, Double.POSITIVE_INFINITY, Better.LOWER, Variances.SEPARATE, FIVE));
    }

    @Test
    void aMarginInShareOfControlScalesControl() {
        Moments t = Moments.ofVariance(40, 9.8, 4);
        Moments c = Moments.ofVariance(50, 10, 5);
        Difference higher = known(Equivalence.notInferiorByShare(t, c, 0.05, Better.HIGHER, FIVE));
        near(9.8 - 9.5, higher.estimate());
        near(Math.sqrt(4.0 / 40 + 0.95 * 0.95 * 5 / 50), higher.se());
        assertEquals(Double.POSITIVE_INFINITY, higher.high());
        Difference lower = known(Equivalence.notInferiorByShare(t, c, 0.05, Better.LOWER, FIVE));
        near(9.8 - 10.5, lower.estimate());
        assertEquals(Double.NEGATIVE_INFINITY, lower.low());
        assertThrows(IllegalArgumentException.class, () -> Equivalence.notInferiorByShare(t, c, 1, Better.LOWER, FIVE));
        assertThrows(IllegalArgumentException.class, () -> Equivalence.notInferiorByShare(t, c, -0.1, Better.LOWER, FIVE));
    }

    @Test
    void fiellersEndsSolveTheTest() {
        Moments t = Moments.ofVariance(100, 3, 4);
        Moments c = Moments.ofVariance(120, 2, 5);
        RelativeEffect f = known(Fieller.of(t, c, FIVE));
        near(0.5, f.estimate());
        for (double end : new double[] {f.low(), f.high()}) {
            double lambda = end + 1;
            double z = (3 - lambda * 2) / Math.sqrt(0.04 + lambda * lambda * 5 / 120);
            near(1.959963984540054, Math.abs(z));
        }
        assertTrue(f.low() < 0.5 && 0.5 < f.high());
        undefined(Cause.UNBOUNDED, 0.1, Fieller.of(t, Moments.ofVariance(120, 0.1, 5), FIVE));
        undefined(Cause.ZERO_BASELINE, 0, Fieller.of(t, Moments.ofVariance(120, 0, 5), FIVE));
        undefined(Cause.TOO_FEW, 1, Fieller.of(Moments.of(1), c, FIVE));
        // Squares of these means are beyond the double range.
        RelativeEffect huge =
                known(Fieller.of(Moments.ofVariance(100, 3e160, 4e300), Moments.ofVariance(120, 2e160, 5e300), FIVE));
        assertEquals(0.5, huge.low(), 1e-9);
        assertEquals(0.5, huge.high(), 1e-9);
        assertTrue(huge.low() < huge.high());
        // Exactly at the edge there are no ends either.
        double q = 1.9599639845400536;
        Moments edge = Moments.ofVariance(4, q, 4);
        assertTrue(Fieller.of(t, edge, FIVE) instanceof Outcome.Undefined
                || known(Fieller.of(t, edge, FIVE)).high() > 1e6);
    }

    @Test
    void omnibusAsInR() {
        // aov and oneway.test of y ~ f for these groups
        List<Moments> groups = List.of(Moments.of(1, 2, 3, 5), Moments.of(2, 2, 4, 9, 7), Moments.of(8, 8, 9));
        Omnibus f = known(Omnibus.of(groups));
        near(5.019529899758039, f.statistic());
        assertEquals(2, f.df1());
        assertEquals(9, f.df2());
        near(0.03433100774195235, f.p());
        Omnibus w = known(Omnibus.welch(groups));
        near(18.20749515414044, w.statistic());
        near(5.370401727137208, w.df2());
        near(0.00404984575735359, w.p());
    }

    @Test
    void twoGroupsGiveTheSquareOfT() {
        List<Moments> two = List.of(Moments.of(A), Moments.of(B));
        double pooled = known(TwoMeans.difference(
                two.get(0), two.get(1), Variances.POOLED, Alternative.TWO_SIDED, FIVE)).statistic();
        near(pooled * pooled, known(Omnibus.of(two)).statistic());
        Difference welch = known(WelchTest.of(two.get(0), two.get(1), FIVE));
        near(welch.statistic() * welch.statistic(), known(Omnibus.welch(two)).statistic());
        near(welch.df().orElseThrow(), known(Omnibus.welch(two)).df2());
    }

    @Test
    void omnibusRefusals() {
        undefined(Cause.ONLY_ONE_GROUP, 1, Omnibus.of(List.of(Moments.of(A))));
        undefined(Cause.ONLY_ONE_GROUP, 0, Omnibus.welch(List.of()));
        undefined(Cause.TOO_FEW, 0, Omnibus.of(List.of(Moments.of(A), Moments.EMPTY)));
        undefined(Cause.TOO_FEW, 1, Omnibus.of(List.of(Moments.of(1), Moments.of(2))));
        undefined(Cause.TOO_FEW, 1, Omnibus.welch(List.of(Moments.of(A), Moments.of(2))));
        undefined(Cause.NO_VARIANCE, 0, Omnibus.of(List.of(Moments.of(1, 1), Moments.of(2, 2))));
        undefined(Cause.NO_VARIANCE, 0, Omnibus.welch(List.of(Moments.of(A), Moments.of(2, 2))));
    }

    @Test
    void spreadsAsInSciPy() {
        // levene(a, b, center='median'), levene(a, b, center='mean')
        Omnibus median = known(Omnibus.spreads(List.of(A, B), Omnibus.Centre.MEDIAN));
        near(0.0144447788143244, median.statistic());
        near(0.9056668177352385, median.p());
        near(0.04593711719069003, known(Omnibus.spreads(List.of(A, B), Omnibus.Centre.MEAN)).statistic());
        undefined(Cause.TOO_FEW, 0, Omnibus.spreads(List.of(A, new double[0]), Omnibus.Centre.MEDIAN));
    }

    @Test
    void trimmedAsInSciPy() {
        // ttest_ind(a, b, equal_var=False, trim=.2)
        Difference d = known(TrimmedMeans.of(A, B, 0.2, Alternative.TWO_SIDED, FIVE));
        near(2.9774566708770687, d.statistic());
        near(0.01718029763759188, d.p());
        Difference none = known(TrimmedMeans.of(A, B, 0, Alternative.TWO_SIDED, FIVE));
        near(known(WelchTest.of(Moments.of(A), Moments.of(B), FIVE)).p(), none.p());
        undefined(Cause.TOO_FEW, 1, TrimmedMeans.of(A, new double[] {1, 2, 3}, 0.4, Alternative.LESS, FIVE));
        undefined(Cause.NO_VARIANCE, 0,
                TrimmedMeans.of(new double[] {1, 1, 9, 1, 1}, new double[] {2, 2, 2, 2, 0}, 0.2, Alternative.LESS, FIVE));
        assertThrows(IllegalArgumentException.class, () -> TrimmedMeans.of(A, B, 0.5, Alternative.LESS, FIVE));
        assertThrows(IllegalArgumentException.class, () -> TrimmedMeans.of(A, B, -0.1, Alternative.LESS, FIVE));
    }

    @ParameterizedTest
    @CsvSource({
        "1,1.7,3.5,5.9,9.6",
        "2,1.7,3.95,5.9,9.6",
        "3,1.2,3.5,5.3,9.6",
        "4,1.35,3.5,5.48,9.6",
        "5,1.6,3.95,5.78,9.6",
        "6,1.415,3.95,5.927,9.6",
        "7,1.785,3.95,5.642,9.6",
        "8,1.53833333333333,3.95,5.826,9.6",
        "9,1.55375,3.95,5.8145,9.6"})
    void quantileTypesAsInR(int type, double low, double median, double odd, double most) {
        // quantile(x, c(.13, .5, .73, 1), type = type)
        QuantileType t = QuantileType.values()[type - 1];
        double[] x = {3.1, 1.2, 4.4, 1.7, 5.9, 9.6, 2.2, 6.8, 5.3, 3.5};
        near(low, t.of(x, 0.13));
        near(median, t.of(x, 0.5));
        near(odd, t.of(x, 0.73));
        near(most, t.of(x, 1));
        assertEquals(3.1, x[0], "the sample stays as it is");
    }

    @ParameterizedTest
    @EnumSource
    void quantilesFollowScaleAndStayInside(QuantileType type) {
        double[] x = new SplittableRandom(5).doubles(37).sorted().toArray();
        double[] y = DoubleStream.of(x).map(v -> 3 * v - 1).toArray();
        double previous = Double.NEGATIVE_INFINITY;
        for (double p = 0; p <= 1; p += 1.0 / 64) {
            double q = type.ofSorted(x, p);
            near(3 * q - 1, type.ofSorted(y, p));
            assertTrue(q >= previous && q >= x[0] && q <= x[36]);
            previous = q;
        }
        assertEquals(4, type.of(new double[] {4}, 0.3));
        assertThrows(IllegalArgumentException.class, () -> type.of(new double[0], 0.5));
        assertThrows(IllegalArgumentException.class, () -> type.of(x, 1.1));
        assertThrows(IllegalArgumentException.class, () -> type.of(x, Double.NaN));
    }

    @Test
    void orderStatisticsAroundTheMedian() {
        // qbinom(.025, 20, .5) = 6, so x[6] to x[15]
        double[] x = new double[20];
        Arrays.setAll(x, i -> 20 - i);
        QuantileInterval q = known(QuantileInterval.of(x, 0.5, FIVE));
        assertEquals(new QuantileInterval(10.5, 6, 15, 6, 15), q);
        QuantileInterval open = known(QuantileInterval.of(new double[] {1, 2, 3}, 0.5, FIVE));
        assertEquals(new QuantileInterval(2, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 4), open);
        undefined(Cause.TOO_FEW, 0, QuantileInterval.of(new double[0], 0.5, FIVE));
        assertThrows(IllegalArgumentException.class, () -> QuantileInterval.of(x, 0, FIVE));
        assertThrows(IllegalArgumentException.class, () -> QuantileInterval.of(x, 1, FIVE));
        // Sign test: 16 of 20 at most 16: 2 P(X >= 16), X ~ Binomial(20, 1/2)
        near(2 * 0.005908966064453125, QuantileInterval.p(x, 0.5, 16.5));
        near(2 * 0.02069473266601562, QuantileInterval.p(x, 0.5, 15.5));
        near(1, QuantileInterval.p(x, 0.5, 10));
        assertThrows(IllegalArgumentException.class, () -> QuantileInterval.p(x, 1, 3));
    }
}
