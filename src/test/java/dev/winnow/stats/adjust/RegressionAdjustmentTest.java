package dev.winnow.stats.adjust;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Hc;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegressionAdjustmentTest {
    private static final double[] Y = {3.1, 2.8, 4.0, 4.4, 2.2, 2.6, 5.1, 4.8, 3.3, 3.0, 4.9, 5.6};
    private static final double[] X = {1.2, 0.7, 2.1, 1.9, 0.4, 1.1, 2.6, 2.2, 1.5, 0.9, 1.7, 2.9};
    private static final Assignment Z = Assignment.of(0, 0, 1, 1, 0, 1, 1, 0, 0, 1, 1, 0);
    private static final Alternative TWO = Alternative.TWO_SIDED;
    private static final Level LEVEL = Level.FIVE_PERCENT;

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-10 * Math.max(1e-3, Math.abs(want)));
    }

    private static MomentMatrix arm(boolean treated, double[]... columns) {
        double[][] out = new double[columns.length][];
        for (int j = 0; j < out.length; j++) {
            out[j] = treated ? Z.ofTreated(columns[j]) : Z.ofControls(columns[j]);
        }
        return MomentMatrix.ofColumns(out);
    }

    @Test
    void lin() {
        // lm_lin(y ~ z, covariates = ~ x), estimatr
        LinRegression r = known(LinRegression.of(Y, Z, new double[][] {X}, TWO, LEVEL));
        near(0.0504343687603715, r.difference().estimate());
        near(0.258922773297444, r.difference().se());
        near(8, r.difference().df().orElseThrow());
        near(0.850416749530511, r.difference().p());
        // mean(y[z == 1]) - mean(y[z == 0])
        near(11.0 / 30, r.plain());
        // Welch's squared standard error: var(y[z == 1])/6 + var(y[z == 0])/6
        assertEquals(1 - Math.pow(0.258922773297444, 2) / welch(), r.varianceReduction(), 1e-10);
    }

    private static double welch() {
        MomentMatrix t = arm(true, Y);
        MomentMatrix c = arm(false, Y);
        return (t.covariance(0, 0) + c.covariance(0, 0)) / 6;
    }

    @Test
    void linFromSummariesAgreesWithUnits() {
        LinRegression units = known(LinRegression.of(Y, Z, new double[][] {X}, TWO, LEVEL));
        LinRegression sums = known(LinRegression.of(arm(true, Y, X), arm(false, Y, X), TWO, LEVEL));
        near(units.difference().estimate(), sums.difference().estimate());
        near(units.plain(), sums.plain());
        // Each arm: predict(lm(y ~ x, subset = z == a), data.frame(x = mean(x)), se.fit = TRUE)$se.fit^2
        double v1 = predictionVariance(true);
        double v0 = predictionVariance(false);
        near(Math.sqrt(v1 + v0), sums.difference().se());
        near((v1 + v0) * (v1 + v0) / (v1 * v1 / 4 + v0 * v0 / 4), sums.difference().df().orElseThrow());
        assertEquals(1 - (v1 + v0) / welch(), sums.varianceReduction(), 1e-10);
    }

    private static double predictionVariance(boolean treated) {
        double[] y = treated ? Z.ofTreated(Y) : Z.ofControls(Y);
        double[] x = treated ? Z.ofTreated(X) : Z.ofControls(X);
        double at = MomentMatrix.ofColumns(X).means().get(0);
        var fit = known(dev.winnow.stats.regression.LinearFit.of(y, x));
        double se = known(fit.combination(1, at).independent(Hc.CLASSICAL)).se();
        return se * se;
    }

    @Test
    void linNeedsUnitsAndVariation() {
        double[] y = {1, 2, 3, 4, 5, 6};
        Assignment z = Assignment.of(1, 1, 0, 0, 0, 0);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 2), LinRegression.of(y, z, new double[][] {{1, 2, 2, 1, 3, 4}}, TWO, LEVEL));
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 2),
                LinRegression.of(
                        MomentMatrix.ofColumns(new double[] {1, 2}, new double[] {1, 4}), arm(false, Y, X), TWO, LEVEL));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0), LinRegression.of(arm(true, X, X), arm(false, X, X), TWO, LEVEL));
        double[] constant = new double[12];
        assertEquals(
                Outcome.undefined(Cause.CONSTANT_COVARIATE, 0),
                LinRegression.of(arm(true, Y, constant), arm(false, Y, constant), TWO, LEVEL));
        assertEquals(
                Outcome.undefined(Cause.COLLINEAR, 2),
                LinRegression.of(arm(true, Y, X, X), arm(false, Y, X, X), TWO, LEVEL));
        double[] shorter = Arrays.copyOf(X, 11);
        Assignment fewer = Assignment.of(Arrays.copyOf(Z.column(), 11));
        assertThrows(IllegalArgumentException.class, () -> LinRegression.of(Y, Z, new double[][] {shorter}, TWO, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> LinRegression.of(shorter, Z, new double[][] {X}, TWO, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> LinRegression.of(Y, fewer, new double[][] {X}, TWO, LEVEL));
        assertThrows(
                IllegalArgumentException.class,
                () -> CrossFitted.of(Y, fewer, new double[][] {X}, new CrossFitted.Plan(2, 0, 1), TWO, LEVEL));
    }

    @Test
    void ancova() {
        // lm(y ~ z + x), vcovHC HC2, df 9
        Difference d = known(Ancova.of(Y, Z, new double[][] {X}, Hc.HC2, TWO, LEVEL));
        near(0.0499218342886919, d.estimate());
        near(0.246875323976507, d.se());
        near(9, d.df().orElseThrow());
        Difference up = known(Ancova.of(Y, Z, new double[][] {X}, Hc.HC2, Alternative.GREATER, LEVEL));
        near(d.p() / 2, up.p());
        assertEquals(Double.POSITIVE_INFINITY, up.high());
        assertEquals(Outcome.undefined(Cause.COLLINEAR, 1), Ancova.of(
                new double[] {1, 2, 3}, Assignment.of(0, 0, 0), new double[0][], Hc.HC2, TWO, LEVEL));
    }

    @Test
    void cupedWithOneCovariateIsCuped() {
        MultipleCuped m = known(MultipleCuped.of(arm(true, Y, X), arm(false, Y, X), TWO, LEVEL));
        Cuped c = known(Cuped.of(arm(true, Y, X), arm(false, Y, X), LEVEL));
        near(c.theta(), m.thetas().getFirst());
        near(c.difference().estimate(), m.difference().estimate());
        near(c.difference().se(), m.difference().se());
        near(c.difference().df().orElseThrow(), m.difference().df().orElseThrow());
        near(c.varianceReduction(), m.varianceReduction());
        var want = known(c.relative());
        near(want.estimate(), m.relative().orElseThrow().estimate());
        near(want.se(), m.relative().orElseThrow().se());
    }

    @Test
    void cupedThetasAreThePooledRegression() {
        double[] second = {2, 1, 4, 3, 2, 5, 1, 2, 3, 4, 2, 1};
        MultipleCuped m = known(MultipleCuped.of(arm(true, Y, X, second), arm(false, Y, X, second), TWO, LEVEL));
        var pooled = known(dev.winnow.stats.regression.LinearFit.of(Y, X, second));
        near(pooled.coefficient(1).value(), m.thetas().get(0));
        near(pooled.coefficient(2).value(), m.thetas().get(1));
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1),
                MultipleCuped.of(MomentMatrix.ofColumns(new double[] {1}, new double[] {2}), arm(false, Y, X), TWO, LEVEL));
    }

    @Test
    void winsor() {
        // quantile(c(1:9, 100), c(.1, .9)): 1.9, 18.1
        double[] t = {1, 2, 3, 4, 5};
        double[] c = {6, 7, 8, 9, 100};
        Winsor w = Winsor.quantiles(0.1, 0.9, t, c);
        near(1.9, w.low());
        near(18.1, w.high());
        assertArrayEquals(new double[] {1.9, 2, 3, 4, 5}, w.apply(t), 1e-12);
        assertArrayEquals(new double[] {6, 7, 8, 9, 18.1}, w.apply(c), 1e-12);
        assertEquals(1, w.moved(t));
        assertEquals(1, w.moved(c));
        assertEquals(new Winsor(Double.NEGATIVE_INFINITY, 8), Winsor.above(8));
        double[] zeros = new double[20];
        Arrays.fill(zeros, -0.0);
        zeros[0] = -5;
        assertArrayEquals(new double[20], Winsor.quantiles(0.07, 1, zeros).apply(zeros));
        assertEquals(0, new Winsor(0.0, -0.0).apply(3));
        assertThrows(
                IllegalArgumentException.class, () -> Winsor.quantiles(0, 0.9, t, new double[] {1, Double.NaN}));
        assertEquals(new Winsor(Arrays.stream(t).min().orElseThrow(), Arrays.stream(t).max().orElseThrow()), Winsor.quantiles(0, 1, t));
        assertThrows(IllegalArgumentException.class, () -> new Winsor(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Winsor.quantiles(0.9, 0.1, t));
        assertThrows(IllegalArgumentException.class, () -> Winsor.quantiles(0, 1.1, t));
        assertThrows(IllegalArgumentException.class, () -> Winsor.quantiles(0, 1));
        Winsorised d = known(Winsorised.of(t, c, Winsor.above(8), TWO, LEVEL));
        near(3 - 7.4, d.difference().estimate());
        assertEquals(0, d.movedTreatment());
        assertEquals(2, d.movedControl());
        assertEquals(Winsor.above(8), d.caps());
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), Winsorised.of(t, c, Winsor.above(0), TWO, LEVEL));
    }

    @Test
    void crossFitting() {
        int n = 400;
        var r = new SplittableRandom(11);
        double[] y = new double[n];
        double[] z = new double[n];
        double[][] x = new double[3][n];
        for (int i = 0; i < n; i++) {
            z[i] = r.nextInt(2);
            for (double[] column : x) {
                column[i] = r.nextGaussian();
            }
            y[i] = 10 + 2 * x[0][i] - x[1][i] + 0.5 * z[i] + 0.7 * r.nextGaussian();
        }
        Assignment arms = Assignment.of(z);
        var plan = new CrossFitted.Plan(5, 0, 42);
        CrossFitted c = known(CrossFitted.of(y, arms, x, plan, TWO, LEVEL));
        assertEquals(c, known(CrossFitted.of(y, arms, x, plan, TWO, LEVEL)));
        assertEquals(0.5, c.regression().difference().estimate(), 4 * c.regression().difference().se());
        assertEquals(0.9, c.rSquared(), 0.05);
        assertTrue(c.regression().varianceReduction() > 0.8);
        assertEquals(5, c.folds());
        assertEquals(42, c.seed());
        // A unit's own outcome has no part in its prediction, nor its fold's.
        double[] before = known(CrossFitted.predictions(y, x, plan));
        double[] changed = y.clone();
        changed[17] += 1000;
        double[] after = known(CrossFitted.predictions(changed, x, plan));
        int untouched = 0;
        for (int i = 0; i < n; i++) {
            untouched += before[i] == after[i] ? 1 : 0;
        }
        assertEquals(before[17], after[17]);
        assertEquals(n / 5, untouched);
        // A heavy penalty predicts the mean of the other folds.
        double[] shrunk = known(CrossFitted.predictions(y, x, new CrossFitted.Plan(2, 1e9, 1)));
        assertEquals(10.2, shrunk[3], 0.5);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 3), CrossFitted.predictions(new double[3], new double[1][3], plan));
        assertEquals(
                Outcome.undefined(Cause.CONSTANT_COVARIATE, 0), CrossFitted.predictions(y, new double[1][n], plan));
        assertThrows(IllegalArgumentException.class, () -> CrossFitted.predictions(y, new double[1][3], plan));
        assertThrows(IllegalArgumentException.class, () -> new CrossFitted.Plan(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new CrossFitted.Plan(2, -1, 1));
    }

    @Test
    void anytime() {
        double[][] covariates = {X};
        AnytimeRegression a = known(AnytimeRegression.of(Y, Z, covariates, 1, LEVEL));
        near(0.256036023083826, a.se());
        assertEquals(1, a.p());
        assertEquals(9, a.df());
        // The interval's end is where p is alpha.
        double edge = a.high() - a.estimate();
        double t = edge / a.se();
        double r = 1.0 / 13;
        double log = 0.5 * (Math.log(r) + 10 * (Math.log1p(t * t / 9) - Math.log1p(r * t * t / 9)));
        assertEquals(Math.log(0.05), -log, 1e-10);
        near(a.estimate() - edge, a.low());
        // shifted treatment by 5: p falls, closed form
        double[] y = Y.clone();
        for (int i = 0; i < 12; i++) {
            y[i] += 5 * Z.column()[i];
        }
        AnytimeRegression b = known(AnytimeRegression.of(y, Z, covariates, 1, LEVEL));
        double s = b.estimate() / b.se();
        assertEquals(
                -0.5 * (Math.log(r) + 10 * (Math.log1p(s * s / 9) - Math.log1p(r * s * s / 9))), b.logP(), 1e-10);
        near(Math.exp(b.logP()), b.p());
        assertEquals(
                Double.POSITIVE_INFINITY, known(AnytimeRegression.of(Y, Z, covariates, 1000, LEVEL)).high());
        assertThrows(IllegalArgumentException.class, () -> AnytimeRegression.of(Y, Z, covariates, 0, LEVEL));
    }
}
