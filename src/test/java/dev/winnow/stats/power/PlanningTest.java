package dev.winnow.stats.power;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static dev.winnow.stats.power.SolveTest.undefined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.power.PowerGrid.EffectScale;
import dev.winnow.stats.power.RunTime.Rounding;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final double[] Y = {3, 5, 2, 8, 7, 1};
    private static final double[] X = {2, 4, 2, 5, 6, 1};

    @Test
    void aMeanNeedsItsOwnSpread() {
        Baseline b = known(Baseline.mean(Moments.of(Y)));
        assertEquals(13 / 3.0, b.value(), 1e-12);
        assertEquals(Math.sqrt(Moments.of(Y).variance()), b.sd(), 1e-12);
        undefined(Baseline.mean(Moments.of(4)), Cause.TOO_FEW, 1);
        undefined(Baseline.mean(Moments.of(4, 4)), Cause.NO_VARIANCE, 0);
    }

    @Test
    void aCovariateTakesItsShare() {
        Baseline plain = known(Baseline.mean(Moments.of(Y)));
        var both = MomentMatrix.ofColumns(Y, X);
        double r = both.cross(0, 1) / Math.sqrt(both.cross(0, 0) * both.cross(1, 1));
        Baseline adjusted = known(Baseline.meanAdjusted(both));
        assertEquals(plain.value(), adjusted.value());
        assertEquals(plain.reducedBy(r * r).sd(), adjusted.sd(), 1e-12);
        undefined(Baseline.meanAdjusted(MomentMatrix.ofColumns(Y, new double[6])), Cause.CONSTANT_COVARIATE, 0);
        undefined(
                Baseline.meanAdjusted(MomentMatrix.ofColumns(new double[] {1}, new double[] {2})), Cause.TOO_FEW, 1);
        assertEquals(plain, plain.reducedBy(0));
        // Two units lie on a line.
        undefined(Baseline.meanAdjusted(MomentMatrix.ofColumns(new double[] {1, 3}, new double[] {2, 4})), Cause.NO_VARIANCE, 0);
        assertThrows(IllegalArgumentException.class, () -> plain.reducedBy(1));
        assertThrows(IllegalArgumentException.class, () -> plain.reducedBy(-0.1));
    }

    @Test
    void aRatioIsLinearised() {
        var both = MomentMatrix.ofColumns(Y, X);
        Baseline b = known(Baseline.ratio(both));
        assertEquals(26 / 20.0, b.value(), 1e-12);
        double[] linear = new double[6];
        for (int i = 0; i < 6; i++) {
            linear[i] = (Y[i] - 1.3 * X[i]) / (20 / 6.0);
        }
        assertEquals(Math.sqrt(Moments.of(linear).variance()), b.sd(), 1e-12);
        double r = both.cross(0, 1) / Math.sqrt(both.cross(0, 0) * both.cross(1, 1));
        Baseline told = known(Baseline.ratio(
                26 / 6.0, Math.sqrt(both.covariance(0, 0)), 20 / 6.0, Math.sqrt(both.covariance(1, 1)), r));
        assertEquals(b.value(), told.value(), 1e-12);
        assertEquals(b.sd(), told.sd(), 1e-12);
        assertEquals(0.4, known(Baseline.ratio(MomentMatrix.ofColumns(new double[] {0, 2}, new double[] {2, 3}))).value(), 1e-15);
        undefined(Baseline.ratio(1, 1, 0, 1, 0), Cause.ZERO_DENOMINATOR, 0);
        undefined(Baseline.ratio(1, 0, 1, 0, 0), Cause.NO_VARIANCE, 0);
        undefined(Baseline.ratio(MomentMatrix.ofColumns(Y, new double[6])), Cause.ZERO_DENOMINATOR, 0);
        undefined(Baseline.ratio(MomentMatrix.ofColumns(new double[] {1}, new double[] {2})), Cause.TOO_FEW, 1);
    }

    @Test
    void aRatioIsAdjustedByTheEarlierOne() {
        var random = new SplittableRandom(7);
        double[][] c = new double[4][400];
        for (int i = 0; i < 400; i++) {
            double level = random.nextDouble();
            c[1][i] = 1 + random.nextInt(5);
            c[3][i] = 1 + random.nextInt(5);
            c[0][i] = c[1][i] * level + random.nextDouble();
            c[2][i] = c[3][i] * level + random.nextDouble();
        }
        var all = MomentMatrix.ofColumns(c);
        Baseline adjusted = known(Baseline.ratioAdjusted(all));
        Baseline plain = known(Baseline.ratio(MomentMatrix.ofColumns(c[0], c[1])));
        double[] y = linear(c[0], c[1]);
        double[] x = linear(c[2], c[3]);
        Baseline by = known(Baseline.meanAdjusted(MomentMatrix.ofColumns(y, x)));
        assertEquals(plain.value(), adjusted.value(), 1e-12);
        assertEquals(by.sd(), adjusted.sd(), 1e-12);
        assertTrue(adjusted.sd() < plain.sd());
        double[] zero = new double[400];
        undefined(Baseline.ratioAdjusted(MomentMatrix.ofColumns(c[0], zero, c[2], c[3])), Cause.ZERO_DENOMINATOR, 0);
        undefined(Baseline.ratioAdjusted(MomentMatrix.ofColumns(c[0], c[1], c[2], zero)), Cause.ZERO_DENOMINATOR, 0);
        undefined(Baseline.ratioAdjusted(MomentMatrix.empty(4)), Cause.TOO_FEW, 0);
    }

    private static double[] linear(double[] numerator, double[] denominator) {
        double ratio = Moments.of(numerator).mean() / Moments.of(denominator).mean();
        double[] out = new double[numerator.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (numerator[i] - ratio * denominator[i]) / Moments.of(denominator).mean();
        }
        return out;
    }

    @Test
    void aQuantileHasTheSpreadOfItsDensity() {
        // The median of a normal sample: sd sqrt(pi / 2).
        Baseline b = Baseline.quantile(10, 0.5, 1 / Math.sqrt(2 * Math.PI));
        assertEquals(10, b.value());
        assertEquals(Math.sqrt(Math.PI / 2), b.sd(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> Baseline.quantile(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Baseline.quantile(1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Baseline.quantile(1, 0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> Baseline.quantile(1, 0.5, Double.POSITIVE_INFINITY));
    }

    @Test
    void runTimes() {
        assertEquals(new RunTime(10, 1000), RunTime.of(1000, 100, 1, Rounding.DAYS));
        assertEquals(new RunTime(11, 1100), RunTime.of(1001, 100, 1, Rounding.DAYS));
        assertEquals(new RunTime(20, 1000), RunTime.of(1000, 100, 0.5, Rounding.DAYS));
        assertEquals(new RunTime(14, 1400), RunTime.of(1000, 100, 1, Rounding.WEEKS));
        assertEquals(new RunTime(7, 700), RunTime.of(700, 100, 1, Rounding.WEEKS));
        assertEquals(7, RunTime.of(1, 100, 1, Rounding.WEEKS).days());
        assertEquals(1, RunTime.of(1, 100, 1, Rounding.DAYS).days());
        // 0.3 is not exact, 9 days are.
        assertEquals(9, RunTime.of(2.7, 1, 0.3, Rounding.DAYS).days());
    }

    @Test
    void runTimesOfAForecast() {
        double[] units = {50, 40, 30, 20, 10, 10, 10, 10};
        assertEquals(new RunTime(2, 90), known(RunTime.of(90, units, 1, Rounding.DAYS)));
        assertEquals(new RunTime(2, 5), known(RunTime.of(5, new double[] {0, 5}, 1, Rounding.DAYS)));
        assertEquals(new RunTime(3, 120), known(RunTime.of(91, units, 1, Rounding.DAYS)));
        assertEquals(new RunTime(3, 60), known(RunTime.of(60, units, 0.5, Rounding.DAYS)));
        assertEquals(new RunTime(7, 170), known(RunTime.of(90, units, 1, Rounding.WEEKS)));
        undefined(RunTime.of(175, units, 1, Rounding.WEEKS), Cause.INCOMPLETE, 180);
        undefined(RunTime.of(181, units, 1, Rounding.DAYS), Cause.INCOMPLETE, 180);
        assertThrows(IllegalArgumentException.class, () -> RunTime.of(5, new double[] {1, -1}, 1, Rounding.DAYS));
        assertThrows(IllegalArgumentException.class, () -> RunTime.of(0, units, 1, Rounding.DAYS));
        assertThrows(IllegalArgumentException.class, () -> RunTime.of(1, units, 0, Rounding.DAYS));
        assertThrows(IllegalArgumentException.class, () -> RunTime.of(1, 1, 1.1, Rounding.DAYS));
        assertThrows(IllegalArgumentException.class, () -> RunTime.of(1, 0, 1, Rounding.DAYS));
        assertThrows(IllegalArgumentException.class, () -> RunTime.of(Double.POSITIVE_INFINITY, 1, 1, Rounding.DAYS));
    }

    @Test
    void aGridHoldsThePowerOfEveryPair() {
        double[] baselines = {0.1, 0.9};
        double[] effects = {-0.1, 0.05, 0.2};
        double[] cells = PowerGrid.of(
                p -> TwoProportions.score(p, Alternative.TWO_SIDED), baselines, effects, EffectScale.RELATIVE, 500, 700, 0.05);
        assertEquals(6, cells.length);
        assertEquals(TwoProportions.score(0.1, Alternative.TWO_SIDED).power(0.1 * 0.05, 500, 700, 0.05), cells[1]);
        assertEquals(TwoProportions.score(0.9, Alternative.TWO_SIDED).power(-0.1 * 0.9, 500, 700, 0.05), cells[3]);
        // 0.9 and a fifth more would be above 1, so it is 1.
        assertEquals(TwoProportions.score(0.9, Alternative.TWO_SIDED).power(1 - 0.9, 500, 700, 0.05), cells[5]);
        // Nor does a rate fall below 0.
        double[] down = PowerGrid.of(
                p -> TwoProportions.score(p, Alternative.TWO_SIDED), baselines, new double[] {-1.5}, EffectScale.RELATIVE, 50, 70, 0.05);
        assertEquals(TwoProportions.score(0.1, Alternative.TWO_SIDED).power(-0.1, 50, 70, 0.05), down[0]);
        double[] rates = {2};
        assertEquals(poisson(2).power(1.1, 300, 300, 0.05), PowerGrid.of(PlanningTest::poisson, rates, new double[] {0.1}, EffectScale.RATIO, 300, 300, 0.05)[0]);
        assertEquals(poisson(2).power(1.1, 300, 300, 0.05), PowerGrid.of(PlanningTest::poisson, rates, new double[] {1.1}, EffectScale.OWN, 300, 300, 0.05)[0]);
    }

    private static TwoRates poisson(double rate) {
        return TwoRates.poisson(rate, RateVariance.NULL_RATES, Alternative.TWO_SIDED);
    }

    @Test
    void hugeSizesAreNotRoundedDown() {
        TwoMeans z = TwoMeans.z(1, Alternative.TWO_SIDED);
        for (long n : new long[] {5_000_000_000L, 4_000_000_000_000_000L}) {
            Plan p = known(Solve.of(z, Allocation.EVEN, new Question.OfPower(1e-7, n, 0.05)));
            assertEquals(n, p.controlUnits());
            assertEquals(2 * n, p.totalUnits());
        }
        assertEquals(2_000_000_001, DesignEffect.clusters(2_000_000_001, 1));
        assertEquals(101, known(Solve.of(z, Allocation.EVEN, new Question.OfPower(0.5, 100.001, 0.05))).controlUnits());
    }

    /// The definition at 40 digits (mpmath).
    @Test
    void rareEventsKeepTheirDigits() {
        near(5.0000999999966666e-13, new Observation(1e-3, 1e-8, 1e-9).events(1e-9), 1e-14);
        near(5.4981504628240904e-4, new Observation(0.9, 0.1, 0).events(1e-3), 1e-14);
        near(-Math.expm1(-1e-12), new Observation(0, 1e-3, 0).events(1e-9), 1e-15);
    }

    @Test
    void whatNoReportCanSayIsRefused() {
        double nan = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> Baseline.ratio(1, 1, 1, 1, -3));
        assertThrows(IllegalArgumentException.class, () -> Baseline.ratio(1, 1, 1, 1, nan));
        assertThrows(IllegalArgumentException.class, () -> Baseline.ratio(1, nan, 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Baseline.ratio(1, 1, 1, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> Baseline.ratio(nan, 1, 1, 1, 0));
        double[] none = {0, 1};
        assertThrows(IllegalArgumentException.class, () -> GoodnessOfFit.cohenW(none, none));
        assertThrows(IllegalArgumentException.class,
                () -> GoodnessOfFit.cohenW(new double[] {0.5, 0.5}, new double[] {-0.1, 1.1}));
        assertThrows(IllegalArgumentException.class, () -> DesignEffect.clusters(-5, 0));
        assertThrows(IllegalArgumentException.class, () -> DesignEffect.clusters(-5, 1));
        assertThrows(IllegalArgumentException.class, () -> DesignEffect.clusters(1e300, 1));
        assertThrows(IllegalArgumentException.class, () -> RunTime.of(2e19, 1, 1, Rounding.WEEKS));
    }
}
