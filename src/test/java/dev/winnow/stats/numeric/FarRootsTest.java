package dev.winnow.stats.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarRootsTest {
    /// A product of two values of the function underflows, whichever of its ends is the faint one.
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, -1e-300, 1e-139, 1})
    void faintValuesStillHaveARoot(double scale) {
        assertEquals(2, Roots.between(x -> scale * (x - 2), -5, 9).orElseThrow(), 1e-14);
        assertEquals(2, Roots.between(x -> x < 2 ? scale : -1e3 * scale, -5, 9).orElseThrow(), 1e-14);
        assertEquals(OptionalDouble.empty(), Roots.between(_ -> scale, -5, 9));
    }

    @Test
    void anEndMayBeTheRoot() {
        assertEquals(3, Roots.between(x -> 1e-300 * (x - 3), 3, 9).orElseThrow());
        assertEquals(3, Roots.between(x -> 1e-300 * (x - 3), -9, 3).orElseThrow());
    }

    /// The integral of exp(-(x - m)^2/2), and how often the function is asked for it.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, -3, 1e3, -1e6, 1e9})
    void aFarPeakIsFoundSoon(double mode) {
        int[] calls = new int[1];
        double log = Lattice.logSum(
                x -> {
                    calls[0]++;
                    return -0.5 * (x - mode) * (x - mode);
                },
                0, 0.25);
        assertEquals(0.5 * Math.log(2 * Math.PI), log, 1e-12);
        assertTrue(calls[0] < 600, () -> calls[0] + " calls");
    }

    /// A stride that leaps over the peak comes back, so that nothing far above is added to something far below.
    @Test
    void aSteepPeakIsNotLeaptOver() {
        double log = Lattice.logSum(x -> -200 * (x - 6) * (x - 6), 0, 0.02);
        assertEquals(0.5 * Math.log(Math.PI / 200), log, 1e-12);
    }
}
