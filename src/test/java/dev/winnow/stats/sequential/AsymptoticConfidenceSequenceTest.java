package dev.winnow.stats.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import org.junit.jupiter.api.Test;

class AsymptoticConfidenceSequenceTest {
    private static AsymptoticConfidenceSequence at(double estimate, Alternative alternative, Level level) {
        return AsymptoticConfidenceSequence.of(estimate, 0.0184, 2000, 5000, alternative, level);
    }

    /// The formulas of the paper, evaluated with NumPy.
    @Test
    void agreesWithThePaper() {
        var two = at(0.06, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
        assertEquals(0.03984006677137368, two.rho(), 1e-16);
        assertEquals(0.06 - 0.05747753528681503, two.low(), 1e-15);
        assertEquals(0.06 + 0.05747753528681503, two.high(), 1e-15);
        assertEquals(0.03584566213815543, two.p(), 1e-14);
        assertEquals(Math.log(0.03584566213815543), two.logP(), 1e-12);
        var greater = at(0.06, Alternative.GREATER, Level.FIVE_PERCENT);
        assertEquals(0.03557768852889753, greater.rho(), 1e-16);
        assertEquals(0.06 - 0.05310265688870814, greater.low(), 1e-15);
        assertEquals(Double.POSITIVE_INFINITY, greater.high());
        assertEquals(0.0184, greater.se());
        assertEquals(0.06, greater.estimate());
    }

    @Test
    void theIntervalEndsAtZeroAtTheLevelOfP() {
        for (Alternative a : Alternative.values()) {
            double towards = a == Alternative.LESS ? -0.06 : 0.06;
            var s = at(towards, a, Level.FIVE_PERCENT);
            double half = AsymptoticConfidenceSequence.halfWidth(0.0184, 2000, s.rho(), a, Level.of(s.p()));
            assertEquals(0.06, half, 1e-14, a.name());
        }
    }

    @Test
    void exchangingTheArmsMirrors() {
        var greater = at(0.06, Alternative.GREATER, Level.FIVE_PERCENT);
        var less = at(-0.06, Alternative.LESS, Level.FIVE_PERCENT);
        assertEquals(greater.p(), less.p());
        assertEquals(-greater.low(), less.high());
        assertEquals(Double.NEGATIVE_INFINITY, less.low());
    }

    @Test
    void pIsOneWithoutAnEffectAndNeverVanishesInLogarithms() {
        assertEquals(1, at(0, Alternative.TWO_SIDED, Level.FIVE_PERCENT).p());
        assertEquals(1, at(-0.06, Alternative.GREATER, Level.FIVE_PERCENT).p());
        assertEquals(1, at(0, Alternative.GREATER, Level.FIVE_PERCENT).p());
        assertEquals(1, at(1e-9, Alternative.GREATER, Level.FIVE_PERCENT).p());
        var far = at(2, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
        assertEquals(0, far.p());
        assertTrue(far.logP() < -1000 && Double.isFinite(far.logP()), () -> "" + far.logP());
    }

    /// The width at n is near its least where n is the sample size asked for, times sqrt(n).
    @Test
    void isNarrowestWhereAsked() {
        double rho = AsymptoticConfidenceSequence.rho(5000, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
        double there = scaled(5000, rho);
        assertTrue(there < scaled(2500, rho) && there < scaled(10_000, rho));
    }

    private static double scaled(double n, double rho) {
        return AsymptoticConfidenceSequence.halfWidth(
                1, n, rho, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Level half = Level.of(0.5);
        assertThrows(IllegalArgumentException.class, () -> at(0.1, Alternative.GREATER, half));
        assertEquals(0.1, at(0.1, Alternative.TWO_SIDED, half).estimate());
        assertThrows(IllegalArgumentException.class, () -> AsymptoticConfidenceSequence.of(
                0.1, 0, 10, 5000, Alternative.TWO_SIDED, half));
        assertThrows(IllegalArgumentException.class, () -> AsymptoticConfidenceSequence.of(
                0.1, 1, 0, 5000, Alternative.TWO_SIDED, half));
        assertThrows(IllegalArgumentException.class, () -> AsymptoticConfidenceSequence.of(
                0.1, 1, 1, 0, Alternative.TWO_SIDED, half));
        assertThrows(IllegalArgumentException.class, () -> AsymptoticConfidenceSequence.of(
                Double.NaN, 1, 1, 5000, Alternative.TWO_SIDED, half));
        assertEquals(1, AsymptoticConfidenceSequence.of(0.1, 1, 1, 5000, Alternative.TWO_SIDED, half).p());
    }

    @Test
    void aSizeBeyondTheDoubleRangeIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> AsymptoticConfidenceSequence.of(1, 1, 10, 1e-310, Alternative.TWO_SIDED, Level.FIVE_PERCENT));
    }
}
