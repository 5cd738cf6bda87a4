package dev.winnow.stats.sequential;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two stages of two arms against rpact 3.3.4, getAnalysisResults with normalApproximation = TRUE: n 200, 300 and 210,
/// 280, means 5.3, 5.4 and 5, 5, standard deviations 1.6, 1.8 and 1.7, 1.9; information rates 0.3, 0.7, 1.
class SequentialInferenceTest {
    private static final Looks LOOKS = Looks.of(0.3, 0.7, 1);
    private static final Moments T1 = Moments.ofVariance(200, 5.3, 1.6 * 1.6);
    private static final Moments C1 = Moments.ofVariance(210, 5, 1.7 * 1.7);
    private static final Moments T2 = T1.merge(Moments.ofVariance(300, 5.4, 1.8 * 1.8));
    private static final Moments C2 = C1.merge(Moments.ofVariance(280, 5, 1.9 * 1.9));
    private static final double FIRST = T1.mean() - C1.mean();
    private static final double SECOND = T2.mean() - C2.mean();
    private static final double SE1 = se(T1, C1);
    private static final double SE2 = se(T2, C2);

    private static double se(Moments t, Moments c) {
        return Math.sqrt((t.m2() + c.m2()) / (t.n() + c.n() - 2.0) * (1.0 / t.n() + 1.0 / c.n()));
    }

    private static GroupSequentialDesign design(StoppingRule rule, Sides sides) {
        return known(GroupSequentialDesign.of(LOOKS, rule, sides, Level.of(0.025 * sides.count())));
    }

    private static void repeated(StoppingRule rule, Sides sides, int look, double p, double low, double high) {
        RepeatedInference r = known(RepeatedInference.of(
                design(rule, sides), look, look == 0 ? FIRST : SECOND, look == 0 ? SE1 : SE2));
        assertEquals(p, r.p(), 3e-6 + 1e-4 * p);
        assertEquals(low, r.low(), 1e-6);
        assertEquals(high, r.high(), 1e-6);
        assertEquals(low > 0, r.crossed());
    }

    @Test
    void repeatedInferenceAgreesWithRpact() {
        Sides one = Sides.ONE_SIDED;
        repeated(new Spending.ObrienFlemingLike(1), one, 0, 0.24297288801, -0.3412204113657, 0.9412204120946);
        repeated(new Spending.ObrienFlemingLike(1), one, 1, 0.00448612133, 0.08581519166386, 0.6341848976491);
        repeated(new Spending.PocockLike(), one, 0, 0.07945049472, -0.07733705269212, 0.6773370779608);
        repeated(WangTsiatis.obrienFleming(), one, 1, 0.00393299134, 0.0900827338859041, 0.6299173600029845);
        repeated(new WangTsiatis(0.25), Sides.TWO_SIDED, 0, 0.25038101529, -0.159059947975, 0.759059961412);
        repeated(WangTsiatis.pocock(), Sides.TWO_SIDED, 1, 0.00349620937, 0.1021925222354, 0.6178075864804);
        repeated(new Spending.HwangShihDeCani(2), Sides.TWO_SIDED, 0, 0.12660005863, -0.063141633339, 0.663141661114);
    }

    private static void stagewise(StoppingRule rule, Sides sides, double p, double low, double high, double estimate) {
        GroupSequentialDesign d = design(rule, sides);
        StagewiseInference s = StagewiseInference.of(d.boundaries(), sides, d.tail(), 1, SECOND, SE2);
        assertEquals(p, s.p(), 2e-8);
        assertEquals(low, s.low(), 2e-6);
        assertEquals(high, s.high(), 2e-6);
        assertEquals(estimate, s.estimate(), 2e-6);
    }

