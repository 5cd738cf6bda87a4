package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.counts.EventCount;
import dev.winnow.stats.platforms.AbServerResult.Measure;
import dev.winnow.stats.platforms.AbServerResult.Question;
import dev.winnow.stats.platforms.AbServerResult.Size;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Figures recorded from AB server 1.3.1, unless said otherwise.
class AbServerResultTest {
    private static final Level FIVE = Level.FIVE_PERCENT;

    private static AbServerResult known(Outcome<AbServerResult> o) {
        return o.toOptional().orElseThrow(() -> new AssertionError(o));
    }

    private static AbServerResult conversion(
            AbServerProportions.Test test, long control, long controls, long treated, long treatments) {
        return known(AbServerProportions.of(
                new Proportion(treated, treatments), new Proportion(control, controls), test, FIVE));
    }

    private static Optional<Size> odds(double value, double low, double high) {
        return Optional.of(new Size(Measure.ODDS_RATIO, Optional.of(value), Optional.of(low), Optional.of(high)));
    }

    @Test
    void pooledZ() {
        AbServerResult r = conversion(AbServerProportions.Test.POOLED_Z, 100, 1000, 130, 1000);
        assertEquals(
                new AbServerResult(
                        3, 30, Optional.of(10.0), Optional.of(13.0), 0.2002, 5.807, 0.95, 0.035488, 2.1027, true, 0.557,
                        Question.DIFFERENT, Optional.empty()),
                r);
        assertEquals("Treatment is above control.", r.verdict());
        assertEquals("Effect 3.0 (30.0 % of control), 95.0 % interval 0.2002 to 5.807, p = 0.035488.", r.interpretation());
        AbServerResult fell = conversion(AbServerProportions.Test.POOLED_Z, 500, 1000, 400, 1000);
        assertEquals("Treatment is below control.", fell.verdict());
        assertEquals(0.994, fell.power());
        AbServerResult none = conversion(AbServerProportions.Test.POOLED_Z, 0, 50, 5, 50);
        assertEquals(0, none.relativeEffect());
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 0),
                AbServerProportions.of(
                        new Proportion(0, 0), new Proportion(1, 2), AbServerProportions.Test.POOLED_Z, FIVE));
    }

    /// The running experiment of an untouched metric.
    @Test
    void nothingVaries() {
        AbServerResult r = conversion(AbServerProportions.Test.POOLED_Z, 10, 10, 10, 10);
        assertEquals(
                new AbServerResult(
                        0, 0, Optional.of(100.0), Optional.of(100.0), 0, 0, 0.95, 1, 0, false, 0, Question.DIFFERENT,
                        Optional.empty()),
                r);
        assertEquals("No difference between the arms can be told from chance.", r.verdict());
    }

    @Test
    void exactTests() {
        AbServerResult fisher = conversion(AbServerProportions.Test.FISHER, 48, 80, 56, 70);
        assertEquals(0.012521, fisher.p());
        assertEquals(0.375, fisher.statistic());
        assertEquals(0.786, fisher.power());
        assertEquals(5.2431, fisher.low());
        assertEquals(odds(0.375, 0.1763, 0.7836), fisher.size());
        AbServerResult barnard = conversion(AbServerProportions.Test.BARNARD, 48, 80, 56, 70);
        assertEquals(0.008865, barnard.p());
        assertEquals(fisher.size(), barnard.size());
        AbServerResult boschloo = conversion(AbServerProportions.Test.BOSCHLOO, 7, 12, 1, 12);
        assertEquals(0.010279, boschloo.p());
        assertEquals(odds(15.4, 1.5635, 377.6205), boschloo.size());
        assertEquals(0.865, boschloo.power());
    }

    @Test
    void exactTestsAtTheEdge() {
        AbServerResult none = conversion(AbServerProportions.Test.FISHER, 0, 50, 5, 50);
        assertEquals(0, none.statistic());
        assertEquals(odds(0, 0, 0.7834), none.size());
        AbServerResult same = conversion(AbServerProportions.Test.FISHER, 0, 10, 0, 10);
        assertEquals(-27.7533, same.low());
        assertEquals(0, same.power());
        assertEquals(Optional.of(Size.of(Measure.ODDS_RATIO, Double.NaN)), same.size());
        assertEquals(same.size(), conversion(AbServerProportions.Test.FISHER, 10, 10, 10, 10).size());
        // Derived: the ratio divides by 0, the interval is open above; the server gives arms that do not vary no power.
        AbServerResult opposite = conversion(AbServerProportions.Test.FISHER, 10, 10, 0, 10);
        assertEquals(0, opposite.statistic());
        Size size = opposite.size().orElseThrow();
        assertEquals(Optional.empty(), size.value());
        assertTrue(size.low().orElse(0.0) > 1);
        assertEquals(Optional.empty(), size.high());
        assertEquals(0, opposite.power());
        // Equal rates that vary: power is alpha.
        assertEquals(0.05, conversion(AbServerProportions.Test.FISHER, 5, 10, 5, 10).power());
        assertEquals(0.05, conversion(AbServerProportions.Test.BARNARD, 1, 2, 2, 4).power());
    }

    @Test
    void sizesThatTheServerRefuses() {
        var large = new Proportion(1, 250_001);
        var fits = new Proportion(1, 249_999);
        assertEquals(
                Outcome.undefined(Cause.PLATFORM_REFUSES, 500_002),
                AbServerProportions.of(large, large, AbServerProportions.Test.FISHER, FIVE));
        assertEquals(1, known(AbServerProportions.of(large, fits, AbServerProportions.Test.FISHER, FIVE)).p());
        var hundred = new Proportion(10, 100);
        assertEquals(
                Outcome.undefined(Cause.PLATFORM_REFUSES, 201),
                AbServerProportions.of(new Proportion(9, 101), hundred, AbServerProportions.Test.BARNARD, FIVE));
        assertEquals(1, known(AbServerProportions.of(hundred, hundred, AbServerProportions.Test.BOSCHLOO, FIVE)).p());
        // More than 20,000 tables with these margins: no interval.
        var even = new Proportion(20_000, 40_000);
        AbServerResult r = known(AbServerProportions.of(even, even, AbServerProportions.Test.FISHER, FIVE));
        assertEquals(Optional.of(Size.of(Measure.ODDS_RATIO, 1)), r.size());
        var few = new Proportion(9_999, 40_000);
        assertTrue(known(AbServerProportions.of(few, few, AbServerProportions.Test.FISHER, FIVE)).size().orElseThrow().low().isPresent());
    }

    @Test
    void means() {
        AbServerResult r = known(AbServerMeans.difference(
                Moments.ofVariance(480, 47, 169), Moments.ofVariance(500, 45, 144), FIVE));
        assertEquals(
                new AbServerResult(
                        2, 4.44, Optional.empty(), Optional.empty(), 0.43, 3.57, 0.95, 0.01259, 2.4998, true, 0.704,
                        Question.DIFFERENT, Optional.empty()),
                r);
        Moments constant = Moments.ofVariance(9, 1, 0);
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), AbServerMeans.difference(constant, constant, FIVE));
        // Relative to a mean so near to 0 that the ratio overflows.
        assertEquals(0, known(AbServerMeans.difference(
                        Moments.ofVariance(9, 1e9, 1), Moments.ofVariance(9, 1e-300, 1), FIVE))
                .relativeEffect());
    }

    /// Derived: what no double can hold has an answer or a cause, never a number that is none.
    @Test
    void extremes() {
        AbServerResult far = known(AbServerMeans.difference(
                Moments.ofVariance(9_000_000_000_000_000L, 1e75, 1e-150), Moments.ofVariance(2, -1e75, 0), FIVE));
        assertEquals(0, far.p());
        assertEquals(1, far.power());
        MomentMatrix tiny = MomentMatrix.ofColumns(new double[] {1, 2}, new double[] {1e-300, 2e-300});
        assertTrue(AbServerMeans.ratio(tiny, tiny, FIVE) instanceof Outcome.Undefined<AbServerResult>(var cause, _)
                && cause == Cause.ZERO_DENOMINATOR);
    }

    @Test
    void equivalence() {
        AbServerResult r = known(AbServerMeans.equivalence(
                Moments.ofVariance(30, 0.5, 1), Moments.ofVariance(30, 0, 1), 1.5, FIVE));
        assertEquals(
                new AbServerResult(
                        0.5, 0, Optional.empty(), Optional.empty(), 0.0684, 0.9316, 0.9, 0.000138, -3.873, true, 1,
                        Question.EQUIVALENT, Optional.of(Size.of(Measure.COHENS_D, 0.5))),
                r);
        assertEquals("The arms are equivalent within the margin.", r.verdict());
        AbServerResult tie = known(AbServerMeans.equivalence(
                Moments.ofVariance(10, 5, 1), Moments.ofVariance(10, 5, 1), 1.5, FIVE));
        assertEquals(3.3541, tie.statistic());
        assertEquals(0.877, tie.power());
        AbServerResult far = known(AbServerMeans.equivalence(
                Moments.ofVariance(400, 90, 1), Moments.ofVariance(3, 21.4, 58 * 58), 1.5, FIVE));
        assertEquals(16.2721, far.size().orElseThrow().value().orElse(0.0));
        assertEquals(0, far.power());
        assertEquals("Equivalence within the margin is not shown.", far.verdict());
        AbServerResult below = known(AbServerMeans.equivalence(
                Moments.ofVariance(30, -0.5, 1), Moments.ofVariance(30, 0, 1), 1.5, FIVE));
        assertEquals(3.873, below.statistic());
        // Both p-values are below 1e-16, so the server's lower one is 0.
        AbServerResult certain = known(AbServerMeans.equivalence(
                Moments.ofVariance(1000, -0.1, 1), Moments.ofVariance(1000, 0, 1), 1.5, FIVE));
        assertEquals(-35.7771, certain.statistic());
    }

    @Test
    void ratio() {
        MomentMatrix control = MomentMatrix.ofColumns(new double[] {1, 2}, new double[] {10, 11});
        MomentMatrix treatment = MomentMatrix.ofColumns(new double[] {3, 2}, new double[] {10, 12});
        assertEquals(
                new AbServerResult(
                        0.084416, 59.09, Optional.empty(), Optional.empty(), -0.067873, 0.236704, 0.95, 0.277288, 1.0864,
                        false, 0.192, Question.DIFFERENT, Optional.empty()),
                known(AbServerMeans.ratio(treatment, control, FIVE)));
        MomentMatrix one = MomentMatrix.ofColumns(new double[] {1}, new double[] {1});
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), AbServerMeans.ratio(one, control, FIVE));
        MomentMatrix empty = MomentMatrix.ofColumns(new double[] {1, 2}, new double[] {1, -1});
        assertEquals(Outcome.undefined(Cause.ZERO_DENOMINATOR, 0), AbServerMeans.ratio(empty, control, FIVE));
        assertEquals(Outcome.undefined(Cause.ZERO_DENOMINATOR, 0), AbServerMeans.ratio(control, empty, FIVE));
    }

    @Test
    void counts() {
        assertEquals(
                new AbServerResult(
                        0.03, 30, Optional.empty(), Optional.empty(), 0.000276, 0.059724, 0.95, 0.055614, 1.3, false, 0.507,
                        Question.DIFFERENT, Optional.of(Size.of(Measure.RATE_RATIO, 1.3))),
                known(AbServerCounts.of(new EventCount(130, 1000), new EventCount(100, 1000), FIVE)));
        AbServerResult none = known(AbServerCounts.of(new EventCount(0, 10), new EventCount(0, 10), FIVE));
        assertEquals(1, none.p());
        assertEquals(Optional.empty(), none.size());
        AbServerResult fromNothing = known(AbServerCounts.of(new EventCount(9, 10), new EventCount(0, 10), FIVE));
        assertEquals(0, fromNothing.statistic());
        assertEquals(0, fromNothing.relativeEffect());
        assertEquals(Optional.of(Size.of(Measure.RATE_RATIO, Double.POSITIVE_INFINITY)), fromNothing.size());
        // 2 / 2^9: all nine events in one of two equal arms.
        assertEquals(0.003906, fromNothing.p());
        assertEquals(
                Outcome.undefined(Cause.PLATFORM_REFUSES, 1_000_001),
                AbServerCounts.of(new EventCount(1_000_000, 1), new EventCount(1, 1), FIVE));
        assertTrue(known(AbServerCounts.of(new EventCount(500_000, 1), new EventCount(500_000, 1), FIVE)).p() > 0.9);
    }

    private static final double[] CONTROL = {1.1, 2.2, 3.3, 4.4, 5.5};
    private static final double[] TREATMENT = {2.0, 3.1, 4.2, 5.3, 6.4, 7.5};
    private static final double[] TIED_CONTROL = {1, 2, 2, 3, 3, 3};
    private static final double[] TIED_TREATMENT = {2, 3, 3, 4, 4, 5};

    @Test
    void mannWhitney() {
        AbServerResult r = known(AbServerSamples.mannWhitney(TREATMENT, CONTROL, FIVE));
        assertEquals(
                new AbServerResult(
                        1.45, 43.94, Optional.empty(), Optional.empty(), -1.3, 4.2, 0.95, 0.428571, 0.8216, false, 0.13,
                        Question.DIFFERENT, Optional.of(Size.of(Measure.RANK_BISERIAL, 1 / 3.0))),
                r);
        // Derived: with ties, or with more than 30 values, p is that of the z shown.
        AbServerResult tied = known(AbServerSamples.mannWhitney(TIED_TREATMENT, TIED_CONTROL, FIVE));
        assertEquals(twoSided(tied.statistic()), tied.p(), 1e-4);
        double[] long1 = ramp(15, 0);
        double[] long0 = ramp(16, 0.3);
        AbServerResult normal = known(AbServerSamples.mannWhitney(long1, long0, FIVE));
        assertEquals(twoSided(normal.statistic()), normal.p(), 1e-4);
        AbServerResult exact = known(AbServerSamples.mannWhitney(long1, ramp(15, 0.3), FIVE));
        assertTrue(Math.abs(twoSided(exact.statistic()) - exact.p()) > 1e-4);
    }

    private static double twoSided(double z) {
        return 2 * dev.winnow.stats.distribution.Tails.normal(Math.abs(z));
    }

    private static double[] ramp(int n, double shift) {
        double[] x = new double[n];
        Arrays.setAll(x, i -> i + shift);
        return x;
    }

    @Test
    void trimmed() {
        assertEquals(
                new AbServerResult(
                        1, 40, Optional.empty(), Optional.empty(), -0.2235, 2.2235, 0.95, 0.092426, 2, false, 0.337,
                        Question.DIFFERENT, Optional.empty()),
                known(AbServerSamples.trimmed(TIED_TREATMENT, TIED_CONTROL, 0.2, FIVE)));
        assertEquals(1, known(AbServerSamples.trimmed(new double[] {1, 1}, new double[] {2, 2}, 0.2, FIVE)).p());
        assertEquals(0, known(AbServerSamples.trimmed(ramp(3, 0), ramp(3, 9), 0.4, FIVE)).effect());
    }

    /// The server draws at random; its own figures differ by as much from draw to draw.
    @Test
    void resampling() {
        AbServerResult mean = known(AbServerSamples.bootstrap(TIED_TREATMENT, TIED_CONTROL, FIVE));
        assertEquals(1.1667, mean.effect());
        assertEquals(50, mean.relativeEffect());
        assertEquals(0.108225, mean.p(), "exact: all 924 arrangements");
        assertEquals(2.15, mean.statistic());
        assertEquals(0.575, mean.power());
        assertEquals(0.1667, mean.low(), 0.17);
        assertEquals(2.1667, mean.high(), 0.17);
        assertEquals(1.2413, mean.size().orElseThrow().value().orElse(0.0));
        AbServerResult median = known(AbServerSamples.quantile(TIED_TREATMENT, TIED_CONTROL, 0.5, FIVE));
        assertEquals(1, median.effect());
        assertEquals(40, median.relativeEffect());
        assertEquals(0.147186, median.p(), "exact");
        assertEquals(1.409, median.statistic(), 0.03);
        assertEquals(0, median.low(), 0.01);
        assertEquals(2.5, median.high(), 0.01);
        assertEquals(median, known(AbServerSamples.quantile(TIED_TREATMENT, TIED_CONTROL, 0.5, FIVE)));
    }

    @Test
    void samplesThatDoNotVary() {
        double[] ones = {1, 1, 1};
        AbServerResult nothing = new AbServerResult(
                0, 0, Optional.empty(), Optional.empty(), 0, 0, 0.95, 1, 0, false, 0, Question.DIFFERENT, Optional.empty());
        assertEquals(nothing, known(AbServerSamples.mannWhitney(ones, ones, FIVE)));
        assertEquals(nothing, known(AbServerSamples.quantile(ones, ones, 0.5, FIVE)));
        AbServerResult bootstrap = known(AbServerSamples.bootstrap(ones, ones, FIVE));
        assertEquals(nothing.with(Size.of(Measure.COHENS_D, Double.NaN)), bootstrap);
        assertEquals(Optional.empty(), bootstrap.size().orElseThrow().value());
        // Derived: constant arms that differ; the interval is the difference itself.
        double[] threes = {3, 3, 3};
        AbServerResult apart = known(AbServerSamples.bootstrap(threes, ones, FIVE));
        assertEquals(2, apart.effect());
        assertEquals(2, apart.low());
        assertEquals(2, apart.high());
        assertEquals(0.1, apart.p());
        assertEquals(0, apart.statistic());
        assertEquals(Optional.of(Size.of(Measure.COHENS_D, Double.POSITIVE_INFINITY)), apart.size());
        AbServerResult quantile = known(AbServerSamples.quantile(threes, ones, 0.5, FIVE));
        assertEquals(2, quantile.low());
        assertEquals(0, quantile.statistic());
        assertEquals(200, quantile.relativeEffect());
        double[] one = {1};
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), AbServerSamples.mannWhitney(one, ones, FIVE));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), AbServerSamples.trimmed(ones, one, 0, FIVE));
    }

    @Test
    void wordsOfAnEffectThatWasRoundedAway() {
        AbServerResult r = known(AbServerMeans.difference(
                Moments.ofVariance(1000, -1e-6, 1e-12), Moments.ofVariance(1000, 0, 1e-12), FIVE));
        assertEquals(0, r.effect());
        assertTrue(r.significant());
        assertEquals("Treatment is below control.", r.verdict());
        assertEquals("Rank-biserial correlation", Measure.RANK_BISERIAL.label());
        assertFalse(Measure.ODDS_RATIO.label().isBlank());
    }

    /// round(0.5), round(2.675, 2), round(-0.00125, 4) of Python.
    @Test
    void rounding() {
        assertEquals(0, Decimals.rounded(0.5, 0));
        assertEquals(2.67, Decimals.rounded(2.675, 2));
        assertEquals(-0.0013, Decimals.rounded(-0.00125, 4));
        assertEquals(Double.POSITIVE_INFINITY, Decimals.rounded(Double.POSITIVE_INFINITY, 4));
    }
}
