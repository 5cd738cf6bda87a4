package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.means.Equivalence;
import dev.winnow.stats.means.Fieller;
import dev.winnow.stats.means.Omnibus;
import dev.winnow.stats.means.QuantileInterval;
import dev.winnow.stats.means.QuantileType;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.means.SampleQuantile;
import dev.winnow.stats.means.TrimmedMeans;
import dev.winnow.stats.means.TwoMeans;
import dev.winnow.stats.means.Variances;
import dev.winnow.stats.means.WelchTest;
import java.util.Arrays;
import java.util.List;

/// Comparisons of means, ratios of sums and quantiles.
final class MeansMethods {
    record TwoMeansInput(
            MeanArm treatment,
            MeanArm control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record OneMeanInput(
            MeanArm sample,
            @Default("0") double nullValue,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record PairsInput(
            @Range(least = 2) double[] before,
            @Range(least = 2) double[] after,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        PairsInput {
            BadInput.sameLength("after", after.length, "before", before.length);
        }

        Moments differences() {
            double[] d = after.clone();
            for (int i = 0; i < d.length; i++) {
                d[i] -= before[i];
            }
            return Moments.of(d);
        }
    }

    record RelativeInput(MeanArm treatment, MeanArm control, @Default("0.05") Level alpha) {}

    record RatioInput(
            RatioArm treatment,
            RatioArm control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record EquivalenceInput(
            MeanArm treatment,
            MeanArm control,
            double lowMargin,
            double highMargin,
            @Default("\"separate\"") Variances variances,
            @Default("0.05") @Range(below = 0.5) Level alpha) {
        EquivalenceInput {
            BadInput.below("lowMargin", lowMargin, "highMargin", highMargin);
        }
    }

    record NotInferiorInput(
            MeanArm treatment,
            MeanArm control,
            @Range(from = 0) double margin,
            @Default("\"higher\"") Better better,
            @Default("\"separate\"") Variances variances,
            @Default("0.05") Level alpha) {}

    record NotInferiorRelativeInput(
            MeanArm treatment,
            MeanArm control,
            @Range(from = 0, below = 1) double relativeMargin,
            @Default("\"higher\"") Better better,
            @Default("0.05") Level alpha) {
        NotInferiorRelativeInput {
            BadInput.outOfRange(control.mean() <= 0, "control.mean", control.mean(), "limit.above", 0);
        }
    }

    record ArmsInput(@Range(least = 2) List<MeanArm> arms) {
        List<Moments> moments() {
            return arms.stream().map(MeanArm::moments).toList();
        }
    }

    record SpreadsInput(@Range(least = 2) double[][] arms, @Default("\"median\"") Omnibus.Centre centre) {}

    record TrimmedInput(
            @Range(least = 2) double[] treatment,
            @Range(least = 2) double[] control,
            @Default("0.2") @Range(from = 0, below = 0.5) double trim,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record QuantileInput(
            @Range(least = 1) double[] values,
            @Range(from = 0, to = 1) double q,
            @Default("\"linear\"") QuantileType type) {}

    record QuantileValue(double value) {}

    record QuantileIntervalInput(
            @Range(least = 1) double[] values,
            @Range(above = 0, below = 1) double q,
            @Default("0.05") Level alpha) {}

    record QuantileTestInput(
            @Range(least = 1) double[] values, @Range(above = 0, below = 1) double q, double nullValue) {}

    record QuantileTest(double p) {}

    record TwoQuantilesInput(
            @Range(least = 2) double[] treatment,
            @Range(least = 2) double[] control,
            @Default("0.5") @Range(above = 0, below = 1) double q,
            @Default("0.05") Level alpha) {
        Outcome<Difference> difference() {
            return sample(treatment).flatMap(t -> sample(control).flatMap(c ->
                    SampleQuantile.difference(t, c, q, alpha)));
        }

        private Outcome<SampleQuantile> sample(double[] values) {
            int n = values.length;
            SampleQuantile.Ranks ranks = SampleQuantile.ranks(n, q, alpha);
            if (ranks.low() < 1 || ranks.high() > n) {
                return Outcome.undefined(Outcome.Cause.RANKS_OUTSIDE, n);
            }
            double[] sorted = Arrays.stream(values).sorted().toArray();
            return Outcome.known(new SampleQuantile(
                    n, QuantileType.LINEAR.ofSorted(sorted, q), sorted[(int) ranks.low() - 1],
                    sorted[(int) ranks.high() - 1]));
        }
    }

    private static final String TWO_ARMS = """
            {"treatment": {"n": 1000, "mean": 10.6, "sd": 4.2}, "control": {"n": 1000, "mean": 10, "sd": 4}}""";

    private static final String THREE_ARMS = """
            {"arms": [{"n": 50, "mean": 10, "sd": 3}, {"n": 60, "mean": 11, "sd": 3.2}, {"n": 55, "mean": 10.4, "sd": 2.9}]}""";

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("welch-t", Family.MEANS, TwoMeansInput.class, Difference.class,
                    i -> WelchTest.of(i.treatment().moments(), i.control().moments(), i.alternative(), i.alpha()),
                    TWO_ARMS),
            new Method<>("pooled-t", Family.MEANS, TwoMeansInput.class, Difference.class,
                    i -> TwoMeans.difference(
                            i.treatment().moments(), i.control().moments(), Variances.POOLED, i.alternative(), i.alpha()),
                    TWO_ARMS),
            new Method<>("two-means-z", Family.MEANS, TwoMeansInput.class, Difference.class,
                    i -> TwoMeans.normal(
                            i.treatment().moments(), i.control().moments(), i.alternative(), i.alpha()),
                    TWO_ARMS),
            new Method<>("one-sample-t", Family.MEANS, OneMeanInput.class, Difference.class,
                    i -> TwoMeans.oneSample(i.sample().moments(), i.nullValue(), i.alternative(), i.alpha()),
                    """
                    {"sample": {"n": 40, "mean": 5.3, "sd": 1.1}, "nullValue": 5}"""),
            new Method<>("paired-t", Family.MEANS, PairsInput.class, Difference.class,
                    i -> TwoMeans.oneSample(i.differences(), 0, i.alternative(), i.alpha()),
                    """
                    {"before": [5.1, 4.9, 6.2, 5.5, 7.0], "after": [5.6, 5.0, 6.9, 5.4, 7.7]}"""),
            new Method<>("relative-delta", Family.MEANS, RelativeInput.class, RelativeEffect.class,
                    i -> relative(i.treatment(), i.control(), i.alpha()), TWO_ARMS),
            new Method<>("relative-fieller", Family.MEANS, RelativeInput.class, RelativeEffect.class,
                    i -> Fieller.of(i.treatment().moments(), i.control().moments(), i.alpha()), TWO_ARMS),
            new Method<>("ratio-delta", Family.MEANS, RatioInput.class, Difference.class,
                    i -> linearised(i.treatment()).flatMap(t -> linearised(i.control()).flatMap(c ->
                            WelchTest.of(t, c, i.alternative(), i.alpha()))),
                    """
                    {"treatment": {"n": 1000, "numeratorMean": 2.4, "numeratorSd": 1.76, "denominatorMean": 8,
                     "denominatorSd": 4, "correlation": 0.6},
                     "control": {"n": 1000, "numeratorMean": 2.2, "numeratorSd": 1.73, "denominatorMean": 8.1,
                     "denominatorSd": 4.06, "correlation": 0.57}}"""),
            new Method<>("equivalence-means", Family.MEANS, EquivalenceInput.class, Equivalence.class,
                    i -> Equivalence.of(
                            i.treatment().moments(), i.control().moments(),
                            new Equivalence.Bounds(i.lowMargin(), i.highMargin()), i.variances(), i.alpha()),
                    """
                    {"treatment": {"n": 1000, "mean": 10.1, "sd": 4}, "control": {"n": 1000, "mean": 10, "sd": 4},
                     "lowMargin": -0.5, "highMargin": 0.5}"""),
            new Method<>("non-inferiority-means", Family.MEANS, NotInferiorInput.class, Difference.class,
                    i -> Equivalence.notInferior(
                            i.treatment().moments(), i.control().moments(), i.margin(), i.better(), i.variances(),
                            i.alpha()),
                    """
                    {"treatment": {"n": 1000, "mean": 9.95, "sd": 4.1}, "control": {"n": 1000, "mean": 10, "sd": 4},
                     "margin": 0.3}"""),
            new Method<>("non-inferiority-relative", Family.MEANS, NotInferiorRelativeInput.class, Difference.class,
                    i -> Equivalence.notInferiorByShare(
                            i.treatment().moments(), i.control().moments(), i.relativeMargin(), i.better(), i.alpha()),
                    """
                    {"treatment": {"n": 1000, "mean": 9.95, "sd": 4.1}, "control": {"n": 1000, "mean": 10, "sd": 4},
                     "relativeMargin": 0.03}"""),
            new Method<>("anova", Family.MEANS, ArmsInput.class, Omnibus.class,
                    i -> Omnibus.of(i.moments()), THREE_ARMS),
            new Method<>("welch-anova", Family.MEANS, ArmsInput.class, Omnibus.class,
                    i -> Omnibus.welch(i.moments()), THREE_ARMS),
            new Method<>("equal-spreads", Family.MEANS, SpreadsInput.class, Omnibus.class,
                    i -> Omnibus.spreads(Arrays.asList(i.arms()), i.centre()),
                    """
                    {"arms": [[1.2, 3.4, 2.2, 5.1], [0.2, 7.4, 3.3, 9.9, 1]]}"""),
            new Method<>("trimmed-means", Family.MEANS, TrimmedInput.class, Difference.class,
                    i -> TrimmedMeans.of(
                            i.treatment(), i.control(), i.trim(), i.alternative(), i.alpha()),
                    """
                    {"treatment": [2, 3, 5, 4, 30, 3, 4, 6, 5, 4], "control": [1, 2, 3, 3, 2, 4, 25, 2, 3, 1]}"""),
            new Method<>("sample-quantile", Family.MEANS, QuantileInput.class, QuantileValue.class,
                    i -> Outcome.known(new QuantileValue(i.type().of(i.values(), i.q()))),
                    """
                    {"values": [3, 1, 4, 1, 5, 9, 2, 6], "q": 0.9}"""),
            new Method<>("quantile-interval", Family.MEANS, QuantileIntervalInput.class, QuantileInterval.class,
                    i -> QuantileInterval.of(i.values(), i.q(), i.alpha()),
                    """
                    {"values": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], "q": 0.5}"""),
            new Method<>("quantile-test", Family.MEANS, QuantileTestInput.class, QuantileTest.class,
                    i -> Outcome.known(new QuantileTest(QuantileInterval.p(i.values(), i.q(), i.nullValue()))),
                    """
                    {"values": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], "q": 0.5, "nullValue": 2}"""),
            new Method<>("quantile-order-statistic", Family.MEANS, TwoQuantilesInput.class, Difference.class,
                    TwoQuantilesInput::difference,
                    """
                    {"treatment": [220, 480, 660, 1120, 1210, 1350, 710, 1490, 505, 930, 810, 390, 1040, 620, 770, 1520],
                     "control": [110, 230, 420, 590, 760, 880, 1030, 330, 610, 990, 290, 520, 460, 690, 840, 720]}"""));

    private MeansMethods() {}

    private static Outcome<Moments> linearised(RatioArm arm) {
        return RatioMetric.linearise(arm.moments()).map(m -> m.moments(0));
    }

    private static Outcome<RelativeEffect> relative(MeanArm treatment, MeanArm control, Level level) {
        Moments t = treatment.moments();
        Moments c = control.moments();
        return WelchTest.of(t, c, level).flatMap(_ -> RelativeEffect.of(
                t.mean(), t.variance() / t.n(), c.mean(), c.variance() / c.n(), level));
    }
}