    @Test
    void stagewiseInferenceAgreesWithRpact() {
        stagewise(new Spending.ObrienFlemingLike(1), Sides.ONE_SIDED, 0.000713691305951225, 0.138992418902110060,
                0.580171721432069520, 0.359701660265168310);
        stagewise(WangTsiatis.pocock(), Sides.ONE_SIDED, 0.0112709441697431, 0.0524956233689865, 0.5638916744031370,
                0.3284022521729891);
        stagewise(new Spending.HwangShihDeCani(2), Sides.TWO_SIDED, 0.0267405500507873, 0.0421983102709170,
                0.5617440711741283, 0.3240732154522467);
        stagewise(new HaybittlePeto(3), Sides.TWO_SIDED, 0.00382779121015919, 0.12246340281623871, 0.57680334512417730,
                0.35364650913878898);
    }

    /// At the first look closed forms hold: spending gives p, the plain interval is the stagewise one.
    @Test
    void theFirstLookHasClosedForms() {
        GroupSequentialDesign d = design(new Spending.PocockLike(), Sides.ONE_SIDED);
        RepeatedInference r = known(RepeatedInference.of(d, 0, 3.1, 1));
        assertEquals(Tails.normal(3.1) / Math.log1p(Math.expm1(1) * 0.3), r.p(), 1e-12);
        StagewiseInference s = StagewiseInference.of(d.boundaries(), Sides.ONE_SIDED, 0.025, 0, 6.2, 2);
        assertEquals(Tails.normal(3.1), s.p(), 1e-15);
        assertEquals(6.2, s.estimate(), 1e-11);
        assertEquals(6.2 - 2 * Tails.normalQuantile(0.025), s.low(), 1e-11);
        assertEquals(6.2 + 2 * Tails.normalQuantile(0.025), s.high(), 1e-11);
    }

    /// The p-value is below the level exactly when the interval excludes 0 and the bound is crossed.
    @Test
    void testsAndIntervalsAreDual() {
        for (StoppingRule rule : List.of(new Spending.KimDeMets(2), WangTsiatis.obrienFleming())) {
            GroupSequentialDesign d = design(rule, Sides.TWO_SIDED);
            for (double z : new double[] {-2.9, -2.2, 1.5, 2.1, 2.4, 3.5}) {
                RepeatedInference r = known(RepeatedInference.of(d, 1, z, 1));
                assertEquals(r.crossed(), r.p() <= 0.05);
                assertEquals(r.crossed(), r.low() > 0 || r.high() < 0);
                StagewiseInference s = StagewiseInference.of(d.boundaries(), Sides.TWO_SIDED, 0.025, 2, z, 1);
                assertEquals(s.low() > 0 || s.high() < 0, s.p() <= 0.05);
                assertTrue(s.low() < s.estimate() && s.estimate() < s.high());
            }
        }
    }

    @Test
    void theBoundItselfIsCrossed() {
        GroupSequentialDesign d = design(WangTsiatis.pocock(), Sides.ONE_SIDED);
        RepeatedInference r = known(RepeatedInference.of(d, 1, d.boundaries().upper(1), 1));
        assertTrue(r.crossed());
        assertEquals(0, r.low());
        assertEquals(0.025, r.p(), 1e-11);
    }

    @Test
    void inferenceIsSymmetricAndScales() {
        GroupSequentialDesign d = design(new Spending.PocockLike(), Sides.TWO_SIDED);
        StagewiseInference up = StagewiseInference.of(d.boundaries(), Sides.TWO_SIDED, 0.025, 1, 2.5, 1);
        StagewiseInference down = StagewiseInference.of(d.boundaries(), Sides.TWO_SIDED, 0.025, 1, -5, 2);
        assertEquals(up.p(), down.p(), 1e-12);
        assertEquals(-2 * up.low(), down.high(), 1e-9);
        assertEquals(-2 * up.high(), down.low(), 1e-9);
        assertEquals(-2 * up.estimate(), down.estimate(), 1e-9);
        assertEquals(
                known(RepeatedInference.of(d, 1, 2.5, 1)).p(), known(RepeatedInference.of(d, 1, -2.5, 1)).p(), 1e-12);
    }

