package dev.winnow.stats.power;

import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Figures marked R are of R 4.2.2, the others of SciPy's non-central distributions, quadrature and optimisers.
class CurvesTest {
    /// Equal to a relative error.

    @Test
    void means() {
        // R: power.t.test(n = 20, delta = 1, sd = 1, strict = TRUE)
        near(0.868953027724586, TwoMeans.student(1, Alternative.TWO_SIDED).power(1, 20, 20, 0.05), 1e-9);
        var welch = TwoMeans.welch(2, 3, Alternative.TWO_SIDED);
        near(0.8438752990596209, welch.power(1.5, 40, 60, 0.05), 1e-9);
        near(0.8438752990596209, welch.power(-1.5, 40, 60, 0.05), 1e-9);
        near(0.9089528459841479, TwoMeans.welch(2, 3, Alternative.GREATER).power(1.5, 40, 60, 0.05), 1e-9);
        near(0.9089528459841479, TwoMeans.welch(2, 3, Alternative.LESS).power(-1.5, 40, 60, 0.05), 1e-9);
        // Welch's degrees of freedom are the pooled ones when arms and spreads are equal.
        near(0.868953027724586, TwoMeans.welch(1, 1, Alternative.TWO_SIDED).power(1, 20, 20, 0.05), 1e-9);
        // (1.959964 + 0.841621)^2 * 2 / 0.5^2
        assertEquals(0.8, TwoMeans.z(1, Alternative.TWO_SIDED).power(0.5, 62.7910, 62.7910, 0.05), 1e-5);
    }

    @Test
    void aMarginMovesTheNull() {
        var plain = new TwoMeans(1, 1, 0, MeanTest.STUDENT, Alternative.GREATER);
        var shifted = new TwoMeans(1, 1, -0.4, MeanTest.STUDENT, Alternative.GREATER);
        near(plain.power(0.3, 50, 70, 0.025), shifted.power(-0.1, 50, 70, 0.025), 1e-9);
        assertEquals(-0.4, shifted.nothing(Direction.ABOVE));
        var one = new OneMean(2, 5, MeanTest.STUDENT, Alternative.TWO_SIDED);
        near(0.5645044184390203, one.power(6, 20, 0, 0.05), 1e-9);
        assertEquals(5, one.nothing(Direction.BELOW));
        assertEquals(Double.NEGATIVE_INFINITY, one.extreme(Direction.BELOW));
    }

    @Test
    void pairs() {
        assertEquals(4, OneMean.paired(2, -1, Alternative.LESS).sd(), 1e-15);
        near(0.6004122056628927, OneMean.paired(10, 0.6, Alternative.TWO_SIDED).power(2, 100, 0, 0.05), 1e-9);
        // R: power.t.test(n = 12, delta = 1, sd = 1.3, type = "paired", strict = TRUE)
        near(0.679998687520888, new OneMean(1.3, 0, MeanTest.STUDENT, Alternative.TWO_SIDED).power(1, 12, 0, 0.05), 1e-9);
        near(0.4906217826013425, new PairedProportions(0.2, Alternative.TWO_SIDED).power(0.05, 300, 0, 0.05), 1e-9);
        assertTrue(new PairedProportions(0.2, Alternative.TWO_SIDED).power(0.2, 300, 0, 0.05) > 0.9999999);
    }

    @Test
    void proportionsWithAMargin() {
        near(0.7360881820776665, score(0.8, -0.05, Alternative.GREATER).power(0.02, 300, 600, 0.025), 1e-07);
        assertEquals(5.836273174666071e-06, score(0.8, -0.05, Alternative.LESS).power(0.02, 300, 600, 0.025), 1e-10);
        near(0.8678594431304918, score(0.3, 0.1, Alternative.LESS).power(-0.05, 200, 150, 0.025), 1e-07);
        var arcsine = new TwoProportions(0.4, -0.05, ProportionTest.ARCSINE, Alternative.GREATER);
        near(0.390359223227055, arcsine.power(0.02, 300, 250, 0.025), 1e-12);
        assertEquals(0.8180773870983459, score(0.5, -0.2, Alternative.GREATER).power(0, 100, 100, 0.025), 1e-7);
    }

