package dev.winnow.stats.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/// Figures marked R are of R 4.2.2, the others of SciPy's non-central distributions, quadrature and optimisers.
class CurvesTest {
    private static final Percentage CLOSE = withinPercentage(1e-7);

    @Test
    void means() {
        // R: power.t.test(n = 20, delta = 1, sd = 1, strict = TRUE)
        assertThat(TwoMeans.student(1, Alternative.TWO_SIDED).power(1, 20, 20, 0.05)).isCloseTo(0.868953027724586, CLOSE);
        var welch = TwoMeans.welch(2, 3, Alternative.TWO_SIDED);
        assertThat(welch.power(1.5, 40, 60, 0.05)).isCloseTo(0.8438752990596209, CLOSE);
        assertThat(welch.power(-1.5, 40, 60, 0.05)).isCloseTo(0.8438752990596209, CLOSE);
        assertThat(TwoMeans.welch(2, 3, Alternative.GREATER).power(1.5, 40, 60, 0.05)).isCloseTo(0.9089528459841479, CLOSE);
        assertThat(TwoMeans.welch(2, 3, Alternative.LESS).power(-1.5, 40, 60, 0.05)).isCloseTo(0.9089528459841479, CLOSE);
        // Welch's degrees of freedom are the pooled ones when arms and spreads are equal.
        assertThat(TwoMeans.welch(1, 1, Alternative.TWO_SIDED).power(1, 20, 20, 0.05)).isCloseTo(0.868953027724586, CLOSE);
        // (1.959964 + 0.841621)^2 * 2 / 0.5^2
        assertThat(TwoMeans.z(1, Alternative.TWO_SIDED).power(0.5, 62.7910, 62.7910, 0.05)).isCloseTo(0.8, within(1e-5));
    }

