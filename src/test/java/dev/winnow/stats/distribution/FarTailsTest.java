package dev.winnow.stats.distribution;

import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FarTailsTest {
    /// df 1: 1/(pi p), df 2: 1/sqrt(2 p), df 4: (3/p)^(1/4); 30 from the hypergeometric series with 40 digits (mpmath 1.2).
    @ParameterizedTest
    @CsvSource({
        "1e-300, 1, 3.183098861837907e299",
        "1e-300, 2, 7.071067811865476e149",
        "1e-300, 4, 1.3160740129524924e75",
        "1e-120, 30, 50178.575070914355",
        "1e-99, 2, 2.23606797749979e49"
    })
    void studentsQuantileReachesTinyLevels(double p, double df, double t) {
        near(t, Tails.studentQuantile(p, df), 1e-11);
        near(Math.log(p), Tails.logStudent(t, df), 1e-12);
    }

    @Test
    void studentsQuantileBeyondTheRangeIsInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, Tails.studentQuantile(1e-300, 0.5));
    }

    /// Quadrature of the density with 40 digits (mpmath 1.2).
    @ParameterizedTest
    @CsvSource({
        "4e9, 4.0003e9, 1.0513061188120844e-6, 0.99999894869388119",
        "4e9, 4e9, 0.49999789738956498, 0.50000210261043502",
        "4e9, 3.99981e9, 0.99866862548292559, 0.0013313745170744131"
    })
    void gammasOfHugeShape(double a, double x, double upper, double lower) {
        Distribution gamma = Distributions.gamma(a, 1);
        near(upper, gamma.survival(x), 1e-11);
        near(lower, gamma.cdf(x), 1e-11);
        near(x, gamma.quantile(lower), 1e-13);
    }

    @Test
    void gammasOfHugeShapeEndWhereOthersDo() {
        assertEquals(0, GammaTails.logLower(9e15, Double.POSITIVE_INFINITY), 0);
        assertEquals(Double.NEGATIVE_INFINITY, GammaTails.logUpper(9e15, Double.POSITIVE_INFINITY));
        assertEquals(0, GammaTails.logUpper(9e15, 0), 0);
        assertEquals(Double.NEGATIVE_INFINITY, GammaTails.logLower(9e15, 0));
        // At the border the two ways agree.
        double below = Math.nextDown(1e9);
        near(GammaTails.logUpper(below, 1.0001e9), GammaTails.logUpper(Math.nextUp(1e9), 1.0001e9), 1e-9);
        near(GammaTails.logLower(below, 0.9999e9), GammaTails.logLower(Math.nextUp(1e9), 0.9999e9), 1e-9);
    }

    /// The range of two is root two times the size of Student's statistic.
    @ParameterizedTest
    @CsvSource({"5, 1e9", "5, 9e15", "30, 1e8", "300, 3e7"})
    void theRangeOfTwoIsStudentsFarOut(double df, double q) {
        Distribution range = StudentizedRange.of(2, df);
        double student = Math.log(2) + Tails.logStudent(q / Math.sqrt(2), df);
        near(student, range.logSurvival(q), 1e-9);
        // Where the tail falls like q^-df its density is df/q of it.
        near(student + Math.log(df / q), range.logDensity(q), 1e-9);
        assertEquals(1, range.cdf(q), 1e-12);
    }

    @Test
    void theRangeWithAKnownError() {
        Distribution range = StudentizedRange.of(3, Double.POSITIVE_INFINITY);
        // 3 pairs, each normal with root two as standard deviation, two sides.
        for (double q : new double[] {1e3, 9e4, 1.1e5, 9e15}) {
            near(Math.log(6) + Tails.logNormal(q / Math.sqrt(2)), range.logSurvival(q), 1e-12);
            near(Math.log(6) - q * q / 4 - 0.5 * Math.log(4 * Math.PI), range.logDensity(q), 1e-12);
        }
    }
}
