package dev.winnow.stats.bayes;

import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Level;
import dev.winnow.stats.Proportion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures of SciPy quadrature and of mpmath in 30 digits, and arms that are hard to integrate.
class PosteriorFiguresTest {
    private static final Level FIVE = Level.FIVE_PERCENT;

    /// P(X > Y) = Phi of the difference, losses by its closed form; the second arm up to a million times as precise.
    @ParameterizedTest
    @CsvSource({"0.7,1", "0.7,1e-3", "0.7,1e-5", "0.7,1e-6", "-0.7,1e-6", "10,1", "20,1", "36,0.5", "-20,1"})
    void normalArmsInClosedForm(double mean, double sd) {
        var x = new NormalPosterior(0, 1);
        var y = new NormalPosterior(mean, sd);
        var difference = new NormalPosterior(mean, Math.hypot(1, sd));
        near(difference.probabilityBelowZero(), Arms.probabilityHigher(x, y), 1e-10);
        near(difference.probabilityAboveZero(), Arms.probabilityHigher(y, x), 1e-10);
        near(difference.expectedLossAbove(), Arms.expectedLoss(x, y), 1e-10);
        near(difference.expectedLossBelow(), Arms.expectedLoss(y, x), 1e-10);
        List<Arms.Standing> both = Arms.standings(List.of(x, y));
        near(difference.probabilityBelowZero(), both.get(0).probabilityBest(), 1e-10);
        near(difference.expectedLossAbove(), both.get(0).expectedLoss(), 1e-10);
        near(difference.expectedLossBelow(), both.get(1).expectedLoss(), 1e-10);
    }

    /// Ten million conversions against none, from Jeffreys' prior.
    @Test
    void armsOfVeryDifferentSize() {
        var many = new BetaPosterior(1e7, 1e9);
        var none = new BetaPosterior(0.5, 20.5);
        near(0.474467938994129357, Arms.probabilityHigher(many, none), 1e-10);
        near(0.525532061005870642, Arms.probabilityHigher(none, many), 1e-10);
        near(0.474467938994129357, Arms.standings(List.of(none, many)).get(1).probabilityBest(), 1e-10);
    }

    @Test
    void threeNormalArms() {
        List<Arms.Standing> s = Arms.standings(
                List.of(new NormalPosterior(0, 1), new NormalPosterior(0.5, 0.3), new NormalPosterior(-0.2, 2)));
        near(0.23067439441492602, s.get(0).probabilityBest(), 1e-10);
        near(0.44031609545122896, s.get(1).probabilityBest(), 1e-10);
        near(0.32900951013384505, s.get(2).probabilityBest(), 1e-10);
        near(1.1553030337231989, s.get(0).expectedLoss(), 1e-10);
        near(0.6553030337231988, s.get(1).expectedLoss(), 1e-10);
        near(1.355303033723199, s.get(2).expectedLoss(), 1e-10);
        assertEquals(0.5, s.get(1).mean());
    }

    @Test
    void twoRates() {
        var p = BetaPosteriors.of(new Proportion(30, 100), new Proportion(20, 110));
        near(0.9771111507843082, p.probabilityTreatmentHigher(), 1e-10);
        near(0.022888849215691873, p.probabilityTreatmentLower(), 1e-10);
        near(0.000500307162880771, p.expectedLossBelow(), 1e-10);
        near(0.11692187579033175, p.expectedLossAbove(), 1e-10);
    }

    @ParameterizedTest
    @CsvSource({"-0.9,1.0460060975993189", "-0.5,0.48379104487117214", "0,0.20807818734898227", "1,0.08108112798430166",
        "5,0.016644859400438587"})
    void relativeDensityOfArmsOfVeryDifferentSize(double r, double want) {
        var p = new BetaPosteriors(new BetaPosterior(1e6, 1e8), new BetaPosterior(0.5, 20.5));
        near(want, p.relativeDensity(r), 1e-10);
    }

    @ParameterizedTest
    @CsvSource({"-0.9,1.6847513446278828753e-7", "-0.5,0.10100125093937193872", "0,0.81306759528182577891",
        "1,0.27604616004681165826", "5,0.00020567204162061546"})
    void relativeDensity(double r, double want) {
        var p = BetaPosteriors.of(new Proportion(12, 100), new Proportion(10, 110));
        near(want, p.relativeDensity(r), 1e-10);
        assertEquals(0, p.relativeDensity(-1.5));
    }

