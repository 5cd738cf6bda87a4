package dev.winnow.stats.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NumericTest {
    private static final double LOG_ROOT_2PI = 0.5 * Math.log(2 * Math.PI);

    @Test
    void quadratureIsExactForPolynomials() {
        assertEquals(Math.pow(2, 32) / 32, Quadrature.integrate(x -> Math.pow(x, 31), 0, 2, 1), 1e-4);
        assertEquals(8.0 / 3, Quadrature.integrate(x -> x * x, 0, 2, 3), 1e-14);
        assertEquals(-8.0 / 3, Quadrature.integrate(x -> x * x, 2, 0, 2), 1e-14);
        assertEquals(2, Quadrature.integrate(Math::sin, 0, Math.PI, 4), 1e-14);
        double[] sums = new double[2];
        Quadrature.forEachNode(1, 3, (x, weight) -> {
            sums[0] += weight;
            sums[1] += weight * x;
        });
        assertEquals(2, sums[0], 1e-14);
        assertEquals(4, sums[1], 1e-14);
    }

    @Test
    void rootsAreBracketed() {
        assertEquals(Math.sqrt(2), Roots.between(x -> x * x - 2, 0, 2).orElseThrow(), 1e-15);
        assertEquals(Math.sqrt(2), Roots.between(x -> 2 - x * x, 0, 2).orElseThrow(), 1e-15);
        assertEquals(OptionalDouble.of(1), Roots.between(x -> x - 1, 1, 3));
        assertEquals(OptionalDouble.of(3), Roots.between(x -> x - 3, 1, 3));
        assertEquals(OptionalDouble.empty(), Roots.between(x -> x * x + 1, -1, 1));
        assertEquals(OptionalDouble.empty(), Roots.between(x -> Double.NaN, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> Roots.between(x -> x, 1, -1));
        assertThrows(IllegalArgumentException.class, () -> Roots.between(x -> Math.abs(x) < 1 ? Double.NaN : x, -1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Roots.between(x -> Math.abs(x) < 1 ? Double.NaN : 1e-200 * x, -1, 1));
    }

    @Test
    void gaussiansOfAnyHeightAndPlace() {
        for (double height : new double[] {0, 900, -900}) {
            for (double sd : new double[] {0.01, 1, 300}) {
                for (double mean : new double[] {-7, 0, 4}) {
                    double want = height + LOG_ROOT_2PI + Math.log(sd);
                    double slack = 1e-12 * Math.max(1, Math.abs(want));
                    assertEquals(want, LogConcave.logIntegral(u -> height - square((u - mean) / sd), 0.5, sd, 1e-13), slack);
                    assertEquals(want, Lattice.logSum(u -> height - square((u - mean) / sd), 0.5 * sd, sd / 2), slack);
                }
            }
        }
    }

    private static double square(double z) {
        return 0.5 * z * z;
    }

    @Test
    void theStepOnlyCostsTime() {
        for (double step : new double[] {1e-3, 1, 50}) {
            assertEquals(LOG_ROOT_2PI, LogConcave.logIntegral(u -> -square(u - 20), -3, step, 1e-13), 1e-12);
        }
    }

    /// Gamma(a) is the integral of exp(a u - e^u) over the line.
    @Test
    void skewedPeaks() {
        double[][] logGamma = {{0.5, 0.5 * Math.log(Math.PI)}, {1, 0}, {4, Math.log(6)}, {11, Math.log(3628800)}};
        for (double[] g : logGamma) {
            assertEquals(g[1], LogConcave.logIntegral(u -> g[0] * u - Math.exp(u), 0, 1, 1e-13), 1e-11);
        }
    }

    /// Half a Gaussian: a logarithm of 0 on one side is not fallen over.
    @Test
    void oneSideMayBeEmpty() {
        double sum = Lattice.logSum(u -> u < 0 ? Double.NEGATIVE_INFINITY : -square(u), 0.25, 0.5);
        assertEquals(LOG_ROOT_2PI - Math.log(2), sum, 1e-12);
        assertTrue(LogConcave.logIntegral(u -> -1000 * Math.abs(u - 3), 0, 1, 1e-10) < Math.log(0.0021));
    }
}
