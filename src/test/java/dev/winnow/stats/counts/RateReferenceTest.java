package dev.winnow.stats.counts;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.proportions.EquivalenceTest;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.PointMass;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every method of judging rates against statsmodels 0.15, or in 30 digits where it has none.
class RateReferenceTest {
    private static final Level TEN = Level.of(0.1);
    private static final Alternative BOTH = Alternative.TWO_SIDED;
    private static final EventCount T = new EventCount(14, 90.5);
    private static final EventCount C = new EventCount(25, 120.25);
    private static final EventCount NONE = new EventCount(0, 30);

    private static void check(IntervalEstimate interval, double low, double high) {
        // The reference finds its roots to some 1e-8.
        near(low, interval.low(), 1e-7);
        near(high, interval.high(), 1e-7);
    }

    private static void check(NormalTest test, double statistic, double p) {
        near(statistic, test.statistic(), 1e-12);
        near(p, test.p(), 1e-12);
        near(Math.log(p), test.logP(), 1e-11);
    }

    /// confint_poisson(count, exposure, method, alpha=0.1).
    @ParameterizedTest
    @CsvSource({
        "EXACT, 12, 400, 0.01731053128396278, 0.04860642332478759",
        "EXACT, 1, 3, 0.017097764795850175, 1.5812881727968595",
        "EXACT, 150, 20, 6.521953097001209, 8.588232490148645",
        "SCORE, 12, 400, 0.018741123159264163, 0.048022735475974375",
        "SCORE, 1, 3, 0.07436407357937307, 1.4941504111190984",
        "EXACT, 100000000000, 1, 99999479852.180634, 100000520149.95639",
        "MID_P, 12, 400, 0.01813542974988197, 0.04722390775899091",
        "MID_P, 1, 3, 0.03338644277594664, 1.3710010913482962",
        "MID_P, 150, 20, 6.544460925965044, 8.562417398623921"
    })
    void oneRate(PoissonInterval method, long events, double exposure, double low, double high) {
        var sample = new EventCount(events, exposure);
        check(method.of(sample, BOTH, TEN), low, high);
        IntervalEstimate up = method.of(sample, Alternative.GREATER, Level.of(0.05));
        near(low, up.low(), 1e-7);
        assertEquals(Double.POSITIVE_INFINITY, up.high());
        near(high, method.of(sample, Alternative.LESS, Level.of(0.05)).high(), 1e-7);
    }

    /// Beyond a level of 1/2 the ends of the score interval change sides: the same means, asked for from the other side.
    @Test
    void oneSidedEndsBeyondOneHalf() {
        double high = PoissonInterval.SCORE.of(C, Alternative.LESS, Level.of(0.2)).high();
        near(high, PoissonInterval.SCORE.of(C, Alternative.GREATER, Level.of(0.8)).low(), 1e-13);
        double low = PoissonInterval.SCORE.of(C, Alternative.GREATER, Level.of(0.2)).low();
        near(low, PoissonInterval.SCORE.of(C, Alternative.LESS, Level.of(0.8)).high(), 1e-12);
        for (RateDifferenceMethod m : RateDifferenceMethod.values()) {
            if (m != RateDifferenceMethod.MOVER) {
                near(known(RateDifference.interval(T, C, m, Alternative.LESS, Level.of(0.2))).high(),
                        known(RateDifference.interval(T, C, m, Alternative.GREATER, Level.of(0.8))).low(), 1e-9);
            }
        }
        for (RateRatioMethod m : new RateRatioMethod[] {
            RateRatioMethod.SCORE, RateRatioMethod.WALD_LOG, RateRatioMethod.SCORE_LOG, RateRatioMethod.SQUARE_ROOT
        }) {
            near(known(RateRatio.interval(T, C, m, Alternative.LESS, Level.of(0.2))).high(),
                    known(RateRatio.interval(T, C, m, Alternative.GREATER, Level.of(0.8))).low(), 1e-9);
        }
    }

