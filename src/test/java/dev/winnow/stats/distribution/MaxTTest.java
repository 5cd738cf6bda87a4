package dev.winnow.stats.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MaxTTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void oneComparisonIsStudent() {
        for (double df : new double[] {3, 20, 500, INFINITE}) {
            for (MaxT m : new MaxT[] {MaxT.equicorrelated(1, 0.5, df), MaxT.ofSizes(7, new long[] {30}, df)}) {
                for (double t : new double[] {-2, 0.3, 2, 10, 50}) {
                    double one = Tails.logStudent(t, df);
                    assertEquals(one, m.logAbove(t), 1e-8 * Math.max(1, -one));
                    if (t > 0) {
                        assertEquals(Math.log(2) + one, m.logBeyond(t), 1e-8 * Math.max(1, -one));
                    }
                }
            }
        }
    }

    @Test
    void uncorrelatedNormalsAreIndependent() {
        MaxT m = MaxT.equicorrelated(4, 0, INFINITE);
        for (double t : new double[] {0.2, 1, 3, 6}) {
            double below = -Math.expm1(4 * Math.log1p(-Tails.normal(t)));
            assertEquals(below, Math.exp(m.logAbove(t)), 1e-9 * below);
            double within = -Math.expm1(4 * Math.log1p(-2 * Tails.normal(t)));
            assertEquals(within, Math.exp(m.logBeyond(t)), 1e-9 * within);
        }
    }

    /// Dunnett (1955, 1964), tables of the critical values at 0.05: k = 3 and 15 degrees of freedom, correlation 1/2.
    @Test
    void dunnettsTables() {
        MaxT m = MaxT.equicorrelated(3, 0.5, 15);
        assertEquals(2.24, m.quantileAbove(0.05), 0.005);
        assertEquals(2.61, m.quantileBeyond(0.05), 0.005);
    }

    @Test
    void equalSizesAreEquicorrelated() {
        MaxT sizes = MaxT.ofSizes(12, new long[] {12, 12, 12}, 44);
        MaxT alike = MaxT.equicorrelated(3, 0.5, 44);
        assertEquals(alike.logAbove(1.8), sizes.logAbove(1.8), 1e-14);
        assertEquals(alike.logBeyond(1.8), sizes.logBeyond(1.8), 1e-14);
        MaxT one = MaxT.ofSizes(12, new long[] {5, 40, 9}, 62);
        MaxT other = MaxT.ofSizes(12, new long[] {40, 9, 5}, 62);
        assertEquals(one.logBeyond(2), other.logBeyond(2));
    }

    @Test
    void boundsAndQuantiles() {
        MaxT m = MaxT.ofSizes(30, new long[] {10, 20, 20}, 76);
        for (double t : new double[] {0.5, 2, 4, 9, 45}) {
            double one = Tails.logStudent(t, 76);
            assertTrue(m.logAbove(t) > one && m.logAbove(t) < one + Math.log(3));
            assertTrue(m.logBeyond(t) > m.logAbove(t) && m.logBeyond(t) <= m.logAbove(t) + Math.log(2) + 1e-12);
        }
        for (double p : new double[] {1e-100, 1e-6, 0.05, 0.6, 0.999}) {
            assertEquals(Math.log(p), m.logAbove(m.quantileAbove(p)), 1e-9 * Math.max(1, -Math.log(p)));
            assertEquals(Math.log(p), m.logBeyond(m.quantileBeyond(p)), 1e-9 * Math.max(1, -Math.log(p)));
        }
        assertTrue(m.quantileAbove(0.9999) < -1);
        assertEquals(0, m.logBeyond(0));
        assertEquals(0, m.logBeyond(-1));
    }

    @Test
    void refusals() {
        assertThrows(IllegalArgumentException.class, () -> MaxT.equicorrelated(0, 0.5, 3));
        assertThrows(IllegalArgumentException.class, () -> MaxT.equicorrelated(2, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> MaxT.equicorrelated(2, 1 - 1e-7, 3));
        assertThrows(IllegalArgumentException.class, () -> MaxT.equicorrelated(2, Double.NaN, 3));
        assertThrows(IllegalArgumentException.class, () -> MaxT.ofSizes(1, new long[] {3, 2_000_000}, 3));
        assertThrows(IllegalArgumentException.class, () -> MaxT.equicorrelated(2, -0.1, 3));
        assertThrows(IllegalArgumentException.class, () -> MaxT.equicorrelated(2, 0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> MaxT.ofSizes(0, new long[] {1}, 3));
        assertThrows(IllegalArgumentException.class, () -> MaxT.ofSizes(1, new long[] {}, 3));
        assertThrows(IllegalArgumentException.class, () -> MaxT.ofSizes(1, new long[] {3, 0}, 3));
        assertThrows(IllegalArgumentException.class, () -> MaxT.equicorrelated(2, 0.5, 3).quantileAbove(0));
        assertThrows(IllegalArgumentException.class, () -> MaxT.equicorrelated(2, 0.5, 3).quantileBeyond(1));
    }
}
