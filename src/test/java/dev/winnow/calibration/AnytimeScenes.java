package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.adjust.AnytimeRegression;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.sequential.AsymptoticConfidenceSequence;
import dev.winnow.stats.sequential.BernoulliSequence;
import dev.winnow.stats.sequential.BetaBinomialMixture;
import dev.winnow.stats.sequential.GammaExponentialMixture;
import dev.winnow.stats.sequential.GammaPoissonMixture;
import dev.winnow.stats.sequential.MixtureTest;
import dev.winnow.stats.sequential.NormalMixture;
import dev.winnow.stats.sequential.OneSidedNormalMixture;
import dev.winnow.stats.sequential.PolynomialStitching;
import dev.winnow.stats.sequential.Sides;
import dev.winnow.stats.sequential.UniformBoundary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.DoubleUnaryOperator;

/// Methods that may be looked at as often as one likes.
final class AnytimeScenes {
    private static final Family EFFECTS = new Family(
            "Anytime-valid tests of an effect",
            "n per arm at the end",
            """
            Two arms alike, looked at up to 50 times from the first look (20 or 200 units per arm) to the end, at sizes \
            equally far apart in logarithms; an alarm at any look is an error. Intervals miss 0 exactly when their test raises \
            the alarm. The regression has a covariate correlated with the outcome at 0.7 (skewed: its exponential), needs the \
            units, ends at 100 000 and is looked at up to 20 times. An error below the nominal one is the price of looks that could still have come.""");

    private static final Family SUMS = new Family(
            "Anytime-valid boundaries of a sum",
            "steps at the end",
            """
            Sums of steps without drift, looked at up to 200 times; a crossing at any look is an error. Both sides are watched \
            for normal steps and Bernoulli trials, the upper one for centred exponential and Poisson steps.""");