    @Test
    void theRestrictedRatesRunIntoThePooledOne() {
        double pooled = score(0.3, 0, Alternative.GREATER).power(0.06, 400, 250, 0.05);
        assertEquals(pooled, score(0.3, 1e-9, Alternative.GREATER).power(0.06, 400, 250, 0.05), 1e-7);
        // R: power.prop.test(p1 = 0.2, p2 = 0.25, power = 0.9, strict = TRUE)
        near(0.9, TwoProportions.score(0.2, Alternative.TWO_SIDED).power(0.05, 1463.7068158, 1463.7068158, 0.05), 1e-08);
    }

    private static TwoProportions score(double rate0, double margin, Alternative alternative) {
        return new TwoProportions(rate0, margin, ProportionTest.SCORE, alternative);
    }

    @Test
    void theCertainRateIsTheEnd() {
        var curve = TwoProportions.score(0.9, Alternative.TWO_SIDED);
        assertEquals(0.1, curve.extreme(Direction.ABOVE), 1e-15);
        assertEquals(-0.9, curve.extreme(Direction.BELOW));
        assertTrue(curve.power(0.1, 500, 500, 0.05) > 0.99);
        assertThrows(IllegalArgumentException.class, () -> curve.power(0.11, 500, 500, 0.05));
        assertThrows(IllegalArgumentException.class, () -> curve.power(-0.91, 500, 500, 0.05));
        assertThrows(IllegalArgumentException.class, () -> TwoProportions.score(0, Alternative.LESS));
        assertThrows(IllegalArgumentException.class, () -> TwoProportions.score(1, Alternative.LESS));
        assertThrows(IllegalArgumentException.class, () -> score(0.3, 0.8, Alternative.LESS));
        assertThrows(IllegalArgumentException.class, () -> score(0.3, -0.4, Alternative.LESS));
        assertEquals(-0.25, score(0.25, -0.25, Alternative.LESS).nothing(Direction.BELOW));
        assertEquals(0.75, score(0.25, 0.75, Alternative.LESS).nothing(Direction.BELOW));
    }

    @Test
    void cohensFigures() {
        // Cohen 1988, tables 6.2.1 and 7.2.1
        assertEquals(0.6435, TwoProportions.cohenH(0.8, 0.5), 5e-5);
        assertEquals(0.1, GoodnessOfFit.cohenW(new double[] {0.5, 0.5}, new double[] {0.55, 0.45}), 1e-12);
        assertEquals(0.05, GoodnessOfFit.imbalance(0.1, 0.5), 1e-15);
        double[] third = {0.2, 0.4, 0.4};
        double w = GoodnessOfFit.cohenW(third, new double[] {0.23, 0.385, 0.385});
        assertEquals(0.03, GoodnessOfFit.imbalance(w, 0.2), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> GoodnessOfFit.imbalance(0.1, 1));
        assertThrows(IllegalArgumentException.class, () -> GoodnessOfFit.imbalance(0.1, 0));
        assertThrows(IllegalArgumentException.class, () -> GoodnessOfFit.cohenW(third, new double[] {1}));
    }

    @Test
    void countsWithAMargin() {
        near(0.31614009962290135, rates(0.8, 2, 0.7, 1.2, RateVariance.NULL_RATES).power(0.85 / 0.8, 300, 600, 0.025), 1e-07);
        near(0.323532026666987, rates(0.8, 2, 0.7, 1.2, RateVariance.TRUE_RATES).power(0.85 / 0.8, 300, 600, 0.025), 1e-9);
        // A dispersion so large that the linear term of the likelihood equation turns negative.
        near(0.08216533790700059, rates(2, 1, 3, 0.9, RateVariance.NULL_RATES).power(0.75, 80, 60, 0.025), 1e-07);
        near(0.5140060875665062, rates(0.3, 4, 0, 1.3, RateVariance.NULL_RATES).power(1.1, 200, 300, 0.025), 1e-07);
        assertEquals(Double.POSITIVE_INFINITY, rates(0.3, 4, 0, 1.3, RateVariance.NULL_RATES).extreme(Direction.ABOVE));
        assertEquals(1.3e-6, rates(0.3, 4, 0, 1.3, RateVariance.NULL_RATES).extreme(Direction.BELOW));
    }