    @Test
    void aMarginMovesTheNull() {
        var plain = new TwoMeans(1, 1, 0, MeanTest.STUDENT, Alternative.GREATER);
        var shifted = new TwoMeans(1, 1, -0.4, MeanTest.STUDENT, Alternative.GREATER);
        assertThat(shifted.power(-0.1, 50, 70, 0.025)).isCloseTo(plain.power(0.3, 50, 70, 0.025), CLOSE);
        assertThat(shifted.nothing(Direction.ABOVE)).isEqualTo(-0.4);
        var one = new OneMean(2, 5, MeanTest.STUDENT, Alternative.TWO_SIDED);
        assertThat(one.power(6, 20, 0, 0.05)).isCloseTo(0.5645044184390203, CLOSE);
        assertThat(one.nothing(Direction.BELOW)).isEqualTo(5);
        assertThat(one.extreme(Direction.BELOW)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void pairs() {
        assertThat(OneMean.paired(10, 0.6, Alternative.TWO_SIDED).power(2, 100, 0, 0.05)).isCloseTo(0.6004122056628927, CLOSE);
        // R: power.t.test(n = 12, delta = 1, sd = 1.3, type = "paired", strict = TRUE)
        assertThat(new OneMean(1.3, 0, MeanTest.STUDENT, Alternative.TWO_SIDED).power(1, 12, 0, 0.05))
                .isCloseTo(0.679998687520888, CLOSE);
        assertThat(new PairedProportions(0.2, Alternative.TWO_SIDED).power(0.05, 300, 0, 0.05)).isCloseTo(0.4906217826013425, CLOSE);
        assertThat(new PairedProportions(0.2, Alternative.TWO_SIDED).power(0.2, 300, 0, 0.05)).isEqualTo(1);
    }

    @Test
    void proportionsWithAMargin() {
        assertThat(score(0.8, -0.05, Alternative.GREATER).power(0.02, 300, 600, 0.025)).isCloseTo(0.7360881820776665, CLOSE);
        assertThat(score(0.8, -0.05, Alternative.LESS).power(0.02, 300, 600, 0.025)).isCloseTo(5.836273174666071e-06, within(1e-10));
        assertThat(score(0.3, 0.1, Alternative.LESS).power(-0.05, 200, 150, 0.025)).isCloseTo(0.8678594431304918, CLOSE);
        assertThat(score(0.5, -0.2, Alternative.GREATER).power(0, 100, 100, 0.025)).isCloseTo(0.8180773870983459, within(1e-7));
    }

    @Test
    void theRestrictedRatesRunIntoThePooledOne() {
        double pooled = score(0.3, 0, Alternative.GREATER).power(0.06, 400, 250, 0.05);
        assertThat(score(0.3, 1e-9, Alternative.GREATER).power(0.06, 400, 250, 0.05)).isCloseTo(pooled, within(1e-7));
        // R: power.prop.test(p1 = 0.2, p2 = 0.25, power = 0.9, strict = TRUE)
        assertThat(TwoProportions.score(0.2, Alternative.TWO_SIDED).power(0.05, 1463.7068158, 1463.7068158, 0.05))
                .isCloseTo(0.9, withinPercentage(1e-6));
    }

    private static TwoProportions score(double rate0, double margin, Alternative alternative) {
        return new TwoProportions(rate0, margin, ProportionTest.SCORE, alternative);
    }

    @Test
    void theCertainRateIsTheEnd() {
        var curve = TwoProportions.score(0.9, Alternative.TWO_SIDED);
        assertThat(curve.extreme(Direction.ABOVE)).isCloseTo(0.1, within(1e-15));
        assertThat(curve.extreme(Direction.BELOW)).isEqualTo(-0.9);
        assertThat(curve.power(0.1, 500, 500, 0.05)).isGreaterThan(0.99);
        assertThatIllegalArgumentException().isThrownBy(() -> curve.power(0.11, 500, 500, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.power(-0.91, 500, 500, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> TwoProportions.score(0, Alternative.LESS));
        assertThatIllegalArgumentException().isThrownBy(() -> TwoProportions.score(1, Alternative.LESS));
        assertThatIllegalArgumentException().isThrownBy(() -> score(0.3, 0.8, Alternative.LESS));
        assertThatIllegalArgumentException().isThrownBy(() -> score(0.3, -0.4, Alternative.LESS));
    }

    @Test
    void cohensFigures() {
        // Cohen 1988, tables 6.2.1 and 7.2.1
        assertThat(TwoProportions.cohenH(0.8, 0.5)).isCloseTo(0.6435, within(5e-5));
        assertThat(GoodnessOfFit.cohenW(new double[] {0.5, 0.5}, new double[] {0.55, 0.45})).isCloseTo(0.1, within(1e-12));
        assertThat(GoodnessOfFit.imbalance(0.1, 0.5)).isCloseTo(0.05, within(1e-15));
        double[] third = {0.2, 0.4, 0.4};
        double w = GoodnessOfFit.cohenW(third, new double[] {0.23, 0.385, 0.385});
        assertThat(GoodnessOfFit.imbalance(w, 0.2)).isCloseTo(0.03, within(1e-15));
        assertThatIllegalArgumentException().isThrownBy(() -> GoodnessOfFit.imbalance(0.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> GoodnessOfFit.imbalance(0.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> GoodnessOfFit.cohenW(third, new double[] {1}));
    }

    @Test
    void countsWithAMargin() {
        assertThat(rates(0.8, 2, 0.7, 1.2, RateVariance.NULL_RATES).power(0.85 / 0.8, 300, 600, 0.025))
                .isCloseTo(0.31614009962290135, withinPercentage(1e-5));
        assertThat(rates(0.8, 2, 0.7, 1.2, RateVariance.TRUE_RATES).power(0.85 / 0.8, 300, 600, 0.025))
                .isCloseTo(0.323532026666987, CLOSE);
        // A dispersion so large that the linear term of the likelihood equation turns negative.
        assertThat(rates(2, 1, 3, 0.9, RateVariance.NULL_RATES).power(0.75, 80, 60, 0.025))
                .isCloseTo(0.08216533790700059, withinPercentage(1e-5));
        assertThat(rates(0.3, 4, 0, 1.3, RateVariance.NULL_RATES).power(1.1, 200, 300, 0.025))
                .isCloseTo(0.5140060875665062, withinPercentage(1e-5));
        assertThat(rates(0.3, 4, 0, 1.3, RateVariance.NULL_RATES).extreme(Direction.ABOVE)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(rates(0.3, 4, 0, 1.3, RateVariance.NULL_RATES).extreme(Direction.BELOW)).isEqualTo(1.3e-6);
    }

    private static TwoRates rates(double rate0, double exposure, double k, double nullRatio, RateVariance variance) {
        return new TwoRates(rate0, exposure, k, nullRatio, variance, Alternative.LESS);
    }

    @Test
    void survival() {
        var observation = new Observation(12, 6, 0.01);
        assertThat(observation.events(0.05)).isCloseTo(0.41888796246980103, CLOSE);
        assertThat(new Observation(0, 6, 0.01).events(0.05)).isCloseTo(0.25193639494080744, CLOSE);
        assertThat(Observation.COMPLETE.events(0.05)).isEqualTo(1);
        assertThat(new Observation(12, Double.POSITIVE_INFINITY, 0.05).events(0.05)).isEqualTo(0.5);
        var schoenfeld = new LogRank(0.05, observation, 1, LogRankFormula.SCHOENFELD, Alternative.TWO_SIDED);
        assertThat(schoenfeld.events(0.7, 200, 300)).isCloseTo(179.47820997560314, CLOSE);
        assertThat(schoenfeld.power(0.7, 200, 300, 0.05)).isCloseTo(0.6483855938028122, CLOSE);
        var freedman = new LogRank(0.05, observation, 1, LogRankFormula.FREEDMAN, Alternative.LESS);
        assertThat(freedman.power(0.7, 200, 300, 0.05)).isCloseTo(0.7752635704455426, CLOSE);
        // A margin of 1.3 with no effect is the plain test of 1 / 1.3, the events being the same.
        var margin = new LogRank(1, Observation.COMPLETE, 1.3, LogRankFormula.SCHOENFELD, Alternative.LESS);
        var plain = new LogRank(1, Observation.COMPLETE, 1, LogRankFormula.SCHOENFELD, Alternative.LESS);
        assertThat(margin.power(1, 150, 150, 0.025)).isCloseTo(plain.power(1 / 1.3, 150, 150, 0.025), CLOSE);
        assertThat(margin.nothing(Direction.BELOW)).isEqualTo(1.3);
        assertThat(margin.extreme(Direction.ABOVE)).isEqualTo(1.3e6);
        assertThat(margin.extreme(Direction.BELOW)).isEqualTo(1.3e-6);
        // 2 / sqrt(d) at equal arms
        assertThat(plain.scale(200, 200)).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void equivalence() {
        assertThat(tost(-3, 3, 1).power(0.2, 3, 3, 0.05)).isCloseTo(0.815835336948884, CLOSE);
        assertThat(tost(-0.5, 0.6, 1).power(0.1, 40, 80, 0.025)).isCloseTo(0.5932361673473658, CLOSE);
        assertThat(tost(-0.015, 0.015, 1).power(0, 100_000, 100_000, 0.05)).isCloseTo(0.9125929415897721, CLOSE);
        var z = new Equivalence(-0.5, 0.5, 1, MeanTest.Z);
        assertThat(z.power(0.1, 60, 60, 0.05)).isCloseTo(0.657130882107835, CLOSE);
        assertThat(z.power(0.1, 5, 5, 0.05)).isZero();
        assertThat(z.fewest()).isZero();
        assertThat(tost(-1, 1, 1).fewest()).isEqualTo(2);
    }

    @Test
    void equivalenceOfAMirroredEffectIsTheSame() {
        assertThat(tost(-0.5, 0.6, 1).power(0.2, 50, 30, 0.05)).isCloseTo(tost(-0.6, 0.5, 1).power(-0.2, 30, 50, 0.05), CLOSE);
        assertThat(tost(-5, 6, 10).power(2, 50, 30, 0.05)).isCloseTo(tost(-0.5, 0.6, 1).power(0.2, 50, 30, 0.05), CLOSE);
        assertThat(tost(-0.5, 0.5, 1).power(3, 50, 50, 0.05)).isLessThan(1e-12);
    }

    private static Equivalence tost(double low, double high, double sd) {
        return new Equivalence(low, high, sd, MeanTest.STUDENT);
    }

    @Test
    void severalGroups() {
        assertThat(new Anova(4).power(0.25, 30, 30, 0.05)).isCloseTo(0.6065227867477793, CLOSE);
        assertThat(new GoodnessOfFit(2).power(0.03, 10_000, 0, 0.001)).isCloseTo(0.28597206789256474, CLOSE);
        assertThat(new GoodnessOfFit(2).power(1, 1e12, 0, 0.001)).isEqualTo(1);
        // Two groups: the F test is the two-sided t test with f = d / 2.
        assertThat(new Anova(2).power(0.25, 40, 40, 0.05))
                .isCloseTo(TwoMeans.student(1, Alternative.TWO_SIDED).power(0.5, 40, 40, 0.05), CLOSE);
        assertThat(new Anova(3).extreme(Direction.BELOW)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void clusters() {
        assertThat(DesignEffect.factor(20, 0.05)).isCloseTo(1.95, within(1e-15));
        assertThat(DesignEffect.factor(20, 0.5, 0.05)).isCloseTo(1 + (1.25 * 20 - 1) * 0.05, within(1e-15));
        assertThat(DesignEffect.factor(1, 0.3)).isEqualTo(1);
        assertThat(DesignEffect.clusters(100, 20)).isEqualTo(5);
        assertThat(DesignEffect.clusters(101, 20)).isEqualTo(6);
        var plain = new Equivalence(-0.3, 0.3, 1, MeanTest.STUDENT);
        var clustered = new DesignEffect(plain, 2);
        assertThat(clustered.power(0, 400, 300, 0.05)).isEqualTo(plain.power(0, 200, 150, 0.05));
        assertThat(clustered.highestAlpha()).isEqualTo(0.5);
        assertThat(clustered.fewest()).isEqualTo(4);
        assertThat(clustered.nothing(Direction.BELOW)).isEqualTo(-0.3);
        assertThat(clustered.extreme(Direction.ABOVE)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> DesignEffect.factor(0.5, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> DesignEffect.factor(5, -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> DesignEffect.factor(5, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> DesignEffect.factor(5, -1, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DesignEffect(plain, 0));
    }

    @Test
    void levelsOfSeveralComparisons() {
        Level five = Level.FIVE_PERCENT;
        assertThat(level(Correction.NONE, five, 3, 1)).isEqualTo(0.05);
        assertThat(level(Correction.BONFERRONI, five, 4, 1)).isEqualTo(0.0125);
        assertThat(level(Correction.SIDAK, five, 3, 1)).isCloseTo(0.016952427508441503, within(1e-15));
        // Dunnett's table: 2.35 for three treatments, two-sided 5 %, infinite degrees of freedom
        assertThat(level(Correction.DUNNETT, five, 3, 1)).isCloseTo(0.018825393669449016, CLOSE);
        assertThat(level(Correction.DUNNETT, five, 1, 1)).isEqualTo(0.05);
        assertThat(Correction.DUNNETT.perComparison(Level.of(0.025), 4, 0.5, Alternative.GREATER).alpha())
                .isCloseTo(0.006735118431228882, CLOSE);
        assertThatIllegalArgumentException().isThrownBy(() -> level(Correction.SIDAK, five, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> level(Correction.SIDAK, five, 1, 0));
    }

    private static double level(Correction correction, Level level, int treatments, double ratio) {
        return correction.perComparison(level, treatments, ratio, Alternative.TWO_SIDED).alpha();
    }

    @Test
    void refusesWhatIsNoDesign() {
        var two = Alternative.TWO_SIDED;
        assertThatIllegalArgumentException().isThrownBy(() -> TwoMeans.student(0, two));
        assertThatIllegalArgumentException().isThrownBy(() -> TwoMeans.welch(1, Double.POSITIVE_INFINITY, two));
        assertThatIllegalArgumentException().isThrownBy(() -> new TwoMeans(1, 2, 0, MeanTest.STUDENT, two));
        assertThatIllegalArgumentException().isThrownBy(() -> new TwoMeans(1, 1, Double.NaN, MeanTest.Z, two));
        assertThatIllegalArgumentException().isThrownBy(() -> new OneMean(0, 0, MeanTest.Z, two));
        assertThatIllegalArgumentException().isThrownBy(() -> new OneMean(1, Double.NaN, MeanTest.Z, two));
        assertThatIllegalArgumentException().isThrownBy(() -> new OneMean(1, 0, MeanTest.WELCH, two));
        assertThatIllegalArgumentException().isThrownBy(() -> OneMean.paired(1, 1, two));
        assertThatIllegalArgumentException().isThrownBy(() -> OneMean.paired(1, -1.1, two));
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedProportions(0, two));
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedProportions(1.1, two));
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedProportions(0.1, two).power(0.2, 9, 0, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> TwoRates.poisson(0, RateVariance.TRUE_RATES, two));
        assertThatIllegalArgumentException().isThrownBy(() -> rates(1, 0, 0, 1, RateVariance.TRUE_RATES));
        assertThatIllegalArgumentException().isThrownBy(() -> rates(1, 1, -1, 1, RateVariance.TRUE_RATES));
        assertThatIllegalArgumentException().isThrownBy(() -> rates(1, 1, 0, 0, RateVariance.TRUE_RATES));
        assertThatIllegalArgumentException().isThrownBy(() -> tost(1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> tost(0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Equivalence(0, 1, 1, MeanTest.WELCH));
        assertThatIllegalArgumentException().isThrownBy(() -> new Anova(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GoodnessOfFit(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Observation(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Observation(-1, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Observation(1, -2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Observation(1, 2, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> logRank(0, 1, LogRankFormula.SCHOENFELD));
        assertThatIllegalArgumentException().isThrownBy(() -> logRank(1, 0, LogRankFormula.SCHOENFELD));
        assertThatIllegalArgumentException().isThrownBy(() -> logRank(1, 1.2, LogRankFormula.FREEDMAN));
    }

    private static LogRank logRank(double hazard, double margin, LogRankFormula formula) {
        return new LogRank(hazard, Observation.COMPLETE, margin, formula, Alternative.LESS);
    }
}
