package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.adjust.Cuped;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.means.Better;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PostHogCupedTest {
    private static final Level LEVEL = Level.FIVE_PERCENT;
    private static final MomentMatrix T = arm(50, 3, 4, 2, 5, 3);
    private static final MomentMatrix C = arm(60, 2.5, 5, 2.2, 4, 2.5);

    private static MomentMatrix arm(long n, double mean, double variance, double x, double ofX, double covariance) {
        double d = n - 1;
        return new MomentMatrix(n, List.of(mean, x), List.of(d * variance, d * covariance, d * covariance, d * ofX));
    }

    /// Their formulas in NumPy and SciPy.
    @Test
    void meansAreAdjustedWithoutCentring() {
        PostHogCuped a = PostHogCuped.ofMeans(T, C, EffectScale.RELATIVE);
        PostHogComparison arms = a.comparison();
        assertEquals(0.6052234584197624, a.theta(), 1e-14);
        assertEquals(1.7895530831604751, arms.treatment().value(), 1e-14);
        assertEquals(1.1685083914765226, arms.control().value(), 1e-14);
        assertEquals(2.2001364225893147, arms.treatment().variance(), 1e-13);
        assertEquals(3.4390644463874995, arms.control().variance(), 1e-13);
        assertEquals(0.4499658943526713, a.treatmentReduction(), 1e-13);
        assertEquals(0.31218711072250005, a.controlReduction(), 1e-13);
        assertEquals(2.5, arms.baseline());
        assertEquals(PostHogArm.Kind.MEAN, arms.treatment().kind());
        Difference d = arms.test(LEVEL).toOptional().orElseThrow();
        assertEquals(0.248417876673581, d.estimate(), 1e-13);
        assertEquals(0.02380277614649949, d.p(), 1e-12);
        // R: qt(0.975, 107.83606767025265), where SciPy is good to 1e-11 only.
        assertEquals(0.033647034201320203, d.low(), 1e-14);
        assertEquals(107.83606767025265, d.df().orElseThrow(), 1e-9);
        PostHogPosterior p = PostHogPosterior.of(arms, Better.HIGHER, LEVEL).toOptional().orElseThrow();
        assertEquals(0.9890687934687973, p.chanceToWin(), 1e-12);
    }

    /// The shift by the covariate's mean cancels in the difference.
    @Test
    void theAbsoluteEffectIsThatOfTheField() {
        Difference field = Cuped.of(T, C, LEVEL).toOptional().orElseThrow().difference();
        Difference d = PostHogCuped.ofMeans(T, C, EffectScale.ABSOLUTE)
                .comparison().test(LEVEL).toOptional().orElseThrow();
        assertEquals(field.estimate(), d.estimate(), 1e-14);
        assertEquals(field.se(), d.se(), 1e-14);
        assertEquals(field.p(), d.p(), 1e-13);
    }

    /// p (1 - p) with moments that divide by n - 1: V = 0.2 0.8 + theta^2 VX - 2 theta cov.
    @Test
    void sharesKeepTheirVariance() {
        MomentMatrix share = arm(100, 0.2, 0.16 * 100 / 99, 0.3, 0.21 * 100 / 99, 0.1);
        PostHogCuped a = PostHogCuped.ofShares(share, share, EffectScale.ABSOLUTE);
        double theta = 0.1 / (0.21 * 100 / 99);
        double left = 0.16 - 0.1 * theta;
        assertEquals(theta, a.theta(), 1e-14);
        assertEquals(left, a.comparison().control().variance(), 1e-14);
        assertEquals(1 - left / 0.16, a.controlReduction(), 1e-14);
        assertEquals(1 - left / 0.16, a.treatmentReduction(), 1e-14);
        MomentMatrix above = arm(9, Math.nextUp(1.0), 0, 1, 1, 0);
        assertEquals(1e-10, PostHogCuped.ofShares(above, above, EffectScale.ABSOLUTE).comparison().treatment().variance());
    }

    @Test
    void aCovariateThatHardlyVariesIsNone() {
        MomentMatrix still = arm(50, 3, 4, 2, 0.9e-10, 0.9e-5);
        PostHogCuped none = PostHogCuped.ofMeans(still, still, EffectScale.RELATIVE);
        assertEquals(0, none.theta());
        assertEquals(0, none.treatmentReduction());
        assertEquals(0, none.controlReduction());
        assertEquals(3, none.comparison().treatment().value());
        assertEquals(4, none.comparison().treatment().variance(), 1e-15);
        MomentMatrix varies = arm(50, 3, 4, 2, 1.1e-10, 0.9e-5);
        assertTrue(PostHogCuped.ofMeans(varies, varies, EffectScale.RELATIVE).theta() > 0);
    }

    @Test
    void varianceHasAFloor() {
        MomentMatrix same = arm(50, 3, 4, 3, 4, 4);
        PostHogCuped a = PostHogCuped.ofMeans(same, same, EffectScale.RELATIVE);
        assertEquals(1, a.theta(), 1e-15);
        assertEquals(1e-10, a.comparison().control().variance());
        assertEquals(1 - 1e-10 / 4, a.controlReduction(), 1e-15);
        MomentMatrix still = arm(50, 3, 1e-11, 3, 4, 0);
        PostHogCuped b = PostHogCuped.ofMeans(still, same, EffectScale.RELATIVE);
        assertEquals(0, b.treatmentReduction());
        assertTrue(b.comparison().treatment().variance() > 0.9);
        MomentMatrix one = arm(1, 3, 0, 3, 0, 0);
        assertEquals(0, PostHogCuped.ofMeans(one, same, EffectScale.RELATIVE).comparison().treatment().variance());
    }

    /// Outcome = covariate around 10 plus noise, no effect: the relative test is wrong in about one case of six, the
    /// absolute one in one of twenty.
    @Test
    void theRelativeVarianceIsTooSmall() {
        RandomGenerator random = new Random(11);
        int relative = 0;
        int absolute = 0;
        int runs = 1000;
        for (int i = 0; i < runs; i++) {
            MomentMatrix t = sample(random);
            MomentMatrix c = sample(random);
            relative += significant(PostHogCuped.ofMeans(t, c, EffectScale.RELATIVE));
            absolute += significant(PostHogCuped.ofMeans(t, c, EffectScale.ABSOLUTE));
        }
        assertEquals(0.17, (double) relative / runs, 0.04);
        assertEquals(0.05, (double) absolute / runs, 0.025);
    }

    private static int significant(PostHogCuped a) {
        return a.comparison().test(LEVEL).toOptional().orElseThrow().p() < 0.05 ? 1 : 0;
    }

    private static MomentMatrix sample(RandomGenerator random) {
        double[] x = random.doubles(100).map(_ -> random.nextGaussian(10, 2)).toArray();
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] + random.nextGaussian();
        }
        return MomentMatrix.ofColumns(y, x);
    }
}
