package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.winnow.stats.Level;
import dev.winnow.stats.platforms.AbServerMultipleTesting.Correction;
import org.junit.jupiter.api.Test;

/// Derived from the server's rule, the largest k with p at most (k / m) q in doubles.
class AbServerMultipleTestingTest {
    @Test
    void benjaminiHochberg() {
        double[] p = {0.04, 0.01, 0.03};
        AbServerMultipleTesting r = AbServerMultipleTesting.of(p, Correction.BH, Level.FIVE_PERCENT);
        assertEquals(3, r.thresholdRank());
        assertEquals(0.04, r.criticalValue());
        assertArrayEquals(new double[] {0.04, 0.03, 0.04}, r.adjusted());
        assertArrayEquals(new boolean[] {true, true, true}, r.rejected());
    }

    /// 6/10 times 0.05 is 0.03, and 6 times 0.05 over 10 the next double.
    @Test
    void tiesFollowTheServersOrderOfOperations() {
        double[] p = {0.9, 0.9, 0.9, 0.9, Math.nextUp(0.03), 0.002, 0.002, 0.002, 0.002, 0.001};
        assertEquals(5, AbServerMultipleTesting.of(p, Correction.BH, Level.FIVE_PERCENT).thresholdRank());
        p[4] = 0.03;
        assertEquals(6, AbServerMultipleTesting.of(p, Correction.BH, Level.FIVE_PERCENT).thresholdRank());
    }

    @Test
    void holm() {
        double[] p = {0.04, 0.01, 0.03};
        AbServerMultipleTesting r = AbServerMultipleTesting.of(p, Correction.HOLM, Level.FIVE_PERCENT);
        assertEquals(1, r.thresholdRank());
        assertArrayEquals(new double[] {0.06, 0.03, 0.06}, r.adjusted());
        assertArrayEquals(new boolean[] {false, true, false}, r.rejected());
        double[] none = {0.9};
        assertEquals(0, AbServerMultipleTesting.of(none, Correction.HOLM, Level.FIVE_PERCENT).criticalValue());
    }
}
