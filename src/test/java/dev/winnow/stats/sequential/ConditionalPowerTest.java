package dev.winnow.stats.sequential;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Tails;
import org.junit.jupiter.api.Test;

class ConditionalPowerTest {
    private static final Looks LOOKS = Looks.of(0.3, 0.7, 1);
    private static final Boundaries BOUNDS = known(GroupSequentialDesign.of(
                    LOOKS, new Spending.ObrienFlemingLike(1), Sides.ONE_SIDED, Level.of(0.025)))
            .boundaries();

    @Test
    void oneLookAheadHasAClosedForm() {
        ConditionalPower c = ConditionalPower.of(BOUNDS, 1, 1.4, 2.2);
        double expected = Tails.normal(
                (BOUNDS.upper(2) - 1.4 * Math.sqrt(0.7) - 2.2 * 0.3) / Math.sqrt(0.3));
        assertEquals(expected, c.anyLook(), 1e-14);
        assertEquals(expected, c.finalLook(), 1e-14);
        assertArrayEquals(new double[] {expected}, c.byLook(), 1e-14);
    }

    /// Averaged over the first look without effect, conditional power is the level that is left.
    @Test
    void conditionalPowerAveragesToTheLevel() {
        double[] conditional = {0};
        double left = dev.winnow.stats.numeric.Quadrature.integrate(
                z -> Tails.normalDensity(z) * ConditionalPower.of(BOUNDS, 0, z, 0).anyLook(), -9, BOUNDS.upper(0), 12);
        conditional[0] = left + Tails.normal(BOUNDS.upper(0));
        assertEquals(0.025, conditional[0], 1e-11);
    }

    @Test
    void chancesAccumulateAndRiseWithTheEffect() {
        ConditionalPower none = ConditionalPower.of(BOUNDS, 0, 1, 0);
        ConditionalPower some = ConditionalPower.of(BOUNDS, 0, 1, 3);
        assertTrue(some.byLook()[0] < some.byLook()[1]);
        assertEquals(some.byLook()[1], some.anyLook());
        assertTrue(some.finalLook() < some.anyLook());
        assertTrue(none.anyLook() < some.anyLook());
        Boundaries upTo = BOUNDS.first(2);
        assertEquals(some.byLook()[0], ConditionalPower.of(upTo, 0, 1, 3).anyLook(), 1e-13);
    }

    /// Many looks that almost surely succeed: the roundings of their sum must not pass for more than certainty.
    @Test
    void noChanceIsAboveOne() {
        Boundaries early = known(GroupSequentialDesign.of(
                        Looks.of(0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.007, 1),
                        new Spending.HwangShihDeCani(1), Sides.ONE_SIDED, Level.of(1e-6)))
                .boundaries();
        ConditionalPower sure = ConditionalPower.of(early, 4, 1, 1 / Math.sqrt(0.005));
        assertEquals(1, sure.anyLook());
        assertEquals(sure.anyLook(), sure.byLook()[2]);
    }

    /// rpact 3.3.4: asOF, z of the second stage 3.28...; nPlanned = 400, thetaH1 = 0.3, assumedStDev = 1.7. The stage's
    /// z has mean theta sqrt(100), and enters with weight sqrt(0.3).
    @Test
    void stagesOfOtherSizesKeepTheirWeights() {
        double z = 3.2;
        double mean = 0.3 / 1.7 * 10;
        ConditionalPower c = ConditionalPower.ofStages(BOUNDS, 1, z, new double[] {mean});
        double expected = Tails.normal((BOUNDS.upper(2) - z * Math.sqrt(0.7)) / Math.sqrt(0.3) - mean);
        assertEquals(expected, c.anyLook(), 1e-14);
        double[] planned = {2 * Math.sqrt(0.4), 2 * Math.sqrt(0.3)};
        assertEquals(
                ConditionalPower.of(BOUNDS, 0, 0.5, 2).anyLook(),
                ConditionalPower.ofStages(BOUNDS, 0, 0.5, planned).anyLook(), 1e-13);
    }

