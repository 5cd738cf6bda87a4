package dev.winnow.stats.adjust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CovariateAdjustmentTest {
    private static final double[] Y1 = {8.4, 10.0, 9.0, 7.7, 7.3};
    private static final double[] X1 = {10.0, 10.6, 9.5, 8.2, 9.1};
    private static final double[] Y0 = {6.4, 8.8, 8.8, 6.7};
    private static final double[] X0 = {8.0, 10.1, 12.7, 9.0};

    private static double[] ones(int n) {
        double[] one = new double[n];
        Arrays.fill(one, 1);
        return one;
    }

    @Test
    void meansAgreeWithCuped() {
        MomentMatrix t = MomentMatrix.ofColumns(Y1, X1);
        MomentMatrix c = MomentMatrix.ofColumns(Y0, X0);
        CovariateAdjustment a = CovariateAdjustment.ofMeans(t, c);
        Cuped cuped = Cuped.of(t, c, Level.FIVE_PERCENT).toOptional().orElseThrow();
        assertEquals(cuped.theta(), a.theta(), 1e-15);
        assertEquals(cuped.difference().estimate(), a.treatment().mean() - a.control().mean(), 1e-14);
        // Adjusting leaves the mean of everybody together where it is.
        Moments all = a.treatment().merge(a.control());
        assertEquals(t.merge(c).means().getFirst(), all.mean(), 1e-13);
    }

    @Test
    void ratiosOverOnesAreMeans() {
        CovariateAdjustment means = CovariateAdjustment.ofMeans(
                MomentMatrix.ofColumns(Y1, X1), MomentMatrix.ofColumns(Y0, X0));
        CovariateAdjustment ratios = CovariateAdjustment.ofRatios(
                        MomentMatrix.ofColumns(Y1, ones(5), X1, ones(5)), MomentMatrix.ofColumns(Y0, ones(4), X0, ones(4)))
                .toOptional()
                .orElseThrow();
        assertEquals(means.theta(), ratios.theta(), 1e-13);
        assertEquals(means.treatment().mean(), ratios.treatment().mean(), 1e-13);
        assertEquals(means.control().m2(), ratios.control().m2(), 1e-12);
    }

    /// The linearised values computed unit by unit.
    @Test
    void linearisesUnitByUnit() {
        var random = new SplittableRandom(11);
        double[][] v = new double[4][50];
        for (double[] column : v) {
            Arrays.setAll(column, _ -> 1 + random.nextDouble());
        }
        MomentMatrix m = MomentMatrix.ofColumns(v);
        double r = m.means().get(0) / m.means().get(1);
        double q = m.means().get(2) / m.means().get(3);
        double[] a = new double[50];
        double[] b = new double[50];
        for (int i = 0; i < 50; i++) {
            a[i] = r + (v[0][i] - r * v[1][i]) / m.means().get(1);
            b[i] = q + (v[2][i] - q * v[3][i]) / m.means().get(3);
        }
        MomentMatrix expected = MomentMatrix.ofColumns(a, b);
        MomentMatrix found = CovariateAdjustment.linearised(m).toOptional().orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertEquals(expected.means().get(i), found.means().get(i), 1e-13);
            for (int j = 0; j < 2; j++) {
                assertEquals(expected.cross(i, j), found.cross(i, j), 1e-12);
            }
        }
    }

    @Test
    void edges() {
        CovariateAdjustment constant = CovariateAdjustment.ofMeans(
                MomentMatrix.ofColumns(Y1, ones(5)), MomentMatrix.ofColumns(Y0, ones(4)));
        assertEquals(0, constant.theta());
        assertEquals(Moments.of(Y1).mean(), constant.treatment().mean(), 1e-14);
        assertThrows(IllegalArgumentException.class, () -> CovariateAdjustment.linearised(MomentMatrix.empty(3)));
        assertInstanceOf(Outcome.Undefined.class, CovariateAdjustment.linearised(MomentMatrix.empty(4)));
        assertInstanceOf(Outcome.Undefined.class, CovariateAdjustment.linearised(
                MomentMatrix.ofColumns(Y1, X1, Y1, new double[5])));
        double[] tiny = {1e-300, 1e-300, 1e-300, 1e-300, 1e-300};
        assertEquals(Outcome.undefined(Cause.ZERO_DENOMINATOR, 1e-300),
                CovariateAdjustment.linearised(MomentMatrix.ofColumns(Y1, tiny, Y1, X1)));
        assertEquals(Outcome.undefined(Cause.ZERO_DENOMINATOR, 1e-300),
                CovariateAdjustment.linearised(MomentMatrix.ofColumns(Y1, X1, Y1, tiny)));
        assertTrue(CovariateAdjustment.ofRatios(MomentMatrix.empty(4), MomentMatrix.empty(4)).toOptional().isEmpty());
    }
}
