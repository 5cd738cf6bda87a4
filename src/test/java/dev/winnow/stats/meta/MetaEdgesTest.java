package dev.winnow.stats.meta;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Studies of very different precision, and likelihoods with two peaks.
class MetaEdgesTest {
    private static final Level FIVE = Level.FIVE_PERCENT;

    /// Q = 17 with 2 degrees of freedom, W - sum w^2/W = 4: tau^2 = 15/4, I^2 = 15/17.
    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-16, 1e-20, 1e-150})
    void oneStudyOutweighsTheOthers(double variance) {
        var studies = List.of(new Study(1, variance), new Study(2, 1), new Study(5, 1));
        MetaAnalysis m = known(MetaAnalysis.of(studies, Tau.DERSIMONIAN_LAIRD, FIVE));
        assertEquals(17, m.q(), 1e-9);
        assertEquals(15 / 4.0, m.tauSquared(), 1e-9);
        assertEquals(15 / 17.0, m.iSquared(), 1e-9);
        assertEquals(17 / 2.0, m.hSquared(), 1e-9);
        // Weights 4/15 and twice 4/19.
        double weight = 4 / 15.0 + 8 / 19.0;
        assertEquals((4 / 15.0 + 7 * 4 / 19.0) / weight, m.random().estimate(), 1e-9);
        assertEquals(1 / Math.sqrt(weight), m.random().se(), 1e-9);
        for (Tau tau : Tau.values()) {
            MetaAnalysis other = known(MetaAnalysis.of(studies, tau, FIVE));
            assertEquals(other.tauSquared() / (other.tauSquared() + 0.5), other.iSquared(), 1e-9);
        }
    }

    /// Two agreeing precise studies make a peak at 0; the higher one is that of rma(yi, vi, method = "REML").
    @Test
    void theHigherOfTwoPeaks() {
        var four = List.of(
                new Study(-3.2, 0.004), new Study(1.8, 1.474), new Study(-3.2, 0.007), new Study(1.6, 0.685));
        MetaAnalysis m = known(MetaAnalysis.of(four, Tau.REML, FIVE));
        assertEquals(7.4341861614559495, m.tauSquared(), 1e-9);
        assertEquals(-0.9144790069429425, m.random().estimate(), 1e-10);
        var five = List.of(
                new Study(-1, 0.001), new Study(0.5, 1.735), new Study(-0.5, 0.194), new Study(1.6, 0.156),
                new Study(-1, 0.002));
        assertEquals(1.2159105389722054, known(MetaAnalysis.of(five, Tau.REML, FIVE)).tauSquared(), 1e-10);
    }

    /// Maximum of the likelihood in NumPy. One precise experiment without an effect does not make all others noise.
    @Test
    void anArchiveAroundZero() {
        var archive = List.of(
                new Study(0.001, 1e-5), new Study(0.3, 0.004), new Study(-0.25, 0.004), new Study(0.4, 0.004),
                new Study(-0.35, 0.004), new Study(0.2, 0.004));
        assertEquals(0.2728850030029965, known(EffectPrior.aroundZero(archive)).sd(), 1e-10);
        var uneven = List.of(
                new Study(0.3, 0.01), new Study(-0.2, 0.04), new Study(0.1, 0.02), new Study(0.4, 0.3));
        assertEquals(0.18618607628866962, known(EffectPrior.aroundZero(uneven)).sd(), 1e-10);
        var none = List.of(new Study(0, 0.01), new Study(0, 0.02));
        assertEquals(new EffectPrior(0, 0, 0, 2), known(EffectPrior.aroundZero(none)));
    }

    /// So far beyond the threshold that nothing was cut off, even where a standard error is less than a rounding.
    @ParameterizedTest
    @ValueSource(doubles = {81, 83, 1e3, 1e16, -1e18, 1e75})
    void anEffectFarBeyondTheThreshold(double effect) {
        WinnersCurse w = known(WinnersCurse.of(new Study(effect, 1), FIVE, FIVE));
        near(effect, w.estimate(), 1e-15);
        near(effect - 1.959963984540054, w.low(), 1e-15);
        near(effect + 1.959963984540054, w.high(), 1e-15);
        near(1, w.kept(), 1e-15);
    }

    /// Whatever the constructor allows has an answer of numbers, or none.
    @Test
    void theLimitsOfAStudy() {
        var studies = List.of(new Study(1e76, 1e-151), new Study(-1e76, 1e151), new Study(0, 1e-151), new Study(1, 1));
        for (Tau tau : Tau.values()) {
            String said = MetaAnalysis.of(studies, tau, FIVE).toString();
            assertFalse(said.contains("NaN"), said);
        }
        String said = EffectPrior.aroundZero(studies).flatMap(p -> p.shrink(studies.get(1), FIVE)).toString();
        assertFalse(said.contains("NaN"), said);
        for (double variance : new double[] {1e-310, 1e-200, 1e200, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new Study(1, variance));
        }
        assertThrows(IllegalArgumentException.class, () -> new Study(1e160, 1));
        assertThrows(IllegalArgumentException.class, () -> new EffectPrior(Double.NaN, 1, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> new EffectPrior(0, -1, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> new EffectPrior(0, Double.POSITIVE_INFINITY, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> new EffectPrior(0, 1, Double.NaN, 3));
        assertThrows(IllegalArgumentException.class, () -> new EffectPrior(0, 1, 0, -1));
    }

    @Test
    void theFewestStudies() {
        var three = List.of(new Study(1, 1), new Study(3, 1), new Study(8, 1));
        MetaAnalysis m = known(MetaAnalysis.of(three, Tau.PAULE_MANDEL, FIVE));
        // Equal variances: tau^2 is the sample variance less 1; t of one degree of freedom is 12.7.
        assertEquals(12, m.tauSquared(), 1e-10);
        double half = 12.706204736174698 * Math.sqrt(12 + 13 / 3.0);
        assertEquals(4 - half, m.prediction().orElseThrow().low(), 1e-8);
        assertEquals(4 + half, m.prediction().orElseThrow().high(), 1e-8);
        assertTrue(EffectPrior.fit(three).toOptional().isPresent());
        MetaAnalysis two = known(MetaAnalysis.of(three.subList(0, 2), Tau.REML, FIVE));
        assertEquals(1, two.tauSquared(), 1e-10);
        assertTrue(two.prediction().isEmpty());
    }

    /// Only the mean is uncertain: a result far from it is taken back to it.
    @Test
    void shrinkageToAnUncertainMean() {
        var s = known(new EffectPrior(0.2, 0, 0.1, 5).shrink(new Study(3, 1), FIVE));
        assertEquals(0, s.weight());
        assertEquals(0.2, s.estimate());
        assertEquals(0.1, s.sd(), 1e-15);
        assertEquals(0.9772498680518208, s.chanceAboveZero(), 1e-13);
    }
}
