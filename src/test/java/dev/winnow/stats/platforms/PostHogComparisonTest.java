package dev.winnow.stats.platforms;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.sequential.AsymptoticConfidenceSequence;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostHogComparisonTest {
    private static final Level LEVEL = Level.FIVE_PERCENT;
    private static final PostHogArm T = mean(120, 1.2, 4);
    private static final PostHogArm C = mean(90, 1, 3);

    private static PostHogArm mean(long n, double mean, double variance) {
        return PostHogArm.mean(Moments.ofVariance(n, mean, variance));
    }

    private static PostHogArm share(long successes, long trials) {
        return PostHogArm.share(new Proportion(successes, trials));
    }

    private static PostHogComparison relative(PostHogArm t, PostHogArm c) {
        return PostHogComparison.of(t, c, EffectScale.RELATIVE);
    }

    private static PostHogComparison absolute(PostHogArm t, PostHogArm c) {
        return PostHogComparison.of(t, c, EffectScale.ABSOLUTE);
    }

    private static Outcome<PostHogPosterior> belief(PostHogComparison c) {
        return PostHogPosterior.of(c, Better.HIGHER, LEVEL);
    }

    private static void assertUndefined(Cause cause, double found, Outcome<?> outcome) {
        var undefined = (Outcome.Undefined<?>) outcome;
        assertEquals(cause, undefined.cause());
        assertEquals(found, undefined.found(), 1e-12);
    }

    @Test
    void sumsAreMoments() {
        Moments m = PostHogSums.moments(4, 10, 30);
        assertEquals(new Moments(4, 2.5, 5), m);
        assertEquals(5 / 3.0, PostHogArm.mean(m).variance(), 1e-15);
        assertEquals(Math.sqrt(5 / 12.0), PostHogArm.mean(m).standardError(), 1e-15);
        assertEquals(0, PostHogArm.mean(PostHogSums.moments(1, 10, 100)).variance());
        MomentMatrix pairs = PostHogSums.pairs(m, PostHogSums.moments(4, 6, 10), 17);
        assertEquals(2, pairs.cross(0, 1), 1e-15);
        assertEquals(2, pairs.cross(1, 0), 1e-15);
        assertEquals(5, pairs.cross(0, 0), 1e-15);
        assertEquals(1, pairs.cross(1, 1), 1e-15);
        assertEquals(List.of(2.5, 1.5), pairs.means());
        assertThrows(IllegalArgumentException.class, () -> PostHogSums.moments(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> PostHogSums.moments(2, 2, Math.nextDown(2.0)));
        assertThrows(IllegalArgumentException.class, () -> PostHogSums.moments(2, Double.NaN, 2));
        assertThrows(IllegalArgumentException.class, () -> PostHogSums.pairs(m, PostHogSums.moments(5, 6, 10), 17));
    }

    /// 4 units with numerators 1, 2, 3, 4 and denominators 1, 1, 2, 2: R = 10/6, deviations of m - R d by hand.
    @Test
    void armsOfEachKind() {
        assertEquals(new PostHogArm(PostHogArm.Kind.SHARE, 8, 0.25, 0.1875), share(2, 8));
        PostHogArm ratio = known(PostHogArm.ratio(
                PostHogSums.pairs(PostHogSums.moments(4, 10, 30), PostHogSums.moments(4, 6, 10), 17)));
        double r = 10.0 / 6;
        double squares = Math.pow(1 - r, 2) + Math.pow(2 - r, 2) + Math.pow(3 - 2 * r, 2) + Math.pow(4 - 2 * r, 2);
        assertEquals(PostHogArm.Kind.RATIO, ratio.kind());
        assertEquals(4, ratio.n());
        assertEquals(r, ratio.value(), 1e-15);
        assertEquals(squares / 3 / (1.5 * 1.5), ratio.variance(), 1e-14);
        Moments nothing = PostHogSums.moments(4, 0, 0);
        assertUndefined(Cause.ZERO_DENOMINATOR, 0, PostHogArm.ratio(PostHogSums.pairs(nothing, nothing, 0)));
        Moments least = PostHogSums.moments(4, 4e-10, 5e-20);
        assertTrue(PostHogArm.ratio(PostHogSums.pairs(nothing, least, 0)).toOptional().isPresent());
        var alone = new MomentMatrix(4, List.of(1.0), List.of(2.0));
        assertThrows(IllegalArgumentException.class, () -> PostHogArm.ratio(alone));
        var kind = PostHogArm.Kind.MEAN;
        assertThrows(IllegalArgumentException.class, () -> new PostHogArm(kind, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new PostHogArm(kind, 5, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new PostHogArm(kind, 5, 1, -1));
        assertThrows(IllegalArgumentException.class, () -> new PostHogArm(kind, 5, 1, Double.POSITIVE_INFINITY));
    }

    /// scipy.stats.t.sf, t.isf on e = 0.2, se^2 = 4/120/m^2 + 1.2^2 3/90/m^4.
    @Test
    void relativeTest() {
        Difference d = known(relative(T, C).test(LEVEL));
        assertEquals(0.2, d.estimate(), 1e-15);
        assertEquals(0.2851899951494325, d.se(), 1e-15);
        assertEquals(203.67307692307693, d.df().orElseThrow(), 1e-10);
        assertEquals(0.48392449064463416, d.p(), 1e-12);
        assertEquals(-0.36230334536360564, d.low(), 1e-12);
        assertEquals(0.7623033453636056, d.high(), 1e-12);
    }

    @Test
    void sharesHaveNoCorrection() {
        Difference d = known(relative(share(131, 1498), share(98, 1523)).test(LEVEL));
        assertEquals(0.35904335031743007, d.estimate(), 1e-14);
        assertEquals(0.03988378505791499, d.p(), 1e-12);
        assertEquals(2946.956310589213, d.df().orElseThrow(), 1e-8);
    }

    @Test
    void absoluteMeansAreWelch() {
        Difference welch = known(WelchTest.of(
                Moments.ofVariance(120, 1.2, 4), Moments.ofVariance(90, 1, 3), Level.of(0.1)));
        Difference d = known(absolute(T, C).test(Level.of(0.1)));
        assertEquals(welch.p(), d.p(), 1e-14);
        assertEquals(welch.low(), d.low(), 1e-14);
        assertEquals(welch.high(), d.high(), 1e-14);
    }

    /// Their formulas in NumPy: rho^2 from N = 5000.
    @Test
    void sequence() {
        AsymptoticConfidenceSequence s =
                known(relative(share(131, 1498), share(98, 1523)).sequence(5000, LEVEL));
        assertEquals(-0.17538944054946048, s.low(), 1e-12);
        assertEquals(0.8934761411843206, s.high(), 1e-12);
        assertEquals(0.418904965840629, s.p(), 1e-12);
        double far = known(relative(T, C).sequence(5000, LEVEL)).high();
        assertTrue(known(relative(T, C).sequence(210, LEVEL)).high() < far, "narrower where it is tuned to");
    }

    /// scipy.stats.norm on the effect and its error; losses e Phi(e/se) + se phi(e/se).
    @Test
    void posterior() {
        PostHogPosterior p = known(belief(relative(T, C)));
        assertEquals(0.2, p.mean(), 1e-15);
        assertEquals(0.2851899951494325, p.sd(), 1e-15);
        assertEquals(0.7584379979887306, p.chanceToWin(), 1e-13);
        assertEquals(-0.3589621192440404, p.low(), 1e-12);
        assertEquals(0.7589621192440403, p.high(), 1e-12);
        assertEquals(0.2406590410122146, p.lossIfKept(), 1e-13);
        assertEquals(0.04065904101221467, p.lossIfShipped(), 1e-13);
        assertFalse(p.significant());
        assertFalse(p.excludesZero());
    }

    /// z = 1.8 is beyond 1.645 but not beyond 1.96.
    @ParameterizedTest
    @CsvSource({"1.6, false, false", "1.8, true, false", "2, true, true", "-1.8, true, false", "-2, true, true",
        "-1.6, false, false"})
    void significanceIsOneSidedAndTheIntervalTwoSided(double z, boolean significant, boolean excludes) {
        PostHogComparison arms = absolute(mean(100, z, 50), mean(100, 0, 50));
        for (Better better : Better.values()) {
            PostHogPosterior p = known(PostHogPosterior.of(arms, better, LEVEL));
            assertEquals(significant, p.significant());
            assertEquals(excludes, p.excludesZero());
        }
    }

    @Test
    void whatIsBetterTurnsTheChanceButNotTheLosses() {
        PostHogPosterior up = known(belief(relative(T, C)));
        PostHogPosterior down = known(PostHogPosterior.of(relative(T, C), Better.LOWER, LEVEL));
        assertEquals(1, up.chanceToWin() + down.chanceToWin(), 1e-15);
        assertEquals(up.lossIfKept(), down.lossIfKept());
        assertEquals(up.lossIfShipped(), down.lossIfShipped());
    }

    @Test
    void aPriorPullsTheEffect() {
        NormalPosterior prior = new NormalPosterior(0.05, 0.1);
        PostHogPosterior p = known(PostHogPosterior.of(relative(T, C), prior, Better.HIGHER, LEVEL));
        double data = 1 / (0.2851899951494325 * 0.2851899951494325);
        assertEquals((100 * 0.05 + data * 0.2) / (100 + data), p.mean(), 1e-14);
        assertEquals(1 / Math.sqrt(100 + data), p.sd(), 1e-14);
        PostHogComparison few = relative(share(4, 100), share(20, 100));
        assertUndefined(
                Cause.PLATFORM_REFUSES, 4, PostHogPosterior.of(few, prior, Better.HIGHER, LEVEL));
    }

    @Test
    void smallArmsHaveNoTestButABelief() {
        PostHogComparison few = relative(mean(4, 2.5, 1), mean(5, 2, 1));
        assertUndefined(Cause.PLATFORM_REFUSES, 4, few.test(LEVEL));
        assertUndefined(Cause.PLATFORM_REFUSES, 4, few.sequence(5000, LEVEL));
        assertUndefined(Cause.PLATFORM_REFUSES, 4, relative(mean(5, 2, 1), mean(4, 2, 1)).test(LEVEL));
        assertTrue(belief(few).toOptional().isPresent());
        assertTrue(relative(mean(5, 2, 1), mean(5, 2, 1)).test(LEVEL).toOptional().isPresent());
    }

    @Test
    void sharesNeedFiveOfBoth() {
        assertUndefined(Cause.PLATFORM_REFUSES, 4, belief(relative(share(4, 49), share(20, 100))));
        assertUndefined(Cause.PLATFORM_REFUSES, 4, belief(relative(share(20, 100), share(45, 49))));
        assertUndefined(Cause.PLATFORM_REFUSES, 0, belief(absolute(share(49, 49), share(20, 100))));
        assertTrue(belief(relative(share(5, 49), share(44, 49))).toOptional().isPresent());
        assertTrue(relative(share(4, 49), share(20, 100)).test(LEVEL).toOptional().isPresent());
        PostHogArm ratio = new PostHogArm(PostHogArm.Kind.RATIO, 49, 0.01, 0.01);
        assertTrue(belief(relative(ratio, ratio)).toOptional().isPresent());
    }

    @Test
    void enormousSumsAreRefusedABelief() {
        PostHogArm sum = mean(100, 1.01e13, 1e20);
        PostHogArm negative = mean(100, -1.01e13, 1e20);
        PostHogArm squares = mean(101, 1, 1.01e28);
        PostHogArm within = mean(101, 9e12, 9e27);
        assertUndefined(Cause.PLATFORM_REFUSES, 1.01e15, belief(absolute(sum, within)));
        assertUndefined(Cause.PLATFORM_REFUSES, -1.01e15, belief(absolute(within, negative)));
        assertEquals(Cause.PLATFORM_REFUSES, ((Outcome.Undefined<?>) belief(absolute(squares, within))).cause());
        assertTrue(belief(absolute(within, within)).toOptional().isPresent());
        assertTrue(absolute(sum, squares).test(LEVEL).toOptional().isPresent());
        PostHogArm ratio = new PostHogArm(PostHogArm.Kind.RATIO, 100, 1e14, 1e30);
        assertTrue(belief(absolute(ratio, ratio)).toOptional().isPresent());
    }

    @Test
    void aNegativeControlTurnsTheRelativeEffectAndHasNoBelief() {
        PostHogComparison c = relative(mean(100, -0.9, 3), mean(100, -1, 4));
        assertEquals(-0.1, known(c.test(LEVEL)).estimate(), 1e-15);
        assertUndefined(Cause.PLATFORM_REFUSES, -1, belief(c));
        assertTrue(belief(absolute(mean(100, -0.9, 3), mean(100, -1, 4))).toOptional().isPresent());
    }

    @Test
    void whereThereIsNoEffectToTell() {
        PostHogComparison zero = relative(T, mean(90, 9e-11, 3));
        assertUndefined(Cause.ZERO_BASELINE, 9e-11, zero.test(LEVEL));
        assertUndefined(Cause.ZERO_BASELINE, 9e-11, belief(zero));
        assertTrue(relative(T, mean(90, 1e-10, 3)).test(LEVEL).toOptional().isPresent());
        assertTrue(absolute(T, mean(90, 0, 3)).test(LEVEL).toOptional().isPresent());
        assertUndefined(Cause.NO_VARIANCE, 0, relative(mean(9, 1, 0), mean(9, 1, 0)).test(LEVEL));
        assertUndefined(Cause.NO_VARIANCE, 0, belief(absolute(mean(9, 2, 0), mean(9, 1, 0))));
        assertUndefined(Cause.NO_VARIANCE, 0, relative(share(0, 100), share(60, 100)).test(LEVEL));
        assertEquals(99, known(relative(share(100, 100), share(60, 100)).test(LEVEL)).df().orElseThrow(), 1e-9);
    }

    @Test
    void kindsDoNotMixInABelief() {
        assertThrows(IllegalArgumentException.class, () -> belief(relative(share(50, 100), C)));
        assertTrue(relative(share(50, 100), C).test(LEVEL).toOptional().isPresent());
    }

    @Test
    void theUnitOfTheMetricDoesNotMatterToTheRelativeEffect() {
        RandomGenerator random = RandomGenerator.of("Xoshiro256PlusPlus");
        for (int i = 0; i < 50; i++) {
            double m1 = 1 + random.nextDouble();
            double m0 = 1 + random.nextDouble();
            double v1 = random.nextDouble();
            double v0 = random.nextDouble();
            Difference plain = known(relative(mean(50, m1, v1), mean(60, m0, v0)).test(LEVEL));
            Difference scaled = known(relative(mean(50, 8 * m1, 64 * v1), mean(60, 8 * m0, 64 * v0)).test(LEVEL));
            assertEquals(plain.estimate(), scaled.estimate(), 1e-14);
            assertEquals(plain.p(), scaled.p(), 1e-13);
            Difference there = known(absolute(mean(50, m1, v1), mean(60, m0, v0)).test(LEVEL));
            Difference back = known(absolute(mean(60, m0, v0), mean(50, m1, v1)).test(LEVEL));
            assertEquals(there.p(), back.p(), 1e-14);
            assertEquals(there.low(), -back.high(), 1e-14);
            assertEquals(there.p() < 0.05, there.low() > 0 || there.high() < 0);
        }
    }
}