    @Test
    void nothingSmallerRejects() {
        RepeatedInference one = known(RepeatedInference.of(design(WangTsiatis.pocock(), Sides.ONE_SIDED), 0, -1, 1));
        assertEquals(0.5, one.p(), 1e-9);
        assertFalse(one.crossed());
        RepeatedInference two = known(RepeatedInference.of(design(WangTsiatis.pocock(), Sides.TWO_SIDED), 0, 0, 1));
        assertEquals(1, two.p(), 1e-9);
        RepeatedInference all = known(RepeatedInference.of(
                design(new Spending.PocockLike(), Sides.ONE_SIDED), 0, 60, 1));
        assertEquals(0, all.p());
        assertTrue(all.crossed());
    }

    @Test
    void haybittlePetoHasOnlyALastRepeatedP() {
        GroupSequentialDesign d = design(new HaybittlePeto(3), Sides.TWO_SIDED);
        var none = (Outcome.Undefined<RepeatedInference>) RepeatedInference.of(d, 1, 4, 1);
        assertEquals(Cause.INCOMPLETE, none.cause());
        assertEquals(2, none.found());
        double last = d.boundaries().upper(2);
        assertEquals(0.05, known(RepeatedInference.of(d, 2, last, 1)).p(), 1e-11);
        assertEquals(1, known(RepeatedInference.of(d, 2, 0, 1)).p(), 1e-9);
    }

    @Test
    void standardErrorsMustBePositive() {
        GroupSequentialDesign d = design(WangTsiatis.pocock(), Sides.ONE_SIDED);
        assertThrows(IllegalArgumentException.class, () -> RepeatedInference.of(d, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> RepeatedInference.of(d, 0, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> RepeatedInference.of(d, 0, 1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class,
                () -> StagewiseInference.of(d.boundaries(), Sides.ONE_SIDED, 0.025, 0, 1, Double.NaN));
    }

    /// Pocock's bound c at half of the information was not crossed, so a huge z at the end says no more about the ends
    /// than what crossing it would: they are sqrt 2 times c and c -+ 1.96.
    @Test
    void aHugeZAtALaterLookIsOrderedAfterTheEarlierBounds() {
        GroupSequentialDesign d = known(GroupSequentialDesign.of(
                Looks.of(0.5, 1), WangTsiatis.pocock(), Sides.TWO_SIDED, Level.of(0.05)));
        double c = d.boundaries().upper(0);
        double margin = Tails.normalQuantile(0.025);
        for (double z : new double[] {20, 45, 1e3, 1e9, 1e150}) {
            StagewiseInference up = StagewiseInference.of(d.boundaries(), Sides.TWO_SIDED, 0.025, 1, z, 1);
            StagewiseInference down = StagewiseInference.of(d.boundaries(), Sides.TWO_SIDED, 0.025, 1, -z, 1);
            near(Math.sqrt(2) * c, up.estimate(), 1e-9);
            near(Math.sqrt(2) * (c - margin), up.low(), 1e-9);
            near(Math.sqrt(2) * (c + margin), up.high(), 1e-9);
            near(-up.low(), down.high(), 1e-9);
        }
    }

    @Test
    void levelsAndLooksThatDoNotExistAreRefused() {
        GroupSequentialDesign d = design(WangTsiatis.pocock(), Sides.TWO_SIDED);
        for (double tail : new double[] {-1, 0, 0.5, Double.NaN}) {
            assertThrows(IllegalArgumentException.class,
                    () -> StagewiseInference.of(d.boundaries(), Sides.TWO_SIDED, tail, 1, 1, 1));
        }
        assertThrows(IllegalArgumentException.class, () -> RepeatedInference.of(d, 3, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> RepeatedInference.of(d, -1, 1, 1));
    }
}
