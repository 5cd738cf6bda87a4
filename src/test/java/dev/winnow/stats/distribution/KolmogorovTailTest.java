package dev.winnow.stats.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KolmogorovTailTest {
    /// scipy.stats.kstwo.sf(d, n) 1.10.1; for n = 500 and 1500, where that approximates, the exact p of ks.test of R 4.2.
    @ParameterizedTest
    @CsvSource({
        "1, 0.7, 0.6, 1e-13",
        "3, 0.2, 0.9982222222222222, 1e-13",
        "10, 0.3, 0.27053557479999946, 1e-12",
        "19, 0.19642857142857142, 0.40357873323532123, 1e-12",
        "20, 0.05, 0.9999999767980384, 1e-12",
        "50, 0.1, 0.6623112704658186, 1e-11",
        "100, 0.2, 0.0005551927327988775, 1e-9",
        "140, 0.3, 1.1370251710737309e-11, 1e-9",
        "500, 0.06, 0.052434595771515, 1e-11",
        "1500, 0.03, 0.13169309998725, 1e-7",
        "5000, 0.01, 0.6954557253913853, 1e-5",
        "5000, 0.02, 0.03613941395325637, 1e-4",
        "100000, 0.004, 0.08130148920222469, 1e-6",
        "1200000000, 1e-5, 0.9997519220673226, 1e-5",
        "1200000000, 2.5e-5, 0.4413055577861969, 1e-4",
        "100000, 0.01, 4.093278023549254e-09, 1e-7",
        "30, 0.6, 7.392006292214292e-11, 1e-10",
        "10, 0.04, 1, 0"
    })
    void isSciPy(int n, double d, double expected, double relative) {
        assertEquals(expected, KolmogorovTail.of(n, d), expected * relative);
    }

    @Test
    void theEnds() {
        assertEquals(1, KolmogorovTail.of(7, 0));
        assertEquals(1, KolmogorovTail.of(7, 1.0 / 14));
        assertEquals(0, KolmogorovTail.of(7, 1));
        assertThrows(IllegalArgumentException.class, () -> KolmogorovTail.of(0, 0.5));
        assertThrows(IllegalArgumentException.class, () -> KolmogorovTail.of(3, Double.NaN));
    }

    /// The ways meet where one takes over from the other.
    @Test
    void fallsWithTheDistanceAcrossAllWays() {
        for (int n : new int[] {5, 60, 1999, 2001, 40_000}) {
            double last = 1;
            for (double z = 0.3; z < 4; z += 0.01) {
                double p = KolmogorovTail.of(n, z / Math.sqrt(n));
                assertTrue(p <= last + 1e-12, "n=%d z=%s: %s after %s".formatted(n, z, p, last));
                last = p;
            }
        }
    }
}
