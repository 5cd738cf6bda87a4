package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Level;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.platforms.GrowthBookPosterior.Goal;
import dev.winnow.stats.platforms.GrowthBookRemainingSample.Decision;
import dev.winnow.stats.platforms.GrowthBookRemainingSample.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowthBookDecisionTest {
    private static final GrowthBookEffect RELATIVE =
            new GrowthBookEffect(0.06, 0.0184, 1e9, 2000, -10, EffectScale.RELATIVE);
    private static final GrowthBookEffect ABSOLUTE =
            new GrowthBookEffect(0.6, 0.184, 1e9, 2000, -10, EffectScale.ABSOLUTE);

    private static GrowthBookRemainingSample remaining(Target target, Decision decision) {
        return GrowthBookRemainingSample.of(RELATIVE, target, decision, Level.FIVE_PERCENT);
    }

    private static void assertRemaining(double power, double factor, GrowthBookRemainingSample found) {
        assertEquals(power, found.power(), 1e-12);
        assertEquals(factor, found.scalingFactor().orElseThrow(), 1e-9);
        assertEquals(2000 * factor, found.additionalUnits().orElseThrow(), 1e-5);
    }

    /// SciPy, brentq on the same power.
    @Test
    void unitsStillNeeded() {
        var one = new Target(-0.03, 0.8, 1, 1);
        assertRemaining(0.3710429489230933, 1.9525669044860865, remaining(one, new Decision.Fixed()));
        assertRemaining(0.1567796744570773, 5.328588164204688, remaining(new Target(0.03, 0.8, 3, 6), new Decision.Fixed()));
        assertRemaining(0.3710429489230933, 3.4085237580606886, remaining(new Target(0.03, 0.8, 3, 1), new Decision.Fixed()));
        assertRemaining(0.06767453744929718, 4.7633384535484975, remaining(one, new Decision.Sequential(5000)));
        assertRemaining(
                0.350404507667019, 1.955913406879243,
                remaining(one, new Decision.Bayesian(new NormalPosterior(0.01, 0.05))));
    }

    @Test
    void noneWhereThePowerIsThere() {
        var found = remaining(new Target(0.2, 0.8, 1, 1), new Decision.Fixed());
        assertEquals(Optional.of(0.0), found.scalingFactor());
        assertEquals(Optional.empty(), found.additionalUnits());
        assertEquals(1, found.power(), 1e-12);
    }

    @Test
    void saysWhenNoSampleIsEnough() {
        var hopeless = remaining(new Target(1e-9, 0.8, 1, 1), new Decision.Fixed());
        assertEquals(0.05, hopeless.power(), 1e-9);
        assertEquals(Optional.empty(), hopeless.scalingFactor());
        assertEquals(Optional.empty(), hopeless.additionalUnits());
        assertThrows(IllegalArgumentException.class, () -> new Target(0, 0.8, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Target(Double.NaN, 0.8, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Target(0.1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Target(0.1, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Target(0.1, 0.8, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Target(0.1, 0.8, 1, 0));
    }

    private static GrowthBookPosterior posterior(GrowthBookEffect e, GrowthBookPrior prior, Goal goal) {
        return GrowthBookPosterior.of(e, prior, goal, Level.FIVE_PERCENT);
    }

    @Test
    void aFlatPriorLeavesTheEstimate() {
        GrowthBookPosterior p = posterior(RELATIVE, new GrowthBookPrior.Flat(), Goal.INCREASE);
        assertEquals(0.06, p.mean());
        assertEquals(0.0184, p.sd());
        assertEquals(0.06 - 1.959963984540054 * 0.0184, p.low(), 1e-15);
        assertEquals(0.06 + 1.959963984540054 * 0.0184, p.high(), 1e-15);
        // Gain of shipping less gain of keeping is the mean.
        assertEquals(0.06, p.lossIfKept() - p.lossIfShipped(), 1e-15);
        assertEquals(new NormalPosterior(0.06, 0.0184).probabilityAboveZero(), p.chanceToWin());
    }

    /// Also at a level whose complement rounds to 1.
    @Test
    void theIntervalIsSymmetric() {
        var p = GrowthBookPosterior.of(RELATIVE, new GrowthBookPrior.Flat(), Goal.INCREASE, Level.of(1e-17));
        assertEquals(0.12, p.low() + p.high(), 1e-15);
        // qnorm(5e-18, lower.tail = FALSE) of R.
        assertEquals(0.06 + 8.573944076720885 * 0.0184, p.high(), 1e-12);
    }

    @Test
    void lessIsBetterTurnsItAround() {
        GrowthBookPosterior up = posterior(RELATIVE, new GrowthBookPrior.Flat(), Goal.INCREASE);
        GrowthBookPosterior down = posterior(RELATIVE, new GrowthBookPrior.Flat(), Goal.DECREASE);
        assertEquals(1, up.chanceToWin() + down.chanceToWin(), 1e-15);
        assertEquals(up.lossIfKept(), down.lossIfShipped());
        assertEquals(up.lossIfShipped(), down.lossIfKept());
    }

    @Test
    void aRelativePriorIsScaledByTheSizeOfControlForAbsoluteEffects() {
        var relative = new GrowthBookPrior.Normal(0.02, 0.0025, EffectScale.RELATIVE);
        var absolute = new GrowthBookPrior.Normal(0.2, 0.25, EffectScale.ABSOLUTE);
        GrowthBookPosterior a = posterior(ABSOLUTE, relative, Goal.INCREASE);
        GrowthBookPosterior b = posterior(ABSOLUTE, absolute, Goal.INCREASE);
        assertEquals(b.mean(), a.mean(), 1e-15);
        assertEquals(b.sd(), a.sd(), 1e-15);
        GrowthBookPosterior r = posterior(RELATIVE, relative, Goal.INCREASE);
        assertEquals(a.mean() / 10, r.mean(), 1e-15);
        // An absolute prior is not converted for a relative effect.
        assertEquals(
                new NormalPosterior(0.2, 0.5).given(0.06, 0.0184).mean(),
                posterior(RELATIVE, absolute, Goal.INCREASE).mean(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookPrior.Normal(0, 0, EffectScale.RELATIVE));
        assertThrows(
                IllegalArgumentException.class, () -> new GrowthBookPrior.Normal(Double.NaN, 1, EffectScale.RELATIVE));
    }
}
