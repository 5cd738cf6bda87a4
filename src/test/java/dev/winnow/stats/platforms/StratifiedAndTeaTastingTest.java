package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Expect;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.adjust.PostStratification;
import dev.winnow.stats.adjust.Stratum;
import dev.winnow.stats.means.Variances;
import dev.winnow.stats.platforms.GrowthBookPostStratification.Pair;
import dev.winnow.stats.platforms.TeaTastingComparison.Reference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StratifiedAndTeaTastingTest {
    private static final Moments A = Moments.ofVariance(50, 3, 2);
    private static final Moments B = Moments.ofVariance(60, 2.5, 1.5);
    private static final Moments FLAT = Moments.ofVariance(5, 1, 0);

    private static Outcome<Difference> stratified(Pair... strata) {
        return GrowthBookPostStratification.of(
                List.of(strata), EffectScale.ABSOLUTE, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Pair means(Moments t, Moments c) {
        return new Pair(new GrowthBookArm.Mean(t), new GrowthBookArm.Mean(c));
    }

    private static Difference known(Outcome<Difference> d) {
        return d.toOptional().orElseThrow();
    }

    @Test
    void aStratumThatDoesNotVaryJoinsTheLargest() {
        Difference joined = known(stratified(means(FLAT, B), means(A, B), means(B, A)));
        Difference byHand = known(stratified(means(A.merge(FLAT), B.merge(B)), means(B, A)));
        assertEquals(byHand.estimate(), joined.estimate(), 1e-14);
        assertEquals(byHand.se(), joined.se(), 1e-14);
        Difference other = known(stratified(means(B, FLAT), means(A, B), means(B, A)));
        assertEquals(known(stratified(means(A.merge(B), B.merge(FLAT)), means(B, A))).se(), other.se(), 1e-14);
    }

    @Test
    void aSingleStratumIsThePlainEffect() {
        Difference d = known(stratified(means(A, B)));
        assertEquals(0.5, d.estimate(), 1e-15);
        assertEquals(Math.sqrt(2.0 / 50 + 1.5 / 60), d.se(), 1e-15);
    }

    @Test
    void sharesKeepTheirVarianceUntilTheyAreMerged() {
        var t = new GrowthBookArm.Share(new Proportion(10, 50));
        var c = new GrowthBookArm.Share(new Proportion(12, 40));
        var none = new GrowthBookArm.Share(new Proportion(0, 10));
        Difference d = known(stratified(new Pair(t, c), new Pair(c, t)));
        // Two strata of the same size, whose differences are -0.1 and 0.1.
        double within = 0.25 * 2 * (0.2 * 0.8 / 50 + 0.3 * 0.7 / 40);
        assertEquals(0, d.estimate(), 1e-15);
        assertEquals(Math.sqrt(within + 0.1 * 0.1 / 180), d.se(), 1e-14);
        Difference merged = known(stratified(new Pair(t, c), new Pair(none, none)));
        double v1 = 10.0 / 60 * (50.0 / 60) * 60 / 59;
        double v0 = 12.0 / 50 * (38.0 / 50) * 50 / 49;
        assertEquals(Math.sqrt(v1 / 60 + v0 / 50), merged.se(), 1e-14);
    }

    private static MomentMatrix pair(long n, double m, double d, double vm, double c, double vd) {
        double f = n - 1.0;
        return new MomentMatrix(n, List.of(m, d), List.of(vm * f, c * f, c * f, vd * f));
    }

    @Test
    void ratiosAndCovariatesGoToTheirOwnFormulas() {
        MomentMatrix t = pair(50, 2, 4, 3, 1, 2);
        MomentMatrix c = pair(60, 2.2, 4.5, 3, 1.2, 2);
        List<Stratum> twice = List.of(new Stratum(t, c), new Stratum(c, t));
        assertEquals(
                known(PostStratification.ofRatio(twice, EffectScale.ABSOLUTE, Alternative.TWO_SIDED, Level.FIVE_PERCENT)),
                known(stratified(
                        new Pair(new GrowthBookArm.Ratio(t), new GrowthBookArm.Ratio(c)),
                        new Pair(new GrowthBookArm.Ratio(c), new GrowthBookArm.Ratio(t)))));
        assertEquals(
                known(PostStratification.ofMean(twice, EffectScale.ABSOLUTE, Alternative.TWO_SIDED, Level.FIVE_PERCENT)),
                known(stratified(
                        new Pair(new GrowthBookArm.AdjustedMean(t), new GrowthBookArm.AdjustedMean(c)),
                        new Pair(new GrowthBookArm.AdjustedMean(c), new GrowthBookArm.AdjustedMean(t)))));
    }

    @Test
    void ratiosWithoutDenominatorJoinToo() {
        MomentMatrix t = pair(50, 2, 4, 3, 1, 2);
        MomentMatrix none = pair(9, 0, 0, 1, 0, 1);
        var whole = new GrowthBookArm.Ratio(t);
        var empty = new GrowthBookArm.Ratio(none);
        var both = new GrowthBookArm.Ratio(t.merge(none));
        Difference joined = known(stratified(new Pair(whole, whole), new Pair(empty, empty)));
        GrowthBookEffect plain = GrowthBookEffect.of(both, both, EffectScale.ABSOLUTE).toOptional().orElseThrow();
        assertEquals(plain.se(), joined.se(), 1e-14);
        // Nearly none is none.
        MomentMatrix nearly = pair(9, 2, 1e-300, 1, 0, 1);
        var little = new GrowthBookArm.Ratio(nearly);
        var with = new GrowthBookArm.Ratio(t.merge(nearly));
        GrowthBookEffect merged = GrowthBookEffect.of(with, with, EffectScale.ABSOLUTE).toOptional().orElseThrow();
        assertEquals(merged.se(), known(stratified(new Pair(whole, whole), new Pair(little, whole))).se(), 0.05);
        assertEquals(merged.se(), known(stratified(new Pair(whole, whole), new Pair(little, little))).se(), 1e-14);
        var adjusted = new GrowthBookArm.AdjustedMean(t);
        var constant = new GrowthBookArm.AdjustedMean(pair(9, 2, 1, 0, 0, 1));
        assertTrue(known(stratified(new Pair(adjusted, adjusted), new Pair(constant, adjusted))).se() > 0);
    }

    @Test
    void refusals() {
        assertThrows(IllegalArgumentException.class, () -> stratified());
        var quantile = new GrowthBookArm.Quantile(100, 100, 0.5, 5, 4, 6);
        var two = new Pair(quantile, quantile);
        assertThrows(IllegalArgumentException.class, () -> stratified(two, two));
        Moments zero = Moments.ofVariance(50, 0, 1);
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 0), stratified(means(A, zero), means(B, zero)));
    }

    private static TeaTastingComparison tea(Variances variances, Reference reference, Alternative alternative) {
        return TeaTastingComparison.of(A, B, variances, reference, alternative, Level.FIVE_PERCENT)
                .toOptional()
                .orElseThrow();
    }

    @Test
    void pooledAndSeparateErrors() {
        double pooled = (49 * 2 + 59 * 1.5) / 108;
        var d = tea(Variances.POOLED, Reference.STUDENT, Alternative.TWO_SIDED).difference();
        assertEquals(Math.sqrt(pooled / 50 + pooled / 60), d.se(), 1e-15);
        assertEquals(108, d.df().orElseThrow(), 1e-12);
        var n = tea(Variances.SEPARATE, Reference.NORMAL, Alternative.TWO_SIDED).difference();
        assertEquals(Math.sqrt(2.0 / 50 + 1.5 / 60), n.se(), 1e-15);
        assertTrue(n.df().isEmpty());
        assertEquals(3, tea(Variances.POOLED, Reference.NORMAL, Alternative.TWO_SIDED).treatment());
        assertEquals(2.5, tea(Variances.POOLED, Reference.NORMAL, Alternative.TWO_SIDED).control());
    }

    /// 3/2.5 exp(+- 1.96 sqrt(2/(50 9) + 1.5/(60 6.25))) - 1, by hand.
    @Test
    void relativeIntervalOnTheLogarithmicScale() {
        double half = 1.959963984540054 * Math.sqrt(2.0 / 450 + 1.5 / 375);
        var r = tea(Variances.SEPARATE, Reference.NORMAL, Alternative.TWO_SIDED).relative().orElseThrow();
        assertEquals(0.2, r.estimate(), 1e-15);
        assertEquals(1.2 * Math.exp(-half) - 1, r.low(), 1e-14);
        assertEquals(1.2 * Math.exp(half) - 1, r.high(), 1e-14);
        var student = tea(Variances.SEPARATE, Reference.STUDENT, Alternative.TWO_SIDED).relative().orElseThrow();
        assertTrue(student.low() < r.low() && student.high() > r.high());
        var greater = tea(Variances.SEPARATE, Reference.NORMAL, Alternative.GREATER).relative().orElseThrow();
        assertTrue(greater.low() > r.low());
        assertEquals(Double.POSITIVE_INFINITY, greater.high());
        assertEquals(Double.NEGATIVE_INFINITY,
                tea(Variances.SEPARATE, Reference.NORMAL, Alternative.LESS).relative().orElseThrow().low());
    }

    @Test
    void nearlyNoMeanHasNoRelativeEffect() {
        for (Moments nearly : List.of(Moments.ofVariance(50, 1e-300, 2), Moments.ofVariance(50, 0, 2))) {
            assertEquals(Optional.empty(), TeaTastingComparison.of(
                            nearly, B, Variances.SEPARATE, Reference.STUDENT, Alternative.TWO_SIDED, Level.FIVE_PERCENT)
                    .map(TeaTastingComparison::relative).toOptional().orElseThrow());
            assertEquals(Optional.empty(), TeaTastingComparison.of(
                            A, nearly, Variances.POOLED, Reference.NORMAL, Alternative.TWO_SIDED, Level.FIVE_PERCENT)
                    .map(TeaTastingComparison::relative).toOptional().orElseThrow());
        }
    }

    /// The logarithm of a negative ratio does not exist, and an end beyond a double is not told.
    @Test
    void anIntervalWithoutEndsIsAbsent() {
        Moments nearly = new Moments(100, 1e-3, 1e6);
        assertEquals(Optional.empty(), relative(nearly, Alternative.TWO_SIDED));
        assertEquals(Optional.empty(), relative(nearly, Alternative.LESS));
        assertEquals(-1, relative(nearly, Alternative.GREATER).orElseThrow().low());
        assertEquals(Optional.empty(), relative(Moments.ofVariance(50, -1, 2), Alternative.TWO_SIDED));
    }

    private static Optional<TeaTastingComparison.Relative> relative(Moments treatment, Alternative alternative) {
        return Expect.known(TeaTastingComparison.of(
                        treatment, B, Variances.SEPARATE, Reference.STUDENT, alternative, Level.FIVE_PERCENT))
                .relative();
    }

    @Test
    void teaTastingEdges() {
        Moments one = Moments.of(3);
        var few = TeaTastingComparison.of(
                one, A, Variances.SEPARATE, Reference.STUDENT, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), few);
        var flat = TeaTastingComparison.of(
                FLAT, FLAT, Variances.SEPARATE, Reference.STUDENT, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), flat);
        Moments zero = Moments.ofVariance(50, 0, 1);
        for (List<Moments> arms : List.of(List.of(zero, A), List.of(A, zero))) {
            assertTrue(TeaTastingComparison.of(
                            arms.get(0), arms.get(1), Variances.SEPARATE, Reference.STUDENT, Alternative.TWO_SIDED,
                            Level.FIVE_PERCENT)
                    .toOptional()
                    .orElseThrow()
                    .relative()
                    .isEmpty());
        }
    }
}
