package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Level;
import dev.winnow.stats.platforms.AbServerMultipleTesting.Correction;
import org.junit.jupiter.api.Test;

/// Decisions by hand from the sorted p-values.
class AbServerMultipleTestingTest {
    private static AbServerMultipleTesting of(Correction correction, double... p) {
        return AbServerMultipleTesting.of(p, correction, Level.FIVE_PERCENT);
    }

    /// Thresholds 0.0125, 0.025, 0.0375, 0.05: the third p-value is above its own but below the last one's.
    @Test
    void benjaminiHochbergStepsUp() {
        AbServerMultipleTesting r = of(Correction.BH, 0.045, 0.01, 0.04, 0.02);
        assertEquals(4, r.thresholdRank());
        assertEquals(0.045, r.criticalValue());
        assertArrayEquals(new boolean[] {true, true, true, true}, r.rejected());
        assertArrayEquals(new double[] {0.045, 0.04, 0.045, 0.04}, r.adjusted(), 1e-15);
        AbServerMultipleTesting two = of(Correction.BH, 0.06, 0.01, 0.04, 0.02);
        assertEquals(2, two.thresholdRank());
        assertEquals(0.02, two.criticalValue());
        assertArrayEquals(new boolean[] {false, true, false, true}, two.rejected());
    }

    /// Thresholds 0.0125, 0.0166667, 0.025, 0.05: the second stops it, although the last would pass.
    @Test
    void holmStepsDown() {
        AbServerMultipleTesting r = of(Correction.HOLM, 0.045, 0.01, 0.04, 0.02);
        assertEquals(1, r.thresholdRank());
        assertEquals(0.01, r.criticalValue());
        assertArrayEquals(new boolean[] {false, true, false, false}, r.rejected());
        assertArrayEquals(new double[] {0.08, 0.04, 0.08, 0.06}, r.adjusted(), 1e-15);
        AbServerMultipleTesting all = of(Correction.HOLM, 0.05, 0.0125, 0.025, 0.0166);
        assertEquals(4, all.thresholdRank());
        assertEquals(0.05, all.criticalValue());
    }

    @Test
    void thresholdsThatAreMetExactly() {
        assertEquals(1, of(Correction.BH, 0.05).thresholdRank());
        assertEquals(2, of(Correction.BH, 0.03, 0.05).thresholdRank());
        assertEquals(1, of(Correction.HOLM, 0.05).thresholdRank());
    }

    /// 6/10 times 0.05 is 0.03, and 6 times 0.05 over 10 the next double: the server divides first.
    @Test
    void tiesFollowTheServersOrderOfOperations() {
        double[] p = {0.9, 0.9, 0.9, 0.9, Math.nextUp(0.03), 0.002, 0.002, 0.002, 0.002, 0.001};
        assertEquals(5, of(Correction.BH, p).thresholdRank());
        p[4] = 0.03;
        assertEquals(6, of(Correction.BH, p).thresholdRank());
    }

    @Test
    void nothingRejected() {
        for (Correction c : Correction.values()) {
            AbServerMultipleTesting r = of(c, 0.5, 0.9);
            assertEquals(0, r.thresholdRank());
            assertEquals(0, r.criticalValue());
            assertArrayEquals(new boolean[2], r.rejected());
            assertArrayEquals(new boolean[1], of(c, 1).rejected());
        }
        assertEquals(0, of(Correction.BH).thresholdRank());
        assertEquals(0, of(Correction.HOLM).thresholdRank());
        assertThrows(IllegalArgumentException.class, () -> of(Correction.BH, 1.1));
    }

    @Test
    void adjustedValuesHaveSixDecimals() {
        assertArrayEquals(new double[] {0.001235, 0.001235}, of(Correction.BH, 0.00061728, 0.0012346).adjusted(), 1e-15);
    }
}