    /// test_poisson_2indep(14, 90.5, 25, 120.25, value=0.8, alternative="larger").
    @ParameterizedTest
    @CsvSource({
        "WALD, -0.21905463895794197, 0.5866962572757332", "SCORE, -0.21709328802563505, 0.5859321776901664",
        "WALD_LOG, -0.21704581268901751, 0.5859136787726278", "SCORE_LOG, -0.21914159023198504, 0.5867301231337207",
        "SQUARE_ROOT, -0.18525101324400048, 0.5734839206594933"
    })
    void ratioTest(RateRatioMethod method, double statistic, double p) {
        check(known(RateRatio.test(T, C, method, 0.8, Alternative.GREATER)), statistic, p);
        EquivalenceTest e = known(RateRatio.equivalence(T, C, method, 0.8, 3));
        assertEquals(known(RateRatio.test(T, C, method, 0.8, Alternative.GREATER)), e.above());
        assertEquals(known(RateRatio.test(T, C, method, 3, Alternative.LESS)), e.below());
        assertEquals(e.above().p(), e.p());
        assertEquals(e.above().logP(), e.logP());
    }

    /// confint_poisson_2indep(14, 90.5, 25, 120.25, method, compare="ratio", alpha=0.1).
    @ParameterizedTest
    @CsvSource({
        "WALD_LOG_ADJUSTED, 0.4398532681491296, 1.2978390345769815", "SCORE, 0.43257933239912405, 1.279921395639816",
        "WALD_LOG, 0.4297022791156774, 1.2884910567968442", "SCORE_LOG, 0.3981463128103339, 1.2603170395878796",
        "MOVER, 0.43226409670443566, 1.2869279775581426"
    })
    void ratioInterval(RateRatioMethod method, double low, double high) {
        IntervalEstimate i = known(RateRatio.interval(T, C, method, BOTH, TEN));
        check(i, low, high);
        near(14 / 90.5 / (25 / 120.25), i.estimate(), 1e-14);
    }