    private static TwoRates rates(double rate0, double exposure, double k, double nullRatio, RateVariance variance) {
        return new TwoRates(rate0, exposure, k, nullRatio, variance, Alternative.LESS);
    }

    @Test
    void survival() {
        var observation = new Observation(12, 6, 0.01);
        near(0.41888796246980103, observation.events(0.05), 1e-9);
        near(0.25193639494080744, new Observation(0, 6, 0.01).events(0.05), 1e-9);
        assertEquals(1, Observation.COMPLETE.events(0.05));
        near(0.24801939349004406, new Observation(12, 0, 0).events(0.05), 1e-14);
        assertEquals(0.5, new Observation(12, Double.POSITIVE_INFINITY, 0.05).events(0.05));
        var schoenfeld = new LogRank(0.05, observation, 1, LogRankFormula.SCHOENFELD, Alternative.TWO_SIDED);
        near(179.47820997560314, schoenfeld.events(0.7, 200, 300), 1e-9);
        near(0.6483855938028122, schoenfeld.power(0.7, 200, 300, 0.05), 1e-9);
        var freedman = new LogRank(0.05, observation, 1, LogRankFormula.FREEDMAN, Alternative.LESS);
        near(0.7752635704455426, freedman.power(0.7, 200, 300, 0.05), 1e-9);
        // A margin of 1.3 with no effect is the plain test of 1 / 1.3, the events being the same.
        var margin = new LogRank(1, Observation.COMPLETE, 1.3, LogRankFormula.SCHOENFELD, Alternative.LESS);
        var plain = new LogRank(1, Observation.COMPLETE, 1, LogRankFormula.SCHOENFELD, Alternative.LESS);
        near(plain.power(1 / 1.3, 150, 150, 0.025), margin.power(1, 150, 150, 0.025), 1e-9);
        assertEquals(1.3, margin.nothing(Direction.BELOW));
        assertEquals(1.3e6, margin.extreme(Direction.ABOVE));
        assertEquals(1.3e-6, margin.extreme(Direction.BELOW));
        // 2 / sqrt(d) at equal arms
        assertEquals(0.1, plain.scale(200, 200), 1e-15);
    }

    @Test
    void equivalence() {
        near(0.815835336948884, tost(-3, 3, 1).power(0.2, 3, 3, 0.05), 1e-9);
        near(0.5932361673473658, tost(-0.5, 0.6, 1).power(0.1, 40, 80, 0.025), 1e-9);
        near(0.376817048291056, tost(-0.6, 0.5, 1).power(0.05, 32, 32, 0.05), 1e-10);
        near(0.9125929415897721, tost(-0.015, 0.015, 1).power(0, 100_000, 100_000, 0.05), 1e-9);
        var z = new Equivalence(-0.5, 0.5, 1, MeanTest.Z);
        near(0.657130882107835, z.power(0.1, 60, 60, 0.05), 1e-9);
        assertEquals(0, z.power(0.1, 5, 5, 0.05));
        assertEquals(0, z.fewest());
        assertEquals(2, tost(-1, 1, 1).fewest());
    }

    @Test
    void equivalenceAtTheMarginErrsWithItsLevelHoweverLarge() {
        for (double n = 1e3; n < 1e15; n *= 10) {
            assertEquals(0.05, tost(-0.3, 0.3, 1).power(0.3, n, n, 0.05), 1e-6);
        }
    }

    /// Quadrature-free: differences of normal tails at 25 digits (mpmath).
    @Test
    void equivalenceFarOutsideKeepsItsDigits() {
        var z = new Equivalence(-0.5, 0.5, 1, MeanTest.Z);
        near(2.3272414654988e-13, z.power(0.75, 1000, 1000, 0.05), 1e-11);
        near(2.3272414654988e-13, z.power(-0.75, 1000, 1000, 0.05), 1e-11);
    }

