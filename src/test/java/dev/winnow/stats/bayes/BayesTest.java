package dev.winnow.stats.bayes;

import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.numeric.Quadrature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BayesTest {
    private static final Level FIVE = Level.FIVE_PERCENT;

    private static Stream<Posterior> posteriors() {
        return Stream.of(
                new BetaPosterior(0.5, 20.5), new BetaPosterior(20.5, 0.5), new BetaPosterior(0.1, 0.2),
                new BetaPosterior(3, 7), new BetaPosterior(1e8, 9e8), new GammaPosterior(0.3, 20),
                new GammaPosterior(12_000, 3e5), new NormalPosterior(-3, 0.02));
    }

    @ParameterizedTest
    @MethodSource("posteriors")
    void theSmoothCoordinateHoldsAllOfIt(Posterior p) {
        int panels = (int) Math.ceil((p.to() - p.from()) / p.scale()) + 4;
        near(1, Quadrature.integrate(p::densityAt, p.from(), p.to(), panels), 1e-9);
        near(p.mean(), Quadrature.integrate(y -> p.densityAt(y) * p.value(y), p.from(), p.to(), panels), 1e-9);
        double variance = Quadrature.integrate(
                y -> p.densityAt(y) * Math.pow(p.value(y) - p.mean(), 2), p.from(), p.to(), panels);
        near(p.sd() * p.sd(), variance, 1e-7);
        double y = p.from() * 0.49 + p.to() * 0.51;
        assertEquals(1, p.cumulativeAt(y) + p.survivalAt(y), 1e-12);
        assertTrue(p.slope(y) > 0);
    }

    @ParameterizedTest
    @MethodSource("posteriors")
    void intervalsHoldWhatTheySay(Posterior p) {
        Posterior.Interval equal = p.interval(FIVE);
        near(p.quantile(0.025), equal.low(), 1e-13);
        near(p.upperQuantile(0.025), equal.high(), 1e-13);
        Posterior.Interval narrow = p.narrowest(FIVE);
        assertTrue(narrow.high() - narrow.low() <= (equal.high() - equal.low()) * (1 + 1e-9));
    }

    @Test
    void narrowestEndsAreEquallyLikely() {
        for (Posterior p : List.of(new BetaPosterior(3, 9), new BetaPosterior(60, 4), new GammaPosterior(5, 2))) {
            Posterior.Interval n = p.narrowest(Level.of(0.2));
            near(p.density(n.low()), p.density(n.high()), 1e-7);
        }
        assertEquals(0, new BetaPosterior(0.7, 9).narrowest(FIVE).low());
        assertEquals(1, new BetaPosterior(9, 1).narrowest(FIVE).high());
        assertEquals(0, new GammaPosterior(1, 3).narrowest(FIVE).low());
        var flat = new BetaPosterior(1, 1);
        assertEquals(flat.interval(FIVE), flat.narrowest(FIVE));
        // Exponential with rate 3: the lowest 95 %.
        near(-Math.log(0.05) / 3, new GammaPosterior(1, 3).narrowest(FIVE).high(), 1e-12);
    }

    @Test
    void narrowestReachesTheEndThatThePeakIsCloseTo() {
        // Equally likely ends leave out 5e-16 above and end at 1 - 1.2e-13 (scipy betaincinv).
        Level one = Level.of(0.01);
        Posterior.Interval above = new BetaPosterior(500, 1.2).narrowest(one);
        near(0.9899555831457508, above.low(), 1e-10);
        assertEquals(1, above.high(), 1e-10);
        Posterior.Interval below = new BetaPosterior(1.2, 500).narrowest(one);
        assertEquals(0, below.low(), 1e-10);
        near(1 - 0.9899555831457508, below.high(), 1e-8);
    }

    @ParameterizedTest
    @CsvSource({
        // Miller (2014) closed sum in 30 digits: P(B > A) for A ~ Beta(a, b), B ~ Beta(c, d)
        "2,3,3,2,0.75714285714285714", "1,21,3,19,0.88414634146341463", "1,1,1,1,0.5"})
    void probabilityInClosedForm(double a, double b, double c, double d, double want) {
        near(want, Arms.probabilityHigher(new BetaPosterior(c, d), new BetaPosterior(a, b)), 1e-12);
        assertEquals(1 - want, Arms.probabilityHigher(new BetaPosterior(a, b), new BetaPosterior(c, d)), 1e-12);
    }

    @Test
    void tenMillionUnits() {
        // 30-digit Gauss-Legendre in mpmath
        var p = new BetaPosteriors(new BetaPosterior(501_010, 9_499_090), new BetaPosterior(500_010, 9_500_090));
        near(0.84743238789181728, p.probabilityTreatmentHigher(), 1e-12);
    }

    @Test
    void farTailsKeepTheirDigits() {
        // Normal arms: P = Phi(-20/sqrt 2), loss by the closed form of their difference.
        var low = new NormalPosterior(0, 1);
        var high = new NormalPosterior(20, 1);
        var difference = new NormalPosterior(20, Math.sqrt(2));
        near(difference.probabilityBelowZero(), Arms.probabilityHigher(low, high), 1e-9);
        near(difference.expectedLossBelow(), Arms.expectedLoss(high, low), 1e-9);
        near(difference.expectedLossAbove(), Arms.expectedLoss(low, high), 1e-12);
        var narrow = new NormalPosterior(5, 0.01);
        near(new NormalPosterior(5, Math.hypot(1, 0.01)).probabilityBelowZero(), Arms.probabilityHigher(low, narrow), 1e-9);
        near(new NormalPosterior(5, Math.hypot(1, 0.01)).expectedLossBelow(), Arms.expectedLoss(narrow, low), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0.5,20.5,3,19", "100,900,130,880", "1,1,50,50", "0.3,0.4,2,5"})
    void lossesDifferByTheMeans(double a, double b, double c, double d) {
        var x = new BetaPosterior(a, b);
        var y = new BetaPosterior(c, d);
        assertEquals(y.mean() - x.mean(), Arms.expectedLoss(x, y) - Arms.expectedLoss(y, x), 1e-11);
        assertEquals(1, Arms.probabilityHigher(x, y) + Arms.probabilityHigher(y, x), 1e-11);
    }

    @Test
    void standingsOfTwoAreTheComparisonOfTwo() {
        var x = new GammaPosterior(11, 101);
        var y = new GammaPosterior(16, 101);
        List<Arms.Standing> s = Arms.standings(List.of(x, y));
        near(Arms.probabilityHigher(x, y), s.get(0).probabilityBest(), 1e-10);
        near(Arms.expectedLoss(x, y), s.get(0).expectedLoss(), 1e-10);
        near(Arms.expectedLoss(y, x), s.get(1).expectedLoss(), 1e-10);
        assertEquals(y.mean(), s.get(1).mean());
        near(new GammaPosteriors(y, x).probabilityTreatmentHigher(), s.get(1).probabilityBest(), 1e-10);
        near(new GammaPosteriors(x, y).probabilityTreatmentHigher(), s.get(0).probabilityBest(), 1e-10);
    }

    @Test
    void standingsAreWholeAndFollowTheOrder() {
        List<Arms.Standing> s = Arms.standings(List.of(
                new BetaPosterior(10, 90), new BetaPosterior(12, 88), new BetaPosterior(12, 88), new BetaPosterior(3, 97)));
        assertEquals(1, s.stream().mapToDouble(Arms.Standing::probabilityBest).sum(), 1e-11);
        assertEquals(s.get(1), s.get(2));
        assertTrue(s.get(1).expectedLoss() < s.get(0).expectedLoss());
        double most = s.get(0).mean() + s.get(0).expectedLoss();
        for (Arms.Standing arm : s) {
            assertEquals(most, arm.mean() + arm.expectedLoss(), 1e-11, "E[max] is the same from every arm");
        }
    }

    @Test
    void oneKindAndTwoArmsAtLeast() {
        assertThrows(IllegalArgumentException.class, () -> Arms.standings(List.of(new BetaPosterior(1, 1))));
        assertThrows(IllegalArgumentException.class,
                () -> Arms.probabilityHigher(new BetaPosterior(1, 1), new NormalPosterior(0, 1)));
        assertThrows(IllegalArgumentException.class,
                () -> Arms.expectedLoss(new BetaPosterior(1, 1), new NormalPosterior(0, 1)));
    }

    @Test
    void priorsAndDataAddUp() {
        assertEquals(new BetaPosterior(13, 89), BetaPosterior.of(new Proportion(12, 100)));
        assertEquals(new GammaPosterior(14, 110), new GammaPosterior(2, 10).given(12, 100));
        NormalPosterior p = new NormalPosterior(1, 2).given(4, 1);
        near((1 / 4.0 + 4) / (1 / 4.0 + 1), p.mean(), 1e-14);
        near(Math.sqrt(1 / 1.25), p.sd(), 1e-14);
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new BetaPosterior(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new BetaPosterior(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new BetaPosterior(Double.POSITIVE_INFINITY, 1));
        assertThrows(IllegalArgumentException.class, () -> new BetaPosterior(1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new GammaPosterior(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new GammaPosterior(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new GammaPosterior(Double.POSITIVE_INFINITY, 1));
        assertThrows(IllegalArgumentException.class, () -> new GammaPosterior(1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new GammaPosterior(1, 1).given(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new GammaPosterior(1, 1).given(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new NormalPosterior(0, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new NormalPosterior(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new NormalPosterior(0, 1).given(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new NormalPosterior(0, 1).probabilityBetween(1, 0));
    }

    @Test
    void densitiesEndWhereTheQuantityEnds() {
        assertEquals(0, new BetaPosterior(2, 2).density(-0.1));
        assertEquals(0, new BetaPosterior(2, 2).density(1.1));
        near(1.5, new BetaPosterior(2, 2).density(0.5), 1e-13);
        assertEquals(0, new GammaPosterior(2, 2).density(-1));
        near(4 * Math.exp(-2), new GammaPosterior(2, 2).density(1), 1e-13);
    }

    @Test
    void ratioOfRates() {
        var p = new GammaPosteriors(new GammaPosterior(16, 101), new GammaPosterior(11, 101));
        near(1.6, p.ratioMean().orElseThrow(), 1e-13);
        // Quadrature of the vectors' reference
        near(0.6826731944219281, p.ratio(FIVE).low(), 1e-9);
        near(3.2822520886791846, p.ratio(FIVE).high(), 1e-9);
        assertEquals(Optional.empty(),
                new GammaPosteriors(new GammaPosterior(4, 2), new GammaPosterior(1, 2)).ratioMean());
    }

    @Test
    void regionOfPracticalEquivalence() {
        var p = new NormalPosterior(0.02, 0.01);
        near(p.probabilityAbove(-0.005) - p.probabilityAbove(0.005), p.probabilityBetween(-0.005, 0.005), 1e-12);
        // Far out on either side the same by symmetry, with all digits.
        near(new NormalPosterior(-8, 1).probabilityBetween(-0.005, 0.005),
                new NormalPosterior(8, 1).probabilityBetween(-0.005, 0.005), 1e-12);
        near(5.053597402455692e-17, new NormalPosterior(-8, 1).probabilityBetween(-0.005, 0.005), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        // mpmath, 40 digits: phi(z) - z Phi(-z)
        "2,0.008490702616829637", "7.9,1.712707557436170914e-16", "20,1.370012494729579943e-90"})
    void lossOfAFarEffect(double z, double want) {
        near(want, new NormalPosterior(z, 1).expectedLossBelow(), 1e-10);
        near(3 * want, new NormalPosterior(3 * z, 3).expectedLossBelow(), 1e-10);
    }

    @Test
    void bayesFactorOfRates() {
        var prior = new BetaPosterior(1, 1);
        // By hand for 1 of 1 and 0 of 1: B(2,1) B(1,2) / (B(1,1) B(2,2)) = 1/4 * 6
        near(Math.log(1.5), BayesFactor.twoRates(new Proportion(1, 1), new Proportion(0, 1), prior), 1e-12);
        assertTrue(BayesFactor.twoRates(new Proportion(500, 1000), new Proportion(500, 1000), prior) < 0);
        assertTrue(BayesFactor.twoRates(new Proportion(600, 1000), new Proportion(500, 1000), prior) > 5);
    }

    @Test
    void bayesFactorOfT() {
        // BayesFactor::ttest.tstat(2.1, 30, 30, rscale = .5)
        near(0.5841649114547, BayesFactor.jzs(2.1, 30, 30, 0.5), 1e-9);
        near(BayesFactor.jzs(2.1, 30, 40, 0.5), BayesFactor.jzs(-2.1, 40, 30, 0.5), 1e-12);
        assertTrue(Double.isFinite(BayesFactor.jzs(200, 100_000_000, 100_000_000, 0.7)));
        assertTrue(Double.isFinite(BayesFactor.jzs(1e6, 2, 1, 0.7)));
        assertThrows(IllegalArgumentException.class, () -> BayesFactor.jzs(1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> BayesFactor.jzs(1, 0, 5, 1));
        assertThrows(IllegalArgumentException.class, () -> BayesFactor.jzs(1, 5, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> BayesFactor.jzs(1, 5, 5, 0));
        assertThrows(IllegalArgumentException.class, () -> BayesFactor.jzs(1, 5, 5, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> BayesFactor.jzs(Double.NaN, 5, 5, 1));
    }

    @Test
    void relativeDensityIsADensity() {
        var p = BetaPosteriors.of(new Proportion(12, 100), new Proportion(10, 110));
        double mass = Quadrature.integrate(p::relativeDensity, -0.999, 12, 400);
        assertEquals(1, mass, 1e-6);
        assertEquals(0, p.relativeDensity(-1));
    }
}
