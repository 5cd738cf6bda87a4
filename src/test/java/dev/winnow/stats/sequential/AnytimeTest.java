package dev.winnow.stats.sequential;

import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnytimeTest {
    private static final Level FIVE = Level.FIVE_PERCENT;

    @Test
    void testAndIntervalAgree() {
        MixtureTest inside = MixtureTest.of(0.3, 0.01, 0.04, FIVE);
        double edge = inside.halfWidth();
        assertEquals(0.05, MixtureTest.of(edge, 0.01, 0.04, FIVE).p(), 1e-14);
        assertEquals(-edge, MixtureTest.of(0, 0.01, 0.04, FIVE).low(), 1e-15);
        assertEquals(inside.p(), MixtureTest.of(-0.3, 0.01, 0.04, FIVE).p());
        assertEquals(1, MixtureTest.of(0, 0.01, 0.04, FIVE).p());
        assertEquals(0.3 + edge, inside.high(), 1e-15);
    }

    @Test
    void tinyPsStayFinite() {
        MixtureTest far = MixtureTest.of(60, 1, 1, FIVE);
        assertEquals(0, far.p());
        // -(1/2 log(1/2) + 3600/4)
        assertEquals(-(-0.34657359027997264 + 900), far.logP(), 1e-10);
        // Twice everything in another unit is the same evidence.
        assertEquals(far.logP(), MixtureTest.of(120, 4, 4, FIVE).logP(), 1e-10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void mixtureRefusals(double bad) {
        assertThrows(IllegalArgumentException.class, () -> MixtureTest.of(1, bad, 1, FIVE));
        assertThrows(IllegalArgumentException.class, () -> MixtureTest.of(1, 1, bad, FIVE));
        assertThrows(IllegalArgumentException.class, () -> NormalMixture.tuned(bad, FIVE));
    }

    @Test
    void estimateMustBeFinite() {
        assertThrows(IllegalArgumentException.class, () -> MixtureTest.of(Double.NaN, 1, 1, FIVE));
    }

    /// The defining integrals of exp(L s - v psi(L)) over the distribution of L, at 40 digits (mpmath).
    @Test
    void mixturesAreTheMeansTheyStandFor() {
        assertEquals(12.60056097925633, NormalMixture.tuned(100, FIVE).rho(), 1e-13);
        assertEquals(15.800634906850533, OneSidedNormalMixture.tuned(100, FIVE).rho(), 1e-13);
        assertEquals(3.862304859013461, NormalMixture.tuned(100, FIVE).log(30, 80), 1e-13);
        assertEquals(4.488203694366586, OneSidedNormalMixture.tuned(100, FIVE).log(30, 80), 1e-13);
        assertEquals(2.9976772852463632, GammaExponentialMixture.tuned(100, FIVE, 2).log(30, 80), 1e-12);
        assertEquals(4.220389748061009, GammaPoissonMixture.tuned(100, FIVE, 0.5).log(30, 80), 1e-11);
        assertEquals(1.158870468927054, BetaBinomialMixture.tuned(30, FIVE, 0.3, 0.7, Sides.TWO_SIDED).log(15, 40), 1e-12);
        assertEquals(1.9505074077831218, BetaBinomialMixture.tuned(30, FIVE, 0.3, 0.7, Sides.ONE_SIDED).log(15, 40), 1e-12);
        var least = BetaBinomialMixture.tuned(0.5, FIVE, 0.3, 0.7, Sides.TWO_SIDED);
        assertEquals(0.00021, least.r(), 1e-18);
        assertEquals(-7.53932373895802, least.log(2, 3), 1e-11);
    }

    @Test
    void oneSidedTuningNeedsALevelBelowOneHalf() {
        Level half = Level.of(0.5);
        assertThrows(IllegalArgumentException.class, () -> OneSidedNormalMixture.tuned(10, half));
        assertThrows(IllegalArgumentException.class, () -> GammaExponentialMixture.tuned(10, half, 1));
        assertThrows(IllegalArgumentException.class, () -> GammaPoissonMixture.tuned(10, half, 1));
        assertThrows(IllegalArgumentException.class, () -> BetaBinomialMixture.tuned(10, half, 1, 1, Sides.ONE_SIDED));
        assertEquals(10 / (2 * Math.log(2) + Math.log1p(2 * Math.log(2))), NormalMixture.tuned(10, half).rho(), 1e-14);
    }

    /// Roots of the definitions at 60 digits (mpmath), where terms of the order of v/c^2 would cancel.
    @Test
    void boundsKeepTheirDigitsLateAndAtFineScales() {
        near(482942.709349372211, GammaExponentialMixture.tuned(500, FIVE, 1).bound(1e10, FIVE), 1e-12);
        near(43193.0556889210014, GammaExponentialMixture.tuned(500, FIVE, 1e-4).bound(1e8, FIVE), 1e-12);
        near(186480715.254418888, GammaExponentialMixture.tuned(500, FIVE, 0.01).bound(1e15, FIVE), 1e-12);
        near(8329124531019681.92, GammaExponentialMixture.tuned(500, FIVE, 1).bound(1e30, FIVE), 1e-12);
        near(481698.063222509585, GammaPoissonMixture.tuned(500, FIVE, 1).bound(1e10, FIVE), 1e-12);
        near(43193.0415728878522, GammaPoissonMixture.tuned(500, FIVE, 1e-4).bound(1e8, FIVE), 1e-12);
        near(186477506.004608292, GammaPoissonMixture.tuned(500, FIVE, 0.01).bound(1e15, FIVE), 1e-12);
        near(8321933783459145.54, GammaPoissonMixture.tuned(500, FIVE, 1).bound(1e30, FIVE), 1e-12);
        BetaBinomialMixture steps = BetaBinomialMixture.tuned(500, FIVE, 0.3, 0.7, Sides.TWO_SIDED);
        near(498796.124608595057, steps.bound(1e10, FIVE), 1e-12);
        near(622053717.30065293, steps.bound(1e16, FIVE), 1e-12);
        near(8422070628821125.36, steps.bound(1e30, FIVE), 1e-12);
    }

    private static Stream<Mixture> mixtures() {
        return Stream.of(
                NormalMixture.tuned(100, FIVE), OneSidedNormalMixture.tuned(100, FIVE),
                GammaExponentialMixture.tuned(100, FIVE, 1), GammaPoissonMixture.tuned(100, FIVE, 0.5),
                BetaBinomialMixture.tuned(100, FIVE, 0.3, 0.7, Sides.TWO_SIDED),
                BetaBinomialMixture.tuned(100, FIVE, 0.3, 0.7, Sides.ONE_SIDED));
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void aBoundIsWhereTheMixtureReachesOneOverAlpha(Mixture m) {
        double previous = 0;
        for (double v : new double[] {30, 100, 1000, 1e4}) {
            double bound = m.bound(v, FIVE);
            assertEquals(Math.log(20), m.log(bound, v), 1e-9);
            assertTrue(bound > previous, "wider with time");
            assertTrue(bound / v < previous / 30 || previous == 0, "narrower for a mean");
            assertTrue(m.bound(v, Level.of(0.01)) > bound, "wider at a stricter level");
            previous = bound;
        }
        assertThrows(IllegalArgumentException.class, () -> m.bound(-1, FIVE));
        assertThrows(IllegalArgumentException.class, () -> m.bound(Double.NaN, FIVE));
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void atTimeZeroNothingIsKnown(Mixture m) {
        assertEquals(0, m.log(0, 0), 1e-12);
    }

    @Test
    void aBoundBeyondReachIsTheReach() {
        assertEquals(10 / 0.3, BetaBinomialMixture.tuned(5000, FIVE, 0.3, 0.7, Sides.TWO_SIDED).bound(10, FIVE), 1e-12);
    }

    @Test
    void shapesMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> new NormalMixture(0));
        assertThrows(IllegalArgumentException.class, () -> new OneSidedNormalMixture(0));
        assertThrows(IllegalArgumentException.class, () -> new GammaExponentialMixture(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new GammaExponentialMixture(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new GammaPoissonMixture(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new GammaPoissonMixture(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new BetaBinomialMixture(0, 1, 1, Sides.ONE_SIDED));
        assertThrows(IllegalArgumentException.class, () -> new BetaBinomialMixture(1, 0, 1, Sides.ONE_SIDED));
        assertThrows(IllegalArgumentException.class, () -> new BetaBinomialMixture(1, 1, 0, Sides.ONE_SIDED));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialStitching(0, 0, 1.4, 2));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialStitching(1, -1, 1.4, 2));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialStitching(1, 0, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialStitching(1, 0, 1.4, 1));
    }

    @Test
    void stitchingIsFlatBeforeItsStart() {
        var b = new PolynomialStitching(10, 0.5, 1.4, 2);
        assertEquals(b.bound(10, FIVE), b.bound(3, FIVE));
        assertTrue(b.bound(11, FIVE) > b.bound(10, FIVE));
        // With s = 2 zeta is pi^2/6: by hand at v = v0 = 1, eta = e, c = 0
        double l = Math.log(Math.PI * Math.PI / 6 / 0.05);
        double k = (Math.exp(0.25) + Math.exp(-0.25)) / Math.sqrt(2);
        assertEquals(k * Math.sqrt(l), new PolynomialStitching(1, 0, 2, Math.E).bound(1, FIVE), 1e-12);
        // The paper's formula at 40 digits (mpmath)
        assertEquals(124.18432112946763, new PolynomialStitching(10, 0.5, 1.4, 2).bound(1000, FIVE), 1e-10);
        assertEquals(105.94845351770802, new PolynomialStitching(20, 2, 3, 1.7).bound(300, Level.of(0.01)), 1e-10);
        assertThrows(IllegalArgumentException.class, () -> b.bound(-1, FIVE));
        assertThrows(IllegalArgumentException.class, () -> b.bound(Double.NaN, FIVE));
        assertThrows(IllegalArgumentException.class, () -> b.bound(Double.POSITIVE_INFINITY, FIVE));
    }

    @Test
    void stitchingTakesAnySpending() {
        // zeta is 1, and at v = eta v0 the epochs are 2: l = s log 2 - log alpha.
        double k = (Math.pow(2, 0.25) + Math.pow(2, -0.25)) / Math.sqrt(2);
        for (double s : new double[] {61, 1e6, 1e75}) {
            double l = s * Math.log(2) - Math.log(0.05);
            double want = k * Math.sqrt(2 * l);
            assertEquals(want, new PolynomialStitching(1, 0, s, 2).bound(2, FIVE), 1e-12 * want);
        }
        // zeta(60) is 1 + 2^-60.
        assertEquals(
                new PolynomialStitching(1, 0, 60, 2).bound(2, FIVE),
                new PolynomialStitching(1, 0, 60.000001, 2).bound(2, FIVE), 1e-5);
    }

    @Test
    void bernoulliMirrorsAndHoldsTheRate() {
        BernoulliSequence a = BernoulliSequence.of(new Proportion(60, 1000), 500, FIVE).toOptional().orElseThrow();
        BernoulliSequence b = BernoulliSequence.of(new Proportion(940, 1000), 500, FIVE).toOptional().orElseThrow();
        assertEquals(a.low(), 1 - b.high(), 1e-9);
        assertEquals(a.high(), 1 - b.low(), 1e-9);
        assertEquals(0.06, a.rate());
        // Roots at 40 digits (mpmath)
        assertEquals(0.03933781376444042, a.low(), 1e-12);
        assertEquals(0.08541653782508760, a.high(), 1e-12);
        assertEquals(0.27107690184537981, BernoulliSequence.of(new Proportion(0, 50), 500, Level.of(0.01))
                .toOptional().orElseThrow().high(), 1e-12);
        assertTrue(a.low() < 0.06 && 0.06 < a.high());
        BernoulliSequence none = BernoulliSequence.of(new Proportion(0, 50), 500, FIVE).toOptional().orElseThrow();
        assertEquals(0, none.low());
        assertTrue(none.high() > 0 && none.high() < 1);
        BernoulliSequence all = BernoulliSequence.of(new Proportion(50, 50), 500, FIVE).toOptional().orElseThrow();
        assertEquals(1, all.high());
        assertEquals(1 - none.high(), all.low(), 1e-9);
        long many = 1_000_000_000_000_000L;
        assertEquals(0, BernoulliSequence.of(new Proportion(1, many), 500, FIVE).toOptional().orElseThrow().low());
        assertEquals(
                1, BernoulliSequence.of(new Proportion(many - 1, many), 500, FIVE).toOptional().orElseThrow().high());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), BernoulliSequence.of(new Proportion(0, 0), 10, FIVE));
    }

    @Test
    void aMartingaleIsCrossedSeldom() {
        var r = new SplittableRandom(11);
        var boundary = NormalMixture.tuned(100, FIVE);
        double[] bounds = new double[401];
        for (int n = 1; n <= 400; n++) {
            bounds[n] = boundary.bound(n, FIVE);
        }
        int crossed = 0;
        for (int run = 0; run < 2000; run++) {
            double s = 0;
            for (int n = 1; n <= 400; n++) {
                s += r.nextGaussian();
                if (Math.abs(s) > bounds[n]) {
                    crossed++;
                    break;
                }
            }
        }
        // At most 5 % in expectation; four binomial standard errors above that.
        assertTrue(crossed <= 100 + 4 * 9.75, "crossed " + crossed);
    }

    @Test
    void sampleRatioAddsBatchesUp() {
        List<SequentialSampleRatio> two =
                SequentialSampleRatio.of(List.of(new long[] {20, 10}, new long[] {14, 16}), List.of(1.0, 1.0), 100, 1);
        SequentialSampleRatio one =
                SequentialSampleRatio.of(List.of(new long[] {34, 26}), List.of(2.0, 2.0), 100, 1).getFirst();
        assertEquals(one.logBayesFactor(), two.get(1).logBayesFactor(), 1e-12);
        assertEquals(two.get(0).p(), two.get(1).p(), "the smallest so far stays");
        // The first batch by the formula with R's lgamma
        assertEquals(0.2562191872818, two.get(0).logBayesFactor(), 1e-9);
        assertEquals(Math.exp(-two.get(0).logBayesFactor()), two.get(0).p(), 1e-15);
        double odds = 3 * Math.exp(one.logBayesFactor());
        assertEquals(odds / (1 + odds),
                SequentialSampleRatio.of(List.of(new long[] {34, 26}), List.of(2.0, 2.0), 100, 3).getFirst().posterior(), 1e-14);
    }

    @Test
    void sampleRatioKeepsItsDigitsWithMillionsOfUnits() {
        // Gamma functions in 40 digits (mpmath)
        assertEquals(-5.7559418957535145, logBayesFactor(100, 0.5, 5_000_123, 4_999_877), 1e-12);
        assertEquals(-8.6161143609194726, logBayesFactor(0.5, 0.9, 9_001_000, 999_000), 1e-12);
    }

    private static double logBayesFactor(double concentration, double share, long... counts) {
        return SequentialSampleRatio.of(List.of(counts), List.of(share, 1 - share), concentration, 1)
                .getFirst()
                .logBayesFactor();
    }

    @Test
    void sampleRatioRefusals() {
        List<long[]> batch = List.of(new long[] {1, 2});
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleRatio.of(batch, List.of(1.0), 1, 1));
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleRatio.of(batch, List.of(1.0, 0.0), 1, 1));
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleRatio.of(batch, List.of(1.0, 1.0), 0, 1));
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleRatio.of(batch, List.of(1.0, 1.0), 1, 0));
        assertThrows(IllegalArgumentException.class,
                () -> SequentialSampleRatio.of(List.of(new long[] {1}), List.of(1.0, 1.0), 1, 1));
        assertThrows(IllegalArgumentException.class,
                () -> SequentialSampleRatio.of(List.of(new long[] {1, -2}), List.of(1.0, 1.0), 1, 1));
    }

    @Test
    void infiniteShapesAndRatiosOutOfRangeAreRefused() {
        double inf = Double.POSITIVE_INFINITY;
        assertThrows(IllegalArgumentException.class, () -> new NormalMixture(inf));
        assertThrows(IllegalArgumentException.class, () -> new OneSidedNormalMixture(inf));
        assertThrows(IllegalArgumentException.class, () -> new GammaExponentialMixture(inf, 1));
        assertThrows(IllegalArgumentException.class, () -> new GammaPoissonMixture(1, inf));
        assertThrows(IllegalArgumentException.class, () -> new BetaBinomialMixture(1, inf, 1, Sides.TWO_SIDED));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialStitching(inf, 0, 1.4, 2));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialStitching(1, inf, 1.4, 2));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialStitching(1, 0, inf, 2));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialStitching(1, 0, 1.4, inf));
        assertThrows(IllegalArgumentException.class, () -> MixtureTest.of(0, 1e-160, 1e160, FIVE));
        assertThrows(IllegalArgumentException.class, () -> MixtureTest.of(0, 1e160, 1e-160, FIVE));
    }
}
