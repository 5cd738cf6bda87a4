package dev.winnow.stats.proportions;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.distribution.Tails;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every method of comparing two proportions against other implementations.
class TwoSampleReferenceTest {
    private static final Level TEN = Level.of(0.1);
    private static final Alternative BOTH = Alternative.TWO_SIDED;
    private static final Proportion T = new Proportion(7, 34);
    private static final Proportion C = new Proportion(1, 34);
    private static final Proportion NONE = new Proportion(0, 12);
    private static final Proportion FOUR = new Proportion(4, 19);

    private static void check(Outcome<IntervalEstimate> interval, double low, double high) {
        near(low, known(interval).low(), 2e-8);
        near(high, known(interval).high(), 2e-8);
    }

    private static void check(Outcome<NormalTest> test, String statistic, double p) {
        near(Double.parseDouble(statistic), known(test).statistic(), 1e-8);
        near(p, known(test).p(), 1e-7);
        near(Math.log(p), known(test).logP(), 1e-7);
    }

    /// statsmodels 0.15 confint_proportions_2indep(7, 34, 1, 34, alpha=0.1), test_proportions_2indep(value=-0.1, larger);
    /// of the score method, whose constrained estimate is rough there, the definition in 30 digits (mpmath, bisection).
    @ParameterizedTest
    @CsvSource({
        "WALD, 0.05285154771504616, 0.300089628755542, 3.678669951573886, 0.0001172267184813347",
        "AGRESTI_CAFFO, 0.036540411581736015, 0.2967929217515973, 3.3707850392485605, 0.00037477159877764653",
        "SCORE, 0.05466255346405765, 0.3160140439427397, 3.1583053237699753, 0.00079344629450401666"
    })
    void difference(DifferenceMethod method, double low, double high, String statistic, double p) {
        check(ProportionDifference.interval(T, C, method, BOTH, TEN), low, high);
        check(ProportionDifference.test(T, C, method, -0.1, Alternative.GREATER), statistic, p);
    }

    /// The same of (0, 12) and (4, 19); Newcombe's has no test.
    @Test
    void differenceAtTheEdge() {
        check(ProportionDifference.interval(T, C, DifferenceMethod.NEWCOMBE, BOTH, TEN),
                0.047476371664812195, 0.3119831990663471);
        check(ProportionDifference.interval(NONE, FOUR, DifferenceMethod.NEWCOMBE, BOTH, TEN),
                -0.39499642702903537, 0.005023343126195096);
        check(ProportionDifference.interval(NONE, FOUR, DifferenceMethod.AGRESTI_CAFFO, BOTH, TEN),
                -0.3569015465137324, 0.023568213180399117);
        check(ProportionDifference.interval(NONE, FOUR, DifferenceMethod.SCORE, BOTH, TEN),
                -0.3983146147735168, -0.00623985096157226);
        check(ProportionDifference.test(NONE, FOUR, DifferenceMethod.SCORE, -0.1, Alternative.GREATER),
                "-1.1529470912315217", 0.87553394915818276);
    }

    /// statsmodels 0.15, value=0.8.
    @ParameterizedTest
    @CsvSource({
        "LOG, 1.262809460002503, 38.802370074027536, 2.0832861650263212, 0.018612573526591108",
        "LOG_ADJUSTED, 1.212328430959064, 20.621474644641204, 2.127418121716416, 0.016692678885380736",
        "SCORE, 1.5203329098306295, 33.77508073321135, 2.6019075095522637, 0.004635342539487328"
    })
    void ratio(RatioMethod method, double low, double high, String statistic, double p) {
        check(ProportionRatio.interval(T, C, method, BOTH, TEN), low, high);
        check(ProportionRatio.test(T, C, method, 0.8, Alternative.GREATER), statistic, p);
    }

    @Test
    void ratioAtTheEdge() {
        check(ProportionRatio.interval(NONE, FOUR, RatioMethod.LOG_ADJUSTED, BOTH, TEN),
                0.016066629689682956, 1.8699904724720975);
        check(ProportionRatio.interval(NONE, FOUR, RatioMethod.SCORE, BOTH, TEN), 0, 0.9665494151217621);
        check(ProportionRatio.test(NONE, FOUR, RatioMethod.LOG_ADJUSTED, 0.8, Alternative.GREATER),
                "-1.0576669190530874", 0.8548963389773785);
        check(ProportionRatio.test(NONE, FOUR, RatioMethod.SCORE, 0.8, Alternative.GREATER),
                "-1.4850150966802134", 0.9312300874775822);
    }

