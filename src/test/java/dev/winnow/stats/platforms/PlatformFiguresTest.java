package dev.winnow.stats.platforms;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.means.Variances;
import dev.winnow.stats.platforms.GrowthBookPower.Decision;
import dev.winnow.stats.platforms.TeaTastingComparison.Reference;
import dev.winnow.stats.survival.LogRank;
import dev.winnow.stats.survival.SurvivalSample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The platforms' formulas in NumPy and SciPy, and both sides of their limits.
class PlatformFiguresTest {
    private static final Level FIVE = Level.FIVE_PERCENT;

    private static GrowthBookPower growthBook(double users, Decision decision) {
        return new GrowthBookPower(0.1, 0.09, users, FIVE, decision);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,0.1,0.05,0.4532804421703847", "0.1,0.1,-0.04,0.16528498613105905",
        "-0.05,0.2,0.05,0.3462588826903345", "-0.05,0.2,-0.04,0.2799693289382671"})
    void growthBookPowerUnderAPrior(double mean, double sd, double effect, double want) {
        var prior = Optional.of(new GrowthBookPower.Prior(mean, sd));
        assertEquals(want, growthBook(20_000, new Decision.Bayesian(prior)).power(effect), 1e-12);
    }

    @Test
    void growthBookPowerWithoutAPrior() {
        assertEquals(0.36919533542300126, growthBook(20_000, new Decision.FixedHorizon()).power(0.05), 1e-12);
        assertEquals(
                0.36919533542300126, growthBook(20_000, new Decision.Bayesian(Optional.empty())).power(0.05), 1e-12);
        var sequential = growthBook(20_000, new Decision.Sequential(5000));
        assertEquals(0.16807382660843842, sequential.power(0.05), 1e-12);
        assertEquals(0.7360585929908353, sequential.power(-0.12), 1e-12);
    }

    /// The limit of a growing effect: sqrt(n / v) |m| standard errors.
    @Test
    void powerThatNoEffectReaches() {
        assertEquals(
                0.6543457917372247, found(growthBook(50, new Decision.FixedHorizon()).mde(0.8)), 1e-12);
        assertEquals(
                0.10608743427844386, found(growthBook(50, new Decision.Sequential(5000)).mde(0.8)), 1e-12);
        var mirrored = new GrowthBookPower(-0.1, 0.09, 50, FIVE, new Decision.FixedHorizon());
        assertEquals(0.6543457917372247, found(mirrored.mde(0.8)), 1e-12);
    }

    private static double found(Outcome<Double> outcome) {
        return outcome instanceof Outcome.Undefined<Double>(Cause cause, double found) && cause == Cause.UNREACHABLE
                ? found
                : Double.NaN;
    }

    /// Degrees of freedom of the relative effect are its own: 105.75, where those of the difference are 97.70.
    @Test
    void teaTasting() {
        Moments a = Moments.ofVariance(50, 3, 2);
        Moments b = Moments.ofVariance(60, 2.5, 1.5);
        var separate = known(TeaTastingComparison.of(
                a, b, Variances.SEPARATE, Reference.STUDENT, Alternative.TWO_SIDED, FIVE));
        assertEquals(97.69626074785043, separate.difference().df().orElseThrow(), 1e-10);
        assertEquals(-0.005961574366020517, separate.difference().low(), 1e-12);
        assertEquals(0.05270713113303944, separate.difference().p(), 1e-12);
        assertEquals(0.0001284856619150343, separate.relative().orElseThrow().low(), 1e-12);
        assertEquals(0.439815004416122, separate.relative().orElseThrow().high(), 1e-12);
        var pooled = known(TeaTastingComparison.of(
                a, b, Variances.POOLED, Reference.STUDENT, Alternative.TWO_SIDED, FIVE));
        assertEquals(0.049449966816981, pooled.difference().p(), 1e-12);
        assertEquals(-0.00047140450526372835, pooled.relative().orElseThrow().low(), 1e-12);
        var less = known(TeaTastingComparison.of(
                a, b, Variances.POOLED, Reference.STUDENT, Alternative.LESS, FIVE));
        assertEquals(0.39838766632185685, less.relative().orElseThrow().high(), 1e-12);
        // Two units an arm are enough.
        Moments two = Moments.of(1, 2);
        assertEquals(2, known(TeaTastingComparison.of(
                        two, two, Variances.SEPARATE, Reference.STUDENT, Alternative.TWO_SIDED, FIVE))
                .difference().df().orElseThrow(), 1e-12);
    }

    /// An interval of the odds ratio up to 20,000 tables with the same margins.
    @Test
    void tablesOfTheOddsRatio() {
        var control = new Proportion(10_000, 30_000);
        AbServerResult most = known(AbServerProportions.of(
                new Proportion(9_999, 30_000), control, AbServerProportions.Test.FISHER, FIVE));
        assertTrue(most.size().orElseThrow().low().isPresent());
        AbServerResult beyond = known(AbServerProportions.of(
                new Proportion(10_000, 30_000), control, AbServerProportions.Test.FISHER, FIVE));
        assertTrue(beyond.size().orElseThrow().low().isEmpty());
    }

    /// Of so few values the ranks would be below 1: the interval is the range of the differences or averages.
    @Test
    void intervalsOfTheSmallestSamples() {
        AbServerResult r = known(AbServerSamples.mannWhitney(new double[] {1, 2}, new double[] {3, 5}, FIVE));
        assertEquals(-2.5, r.effect());
        assertEquals(-4, r.low());
        assertEquals(-1, r.high());
        assertEquals(-62.5, r.relativeEffect());
        AbServerPairs pairs = known(AbServerPairs.wilcoxon(new double[] {2, -1}, FIVE));
        assertEquals(0.5, pairs.effect());
        assertEquals(-1, pairs.low());
        assertEquals(2, pairs.high());
        assertEquals(1, pairs.statistic());
        assertEquals(Optional.of(0.3333), pairs.effectSize());
    }

    @Test
    void theLargestSumsThatPostHogTakes() {
        PostHogArm most = new PostHogArm(PostHogArm.Kind.MEAN, 100, 1e13, 1);
        var arms = PostHogComparison.of(most, most, EffectScale.ABSOLUTE);
        assertTrue(PostHogPosterior.of(arms, Better.HIGHER, FIVE).toOptional().isPresent());
        PostHogArm squares = new PostHogArm(PostHogArm.Kind.MEAN, 101, 0, 1e28);
        var wide = PostHogComparison.of(squares, squares, EffectScale.ABSOLUTE);
        assertTrue(PostHogPosterior.of(wide, Better.HIGHER, FIVE).toOptional().isPresent());
    }

    @Test
    void survivalNeedsTwoArms() {
        var one = List.of(SurvivalSample.of(new double[] {1, 2}, new boolean[] {true, true}));
        Outcome<AbServerSurvival> none = Outcome.undefined(Cause.ONLY_ONE_GROUP, 1);
        assertEquals(none, AbServerSurvival.logRank(one, LogRank.Weights.EQUAL, FIVE));
    }

    /// Units of every kind of arm.
    @Test
    void sizesOfArms() {
        MomentMatrix two = MomentMatrix.ofColumns(new double[] {1, 2, 4}, new double[] {2, 2, 3});
        MomentMatrix four = MomentMatrix.ofColumns(
                new double[] {1, 2, 4}, new double[] {2, 2, 3}, new double[] {1, 1, 2}, new double[] {1, 3, 2});
        var quantile = new GrowthBookArm.Quantile(70, 60, 0.5, 3, 2, 4);
        assertEquals(3, new GrowthBookArm.Mean(Moments.of(1, 2, 4)).n());
        assertEquals(9, new GrowthBookArm.Share(new Proportion(2, 9)).n());
        assertEquals(3, new GrowthBookArm.Ratio(two).n());
        assertEquals(3, new GrowthBookArm.AdjustedMean(two).n());
        assertEquals(3, new GrowthBookArm.AdjustedRatio(four).n());
        assertEquals(70, quantile.n());
        assertEquals(70, new GrowthBookArm.ClusteredQuantile(quantile, two).n());
        // (60/70) 69 [2 / (2 1.96)]^2
        assertEquals(60 / 70.0 * 69 / Math.pow(1.959963984540054, 2), quantile.intervalVariance(), 1e-12);
    }
}