    /// What each method answers without events in one arm or both.
    @Test
    void ratioWithoutEvents() {
        double root = 2 * (Math.sqrt(0.375) - Math.sqrt(25.375 * 0.8 * 30 / 120.25)) / Math.sqrt(1 + 0.8 * 30 / 120.25);
        near(root, known(RateRatio.test(NONE, C, RateRatioMethod.SQUARE_ROOT, 0.8, BOTH)).statistic(), 1e-12);
        double r = 0.8 * 30 / 120.25;
        near(-Math.sqrt(25 * r), known(RateRatio.test(NONE, C, RateRatioMethod.SCORE, 0.8, BOTH)).statistic(), 1e-12);
        assertEquals(0, known(RateRatio.test(NONE, NONE, RateRatioMethod.SQUARE_ROOT, 1, BOTH)).statistic());
        IntervalEstimate i = known(RateRatio.interval(NONE, NONE, RateRatioMethod.SQUARE_ROOT, BOTH, TEN));
        assertEquals(new IntervalEstimate(1, 0, Double.POSITIVE_INFINITY), i);
        IntervalEstimate added = known(RateRatio.interval(NONE, NONE, RateRatioMethod.WALD_LOG_ADJUSTED, BOTH, TEN));
        near(Math.exp(2 * 1.6448536269514722), added.high(), 1e-12);
        for (RateRatioMethod m : new RateRatioMethod[] {RateRatioMethod.SCORE, RateRatioMethod.MOVER}) {
            assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), RateRatio.interval(NONE, NONE, m, BOTH, TEN));
            assertEquals(0, known(RateRatio.interval(NONE, C, m, BOTH, TEN)).low());
            assertEquals(Double.POSITIVE_INFINITY, known(RateRatio.interval(C, NONE, m, BOTH, TEN)).estimate());
        }
        for (RateRatioMethod m : new RateRatioMethod[] {RateRatioMethod.WALD_LOG, RateRatioMethod.SCORE_LOG}) {
            assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), RateRatio.interval(C, NONE, m, BOTH, TEN));
        }
        assertThrows(IllegalArgumentException.class,
                () -> RateRatio.test(T, C, RateRatioMethod.SCORE, Double.POSITIVE_INFINITY, BOTH));
        assertThrows(IllegalArgumentException.class, () -> new EventCount(1, Double.POSITIVE_INFINITY));
        assertEquals(0, new EventCount(0, 3).rate());
    }

    /// test_poisson_2indep(..., compare="diff", value=-0.02); confint_poisson_2indep(..., compare="diff").
    @ParameterizedTest
    @CsvSource({
        "WALD, -0.5662688901316194, 0.7143944973800773, -0.1496526788633526, 0.043244528256306924",
        "SCORE, -0.5603201293178037, 0.7123694501189775, -0.15125864488299534, 0.048663943520619354",
        "WALD_ADJUSTED, -0.5585547667154658, 0.7117671910877794, -0.15098471732316437, 0.044576566716118704"
    })
    void difference(RateDifferenceMethod method, double statistic, double p, double low, double high) {
        check(known(RateDifference.test(T, C, method, -0.02, Alternative.GREATER)), statistic, p);
        check(known(RateDifference.interval(T, C, method, BOTH, TEN)), low, high);
        // The mirror image asks the other arm's formulas.
        check(known(RateDifference.test(C, T, method, 0.02, Alternative.LESS)), -statistic, p);
        check(known(RateDifference.interval(C, T, method, BOTH, TEN)), -high, -low);
        EquivalenceTest e = known(RateDifference.equivalence(T, C, method, -0.02, 0.5));
        assertEquals(e.above(), known(RateDifference.test(T, C, method, -0.02, Alternative.GREATER)));
        assertEquals(e.below(), known(RateDifference.test(T, C, method, 0.5, Alternative.LESS)));
    }

    @Test
    void differenceByMover() {
        check(known(RateDifference.interval(T, C, RateDifferenceMethod.MOVER, BOTH, TEN)),
                -0.1505704140478834, 0.04938453618210649);
    }

    /// The rates that are likeliest at a difference: the first is higher by it, and the likelihood is flat along it.
    @Test
    void scoreVarianceIsThatOfTheLikeliestRates() {
        for (double value : new double[] {-0.3, -0.02, 0, 0.01, 0.4}) {
            double z = known(RateDifference.test(T, C, RateDifferenceMethod.SCORE, value, BOTH)).statistic();
            double d = (T.rate() - C.rate() - value) / z;
            // Variance r1/t1 + r0/t0 with r1 = r0 + value gives back r0, at which the derivative of the likelihood is 0.
            double r0 = (d * d - value / T.exposure()) / (1 / T.exposure() + 1 / C.exposure());
            assertEquals(0, 14 / (r0 + value) - 90.5 + 25 / r0 - 120.25, 1e-7);
        }
        // Without events only the hypothesis is left: variance value / t1.
        near(-0.1 / Math.sqrt(0.1 / 30), known(RateDifference.test(
                NONE, NONE, RateDifferenceMethod.SCORE, 0.1, BOTH)).statistic(), 1e-13);
        near(-0.1 / Math.sqrt(1.0 / 900), known(RateDifference.test(
                NONE, NONE, RateDifferenceMethod.WALD_ADJUSTED, 0.1, BOTH)).statistic(), 1e-13);
        assertEquals(new IntervalEstimate(0, 0, 0),
                known(RateDifference.interval(NONE, NONE, RateDifferenceMethod.WALD, BOTH, TEN)));
    }

    /// 200 000 events against 3: P(X <= 3), P(X >= 3) of the control's share in 40 digits (mpmath), as odds.
    @ParameterizedTest
    @EnumSource(PointMass.class)
    void exactRatioOfLopsidedTotals(PointMass mass) {
        double low = mass == PointMass.WHOLE ? 22811.781359601877 : 24496.087502525255;
        double high = mass == PointMass.WHOLE ? 323275.74374306045 : 262092.10768692494;
        var many = new EventCount(200_000, 5);
        var few = new EventCount(3, 10);
        RateRatioTest r = known(RateRatioTest.of(many, few, 1, mass, BOTH, Level.FIVE_PERCENT));
        near(2 * low, r.low(), 1e-11);
        near(2 * high, r.high(), 1e-11);
        RateRatioTest turned = known(RateRatioTest.of(few, many, 1, mass, BOTH, Level.FIVE_PERCENT));
        near(1 / (2 * high), turned.low(), 1e-11);
        near(1 / (2 * low), turned.high(), 1e-11);
        RateRatioTest more = known(RateRatioTest.of(many, few, 1, mass, Alternative.GREATER, Level.of(0.025)));
        near(2 * low, more.low(), 1e-11);
        assertEquals(Double.POSITIVE_INFINITY, more.high());
        RateRatioTest less = known(RateRatioTest.of(many, few, 1, mass, Alternative.LESS, Level.of(0.025)));
        assertEquals(0, less.low());
        near(2 * high, less.high(), 1e-11);
        assertEquals(0, known(RateRatioTest.of(NONE, few, 1, mass, BOTH, TEN)).low());
    }

    /// P(X >= 14) of Binomial(39, v / (v + 120.25 / 90.5)) by its sum.
    @Test
    void exactRatioIsABinomialTail() {
        double share = 0.8 / (0.8 + 120.25 / 90.5);
        double tail = 0;
        for (int i = 14; i <= 39; i++) {
            double choose = 1;
            for (int k = 1; k <= i; k++) {
                choose *= (39 - i + k) / (double) k;
            }
            tail += choose * Math.pow(share, i) * Math.pow(1 - share, 39 - i);
        }
        near(tail, known(RateRatioTest.of(T, C, 0.8, PointMass.WHOLE, Alternative.GREATER, TEN)).p(), 1e-12);
    }

    /// Root of the likelihood's slope in 40 digits (mpmath).
    /// A likelihood that falls from 0, rises and falls again; R MASS::glm.nb 7.3.
    @Test
    void negativeBinomialWithTwoMaxima() {
        NegativeBinomialRates r = known(
                NegativeBinomialRates.of(new int[] {75, 74}, new int[] {1, 0, 0, 10, 0, 11}, BOTH, TEN));
        near(1.79743549781958, r.dispersion(), 1e-6);
        near(20.3181818181818, r.ratio(), 1e-12);
        assertEquals(Outcome.undefined(Cause.TOO_LARGE, 20_000_001), NegativeBinomialRates.of(
                new int[] {20_000_001, 1}, new int[] {1, 2}, BOTH, TEN));
    }

    @Test
    void negativeBinomialWithTies() {
        int[] t = {0, 1, 2, 0, 9, 1, 0, 2, 1, 0};
        int[] c = {3, 0, 0, 1, 0, 0, 3, 0};
        NegativeBinomialRates r = known(NegativeBinomialRates.of(t, c, BOTH, TEN));
        near(1.605292683492, r.dispersion(), 1e-12);
        near(0.752693826627296, r.logSe(), 1e-12);
        near(1.6 / 0.875, r.ratio(), 1e-14);
        near(Math.log(1.6 / 0.875) / 0.752693826627296, r.statistic(), 1e-11);
        near(1.6 / 0.875 * Math.exp(-1.6448536269514722 * 0.752693826627296), r.low(), 1e-11);
        near(1.6 / 0.875 * Math.exp(1.6448536269514722 * 0.752693826627296), r.high(), 1e-11);
    }

    /// One unit of each arm has all its events.
    @Test
    void negativeBinomialOfWhales() {
        int[] t = new int[400_000];
        int[] c = new int[400_000];
        t[7] = 60;
        c[9] = 40;
        NegativeBinomialRates r = known(NegativeBinomialRates.of(t, c, BOTH, TEN));
        near(2248793.62799871, r.dispersion(), 1e-9);
        near(3.35940988964732, r.logSe(), 1e-9);
    }

    /// Dispersion of one part in a hundred thousand: the slope is summed where log(1 + km) - km cancels.
    @Test
    void negativeBinomialNearPoisson() {
        int[] t = new int[1000];
        int[] c = new int[1000];
        Arrays.setAll(t, i -> i % 2);
        Arrays.setAll(c, i -> i % 2);
        // Binary counts never vary more than a Poisson law.
        assertEquals(0, known(NegativeBinomialRates.of(t, c, BOTH, TEN)).dispersion());
        // 762 units of two events and 945 of one, variance a little above the mean; root in 40 digits (mpmath).
        int[] counts = new int[4000];
        Arrays.setAll(counts, i -> i < 762 ? 2 : i < 1707 ? 1 : 0);
        NegativeBinomialRates r = known(NegativeBinomialRates.of(counts, counts, BOTH, TEN));
        near(1.08712061916693e-5, r.dispersion(), 1e-8);
        assertEquals(1, r.ratio());
        assertEquals(1, r.p());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), NegativeBinomialRates.of(counts, new int[0], BOTH, TEN));
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), NegativeBinomialRates.of(new int[3], counts, BOTH, TEN));
    }
}