    /// statsmodels 0.15, value=0.7.
    @ParameterizedTest
    @CsvSource({
        "LOGIT, 1.4008713201390985, 52.251430814451574, 2.2755016532054446, 0.011437926809753913",
        "LOGIT_ADJUSTED, 1.3177445052198424, 28.153540695303196, 2.324548661068516, 0.010048053349876084",
        "LOGIT_SMOOTHED, 1.378003019207522, 43.46119396855476, 2.290464218245005, 0.010997210265922727",
        "SCORE, 1.6223157174558076, 44.054189527324766, 2.73835583692081, 0.0030873612765768537"
    })
    void oddsRatio(OddsRatioMethod method, double low, double high, String statistic, double p) {
        check(OddsRatio.interval(T, C, method, BOTH, TEN), low, high);
        check(OddsRatio.test(T, C, method, 0.7, Alternative.GREATER), statistic, p);
    }

    @Test
    void oddsRatioAtTheEdge() {
        check(OddsRatio.interval(NONE, FOUR, OddsRatioMethod.LOGIT_ADJUSTED, BOTH, TEN),
                0.01097000970598023, 1.7304192574264012);
        check(OddsRatio.interval(NONE, FOUR, OddsRatioMethod.LOGIT_SMOOTHED, BOTH, TEN),
                0.00015165018909869279, 6.116525915033994);
        check(OddsRatio.test(NONE, FOUR, OddsRatioMethod.SCORE, 0.7, Alternative.GREATER),
                "-1.424000877505055", 0.9227768909740924);
        // No table of these sizes says anything about such odds.
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0),
                OddsRatio.test(NONE, FOUR, OddsRatioMethod.SCORE, 1e250, Alternative.GREATER));
        near((4 + 0.5) / (8 + 0.5) * ((6 + 0.5) / (3 + 0.5)), Math.exp(known(OddsRatio.test(
                new Proportion(4, 12), new Proportion(3, 9), OddsRatioMethod.LOGIT_ADJUSTED, 1, BOTH)).statistic()
                * Math.sqrt(1 / 4.5 + 1 / 8.5 + 1 / 3.5 + 1 / 6.5)), 1e-12);
    }

    /// Failures have the inverse odds ratio, however rare they are.
    @Test
    void oddsRatioOfRareFailuresKeepsItsDigits() {
        long n = 1_000_000_000;
        for (double value : new double[] {0.4, 1, 3}) {
            NormalTest rare = known(OddsRatio.test(
                    new Proportion(9, n), new Proportion(4, n), OddsRatioMethod.SCORE, value, Alternative.GREATER));
            NormalTest common = known(OddsRatio.test(
                    new Proportion(n - 9, n), new Proportion(n - 4, n), OddsRatioMethod.SCORE, 1 / value,
                    Alternative.LESS));
            near(-rare.statistic(), common.statistic(), 1e-11);
        }
    }

    /// The likeliest pair under the constraint is likelier than its neighbours under it.
    @Test
    void constrainedFitsAreLikeliest() {
        for (long x1 = 0; x1 <= 5; x1++) {
            for (long x0 = 0; x0 <= 8; x0++) {
                var t = new Proportion(x1, 5);
                var c = new Proportion(x0, 8);
                for (double d : new double[] {-0.7, -0.2, 0, 0.35}) {
                    ConstrainedFit fit = ConstrainedFit.difference(t, c, d);
                    assertEquals(d, fit.p1() - fit.p0(), 1e-15);
                    likeliest(t, c, fit, p -> p + d);
                }
                for (double r : new double[] {0.3, 1, 2.5}) {
                    ConstrainedFit fit = ConstrainedFit.ratio(t, c, r);
                    assertEquals(r * fit.p0(), fit.p1(), 1e-15);
                    likeliest(t, c, fit, p -> p * r);
                    fit = ConstrainedFit.oddsRatio(t, c, r);
                    assertEquals(r * fit.p0() * fit.q1(), fit.p1() * fit.q0(), 1e-14);
                    likeliest(t, c, fit, p -> r * p / (1 - p + r * p));
                }
            }
        }
    }

    private static void likeliest(
            Proportion t, Proportion c, ConstrainedFit fit, DoubleUnaryOperator other) {
        assertEquals(1, fit.p1() + fit.q1(), 1e-15);
        assertEquals(1, fit.p0() + fit.q0(), 1e-15);
        assertEquals(fit.p1() * fit.q1(), fit.variance1());
        assertEquals(fit.p0() * fit.q0(), fit.variance0());
        double best = logLikelihood(t, fit.p1()) + logLikelihood(c, fit.p0());
        for (double step : new double[] {-1e-4, 1e-4}) {
            double p0 = fit.p0() + step;
            double p1 = other.applyAsDouble(p0);
            if (p0 >= 0 && p0 <= 1 && p1 >= 0 && p1 <= 1) {
                double near = logLikelihood(t, p1) + logLikelihood(c, p0);
                assertEquals(best, Math.max(best, near), 1e-12);
            }
        }
    }

    private static double logLikelihood(Proportion s, double p) {
        long failures = s.trials() - s.successes();
        return (s.successes() == 0 ? 0 : s.successes() * Math.log(Math.max(0, p)))
                + (failures == 0 ? 0 : failures * Math.log(Math.max(0, 1 - p)));
    }

    /// [a b - sqrt(a^2 b^2 - l u (2a - l)(2b - u))] / [u (2b - u)], and the difference, as they stand in the papers.
    @Test
    void mover() {
        double a = 0.3;
        double l = 0.2;
        double b = 0.5;
        double u = 0.65;
        near((a * b - Math.sqrt(a * a * b * b - l * u * (2 * a - l) * (2 * b - u))) / (u * (2 * b - u)),
                Mover.lowerRatio(a, l, b, u), 1e-13);
        near(a - b - Math.sqrt(0.01 + 0.0225), Mover.lowerDifference(a, l, b, u), 1e-13);
        assertEquals(0, Mover.lowerRatio(a, 0, b, u));
        // u = 2b: the root is linear.
        near(l * (2 * a - l) / (2 * a * b), Mover.lowerRatio(a, l, b, 2 * b), 1e-13);
        IntervalEstimate t = known(ProportionInterval.WILSON.of(T, BOTH, TEN));
        IntervalEstimate c = known(ProportionInterval.WILSON.of(C, BOTH, TEN));
        check(ProportionRatio.interval(T, C, RatioMethod.MOVER, BOTH, TEN),
                Mover.lowerRatio(T.rate(), t.low(), C.rate(), c.high()),
                1 / Mover.lowerRatio(C.rate(), c.low(), T.rate(), t.high()));
    }

    /// z and interval by their definitions, h = (1/n0 + 1/n1) / 2.
    @ParameterizedTest
    @EnumSource(Continuity.class)
    void twoProportionsByDefinition(Continuity continuity) {
        Proportion t = new Proportion(30, 110);
        Proportion c = new Proportion(15, 100);
        double d = 30 / 110.0 - 0.15;
        double h = continuity == Continuity.NONE ? 0 : (1 / 110.0 + 0.01) / 2;
        double pooled = Math.sqrt(45 / 210.0 * (165 / 210.0) * (1 / 110.0 + 0.01));
        double apart = Math.sqrt(30 / 110.0 * (80 / 110.0) / 110 + 0.15 * 0.85 / 100);
        double z = 1.6448536269514722;
        for (Pooling pooling : Pooling.values()) {
            double test = pooling == Pooling.NEITHER ? apart : pooled;
            double se = pooling == Pooling.BOTH ? pooled : apart;
            Difference both = known(TwoProportions.of(t, c, pooling, continuity, BOTH, TEN));
            near(d, both.estimate(), 1e-13);
            near(se, both.se(), 1e-13);
            near((d - h) / test, both.statistic(), 1e-12);
            near(d - z * se - h, both.low(), 1e-12);
            near(d + z * se + h, both.high(), 1e-12);
            near(2 * Tails.normal((d - h) / test), both.p(), 1e-11);
            near(Math.log(both.p()), both.logP(), 1e-11);
            Difference less = known(TwoProportions.of(t, c, pooling, continuity, Alternative.LESS, TEN));
            // The full correction is not given away where the difference points the other way.
            double left = continuity == Continuity.FULL ? d : d - h;
            near(left / test, less.statistic(), 1e-12);
            near(d + 1.2815515655446004 * se + h, less.high(), 1e-12);
            Difference more = known(TwoProportions.of(c, t, pooling, continuity, Alternative.GREATER, TEN));
            near(-left / test, more.statistic(), 1e-12);
            Difference turned = known(TwoProportions.of(c, t, pooling, continuity, Alternative.LESS, TEN));
            near(-(d - h) / test, turned.statistic(), 1e-12);
            relative(t, c, pooling, continuity, h);
        }
    }

    private static void relative(Proportion t, Proportion c, Pooling pooling, Continuity continuity, double h) {
        double ratio = 30 / 110.0 / 0.15;
        double q = 165 / 210.0;
        double se = pooling == Pooling.BOTH
                ? Math.sqrt(q / (1 - q) * (1 / 110.0 + 0.01))
                : Math.sqrt(80 / 110.0 / 30 + 0.85 / 15);
        double half = 1.2815515655446004 * se + h / 0.15;
        RelativeEffect more = known(TwoProportions.relative(t, c, pooling, continuity, Alternative.GREATER, TEN));
        near(ratio - 1, more.estimate(), 1e-12);
        near(ratio * Math.exp(-half) - 1, more.low(), 1e-11);
        assertEquals(Double.POSITIVE_INFINITY, more.high());
        near(ratio * se, more.se(), 1e-12);
        RelativeEffect less = known(TwoProportions.relative(t, c, pooling, continuity, Alternative.LESS, TEN));
        near(ratio * Math.exp(half) - 1, less.high(), 1e-11);
    }

    /// A difference smaller than h: Yates gives away all of it in test and relative interval, the full correction adds h.
    @Test
    void smallDifferencesAndContinuity() {
        Proportion t = new Proportion(10, 21);
        Proportion c = new Proportion(9, 20);
        double d = 10 / 21.0 - 0.45;
        double h = (1 / 21.0 + 0.05) / 2;
        Difference none = known(TwoProportions.of(t, c, Pooling.BOTH, Continuity.NONE, BOTH, TEN));
        Difference yates = known(TwoProportions.of(t, c, Pooling.BOTH, Continuity.YATES, BOTH, TEN));
        Difference full = known(TwoProportions.of(t, c, Pooling.BOTH, Continuity.FULL, BOTH, TEN));
        near(none.low() - d, yates.low(), 1e-12);
        near(none.high() + d, yates.high(), 1e-12);
        near(none.low() - h, full.low(), 1e-12);
        assertEquals(0, full.statistic());
        RelativeEffect plain = known(TwoProportions.relative(t, c, Pooling.BOTH, Continuity.NONE, BOTH, TEN));
        near((plain.high() + 1) * Math.exp(d / 0.45), known(TwoProportions.relative(
                t, c, Pooling.BOTH, Continuity.YATES, BOTH, TEN)).high() + 1, 1e-12);
        near((plain.high() + 1) * Math.exp(h / 0.45), known(TwoProportions.relative(
                t, c, Pooling.BOTH, Continuity.FULL, BOTH, TEN)).high() + 1, 1e-12);
    }

    @Test
    void comparisonOfRisksIsMadeOfTheScoreMethods() {
        RiskComparison r = known(RiskComparison.of(T, C, TEN));
        assertEquals(known(ProportionDifference.interval(T, C, DifferenceMethod.SCORE, BOTH, TEN)), r.difference());
        assertEquals(known(ProportionRatio.interval(T, C, RatioMethod.SCORE, BOTH, TEN)), r.ratio());
        assertEquals(known(OddsRatio.interval(T, C, OddsRatioMethod.SCORE, BOTH, TEN)), r.oddsRatio());
        NormalTest test = known(ProportionDifference.test(T, C, DifferenceMethod.SCORE, 0, BOTH));
        assertEquals(test.statistic(), r.statistic());
        assertEquals(test.p(), r.p());
        near(34 / 6.0, r.numberNeeded().orElseThrow(), 1e-13);
        assertEquals(7 / 34.0, r.treatmentRate());
        assertEquals(1 / 34.0, r.controlRate());
    }

    /// X^2 = 0 + 4 + 4 with two degrees of freedom, whose tail is exp(-x/2).
    @Test
    void sampleRatio() {
        SampleRatio s = known(SampleRatio.of(List.of(100L, 120L, 80L), List.of(2.0, 2.0, 2.0)));
        assertEquals(List.of(100.0, 100.0, 100.0), s.expected());
        assertEquals(8, s.chiSquare(), 1e-13);
        assertEquals(2, s.df());
        near(Math.exp(-4), s.p(), 1e-12);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), SampleRatio.of(List.of(0L, 0L), List.of(1.0, 2.0)));
        for (List<Double> shares : List.of(
                List.of(1.0), List.of(1.0, 0.0), List.of(1.0, Double.POSITIVE_INFINITY), List.of(1.0, Double.NaN))) {
            assertThrows(IllegalArgumentException.class, () -> SampleRatio.of(List.of(3L, 4L), shares));
        }
        assertThrows(IllegalArgumentException.class, () -> SampleRatio.of(List.of(3L, -4L), List.of(1.0, 1.0)));
        assertThrows(IllegalArgumentException.class, () -> SampleRatio.of(List.of(3L), List.of(1.0)));
    }

    /// Beyond a level of 1/2 the ends change sides: the same values, asked for from the other side; at 1/2 they meet.
    @Test
    void oneSidedEndsBeyondOneHalf() {
        for (ProportionInterval m : ProportionInterval.values()) {
            if (m != ProportionInterval.CLOPPER_PEARSON) {
                mirrored((a, l) -> m.of(FOUR, a, l));
            }
        }
        // Exact tails both hold the observed outcome: P(X <= 4) = 0.2 is P(X >= 5) = 0.8.
        near(known(ProportionInterval.CLOPPER_PEARSON.of(FOUR, Alternative.LESS, Level.of(0.2))).high(),
                known(ProportionInterval.CLOPPER_PEARSON.of(new Proportion(5, 19), Alternative.GREATER, Level.of(0.8)))
                        .low(), 1e-12);
        for (DifferenceMethod m : List.of(DifferenceMethod.WALD, DifferenceMethod.AGRESTI_CAFFO, DifferenceMethod.SCORE)) {
            mirrored((a, l) -> ProportionDifference.interval(T, FOUR, m, a, l));
        }
        for (RatioMethod m : List.of(RatioMethod.LOG, RatioMethod.LOG_ADJUSTED, RatioMethod.SCORE)) {
            mirrored((a, l) -> ProportionRatio.interval(T, FOUR, m, a, l));
        }
        for (OddsRatioMethod m : OddsRatioMethod.values()) {
            mirrored((a, l) -> OddsRatio.interval(T, FOUR, m, a, l));
        }
        IntervalEstimate middle = known(ProportionDifference.interval(
                T, FOUR, DifferenceMethod.SCORE, Alternative.GREATER, Level.of(0.5)));
        assertEquals(middle.estimate(), middle.low(), 1e-14);
        // Nobody against everybody: there is no room beyond the difference of -1 on its own side.
        IntervalEstimate opposite = known(ProportionDifference.interval(
                NONE, new Proportion(9, 9), DifferenceMethod.SCORE, BOTH, TEN));
        assertEquals(-1, opposite.low());
        assertEquals(-1, opposite.estimate());
        near(0.05, known(ProportionDifference.test(NONE, new Proportion(9, 9), DifferenceMethod.SCORE, opposite.high(),
                Alternative.LESS)).p(), 1e-9);
    }

    private static void mirrored(BiFunction<Alternative, Level, Outcome<IntervalEstimate>> interval) {
        near(known(interval.apply(Alternative.LESS, Level.of(0.2))).high(),
                known(interval.apply(Alternative.GREATER, Level.of(0.8))).low(), 1e-9);
        near(known(interval.apply(Alternative.GREATER, Level.of(0.2))).low(),
                known(interval.apply(Alternative.LESS, Level.of(0.8))).high(), 1e-9);
    }

    /// An arm of one unit is small, but not empty.
    @Test
    void oneUnitIsEnough() {
        var one = new Proportion(1, 1);
        for (ProportionInterval m : ProportionInterval.values()) {
            assertEquals(1, known(m.of(one, BOTH, TEN)).high(), m == ProportionInterval.JEFFREYS ? 0.01 : 0);
        }
        BinomialTest b = known(BinomialTest.of(one, 1, PointMass.WHOLE, BOTH, TEN));
        assertEquals(1, b.p());
        near(0.05, b.low(), 1e-12);
        for (DifferenceMethod m : DifferenceMethod.values()) {
            assertEquals(1 - 4 / 19.0, known(ProportionDifference.interval(one, FOUR, m, BOTH, TEN)).estimate(), 1e-15);
        }
        assertEquals(19 / 4.0, known(ProportionRatio.interval(one, FOUR, RatioMethod.MOVER, BOTH, TEN)).estimate(), 1e-14);
        assertEquals(19 / 4.0, known(ProportionRatio.interval(FOUR, one, RatioMethod.SCORE, BOTH, TEN).map(i ->
                1 / i.estimate())), 1e-14);
        assertEquals(Double.POSITIVE_INFINITY,
                known(OddsRatio.interval(one, FOUR, OddsRatioMethod.SCORE, BOTH, TEN)).estimate());
        assertEquals(0, known(OddsRatio.interval(FOUR, one, OddsRatioMethod.SCORE, BOTH, TEN)).estimate());
        near((1 - 4 / 19.0) / Math.sqrt(5 / 20.0 * 0.75 * (1 + 1 / 19.0)),
                known(TwoProportions.of(one, FOUR, TEN)).statistic(), 1e-13);
        // Of 20 units 5 succeed: the one is among them.
        near(0.25, known(FisherExact.of(one, FOUR, PointMass.WHOLE, Alternative.GREATER, TEN)).p(), 1e-13);
        // One of one against none of one is as extreme as can be: c (1 - c) at most.
        UnconditionalExact u = known(UnconditionalExact.of(one, new Proportion(0, 1), Ordering.UNPOOLED_Z, Alternative.GREATER));
        near(0.25, u.p(), 1e-12);
        assertEquals(0.5, u.common(), 1e-6);
        assertEquals(0.5, known(McNemar.of(new McNemar.Pairs(1, 1, 0), McNemar.Reference.MID_P, TEN)).p(), 1e-15);
    }

    /// Strata of one pair each are McNemar's test; Robins, Breslow and Greenland's variance is then 1/b + 1/c.
    @Test
    void strataOfPairsAreMcNemars() {
        var one = new Proportion(1, 1);
        var none = new Proportion(0, 1);
        var strata = new ArrayList<MantelHaenszel.Stratum>();
        for (int i = 0; i < 40; i++) {
            strata.add(new MantelHaenszel.Stratum(i < 28 ? one : none, i < 20 || i >= 33 ? none : one));
        }
        // 20 and 5 pairs differ; of the others 8 are both 1 and 7 both 0.
        var pairs = new McNemar.Pairs(40, 20, 5);
        for (Continuity c : List.of(Continuity.NONE, Continuity.YATES)) {
            MantelHaenszel m = known(MantelHaenszel.of(strata, c, BOTH, TEN));
            McNemar n = known(McNemar.of(pairs, c == Continuity.NONE
                    ? McNemar.Reference.CHI_SQUARE : McNemar.Reference.CHI_SQUARE_CONTINUITY, TEN));
            near(n.statistic().orElseThrow(), m.chiSquare(), 1e-12);
            near(n.p(), m.p(), 1e-12);
            near(4, m.oddsRatio(), 1e-14);
            near(Math.sqrt(1 / 20.0 + 1 / 5.0), m.logSe(), 1e-12);
            near(4 * Math.exp(-1.6448536269514722 * Math.sqrt(0.25)), m.low(), 1e-12);
        }
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), MantelHaenszel.of(List.of(), Continuity.NONE, BOTH, TEN));
    }

    @Test
    void positiveRoots() {
        near(2, PositiveRoot.falling(v -> 2 - v, 5), 1e-14);
        near(2, PositiveRoot.falling(v -> 2 - v, 1e-9), 1e-14);
        near(2, PositiveRoot.falling(v -> 2 - v, 2), 1e-14);
        near(1e-200, PositiveRoot.falling(v -> -200 - Math.log10(v), 1), 1e-12);
        near(1e200, PositiveRoot.falling(v -> 200 - Math.log10(v), 1), 1e-12);
        assertEquals(0, PositiveRoot.falling(_ -> -1, 3));
        assertEquals(Double.POSITIVE_INFINITY, PositiveRoot.falling(_ -> 1, 3));
    }
}
