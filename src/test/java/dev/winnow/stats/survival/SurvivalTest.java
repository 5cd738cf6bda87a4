package dev.winnow.stats.survival;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.survival.CoxModel.Ties;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Times in remission of Freireich et al. (1963); figures by R's survival 3.5-3.
class SurvivalTest {
    private static final Level LEVEL = Level.FIVE_PERCENT;
    private static final double[] TIME = {4, 3, 1, 1, 2, 2, 3, 6, 5, 7};
    private static final boolean[] EVENT = {true, true, true, false, true, true, false, true, false, true};
    private static final double[][] X = {
        {0, 1.5}, {2, 2.5}, {1, -1}, {1, 0.3}, {1, 4}, {0, 2}, {0, 1}, {1, 0}, {2, 3}, {0, 1}
    };

    private static final SurvivalSample TREATED =
            sample(9, 6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);
    private static final SurvivalSample CONTROL =
            sample(21, 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

    private static SurvivalSample sample(int events, double... time) {
        boolean[] event = new boolean[time.length];
        Arrays.fill(event, 0, events, true);
        return SurvivalSample.of(time, event);
    }

    private static KaplanMeier curve(SurvivalSample s, BandScale scale) {
        return known(KaplanMeier.of(s, scale, LEVEL));
    }

    /// summary(survfit(Surv(t, e) ~ 1, conf.type = ...), times = c(10, 23)) and quantile(., 0.5).
    @ParameterizedTest
    @CsvSource({
        "PLAIN, 0.564099326678788, 0.941783026262388, 0.184384863840613, 0.711973679576754, 13",
        "LOG, 0.585918982029694, 0.967574754552297, 0.248788226817660, 0.807372045529077, 16",
        "LOG_LOG, 0.503199510799957, 0.889361835169265, 0.188052005959232, 0.680142628495241, 13"
    })
    void curveAndBandsAreR(BandScale scale, double low10, double high10, double low23, double high23, double lowMedian) {
        KaplanMeier k = curve(TREATED, scale);
        KaplanMeier.Point ten = known(k.at(10));
        assertEquals(0.752941176470588, ten.survival(), 1e-14);
        assertEquals(0.0963496529943205, ten.se(), 1e-14);
        assertEquals(low10, ten.low(), 1e-13);
        assertEquals(high10, ten.high(), 1e-13);
        KaplanMeier.Point last = known(k.at(35));
        assertEquals(23, last.time());
        assertEquals(6, last.atRisk());
        assertEquals(1, last.events());
        assertEquals(low23, last.low(), 1e-13);
        assertEquals(high23, last.high(), 1e-13);
        assertEquals(new KaplanMeier.Median(23, lowMedian, Double.POSITIVE_INFINITY), known(k.median()));
        assertEquals(new KaplanMeier.Point(0, 21, 0, 1, 0, 1, 1), known(k.at(5.9)));
        assertEquals(7, k.points().size());
        assertEquals(21, k.n());
        assertEquals(35, k.lastTime());
    }

    @Test
    void aCurveThatReachesZeroIsKnownForEver() {
        KaplanMeier k = curve(CONTROL, BandScale.LOG);
        assertEquals(new KaplanMeier.Point(23, 1, 1, 0, 0, 0, 0), known(k.at(1e6)));
        assertEquals(new KaplanMeier.Median(8, 4, 12), known(k.median()));
        assertEquals(new KaplanMeier.Median(8, 4, 11), known(curve(CONTROL, BandScale.LOG_LOG).median()));
        assertEquals(8.66666666666667, known(k.restrictedMean(100)).estimate(), 1e-13);
        assertEquals(1.37739004126455, known(k.restrictedMean(100)).se(), 1e-13);
    }

    @Test
    void bandsStayBetweenZeroAndOne() {
        SurvivalSample s = sample(2, 1, 2, 3);
        KaplanMeier.Point first = curve(s, BandScale.PLAIN).points().getFirst();
        assertEquals(1, first.high());
        assertEquals(0, curve(s, BandScale.PLAIN).points().get(1).low());
        assertEquals(1, curve(s, BandScale.LOG).points().getFirst().high());
    }

    @Test
    void theMedianOfAFlatStepIsItsMiddle() {
        assertEquals(2.5, known(curve(sample(4, 1, 2, 3, 4), BandScale.LOG).median()).time());
        assertEquals(3, known(curve(sample(2, 1, 2, 3, 4), BandScale.LOG).median()).time());
    }

    /// summary(survfit(Surv(t, e) ~ g), rmean = 22).
    @Test
    void restrictedMeansAreR() {
        KaplanMeier.RestrictedMean t = known(curve(TREATED, BandScale.LOG).restrictedMean(22));
        KaplanMeier.RestrictedMean c = known(curve(CONTROL, BandScale.LOG).restrictedMean(22));
        assertEquals(17.37142857142857, t.estimate(), 1e-13);
        assertEquals(1.45995876163397, t.se(), 1e-13);
        assertEquals(8.61904761904762, c.estimate(), 1e-13);
        assertEquals(1.35438515219327, c.se(), 1e-13);
        assertEquals(22, t.tau());
        Difference d = known(KaplanMeier.difference(TREATED, CONTROL, 22, Alternative.GREATER, LEVEL));
        assertEquals(t.estimate() - c.estimate(), d.estimate(), 1e-14);
        assertEquals(Math.hypot(t.se(), c.se()), d.se(), 1e-14);
        assertEquals(Double.POSITIVE_INFINITY, d.high());
    }

    @Test
    void withoutCensoringTheRestrictedMeanIsTheMean() {
        var random = new SplittableRandom(3);
        double[] t = new double[50];
        Arrays.setAll(t, _ -> Math.rint(random.nextDouble() * 30) / 3);
        boolean[] e = new boolean[50];
        Arrays.fill(e, true);
        KaplanMeier.RestrictedMean m = known(curve(SurvivalSample.of(t, e), BandScale.LOG).restrictedMean(1000));
        double mean = Arrays.stream(t).average().orElseThrow();
        double m2 = Arrays.stream(t).map(v -> (v - mean) * (v - mean)).sum();
        assertEquals(mean, m.estimate(), 1e-12);
        assertEquals(Math.sqrt(m2) / 50, m.se(), 1e-12);
    }

    /// survdiff(Surv(t, e) ~ g), with rho = 1, and with a third arm.
    @Test
    void logRankIsR() {
        LogRank l = known(LogRank.of(List.of(CONTROL, TREATED), LogRank.Weights.EQUAL));
        assertEquals(16.7929409892165, l.chiSquare(), 1e-11);
        assertEquals(1, l.df());
        assertEquals(4.16880911e-05, l.p(), 1e-13);
        assertEquals(10.7494990519689, l.arms().get(0).expected(), 1e-12);
        assertEquals(new LogRank.Arm(21, 9, l.arms().get(1).expected()), l.arms().get(1));
        assertEquals(14.4571508187171, known(LogRank.of(List.of(CONTROL, TREATED), new LogRank.Weights(1, 0))).chiSquare(), 1e-11);
        double[] t = {3, 9, 14, 8, 20, 2};
        boolean[] e = {true, true, false, true, true, false};
        LogRank three = known(LogRank.of(List.of(CONTROL, TREATED, SurvivalSample.of(t, e)), LogRank.Weights.EQUAL));
        assertEquals(17.1733682919655, three.chiSquare(), 1e-11);
        assertEquals(2, three.df());
        LogRank turned = known(LogRank.of(List.of(SurvivalSample.of(t, e), TREATED, CONTROL), LogRank.Weights.EQUAL));
        assertEquals(three.chiSquare(), turned.chiSquare(), 1e-11);
    }

    /// survdiff leaves out an arm that is gone before the first event; here it stands in any place.
    @Test
    void anArmGoneBeforeTheFirstEventIsLeftOut() {
        double[] t1 = {1, 2, 3, 5, 7, 8};
        boolean[] e1 = {true, true, false, true, true, false};
        double[] t2 = {2, 4, 6, 9, 10};
        boolean[] e2 = {true, true, false, true, true};
        SurvivalSample a = SurvivalSample.of(t1, e1);
        SurvivalSample b = SurvivalSample.of(t2, e2);
        SurvivalSample gone = sample(0, 0.5, 0.7);
        for (List<SurvivalSample> arms : List.of(List.of(a, b, gone), List.of(gone, a, b), List.of(b, gone, a))) {
            LogRank l = known(LogRank.of(arms, LogRank.Weights.EQUAL));
            assertEquals(0.732373247103768, l.chiSquare(), 1e-13);
            assertEquals(1, l.df());
            assertEquals(0.392115006738717, l.p(), 1e-13);
            assertEquals(new LogRank.Arm(2, 0, 0), l.arms().get(arms.indexOf(gone)));
            assertEquals(0.561039442772946, known(LogRank.of(arms, new LogRank.Weights(1, 0))).chiSquare(), 1e-13);
        }
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), LogRank.of(List.of(a, gone, gone), LogRank.Weights.EQUAL));
    }

    @Test
    void lateWeightsStartAtZero() {
        assertEquals(0, new LogRank.Weights(0, 1).at(1));
        assertEquals(0.25 * Math.sqrt(0.5), new LogRank.Weights(2, 0.5).at(0.5), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> new LogRank.Weights(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LogRank.Weights(0, -1));
    }

    /// coxph(Surv(t, e) ~ g, ties = ...): coefficient, se, log likelihoods, score, Wald.
    @ParameterizedTest
    @CsvSource({
        "EFRON, -1.572125148829066, 0.412396717709455, -93.184269996847732, -85.008424577371628, 17.246536795716580,"
                + " 14.532617063374397",
        "BRESLOW, -1.509191412585878, 0.409564406366741, -93.985050478245185, -86.379622071145548, 15.930539564032708,"
                + " 13.578263650923097"
    })
    void coxOfTwoArmsIsR(Ties ties, double b, double se, double l0, double l1, double score, double wald) {
        CoxModel m = known(CoxModel.ofArms(TREATED, CONTROL, ties, LEVEL));
        CoxModel.Coefficient c = m.coefficients().getFirst();
        assertEquals(b, c.estimate(), 1e-9);
        assertEquals(se, c.se(), 1e-9);
        assertEquals(b / se, c.z(), 1e-8);
        assertEquals(Math.exp(b), c.hazardRatio(), 1e-9);
        assertEquals(Math.exp(b - 1.959963984540054 * se), c.hazardRatioLow(), 1e-9);
        assertEquals(Math.exp(b + 1.959963984540054 * se), c.hazardRatioHigh(), 1e-9);
        assertEquals(l0, m.nullLogLikelihood(), 1e-10);
        assertEquals(l1, m.logLikelihood(), 1e-10);
        assertEquals(score, m.score().chiSquare(), 1e-8);
        assertEquals(wald, m.wald().chiSquare(), 1e-8);
        assertEquals(c.p(), m.wald().p(), 1e-9);
        assertEquals(Math.log(c.p()), c.logP(), 1e-9);
        assertEquals(2 * (l1 - l0), m.likelihoodRatio().chiSquare(), 1e-9);
        assertEquals(1, m.likelihoodRatio().df());
        assertTrue(m.iterations() >= 3 && m.iterations() < 12);
    }

    /// coxph(Surv(t, e) ~ x + y).
    @ParameterizedTest
    @CsvSource({
        "EFRON, 0.125747548433916, 0.044200893677725, 0.562770903904803, 0.406482949793716, -10.148609678313887,"
                + " 0.103926317389524, 0.103261436895787",
        "BRESLOW, 0.1553427052089104, 0.0142899197404941, 0.5635090552856454, 0.3982043244889762, -10.2811452198985567,"
                + " 0.1051927998234993, 0.1045892344857785"
    })
    void coxOfSeveralCovariatesIsR(
            Ties ties, double b1, double b2, double se1, double se2, double log, double score, double wald) {
        CoxModel m = known(CoxModel.of(TIME, EVENT, X, ties, LEVEL));
        assertEquals(b1, m.coefficients().get(0).estimate(), 1e-9);
        assertEquals(b2, m.coefficients().get(1).estimate(), 1e-9);
        assertEquals(se1, m.coefficients().get(0).se(), 1e-8);
        assertEquals(se2, m.coefficients().get(1).se(), 1e-8);
        assertEquals(log, m.logLikelihood(), 1e-11);
        assertEquals(score, m.score().chiSquare(), 1e-9);
        assertEquals(wald, m.wald().chiSquare(), 1e-7);
        assertEquals(2, m.wald().df());
    }

    /// An outlier takes Newton's first steps too far, so that they are halved; coxph of R has the same end.
    @Test
    void stepsThatGoTooFarAreHalved() {
        double[] x = {0.5, 0.8, 0.1, 0.9, 0, 12.3, 0.9, 0.3, 0.2};
        double[] t = {11.4, 20.34, 129.32, 208.69, 38.23, 0.01, 15.52, 61.38, 11.19};
        boolean[] e = {false, false, true, true, true, true, true, true, true};
        double[][] rows = Arrays.stream(x).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        CoxModel m = known(CoxModel.of(t, e, rows, Ties.EFRON, LEVEL));
        assertEquals(0.379830516049874, m.coefficients().getFirst().estimate(), 1e-9);
        assertEquals(0.298683089248368, m.coefficients().getFirst().se(), 1e-9);
        assertEquals(-9.24647941859206, m.nullLogLikelihood(), 1e-12);
        assertEquals(-7.45703987057551, m.logLikelihood(), 1e-12);
        assertEquals(6.57901937287665, m.score().chiSquare(), 1e-11);
    }

    /// An outlier makes the standard deviation, so that the coefficient of one is in the hundreds: coxph of R with
    /// x = sin(i^2), t = (1 + 7i mod 61) exp(-x), i from 1 to 60, all events, and -2000 censored last. Censored first the
    /// outlier meets no event and is of no account.
    @ParameterizedTest
    @CsvSource({"-2000, 1e4, -192.739047287845", "-2000, 0, -188.628173423672", "2000, 0, -188.628173423672"})
    void coefficientsOfAnOutlierAreR(double outlier, double at, double nullLog) {
        double[] t = new double[61];
        boolean[] e = new boolean[61];
        double[][] rows = new double[61][1];
        for (int i = 1; i <= 60; i++) {
            rows[i][0] = Math.sin(i * i);
            t[i] = (1 + i * 7 % 61) * Math.exp(-rows[i][0]);
            e[i] = true;
        }
        rows[0][0] = outlier;
        t[0] = at;
        CoxModel m = known(CoxModel.of(t, e, rows, Ties.EFRON, LEVEL));
        assertEquals(1.9292041057558, m.coefficients().getFirst().estimate(), 1e-11);
        assertEquals(0.3110507355445, m.coefficients().getFirst().se(), 1e-11);
        assertEquals(-164.232781622986, m.logLikelihood(), 1e-11);
        assertEquals(nullLog, m.nullLogLikelihood(), 1e-11);
    }

    /// The earlier the event the larger the covariate: the likelihood rises without end, whatever the coefficient's size.
    @ParameterizedTest
    @ValueSource(ints = {5, 100, 2000})
    void aLikelihoodWithoutMaximumIsNotConverged(int n) {
        double[] t = new double[n];
        boolean[] e = new boolean[n];
        double[][] rows = new double[n][1];
        for (int i = 0; i < n; i++) {
            t[i] = 1 + i * i;
            e[i] = true;
            rows[i][0] = -Math.sqrt(i);
        }
        assertTrue(CoxModel.of(t, e, rows, Ties.EFRON, LEVEL)
                instanceof Outcome.Undefined<CoxModel>(Cause cause, double _)
                && cause == Cause.NOT_CONVERGED);
    }

    @Test
    void anArmAgainstItselfHasNoEffect() {
        CoxModel m = known(CoxModel.ofArms(TREATED, TREATED, Ties.EFRON, LEVEL));
        assertEquals(1, m.coefficients().getFirst().hazardRatio(), 1e-12);
        assertEquals(0, m.score().chiSquare(), 1e-20);
        assertEquals(1, m.score().p());
        assertEquals(0, known(LogRank.of(List.of(TREATED, TREATED), LogRank.Weights.EQUAL)).chiSquare(), 1e-20);
    }

    /// survdiff without censoring: the last event has nobody else at risk.
    @Test
    void aLastUnitAloneAddsNoVariance() {
        LogRank l = known(LogRank.of(List.of(sample(5, 1, 2, 4, 4, 6), sample(5, 3, 4, 5, 7, 8)), LogRank.Weights.EQUAL));
        assertEquals(2.0122317145885, l.chiSquare(), 1e-12);
        assertEquals(3.18849206349206, l.arms().getFirst().expected(), 1e-13);
        // The statistic but not its figure for the counts: early events count less, and at first nothing.
        LogRank late = known(LogRank.of(List.of(sample(5, 1, 2, 4, 4, 6), sample(5, 3, 4, 5, 7, 8)), new LogRank.Weights(0, 1)));
        assertEquals(l.arms(), late.arms());
    }

    @Test
    void unitsOfACovariateDoNotMatter() {
        double[][] scaled = Arrays.stream(X).map(r -> new double[] {1e6 + 1000 * r[0], r[1] / 1000}).toArray(double[][]::new);
        CoxModel a = known(CoxModel.of(TIME, EVENT, X, Ties.EFRON, LEVEL));
        CoxModel b = known(CoxModel.of(TIME, EVENT, scaled, Ties.EFRON, LEVEL));
        assertEquals(a.coefficients().get(0).estimate(), 1000 * b.coefficients().get(0).estimate(), 1e-7);
        assertEquals(a.coefficients().get(1).se(), b.coefficients().get(1).se() / 1000, 1e-7);
        assertEquals(a.logLikelihood(), b.logLikelihood(), 1e-10);
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        SurvivalSample none = sample(0);
        SurvivalSample censored = sample(0, 1, 2, 3);
        SurvivalSample early = sample(3, 1, 2, 3);
        SurvivalSample late = sample(2, 10, 11);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), KaplanMeier.of(none, BandScale.LOG, LEVEL));
        assertEquals(Outcome.undefined(Cause.INCOMPLETE, 1), curve(censored, BandScale.LOG).median());
        assertEquals(Outcome.undefined(Cause.INCOMPLETE, 3), curve(censored, BandScale.LOG).at(4));
        assertEquals(Outcome.undefined(Cause.INCOMPLETE, 35), curve(TREATED, BandScale.LOG).restrictedMean(36));
        assertEquals(
                Outcome.undefined(Cause.INCOMPLETE, 2.0 / 3), curve(sample(1, 1, 2, 3), BandScale.LOG).median());
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                KaplanMeier.difference(censored, censored, 2, Alternative.LESS, LEVEL));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), KaplanMeier.difference(none, early, 2, Alternative.LESS, LEVEL));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), KaplanMeier.difference(early, none, 2, Alternative.LESS, LEVEL));
        assertEquals(1, known(curve(TREATED, BandScale.LOG).at(0)).survival());
        assertThrows(IllegalArgumentException.class, () -> curve(TREATED, BandScale.LOG).at(-1));
        assertThrows(IllegalArgumentException.class, () -> curve(TREATED, BandScale.LOG).restrictedMean(0));

        var equal = LogRank.Weights.EQUAL;
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 1), LogRank.of(List.of(early), equal));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), LogRank.of(List.of(early, none), equal));
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), LogRank.of(List.of(censored, censored), equal));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), LogRank.of(List.of(sample(0, 1), late), equal));

        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), CoxModel.ofArms(censored, censored, Ties.EFRON, LEVEL));
        assertTrue(CoxModel.ofArms(early, censored, Ties.EFRON, LEVEL)
                instanceof Outcome.Undefined<CoxModel>(Cause cause, double _)
                && cause == Cause.NOT_CONVERGED);
        double[][] constant = new double[10][1];
        assertEquals(
                Outcome.undefined(Cause.CONSTANT_COVARIATE, 0), CoxModel.of(TIME, EVENT, constant, Ties.EFRON, LEVEL));
        double[][] twice = Arrays.stream(X).map(r -> new double[] {r[0], 3 * r[0]}).toArray(double[][]::new);
        assertEquals(Outcome.undefined(Cause.COLLINEAR, 1), CoxModel.of(TIME, EVENT, twice, Ties.EFRON, LEVEL));
        double[][] short1 = {{1}};
        assertThrows(IllegalArgumentException.class, () -> CoxModel.of(TIME, EVENT, short1, Ties.EFRON, LEVEL));
        double[][] none0 = new double[10][0];
        assertThrows(IllegalArgumentException.class, () -> CoxModel.of(TIME, EVENT, none0, Ties.EFRON, LEVEL));
        double[][] ragged = X.clone();
        ragged[3] = new double[] {1};
        assertThrows(IllegalArgumentException.class, () -> CoxModel.of(TIME, EVENT, ragged, Ties.EFRON, LEVEL));
        double[][] infinite = X.clone();
        infinite[3] = new double[] {1, Double.NaN};
        assertThrows(IllegalArgumentException.class, () -> CoxModel.of(TIME, EVENT, infinite, Ties.EFRON, LEVEL));
        double[][] oneWithinRounding = Arrays.stream(X).map(r -> new double[] {1e16 + 2 * (r[0] % 2)}).toArray(double[][]::new);
        assertEquals(Cause.CONSTANT_COVARIATE,
                ((Outcome.Undefined<CoxModel>) CoxModel.of(TIME, EVENT, oneWithinRounding, Ties.EFRON, LEVEL)).cause());
        assertEquals(0, curve(sample(1, 0), BandScale.LOG).lastTime());
        assertThrows(IllegalArgumentException.class, () -> sample(1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> sample(1, -1));
        assertThrows(IllegalArgumentException.class, () -> sample(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> SurvivalSample.of(TIME, new boolean[2]));
    }

    @Test
    void orderIsDescendingAndStable() {
        double[] keys = {2, 5, 2, 9, 5, 1, 2};
        int[] expected = {3, 1, 4, 0, 2, 6, 5};
        assertArrayEquals(expected, Descending.order(keys));
    }
}
