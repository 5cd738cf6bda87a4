package dev.winnow.stats.meta;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Figures of metafor 3.8.1: rma(yi, vi, method) with tolerances of 1e-12.
class MetaTest {
    private static final Level LEVEL = Level.FIVE_PERCENT;
    private static final List<Study> STUDIES = List.of(
            new Study(0.12, 0.0025), new Study(0.03, 0.0016), new Study(0.2, 0.0049), new Study(0.08, 0.0036),
            new Study(-0.05, 0.002), new Study(0.31, 0.006));

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-8 * Math.abs(want));
    }

    private static MetaAnalysis of(Tau tau) {
        return known(MetaAnalysis.of(STUDIES, tau, LEVEL));
    }

    private static void check(MetaAnalysis m, double tau2, double mean, double se, double i2, double h2) {
        near(tau2, m.tauSquared());
        near(mean, m.random().estimate());
        near(se, m.random().se());
        near(i2 / 100, m.iSquared());
        near(h2, m.hSquared());
    }

    @Test
    void threeWaysToTheVariance() {
        check(of(Tau.DERSIMONIAN_LAIRD), 0.00993722276977571, 0.10310886906391, 0.0468876281220295, 77.5464737512299, 4.453643445224);
        check(of(Tau.REML), 0.0115515181757284, 0.104336262633479, 0.049705387926078, 80.0585703206394, 5.01468558713723);
        check(of(Tau.PAULE_MANDEL), 0.0121716320906622, 0.104742610982784, 0.0507445700343446, 80.8802861068441, 5.23020378645918);
    }

    @Test
    void heterogeneityAndIntervals() {
        MetaAnalysis m = of(Tau.REML);
        near(22.26821722612, m.q());
        assertEquals(5, m.df());
        near(0.000465555682488028, m.p());
        Difference k = m.hartungKnapp().orElseThrow();
        near(0.0506927553265471, k.se());
        near(-0.0259736134072991, k.low());
        near(0.234646138674257, k.high());
        near(0.0946487244156454, k.p());
        // qt(.975, 4) * sqrt(tau2 + se^2)
        double half = 2.77644510519779 * Math.sqrt(0.0115515181757284 + 0.049705387926078 * 0.049705387926078);
        near(0.104336262633479 - half, m.prediction().orElseThrow().low());
        near(0.104336262633479 + half, m.prediction().orElseThrow().high());
        double weights = STUDIES.stream().mapToDouble(s -> 1 / s.variance()).sum();
        near(Math.sqrt(1 / weights), m.fixed().se());
        near(STUDIES.stream().mapToDouble(s -> s.estimate() / s.variance()).sum() / weights, m.fixed().estimate());
    }

    @Test
    void agreementHasNoVariance() {
        var same = List.of(new Study(0.1, 0.01), new Study(0.1, 0.02));
        for (Tau tau : Tau.values()) {
            MetaAnalysis m = known(MetaAnalysis.of(same, tau, LEVEL));
            assertEquals(0, m.tauSquared());
            assertEquals(0, m.iSquared());
            assertEquals(1, m.hSquared());
            assertEquals(m.fixed(), m.random());
            assertTrue(m.hartungKnapp().isEmpty());
            assertTrue(m.prediction().isEmpty());
        }
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 1), MetaAnalysis.of(same.subList(0, 1), Tau.REML, LEVEL));
        assertThrows(IllegalArgumentException.class, () -> new Study(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Study(Double.NaN, 1));
    }

    @Test
    void unitsOfTheEffectDoNotMatter() {
        List<Study> scaled = STUDIES.stream()
                .map(s -> new Study(1e6 * s.estimate() + 3e6, 1e12 * s.variance()))
                .toList();
        for (Tau tau : Tau.values()) {
            MetaAnalysis m = known(MetaAnalysis.of(scaled, tau, LEVEL));
            near(of(tau).tauSquared() * 1e12, m.tauSquared());
            near(of(tau).random().estimate() * 1e6 + 3e6, m.random().estimate());
            near(of(tau).q(), m.q());
        }
    }

    @Test
    void priorAndShrinkage() {
        EffectPrior p = known(EffectPrior.fit(STUDIES));
        near(0.104336262633479, p.mean());
        near(Math.sqrt(0.0115515181757284), p.sd());
        near(0.049705387926078, p.seMean());
        assertEquals(6, p.studies());
        var s = known(p.shrink(new Study(0.4, 0.01), LEVEL));
        double b = 0.0115515181757284 / 0.0215515181757284;
        near(b, s.weight());
        near(b * 0.4 + (1 - b) * 0.104336262633479, s.estimate());
        near(Math.sqrt(b * 0.01 + Math.pow((1 - b) * 0.049705387926078, 2)), s.sd());
        near(s.estimate() - 1.959963984540054 * s.sd(), s.low());
        near(s.estimate() + 1.959963984540054 * s.sd(), s.high());
        assertEquals(0.99969, s.chanceAboveZero(), 1e-5);
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 2), EffectPrior.fit(STUDIES.subList(0, 2)));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                new EffectPrior(0, 0, 0, 3).shrink(new Study(1, 1), LEVEL));
    }

    @Test
    void priorAroundZero() {
        // Equal variances: tau^2 = mean(y^2) - v.
        var equal = List.of(new Study(0.3, 0.01), new Study(-0.2, 0.01), new Study(0.1, 0.01));
        EffectPrior p = known(EffectPrior.aroundZero(equal));
        near(Math.sqrt(0.14 / 3 - 0.01), p.sd());
        assertEquals(0, p.mean());
        assertEquals(0, p.seMean());
        assertEquals(3, p.studies());
        var none = List.of(new Study(0.01, 0.01), new Study(-0.02, 0.01));
        assertEquals(new EffectPrior(0, 0, 0, 2), known(EffectPrior.aroundZero(none)));
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 1), EffectPrior.aroundZero(none.subList(0, 1)));
    }

    @Test
    void shrinkageUndoesSelection() {
        var r = new SplittableRandom(9);
        var prior = new EffectPrior(0, 0.1, 0, 1000);
        double raw = 0;
        double shrunken = 0;
        double truth = 0;
        int n = 0;
        for (int i = 0; i < 40_000; i++) {
            double t = 0.1 * r.nextGaussian();
            double y = t + 0.1 * r.nextGaussian();
            if (y > 0.196) {
                n++;
                truth += t;
                raw += y;
                shrunken += known(prior.shrink(new Study(y, 0.01), LEVEL)).estimate();
            }
        }
        assertTrue(raw / n > 1.5 * truth / n);
        assertEquals(truth / n, shrunken / n, 0.005);
    }

    @Test
    void winnersCurse() {
        // uniroot of the truncated mean at z = 2.5, and of the truncated tail, tol = 1e-13
        WinnersCurse w = known(WinnersCurse.of(new Study(0.5, 0.04), LEVEL, LEVEL));
        near(1.13792071512539 * 0.2, w.estimate());
        near(-0.418653132262746 * 0.2, w.low());
        near(4.32910658279362 * 0.2, w.high());
        near(1.13792071512539 / 2.5, w.kept());
        WinnersCurse minus = known(WinnersCurse.of(new Study(-0.5, 0.04), LEVEL, LEVEL));
        near(-w.estimate(), minus.estimate());
        near(-w.high(), minus.low());
        near(-w.low(), minus.high());
        near(w.kept(), minus.kept());
        // Far beyond the threshold nothing is to be corrected.
        assertEquals(1, known(WinnersCurse.of(new Study(10, 1), LEVEL, LEVEL)).kept(), 1e-9);
        assertEquals(
                Outcome.undefined(Cause.NOT_SIGNIFICANT, -1.5), WinnersCurse.of(new Study(-1.5, 1), LEVEL, LEVEL));
    }
}