    /// With one look ahead the average over a normal drift is normal again.
    @Test
    void predictivePowerHasAClosedFormOneLookAhead() {
        ConditionalPower flat = ConditionalPower.predictive(BOUNDS, 1, 1.8);
        double ahead = 0.3;
        double b = 1.8 * Math.sqrt(0.7);
        double expected = Tails.normal(
                (BOUNDS.upper(2) - b - b / 0.7 * ahead) / Math.sqrt(ahead + ahead * ahead / 0.7));
        assertEquals(expected, flat.anyLook(), 1e-11);
        assertEquals(expected, flat.finalLook(), 1e-14);
        ConditionalPower sure = ConditionalPower.predictive(BOUNDS, 1, 1.8, 2.5, 1e-4);
        assertEquals(ConditionalPower.of(BOUNDS, 1, 1.8, 2.5).anyLook(), sure.anyLook(), 1e-7);
        ConditionalPower vague = ConditionalPower.predictive(BOUNDS, 0, 1.8, 2.5, 1e6);
        assertEquals(ConditionalPower.predictive(BOUNDS, 0, 1.8).anyLook(), vague.anyLook(), 1e-8);
        ConditionalPower half = ConditionalPower.predictive(BOUNDS, 1, 1.8, 1, 1 / Math.sqrt(0.7));
        double mean = (b + 0.7) / 1.4;
        assertEquals(
                Tails.normal((BOUNDS.upper(2) - b - mean * ahead) / Math.sqrt(ahead + ahead * ahead / 1.4)),
                half.finalLook(), 1e-14);
        assertEquals(half.finalLook(), half.anyLook(), 1e-11);
        assertEquals(1, half.byLook().length);
        assertEquals(2, vague.byLook().length);
        assertTrue(vague.byLook()[0] < vague.byLook()[1]);
    }

    @Test
    void onlyInterimLooksAreTaken() {
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.of(BOUNDS, 2, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.of(BOUNDS, -1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.predictive(BOUNDS, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.predictive(BOUNDS, 1, 1, 0, 0));
        assertThrows(IllegalArgumentException.class,
                () -> ConditionalPower.ofStages(BOUNDS, 0, 1, new double[] {1}));
        assertThrows(IllegalArgumentException.class,
                () -> ConditionalPower.ofStages(BOUNDS, 2, 1, new double[0]));
    }

    /// Early on next to nothing is known of the drift. With one look ahead by the closed form, with two by an integral
    /// over the next look at 40 digits (mpmath).
    @Test
    void predictivePowerKeepsItsDigitsEarly() {
        for (double t : new double[] {1e-12, 1e-6, 0.001, 0.01, 0.02, 0.1}) {
            Boundaries b = Boundaries.above(Looks.of(t, 1), new double[] {9, 2});
            double mean = 0.7 * Math.sqrt(t) + 0.7 / Math.sqrt(t) * (1 - t);
            double sd = Math.sqrt(1 - t + (1 - t) * (1 - t) / t);
            assertEquals(Tails.normal((2 - mean) / sd), ConditionalPower.predictive(b, 0, 0.7).anyLook(), 1e-13);
        }
        ConditionalPower two = ConditionalPower.predictive(
                Boundaries.above(Looks.of(0.01, 0.5, 1), new double[] {9, 2.5, 2}), 0, 0.7);
        assertArrayEquals(new double[] {0.63681711393579665, 0.69338534885490387}, two.byLook(), 1e-12);
        Boundaries tiny = Boundaries.above(Looks.of(1e-7, 0.5, 1), new double[] {9, 2.5, 2});
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.predictive(tiny, 0, 0.7));
    }

    @Test
    void whatIsNotFiniteOrNotALookIsRefused() {
        double nan = Double.NaN;
        double[] means = {1, nan};
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.of(BOUNDS, 1, nan, 0));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.of(BOUNDS, 1, 1, nan));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.ofStages(BOUNDS, 0, 1, means));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.predictive(BOUNDS, 1, nan));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.predictive(BOUNDS, 5, 1));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.predictive(BOUNDS, 5, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.predictive(BOUNDS, 1, 1, nan, 1));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPower.predictive(BOUNDS, 1, 1, 0, 1e-200));
    }
}
