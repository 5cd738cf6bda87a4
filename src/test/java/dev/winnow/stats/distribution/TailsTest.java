package dev.winnow.stats.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailsTest {
    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-12 * Math.abs(want));
    }

    /// mpmath 1.3, the continued fraction of the incomplete beta function with 40 digits.
    @ParameterizedTest
    @CsvSource({
        "110000, 500, -65215.842352247082711",
        "110000, 100000, -627976.16873392566967",
        "1e6, 100000, -4605228.0101323228088",
        "1e9, 100000, -1198947647.6321016342",
        "1e9, 40, -804.60780121468585023",
        "1e12, 40, -804.60844137295403761",
        "1e12, 100000, -4975165439.010930257"
    })
    void logStudent(double df, double t, double want) {
        near(want, Tails.logStudent(t, df));
    }

    @Test
    void bothSidesMakeOne() {
        for (double df : new double[] {0.5, 3, 1e3, 9e4, 1.1e5, 1e9, Double.POSITIVE_INFINITY}) {
            for (double t : new double[] {0, 1e-3, 1, 5, 30, 1e5, 1e200, Double.POSITIVE_INFINITY}) {
                assertEquals(1, Tails.student(t, df) + Tails.student(-t, df), 1e-14);
                assertEquals(Math.log1p(-Tails.student(t, df)), Tails.logStudent(-t, df), 1e-14);
            }
        }
        assertEquals(Math.log(0.5), Tails.logStudent(0, 5), 1e-15);
    }

    /// With one degree of freedom t is Cauchy's, P(T > t) = 1/2 - atan(t) / pi.
    @Test
    void oneDegreeOfFreedomKeepsItsDigitsNextToZero() {
        for (double t : new double[] {1e-12, 1e-9, 1e-8, 3e-7, 1e-4, 0.5}) {
            assertEquals(0.5 - Math.atan(t) / Math.PI, Tails.student(t, 1), 2e-16);
            assertEquals(0.5 + Math.atan(t) / Math.PI, Tails.student(-t, 1), 2e-16);
        }
        assertEquals(Math.tan(Math.PI * 1e-9), Tails.studentQuantile(0.5 - 1e-9, 1), 1e-15);
    }

    @Test
    void studentMeetsTheNormal() {
        for (double t : new double[] {-3, -0.2, 0.4, 2, 8, 30, 45}) {
            near(Tails.normal(t), Tails.student(t, Double.POSITIVE_INFINITY));
            near(Tails.logNormal(t), Tails.logStudent(t, Double.POSITIVE_INFINITY));
            assertEquals(Tails.logStudent(t, 99_999.999), Tails.logStudent(t, 100_000.001), 1e-6);
        }
        // A t whose square is beyond the double range: log of the density's constant less 3 log t.
        near(-600 * Math.log(10) + Math.log(1.102657790843584099), Tails.logStudent(1e200, 3));
        assertEquals(Double.NEGATIVE_INFINITY, Tails.logStudent(Double.POSITIVE_INFINITY, 3));
        assertEquals(Double.NEGATIVE_INFINITY, Tails.logNormal(1e200));
        near(0.24197072451914337, Tails.normalDensity(1));
    }

    @Test
    void quantilesTurnTailsRound() {
        for (double df : new double[] {1, 3, 40, 9e4, 1.1e5, 1e8, Double.POSITIVE_INFINITY}) {
            for (double p : new double[] {1e-250, 1e-30, 1e-9, 1e-3, 0.01, 0.3, 0.7, 0.999}) {
                double t = Tails.studentQuantile(p, df);
                assertEquals(Math.log(p), Tails.logStudent(t, df), 4e-13 * Math.max(1, -Math.log(p)), "df " + df);
            }
            assertEquals(-Tails.studentQuantile(0.2, df), Tails.studentQuantile(0.8, df), 1e-14);
        }
        assertEquals(0, Tails.studentQuantile(0.5, 4), 1e-15);
        for (double df : new double[] {Double.NaN, 0, -1, Double.NEGATIVE_INFINITY}) {
            for (double p : new double[] {0, 0.025, 0.5, 0.8}) {
                assertThrows(IllegalArgumentException.class, () -> Tails.studentQuantile(p, df));
            }
        }
        assertTrue(Double.isInfinite(Tails.studentQuantile(1e-300, 0.5)));
    }
}