    @Test
    void equivalenceOfAMirroredEffectIsTheSame() {
        near(tost(-0.6, 0.5, 1).power(-0.2, 30, 50, 0.05), tost(-0.5, 0.6, 1).power(0.2, 50, 30, 0.05), 1e-9);
        near(tost(-0.5, 0.6, 1).power(0.2, 50, 30, 0.05), tost(-5, 6, 10).power(2, 50, 30, 0.05), 1e-9);
        assertTrue(tost(-0.5, 0.5, 1).power(3, 50, 50, 0.05) < 1e-12);
    }

    private static Equivalence tost(double low, double high, double sd) {
        return new Equivalence(low, high, sd, MeanTest.STUDENT);
    }

    @Test
    void severalGroups() {
        near(0.6065227867477793, new Anova(4).power(0.25, 30, 30, 0.05), 1e-9);
        near(0.28597206789256474, new GoodnessOfFit(2).power(0.03, 10_000, 0, 0.001), 1e-9);
        assertEquals(1, new GoodnessOfFit(2).power(1, 1e12, 0, 0.001));
        // Without an effect the power is the level, however small.
        for (double alpha : new double[] {0.5, 1e-6, 1e-300}) {
            near(alpha, new Anova(40).power(0, 1000, 1000, alpha), 1e-9);
            near(alpha, new GoodnessOfFit(40).power(0, 1000, 0, alpha), 1e-9);
        }
        // Two groups: the F test is the two-sided t test with f = d / 2.
        near(TwoMeans.student(1, Alternative.TWO_SIDED).power(0.5, 40, 40, 0.05), new Anova(2).power(0.25, 40, 40, 0.05), 1e-9);
        assertEquals(Double.NEGATIVE_INFINITY, new Anova(3).extreme(Direction.BELOW));
    }

