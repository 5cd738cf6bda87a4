package dev.winnow.stats.bayes;

import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Posteriors with a pole, and arms so far apart that nothing of one is where the other is.
class ArmsEdgesTest {
    /// P(first > second) by quadrature of the incomplete beta function, mpmath with 20 digits.
    @ParameterizedTest
    @CsvSource({
        "0.05,100,5,95,5.428964706891688e-4", "0.05,100,0.05,95,0.4987930876812889",
        "0.01,100,0.01,95,0.4997457347279293", "0.03,0.02,0.04,0.05,0.6191666142303923",
        "0.01,2,3,0.01,6.227929337065606e-6"})
    void aPoleAtTheEnd(double a, double b, double c, double d, double want) {
        var x = new BetaPosterior(a, b);
        var y = new BetaPosterior(c, d);
        near(want, Arms.probabilityHigher(x, y), 1e-11);
        near(1 - want, Arms.probabilityHigher(y, x), 1e-11);
        // The same from the other end.
        near(want, Arms.probabilityHigher(new BetaPosterior(d, c), new BetaPosterior(b, a)), 1e-11);
        near(1 - want, Arms.probabilityHigher(new BetaPosterior(b, a), new BetaPosterior(d, c)), 1e-11);
    }

    @Test
    void gammasWithAPole() {
        var x = new GammaPosterior(0.05, 200);
        var y = new GammaPosterior(0.05, 100);
        near(0.4838017200271692, Arms.probabilityHigher(x, y), 1e-11);
        List<Arms.Standing> withAThird = Arms.standings(List.of(x, y, new GammaPosterior(1, 1e300)));
        near(0.4838017200271692, withAThird.get(0).probabilityBest(), 1e-11);
        near(1 - 0.4838017200271692, withAThird.get(1).probabilityBest(), 1e-11);
        assertEquals(1, x.cumulativeAt(-800) + x.survivalAt(-800), 1e-15);
    }

    /// mpmath, over the logit of the control's rate.
    @Test
    void theRatioOfTwoPoles() {
        var p = new BetaPosteriors(new BetaPosterior(0.05, 100), new BetaPosterior(0.05, 95));
        near(0.01799430839634662, p.relativeDensity(0.3), 1e-11);
        near(0.00768497351183118, p.relativeDensity(2), 1e-11);
    }

    @Test
    void normalsFarApart() {
        var wide = new NormalPosterior(0, 1);
        var narrow = new NormalPosterior(10, 1e-4);
        // Phi(-10 / sqrt(1 + 1e-8))
        near(7.619856871461e-24, Arms.probabilityHigher(wide, narrow), 1e-12);
        near(1, Arms.probabilityHigher(narrow, wide), 0);
    }

    /// A third arm that cannot matter takes the closed form away.
    @ParameterizedTest
    @CsvSource({"1,1,7", "1,1,20", "0.1,1,10", "1,0.1,10", "1e-4,1,10", "1,1e-4,10", "1,1e-7,8"})
    void threeNormalsFarApart(double low, double high, double apart) {
        var behind = new NormalPosterior(0, low);
        var ahead = new NormalPosterior(apart, high);
        List<Arms.Standing> three = Arms.standings(List.of(behind, ahead, new NormalPosterior(-1e3, 1)));
        near(Arms.probabilityHigher(behind, ahead), three.get(0).probabilityBest(), 1e-10);
        near(Arms.expectedLoss(ahead, behind), three.get(1).expectedLoss(), 1e-10);
        near(Arms.expectedLoss(behind, ahead), three.get(0).expectedLoss(), 1e-12);
        assertEquals(0, three.get(2).probabilityBest());
    }

    /// Two equal arms behind: integral of Phi(t - 8) (1 - Phi(t)^2) in mpmath.
    @Test
    void aSmallLossToSeveral() {
        var ahead = new NormalPosterior(8, 1);
        var behind = new NormalPosterior(0, 1);
        near(3.643184367425739e-9, Arms.standings(List.of(behind, ahead, behind)).get(1).expectedLoss(), 1e-12);
    }

    /// mpmath with 25 digits.
    @Test
    void ratesFarApart() {
        var low = new BetaPosterior(30, 970);
        var high = new BetaPosterior(600, 400);
        near(2.41844381580945e-193, Arms.probabilityHigher(low, high), 1e-10);
        near(1.825270277242911e-196, Arms.expectedLoss(high, low), 1e-10);
    }

    /// The closed form is the regularised beta function at 30.52 / (58.2 + 30.52), mpmath.
    @Test
    void eventsFarApart() {
        var low = new GammaPosterior(0.1066, 58.2);
        var high = new GammaPosterior(454.46, 30.52);
        near(1.6823601682042429e-214, Arms.probabilityHigher(low, high), 1e-11);
        var third = new GammaPosterior(1e3, 1e7);
        near(1.6823601682042429e-214, Arms.standings(List.of(low, high, third)).get(0).probabilityBest(), 1e-10);
    }

    /// Arms that are nowhere near each other cost no panels in between.
    @Test
    void manyRatesFarApart() {
        List<Posterior> arms = IntStream.range(0, 10)
                .<Posterior>mapToObj(i -> new BetaPosterior(0.05e9 * (1 + 0.05 * i), 1e9))
                .toList();
        List<Arms.Standing> s = assertTimeout(Duration.ofSeconds(10), () -> Arms.standings(arms));
        assertEquals(1, s.getLast().probabilityBest(), 1e-11);
        assertEquals(0, s.getLast().expectedLoss());
        near(arms.getLast().mean() - arms.getFirst().mean(), s.getFirst().expectedLoss(), 1e-12);
    }

    /// Integration over g in mpmath with 30 digits.
    @ParameterizedTest
    @CsvSource({
        "0,5,5,-0.70850277605530939", "1e12,5,5,184.07897268957748", "1e18,5,5,280.78754659532739",
        "1e20,5,5,313.02373789724403", "-1e200,5,5,3214.2809550697416", "1e18,1,2,2.9860038837926642",
        "1e200,1,2,5.3606107637662755"})
    void evidenceOfAHugeT(double t, long n1, long n0, double want) {
        near(want, BayesFactor.jzs(t, n1, n0, Math.sqrt(0.5)), 1e-10);
    }

    @Test
    void evidenceOnAnyPrior() {
        near(19989.265852044054, BayesFactor.jzs(200, 100_000_000, 100_000_000, 0.7), 1e-10);
        near(19949.99008044432, BayesFactor.jzs(200, 100_000_000, 100_000_000, 1e-20), 1e-10);
        assertEquals(0, BayesFactor.jzs(3, 5, 5, 1e-308), 1e-13);
    }
}
