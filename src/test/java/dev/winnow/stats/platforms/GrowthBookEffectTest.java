package dev.winnow.stats.platforms;

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
import dev.winnow.stats.Proportion;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.means.WelchTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthBookEffectTest {
    private static final Moments T = Moments.ofVariance(110, 10.8, 17.7);
    private static final Moments C = Moments.ofVariance(100, 10, 16);

    private static GrowthBookEffect known(GrowthBookArm t, GrowthBookArm c, EffectScale scale) {
        return GrowthBookEffect.of(t, c, scale).toOptional().orElseThrow();
    }

    private static void assertUndefined(Cause cause, GrowthBookArm t, GrowthBookArm c, EffectScale scale) {
        assertEquals(cause, ((Outcome.Undefined<GrowthBookEffect>) GrowthBookEffect.of(t, c, scale)).cause());
    }

    @Test
    void absoluteMeansAreWelch() {
        GrowthBookEffect e = known(new GrowthBookArm.Mean(T), new GrowthBookArm.Mean(C), EffectScale.ABSOLUTE);
        for (Alternative a : Alternative.values()) {
            Difference welch = WelchTest.of(T, C, a, Level.FIVE_PERCENT).toOptional().orElseThrow();
            Difference d = e.test(a, Level.FIVE_PERCENT);
            assertEquals(welch.p(), d.p(), 1e-14);
            assertEquals(welch.low(), d.low(), 1e-13);
            assertEquals(welch.high(), d.high(), 1e-13);
        }
        assertEquals(210, e.n());
        assertEquals(10, e.baseline());
        assertEquals(210, e.sequence(5000, Alternative.TWO_SIDED, Level.FIVE_PERCENT).se() / e.se() * 210, 1e-12);
    }

    /// se^2 = v1/(n1 m0^2) + m1^2 v0/(n0 m0^4), by hand.
    @Test
    void relativeMeansUseTheDegreesOfFreedomOfTheMeans() {
        GrowthBookEffect e = known(new GrowthBookArm.Mean(T), new GrowthBookArm.Mean(C), EffectScale.RELATIVE);
        assertEquals(0.08, e.estimate(), 1e-15);
        assertEquals(Math.sqrt(17.7 / 11_000 + 10.8 * 10.8 * 16 / 1e6), e.se(), 1e-15);
        Difference welch = WelchTest.of(T, C, Level.FIVE_PERCENT).toOptional().orElseThrow();
        assertEquals(welch.df().orElseThrow(), e.df(), 1e-10);
    }

    @Test
    void sharesUseTheVarianceWithoutCorrection() {
        GrowthBookEffect e = known(
                new GrowthBookArm.Share(new Proportion(30, 200)), new GrowthBookArm.Share(new Proportion(20, 100)),
                EffectScale.ABSOLUTE);
        assertEquals(-0.05, e.estimate(), 1e-15);
        assertEquals(Math.sqrt(0.15 * 0.85 / 200 + 0.2 * 0.8 / 100), e.se(), 1e-15);
        assertEquals(300, e.n());
    }

    private static MomentMatrix matrix(long n, double... meansThenUpper) {
        int k = meansThenUpper.length == 5 ? 2 : 4;
        Double[][] cross = new Double[k][k];
        int at = k;
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                cross[i][j] = meansThenUpper[at] * (n - 1);
                cross[j][i] = cross[i][j];
                at++;
            }
        }
        return new MomentMatrix(
                n,
                Arrays.stream(meansThenUpper).limit(k).boxed().toList(),
                Arrays.stream(cross).flatMap(Arrays::stream).toList());
    }

    /// gbstats, from the same sums.
    @Test
    void adjustedMeans() {
        var c = new MomentMatrix(10_000, List.of(9.940037, 9.932267), cross(10_000,
                99400.37000000001, 1234465.3079, 99322.67, 1466072.7969, 1227472.4845));
        var t = new MomentMatrix(2000, List.of(19628.21 / 2000, 20015.96 / 2000), cross(2000,
                19628.21, 242377.35349999997, 20015.96, 300478.5894, 247926.75220000002));
        GrowthBookEffect e =
                known(new GrowthBookArm.AdjustedMean(t), new GrowthBookArm.AdjustedMean(c), EffectScale.RELATIVE);
        assertEquals(-0.016501336278785098, e.estimate(), 1e-11);
        assertEquals(0.008449944193186279, e.se(), 1e-11);
        Difference d = e.test(Alternative.TWO_SIDED, Level.of(0.01));
        assertEquals(0.05093434732493263, d.p(), 1e-10);
        assertEquals(-0.03828113327488257, d.low(), 1e-10);
    }

    private static List<Double> cross(long n, double s, double ss, double u, double uu, double su) {
        double both = su - s * u / n;
        return List.of(ss - s * s / n, both, both, uu - u * u / n);
    }

    /// A ratio's covariate that explains nothing leaves the plain ratio.
    @Test
    void ratioWithAnIdleCovariateIsTheRatio() {
        MomentMatrix t4 = matrix(50, 2, 7, 3, 6, 4, 1, 0, 0, 5, 0, 0, 2, 0.5, 3);
        MomentMatrix c4 = matrix(40, 2.2, 7, 3, 6, 4, 1, 0, 0, 5, 0, 0, 2, 0.5, 3);
        MomentMatrix t2 = matrix(50, 2, 7, 4, 1, 5);
        MomentMatrix c2 = matrix(40, 2.2, 7, 4, 1, 5);
        for (EffectScale scale : EffectScale.values()) {
            GrowthBookEffect adjusted =
                    known(new GrowthBookArm.AdjustedRatio(t4), new GrowthBookArm.AdjustedRatio(c4), scale);
            GrowthBookEffect plain = known(new GrowthBookArm.Ratio(t2), new GrowthBookArm.Ratio(c2), scale);
            assertEquals(plain.estimate(), adjusted.estimate(), 1e-14);
            assertEquals(plain.se(), adjusted.se(), 1e-14);
            assertEquals(plain.df(), adjusted.df(), 1e-10);
        }
    }

    @Test
    void ratiosBeforeWithoutDenominatorAreNotAdjusted() {
        MomentMatrix none = matrix(50, 2, 7, 3, 0, 4, 1, 0, 0, 5, 0, 0, 2, 0, 0);
        GrowthBookEffect e = known(
                new GrowthBookArm.AdjustedRatio(none), new GrowthBookArm.AdjustedRatio(none), EffectScale.ABSOLUTE);
        assertEquals(0, e.estimate());
        GrowthBookEffect plain = known(
                new GrowthBookArm.Ratio(matrix(50, 2, 7, 4, 1, 5)), new GrowthBookArm.Ratio(matrix(50, 2, 7, 4, 1, 5)),
                EffectScale.ABSOLUTE);
        assertEquals(plain.se(), e.se(), 1e-15);
    }

    @Test
    void aCovariateThatExplainsEverythingLeavesNoError() {
        MomentMatrix t = matrix(50, 3, 2, 1, 1, 1);
        assertUndefined(
                Cause.NO_VARIANCE, new GrowthBookArm.AdjustedMean(t), new GrowthBookArm.AdjustedMean(t),
                EffectScale.ABSOLUTE);
    }

    /// gbstats.
    @Test
    void quantiles() {
        var t = new GrowthBookArm.Quantile(1100, 1100, 0.5, 5.4, 5.05, 5.72);
        var c = new GrowthBookArm.Quantile(1000, 1000, 0.5, 5, 4.7, 5.3);
        GrowthBookEffect e = known(t, c, EffectScale.RELATIVE);
        assertEquals(0.08, e.estimate(), 1e-15);
        assertEquals(0.04753415398121396, e.se(), 1e-14);
        assertEquals(0.09252437867529917, e.test(Alternative.TWO_SIDED, Level.FIVE_PERCENT).p(), 1e-12);
    }

    /// gbstats.
    @Test
    void clusteredQuantiles() {
        var t = new GrowthBookArm.ClusteredQuantile(
                new GrowthBookArm.Quantile(4200, 4200, 0.75, 10.4, 10, 10.75),
                new MomentMatrix(830, List.of(3150.0 / 830, 4200.0 / 830), cross(830, 3150, 17500, 4200, 27600, 21500)));
        var c = new GrowthBookArm.ClusteredQuantile(
                new GrowthBookArm.Quantile(4000, 4000, 0.75, 10, 9.7, 10.3),
                new MomentMatrix(800, List.of(3.75, 5.0), cross(800, 3000, 16000, 4000, 26000, 20000)));
        GrowthBookEffect e = known(t, c, EffectScale.RELATIVE);
        assertEquals(0.04, e.estimate(), 1e-15);
        assertEquals(0.023916335536500574, e.se(), 1e-12);
        assertEquals(8200, e.n());
        var single = new GrowthBookArm.ClusteredQuantile(c.quantile(), matrix(1, 3, 4, 0, 0, 0));
        assertEquals(0, single.clusteredVariance());
        assertEquals(0, new GrowthBookArm.ClusteredQuantile(c.quantile(), matrix(9, 0, 0, 1, 0, 1)).clusteredVariance());
    }

    /// From 100 events on a quantile has at least the variance 1e-5; too few events around it refuse an answer.
    @Test
    void quantileFloors() {
        var tied = new GrowthBookArm.Quantile(2000, 2000, 0.5, 5, 5, 5);
        assertEquals(Math.sqrt(1e-5 / 1000), known(tied, tied, EffectScale.ABSOLUTE).se(), 1e-12);
        var tiedFew = new GrowthBookArm.Quantile(999, 999, 0.5, 5, 5, 5);
        assertUndefined(Cause.NO_VARIANCE, tiedFew, tied, EffectScale.ABSOLUTE);
        var small = new GrowthBookArm.Quantile(99, 99, 0.5, 5, 4.99999, 5.00001);
        assertTrue(known(small, small, EffectScale.ABSOLUTE).se() < 1e-5);
        // 1.96^2 * 9 = 34.6 events are needed for a 90th percentile.
        var rare = new GrowthBookArm.Quantile(34, 34, 0.9, 5, 4, 6);
        assertUndefined(Cause.NO_VARIANCE, tied, rare, EffectScale.ABSOLUTE);
        var enough = new GrowthBookArm.Quantile(35, 35, 0.1, 5, 4, 6);
        assertEquals(0, known(enough, enough, EffectScale.ABSOLUTE).estimate());
        assertEquals(0, new GrowthBookArm.Quantile(1, 1, 0.5, 5, 4, 6).intervalVariance());
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookArm.Quantile(9, 9, 1, 5, 4, 6));
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookArm.Quantile(9, 9, 0, 5, 4, 6));
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookArm.Quantile(9, 9, 0.5, 5, 6, 4));
        double infinite = Double.POSITIVE_INFINITY;
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookArm.Quantile(9, 9, 0.5, Double.NaN, 4, 6));
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookArm.Quantile(9, 9, 0.5, infinite, 4, 6));
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookArm.Quantile(9, 9, 0.5, 5, 4, infinite));
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookArm.Quantile(9, 9, 0.5, 5, -infinite, 6));
    }

    @Test
    void refusesAsThePlatformDoes() {
        var zero = new GrowthBookArm.Mean(Moments.ofVariance(10, 0, 1));
        var some = new GrowthBookArm.Mean(Moments.ofVariance(10, 2, 1));
        var flat = new GrowthBookArm.Mean(Moments.ofVariance(10, 2, 0));
        assertUndefined(Cause.ZERO_BASELINE, some, zero, EffectScale.ABSOLUTE);
        assertUndefined(Cause.ZERO_BASELINE, some, zero, EffectScale.RELATIVE);
        assertEquals(-2, known(zero, some, EffectScale.ABSOLUTE).estimate());
        assertUndefined(Cause.NO_VARIANCE, some, flat, EffectScale.ABSOLUTE);
        assertUndefined(Cause.NO_VARIANCE, flat, some, EffectScale.ABSOLUTE);
        assertUndefined(
                Cause.NO_VARIANCE, new GrowthBookArm.Ratio(matrix(9, 1, 0, 1, 0, 1)),
                new GrowthBookArm.Ratio(matrix(9, 1, 1, 1, 0, 1)), EffectScale.ABSOLUTE);
        var adjusted = new GrowthBookArm.AdjustedMean(matrix(50, 3, 2, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> GrowthBookEffect.of(adjusted, some, EffectScale.ABSOLUTE));
        assertThrows(IllegalArgumentException.class, () -> GrowthBookEffect.of(some, adjusted, EffectScale.ABSOLUTE));
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookArm.Ratio(MomentMatrix.empty(3)));
    }
}
