package dev.winnow.stats;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.adjust.Cuped;
import dev.winnow.stats.bayes.BetaPosteriors;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.multiple.Adjustment;
import dev.winnow.stats.proportions.SampleRatio;
import dev.winnow.stats.proportions.TwoProportions;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Figures that R 4.2.2 prints with 17 digits; the call stands above each.
class ReferenceTest {
    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-11 * Math.abs(want));
    }

    @Test
    void student() {
        // pt(2.5, 7.3, lower=F), pt(-1.5, 4, lower=F), pt(40, 30, lower=F, log=T), pt(40, 1e6, lower=F, log=T)
        near(0.019825117332800228, Tails.student(2.5, 7.3));
        near(0.896, Tails.student(-1.5, 4));
        near(-62.54623464729918, Tails.logStudent(40, 30));
        near(-803.9683247503420, Tails.logStudent(40, 1e6));
        // pt(100, 1e6, lower=F, log=T), pt(2000, 1e9, lower=F, log=T)
        near(-4980.68466036262, Tails.logStudent(100, 1e6));
        near(-1996019.1526139586, Tails.logStudent(2000, 1e9));
        // qt(.025, 1), qt(.005, 7.3), qt(.025, 49), qt(.025, 1e6), all lower=F
        near(12.706204736174707, Tails.studentQuantile(0.025, 1));
        near(3.451031655622185, Tails.studentQuantile(0.005, 7.3));
        near(2.0095752371292397, Tails.studentQuantile(0.025, 49));
        near(1.9599663568141066, Tails.studentQuantile(0.025, 1e6));
        // Roots of the regularised incomplete beta function to 40 digits (mpmath).
        near(1.5683925590993378e60, Tails.studentQuantile(1e-300, 5));
        near(2.512717953665919, Tails.studentQuantile(0.2, 0.5));
        near(220.17342917824685, Tails.studentQuantile(1e-6, 2.5));
        near(8.385172547633987, Tails.studentQuantile(1e-15, 300));
        near(9.264167410696276, Tails.studentQuantile(1e-20, 110_000));
        near(-12.706204736174707, Tails.studentQuantile(0.975, 1));
        assertEquals(0, Tails.studentQuantile(0.5, 3), 1e-15);
    }

    @Test
    void normalAndChiSquare() {
        // pnorm(5, lower=F), pnorm(40, lower=F, log=T), pnorm(-1, lower=F, log=T), qnorm(1e-12, lower=F)
        near(2.866515718791939e-07, Tails.normal(5));
        near(-804.6084420137538, Tails.logNormal(40));
        near(-0.17275377902344988, Tails.logNormal(-1));
        near(7.034483825301132, Tails.normalQuantile(1e-12));
        // pchisq(10.83, 1, lower=F), pchisq(200, 3, lower=F)
        near(0.0009986863791802590, Tails.chiSquare(10.83, 1));
        near(4.218541107192042e-43, Tails.chiSquare(200, 3));
    }

    @Test
    void welch() {
        // t.test(c(5.1,4.9,6.2,5.5,7.0,6.1), c(4.2,4.8,5.0,3.9,5.7), conf.level=.99)
        Difference d = known(WelchTest.of(
                Moments.of(5.1, 4.9, 6.2, 5.5, 7.0, 6.1), Moments.of(4.2, 4.8, 5.0, 3.9, 5.7), Level.of(0.01)));
        near(1.08, d.estimate());
        near(0.44951826065986095, d.se());
        near(2.402572029920735, d.statistic());
        near(8.918598151958044, d.df().orElseThrow());
        near(0.03996716708342512, d.p());
        near(Math.log(0.03996716708342512), d.logP());
        near(-0.3842416301793371, d.low());
        near(2.544241630179337, d.high());
    }

    @Test
    void proportions() {
        // prop.test(c(620, 540), c(5000, 5030), correct=F)
        Difference d = known(TwoProportions.of(new Proportion(620, 5000), new Proportion(540, 5030), Level.of(0.05)));
        near(0.009158162140612523, d.p());
        near(0.004128478914694547, d.low());
        near(0.029159791463039056, d.high());
        near(2.606092889430427, d.statistic());
        assertTrue(d.df().isEmpty());
    }

    @Test
    void sampleRatio() {
        // chisq.test(c(5200, 4800, 100), p=c(.5, .49, .01))
        SampleRatio s = known(SampleRatio.of(List.of(5200L, 4800L, 100L), List.of(50.0, 49.0, 1.0)));
        near(8.951303293594666, s.chiSquare());
        near(0.011382802140611966, s.p());
        assertEquals(2, s.df());
        assertEquals(List.of(5050.0, 4949.0, 101.0), s.expected());
    }

    @Test
    void holm() {
        // p.adjust(c(.01, .04, .03, .005, .6), "holm")
        double[] found = Adjustment.HOLM.adjust(new double[] {0.01, 0.04, 0.03, 0.005, 0.6}, Level.FIVE_PERCENT);
        assertArrayEquals(new double[] {0.04, 0.09, 0.09, 0.025, 0.6}, found, 1e-15);
    }

    @Test
    void cuped() {
        // th <- cov(c(y0,y1), c(x0,x1)) / var(c(x0,x1)); t.test(y1 - th*(x1 - mean), y0 - th*(x0 - mean))
        MomentMatrix control = MomentMatrix.ofColumns(new double[] {3, 5, 4, 8, 6, 7, 5}, new double[] {2, 5, 3, 8, 5, 6, 5});
        MomentMatrix treatment = MomentMatrix.ofColumns(new double[] {6, 7, 9, 5, 8, 10}, new double[] {4, 6, 7, 4, 6, 8});
        Cuped c = known(Cuped.of(treatment, control, Level.of(0.05)));
        near(1.0436507936507937, c.theta());
        near(1.052626606198035, c.difference().estimate());
        near(0.2989805598272466, c.difference().se());
        near(10.999726128769394, c.difference().df().orElseThrow());
        near(0.004792568683617197, c.difference().p());
        near(0.3945728318862407, c.difference().low());
        near(1.7106803805098294, c.difference().high());
    }

    @Test
    void ratio() {
        // l <- function(n, d) { r <- sum(n)/sum(d); r + (n - r*d)/mean(d) }; t.test(l(n1, d1), l(n0, d0))
        MomentMatrix control = MomentMatrix.ofColumns(new double[] {10, 12, 9, 20, 15}, new double[] {2, 3, 2, 5, 4});
        MomentMatrix treatment =
                MomentMatrix.ofColumns(new double[] {14, 18, 11, 25, 13, 16}, new double[] {3, 4, 2, 5, 3, 3});
        Moments t = known(RatioMetric.linearise(treatment)).moments(0);
        Moments c = known(RatioMetric.linearise(control)).moments(0);
        near(4.85, t.mean());
        near(4.125, c.mean());
        Difference d = known(WelchTest.of(t, c, Level.of(0.05)));
        near(0.24153781811162622, d.se());
        near(8.703421876257476, d.df().orElseThrow());
        near(0.015482800898682106, d.p());
    }

    @Test
    void ratioKeepsItsCovariate() {
        double[] n = {10, 12, 9, 20, 15};
        double[] d = {2, 3, 2, 5, 4};
        double[] x = {1, 4, 2, 6, 3};
        double r = 66.0 / 16;
        double[] l = new double[n.length];
        for (int i = 0; i < l.length; i++) {
            l[i] = r + (n[i] - r * d[i]) / 3.2;
        }
        MomentMatrix want = MomentMatrix.ofColumns(l, x);
        MomentMatrix found = known(RatioMetric.linearise(MomentMatrix.ofColumns(n, d, x)));
        assertEquals(want.n(), found.n());
        for (int i = 0; i < 2; i++) {
            near(want.means().get(i), found.means().get(i));
            near(want.cross(i, 0), found.cross(i, 0));
            near(want.cross(i, 1), found.cross(i, 1));
        }
    }

    @Test
    void posteriors() {
        // integrate(function(u) dbeta(u,121,881) * pbeta(u,151,851,lower=F), 0, 1, rel.tol=1e-12)
        // integrate(function(u) pbeta(u,151,851) * pbeta(u,121,881,lower=F), 0, 1, rel.tol=1e-12)
        var rates = BetaPosteriors.of(new Proportion(150, 1000), new Proportion(120, 1000));
        assertEquals(0.9750678368121442, rates.probabilityTreatmentHigher(), 1e-11);
        assertEquals(0.00014417785511183288, rates.expectedLossBelow(), 1e-13);
        // .05 * dnorm(.4) - .02 * pnorm(-.4), pnorm(.4)
        var effect = new NormalPosterior(0.02, 0.05);
        near(0.011521941847372649, effect.expectedLossBelow());
        near(0.6554217416103242, effect.probabilityAboveZero());
    }

    /// 0 lies outside the interval at level alpha exactly when p is below alpha.
    @Test
    void testAndIntervalAreTwoViewsOfOneThing() {
        var a = Moments.ofVariance(40, 10.7, 4);
        var b = Moments.ofVariance(55, 10, 3);
        double p = known(WelchTest.of(a, b, Level.of(0.05))).p();
        assertTrue(known(WelchTest.of(a, b, Level.of(p * (1 + 1e-6)))).low() > 0);
        assertTrue(known(WelchTest.of(a, b, Level.of(p * (1 - 1e-6)))).low() < 0);
        assertEquals(0, known(WelchTest.of(a, b, Level.of(p))).low(), 1e-12);
    }

    @Test
    void aControlNextToNothingIsNoBaseline() {
        var tiny = RelativeEffect.of(1, 0.01, 1e-320, 0, Level.of(0.05));
        assertTrue(tiny instanceof Outcome.Undefined<RelativeEffect>(Outcome.Cause cause, double _)
                && cause == Outcome.Cause.ZERO_BASELINE);
        var square = RelativeEffect.of(1, 0.01, 1e-170, 0.01, Level.of(0.05));
        assertTrue(square instanceof Outcome.Undefined<RelativeEffect>);
    }
}
