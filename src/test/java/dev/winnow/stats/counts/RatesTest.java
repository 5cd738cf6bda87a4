package dev.winnow.stats.counts;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.proportions.EquivalenceTest;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.PointMass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {
    private static final Level FIVE = Level.FIVE_PERCENT;
    private static final Alternative BOTH = Alternative.TWO_SIDED;
    private static final EventCount T = new EventCount(60, 51477);
    private static final EventCount C = new EventCount(30, 54309);

    @Test
    void exactRatioAgreesWithR() {
        // R 4.2.2 poisson.test(c(60, 30), c(51477, 54309))
        RateRatioTest r = known(RateRatioTest.of(T, C, 1, PointMass.WHOLE, BOTH, FIVE));
        near(1.339756135, r.low(), 1e-8);
        near(3.388417203, r.high(), 1e-8);
        near(60.0 / 51477 / (30.0 / 54309), r.ratio(), 1e-14);
        near(Math.log(r.p()), r.logP(), 1e-10);
        RateRatioTest back = known(RateRatioTest.of(C, T, 1, PointMass.WHOLE, BOTH, FIVE));
        near(r.p(), back.p(), 1e-9);
        near(1 / r.low(), back.high(), 1e-9);
        RateRatioTest mid = known(RateRatioTest.of(T, C, 1, PointMass.HALF, BOTH, FIVE));
        assertTrue(mid.p() < r.p() && mid.low() > r.low() && mid.high() < r.high());
        near(0.025, known(RateRatioTest.of(T, C, mid.low(), PointMass.HALF, Alternative.GREATER, FIVE)).p(), 1e-7);
        near(0.025, known(RateRatioTest.of(T, C, r.high(), PointMass.WHOLE, Alternative.LESS, FIVE)).p(), 1e-7);
        RateRatioTest none = known(RateRatioTest.of(
                new EventCount(4, 50), new EventCount(0, 50), 1, PointMass.WHOLE, BOTH, FIVE));
        assertEquals(Double.POSITIVE_INFINITY, none.ratio());
        assertEquals(Double.POSITIVE_INFINITY, none.high());
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), RateRatioTest.of(
                new EventCount(0, 50), new EventCount(0, 50), 1, PointMass.WHOLE, BOTH, FIVE));
        assertThrows(IllegalArgumentException.class,
                () -> RateRatioTest.of(T, C, 0, PointMass.WHOLE, BOTH, FIVE));
        assertThrows(IllegalArgumentException.class,
                () -> RateRatioTest.of(T, C, Double.POSITIVE_INFINITY, PointMass.WHOLE, BOTH, FIVE));
    }

    @Test
    void ratioTestsAgreeWithStatsmodels() {
        // statsmodels test_poisson_2indep(60, 51477, 30, 54309), two-sided
        near(0.0007118473540046504, known(RateRatio.test(T, C, RateRatioMethod.WALD, 1, BOTH)).p(), 1e-9);
        near(2 * 0.0002849425428521316, known(RateRatio.test(T, C, RateRatioMethod.SQUARE_ROOT, 1, BOTH)).p(), 1e-9);
        for (RateRatioMethod m : List.of(
                RateRatioMethod.WALD, RateRatioMethod.SCORE, RateRatioMethod.WALD_LOG, RateRatioMethod.SCORE_LOG,
                RateRatioMethod.SQUARE_ROOT)) {
            near(-known(RateRatio.test(T, C, m, 1.5, BOTH)).statistic(),
                    known(RateRatio.test(C, T, m, 1 / 1.5, BOTH)).statistic(), 1e-9);
            assertEquals(0, known(RateRatio.test(
                    new EventCount(20, 100), new EventCount(10, 50), m == RateRatioMethod.SQUARE_ROOT
                            ? RateRatioMethod.SCORE : m, 1, BOTH)).statistic(), 1e-12);
        }
        EquivalenceTest e = known(RateRatio.equivalence(T, C, RateRatioMethod.SCORE, 0.5, 2));
        assertEquals(Math.max(e.above().p(), e.below().p()), e.p());
        assertTrue(e.p() > 0.5);
        assertThrows(IllegalArgumentException.class, () -> RateRatio.equivalence(T, C, RateRatioMethod.SCORE, 2, 2));
    }

    @Test
    void ratioIntervals() {
        for (RateRatioMethod m : List.of(RateRatioMethod.SCORE, RateRatioMethod.WALD_LOG, RateRatioMethod.SCORE_LOG)) {
            IntervalEstimate i = known(RateRatio.interval(T, C, m, BOTH, FIVE));
            near(0.025, known(RateRatio.test(T, C, m, i.low(), Alternative.GREATER)).p(), 1e-8);
            near(0.025, known(RateRatio.test(T, C, m, i.high(), Alternative.LESS)).p(), 1e-8);
        }
        // Price and Bonett (2000), equation 2.4, by hand: a = 60.5, b = 30.5
        IntervalEstimate root = known(RateRatio.interval(T, C, RateRatioMethod.SQUARE_ROOT, BOTH, FIVE));
        double zz = 1.959963984540054 * 1.959963984540054;
        double half = Math.sqrt(zz * (91 - zz / 4)) / 2;
        double scale = 54309.0 / 51477;
        near(scale * Math.pow((Math.sqrt(60.5 * 30.5) - half) / (30.5 - zz / 4), 2), root.low(), 1e-9);
        near(scale * Math.pow((Math.sqrt(60.5 * 30.5) + half) / (30.5 - zz / 4), 2), root.high(), 1e-9);
        // statsmodels confint_poisson_2indep(500, 10000, 560, 10200, mover); (12000, 3e5, 12500, 3.1e5, waldcc)
        IntervalEstimate mover = known(RateRatio.interval(
                new EventCount(500, 10000), new EventCount(560, 10200), RateRatioMethod.MOVER, BOTH, FIVE));
        near(0.8073010793800809, mover.low(), 1e-10);
        near(1.0274255727995216, mover.high(), 1e-10);
        near(0.9674624061728312, known(RateRatio.interval(
                new EventCount(12000, 3e5), new EventCount(12500, 3.1e5), RateRatioMethod.WALD_LOG_ADJUSTED, BOTH,
                FIVE)).low(), 1e-10);
        assertEquals(0, known(RateRatio.interval(T, C, RateRatioMethod.SCORE, Alternative.LESS, FIVE)).low());
        assertEquals(Double.POSITIVE_INFINITY,
                known(RateRatio.interval(T, C, RateRatioMethod.SCORE, Alternative.GREATER, FIVE)).high());
    }

    @Test
    void logScoreStopsAtThePeakOfItsStatistic() {
        // Of 7 against 7 the statistic reaches 2.4797 at a ratio of 0.0908 and falls again below.
        var seven = new EventCount(7, 100);
        for (double tail : new double[] {0.1, 0.00714}) {
            IntervalEstimate i = known(RateRatio.interval(
                    seven, seven, RateRatioMethod.SCORE_LOG, Alternative.GREATER, Level.of(tail)));
            assertTrue(i.low() > 0.0908);
            near(tail, known(RateRatio.test(
                    seven, seven, RateRatioMethod.SCORE_LOG, i.low(), Alternative.GREATER)).p(), 1e-9);
            near(1 / i.low(), known(RateRatio.interval(
                    seven, seven, RateRatioMethod.SCORE_LOG, Alternative.GREATER, Level.of(1 - tail))).low(), 1e-9);
        }
        IntervalEstimate all = known(RateRatio.interval(
                seven, seven, RateRatioMethod.SCORE_LOG, BOTH, Level.of(0.01)));
        assertEquals(0, all.low());
        assertEquals(Double.POSITIVE_INFINITY, all.high());
    }

    @Test
    void ratioKeepsItsEdges() {
        var none = new EventCount(0, 10);
        assertEquals(0, known(RateRatio.interval(none, C, RateRatioMethod.SCORE, BOTH, FIVE)).low());
        assertEquals(0, known(RateRatio.interval(none, C, RateRatioMethod.SQUARE_ROOT, BOTH, FIVE)).low());
        assertEquals(Double.POSITIVE_INFINITY, known(RateRatio.interval(T, none, RateRatioMethod.MOVER, BOTH, FIVE)).high());
        assertEquals(2, known(RateRatio.interval(
                none, new EventCount(0, 20), RateRatioMethod.WALD_LOG_ADJUSTED, BOTH, FIVE)).estimate());
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), RateRatio.interval(none, C, RateRatioMethod.WALD_LOG, BOTH, FIVE));
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), RateRatio.test(none, none, RateRatioMethod.SCORE, 1, BOTH));
        assertThrows(IllegalArgumentException.class, () -> RateRatio.interval(T, C, RateRatioMethod.WALD, BOTH, FIVE));
        assertThrows(IllegalArgumentException.class, () -> RateRatio.test(T, C, RateRatioMethod.MOVER, 1, BOTH));
        assertThrows(IllegalArgumentException.class, () -> RateRatio.test(T, C, RateRatioMethod.WALD_LOG_ADJUSTED, 1, BOTH));
        assertThrows(IllegalArgumentException.class, () -> RateRatio.test(T, C, RateRatioMethod.SCORE, 0, BOTH));
        assertThrows(IllegalArgumentException.class, () -> new EventCount(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new EventCount(1, 0));
    }

    @Test
    void differences() {
        var a = new EventCount(2_000_000, 1e7);
        var b = new EventCount(2_004_000, 1e7);
        // statsmodels confint_poisson_2indep, compare="diff"
        near(-0.0007921887933064486, known(RateDifference.interval(a, b, RateDifferenceMethod.SCORE, BOTH, FIVE)).low(), 1e-6);
        near(-0.0007921890681460651, known(RateDifference.interval(a, b, RateDifferenceMethod.MOVER, BOTH, FIVE)).low(), 1e-9);
        near(-0.0007921887443318332, known(RateDifference.interval(a, b, RateDifferenceMethod.WALD, BOTH, FIVE)).low(), 1e-9);
        near(0.0007608746379882988, known(RateDifference.test(T, C, RateDifferenceMethod.WALD_ADJUSTED, 0, BOTH)).p(), 1e-9);
        for (RateDifferenceMethod m : RateDifferenceMethod.values()) {
            IntervalEstimate i = known(RateDifference.interval(T, C, m, BOTH, FIVE));
            IntervalEstimate back = known(RateDifference.interval(C, T, m, BOTH, FIVE));
            near(-i.low(), back.high(), 1e-10);
            near(T.rate() - C.rate(), i.estimate(), 1e-12);
            assertEquals(Double.NEGATIVE_INFINITY, known(RateDifference.interval(T, C, m, Alternative.LESS, FIVE)).low());
            assertEquals(Double.POSITIVE_INFINITY, known(RateDifference.interval(T, C, m, Alternative.GREATER, FIVE)).high());
            if (m != RateDifferenceMethod.MOVER) {
                near(0.025, known(RateDifference.test(T, C, m, i.low(), Alternative.GREATER)).p(), 1e-7);
                near(0.025, known(RateDifference.test(T, C, m, i.high(), Alternative.LESS)).p(), 1e-7);
            }
        }
        IntervalEstimate nothing = known(RateDifference.interval(
                new EventCount(0, 100), new EventCount(0, 50), RateDifferenceMethod.SCORE, BOTH, FIVE));
        near(3.841458820694124 / 100, nothing.high(), 1e-8);
        near(-3.841458820694124 / 50, nothing.low(), 1e-8);
        EquivalenceTest e = known(RateDifference.equivalence(a, b, RateDifferenceMethod.SCORE, -0.001, 0.001));
        assertEquals(e.above().p(), e.p());
        assertTrue(e.p() < 0.01);
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), RateDifference.test(
                new EventCount(0, 1), new EventCount(0, 1), RateDifferenceMethod.WALD, 0, BOTH));
        assertThrows(IllegalArgumentException.class, () -> RateDifference.test(T, C, RateDifferenceMethod.MOVER, 0, BOTH));
        assertThrows(IllegalArgumentException.class, () -> RateDifference.test(T, C, RateDifferenceMethod.SCORE, Double.NaN, BOTH));
        assertThrows(IllegalArgumentException.class, () -> RateDifference.equivalence(T, C, RateDifferenceMethod.SCORE, 1, 1));
    }

    /// mpmath, 50 digits: a limit nearer to the difference than the variances of the methods can be told apart.
    @Test
    void scoreLimitCloseToTheDifference() {
        IntervalEstimate i = known(RateDifference.interval(
                new EventCount(114_592_056, 1e8), new EventCount(57_295_549, 1e8), RateDifferenceMethod.SCORE,
                Alternative.GREATER, Level.of(0.49999)));
        assertEquals(3.2863378915783249e-9, i.estimate() - i.low(), 3e-16);
    }

    @Test
    void oneRate() {
        // R poisson.test(12, 400)$conf.int * 400: 6.200575, 20.961585
        IntervalEstimate exact = PoissonInterval.EXACT.of(new EventCount(12, 400), BOTH, FIVE);
        assertEquals(6.200575, exact.low() * 400, 1e-6);
        assertEquals(20.961585, exact.high() * 400, 1e-5);
        near(0.03, exact.estimate(), 1e-12);
        IntervalEstimate mid = PoissonInterval.MID_P.of(new EventCount(12, 400), BOTH, FIVE);
        assertTrue(mid.low() > exact.low() && mid.high() < exact.high());
        IntervalEstimate none = PoissonInterval.EXACT.of(new EventCount(0, 1), BOTH, FIVE);
        assertEquals(0, none.low());
        near(-Math.log(0.025), none.high(), 1e-10);
        near(-Math.log(0.05), PoissonInterval.MID_P.of(new EventCount(0, 1), BOTH, FIVE).high(), 1e-10);
        IntervalEstimate score = PoissonInterval.SCORE.of(new EventCount(12, 1), BOTH, FIVE);
        near(12 - score.low(), 1.959963984540054 * Math.sqrt(score.low()), 1e-9);
        near(score.high() - 12, 1.959963984540054 * Math.sqrt(score.high()), 1e-9);
        assertEquals(0, PoissonInterval.SCORE.of(new EventCount(12, 1), Alternative.LESS, FIVE).low());
        assertEquals(Double.POSITIVE_INFINITY, PoissonInterval.SCORE.of(new EventCount(12, 1), Alternative.GREATER, FIVE).high());
        assertTrue(PoissonInterval.SCORE.of(new EventCount(12, 1), Alternative.GREATER, Level.of(0.7)).low() > 12);
    }

    /// R 4.2.2 poisson.test(events, 400, 0.02, alternative) and mpmath for the mid-p version.
    @ParameterizedTest
    @CsvSource({
        "12, TWO_SIDED, WHOLE, 0.154304113010202526", "12, TWO_SIDED, HALF, 0.130240710869224201",
        "12, GREATER, WHOLE, 0.111924001018518531", "12, LESS, WHOLE, 0.93620280326343812",
        "3, TWO_SIDED, WHOLE, 0.0765608137855033214", "3, TWO_SIDED, HALF, 0.0622477416616628162",
        "0, TWO_SIDED, WHOLE, 0.000588402029994468644", "0, TWO_SIDED, HALF, 0.000420670716043212725",
        "0, GREATER, WHOLE, 1", "8, TWO_SIDED, WHOLE, 1"
    })
    void oneRateAgainstAValue(long events, Alternative alternative, PointMass mass, double p) {
        var sample = new EventCount(events, 400);
        RateTest r = RateTest.of(sample, 0.02, mass, alternative, FIVE);
        near(p, r.p(), 1e-13);
        assertEquals(Math.log(p), r.logP(), 1e-13);
        PoissonInterval interval = mass == PointMass.WHOLE ? PoissonInterval.EXACT : PoissonInterval.MID_P;
        assertEquals(interval.of(sample, alternative, FIVE), new IntervalEstimate(r.estimate(), r.low(), r.high()));
    }

    @Test
    void oneRateAgainstAValueAtItsEdges() {
        // R 4.2.2 poisson.test(137, 24.19893) and poisson.test(1e6, 1, 1003000)
        near(2.845227264114454e-56, rateTest(137, 24.19893, 1, BOTH).p(), 1e-12);
        near(0.002735374877076821, rateTest(1_000_000, 1, 1_003_000, BOTH).p(), 1e-9);
        // Under a rate of 0 there are no events, so one event is as many as there can be and refutes it.
        assertEquals(0, rateTest(0, 5, 0, BOTH).logP());
        assertEquals(Double.NEGATIVE_INFINITY, rateTest(1, 5, 0, BOTH).logP());
        assertEquals(Double.NEGATIVE_INFINITY, rateTest(1, 5, 0, Alternative.GREATER).logP());
        assertEquals(1, rateTest(1, 5, 0, Alternative.LESS).p());
        // Where the far tail begins above twice the mean: P(0) = e^-0.1, all other counts are less likely.
        assertEquals(1, rateTest(0, 1, 0.1, BOTH).p());
        // At means of 1e15 the law is normal: 3 standard deviations up.
        near(0.0026998, rateTest(1_000_000_094_868_330L, 1, 1e15, BOTH).p(), 1e-5);
        assertThrows(IllegalArgumentException.class, () -> rateTest(1, 1, 1e16, BOTH));
        assertThrows(IllegalArgumentException.class, () -> rateTest(10_000_000_000_000_000L, 1, 1, BOTH));
        assertThrows(IllegalArgumentException.class, () -> rateTest(1, 1, -1, BOTH));
        assertThrows(IllegalArgumentException.class, () -> rateTest(1, 1, Double.NaN, BOTH));
    }

    private static RateTest rateTest(long events, double exposure, double expected, Alternative alternative) {
        return RateTest.of(new EventCount(events, exposure), expected, PointMass.WHOLE, alternative, FIVE);
    }

    @Test
    void negativeBinomialAgreesWithR() {
        // R 4.2.2 MASS::glm.nb(y ~ g)
        int[] t = {0, 1, 5, 2, 8, 0, 3, 1, 12, 4};
        int[] c = {1, 0, 2, 2, 0, 7, 1, 0, 3, 1};
        NegativeBinomialRates r = known(NegativeBinomialRates.of(t, c, BOTH, FIVE));
        near(0.7503056, Math.log(r.ratio()), 1e-6);
        near(0.825921706702, r.dispersion(), 1e-8);
        near(0.5017825, r.logSe(), 1e-6);
        near(r.statistic(), Math.log(r.ratio()) / r.logSe(), 1e-12);
        near(Math.exp(1.959963984540054 * r.logSe()), r.high() / r.ratio(), 1e-9);
        near(r.ratio() / r.low(), r.high() / r.ratio(), 1e-9);
        near(Math.log(r.p()), r.logP(), 1e-9);
        near(r.p() / 2, known(NegativeBinomialRates.of(t, c, Alternative.GREATER, FIVE)).p(), 1e-9);
        assertEquals(0, known(NegativeBinomialRates.of(t, c, Alternative.LESS, FIVE)).low());
        assertEquals(Double.POSITIVE_INFINITY, known(NegativeBinomialRates.of(t, c, Alternative.GREATER, FIVE)).high());
        // Less spread than Poisson: no dispersion, and the Wald interval on the log scale.
        NegativeBinomialRates even = known(NegativeBinomialRates.of(new int[] {4, 4, 4}, new int[] {2, 2, 2}, BOTH, FIVE));
        assertEquals(0, even.dispersion());
        near(Math.sqrt(1.0 / 12 + 1.0 / 6), even.logSe(), 1e-12);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), NegativeBinomialRates.of(new int[] {4}, c, BOTH, FIVE));
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), NegativeBinomialRates.of(t, new int[] {0, 0}, BOTH, FIVE));
        assertThrows(IllegalArgumentException.class, () -> NegativeBinomialRates.of(new int[] {4, -1}, c, BOTH, FIVE));
    }
}