    @Test
    void ratesOfEvents() {
        var p = new GammaPosteriors(new GammaPosterior(6, 9), new GammaPosterior(4, 7));
        near(0.6093043690780178, p.probabilityTreatmentHigher(), 1e-12);
        // The same with the longer exposure in control.
        var turned = new GammaPosteriors(new GammaPosterior(4, 7), new GammaPosterior(6, 9));
        near(1 - 0.6093043690780178, turned.probabilityTreatmentHigher(), 1e-12);
        near(0.3322155006616222, p.ratio(FIVE).low(), 1e-10);
        near(4.89961203820285, p.ratio(FIVE).high(), 1e-10);
        // Where nearly all events are control's; mpmath, 30 digits. R takes so many degrees of freedom as infinite.
        var rare = new GammaPosteriors(new GammaPosterior(0.5, 1), new GammaPosterior(1e6, 1));
        near(4.9103468146684047e-10, rare.ratio(FIVE).low(), 1e-12);
        near(2.511946876576437e-6, rare.ratio(FIVE).high(), 1e-12);
        near(6 / 9.0 * 7 / 3, p.ratioMean().orElseThrow(), 1e-14);
        assertEquals(new GammaPosterior(1, 2), new GammaPosterior(1, 2).given(0, 0));
    }

    @Test
    void narrowestIntervals() {
        near(0.07837756932115901, new BetaPosterior(3, 9).narrowest(Level.of(0.2)).low(), 1e-9);
        near(0.378151655742286, new BetaPosterior(3, 9).narrowest(Level.of(0.2)).high(), 1e-9);
        near(0.8782436831928689, new BetaPosterior(60, 4).narrowest(FIVE).low(), 1e-9);
        near(0.9879811262985579, new BetaPosterior(60, 4).narrowest(FIVE).high(), 1e-9);
        near(0.6034800509973598, new GammaPosterior(5, 2).narrowest(FIVE).low(), 1e-9);
        near(4.7151084912788175, new GammaPosterior(5, 2).narrowest(FIVE).high(), 1e-9);
        var normal = new NormalPosterior(3, 2);
        assertEquals(normal.interval(FIVE), normal.narrowest(FIVE));
    }

    /// Roots of f(low) = f(high), F(high) - F(low) = 0.95; the lower ones are below 1e-10.
    @ParameterizedTest
    @CsvSource({"1.05,3.09186571592316392", "1.1,3.18666411376239822", "1.125,3.2335960230530"})
    void thePeakIsAllButAtTheEnd(double shape, double high) {
        Posterior.Interval i = new GammaPosterior(shape, 1).narrowest(FIVE);
        assertEquals(0, i.low(), 1e-9);
        near(high, i.high(), 3e-9);
        Posterior.Interval mirrored = new BetaPosterior(30, shape).narrowest(FIVE);
        Posterior.Interval direct = new BetaPosterior(shape, 30).narrowest(FIVE);
        assertEquals(1, mirrored.high(), 1e-9);
        near(1 - direct.high(), mirrored.low(), 1e-9);
    }

    @Test
    void anEndWhereTheDensityIsHighest() {
        near(1 - Math.pow(0.05, 1 / 3.0), new BetaPosterior(1, 3).narrowest(FIVE).high(), 1e-12);
        near(Math.pow(0.05, 1 / 3.0), new BetaPosterior(3, 1).narrowest(FIVE).low(), 1e-12);
        for (BetaPosterior both : List.of(new BetaPosterior(1, 0.5), new BetaPosterior(0.5, 1))) {
            assertEquals(both.interval(FIVE), both.narrowest(FIVE));
        }
        assertEquals(3, new BetaPosterior(1, 3).density(0), 1e-13);
        assertEquals(3, new BetaPosterior(3, 1).density(1), 1e-13);
        assertEquals(2, new GammaPosterior(1, 2).density(0), 1e-13);
    }

    /// scipy.stats.norm
    @Test
    void normal() {
        var p = new NormalPosterior(0.3, 0.5);
        near(0.7257468822499265, p.probabilityAboveZero(), 1e-13);
        near(0.2742531177500736, p.probabilityBelowZero(), 1e-13);
        near(0.6554217416103242, p.probabilityAbove(0.1), 1e-13);
        near(0.38116862386025063, p.probabilityBetween(0.1, 0.6), 1e-13);
        assertEquals(0, p.probabilityBetween(0.3, 0.3));
        near(0.08433636612087776, p.expectedLossBelow(), 1e-13);
        near(0.38433636612087774, p.expectedLossAbove(), 1e-13);
        near(0.7820853879509118, p.density(0.4), 1e-13);
    }

    /// Integration over g in mpmath; of rates, sums of logarithms of beta functions.
    @Test
    void bayesFactors() {
        assertEquals(-0.257415643192748477, BayesFactor.jzs(1, 1, 2, 1), 1e-10);
        assertEquals(4.2974327015441609787, BayesFactor.jzs(4.5, 12, 9, 0.5), 1e-9);
        assertEquals(-1.87185121342878042667, BayesFactor.jzs(0, 50, 50, 1), 1e-10);
        var prior = new BetaPosterior(2, 3);
        assertEquals(
                0.5991448620993189, BayesFactor.twoRates(new Proportion(7, 20), new Proportion(4, 30), prior), 1e-11);
        assertEquals(0, BayesFactor.twoRates(new Proportion(0, 0), new Proportion(0, 0), prior), 1e-13);
        assertThrows(IllegalArgumentException.class, () -> BayesFactor.jzs(1, 5, 5, Double.NaN));
    }
}
