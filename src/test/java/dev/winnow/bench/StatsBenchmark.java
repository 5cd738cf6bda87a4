package dev.winnow.bench;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.bayes.BetaPosteriors;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.distribution.MaxT;
import dev.winnow.stats.distribution.StudentizedRange;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.power.PowerGrid;
import dev.winnow.stats.power.TwoProportions;
import dev.winnow.stats.proportions.FisherExact;
import dev.winnow.stats.proportions.PointMass;
import dev.winnow.stats.ranks.HodgesLehmann;
import dev.winnow.stats.ranks.MannWhitney;
import dev.winnow.stats.ranks.Reference;
import dev.winnow.stats.resampling.Bootstrap;
import dev.winnow.stats.resampling.BootstrapKind;
import dev.winnow.stats.resampling.Contrast;
import dev.winnow.stats.resampling.PermutationTest;
import dev.winnow.stats.resampling.Randomisation;
import dev.winnow.stats.resampling.Statistic;
import dev.winnow.stats.resampling.TwoSided;
import dev.winnow.stats.sequential.GroupSequentialDesign;
import dev.winnow.stats.sequential.Looks;
import dev.winnow.stats.sequential.Sides;
import dev.winnow.stats.sequential.Spending;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.RunnerException;

/// What the statistics engine costs. Beside each benchmark stands one with `Baseline` after its name, which is the least
/// that such work can cost or the same work on a smaller scale; the ratio of the two, from one run, is what to compare
/// between machines and between versions.
///
/// `mvn -q -Pbenchmark test-compile exec:exec -Dbenchmark=StatsBenchmark`; with `-Dbenchmark.only=sensitivityGrid` those
/// whose names begin so. The last lines are the table.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StatsBenchmark {
    private static final int COMPARISONS = 10_000;
    private static final int GRID = 100;

    public static void main(String[] args) throws RunnerException {
        BenchmarkTable.run(StatsBenchmark.class, System.getProperty("benchmark.only", ""));
    }

    /// Moments of many experiments.
    @State(Scope.Benchmark)
    public static class Comparisons {
        private final Moments[] treatment = new Moments[COMPARISONS];
        private final Moments[] control = new Moments[COMPARISONS];

        public Comparisons() {
            var random = new SplittableRandom(1);
            for (int i = 0; i < COMPARISONS; i++) {
                treatment[i] = moments(random, 0.1 * random.nextGaussian());
                control[i] = moments(random, 0);
            }
        }

        private static Moments moments(SplittableRandom random, double effect) {
            return Moments.ofVariance(random.nextLong(50, 100_000), 10 + effect, random.nextDouble(4, 25));
        }
    }

    /// Welch's test and interval, and from a flat prior the chance to win and the loss either way.
    @Benchmark
    public void comparisons(Comparisons of, Blackhole hole) {
        for (int i = 0; i < COMPARISONS; i++) {
            Difference d = WelchTest.of(of.treatment[i], of.control[i], Level.FIVE_PERCENT).toOptional().orElseThrow();
            var posterior = new NormalPosterior(d.estimate(), d.se());
            hole.consume(d);
            hole.consume(posterior.probabilityAboveZero());
            hole.consume(posterior.expectedLossBelow());
            hole.consume(posterior.expectedLossAbove());
        }
    }

    /// One tail of Student's distribution each.
    @Benchmark
    public double comparisonsBaseline(Comparisons of) {
        double sum = 0;
        for (int i = 0; i < COMPARISONS; i++) {
            double se = Math.sqrt(of.treatment[i].variance() / of.treatment[i].n() + of.control[i].variance() / of.control[i].n());
            double t = (of.treatment[i].mean() - of.control[i].mean()) / se;
            sum += Tails.student(t, of.treatment[i].n() + of.control[i].n() - 2.0);
        }
        return sum;
    }

    /// 100 baselines by 100 relative effects of a comparison of proportions.
    @Benchmark
    public double[] sensitivityGrid() {
        return PowerGrid.of(rate -> TwoProportions.score(rate, Alternative.TWO_SIDED), steps(0.01, 0.5), steps(-0.2, 0.2),
                PowerGrid.EffectScale.RELATIVE, 20_000, 20_000, 0.05);
    }

    /// A process whose class path is open, but nothing else.
    @State(Scope.Benchmark)
    public static class Fresh {
        private final double tail = Tails.normal(1);
    }

    /// The same once, in fresh processes.
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public double[] sensitivityGridCold(Fresh of, Blackhole hole) {
        hole.consume(of.tail);
        return sensitivityGrid();
    }

    /// Two normal tails a cell.
    @Benchmark
    public double sensitivityGridBaseline() {
        double sum = 0;
        for (int i = 0; i < 2 * GRID * GRID; i++) {
            sum += Tails.normal(i * 1e-4);
        }
        return sum;
    }

    private static double[] steps(double from, double to) {
        double[] steps = new double[GRID];
        Arrays.setAll(steps, i -> from + (to - from) * i / (GRID - 1));
        return steps;
    }

    private static double[] sample(int n, long seed, DoubleUnaryOperator ofNormal) {
        var random = new SplittableRandom(seed);
        double[] values = new double[n];
        Arrays.setAll(values, _ -> ofNormal.applyAsDouble(random.nextGaussian()));
        return values;
    }

    /// A skewed metric, such as revenue of those who bought.
    @State(Scope.Benchmark)
    public static class Revenue {
        private final double[] treatment = sample(100_000, 2, z -> Math.exp(3.02 + z));
        private final double[] control = sample(100_000, 3, z -> Math.exp(3 + z));
        private final Randomisation randomisation = Randomisation.complete(treatment, control).toOptional().orElseThrow();
    }

    /// Interval of a difference of means from 10 000 resamples.
    @Benchmark
    public Outcome<Bootstrap> bootstrapMean(Revenue of) {
        return Bootstrap.of(of.treatment, of.control, Statistic.mean(), Contrast.DIFFERENCE, BootstrapKind.BCA,
                Level.FIVE_PERCENT, 10_000, 4);
    }

    /// The same of medians.
    @Benchmark
    public Outcome<Bootstrap> bootstrapMedian(Revenue of) {
        return Bootstrap.of(of.treatment, of.control, Statistic.quantile(0.5), Contrast.DIFFERENCE, BootstrapKind.PERCENTILE,
                Level.FIVE_PERCENT, 10_000, 4);
    }

    /// A single resample of both arms, drawn value by value.
    @Benchmark
    public double bootstrapMeanBaseline(Revenue of) {
        return resampled(of);
    }

    @Benchmark
    public double bootstrapMedianBaseline(Revenue of) {
        return resampled(of);
    }

    private static double resampled(Revenue of) {
        var random = new SplittableRandom(5);
        double sum = 0;
        for (int i = 0; i < of.treatment.length; i++) {
            sum += of.treatment[random.nextInt(of.treatment.length)] - of.control[random.nextInt(of.control.length)];
        }
        return sum;
    }

    /// Thousand random arrangements of 200 000 units.
    @Benchmark
    public PermutationTest permutation(Revenue of) {
        return PermutationTest.monteCarlo(of.randomisation, Alternative.TWO_SIDED, TwoSided.DISTANCE, 1_000, 6);
    }

    /// One of them, drawn value by value.
    @Benchmark
    public double permutationBaseline(Revenue of) {
        return resampled(of);
    }

    /// Values of which most occur many times.
    @State(Scope.Benchmark)
    public static class Ordinal {
        private final double[] treatment = sample(1_000_000, 7, z -> Math.rint(100 * Math.exp(z)) + 1);
        private final double[] control = sample(1_000_000, 8, z -> Math.rint(100 * Math.exp(z)));
    }

    /// Test and shift with interval.
    @Benchmark
    public void ranks(Ordinal of, Blackhole hole) {
        hole.consume(MannWhitney.of(of.treatment, of.control, Reference.NORMAL_CONTINUITY, Alternative.TWO_SIDED));
        hole.consume(HodgesLehmann.of(of.treatment, of.control, Reference.NORMAL_CONTINUITY, Alternative.TWO_SIDED,
                Level.FIVE_PERCENT));
    }

    /// Sorting both arms.
    @Benchmark
    public void ranksBaseline(Ordinal of, Blackhole hole) {
        double[] t = of.treatment.clone();
        double[] c = of.control.clone();
        Arrays.sort(t);
        Arrays.sort(c);
        hole.consume(t);
        hole.consume(c);
    }

    /// p, odds ratio and interval for a million units an arm.
    @Benchmark
    public Outcome<FisherExact> fisher() {
        return fisher(1_000_000);
    }

    /// The same for a hundredth of the units.
    @Benchmark
    public Outcome<FisherExact> fisherBaseline() {
        return fisher(10_000);
    }

    private static Outcome<FisherExact> fisher(long n) {
        long more = Math.round(2 * Math.sqrt(n));
        return FisherExact.of(new Proportion(n / 3 + more, n), new Proportion(n / 3, n), PointMass.WHOLE,
                Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    /// Two-sided boundaries of 20 looks that spend like O'Brien and Fleming.
    @Benchmark
    public Outcome<GroupSequentialDesign> groupSequential() {
        return boundaries(20);
    }

    /// The same for 5 looks.
    @Benchmark
    public Outcome<GroupSequentialDesign> groupSequentialBaseline() {
        return boundaries(5);
    }

    private static Outcome<GroupSequentialDesign> boundaries(int looks) {
        return GroupSequentialDesign.of(
                Looks.equallySpaced(looks), new Spending.ObrienFlemingLike(1), Sides.TWO_SIDED, Level.FIVE_PERCENT);
    }

    /// P(B > A) of two rates with 1e8 units each.
    @Benchmark
    public double betaHigher() {
        return higher(100_000_000);
    }

    /// The same with a hundred units.
    @Benchmark
    public double betaHigherBaseline() {
        return higher(100);
    }

    private static double higher(long n) {
        long more = Math.round(0.3 * Math.sqrt(n));
        return BetaPosteriors.of(new Proportion(n / 20 + more, n), new Proportion(n / 20, n)).probabilityTreatmentHigher();
    }

    /// Two-sided critical value for four treatments of different sizes.
    @Benchmark
    public double dunnett() {
        return MaxT.ofSizes(100, new long[] {80, 90, 100, 110}, 475).quantileBeyond(0.05);
    }

    @Benchmark
    public double dunnettBaseline() {
        return Tails.studentQuantile(0.025, 475);
    }

    /// Critical value of Tukey's comparisons of five means.
    @Benchmark
    public double studentizedRange() {
        return StudentizedRange.of(5, 475).upperQuantile(0.05);
    }

    @Benchmark
    public double studentizedRangeBaseline() {
        return Tails.studentQuantile(0.025, 475);
    }
}
