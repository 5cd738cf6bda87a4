package dev.winnow.stats.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        near(Distributions.student(6).logDensity(0), Distributions.noncentralStudent(6, 0).logDensity(0));
        near(Distributions.student(6).logDensity(1.7), Distributions.noncentralStudent(6, 0).logDensity(1.7));
        // At 0 the density is exp(-ncp^2/2) of the central one.
        near(Distributions.student(6).logDensity(0) - 2, Distributions.noncentralStudent(6, -2).logDensity(0));
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

    /// mpmath, 45 digits.
    @Test
    void manyDegreesOfFreedomAndLargeShifts() {
        near(0.841344745947557587, NoncentralT.survival(2, 1e9, 3));
        near(0.158655253931820008, NoncentralT.survival(2, 1e12, 1));
        near(0.705401483784301977, NoncentralT.survival(1.96, 9e15, 2.5));
        near(0.368622383918172603, NoncentralT.survival(500, 50, 480));
        near(0.500009887690059915, NoncentralT.survival(1000, 1e7, 1000));
        near(0.718159761814776533, NoncentralT.survival(20_000, 1e8, 20_001));
        // With three degrees of freedom the mixture has a closed form.
        near(0.401692425859716272, NoncentralChiSquared.survival(1.0005e6, 3, 1e6));
        near(0.0577378063919328105, NoncentralChiSquared.survival(1.01e5, 3, 1e5));
        assertEquals(0.0569231571358368364, NoncentralChiSquared.survival(1e15 + 1e8, 3, 1e15), 1e-9);
    }

    /// With one degree of freedom each is a normal or a Student tail, whichever way the sum is taken.
    @Test
    void oneDegreeOfFreedomAtAnySize() {
        for (double d : new double[] {100, 141, 142, 1e3, 1e5, 1e8, 2e9}) {
            for (double r : new double[] {d - 2, d, d + 1}) {
                double noise = d < 1e8 ? 4e-11 : 1e-4;
                double x = r * r;
                assertEquals(Tails.normal(r - d), NoncentralChiSquared.survival(x, 1, d * d), noise, "at " + d);
                assertEquals(Tails.normal(d - r), NoncentralChiSquared.cdf(x, 1, d * d), noise, "at " + d);
                for (double df : new double[] {2, 300, 1e7}) {
                    double t = NoncentralT.survival(r, df, d);
                    assertEquals(t, NoncentralF.survival(x, 1, df, d * d), noise, "at " + d + ", " + df);
                    assertEquals(1 - t, NoncentralF.cdf(x, 1, df, d * d), noise, "at " + d + ", " + df);
                    assertEquals(1 - t, NoncentralT.cdf(r, df, d), noise, "at " + d + ", " + df);
                }
            }
        }
        near(Tails.logNormal(Math.sqrt(1.5e6) - 1e3), NoncentralChiSquared.logSurvival(1.5e6, 1, 1e6));
        near(Tails.logNormal(1e3 - Math.sqrt(0.5e6)), NoncentralChiSquared.logCdf(0.5e6, 1, 1e6));
    }

    @Test
    void densitiesAreSlopes() {
        for (double ncp : new double[] {3e4, 1e9}) {
            double x = ncp + Math.sqrt(ncp);
            double h = 1e-2 * Math.sqrt(ncp);
            double slope = (NoncentralChiSquared.cdf(x + h, 3, ncp) - NoncentralChiSquared.cdf(x - h, 3, ncp)) / (2 * h);
            assertEquals(1, slope / Math.exp(NoncentralChiSquared.logDensity(x, 3, ncp)), 1e-4);
            double at = x / 3;
            double wide = 1e-4 * at;
            double rise = (NoncentralF.cdf(at + wide, 3, 40, ncp) - NoncentralF.cdf(at - wide, 3, 40, ncp)) / (2 * wide);
            assertEquals(1, rise / Math.exp(NoncentralF.logDensity(at, 3, 40, ncp)), 1e-4);
        }
    }

    @Test
    void argumentsAtTheEndsOfTheDoubleRangeHaveTails() {
        double[] ends = {5e-324, 1e-300, 1e-12, 1, 1e12, 1e100, 1e300};
        for (double x : ends) {
            for (double ncp : ends) {
                for (double df : new double[] {0.5, 3, 1e9, 1e15}) {
                    tail(NoncentralChiSquared.logSurvival(x, df, ncp));
                    tail(NoncentralChiSquared.logCdf(x, df, ncp));
                    tail(NoncentralF.logSurvival(x, 3, df, ncp));
                    tail(NoncentralF.logCdf(x, 3, df, ncp));
                    tail(NoncentralT.logSurvival(x, df, ncp));
                    tail(NoncentralT.logSurvival(x, df, -ncp));
                    tail(NoncentralT.logCdf(x, df, ncp));
                }
            }
        }
    }

    private static void tail(double log) {
        assertTrue(log <= 0, () -> "log=" + log);
    }

    /// R 4.2, pbeta and pgamma.
    @Test
    void betaAndGammaWithParametersInTheMillions() {
        near(3.1670739972398580e-05, BetaTails.lower(2e6, 2e6, 0.499, 0.501));
        near(0.13691127148490628, BetaTails.lower(3e12, 3e3, 1 - 1.02e-9, 1.02e-9));
        near(0.42759329552943387, BetaTails.lower(1.5, 1e12, 1e-12, 1 - 1e-12));
        near(0.11161022509471219, BetaTails.lower(1e15, 1.5, 1 - 3e-15, 3e-15));
        near(0.34990495591456688, BetaTails.lower(150, 5e9, 2.9e-8, 1 - 2.9e-8));
        near(0.66674578797089601, BetaTails.lower(150, 5e9, 3.1e-8, 1 - 3.1e-8));
        near(2.2804095898769867e-02, Math.exp(GammaTails.logUpper(1e6, 1.002e6)));
        near(1.5865521357430365e-01, Math.exp(GammaTails.logLower(1e6, 0.999e6)));
        near(7.8295616195832654e-04, Math.exp(GammaTails.logUpper(1e9, 1.0001e9)));
        near(4.6017214962353703e-01, Math.exp(GammaTails.logUpper(1e14, 1.00000001e14)));
        near(-3.9915803119473117e+02, GammaTails.logUpper(1.2e5, 1.3e5));
    }
}
