package dev.winnow.stats.adjust;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.LinearFit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Adjusted figures put together from values a unit, without summaries.
class ByDefinitionTest {
    private static final Alternative TWO = Alternative.TWO_SIDED;
    private static final Level LEVEL = Level.FIVE_PERCENT;
    private static final double[] Y1 = {9, 4, 7, 8, 6, 5, 8};
    private static final double[] A1 = {5, 1, 4, 4, 3, 1, 5};
    private static final double[] B1 = {2, 3, 1, 2, 5, 4, 2};
    private static final double[] Y0 = {5, 3, 7, 4, 6, 8};
    private static final double[] A0 = {2, 1, 5, 3, 2, 6};
    private static final double[] B0 = {1, 4, 2, 3, 3, 1};

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-11 * Math.abs(want));
    }

    private static double mean(double... v) {
        return Arrays.stream(v).sum() / v.length;
    }

    /// Sample covariance.
    private static double cov(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += (u[i] - mean(u)) * (v[i] - mean(v));
        }
        return sum / (u.length - 1);
    }

    private static double[] join(double[] u, double[] v) {
        double[] out = Arrays.copyOf(u, u.length + v.length);
        System.arraycopy(v, 0, out, u.length, v.length);
        return out;
    }

    private static double[] less(double[] y, double[] thetas, double[]... x) {
        double[] out = y.clone();
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < y.length; i++) {
                out[i] -= thetas[j] * x[j][i];
            }
        }
        return out;
    }

    /// Var(D/m0) with D adjusted, the derivative by m0 at the plain difference, and Cov(D, m0) = -Cov(y0 - theta'x0, y0)/n0.
    private static void relative(RelativeEffect found, double[] thetas, double[][] x1, double[][] x0) {
        double[] t = less(Y1, thetas, x1);
        double[] c = less(Y0, thetas, x0);
        double m0 = mean(Y0);
        double d = mean(t) - mean(c);
        double slope = -(mean(Y1) - m0) / (m0 * m0);
        double variance = cov(t, t) / t.length + cov(c, c) / c.length;
        double both = -cov(c, Y0) / c.length;
        near(d / m0, found.estimate());
        near(Math.sqrt(variance / (m0 * m0) + slope * slope * cov(Y0, Y0) / c.length + 2 * slope / m0 * both), found.se());
        near(found.estimate() - 1.959963984540054 * found.se(), found.low());
        near(found.estimate() + 1.959963984540054 * found.se(), found.high());
    }

    @Test
    void cuped() {
        Cuped c = known(Cuped.of(MomentMatrix.ofColumns(Y1, A1), MomentMatrix.ofColumns(Y0, A0), LEVEL));
        double theta = cov(join(Y1, Y0), join(A1, A0)) / cov(join(A1, A0), join(A1, A0));
        near(theta, c.theta());
        double[] t = less(Y1, new double[] {theta}, A1);
        double[] o = less(Y0, new double[] {theta}, A0);
        near(mean(t) - mean(o), c.difference().estimate());
        near(1 - (cov(t, t) / 7 + cov(o, o) / 6) / (cov(Y1, Y1) / 7 + cov(Y0, Y0) / 6), c.varianceReduction());
        relative(known(c.relative()), new double[] {theta}, new double[][] {A1}, new double[][] {A0});
        // Two units an arm are enough.
        assertInstanceOf(Outcome.Known.class, Cuped.of(
                MomentMatrix.ofColumns(new double[] {1, 3}, new double[] {1, 2}),
                MomentMatrix.ofColumns(new double[] {2, 3}, new double[] {1, 3}), LEVEL));
    }

    @Test
    void cupedOfTwo() {
        MomentMatrix t = MomentMatrix.ofColumns(Y1, A1, B1);
        MomentMatrix c = MomentMatrix.ofColumns(Y0, A0, B0);
        MultipleCuped m = known(MultipleCuped.of(t, c, TWO, LEVEL));
        LinearFit pooled = known(LinearFit.of(join(Y1, Y0), join(A1, A0), join(B1, B0)));
        double[] thetas = {pooled.coefficient(1).value(), pooled.coefficient(2).value()};
        double[] t1 = less(Y1, thetas, A1, B1);
        double[] t0 = less(Y0, thetas, A0, B0);
        near(mean(t1) - mean(t0), m.difference().estimate());
        near(Math.sqrt(cov(t1, t1) / 7 + cov(t0, t0) / 6), m.difference().se());
        near(1 - (cov(t1, t1) / 7 + cov(t0, t0) / 6) / (cov(Y1, Y1) / 7 + cov(Y0, Y0) / 6), m.varianceReduction());
        relative(m.relative().orElseThrow(), thetas, new double[][] {A1, B1}, new double[][] {A0, B0});
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1),
                MultipleCuped.of(t, MomentMatrix.ofColumns(new double[] {1}, new double[] {2}, new double[] {3}), TWO, LEVEL));
    }

    /// Ratios with denominators of their own, before and after.
    @Test
    void ratiosAreAdjustedByTheirLinearisedValues() {
        CovariateAdjustment a = known(CovariateAdjustment.ofRatios(
                MomentMatrix.ofColumns(Y1, A1, B1, A1), MomentMatrix.ofColumns(Y0, A0, B0, A0)));
        double[] y = linear(join(Y1, Y0), join(A1, A0));
        double[] x = linear(join(B1, B0), join(A1, A0));
        double theta = cov(y, x) / cov(x, x);
        near(theta, a.theta());
        double centre = mean(x);
        double[] t = less(linear(Y1, A1), new double[] {theta}, linear(B1, A1));
        double[] c = less(linear(Y0, A0), new double[] {theta}, linear(B0, A0));
        near(mean(t) + theta * centre, a.treatment().mean());
        near(mean(c) + theta * centre, a.control().mean());
        near(cov(t, t), a.treatment().variance());
        near(cov(c, c), a.control().variance());
    }

    private static double[] linear(double[] up, double[] down) {
        double r = mean(up) / mean(down);
        double[] out = new double[up.length];
        Arrays.setAll(out, i -> r + (up[i] - r * down[i]) / mean(down));
        return out;
    }

    /// Units share a fold when neither's outcome moves the other's prediction; the others' regression predicts them.
    @Test
    void aFoldIsPredictedByTheRegressionOfTheOthers() {
        double[] y = join(Y1, Y0);
        double[][] x = {join(A1, A0), join(B1, B0)};
        var plan = new CrossFitted.Plan(3, 0, 8);
        double[] predicted = known(CrossFitted.predictions(y, x, plan));
        int[] sizes = new int[y.length];
        for (int i = 0; i < y.length; i++) {
            double[] moved = y.clone();
            moved[i] += 1;
            double[] after = known(CrossFitted.predictions(moved, x, plan));
            boolean[] mine = new boolean[y.length];
            for (int j = 0; j < y.length; j++) {
                mine[j] = predicted[j] == after[j];
                sizes[i] += mine[j] ? 1 : 0;
            }
            LinearFit others = known(LinearFit.of(without(y, mine), without(x[0], mine), without(x[1], mine)));
            near(others.combination(1, x[0][i], x[1][i]).value(), predicted[i]);
        }
        // 13 units in folds of 5, 4 and 4.
        assertEquals(5 * 5 + 4 * 4 + 4 * 4, Arrays.stream(sizes).sum());
        double errors = 0;
        for (int i = 0; i < y.length; i++) {
            errors += (y[i] - predicted[i]) * (y[i] - predicted[i]);
        }
        Assignment arms = Assignment.of(1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0);
        CrossFitted c = known(CrossFitted.of(y, arms, x, plan, TWO, LEVEL));
        near(1 - errors / (cov(y, y) * 12), c.rSquared());
        near(known(LinRegression.of(y, arms, new double[][] {predicted}, TWO, LEVEL)).difference().se(),
                c.regression().difference().se());
        // Two units a fold are enough, fewer are not.
        assertInstanceOf(Outcome.Known.class, CrossFitted.predictions(
                Arrays.copyOf(y, 6), new double[][] {Arrays.copyOf(x[0], 6)}, plan));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 5),
                CrossFitted.predictions(Arrays.copyOf(y, 5), new double[][] {Arrays.copyOf(x[0], 5)}, plan));
    }

    private static double[] without(double[] v, boolean[] left) {
        double[] out = new double[v.length];
        int at = 0;
        for (int i = 0; i < v.length; i++) {
            if (!left[i]) {
                out[at++] = v[i];
            }
        }
        return Arrays.copyOf(out, at);
    }

    @Test
    void foldsAreDealtByChance() {
        double[] y = new SplittableRandom(2).doubles(40).toArray();
        double[][] x = {new SplittableRandom(3).doubles(40).toArray()};
        double[] one = known(CrossFitted.predictions(y, x, new CrossFitted.Plan(4, 0, 1)));
        double[] two = known(CrossFitted.predictions(y, x, new CrossFitted.Plan(4, 0, 2)));
        assertTrue(!Arrays.equals(one, two));
        // Were folds every fourth unit, moving unit 0 would leave 4, 8, ... alone.
        double[] moved = y.clone();
        moved[0] += 1;
        double[] after = known(CrossFitted.predictions(moved, x, new CrossFitted.Plan(4, 0, 1)));
        int every = 0;
        for (int i = 0; i < 40; i += 4) {
            every += after[i] == one[i] ? 1 : 0;
        }
        assertTrue(every < 10);
    }

    @Test
    void normalEquations() {
        MomentMatrix m = MomentMatrix.ofColumns(Y1, A1, B1);
        NormalEquations least = known(NormalEquations.of(m));
        LinearFit fit = known(LinearFit.of(Y1, A1, B1));
        near(fit.coefficient(1).value(), least.slopes()[0]);
        near(fit.coefficient(2).value(), least.slopes()[1]);
        near(fit.rss(), least.residual());
        // v'S^-1 v is the squared length of the contrast v less the intercept's share.
        double s11 = m.cross(1, 1);
        double s12 = m.cross(1, 2);
        double s22 = m.cross(2, 2);
        near((9 * s22 - 2 * 3 * -2 * s12 + 4 * s11) / (s11 * s22 - s12 * s12), least.quadratic(new double[] {3, -2}));
        // One covariate under a penalty: the slope over 1 + penalty.
        MomentMatrix one = MomentMatrix.ofColumns(Y1, A1);
        near(known(NormalEquations.of(one)).slopes()[0] / 1.25, known(NormalEquations.of(one, 0.25)).slopes()[0]);
        // A line leaves nothing; next to nothing of an outcome of 1e6 is nothing, a millionth is something.
        assertEquals(0, known(NormalEquations.of(MomentMatrix.ofColumns(A1, A1))).residual());
        MomentMatrix nearly = new MomentMatrix(9, List.of(0.0, 0.0), List.of(1e6, 1e3 * (1 - 1e-14), 1e3 * (1 - 1e-14), 1.0));
        assertEquals(0, known(NormalEquations.of(nearly)).residual());
        MomentMatrix almost = new MomentMatrix(9, List.of(0.0, 0.0), List.of(1e6, 1e3 * (1 - 1e-6), 1e3 * (1 - 1e-6), 1.0));
        assertEquals(2, known(NormalEquations.of(almost)).residual(), 1e-5);
    }

    /// Collinear is a share of unexplained variance, whatever the units.
    @Test
    void collinearInAnyUnit() {
        for (double unit : new double[] {1e-6, 1, 1e6}) {
            assertEquals(Outcome.undefined(Cause.COLLINEAR, 2), NormalEquations.of(pair(unit, 1e-12)));
            assertInstanceOf(Outcome.Known.class, NormalEquations.of(pair(unit, 1e-9)));
        }
    }

    /// Two covariates, of which the first leaves the given share of the second's variance.
    private static MomentMatrix pair(double unit, double share) {
        double r = Math.sqrt(1 - share) * unit;
        return new MomentMatrix(
                9, List.of(0.0, 0.0, 0.0), List.of(5.0, 1.0, unit, 1.0, 1.0, r, unit, r, unit * unit));
    }

    @Test
    void linNeedsTwoUnitsMoreThanCovariates() {
        MomentMatrix few = MomentMatrix.ofColumns(new double[] {1, 2, 4}, new double[] {1, 3, 4});
        LinRegression r = known(LinRegression.of(few, MomentMatrix.ofColumns(Y0, A0), TWO, LEVEL));
        double[] y = join(new double[] {1, 2, 4}, Y0);
        double[][] x = {join(new double[] {1, 3, 4}, A0)};
        LinRegression units = known(LinRegression.of(y, Assignment.of(1, 1, 1, 0, 0, 0, 0, 0, 0), x, TWO, LEVEL));
        near(units.difference().estimate(), r.difference().estimate());
        near(units.plain(), r.plain());
        near(mean(1, 2, 4) - mean(Y0), r.plain());
        near(1 - Math.pow(units.difference().se(), 2) / (Moments.of(1, 2, 4).variance() / 3 + cov(Y0, Y0) / 6),
                units.varianceReduction());
    }

    @Test
    void caps() {
        Winsor point = new Winsor(3, 3);
        assertEquals(3, point.apply(9));
        assertEquals(0, point.moved(3, 3));
        assertEquals(2, point.moved(2, 3, 4));
        assertEquals(new Winsor(4, 4), Winsor.quantiles(0.5, 0.5, new double[] {1, 4}, new double[] {9}));
        assertEquals(5, Winsor.above(7).apply(5));
    }

    /// B grows with t, but not beyond r^(-v/2).
    @Test
    void anytimeIntervalsNeedEvidenceEnough() {
        double[] y = {1, 2.2, 2.9, 4.1};
        Assignment z = Assignment.of(0, 1, 0, 1);
        // v = 2, r = 1/5: B at most 5; an alpha of 0.21 can be reached, 0.19 cannot.
        AnytimeRegression can = known(AnytimeRegression.of(y, z, new double[0][], 1, Level.of(0.21)));
        AnytimeRegression cannot = known(AnytimeRegression.of(y, z, new double[0][], 1, Level.of(0.19)));
        assertTrue(Double.isFinite(can.low()) && Double.isFinite(can.high()));
        assertEquals(Double.NEGATIVE_INFINITY, cannot.low());
        assertEquals(Double.POSITIVE_INFINITY, cannot.high());
        near(2, can.df());
    }

    /// mpmath: 40 digits of sqrt(v (1 - c)/(c - r)), where 1 - c is 1.3e-7.
    @Test
    void anytimeIntervalsOfManyUnitsKeepTheirDigits() {
        assertEquals(3.5933456086739336, AnytimeRegression.radius(1e8, 0.001, LEVEL), 1e-14);
    }
}
