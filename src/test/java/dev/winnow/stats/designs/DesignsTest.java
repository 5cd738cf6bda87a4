package dev.winnow.stats.designs;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.designs.BlockedDifference.Block;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Clusters;
import dev.winnow.stats.regression.Cr;
import dev.winnow.stats.regression.Hc;
import dev.winnow.stats.regression.LinearFit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Figures of R 4.2.2: estimatr, lme4, manova, lm.
class DesignsTest {
    private static final Alternative TWO = Alternative.TWO_SIDED;
    private static final Level LEVEL = Level.FIVE_PERCENT;

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-10 * Math.max(1e-3, Math.abs(want)));
    }

    @Test
    void blocks() {
        // difference_in_means(y ~ z, blocks = b)
        Block first = new Block(Moments.of(5, 6), Moments.of(3, 4, 5));
        Block second = new Block(Moments.of(9, 8, 8.5, 9.5), Moments.of(7, 6.5));
        Difference d = known(BlockedDifference.of(List.of(first, second), TWO, LEVEL));
        near(1.77272727272727, d.estimate());
        near(0.412444169358067, d.se());
        near(7, d.df().orElseThrow());
        near(0.00357492230663433, d.p());
        Block pair = new Block(Moments.of(5), Moments.of(4));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), BlockedDifference.of(List.of(first, pair), TWO, LEVEL));
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 0), BlockedDifference.of(List.of(), TWO, LEVEL));
        Block still = new Block(Moments.of(1, 1), Moments.of(2, 2));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), BlockedDifference.of(List.of(still), TWO, LEVEL));
    }

    @Test
    void pairs() {
        // difference_in_means(y ~ z, blocks = pair)
        List<Block> pairs = List.of(
                new Block(Moments.of(5), Moments.of(4)), new Block(Moments.of(7), Moments.of(5)),
                new Block(Moments.of(6), Moments.of(3)), new Block(Moments.of(8), Moments.of(7.5)));
        Difference d = known(BlockedDifference.of(pairs, TWO, LEVEL));
        near(1.625, d.estimate());
        near(0.554338945652086, d.se());
        near(3, d.df().orElseThrow());
        near(0.06093074307058, d.p());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), BlockedDifference.of(pairs.subList(0, 1), TWO, LEVEL));
        Block lopsided = new Block(Moments.of(5, 4), Moments.EMPTY);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), BlockedDifference.of(List.of(lopsided), TWO, LEVEL));
    }

    @Test
    void compliers() {
        // iv_robust(y ~ d | z, se_type = "HC2")
        MomentMatrix on = MomentMatrix.ofColumns(new double[] {3, 4, 6, 7}, new double[] {0, 1, 1, 1});
        MomentMatrix off = MomentMatrix.ofColumns(new double[] {2, 3, 4, 3.5}, new double[] {0, 0, 1, 0});
        Compliers c = known(Compliers.of(on, off, LEVEL));
        near(3.75, c.difference().estimate());
        near(1.97642353760523, c.difference().se());
        near(0.106558184639143, c.difference().p());
        near(1.97642353760524, c.seClassical());
        near(0.5, c.firstStage());
        near(1.875, c.intention().estimate());
        // t.test of the first stage: (0.5 / sqrt(0.25/4 + 0.25/4))^2
        near(2, c.firstStageF());
        assertTrue(c.weak());
        assertTrue(c.robust().isEmpty());
        Outcome<Compliers> still = Compliers.of(on, new MomentMatrix(4, on.means(), on.cross()), LEVEL);
        assertEquals(Outcome.undefined(Cause.NO_FIRST_STAGE, 0), still);
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1),
                Compliers.of(MomentMatrix.ofColumns(new double[] {1}, new double[] {1}), off, LEVEL));
    }

    @Test
    void robustIntervalEndsWhereTheTestRejects() {
        MomentMatrix on = new MomentMatrix(400, List.of(5.0, 0.8), List.of(900.0, 20.0, 20.0, 64.0));
        MomentMatrix off = new MomentMatrix(400, List.of(4.0, 0.1), List.of(800.0, 10.0, 10.0, 36.0));
        Compliers c = known(Compliers.of(on, off, LEVEL));
        assertFalse(c.weak());
        var ends = c.robust().orElseThrow();
        assertTrue(ends.low() < c.difference().estimate() && c.difference().estimate() < ends.high());
        for (double b : new double[] {ends.low(), ends.high()}) {
            Moments e1 = on.combine(1, -b);
            Moments e0 = off.combine(1, -b);
            double t = (e1.mean() - e0.mean()) / Math.sqrt(e1.variance() / 400 + e0.variance() / 400);
            // qt(.975, 798)
            assertEquals(1.962941, Math.abs(t), 1e-6);
        }
        MomentMatrix everyone = new MomentMatrix(400, List.of(5.0, 1.0), List.of(900.0, 0.0, 0.0, 0.0));
        MomentMatrix nobody = new MomentMatrix(400, List.of(4.0, 0.0), List.of(800.0, 0.0, 0.0, 0.0));
        Compliers full = known(Compliers.of(everyone, nobody, LEVEL));
        near(full.intention().se(), full.difference().se());
        assertEquals(full.difference().low(), full.robust().orElseThrow().low(), 1e-9);
    }

    @Test
    void balance() {
        // manova(X ~ z), Hotelling-Lawley 0.60247191011236 = T^2/(n - 2)
        MomentMatrix t = MomentMatrix.ofColumns(new double[] {1, 2, 3, 4}, new double[] {2, 1, 4, 3});
        MomentMatrix c = MomentMatrix.ofColumns(new double[] {5, 6, 2, 3.5}, new double[] {6, 5, 2.5, 4});
        CovariateBalance b = known(CovariateBalance.of(t, c));
        near(0.60247191011236 * 6, b.tSquared());
        near(1.5061797752809, b.statistic());
        assertEquals(2, b.df1());
        assertEquals(5, b.df2());
        near(0.307626635985131, b.p());
        near((2.5 - 4.125) / Math.sqrt((t.covariance(0, 0) + c.covariance(0, 0)) / 2), b.smd().get(0));
        near((2.5 - 4.375) / Math.sqrt((t.covariance(1, 1) + c.covariance(1, 1)) / 2), b.smd().get(1));
        double[] x = {1, 2, 3, 4};
        MomentMatrix twice = MomentMatrix.ofColumns(x, x);
        assertEquals(Outcome.undefined(Cause.COLLINEAR, 2), CovariateBalance.of(twice, twice));
        MomentMatrix still = MomentMatrix.ofColumns(x, new double[] {3, 3, 3, 3});
        assertEquals(Outcome.undefined(Cause.CONSTANT_COVARIATE, 3), CovariateBalance.of(still, still));
        MomentMatrix two = MomentMatrix.ofColumns(new double[] {1, 2}, new double[] {2, 2}, new double[] {1, 0});
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 2), CovariateBalance.of(two, two));
        MomentMatrix one = MomentMatrix.ofColumns(new double[] {1});
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), CovariateBalance.of(one, MomentMatrix.ofColumns(x)));
    }

    @Test
    void oneCovariateIsStudentsTest() {
        MomentMatrix t = MomentMatrix.ofColumns(new double[] {1, 2, 3, 4, 9});
        MomentMatrix c = MomentMatrix.ofColumns(new double[] {5, 6, 2, 3.5});
        CovariateBalance b = known(CovariateBalance.of(t, c));
        double pooled = (t.cross(0, 0) + c.cross(0, 0)) / 7;
        near(Math.pow(3.8 - 4.125, 2) / (pooled * (1 / 5.0 + 1 / 4.0)), b.statistic());
    }

    @Test
    void factorial() {
        Moments m00 = Moments.of(1, 2, 3);
        Moments m10 = Moments.of(2, 4, 5, 3);
        Moments m01 = Moments.of(4, 2);
        Moments m11 = Moments.of(9, 7, 8, 6, 10);
        FactorialInteraction f = known(FactorialInteraction.of(m00, m10, m01, m11, TWO, LEVEL));
        near(1.5, f.effectA());
        near(1, f.effectB());
        near(8 - 3 - 1.5, f.interaction().estimate());
        near(Math.sqrt(1 / 3.0 + 5 / 12.0 + 1 + 0.5), f.interaction().se());
        near(10, f.interaction().df().orElseThrow());
        near(Math.sqrt(1.9 * (1 / 3.0 + 1 / 4.0 + 1 / 2.0 + 1 / 5.0)), f.classical().se());
        near(3.5, f.classical().estimate());
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1), FactorialInteraction.of(m00, m10, Moments.of(1), m11, TWO, LEVEL));
        Moments still = Moments.of(1, 1);
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0), FactorialInteraction.of(still, still, still, still, TWO, LEVEL));
    }

    @Test
    void trend() {
        // Equal errors: ordinary slope; sum (day - mean)^2 = 10
        EffectTrend t = known(EffectTrend.of(new double[] {5, 4, 3, 2, 1}, new double[] {2, 2, 2, 2, 2}, LEVEL));
        near(-1, t.perDay().estimate());
        near(2 / Math.sqrt(10), t.perDay().se());
        assertTrue(t.perDay().df().isEmpty());
        assertTrue(t.perLogDay().estimate() < -2);
        near(4.5, t.early());
        near(2, t.late());
        near(-2.5, t.contrast().estimate());
        near(2 * Math.sqrt(1 / 2.0 + 1 / 3.0), t.contrast().se());
        assertEquals(Outcome.undefined(Cause.INCOMPLETE, 2), EffectTrend.of(new double[2], new double[] {1, 1}, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> EffectTrend.of(new double[3], new double[] {1, 1}, LEVEL));
        for (double bad : new double[] {-1, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> EffectTrend.of(new double[4], new double[] {bad, 1, 1, 1}, LEVEL));
        }
    }

    @Test
    void geo() {
        double[] control = {1, 2, 3, 4, 5, 6};
        double[] treated = {2, 4.5, 5.5, 8, 14, 13};
        // lm on the first four: intercept 0.25, slope 1.9, sigma^2 0.225, x mean 2.5, Sxx 5; prediction at 5.5
        GeoRegression g = known(GeoRegression.of(control, treated, 4, TWO, LEVEL));
        near(0.25, g.intercept());
        near(1.9, g.slope());
        near(Math.sqrt(0.225), g.sigma());
        near(13.5 - 10.7, g.perPeriod());
        near(5.6, g.cumulative().estimate());
        near(Math.sqrt(0.225 * (2 + 4 * (0.25 + 9 / 5.0))), g.cumulative().se());
        near(2, g.cumulative().df().orElseThrow());
        near(2.8 / 10.7, g.relative());
        assertEquals(Outcome.undefined(Cause.INCOMPLETE, 2), GeoRegression.of(control, treated, 2, TWO, LEVEL));
        assertEquals(Outcome.undefined(Cause.INCOMPLETE, 0), GeoRegression.of(control, treated, 6, TWO, LEVEL));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), GeoRegression.of(control, control, 4, TWO, LEVEL));
        assertEquals(
                Outcome.undefined(Cause.ZERO_BASELINE, 0),
                GeoRegression.of(new double[] {-1, 0, 1, 0}, new double[] {1, -2, 1, 5}, 3, TWO, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> GeoRegression.of(control, new double[2], 3, TWO, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> GeoRegression.of(control, treated, -1, TWO, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> GeoRegression.of(control, treated, 7, TWO, LEVEL));
    }

    @Test
    void intraclassCorrelation() {
        // aov mean squares; lmer(y ~ 1 + (1 | g), REML = TRUE)
        IntraclassCorrelation c = known(IntraclassCorrelation.of(
                List.of(Moments.of(1, 2, 4), Moments.of(3, 6, 5.5, 7), Moments.of(2.2, 1.9, 3.1))));
        near(10.86341666666667, c.msb());
        near(2.01916666666667, c.msw());
        near((10 - 3.4) / 2, c.n0());
        near((10.86341666666667 - 2.01916666666667) / (10.86341666666667 + 2.3 * 2.01916666666667), c.anova());
        assertEquals(0.55576222705743, c.reml(), 1e-6);
        near(1 + (10 / 3.0 - 1) * c.anova(), c.designEffect());
        near(1 + 2.4 * c.anova(), c.designEffectUnequal());
        assertEquals(3, c.clusters());
        // Balanced: both estimators agree where they are above 0.
        IntraclassCorrelation balanced = known(IntraclassCorrelation.of(
                List.of(Moments.of(1, 2, 4), Moments.of(6, 5.5, 7), Moments.of(2.2, 1.9, 3.1))));
        assertEquals(balanced.anova(), balanced.reml(), 1e-10);
        near(balanced.designEffect(), balanced.designEffectUnequal());
    }

    @Test
    void clustersMoreAlikeThanChance() {
        IntraclassCorrelation c = known(IntraclassCorrelation.of(
                List.of(Moments.of(1, 5, 3), Moments.of(2, 3, 4), Moments.of(0, 3, 6.1))));
        assertTrue(c.anova() < 0);
        assertEquals(0, c.reml());
        assertTrue(c.designEffect() < 1);
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 1), IntraclassCorrelation.of(List.of(Moments.of(1, 2))));
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1), IntraclassCorrelation.of(List.of(Moments.of(1), Moments.of(2))));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                IntraclassCorrelation.of(List.of(Moments.of(1, 1), Moments.of(2, 2))));
        assertThrows(IllegalArgumentException.class,
                () -> IntraclassCorrelation.of(List.of(Moments.of(1, 1), Moments.EMPTY)));
    }

    private static final double[] Y = {3.1, 2.8, 4.0, 4.4, 2.2, 2.6, 5.1, 4.8, 3.3, 3.0, 4.9, 5.6};
    private static final Assignment Z = Assignment.of(0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1);
    private static final Clusters G = Clusters.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6);

    @Test
    void clusterRobust() {
        ClusterRobust c = known(ClusterRobust.of(Y, Z, G, Cr.CR2, TWO, LEVEL));
        // Equal clusters: CR2 is Welch's test of cluster means.
        Difference means = known(WelchTest.of(Moments.of(4.2, 4.95, 5.25), Moments.of(2.95, 2.4, 3.15), LEVEL));
        near(means.estimate(), c.difference().estimate());
        near(means.se(), c.difference().se());
        near(4, c.difference().df().orElseThrow());
        assertEquals(6, c.clusters());
        assertEquals(3, c.treatedClusters());
        assertEquals(3, c.controlClusters());
        assertTrue(c.fewClusters());
        long[] own = new long[80];
        double[] y = new double[80];
        int[] z = new int[80];
        for (int i = 0; i < 80; i++) {
            own[i] = i / 2;
            y[i] = (i * 37) % 11;
            z[i] = i % 2;
        }
        ClusterRobust many = known(ClusterRobust.of(y, Assignment.of(z), Clusters.of(own), Cr.CR1, TWO, LEVEL));
        assertFalse(many.fewClusters());
        assertEquals(40, many.treatedClusters());
        assertEquals(40, many.controlClusters());
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1),
                ClusterRobust.of(Y, Z, Clusters.of(1, 1, 2, 2, 3, 3, 2, 2, 5, 5, 2, 2), Cr.CR0, TWO, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> ClusterRobust.of(Y, Z, Clusters.of(1, 2), Cr.CR0, TWO, LEVEL));
    }

    @Test
    void bootstrapIsThatOfTheFit() {
        var b = known(ClusterRobust.bootstrap(Y, Z, G, 299, 4, LEVEL));
        near(known(ClusterRobust.of(Y, Z, G, Cr.CR0, TWO, LEVEL)).difference().statistic(), b.statistic());
        assertTrue(b.p() < 0.1 && b.low() > 0);
    }

    @Test
    void differencesInDifferences() {
        double[] y = {3, 4, 5, 5, 2, 4, 3, 6, 4, 8, 5, 7};
        Assignment treated = Assignment.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
        Assignment after = Assignment.of(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        DifferenceInDifferences d =
                known(DifferenceInDifferences.of(y, treated, after, G, Cr.CR2, TWO, LEVEL));
        // Changes 1, 0, 2 against 3, 4, 2: Welch's test of changes.
        near(2, d.difference().estimate());
        near(Math.sqrt(2 / 3.0), d.difference().se());
        near(4, d.difference().df().orElseThrow());
        assertEquals(6, d.units());
        assertTrue(d.fewUnits());
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1),
                DifferenceInDifferences.of(y, Assignment.of(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), after, G, Cr.CR1, TWO, LEVEL));
        assertEquals(
                Outcome.undefined(Cause.COLLINEAR, 2),
                DifferenceInDifferences.of(y, treated, Assignment.of(new double[12]), G, Cr.CR1, TWO, LEVEL));
        assertThrows(IllegalArgumentException.class,
                () -> DifferenceInDifferences.of(y, treated, Assignment.of(0, 1), G, Cr.CR1, TWO, LEVEL));
    }

    @Test
    void switchback() {
        Switchback s = known(Switchback.of(Y, Z, 2, TWO, LEVEL));
        near(4.8 - 17.0 / 6, s.difference().estimate());
        near(10, s.difference().df().orElseThrow());
        assertEquals(2, s.lag());
        Switchback none = known(Switchback.of(Y, Z, 0, TWO, LEVEL));
        var fit = known(LinearFit.of(Y, Z.column())).coefficient(1);
        near(known(fit.independent(Hc.HC0)).se(), none.difference().se());
        near(known(fit.independent(Hc.CLASSICAL)).se(), none.seIndependent());
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1),
                Switchback.of(new double[] {1, 2, 3}, Assignment.of(1, 0, 0), 1, TWO, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> Switchback.of(Y, Z, 1000, TWO, LEVEL));
        assertEquals(4, Switchback.usualLag(100));
        assertEquals(2, Switchback.usualLag(20));
    }
}