    private static final Effort EFFORT = Effort.of(4_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort LATER = Effort.of(4_000, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort SEARCHED = Effort.of(1_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort BY_UNIT = new Effort(4_000, 5e5, 20, 100, 1_000, 10_000, 100_000);
    private static final Effort BY_UNIT_LATER = new Effort(4_000, 5e5, 1_000, 10_000, 100_000);
    private static final int LOOKS = 50;
    private static final int REGRESSIONS = 20;
    private static final double PRECISION = 100;
    private static final int STEPS = 200;
    private static final double RATE = 0.05;
    private static final double TUNED = 1_000;

    /// @param sums  at the looks
    /// @param times intrinsic times of the looks
    private record Walk(double[] sums, double[] times) {
        boolean above(UniformBoundary boundary, Level level) {
            return crosses((s, bound) -> s >= bound, boundary, level);
        }

        boolean beyond(UniformBoundary boundary, Level level) {
            return crosses((s, bound) -> Math.abs(s) >= bound, boundary, level);
        }

        private boolean crosses(BiPredicate<Double, Double> crossed, UniformBoundary boundary, Level level) {
            for (int i = 0; i < sums.length; i++) {
                if (crossed.test(sums[i], boundary.bound(times[i], level))) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The sum of n steps of mean 0 and variance 1.
    @FunctionalInterface
    private interface Steps {
        double sum(Draw draw, long n);
    }

    private AnytimeScenes() {}

    static List<Scene<?>> all() {
        var out = new ArrayList<Scene<?>>();
        for (Law law : Laws.ALL) {
            out.add(effects(law, 20, EFFORT));
            out.add(effects(law, 200, LATER));
        }
        out.add(regression("normal", x -> x, 20, BY_UNIT));
        out.add(regression("skewed", Math::exp, 20, BY_UNIT));
        out.add(regression("skewed", Math::exp, 200, BY_UNIT_LATER));
        out.add(walks("normal", Draw::normalSum)
                .measure("normal mixture", Kind.TYPE_ONE, w -> Scene.error(
                        w.beyond(NormalMixture.tuned(TUNED, Level.FIVE_PERCENT), Level.FIVE_PERCENT)))
                .measure("one-sided normal mixture", Kind.TYPE_ONE, w -> Scene.error(
                        w.above(OneSidedNormalMixture.tuned(TUNED, Level.FIVE_PERCENT), Level.FIVE_PERCENT)))
                .measure("stitched boundary", Kind.TYPE_ONE, w -> Scene.error(
                        w.beyond(new PolynomialStitching(10, 0, 1.4, 2), Level.of(ALPHA / 2)))));
        out.add(walks("exponential", (d, n) -> d.gamma(n) - n)
                .measure("gamma-exponential mixture", Kind.TYPE_ONE, w -> Scene.error(
                        w.above(GammaExponentialMixture.tuned(TUNED, Level.FIVE_PERCENT, 1), Level.FIVE_PERCENT)))
                .measure("stitched boundary, sub-gamma", Kind.TYPE_ONE, w -> Scene.error(
                        w.above(new PolynomialStitching(10, 1, 1.4, 2), Level.FIVE_PERCENT)))
                .measure("one-sided normal mixture", Kind.TYPE_ONE, w -> Scene.error(
                        w.above(OneSidedNormalMixture.tuned(TUNED, Level.FIVE_PERCENT), Level.FIVE_PERCENT))));
        out.add(walks("Poisson", (d, n) -> d.poisson(n) - n)
                .measure("gamma-Poisson mixture", Kind.TYPE_ONE, w -> Scene.error(
                        w.above(GammaPoissonMixture.tuned(TUNED, Level.FIVE_PERCENT, 1), Level.FIVE_PERCENT))));
        out.add(trials());
        return out;
    }

    private static Scene<List<Peek>> effects(Law law, long first, Effort effort) {
        return new Scene<List<Peek>>(EFFECTS, law.name() + ", first look at " + first, effort, (d, n) ->
                        Peek.of(d, law, Peek.spread(Math.min(first, n), n, n == first ? 2 : LOOKS)))
                .measure("mixture test (mSPRT)", Kind.TYPE_ONE, looks -> alarm(looks, (_, d) -> MixtureTest.of(
                        d.estimate(), d.se() * d.se(), Math.pow(0.1 * law.sd(), 2), Level.FIVE_PERCENT).p() <= ALPHA))
                .measure("asymptotic confidence sequence", Kind.TYPE_ONE, looks -> alarm(looks, (l, d) ->
                        AsymptoticConfidenceSequence.of(d.estimate(), d.se(), 2 * l.n(), 2 * TUNED, Alternative.TWO_SIDED,
                                Level.FIVE_PERCENT).p() <= ALPHA))
                .measure("asymptotic confidence sequence, one-sided", Kind.TYPE_ONE, looks -> alarm(looks, (l, d) ->
                        AsymptoticConfidenceSequence.of(d.estimate(), d.se(), 2 * l.n(), 2 * TUNED, Alternative.GREATER,
                                Level.FIVE_PERCENT).p() <= ALPHA))
                .measure("Welch's t test at every look", Kind.TYPE_ONE, looks -> alarm(looks, (_, d) -> d.p() <= ALPHA))
                .measure("posterior probability over 97.5 % at any look", Kind.TYPE_ONE, looks -> alarm(looks, (_, d) -> {
                    double above = new NormalPosterior(d.estimate(), d.se()).probabilityAboveZero();
                    return Math.max(above, 1 - above) > 1 - ALPHA / 2;
                }));
    }

    /// Units of two arms in the order of their arrival.
    private record Units(double[] outcome, int[] arms, double[] covariate, long[] looks) {
        Outcome<AnytimeRegression> at(long look) {
            int n = (int) (2 * look);
            return AnytimeRegression.of(Arrays.copyOf(outcome, n), Assignment.of(Arrays.copyOf(arms, n)),
                    new double[][] {Arrays.copyOf(covariate, n)}, PRECISION, Level.FIVE_PERCENT);
        }
    }

    /// @param value of a standard normal number
    private static Scene<Units> regression(String data, DoubleUnaryOperator value, long first, Effort effort) {
        return new Scene<Units>(EFFECTS, "%s with a covariate, by unit, first look at %d".formatted(data, first), effort, (d, n) -> {
            double[] outcome = new double[(int) (2 * n)];
            double[] covariate = new double[outcome.length];
            int[] arms = new int[outcome.length];
            for (int i = 0; i < outcome.length; i++) {
                double x = d.normal();
                covariate[i] = value.applyAsDouble(x);
                outcome[i] = value.applyAsDouble(0.7 * x + Math.sqrt(1 - 0.49) * d.normal());
                arms[i] = i % 2;
            }
            return new Units(outcome, arms, covariate, Peek.spread(Math.min(first, n), n, n == first ? 2 : REGRESSIONS));
        }).measure("anytime-valid regression", Kind.TYPE_ONE, u -> Scene.error(Arrays.stream(u.looks).anyMatch(
                        look -> u.at(look).map(r -> r.p() <= ALPHA).toOptional().orElse(false))));
    }

    private static java.util.OptionalDouble alarm(List<Peek> looks, BiPredicate<Peek, Difference> raised) {
        return Scene.error(looks.stream().anyMatch(
                l -> l.difference().map(d -> raised.test(l, d)).toOptional().orElse(false)));
    }

    private static Scene<Walk> walks(String data, Steps steps) {
        return new Scene<>(SUMS, data, EFFORT, (d, n) -> {
            long[] looks = Peek.spread(1, n, STEPS);
            double[] sums = new double[looks.length];
            double[] times = new double[looks.length];
            double sum = 0;
            long before = 0;
            for (int i = 0; i < looks.length; i++) {
                sum += steps.sum(d, looks[i] - before);
                before = looks[i];
                sums[i] = sum;
                times[i] = looks[i];
            }
            return new Walk(sums, times);
        });
    }

    private static Scene<List<Proportion>> trials() {
        return new Scene<List<Proportion>>(SUMS, "Bernoulli trials, rate 5 %", SEARCHED, (d, n) -> {
            var out = new ArrayList<Proportion>();
            long successes = 0;
            long before = 0;
            for (long look : Peek.spread(1, n, LOOKS)) {
                successes += d.binomial(look - before, RATE);
                before = look;
                out.add(new Proportion(successes, look));
            }
            return out;
        }).measure("Bernoulli confidence sequence", Kind.COVERAGE, seen -> Scene.error(seen.stream().anyMatch(s ->
                        BernoulliSequence.of(s, TUNED, Level.FIVE_PERCENT)
                                .map(b -> Scene.outside(b.low(), b.high(), RATE)).toOptional().orElse(false))))
                .measure("beta-binomial mixture", Kind.TYPE_ONE, seen -> {
                    var mixture = BetaBinomialMixture.tuned(TUNED * RATE * (1 - RATE), Level.FIVE_PERCENT, RATE, 1 - RATE,
                            Sides.TWO_SIDED);
                    return Scene.error(seen.stream().anyMatch(s -> mixture.log(s.successes() - RATE * s.trials(),
                            RATE * (1 - RATE) * s.trials()) >= -Math.log(ALPHA)));
                });
    }
}
