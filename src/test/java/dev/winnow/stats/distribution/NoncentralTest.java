package dev.winnow.stats.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Bodies against R 4.2, far tails against mpmath 1.3 (the mixture summed with 30 digits).
class NoncentralTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static void near(double want, double actual) {
        assertEquals(want, actual, 2e-12 * Math.abs(want));
    }

    @Test
    void chiSquared() {
        // pchisq(6, 3, 2.5), upper, dchisq(6, 3, 2.5, log)
        near(0.63438307046900955, NoncentralChiSquared.cdf(6, 3, 2.5));
        near(0.36561692953099045, NoncentralChiSquared.survival(6, 3, 2.5));
        near(-2.4476803104082259, NoncentralChiSquared.logDensity(6, 3, 2.5));
        near(-1142.3745259806027769, NoncentralChiSquared.logSurvival(2500, 3, 5));
        near(-1454.6537287203633656, NoncentralChiSquared.logCdf(1, 3, 3000));
        near(Distributions.chiSquared(3).logSurvival(4), NoncentralChiSquared.logSurvival(4, 3, 0));
        near(Distributions.chiSquared(3).logCdf(4), NoncentralChiSquared.logCdf(4, 3, 0));
        assertEquals(0, NoncentralChiSquared.cdf(0, 3, 2));
        assertEquals(1, NoncentralChiSquared.cdf(INFINITE, 3, 2));
        assertEquals(1, NoncentralChiSquared.survival(-1, 3, 2));
        assertEquals(0, NoncentralChiSquared.survival(INFINITE, 3, 2));
    }

    @Test
    void fisher() {
        // mpmath, where R's pf stops at 1e-10; df(2, 3, 20, 2.5, log)
        near(0.60902862304617329, NoncentralF.cdf(2, 3, 20, 2.5));
        near(0.39097137695382671, NoncentralF.survival(2, 3, 20, 2.5));
        near(-1.4396153322054888, NoncentralF.logDensity(2, 3, 20, 2.5));
        near(-889.47256223907948752, NoncentralF.logSurvival(1e4, 4, 400, 3));
        near(-1004.0653610336114251, NoncentralF.logCdf(0.01, 4, 400, 2000));
        near(Distributions.fisher(3, 9).logSurvival(4), NoncentralF.logSurvival(4, 3, 9, 0));
        assertEquals(0, NoncentralF.cdf(0, 3, 9, 2));
        assertEquals(1, NoncentralF.cdf(INFINITE, 3, 9, 2));
        assertEquals(1, NoncentralF.survival(-1, 3, 9, 2));
        assertEquals(0, NoncentralF.survival(INFINITE, 3, 9, 2));
    }

    @Test
    void student() {
        // pt(1.2, 9, .8), upper, dt(1.2, 9, .8, log)
        near(0.63795638272447286, NoncentralT.cdf(1.2, 9, 0.8));
        near(0.36204361727552714, NoncentralT.survival(1.2, 9, 0.8));
        near(-1.0705226186733574, NoncentralT.logDensity(1.2, 9, 0.8));
        near(-26.70975617218923502, NoncentralT.logSurvival(60, 9, 0.8));
        near(-918.09128713822029387, NoncentralT.logCdf(-20, 30, 40));
        near(Tails.student(1.7, 6), NoncentralT.survival(1.7, 6, 0));
        near(Tails.normal(-1.3), NoncentralT.survival(0, 6, 1.3));
        near(Tails.normal(2), NoncentralT.survival(3, INFINITE, 1));
        near(Tails.normal(2), NoncentralT.survival(2, INFINITE, 0));
        assertEquals(0, NoncentralT.survival(INFINITE, 6, 1));
        assertEquals(1, NoncentralT.survival(-INFINITE, 6, 1));
    }

    @Test
    void aSquaredStudentIsFisher() {
        for (double ncp : new double[] {0.5, 3, 20}) {
            for (double t : new double[] {0.3, 2, 15, 40}) {
                double both = NoncentralT.survival(t, 14, ncp) + NoncentralT.cdf(-t, 14, ncp);
                assertEquals(both, NoncentralF.survival(t * t, 1, 14, ncp * ncp), 1e-10 * both);
            }
        }
    }

    /// Across the place where plain sums give way to logarithms.
    @Test
    void tailsFallSmoothlyIntoLogarithms() {
        for (double x = 1100; x < 2000; x += 10) {
            double step = NoncentralChiSquared.logSurvival(x, 3, 5) - NoncentralChiSquared.logSurvival(x + 10, 3, 5);
            assertEquals(4.85, step, 0.2, "at " + x);
        }
        for (double ncp = 2500; ncp < 3500; ncp += 20) {
            double step = NoncentralChiSquared.logCdf(1, 3, ncp) - NoncentralChiSquared.logCdf(1, 3, ncp + 20);
            assertEquals(9.81, step, 0.1, "at " + ncp);
        }
    }
}
