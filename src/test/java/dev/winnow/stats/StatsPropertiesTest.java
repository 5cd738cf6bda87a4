package dev.winnow.stats;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.adjust.Cuped;
import dev.winnow.stats.bayes.BetaPosteriors;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.means.SampleQuantile;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.multiple.Adjustment;
import dev.winnow.stats.proportions.SampleRatio;
import dev.winnow.stats.proportions.TwoProportions;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsPropertiesTest {
    private static double[] sample(SplittableRandom r, int n, double mean, double sd) {
        return r.doubles(n).map(_ -> mean + sd * r.nextGaussian()).toArray();
    }

    @RepeatedTest(20)
    void mergingIsAssociativeAndEqualsTheWhole(RepetitionInfo info) {
        var r = new SplittableRandom(info.getCurrentRepetition());
        double[] a = sample(r, 1 + r.nextInt(50), 3, 2);
        double[] b = sample(r, 1 + r.nextInt(50), -4, 1);
        double[] c = sample(r, 1 + r.nextInt(50), 0, 9);
        double[] all = new double[a.length + b.length + c.length];
        System.arraycopy(a, 0, all, 0, a.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        System.arraycopy(c, 0, all, a.length + b.length, c.length);
        Moments left = Moments.of(a).merge(Moments.of(b)).merge(Moments.of(c));
        Moments right = Moments.of(a).merge(Moments.of(b).merge(Moments.of(c)));
        for (Moments m : List.of(right, Moments.of(all))) {
            assertEquals(m.n(), left.n());
            assertEquals(m.mean(), left.mean(), 1e-12 * (1 + Math.abs(m.mean())));
            near(m.m2(), left.m2(), 1e-12);
        }
        assertEquals(left, left.merge(Moments.EMPTY));
        assertEquals(left, Moments.EMPTY.merge(left));
    }

    @Test
    void matricesMergeLikeTheirColumns() {
        var r = new SplittableRandom(7);
        double[] x = sample(r, 40, 5, 2);
        double[] y = sample(r, 40, 1e3, 3);
        var first = MomentMatrix.ofColumns(java.util.Arrays.copyOf(x, 15), java.util.Arrays.copyOf(y, 15));
        var rest = MomentMatrix.ofColumns(
                java.util.Arrays.copyOfRange(x, 15, 40), java.util.Arrays.copyOfRange(y, 15, 40));
        var whole = MomentMatrix.ofColumns(x, y);
        var merged = first.merge(rest);
        for (int i = 0; i < 2; i++) {
            near(whole.moments(i).mean(), merged.moments(i).mean(), 1e-12);
            for (int j = 0; j < 2; j++) {
                near(whole.cross(i, j), merged.cross(i, j), 1e-10);
            }
        }
        assertEquals(merged, merged.merge(MomentMatrix.empty(2)));
        assertEquals(merged, MomentMatrix.empty(2).merge(merged));
        assertEquals(0, MomentMatrix.empty(2).covariance(0, 1));
        assertThrows(IllegalArgumentException.class, () -> merged.merge(MomentMatrix.empty(1)));
        assertThrows(IllegalArgumentException.class, () -> merged.combine(1));
        assertThrows(IllegalArgumentException.class, () -> MomentMatrix.ofColumns(new double[2], new double[3]));
        assertThrows(IllegalArgumentException.class, () -> new MomentMatrix(1, List.of(1.0), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new MomentMatrix(1, List.of(Double.NaN), List.of(1.0)));
    }

    @Test
    void aLargeOffsetCostsNoDigits() {
        var r = new SplittableRandom(11);
        double[] plain = r.ints(1000, -3, 4).asDoubleStream().toArray();
        double[] shifted = java.util.Arrays.stream(plain).map(v -> v + 1e9).toArray();
        near(Moments.of(plain).variance(), Moments.of(shifted).variance(), 1e-8);
        Moments halves = Moments.of(java.util.Arrays.copyOf(shifted, 500))
                .merge(Moments.of(java.util.Arrays.copyOfRange(shifted, 500, 1000)));
        near(Moments.of(plain).variance(), halves.variance(), 1e-8);
        near(Moments.of(plain).variance(), MomentMatrix.ofColumns(shifted).moments(0).variance(), 1e-8);
    }

    @RepeatedTest(20)
    void welchObeysItsSymmetries(RepetitionInfo info) {
        var r = new SplittableRandom(100 + info.getCurrentRepetition());
        Moments t = Moments.of(sample(r, 2 + r.nextInt(200), 10, 1 + r.nextDouble()));
        Moments c = Moments.of(sample(r, 2 + r.nextInt(200), 10.2, 3));
        Difference d = known(WelchTest.of(t, c, Level.of(0.05)));
        Difference swapped = known(WelchTest.of(c, t, Level.of(0.05)));
        assertEquals(d.estimate(), -swapped.estimate());
        assertEquals(d.p(), swapped.p());
        near(d.low(), -swapped.high(), 1e-12);
        assertTrue(d.low() <= d.estimate() && d.estimate() <= d.high());
        near(Math.exp(d.logP()), d.p(), 1e-10);
        assertEquals(d.p() < 0.05, d.low() > 0 || d.high() < 0);
        double k = 1000;
        Difference scaled = known(WelchTest.of(scale(t, k), scale(c, k), Level.of(0.05)));
        near(d.statistic(), scaled.statistic(), 1e-9);
        near(d.se() * k, scaled.se(), 1e-9);
        RelativeEffect rel = known(relative(t, c));
        RelativeEffect scaledRel = known(relative(scale(t, k), scale(c, k)));
        near(rel.se(), scaledRel.se(), 1e-9);
        assertTrue(rel.low() <= rel.estimate() && rel.estimate() <= rel.high());
        Moments t2 = new Moments(t.n(), t.mean() + 5, t.m2());
        Moments c2 = new Moments(c.n(), c.mean() + 5, c.m2());
        assertEquals(d.estimate(), known(WelchTest.of(t2, c2, Level.of(0.05))).estimate(), 1e-12);
    }

    private static Moments scale(Moments m, double k) {
        return new Moments(m.n(), m.mean() * k, m.m2() * k * k);
    }

    private static Outcome<RelativeEffect> relative(Moments t, Moments c) {
        return RelativeEffect.of(t.mean(), t.variance() / t.n(), c.mean(), c.variance() / c.n(), Level.of(0.05));
    }

    @Test
    void aNegativeControlIsTakenByItsSize() {
        RelativeEffect r = known(RelativeEffect.of(-8, 0.01, -10, 0.01, Level.of(0.05)));
        assertEquals(0.2, r.estimate(), 1e-15);
        RelativeEffect mirrored = known(RelativeEffect.of(8, 0.01, 10, 0.01, Level.of(0.05)));
        assertEquals(-0.2, mirrored.estimate(), 1e-15);
        assertEquals(r.se(), mirrored.se(), 1e-15);
    }

    @Test
    void undefinedSituationsAreNamed() {
        Moments one = Moments.of(1);
        Moments flat = Moments.of(2, 2, 2);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), WelchTest.of(Moments.EMPTY, flat, Level.of(0.05)));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), WelchTest.of(flat, one, Level.of(0.05)));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), WelchTest.of(flat, flat, Level.of(0.05)));
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 0), RelativeEffect.of(1, 1, 0, 1, Level.of(0.05)));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), RelativeEffect.of(1, 0, 1, 0, Level.of(0.05)));
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 0), TwoProportions.of(new Proportion(0, 0), new Proportion(1, 2), Level.of(0.05)));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0), TwoProportions.of(new Proportion(0, 9), new Proportion(0, 9), Level.of(0.05)));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 1), TwoProportions.of(new Proportion(9, 9), new Proportion(9, 9), Level.of(0.05)));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), SampleRatio.of(List.of(0L, 0L), List.of(1.0, 1.0)));
        var constantX = MomentMatrix.ofColumns(new double[] {1, 2, 3}, new double[] {4, 4, 4});
        assertEquals(Outcome.undefined(Cause.CONSTANT_COVARIATE, 4), Cuped.of(constantX, constantX, Level.of(0.05)));
        var single = MomentMatrix.ofColumns(new double[] {1}, new double[] {4});
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), Cuped.of(single, constantX, Level.of(0.05)));
        var noDenominator = MomentMatrix.ofColumns(new double[] {1, 2}, new double[] {1, -1});
        assertEquals(Outcome.undefined(Cause.ZERO_DENOMINATOR, 0), RatioMetric.linearise(noDenominator));
        for (double tiny : new double[] {1e-300, 1e-160, -1e-160}) {
            var noRatio = MomentMatrix.ofColumns(new double[] {1, 2, 4}, new double[] {-1, 1, 3 * tiny});
            assertEquals(Outcome.undefined(Cause.ZERO_DENOMINATOR, noRatio.means().get(1)), RatioMetric.linearise(noRatio));
        }
        // Only the numerator's part overflows.
        var still0 = MomentMatrix.ofColumns(new double[] {-2, 2, 0}, new double[] {1e-160, 1e-160, 1e-160});
        assertEquals(Outcome.undefined(Cause.ZERO_DENOMINATOR, 1e-160), RatioMetric.linearise(still0));
        var few = new SampleQuantile(3, 1, 0, 2);
        assertEquals(Outcome.undefined(Cause.RANKS_OUTSIDE, 3), SampleQuantile.difference(few, few, 0.5, Level.of(0.05)));
        var still = new SampleQuantile(100, 1, 1, 1);
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), SampleQuantile.difference(still, still, 0.5, Level.of(0.05)));
    }

    @Test
    void outcomesPassTheirCauseOn() {
        Outcome<Integer> known = Outcome.known(2);
        Outcome<Integer> undefined = Outcome.undefined(Cause.TOO_FEW, 1);
        assertEquals(Outcome.known(4), known.map(x -> 2 * x));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), undefined.map(x -> 2 * x));
        assertEquals(undefined, known.flatMap(_ -> undefined));
        assertEquals(undefined, undefined.flatMap(_ -> known));
        assertTrue(undefined.toOptional().isEmpty());
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Level.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Level.of(1));
        assertThrows(IllegalArgumentException.class, () -> Moments.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Moments.of(1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new Moments(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Proportion(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new NormalPosterior(0, 0));
        assertThrows(IllegalArgumentException.class, () -> Adjustment.HOLM.adjust(new double[] {0.1, Double.NaN}, Level.FIVE_PERCENT));
        assertThrows(IllegalArgumentException.class, () -> SampleRatio.of(List.of(1L), List.of(1.0)));
        assertThrows(IllegalArgumentException.class, () -> SampleRatio.of(List.of(1L, 2L), List.of(1.0, 0.0)));
    }

    /// Natural logarithms by mpmath with 50 digits: log(ncdf(-z)), log of Student's upper tail.
    @ParameterizedTest
    @CsvSource({
        "0,-0.69314718055994530942", "-1,-0.17275377902344988953", "2,-3.7831843336820319088",
        "37,-689.03058557689059", "40,-804.60844201375379", "1000,-500007.82669481218"})
    void logarithmOfTheNormalTail(double z, double want) {
        near(want, Tails.logNormal(z), 1e-13);
    }

    @Test
    void fortySigmaIsNotZero() {
        Difference d = Difference.normal(40, 1, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
        assertEquals(0.0, d.p());
        // 7.3e-350, log10 by mpmath
        assertEquals(-349.135976, d.logP() / Math.log(10), 1e-4);
    }

    @Test
    void studentJoinsTheNormalAtLargeDf() {
        for (double t : new double[] {0.3, 2, 5, 12}) {
            double below = Tails.logStudent(t, 99_999);
            double above = Tails.logStudent(t, 100_001);
            near(below, above, 2e-7 * Math.max(1, t * t));
            // the two sides of the switch differ by the true slope in df only
            double slope = (Tails.logStudent(t, 200_000) - Tails.logNormal(t)) * 2;
            near(above - Tails.logNormal(t), slope, 1e-3);
            near(Math.log(Tails.student(t, 1e6)), Tails.logStudent(t, 1e6), 1e-13);
        }
        for (double df : new double[] {3, 99_999, 100_001, 1e9}) {
            near(0.0123, Tails.student(Tails.studentQuantile(0.0123, df), df), 1e-11);
            assertEquals(Double.POSITIVE_INFINITY, Tails.studentQuantile(0, df));
        }
    }

    @Test
    void tailsAreComplements() {
        for (double t = -6; t <= 6; t += 0.37) {
            assertEquals(1, Tails.student(t, 1e7) + Tails.student(-t, 1e7), 1e-15);
            assertEquals(1, Tails.student(t, 12) + Tails.student(-t, 12), 1e-14);
        }
    }

    @RepeatedTest(10)
    void cupedNeverMovesWhatItCannotExplain(RepetitionInfo info) {
        var r = new SplittableRandom(500 + info.getCurrentRepetition());
        double[] x = sample(r, 400, 20, 5);
        double[] y = sample(r, 400, 0, 1);
        double[] strong = new double[400];
        for (int i = 0; i < 400; i++) {
            strong[i] = 2 * x[i] + y[i];
        }
        MomentMatrix t = MomentMatrix.ofColumns(java.util.Arrays.copyOf(strong, 200), java.util.Arrays.copyOf(x, 200));
        MomentMatrix c = MomentMatrix.ofColumns(
                java.util.Arrays.copyOfRange(strong, 200, 400), java.util.Arrays.copyOfRange(x, 200, 400));
        Cuped cuped = known(Cuped.of(t, c, Level.of(0.05)));
        assertEquals(2, cuped.theta(), 0.05);
        assertTrue(cuped.varianceReduction() > 0.95);
        Difference d = cuped.difference();
        assertTrue(d.low() <= d.estimate() && d.estimate() <= d.high());
        near(d.estimate() / c.moments(0).mean(), known(cuped.relative()).estimate(), 1e-10);
    }

    @Test
    void holmIsMonotoneAndAtMostOne() {
        assertArrayEquals(
                new double[] {0.09, 0.04, 0.9, 0.09},
                Adjustment.HOLM.adjust(new double[] {0.04, 0.01, 0.9, 0.03}, Level.FIVE_PERCENT));
        assertArrayEquals(new double[0], Adjustment.HOLM.adjust(new double[0], Level.FIVE_PERCENT));
        assertArrayEquals(
                new double[] {1, 1}, Adjustment.HOLM.adjust(new double[] {0.8, 0.9}, Level.FIVE_PERCENT));
    }

    @Test
    void posteriorsMirror() {
        var a = new Proportion(120, 1000);
        var b = new Proportion(150, 1000);
        var p = BetaPosteriors.of(b, a);
        assertEquals(1, p.probabilityTreatmentHigher() + p.probabilityTreatmentLower(), 1e-9);
        var mirrored = BetaPosteriors.of(a, b);
        assertEquals(p.probabilityTreatmentHigher(), mirrored.probabilityTreatmentLower(), 1e-12);
        assertEquals(p.expectedLossBelow(), mirrored.expectedLossAbove(), 1e-12);
        // E[B - A] = E[max(B - A, 0)] - E[max(A - B, 0)]
        assertEquals(30.0 / 1002, p.expectedLossAbove() - p.expectedLossBelow(), 1e-9);
        double area = 0;
        for (double r = -0.999; r < 3; r += 0.002) {
            area += p.relativeDensity(r) * 0.002;
        }
        assertEquals(1, area, 1e-6);
        assertEquals(0, p.relativeDensity(-1.5));
        var n = new NormalPosterior(0.5, 2);
        assertEquals(1, n.probabilityAboveZero() + n.probabilityBelowZero(), 1e-15);
        assertEquals(0.5, n.expectedLossAbove() - n.expectedLossBelow(), 1e-15);
        assertEquals(0.19947114020071635, n.density(0.5), 1e-16);
    }

    @Test
    void quantilesCompareByTheirOuterIntervals() {
        var t = new SampleQuantile(1100, 5.4, 5.05, 5.72);
        var c = new SampleQuantile(1000, 5.0, 4.7, 5.3);
        Difference d = known(SampleQuantile.difference(t, c, 0.5, Level.of(0.05)));
        near(Math.hypot(0.67, 0.6) / (2 * 1.959963984540054), d.se(), 1e-12);
        assertEquals(0.4, d.estimate(), 1e-12);
        assertEquals(new SampleQuantile.Ranks(469, 531), SampleQuantile.ranks(1000, 0.5, Level.of(0.05)));
    }
}
