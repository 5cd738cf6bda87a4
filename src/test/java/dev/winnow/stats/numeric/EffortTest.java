package dev.winnow.stats.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the functions are asked, and how often.
class EffortTest {
    private final List<Double> asked = new ArrayList<>();

    private DoubleUnaryOperator heard(DoubleUnaryOperator f) {
        return x -> {
            asked.add(x);
            return f.applyAsDouble(x);
        };
    }

    private static List<Double> points(double... x) {
        return java.util.Arrays.stream(x).boxed().toList();
    }

    @Test
    void aLatticeFromItsPeak() {
        double log = Lattice.logSum(heard(x -> -10 * x * x), 0, 1);
        assertEquals(points(0, 1, -1, 1, 2, -1, -2), asked);
        assertEquals(Math.log(1 + 2 * Math.exp(-10)), log, 1e-15);
    }

    @Test
    void aLatticeClimbsByDoubledStrides() {
        Lattice.logSum(heard(x -> -10 * (x - 3) * (x - 3)), 0, 1);
        assertEquals(points(0, 1, 3, 7, 5, 4, 2, 4, 5, 2, 1), asked);
        asked.clear();
        Lattice.logSum(heard(x -> -10 * (x + 2) * (x + 2)), 0, 1);
        assertEquals(points(0, 1, -1, -3, -2, -4, -3, -1, -1, 0, -3, -4), asked);
    }

    @Test
    void aLatticeStandsStillOnLevelGround() {
        double log = Lattice.logSum(heard(x -> -40 * Math.max(0, Math.abs(x) - 2)), 0, 2);
        assertEquals(points(0, 2, -2, 2, 4, -2, -4), asked);
        assertEquals(Math.log(2 * 3), log, 1e-15);
    }

    @Test
    void aLatticeThatIsTooCoarseIsTheSumOfItsPoints() {
        double sum = 0;
        for (int i = -20; i <= 20; i++) {
            sum += 3 * Math.exp(-0.5 * Math.pow(0.4 + 3 * i, 2));
        }
        assertEquals(Math.log(sum), Lattice.logSum(x -> -0.5 * x * x, 0.4, 3), 1e-14);
        assertEquals(Double.NEGATIVE_INFINITY, Lattice.logSum(_ -> Double.NEGATIVE_INFINITY, 0, 1));
    }

    @Test
    void rootsTakeFewSteps() {
        double root = Roots.between(heard(x -> x * x * x - 2), 0, 8).orElseThrow();
        assertEquals(Math.cbrt(2), root, 2e-15);
        assertTrue(asked.size() <= 20, () -> asked.size() + " steps");
    }

    /// A faint function is halved: the bracket of 2^53 numbers of one size in 53 steps and its ends.
    @Test
    void faintRootsAreHalved() {
        double root = Roots.between(heard(x -> 1e-200 * (x - 1.3)), 1, 2).orElseThrow();
        assertEquals(1.3, root);
        assertEquals(points(1, 2, 1.5, 1.25, 1.375), asked.subList(0, 5));
        assertEquals(54, asked.size());
        // A middle that is the root is kept.
        assertEquals(2, Roots.between(x -> 1e-300 * (x - 2), -5, 9).orElseThrow());
        assertEquals(2, Roots.between(x -> -1e-300 * (x - 2), -5, 9).orElseThrow());
    }

    /// 18 panels of 16 nodes, of which 6 are halved once and agree; the rest looks for the peak and the ends.
    @ParameterizedTest
    @CsvSource({"0, 1, 324", "0.5, 1, 324", "30, 1, 329", "-30, 1, 329", "0, 40, 320", "1, 0.01, 341"})
    void aPeakIsIntegratedInSomeHundredSteps(double mode, double step, int steps) {
        double log = LogConcave.logIntegral(heard(x -> 700 - 0.5 * (x - mode) * (x - mode)), 0, step, 1e-13);
        assertEquals(700 + 0.5 * Math.log(2 * Math.PI), log, 1e-12);
        assertEquals(steps, asked.size());
    }

    @Test
    void thePeakIsBracketedAndTheEndsAreFoundToATenth() {
        LogConcave.logIntegral(heard(x -> -0.5 * x * x), 0, 1, 1e-13);
        assertEquals(points(0, 1, -1), asked.subList(0, 3));
        assertEquals(-0.236, asked.get(3), 1e-3);
        assertEquals(0.236, asked.get(4), 1e-3);
        assertEquals(
                points(-1, -2, -4, -8, -16, -12, -10, -9, -8.5, 1, 2, 4, 8, 16, 12, 10, 9, 8.5), asked.subList(18, 36));
        assertEquals(-9, asked.stream().skip(36).min(Double::compare).orElseThrow(), 0.02);
        assertEquals(9, asked.stream().skip(36).max(Double::compare).orElseThrow(), 0.02);
        asked.clear();
        LogConcave.logIntegral(heard(x -> -0.5 * (x - 30) * (x - 30)), 0, 1, 1e-13);
        assertEquals(points(0, 1, 1, 3, 7, 15, 31, 63), asked.subList(0, 8));
        assertTrue(asked.subList(8, 20).stream().allMatch(x -> x > 15 && x < 63));
        // The golden section ends within a hundredth of its bracket.
        assertEquals(30, asked.get(22), 0.48);
    }

    /// Panels are halved around the kink only, in any unit.
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1, 1e6})
    void aKinkCostsItsOwnPanels(double unit) {
        double log = LogConcave.logIntegral(
                heard(x -> x < 0.3 * unit ? 5 * (x / unit - 0.3) : 2 * (0.3 - x / unit)), 0, unit, 1e-10);
        assertEquals(Math.log(0.7 * unit), log, 1e-9);
        assertTrue(asked.size() < 2000, () -> asked.size() + " steps");
    }

    @Test
    void noiseEndsTheHalving() {
        double log = LogConcave.logIntegral(heard(x -> -0.5 * x * x + 1e-3 * Math.sin(1e9 * x)), 0, 1, 1e-15);
        assertEquals(0.5 * Math.log(2 * Math.PI), log, 1e-4);
        assertTrue(asked.size() > 5000 && asked.size() < 13_000, () -> asked.size() + " steps");
        asked.clear();
        // The noise of a logarithm of this size is expected, and not fought.
        LogConcave.logIntegral(heard(x -> 1e12 - 0.5 * x * x), 0, 1, 1e-13);
        assertEquals(324, asked.size());
    }

    /// What stands e^500 above the peak that was found counts as e^30.
    @Test
    void heightsAboveThePeakAreCut() {
        double log = LogConcave.logIntegral(x -> -0.5 * x * x + (x > 2.9 && x < 3.2 ? 500 : 0), 0, 1, 1e-6);
        assertEquals(30 + Math.log(0.3), log, 0.1);
        assertEquals(Double.NEGATIVE_INFINITY, LogConcave.logIntegral(_ -> Double.NEGATIVE_INFINITY, 0, 1, 1e-10));
    }
}
