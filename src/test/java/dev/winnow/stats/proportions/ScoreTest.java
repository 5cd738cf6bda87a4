package dev.winnow.stats.proportions;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.RelativeEffect;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final Level FIVE = Level.FIVE_PERCENT;
    private static final Alternative BOTH = Alternative.TWO_SIDED;

    private static Proportion p(long successes, long trials) {
        return new Proportion(successes, trials);
    }

    /// mpmath, 50 digits.
    @Test
    void ratioWhereNearlyEverybodySucceeds() {
        long n = 1_000_000_000;
        NormalTest equal = known(ProportionRatio.test(
                p(n - 3, n), p(n - 9, n), RatioMethod.SCORE, 1, Alternative.TWO_SIDED));
        near(1.732050812332017, equal.statistic(), 1e-12);
        IntervalEstimate rare = known(ProportionRatio.interval(
                p(n - 3, n), p(n - 9, n), RatioMethod.SCORE, Alternative.TWO_SIDED, Level.FIVE_PERCENT));
        near(-9.344049655060596e-10, rare.low() - 1, 1e-6);
        IntervalEstimate all = known(ProportionRatio.interval(
                p(30, 30), p(1_000_000, 1_000_000), RatioMethod.SCORE, Alternative.TWO_SIDED, Level.FIVE_PERCENT));
        near(3.8414626620415476e-6, all.high() - 1, 1e-9);
        IntervalEstimate half = known(ProportionRatio.interval(
                p(1, 1), p(0, 50), RatioMethod.SCORE, Alternative.GREATER, Level.of(0.5)));
        assertEquals(Double.POSITIVE_INFINITY, half.low());
    }

    /// A tail above 1/2 puts the limits of the parts on the other side of the estimates.
    @Test
    void recoveredLimitsNeedATailOfAtMostHalf() {
        assertThrows(IllegalArgumentException.class, () -> ProportionRatio.interval(
                p(5, 10), p(3, 20), RatioMethod.MOVER, Alternative.GREATER, Level.of(0.99)));
        assertThrows(IllegalArgumentException.class, () -> ProportionDifference.interval(
                p(5, 10), p(3, 20), DifferenceMethod.NEWCOMBE, Alternative.LESS, Level.of(0.6)));
        near(0.35, known(ProportionDifference.interval(
                p(5, 10), p(3, 20), DifferenceMethod.NEWCOMBE, Alternative.LESS, Level.of(0.5))).high(), 1e-12);
    }

    /// At a tail of 1/2 every limit is the estimate: a rare success must not cost digits on the way.
    @Test
    void limitsAtATailOfHalfAreTheEstimates() {
        Proportion t = p(8, 1_000_000);
        Proportion c = p(7, 1_000_000);
        Level half = Level.of(0.5);
        for (ProportionInterval m : List.of(ProportionInterval.WALD, ProportionInterval.WILSON)) {
            near(7e-6, known(m.of(c, Alternative.LESS, half)).high(), 1e-15);
        }
        assertEquals(1e-6, known(ProportionDifference.interval(
                t, c, DifferenceMethod.NEWCOMBE, Alternative.GREATER, half)).low(), 1e-20);
        near(8.0 / 7, known(ProportionRatio.interval(t, c, RatioMethod.MOVER, Alternative.GREATER, half)).low(), 1e-14);
        near(49.0 / 38, known(ProportionRatio.interval(
                p(49, 100), p(38, 100), RatioMethod.MOVER, Alternative.GREATER, half)).low(), 1e-14);
    }

    /// mpmath, 40 digits: the upper limits of 3 of 1e8, and that of all is exactly 1.
    @Test
    void upperLimitsOfRareSuccesses() {
        Proportion rare = p(3, 100_000_000);
        near(6.394757151307157e-8, known(ProportionInterval.WALD.of(rare, BOTH, FIVE)).high(), 1e-13);
        near(8.8211877091482e-8, known(ProportionInterval.WILSON.of(rare, BOTH, FIVE)).high(), 1e-13);
        near(9.268461620534679e-8, known(ProportionInterval.AGRESTI_COULL.of(rare, BOTH, FIVE)).high(), 1e-13);
        for (long n : new long[] {1, 7, 333, 100_000_000}) {
            assertEquals(1, known(ProportionInterval.WILSON.of(p(n, n), BOTH, FIVE)).high());
        }
    }

    /// Half the probability of all successes is below the tail at any proportion; the variance of a ratio is finite.
    @Test
    void tailsAboveHalfWithoutALimit() {
        Level most = Level.of(0.6);
        assertEquals(1, known(ProportionInterval.MID_P.of(p(9, 9), Alternative.GREATER, most)).low());
        assertEquals(0, known(ProportionInterval.MID_P.of(p(0, 9), Alternative.LESS, most)).high());
        assertEquals(Double.POSITIVE_INFINITY, known(ProportionRatio.interval(
                p(1, 1), p(0, 14), RatioMethod.SCORE, Alternative.GREATER, most)).low());
    }

    @Test
    void newcombesTable() {
        // Newcombe (1998), Table II: 56/70 - 48/80, methods 1, 6 and 10; 9/10 - 3/10 and 10/10 - 0/20, methods 6 and 10
        check(56, 70, 48, 80, DifferenceMethod.WALD, 0.0575, 0.3425);
        check(56, 70, 48, 80, DifferenceMethod.SCORE, 0.0528, 0.3382);
        check(56, 70, 48, 80, DifferenceMethod.NEWCOMBE, 0.0524, 0.3339);
        check(9, 10, 3, 10, DifferenceMethod.SCORE, 0.1700, 0.8406);
        check(9, 10, 3, 10, DifferenceMethod.NEWCOMBE, 0.1705, 0.8090);
        check(10, 10, 0, 20, DifferenceMethod.SCORE, 0.7156, 1.0000);
        check(10, 10, 0, 20, DifferenceMethod.NEWCOMBE, 0.6791, 1.0000);
        check(0, 10, 0, 20, DifferenceMethod.NEWCOMBE, -0.1611, 0.2775);
    }

    private static void check(long x1, long n1, long x0, long n0, DifferenceMethod method, double low, double high) {
        IntervalEstimate i = known(ProportionDifference.interval(p(x1, n1), p(x0, n0), method, BOTH, FIVE));
        assertEquals(low, i.low(), 6e-5);
        assertEquals(high, i.high(), 6e-5);
        IntervalEstimate back = known(ProportionDifference.interval(p(x0, n0), p(x1, n1), method, BOTH, FIVE));
        assertEquals(-low, back.high(), 6e-5);
    }

    @Test
    void ratioHasAWidthThoughEverybodySucceeded() {
        // With p0 = 1 the score is (1 - v) / sqrt(v (1 - v) k), k = N / (N - 1) / n, so v = 1 / (1 + z^2 k).
        double k = 1.959963984540054 * 1.959963984540054 * 20 / 19 / 10;
        IntervalEstimate i = known(ProportionRatio.interval(p(10, 10), p(10, 10), RatioMethod.SCORE, BOTH, FIVE));
        near(1 / (1 + k), i.low(), 1e-12);
        near(1 + k, i.high(), 1e-12);
        IntervalEstimate wide = known(ProportionRatio.interval(
                p(10, 10), p(10, 10), RatioMethod.SCORE, Alternative.GREATER, Level.of(0.975)));
        near(1 + k, wide.low(), 1e-12);
    }

    @Test
    void differenceIntervalIsDualToItsTest() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            Proportion t = draw(random);
            Proportion c = draw(random);
            for (DifferenceMethod m : List.of(
                    DifferenceMethod.WALD, DifferenceMethod.AGRESTI_CAFFO, DifferenceMethod.SCORE)) {
                IntervalEstimate e = known(ProportionDifference.interval(t, c, m, Alternative.GREATER, FIVE));
                assertEquals(1, e.high());
                if (e.low() > -1 && m != DifferenceMethod.WALD) {
                    near(0.05, known(ProportionDifference.test(t, c, m, e.low(), Alternative.GREATER)).p(), 1e-6);
                }
            }
        }
    }

    private static Proportion draw(SplittableRandom random) {
        long n = random.nextLong(2, 200);
        return p(random.nextLong(n + 1), n);
    }

    @Test
    void scoreTestOfEqualityIsPooledZWithAFactor() {
        Difference d = known(TwoProportions.of(p(18, 110), p(10, 100), FIVE));
        NormalTest s = known(ProportionDifference.test(p(18, 110), p(10, 100), DifferenceMethod.SCORE, 0, BOTH));
        near(d.statistic() * Math.sqrt(209.0 / 210), s.statistic(), 1e-12);
        near(s.statistic(), known(ProportionRatio.test(p(18, 110), p(10, 100), RatioMethod.SCORE, 1, BOTH)).statistic(), 1e-9);
        near(s.statistic(), known(OddsRatio.test(p(18, 110), p(10, 100), OddsRatioMethod.SCORE, 1, BOTH)).statistic(), 1e-9);
    }

    @Test
    void equivalenceTakesTheWorseSide() {
        EquivalenceTest e = known(ProportionDifference.equivalence(
                p(18, 110), p(10, 100), DifferenceMethod.WALD, -0.05, 0.05));
        // statsmodels 0.15 tost_proportions_2indep
        near(0.6158076456133205, e.p(), 1e-10);
        near(0.007062470416626489, e.above().p(), 1e-10);
        near(Math.log(e.p()), e.logP(), 1e-10);
        assertEquals(e.below().p(), e.p());
        assertThrows(IllegalArgumentException.class, () -> ProportionDifference.equivalence(
                p(1, 2), p(1, 2), DifferenceMethod.WALD, 0.1, 0.1));
    }

    @Test
    void differenceRefusesWhatMakesNoSense() {
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0),
                ProportionDifference.interval(p(0, 0), p(1, 2), DifferenceMethod.WALD, BOTH, FIVE));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0),
                ProportionDifference.test(p(0, 0), p(1, 2), DifferenceMethod.WALD, 0, BOTH));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0),
                ProportionDifference.test(p(0, 5), p(0, 9), DifferenceMethod.WALD, 0, BOTH));
        assertThrows(IllegalArgumentException.class,
                () -> ProportionDifference.test(p(1, 5), p(1, 9), DifferenceMethod.NEWCOMBE, 0, BOTH));
        assertThrows(IllegalArgumentException.class,
                () -> ProportionDifference.test(p(1, 5), p(1, 9), DifferenceMethod.WALD, 1, BOTH));
        assertThrows(IllegalArgumentException.class,
                () -> ProportionDifference.test(p(1, 5), p(1, 9), DifferenceMethod.WALD, -1, BOTH));
    }

    @Test
    void ratioAndOddsIntervalsInvertTheirTests() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 60; i++) {
            Proportion t = p(random.nextLong(1, 30), 40);
            Proportion c = p(random.nextLong(1, 40), 50);
            for (RatioMethod m : List.of(RatioMethod.LOG, RatioMethod.LOG_ADJUSTED, RatioMethod.SCORE)) {
                IntervalEstimate e = known(ProportionRatio.interval(t, c, m, BOTH, FIVE));
                near(0.025, known(ProportionRatio.test(t, c, m, e.low(), Alternative.GREATER)).p(), 1e-6);
                near(0.025, known(ProportionRatio.test(t, c, m, e.high(), Alternative.LESS)).p(), 1e-6);
                near(t.rate() / c.rate(), e.estimate(), 1e-12);
            }
            for (OddsRatioMethod m : OddsRatioMethod.values()) {
                IntervalEstimate e = known(OddsRatio.interval(t, c, m, BOTH, FIVE));
                near(0.025, known(OddsRatio.test(t, c, m, e.low(), Alternative.GREATER)).p(), 1e-6);
                near(0.025, known(OddsRatio.test(t, c, m, e.high(), Alternative.LESS)).p(), 1e-6);
            }
        }
    }

    @Test
    void ratioAndOddsKeepTheirEdges() {
        IntervalEstimate r = known(ProportionRatio.interval(p(5, 55), p(0, 50), RatioMethod.SCORE, BOTH, FIVE));
        assertEquals(Double.POSITIVE_INFINITY, r.estimate());
        assertEquals(Double.POSITIVE_INFINITY, r.high());
        assertTrue(r.low() > 1 && r.low() < 2);
        IntervalEstimate m = known(ProportionRatio.interval(p(0, 50), p(5, 55), RatioMethod.MOVER, BOTH, FIVE));
        assertEquals(0, m.low());
        assertTrue(m.high() > 0.5 && m.high() < 1);
        IntervalEstimate open = known(ProportionRatio.interval(p(3, 50), p(5, 55), RatioMethod.LOG, Alternative.LESS, FIVE));
        assertEquals(0, open.low());
        assertEquals(Double.POSITIVE_INFINITY, known(ProportionRatio.interval(
                p(3, 50), p(5, 55), RatioMethod.LOG, Alternative.GREATER, FIVE)).high());
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0),
                ProportionRatio.interval(p(0, 5), p(3, 5), RatioMethod.LOG, BOTH, FIVE));
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0),
                ProportionRatio.interval(p(0, 5), p(0, 5), RatioMethod.SCORE, BOTH, FIVE));
        assertEquals(1, known(ProportionRatio.interval(p(0, 5), p(0, 5), RatioMethod.LOG_ADJUSTED, BOTH, FIVE)).estimate());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0),
                ProportionRatio.interval(p(0, 0), p(0, 5), RatioMethod.SCORE, BOTH, FIVE));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0),
                ProportionRatio.test(p(5, 5), p(5, 5), RatioMethod.LOG, 1, BOTH));
        assertThrows(IllegalArgumentException.class,
                () -> ProportionRatio.test(p(1, 5), p(2, 5), RatioMethod.MOVER, 1, BOTH));
        assertThrows(IllegalArgumentException.class,
                () -> ProportionRatio.test(p(1, 5), p(2, 5), RatioMethod.SCORE, 0, BOTH));

        IntervalEstimate o = known(OddsRatio.interval(p(10, 10), p(0, 10), OddsRatioMethod.SCORE, BOTH, FIVE));
        assertEquals(Double.POSITIVE_INFINITY, o.high());
        near(24.463288543170794, o.low(), 1e-6);
        assertEquals(0, known(OddsRatio.interval(p(0, 10), p(3, 10), OddsRatioMethod.SCORE, BOTH, FIVE)).low());
        assertEquals(0, known(OddsRatio.interval(p(3, 10), p(10, 10), OddsRatioMethod.SCORE, BOTH, FIVE)).low());
        assertEquals(0, known(OddsRatio.interval(p(3, 10), p(4, 10), OddsRatioMethod.LOGIT, Alternative.LESS, FIVE)).low());
        assertEquals(Double.POSITIVE_INFINITY, known(OddsRatio.interval(
                p(3, 10), p(4, 10), OddsRatioMethod.LOGIT, Alternative.GREATER, FIVE)).high());
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0),
                OddsRatio.interval(p(0, 10), p(4, 10), OddsRatioMethod.LOGIT, BOTH, FIVE));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0),
                OddsRatio.interval(p(10, 10), p(4, 4), OddsRatioMethod.SCORE, BOTH, FIVE));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0),
                OddsRatio.interval(p(0, 10), p(0, 0), OddsRatioMethod.SCORE, BOTH, FIVE));
        near(1, known(OddsRatio.interval(p(0, 10), p(0, 10), OddsRatioMethod.LOGIT_ADJUSTED, BOTH, FIVE)).estimate(), 1e-12);
        assertThrows(IllegalArgumentException.class,
                () -> OddsRatio.test(p(1, 5), p(2, 5), OddsRatioMethod.SCORE, 0, BOTH));
    }

    @Test
    void hugeCountsKeepTheirDigits() {
        RiskComparison r = known(RiskComparison.of(p(40_020_000, 1_000_000_000), p(40_000_000, 1_000_000_000), FIVE));
        Difference d = known(TwoProportions.of(p(40_020_000, 1_000_000_000), p(40_000_000, 1_000_000_000), FIVE));
        assertEquals(d.low(), r.difference().low(), 1e-12);
        assertEquals(d.high(), r.difference().high(), 1e-12);
        near(d.p(), r.p(), 1e-6);
        near(50_000, r.numberNeeded().orElseThrow(), 1e-9);
        near(1.0005, r.ratio().estimate(), 1e-12);
        near(0.04002, r.treatmentRate(), 1e-12);
        near(0.04, r.controlRate(), 1e-12);
        assertTrue(r.oddsRatio().low() > 1 && r.ratio().low() > 1);
        assertEquals(Optional.empty(), known(RiskComparison.of(p(4, 8), p(5, 10), FIVE)).numberNeeded());
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), RiskComparison.of(p(0, 8), p(0, 10), FIVE));
    }

    @Test
    void twoProportionsAgreeWithR() {
        // R 4.2.2 prop.test(c(18, 10), c(110, 100), alternative, correct)
        Difference yates = known(TwoProportions.of(
                p(18, 110), p(10, 100), Pooling.TEST_ONLY, Continuity.YATES, Alternative.LESS, FIVE));
        near(1.32626748251748, yates.statistic() * yates.statistic(), 1e-12);
        near(0.875264838235674, yates.p(), 1e-12);
        near(0.149347196709619, yates.high(), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, yates.low());
        // No more than the difference is given away.
        Difference same = known(TwoProportions.of(
                p(7, 20), p(7, 21), Pooling.TEST_ONLY, Continuity.YATES, BOTH, FIVE));
        assertEquals(0, same.statistic(), 1e-15);
        assertEquals(1, same.p(), 1e-12);
        Difference plain = known(TwoProportions.of(p(7, 20), p(7, 21), FIVE));
        near(plain.high() + plain.estimate(), same.high(), 1e-12);
        Difference full = known(TwoProportions.of(
                p(7, 20), p(7, 21), Pooling.BOTH, Continuity.FULL, Alternative.LESS, FIVE));
        near(known(TwoProportions.of(p(7, 20), p(7, 21), Pooling.BOTH, Continuity.NONE, Alternative.LESS, FIVE)).p(),
                full.p(), 1e-12);
        assertEquals(0, known(TwoProportions.of(
                p(7, 20), p(7, 21), Pooling.BOTH, Continuity.FULL, Alternative.GREATER, FIVE)).statistic());
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0.5), TwoProportions.of(
                p(5, 5), p(0, 5), Pooling.NEITHER, Continuity.NONE, BOTH, FIVE));
    }

    @Test
    void relativeChange() {
        RelativeEffect r = known(TwoProportions.relative(
                p(120, 1000), p(100, 1000), Pooling.NEITHER, Continuity.NONE, BOTH, FIVE));
        double se = Math.sqrt(0.88 / 120 + 0.9 / 100);
        near(0.2, r.estimate(), 1e-12);
        near(1.2 * Math.exp(-1.959963984540054 * se) - 1, r.low(), 1e-9);
        near(1.2 * Math.exp(1.959963984540054 * se) - 1, r.high(), 1e-9);
        near(1.2 * se, r.se(), 1e-12);
        RelativeEffect yates = known(TwoProportions.relative(
                p(120, 1000), p(100, 1000), Pooling.NEITHER, Continuity.YATES, BOTH, FIVE));
        near((r.high() + 1) * Math.exp(0.01), yates.high() + 1, 1e-12);
        assertEquals(-1, known(TwoProportions.relative(
                p(2, 9), p(1, 9), Pooling.BOTH, Continuity.NONE, Alternative.LESS, FIVE)).low());
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 0), TwoProportions.relative(
                p(2, 9), p(0, 9), Pooling.BOTH, Continuity.NONE, BOTH, FIVE));
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), TwoProportions.relative(
                p(0, 9), p(2, 9), Pooling.BOTH, Continuity.NONE, BOTH, FIVE));
    }

    @Test
    void intervalsOfOneProportion() {
        // statsmodels 0.13.5 proportion_confint(17, 45, alpha) and R binom.confint conventions
        near(0.21898008542160632, known(ProportionInterval.WILSON.of(p(17, 45), BOTH, Level.of(0.01))).low(), 1e-12);
        near(0.567985693071258, known(ProportionInterval.WILSON.of(p(17, 45), BOTH, Level.of(0.01))).high(), 1e-12);
        near(0.5887040186524746, known(ProportionInterval.CLOPPER_PEARSON.of(p(10, 10), BOTH, Level.of(0.01))).low(), 1e-10);
        near(1.9150596499431455e-06, known(ProportionInterval.JEFFREYS.of(p(0, 10), BOTH, Level.of(0.01))).low(), 1e-10);
        near(0.9999521095668424, known(ProportionInterval.JEFFREYS.of(p(10, 10), BOTH, FIVE)).high(), 1e-12);
        near(0.6791126942494543, known(ProportionInterval.AGRESTI_COULL.of(p(10, 10), BOTH, FIVE)).low(), 1e-12);
        for (ProportionInterval m : ProportionInterval.values()) {
            for (long x = 0; x <= 12; x++) {
                IntervalEstimate a = known(m.of(p(x, 12), BOTH, FIVE));
                IntervalEstimate b = known(m.of(p(12 - x, 12), BOTH, FIVE));
                assertEquals(1 - a.low(), b.high(), 1e-10);
                assertTrue(0 <= a.low() && a.low() <= a.high() && a.high() <= 1);
                assertEquals(x / 12.0, a.estimate(), 1e-15);
                IntervalEstimate up = known(m.of(p(x, 12), Alternative.GREATER, Level.of(0.025)));
                assertEquals(a.low(), up.low(), 1e-12);
                assertEquals(1, up.high());
                IntervalEstimate down = known(m.of(p(x, 12), Alternative.LESS, Level.of(0.025)));
                assertEquals(a.high(), down.high(), 1e-12);
                assertEquals(0, down.low());
            }
            assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), m.of(p(0, 0), BOTH, FIVE));
            IntervalEstimate huge = known(m.of(p(123_456_789, 1_000_000_000), BOTH, FIVE));
            near(0.1234364, huge.low(), 1e-6);
            near(0.1234772, huge.high(), 1e-6);
        }
    }

    @Test
    void tables() {
        // R 4.2.2 chisq.test
        ContingencyTable t = known(ContingencyTable.of(new long[][] {{100, 110, 95}, {120, 90, 105}}));
        near(4.15797317436661, t.chiSquare(), 1e-12);
        near(0.125056882250503, t.p(), 1e-11);
        near(4.16295248066307, t.g(), 1e-11);
        near(0.124745921243047, t.gP(), 1e-10);
        assertEquals(2, t.df());
        near(305.0 * 200 / 620, t.smallestExpected(), 1e-12);
        near(Math.sqrt(4.15797317436661 / 620), t.cramersV(), 1e-12);
        ContingencyTable zero = known(ContingencyTable.of(new long[][] {{5, 0}, {0, 5}}));
        near(20 * Math.log(2), zero.g(), 1e-12);
        assertEquals(1, zero.cramersV(), 1e-12);
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), ContingencyTable.of(new long[][] {{5, 0}, {4, 0}}));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), ContingencyTable.of(new long[][] {{0, 0}, {4, 3}}));
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 1), ContingencyTable.ofGroups(List.of(p(1, 2))));
        assertThrows(IllegalArgumentException.class, () -> ContingencyTable.of(new long[][] {{5, 0}}));
        assertThrows(IllegalArgumentException.class, () -> ContingencyTable.of(new long[][] {{5}, {4}}));
        assertThrows(IllegalArgumentException.class, () -> ContingencyTable.of(new long[0][]));
        assertThrows(IllegalArgumentException.class, () -> ContingencyTable.of(new long[][] {{5, 1}, {4}}));
        assertThrows(IllegalArgumentException.class, () -> ContingencyTable.of(new long[][] {{5, 1}, {4, -1}}));
        Difference z = known(TwoProportions.of(p(18, 110), p(10, 100), FIVE));
        near(z.statistic() * z.statistic(), known(ContingencyTable.ofGroups(List.of(p(18, 110), p(10, 100)))).chiSquare(), 1e-12);
    }

    @Test
    void strata() {
        var strata = List.of(
                new MantelHaenszel.Stratum(p(2, 20), p(5, 20)), new MantelHaenszel.Stratum(p(1, 10), p(4, 10)),
                new MantelHaenszel.Stratum(p(1, 1), p(0, 0)));
        // R 4.2.2 mantelhaen.test
        MantelHaenszel m = known(MantelHaenszel.of(strata, Continuity.YATES, BOTH, FIVE));
        near(2.53281378178835, m.chiSquare(), 1e-11);
        near(0.111501226145765, m.p(), 1e-10);
        near(0.259259259259259, m.oddsRatio(), 1e-12);
        near(0.062453938487277, m.low(), 1e-9);
        near(1.07623898731948, m.high(), 1e-9);
        near(Math.log(m.p()), m.logP(), 1e-9);
        near(Math.log(m.high() / m.oddsRatio()) / 1.959963984540054, m.logSe(), 1e-9);
        MantelHaenszel less = known(MantelHaenszel.of(strata, Continuity.YATES, Alternative.LESS, FIVE));
        near(m.p() / 2, less.p(), 1e-10);
        assertEquals(0, less.low());
        MantelHaenszel more = known(MantelHaenszel.of(strata, Continuity.NONE, Alternative.GREATER, FIVE));
        assertEquals(Double.POSITIVE_INFINITY, more.high());
        assertTrue(more.chiSquare() > m.chiSquare() && more.p() > 0.95);
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), MantelHaenszel.of(
                List.of(new MantelHaenszel.Stratum(p(0, 5), p(0, 5))), Continuity.NONE, BOTH, FIVE));
        // R 4.2.2 mantelhaen.test of rows (10, 0), (5, 5) and (8, 2), (0, 10), correct = FALSE
        var always = List.of(
                new MantelHaenszel.Stratum(p(10, 10), p(5, 10)), new MantelHaenszel.Stratum(p(8, 10), p(0, 10)));
        MantelHaenszel most = known(MantelHaenszel.of(always, Continuity.NONE, BOTH, FIVE));
        near(18.7777777777778, most.chiSquare(), 1e-12);
        near(1.46868476737894e-05, most.p(), 1e-10);
        assertEquals(List.of(Double.POSITIVE_INFINITY, 0.0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                List.of(most.oddsRatio(), most.low(), most.high(), most.logSe()));
        MantelHaenszel least = known(MantelHaenszel.of(
                List.of(new MantelHaenszel.Stratum(p(0, 5), p(2, 5))), Continuity.NONE, BOTH, FIVE));
        assertEquals(List.of(0.0, 0.0, Double.POSITIVE_INFINITY), List.of(least.oddsRatio(), least.low(), least.high()));
        assertThrows(IllegalArgumentException.class, () -> MantelHaenszel.of(strata, Continuity.FULL, BOTH, FIVE));
    }
}
