package dev.winnow.stats.distribution;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Points at which products of a point and a parameter leave the double range.
class EndsOfTheRangeTest {
    private static final double[] POINTS = {
        Double.NEGATIVE_INFINITY, -1e308, 0, Double.MIN_VALUE, 1e-320, 1e-300, 0.5, 1e10, 1e200, 1e300, 1e308,
        Double.MAX_VALUE, Double.POSITIVE_INFINITY
    };

    private static final double[] PARAMETERS = {0.01, 1, 2, 7.5, 1e3, 1e6, 1e9};

    private static Map<String, Distribution> laws() {
        Map<String, Distribution> laws = new TreeMap<>();
        laws.put("normal", Distributions.normal(1, 1e-75));
        for (double a : PARAMETERS) {
            laws.put("student " + a, Distributions.student(a));
            laws.put("chi " + a, Distributions.chiSquared(a));
            laws.put("poisson " + a, Distributions.poisson(a));
            for (double b : PARAMETERS) {
                String names = a + " " + b;
                laws.put("beta " + names, Distributions.beta(a, b));
                laws.put("gamma " + names, Distributions.gamma(a, b * 1e50));
                laws.put("flat gamma " + names, Distributions.gamma(a, b * 1e-75));
                laws.put("fisher " + names, Distributions.fisher(a, b));
                laws.put("negative binomial " + names, Distributions.negativeBinomial(a, 1 / (1 + b)));
                double ncp = Math.min(b, 1e6);
                laws.put("student around " + names, Distributions.noncentralStudent(a, ncp));
                laws.put("chi around " + names, Distributions.noncentralChiSquared(a, ncp));
                laws.put("fisher around " + names, Distributions.noncentralFisher(a, 5, ncp));
            }
        }
        return laws;
    }

    @Test
    void everyTailIsAnsweredAndNeverNaN() {
        laws().forEach((name, law) -> {
            for (double x : POINTS) {
                Map<String, DoubleUnaryOperator> asked =
                        Map.of("cdf", law::logCdf, "survival", law::logSurvival, "density", law::logDensity);
                asked.forEach((what, f) ->
                        assertFalse(Double.isNaN(f.applyAsDouble(x)), () -> name + " " + what + " at " + x));
            }
        });
    }

    /// R 4.2 with log.p; the negative binomial in closed form, 0.5^(k + 1).
    @Test
    void logarithmsFarOutAndNextToZero() {
        Distribution f = Distributions.fisher(10, 5);
        near(-1149.87007764436, f.logSurvival(1e200));
        near(-3447.94971396477, f.logCdf(1e-300));
        near(-2072.03890162219, Distributions.gamma(3, 2).logCdf(1e-300));
        near(1e300 * Math.log(0.5), Distributions.negativeBinomial(1, 0.5).logSurvival(1e300));
        assertEquals(1, f.cdf(1e308));
        // A power law: 1e108 further out the tail has fallen by 2.5 times as many digits.
        near(f.logSurvival(1e200) - 2.5 * 108 * Math.log(10), f.logSurvival(1e308));
    }

    /// R 4.2 dchisq and df.
    @Test
    void nonCentralDensities() {
        near(-3.52932175203973, Distributions.noncentralChiSquared(4, 20).logDensity(30));
        near(-2.29116603400264, Distributions.noncentralFisher(4, 30, 20).logDensity(7.5));
        near(-2.19314718055995, Distributions.noncentralChiSquared(2, 3).logDensity(0));
        near(-1.5, Distributions.noncentralFisher(2, 5, 3).logDensity(0));
        DoubleBinaryOperator atZero = (df, ncp) -> Distributions.noncentralChiSquared(df, ncp).logDensity(0);
        assertAll(
                () -> assertEquals(Double.NEGATIVE_INFINITY, atZero.applyAsDouble(2.5, 1)),
                () -> assertEquals(Double.POSITIVE_INFINITY, atZero.applyAsDouble(1.5, 1)));
    }

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-13 * Math.abs(want) + 1e-14);
    }
}