    @Test
    void clusters() {
        assertEquals(1.95, DesignEffect.factor(20, 0.05), 1e-15);
        assertEquals(1 + (1.25 * 20 - 1) * 0.05, DesignEffect.factor(20, 0.5, 0.05), 1e-15);
        assertEquals(1, DesignEffect.factor(1, 0.3));
        assertEquals(5, DesignEffect.clusters(100, 20));
        assertEquals(6, DesignEffect.clusters(101, 20));
        assertEquals(5, DesignEffect.clusters(100 * (1 + 1e-10), 20));
        assertEquals(1, DesignEffect.factor(20, 0));
        assertEquals(20, DesignEffect.factor(20, 1));
        var plain = new Equivalence(-0.3, 0.3, 1, MeanTest.STUDENT);
        var clustered = new DesignEffect(plain, 2);
        assertEquals(plain.power(0, 200, 150, 0.05), clustered.power(0, 400, 300, 0.05));
        assertEquals(0.5, clustered.highestAlpha());
        assertEquals(4, clustered.fewest());
        assertEquals(-0.3, clustered.nothing(Direction.BELOW));
        assertEquals(0, clustered.extreme(Direction.ABOVE));
        assertThrows(IllegalArgumentException.class, () -> DesignEffect.factor(0.5, 0.1));
        assertThrows(IllegalArgumentException.class, () -> DesignEffect.factor(5, -0.1));
        assertThrows(IllegalArgumentException.class, () -> DesignEffect.factor(5, 1.1));
        assertThrows(IllegalArgumentException.class, () -> DesignEffect.factor(5, -1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new DesignEffect(plain, 0));
    }

    @Test
    void levelsOfSeveralComparisons() {
        Level five = Level.FIVE_PERCENT;
        assertEquals(0.05, level(Correction.NONE, five, 3, 1));
        assertEquals(0.0125, level(Correction.BONFERRONI, five, 4, 1));
        assertEquals(0.016952427508441503, level(Correction.SIDAK, five, 3, 1), 1e-15);
        // Dunnett's table: 2.35 for three treatments, two-sided 5 %, infinite degrees of freedom
        near(0.018825393669449016, level(Correction.DUNNETT, five, 3, 1), 1e-9);
        assertEquals(0.05, level(Correction.DUNNETT, five, 1, 1));
        near(0.006735118431228882, Correction.DUNNETT.perComparison(Level.of(0.025), 4, 0.5, Alternative.GREATER).alpha(), 1e-9);
        // Treatments so large that the comparisons are nearly one: quadrature on panels around the kinks.
        near(0.0470019666889752, level(Correction.DUNNETT, five, 3, 1000), 1e-7);
        near(0.02359724368433667, Correction.DUNNETT.perComparison(Level.of(0.025), 2, 500, Alternative.LESS).alpha(), 1e-7);
        double most = level(Correction.DUNNETT, five, 3, 3000);
        assertEquals(most, level(Correction.DUNNETT, five, 3, 1e12));
        assertTrue(most > level(Correction.DUNNETT, five, 3, 1000) && most < 0.05);
        assertThrows(IllegalArgumentException.class, () -> level(Correction.SIDAK, five, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> level(Correction.SIDAK, five, 1, 0));
    }

    @ParameterizedTest
    @EnumSource(Correction.class)
    void jointLevelTurnsThatOfEachRound(Correction correction) {
        for (Alternative a : Alternative.values()) {
            double each = correction.perComparison(Level.of(0.07), 4, 0.5, a).alpha();
            near(0.07, correction.joint(each, 4, 0.5, a), 1e-7);
            assertEquals(0.03, correction.joint(0.03, 1, 2, a), 1e-16);
        }
        assertEquals(1, Correction.BONFERRONI.joint(0.6, 2, 1, Alternative.GREATER));
    }

    private static double level(Correction correction, Level level, int treatments, double ratio) {
        return correction.perComparison(level, treatments, ratio, Alternative.TWO_SIDED).alpha();
    }

    /// Standard errors at 50 and 200 units, of the estimate in the effect's own unit.
    @Test
    void scalesAreStandardErrors() {
        var two = Alternative.TWO_SIDED;
        assertEquals(Math.sqrt(4 / 50.0 + 9 / 200.0), TwoMeans.welch(2, 3, two).scale(50, 200), 1e-15);
        assertEquals(2 / Math.sqrt(50), new OneMean(2, 0, MeanTest.Z, two).scale(50, 0), 1e-15);
        assertEquals(Math.sqrt(0.16 / 50 + 0.16 / 200), TwoProportions.score(0.2, two).scale(50, 200), 1e-15);
        assertEquals(Math.sqrt(0.3 / 50), new PairedProportions(0.3, two).scale(50, 0), 1e-15);
        assertEquals(
                1.2 * Math.sqrt((1 / 1.6 + 0.7) / 50 + (1 / 1.92 + 0.7) / 200),
                rates(0.8, 2, 0.7, 1.2, RateVariance.TRUE_RATES).scale(50, 200), 1e-15);
        var hazard = new LogRank(0.3, Observation.COMPLETE, 1.3, LogRankFormula.SCHOENFELD, two);
        assertEquals(1.3 / Math.sqrt(250 * 0.8 * 0.2), hazard.scale(50, 200), 1e-15);
        assertEquals(Math.sqrt(4 / 50.0 + 4 / 200.0), tost(-1, 1, 2).scale(50, 200), 1e-15);
        assertEquals(1 / Math.sqrt(150), new Anova(3).scale(50, 50), 1e-15);
        assertEquals(1 / Math.sqrt(50), new GoodnessOfFit(1).scale(50, 0), 1e-15);
        assertEquals(0.5, new DesignEffect(tost(-1, 1, 2), 2.5).scale(80, 80), 1e-15);
    }

    @Test
    void whereAnEffectIsNone() {
        var two = Alternative.TWO_SIDED;
        assertEquals(1.2, rates(0.8, 2, 0.7, 1.2, RateVariance.TRUE_RATES).nothing(Direction.ABOVE));
        assertEquals(0, new PairedProportions(0.3, two).nothing(Direction.ABOVE));
        assertEquals(-0.3, new PairedProportions(0.3, two).extreme(Direction.BELOW));
        assertEquals(0, new Anova(3).nothing(Direction.ABOVE));
        assertEquals(0, new GoodnessOfFit(3).nothing(Direction.ABOVE));
        assertEquals(0.05, tost(-0.3, 0.4, 1).extreme(Direction.BELOW), 1e-16);
        assertEquals(0, TwoMeans.z(1, two).fewest());
        assertEquals(2, TwoMeans.student(1, two).fewest());
        assertEquals(0, new OneMean(1, 0, MeanTest.Z, two).fewest());
        assertEquals(2, OneMean.paired(1, 0, two).fewest());
        assertEquals(2, new Anova(3).fewest());
        assertEquals(1, TwoProportions.score(0.3, two).fewest());
        assertEquals(1, TwoRates.poisson(2, RateVariance.NULL_RATES, two).fewest());
        assertEquals(1, TwoProportions.score(0.3, two).highestAlpha());
    }

    @Test
    void refusesWhatIsNoDesign() {
        var two = Alternative.TWO_SIDED;
        assertThrows(IllegalArgumentException.class, () -> TwoMeans.student(0, two));
        assertThrows(IllegalArgumentException.class, () -> TwoMeans.welch(1, Double.POSITIVE_INFINITY, two));
        assertThrows(IllegalArgumentException.class, () -> new TwoMeans(1, 2, 0, MeanTest.STUDENT, two));
        assertThrows(IllegalArgumentException.class, () -> new TwoMeans(1, 1, Double.NaN, MeanTest.Z, two));
        assertThrows(IllegalArgumentException.class, () -> new OneMean(0, 0, MeanTest.Z, two));
        assertThrows(IllegalArgumentException.class, () -> new OneMean(1, Double.NaN, MeanTest.Z, two));
        assertThrows(IllegalArgumentException.class, () -> new OneMean(1, 0, MeanTest.WELCH, two));
        assertThrows(IllegalArgumentException.class, () -> OneMean.paired(1, 1, two));
        assertThrows(IllegalArgumentException.class, () -> OneMean.paired(1, -1.1, two));
        assertThrows(IllegalArgumentException.class, () -> new PairedProportions(0, two));
        assertThrows(IllegalArgumentException.class, () -> new PairedProportions(1.1, two));
        assertThrows(IllegalArgumentException.class, () -> new PairedProportions(0.1, two).power(0.2, 9, 0, 0.05));
        assertThrows(IllegalArgumentException.class, () -> TwoRates.poisson(0, RateVariance.TRUE_RATES, two));
        assertThrows(IllegalArgumentException.class, () -> rates(1, 0, 0, 1, RateVariance.TRUE_RATES));
        assertThrows(IllegalArgumentException.class, () -> rates(1, 1, -1, 1, RateVariance.TRUE_RATES));
        assertThrows(IllegalArgumentException.class, () -> rates(1, 1, 0, 0, RateVariance.TRUE_RATES));
        assertThrows(IllegalArgumentException.class, () -> tost(1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> tost(-1e308, 1e308, 1));
        assertThrows(IllegalArgumentException.class, () -> tost(0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Equivalence(0, 1, 1, MeanTest.WELCH));
        assertThrows(IllegalArgumentException.class, () -> new Anova(1));
        assertThrows(IllegalArgumentException.class, () -> new GoodnessOfFit(0));
        assertThrows(IllegalArgumentException.class, () -> new Observation(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Observation(-1, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> new Observation(1, -2, 0));
        assertThrows(IllegalArgumentException.class, () -> new Observation(1, 2, -1));
        assertThrows(IllegalArgumentException.class, () -> logRank(0, 1, LogRankFormula.SCHOENFELD));
        assertThrows(IllegalArgumentException.class, () -> logRank(1, 0, LogRankFormula.SCHOENFELD));
        assertThrows(IllegalArgumentException.class, () -> logRank(1, 1.2, LogRankFormula.FREEDMAN));
    }

    private static LogRank logRank(double hazard, double margin, LogRankFormula formula) {
        return new LogRank(hazard, Observation.COMPLETE, margin, formula, Alternative.LESS);
    }
}
