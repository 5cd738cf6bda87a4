package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.platforms.AbServerSequential.Look;
import org.junit.jupiter.api.Test;

/// Figures of the server, version 1.3.1.
class AbServerSequentialTest {
    @Test
    void fiveLooksAtFivePercent() {
        AbServerSequential a = AbServerSequential.of(5, Level.FIVE_PERCENT);
        assertEquals(1.028, a.inflation());
        assertEquals(5, a.boundaries().size());
        assertEquals(2.0395, a.boundaries().getLast().zBoundary());
        assertEquals(0.05, a.boundaries().getLast().cumulativeAlphaSpent());
        assertEquals(0.008465, a.boundaries().get(2).pBoundary(), 1e-12);
        assertEquals(new Look(1, 0.2, 1.2e-5, 1.2e-5, 4.5604, 5e-6, false), a.boundaries().getFirst());
    }

    @Test
    void beyondTheTablesLinesGoOn() {
        assertEquals(3.4453, AbServerSequential.of(50, Level.of(0.001)).boundaries().getLast().zBoundary());
        assertEquals(1.6558, AbServerSequential.of(100, Level.of(0.2)).boundaries().getLast().zBoundary());
        assertEquals(2.4304, AbServerSequential.of(12, Level.of(0.02)).boundaries().getLast().zBoundary());
        assertEquals(1.8861, AbServerSequential.of(6, Level.of(0.075)).boundaries().getLast().zBoundary());
    }

    @Test
    void inflationIsATable() {
        assertEquals(1, AbServerSequential.of(1, Level.FIVE_PERCENT).inflation());
        assertEquals(1.035, AbServerSequential.of(10, Level.FIVE_PERCENT).inflation());
        assertEquals(1.0358, AbServerSequential.of(12, Level.FIVE_PERCENT).inflation());
        assertEquals(1.045, AbServerSequential.of(100, Level.FIVE_PERCENT).inflation());
    }

    @Test
    void oneLookAtLeast() {
        Look only = AbServerSequential.of(1, Level.of(0.01)).boundaries().getFirst();
        assertEquals(2.5758, only.zBoundary());
        assertEquals(0.01, only.cumulativeAlphaSpent());
        assertTrue(only.isFinal());
        assertThrows(IllegalArgumentException.class, () -> AbServerSequential.of(0, Level.FIVE_PERCENT));
    }
}
