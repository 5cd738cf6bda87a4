package dev.winnow.stats.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Figures that R 4.2 prints with 17 digits; the call stands above each, its lower.tail=F as upper and log.p=T as log.
class DistributionsTest {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-12 * Math.abs(want));
    }

    @Test
    void normal() {
        Distribution d = Distributions.normal(1, 2);
        // pnorm(-3, 1, 2), pnorm(5, 1, 2, upper), pnorm(100, 1, 2, upper, log), dnorm(3, 1, 2, log)
        near(0.022750131948179212, d.cdf(-3));
        near(0.022750131948179212, d.survival(5));
        near(-1229.9463189088274, d.logSurvival(100));
        near(-2.1120857137646181, d.logDensity(3));
        near(Math.exp(-2.1120857137646181), d.density(3));
        // qnorm(.1, 1, 2), upper
        near(-1.5631031310892016, d.quantile(0.1));
        near(3.5631031310892016, d.upperQuantile(0.1));
        near(3.5631031310892016, d.quantile(0.9));
        near(-1.5631031310892016, d.upperQuantile(0.9));
        assertEquals(NEVER, d.logDensity(Double.POSITIVE_INFINITY));
        assertEquals(1, d.cdf(Double.POSITIVE_INFINITY));
        assertEquals(0, d.survival(Double.POSITIVE_INFINITY));
        assertEquals(0, d.cdf(NEVER));
        assertEquals(1, d.survival(NEVER));
    }

    @Test
    void student() {
        // pt(-2.5, 7.3), pt(1e5, 3, upper), pt(-1e60, 9, log), dt(1.5, 4.5, log), qt(.1, 3), qt(1e-10, 6, upper)
        near(0.019825117332800228, Distributions.student(7.3).cdf(-2.5));
        near(1.1026577904466253e-15, Distributions.student(3).survival(1e5));
        near(-1235.5537118795271, Distributions.student(9).logCdf(-1e60));
        near(-2.0890897365877485, Distributions.student(4.5).logDensity(1.5));
        near(-1.6377443536962089, Distributions.student(3).quantile(0.1));
        near(83.409432780208192, Distributions.student(6).upperQuantile(1e-10));
    }

    @Test
    void chiSquaredAndGamma() {
        // pchisq(2, 3), pchisq(900, 3.5, upper, log), pchisq(2000, 3.5, upper, log), pchisq(1e-200, 4, log)
        near(0.42759329552912084, Distributions.chiSquared(3).cdf(2));
        near(-445.3319988344179, Distributions.chiSquared(3.5).logSurvival(900));
        near(-994.73403288797817, Distributions.chiSquared(3.5).logSurvival(2000));
        near(-923.1134787392981, Distributions.chiSquared(4).logCdf(1e-200));
        // dchisq(2.5, 5, log), qchisq(.3, .7), qchisq(1e-8, 4, upper)
        near(-1.89311472406155, Distributions.chiSquared(5).logDensity(2.5));
        near(0.046948182114086114, Distributions.chiSquared(0.7).quantile(0.3));
        near(43.071570490128586, Distributions.chiSquared(4).upperQuantile(1e-8));
        // pgamma(1, 2.5, .7), pgamma(4, 2.5, .7, upper), pgamma(.1, 300, 1, log), dgamma(3, 2, .5, log), qgamma(.01, 2, 3)
        near(0.075686727198333054, Distributions.gamma(2.5, 0.7).cdf(1));
        near(0.34710506828171561, Distributions.gamma(2.5, 0.7).survival(4));
        near(-2105.7810455625345, Distributions.gamma(300, 1).logCdf(0.1));
        near(-1.7876820724517808, Distributions.gamma(2, 0.5).logDensity(3));
        near(0.049518246751088638, Distributions.gamma(2, 3).quantile(0.01));
        Distribution d = Distributions.gamma(1, 3);
        near(Math.log(3), d.logDensity(0));
        assertEquals(Double.POSITIVE_INFINITY, Distributions.gamma(0.5, 3).logDensity(0));
        assertEquals(NEVER, Distributions.gamma(2, 3).logDensity(0));
        assertEquals(NEVER, d.logDensity(-1));
        assertEquals(NEVER, d.logCdf(0));
        assertEquals(0, d.logSurvival(-1));
        assertEquals(0, d.logCdf(Double.POSITIVE_INFINITY));
        assertEquals(NEVER, d.logSurvival(Double.POSITIVE_INFINITY));
        assertEquals(NEVER, GammaTails.logUpper(2, Double.POSITIVE_INFINITY));
        assertEquals(NEVER, GammaTails.logLower(2, 0));
    }

    @Test
    void beta() {
        // pbeta(.2, 2, 3), upper, pbeta(1e-3, 200, 3, log), pbeta(.999, 3, 200, upper, log)
        near(0.1808, Distributions.beta(2, 3).cdf(0.2));
        near(0.8192, Distributions.beta(2, 3).survival(0.2));
        near(-1371.6346214119856, Distributions.beta(200, 3).logCdf(0.001));
        near(-1371.6346214119853, Distributions.beta(3, 200).logSurvival(0.999));
        // pbeta(.5, 2000, 2100, log), pbeta(.48, 2000, 2100, upper), dbeta(.3, 2, 5, log), qbeta(.05, .5, .5)
        near(-0.060968450933461614, Distributions.beta(2000, 2100).logCdf(0.5));
        near(0.8412986528083235, Distributions.beta(2000, 2100).survival(0.48));
        near(0.77052480158128978, Distributions.beta(2, 5).logDensity(0.3));
        near(0.0061558297024311365, Distributions.beta(0.5, 0.5).quantile(0.05));
        Distribution d = Distributions.beta(1, 1);
        assertEquals(0, d.logDensity(0));
        assertEquals(0, d.logDensity(1));
        near(Math.log(4), Distributions.beta(1, 4).logDensity(0));
        near(Math.log(4), Distributions.beta(4, 1).logDensity(1));
        assertEquals(NEVER, d.logDensity(1.5));
        assertEquals(NEVER, d.logCdf(0));
        assertEquals(0, d.logCdf(1));
        assertEquals(NEVER, d.logSurvival(1));
        assertEquals(0, d.logSurvival(0));
        assertEquals(NEVER, BetaTails.logLower(2, 3, 0, 1));
    }

    @Test
    void fisher() {
        // pf(1.5, 3, 20), upper, pf(1e9, 4, 100, upper, log), df(2, 4, 9, log), qf(.01, 5, 7, upper)
        near(0.75494798840603283, Distributions.fisher(3, 20).cdf(1.5));
        near(0.24505201159396714, Distributions.fisher(3, 20).survival(1.5));
        near(-871.28767624569605, Distributions.fisher(4, 100).logSurvival(1e9));
        near(-1.8538147465379915, Distributions.fisher(4, 9).logDensity(2));
        near(7.460435492989264, Distributions.fisher(5, 7).upperQuantile(0.01));
        assertEquals(0, Distributions.fisher(2, 9).logDensity(0));
    }

    @Test
    void counts() {
        // pbinom(3, 10, .2), upper, pbinom(900, 1000, .1, upper, log), dbinom(4, 9, .4, log), qbinom(.9, 20, .3)
        Distribution d = Distributions.binomial(10, 0.2);
        near(0.87912611839999988, d.cdf(3.7));
        near(0.12087388160000011, d.survival(3));
        near(-1765.3326390896357, Distributions.binomial(1000, 0.1).logSurvival(900));
        near(-1.3830091393750956, Distributions.binomial(9, 0.4).logDensity(4));
        assertEquals(9, Distributions.binomial(20, 0.3).quantile(0.9));
        assertEquals(9, Distributions.binomial(20, 0.3).upperQuantile(0.1));
        assertEquals(NEVER, d.logDensity(3.5));
        assertEquals(NEVER, d.logDensity(-1));
        assertEquals(NEVER, d.logDensity(11));
        assertEquals(NEVER, d.logCdf(-0.1));
        assertEquals(0, d.logSurvival(-0.1));
        assertEquals(0, d.logCdf(10));
        assertEquals(NEVER, d.logSurvival(10));
        assertEquals(0, Distributions.binomial(5, 0).logDensity(0));
        assertEquals(0, Distributions.binomial(5, 1).logDensity(5));
        assertEquals(NEVER, Distributions.binomial(5, 1).logDensity(4));
        // ppois(3, 2.5), upper, ppois(900, 10, upper, log), dpois(4, 3.3, log), qpois(.95, 7)
        near(0.75757613313306593, Distributions.poisson(2.5).cdf(3));
        near(0.24242386686693412, Distributions.poisson(2.5).survival(3));
        near(-3168.6387037210006, Distributions.poisson(10).logSurvival(900));
        near(-1.7023639564582078, Distributions.poisson(3.3).logDensity(4));
        assertEquals(12, Distributions.poisson(7).quantile(0.95));
        assertEquals(0, Distributions.poisson(0).logDensity(0));
        assertEquals(NEVER, Distributions.poisson(0).logDensity(1));
        // Whole numbers of this size are more than 1 apart.
        assertEquals(2e18, Distributions.binomial(4_000_000_000_000_000_000L, 0.5).quantile(0.5), 1e8);
        // pnbinom(3, 2.5, .4), upper, dnbinom(5, 2.5, .4, log), qnbinom(.9, 2.5, .4)
        Distribution n = Distributions.negativeBinomial(2.5, 0.4);
        near(0.55580192155119446, n.cdf(3));
        near(0.44419807844880554, n.survival(3));
        near(-2.3826653250115735, n.logDensity(5));
        assertEquals(8, n.quantile(0.9));
        assertEquals(0, Distributions.negativeBinomial(3, 1).quantile(0.99));
        assertEquals(0, Distributions.negativeBinomial(3, 1).logDensity(0));
    }

    @Test
    void hypergeometric() {
        // phyper(3, 10, 20, 8), upper, phyper(1, 10, 20, 8), upper, dhyper(3, 10, 20, 8, log), qhyper(.7, 10, 20, 8)
        Distribution d = Distributions.hypergeometric(10, 20, 8);
        near(0.76984584630761543, d.cdf(3));
        near(0.23015415369238457, d.survival(3));
        near(0.15396916926152335, d.cdf(1));
        near(0.84603083073847662, d.survival(1));
        near(-1.1461070173370966, d.logDensity(3));
        assertEquals(3, d.quantile(0.7));
        assertEquals(1, Distributions.hypergeometric(0, 0, 0).density(0));
        // All of 3 failures and 4 of 5 successes, or less of both.
        assertEquals(NEVER, Distributions.hypergeometric(5, 3, 7).logDensity(3));
        near(3.0 / 8, Distributions.hypergeometric(5, 3, 7).density(5));
    }

    @Test
    void studentizedRange() {
        // scipy.stats.studentized_range.sf([.5, 3, 12], 4, 12), .cdf(.2, 4, 12), .pdf(3, 4, 12); qtukey(.05, 4, 12, upper)
        Distribution d = StudentizedRange.of(4, 12);
        assertEquals(0.9841062789084981, d.survival(0.5), 1e-10);
        assertEquals(0.20126407659071655, d.survival(3), 1e-10);
        assertEquals(1.064664118743952e-05, d.survival(12), 1e-13);
        assertEquals(0.0010678507031717064, d.cdf(0.2), 1e-12);
        assertEquals(0.2158401578439023, d.density(3), 1e-9);
        assertEquals(4.1986602299666895, d.upperQuantile(0.05), 1e-8);
        // Two means: the range is sqrt(2) times a two-sided t; its tail stays finite far below 1e-308.
        for (double q : new double[] {0.1, 1, 3, 9, 60}) {
            double want = Math.log(2) + Tails.logStudent(q / Math.sqrt(2), 40);
            assertEquals(want, StudentizedRange.of(2, 40).logSurvival(q), 1e-8 * Math.max(1, Math.abs(want)));
            double normal = Math.log(2) + Tails.logNormal(q / Math.sqrt(2));
            double infinite = StudentizedRange.of(2, Double.POSITIVE_INFINITY).logSurvival(q);
            assertEquals(normal, infinite, 1e-8 * Math.max(1, Math.abs(normal)));
        }
        // Fifty means close together: scipy.stats.studentized_range.cdf(2, 50, 40); Gauss-Legendre with 800 by 400 nodes
        assertEquals(2.79661365e-6, StudentizedRange.of(50, 40).cdf(2), 1e-14);
        // mpmath, double integral: 100000 degrees of freedom are not infinitely many.
        assertEquals(0.2820298064511964, StudentizedRange.of(10, 1e5).survival(3.5), 1e-10);
        assertEquals(0.2820164382891363, StudentizedRange.of(10, Double.POSITIVE_INFINITY).survival(3.5), 1e-10);
        assertThrows(IllegalArgumentException.class, () -> StudentizedRange.of(1, 5));
        assertThrows(IllegalArgumentException.class, () -> StudentizedRange.of(2, 0.9));
    }

    private static final List<Distribution> CONTINUOUS = List.of(
            Distributions.normal(3, 0.1), Distributions.student(0.7), Distributions.student(12),
            Distributions.student(1e7), Distributions.chiSquared(3), Distributions.gamma(40, 2),
            Distributions.beta(0.5, 3), Distributions.beta(3000, 2000), Distributions.fisher(4, 11),
            Distributions.noncentralStudent(8, 1.5), Distributions.noncentralChiSquared(3, 7),
            Distributions.noncentralFisher(3, 12, 5), StudentizedRange.of(3, 20));

    @Test
    void tailsMakeOneAndQuantilesTurnThemRound() {
        for (Distribution d : CONTINUOUS) {
            double last = Double.NEGATIVE_INFINITY;
            for (double p : new double[] {1e-200, 1e-12, 0.01, 0.3, 0.5, 0.8, 0.999}) {
                double x = d.quantile(p);
                if (x > 1e-300) {
                    assertEquals(p, d.cdf(x), 2e-9 * p);
                    assertEquals(1, d.cdf(x) + d.survival(x), 1e-9);
                }
                assertTrue(x >= last, d + " at " + p);
                last = x;
                double u = d.upperQuantile(p);
                if (p > 1e-15) {
                    assertEquals(p, d.survival(u), 1e-6 * p, d + " at " + p);
                }
            }
        }
    }

    @Test
    void densitiesAreSlopes() {
        for (Distribution d : CONTINUOUS) {
            for (double p : new double[] {0.1, 0.5, 0.9}) {
                double x = d.quantile(p);
                double h = 1e-4 * (d.quantile(0.6) - d.quantile(0.4));
                double slope = (d.cdf(x + h) - d.cdf(x - h)) / (2 * h);
                assertEquals(slope, d.density(x), 2e-5 * slope);
            }
        }
    }

    @Test
    void discreteQuantilesAreTheFirstThatReach() {
        for (Distribution d : List.of(
                Distributions.binomial(40, 0.3), Distributions.poisson(9), Distributions.negativeBinomial(3, 0.2),
                Distributions.hypergeometric(30, 20, 25))) {
            for (double p = 0.01; p < 1; p += 0.007) {
                double k = d.quantile(p);
                assertTrue(d.cdf(k) >= p * (1 - 1e-12) && d.cdf(k - 1) < p);
                double u = d.upperQuantile(p);
                assertTrue(d.survival(u) <= p * (1 + 1e-12) && d.survival(u - 1) > p);
            }
            double sum = 0;
            for (int k = 0; k < 300; k++) {
                sum += d.density(k);
                assertEquals(Math.min(1, sum), d.cdf(k), 1e-12);
            }
        }
    }

    private static void refused(Executable e) {
        assertThrows(IllegalArgumentException.class, e);
    }

    @Test
    void refusals() {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        for (double bad : new double[] {0, -1, nan, inf}) {
            refused(() -> Distributions.normal(0, bad));
            refused(() -> Distributions.student(bad));
            refused(() -> Distributions.chiSquared(bad));
            refused(() -> Distributions.gamma(bad, 1));
            refused(() -> Distributions.gamma(1, bad));
            refused(() -> Distributions.beta(bad, 1));
            refused(() -> Distributions.beta(1, bad));
            refused(() -> Distributions.fisher(bad, 1));
            refused(() -> Distributions.fisher(1, bad));
            refused(() -> Distributions.negativeBinomial(bad, 0.5));
            refused(() -> Distributions.noncentralStudent(bad, 1));
            refused(() -> Distributions.noncentralChiSquared(bad, 1));
            refused(() -> Distributions.noncentralFisher(bad, 1, 1));
            refused(() -> Distributions.noncentralFisher(1, bad, 1));
            refused(() -> NoncentralChiSquared.cdf(1, bad, 1));
            refused(() -> NoncentralF.cdf(1, bad, 1, 1));
            refused(() -> NoncentralF.survival(1, 1, bad, 1));
        }
        for (double bad : new double[] {-0.1, nan, inf}) {
            refused(() -> Distributions.poisson(bad));
            refused(() -> Distributions.binomial(3, bad));
            refused(() -> Distributions.negativeBinomial(3, bad));
            refused(() -> Distributions.noncentralChiSquared(1, bad));
            refused(() -> Distributions.noncentralFisher(1, 1, bad));
            refused(() -> NoncentralChiSquared.survival(1, 1, bad));
            refused(() -> NoncentralF.cdf(1, 1, 1, bad));
        }
        refused(() -> Distributions.negativeBinomial(3, 0));
        refused(() -> Distributions.binomial(-1, 0.5));
        refused(() -> Distributions.binomial(1, 1.1));
        refused(() -> Distributions.normal(inf, 1));
        refused(() -> Distributions.noncentralStudent(3, inf));
        refused(() -> Distributions.hypergeometric(-1, 3, 1));
        refused(() -> Distributions.hypergeometric(1, -3, 1));
        refused(() -> Distributions.hypergeometric(1, 3, -1));
        refused(() -> Distributions.hypergeometric(1, 3, 5));
        for (double bad : new double[] {0, 1, -1, nan}) {
            refused(() -> Distributions.normal(0, 1).quantile(bad));
            refused(() -> Distributions.normal(0, 1).upperQuantile(bad));
            refused(() -> Distributions.poisson(1).quantile(bad));
            refused(() -> Distributions.poisson(1).upperQuantile(bad));
        }
        refused(() -> NoncentralChiSquared.cdf(nan, 1, 1));
        refused(() -> NoncentralF.cdf(nan, 1, 1, 1));
        refused(() -> NoncentralT.cdf(nan, 1, 1));
        refused(() -> NoncentralT.cdf(0, 1, inf));
        refused(() -> NoncentralT.cdf(0, 0.001, 1));
    }
}
