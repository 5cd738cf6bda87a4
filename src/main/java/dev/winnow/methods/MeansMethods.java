package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
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
            @Default("0") double value,
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

    /// One arm of a ratio metric.
    record RatioArm(
            @Range(from = 2) long n,
            double meanNumerator,
            double meanDenominator,
            @Range(from = 0) double varianceNumerator,
            @Range(from = 0) double varianceDenominator,
            double covariance) {
        RatioArm {
            double most = Math.sqrt(varianceNumerator * varianceDenominator) * (1 + 1e-9);
            BadInput.atMost("covariance", Math.abs(covariance), "sqrt(varianceNumerator varianceDenominator)", most);
        }

        Outcome<Moments> linearised() {
            double f = n - 1.0;
            return RatioMetric.linearise(new MomentMatrix(
                            n, List.of(meanNumerator, meanDenominator),
                            List.of(varianceNumerator * f, covariance * f, covariance * f, varianceDenominator * f)))
                    .map(m -> m.moments(0));
        }
    }

    record RatioInput(
            RatioArm treatment,
            RatioArm control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record EquivalenceInput(
            MeanArm treatment,
            MeanArm control,
            double lowBound,
            double highBound,
            @Default("\"separate\"") Variances variances,
            @Default("0.05") Level alpha) {
        EquivalenceInput {
            BadInput.below("lowBound", lowBound, "highBound", highBound);
        }
    }

    record NotInferiorInput(
            MeanArm treatment,
            MeanArm control,
            @Range(from = 0) double margin,
            @Default("\"higher\"") Better better,
            @Default("\"separate\"") Variances variances,
            @Default("0.05") Level alpha) {}

    record NotInferiorShareInput(
            MeanArm treatment,
            MeanArm control,
            @Range(from = 0, below = 1) double share,
            @Default("\"higher\"") Better better,
            @Default("0.05") Level alpha) {}

    record GroupsInput(@Range(least = 2) List<MeanArm> groups) {
        List<Moments> moments() {
            return groups.stream().map(MeanArm::moments).toList();
        }
    }

    record SpreadsInput(@Range(least = 2) double[][] samples, @Default("\"median\"") Omnibus.Centre centre) {}

    record TrimmedInput(
            @Range(least = 2) double[] treatmentValues,
            @Range(least = 2) double[] controlValues,
            @Default("0.2") @Range(from = 0, below = 0.5) double share,
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

    private static final String TWO_ARMS = """
            {"treatment": {"n": 1000, "mean": 10.6, "sd": 4.2}, "control": {"n": 1000, "mean": 10, "sd": 4}}""";

    private static final String THREE_ARMS = """
            {"groups": [{"n": 50, "mean": 10, "sd": 3}, {"n": 60, "mean": 11, "sd": 3.2}, {"n": 55, "mean": 10.4, "sd": 2.9}]}""";

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
                    i -> TwoMeans.oneSample(i.sample().moments(), i.value(), i.alternative(), i.alpha()),
                    """
                    {"sample": {"n": 40, "mean": 5.3, "sd": 1.1}, "value": 5}"""),
            new Method<>("paired-t", Family.MEANS, PairsInput.class, Difference.class,
                    i -> TwoMeans.oneSample(i.differences(), 0, i.alternative(), i.alpha()),
                    """
                    {"before": [5.1, 4.9, 6.2, 5.5, 7.0], "after": [5.6, 5.0, 6.9, 5.4, 7.7]}"""),
            new Method<>("relative-delta", Family.MEANS, RelativeInput.class, RelativeEffect.class,
                    i -> relative(i.treatment(), i.control(), i.alpha()), TWO_ARMS),
            new Method<>("relative-fieller", Family.MEANS, RelativeInput.class, RelativeEffect.class,
                    i -> Fieller.of(i.treatment().moments(), i.control().moments(), i.alpha()), TWO_ARMS),
            new Method<>("ratio-delta", Family.MEANS, RatioInput.class, Difference.class,
                    i -> i.treatment().linearised().flatMap(t -> i.control().linearised().flatMap(c ->
                            WelchTest.of(t, c, i.alternative(), i.alpha()))),
                    """
                    {"treatment": {"n": 1000, "meanNumerator": 2.4, "meanDenominator": 8, "varianceNumerator": 3.1,
                     "varianceDenominator": 16, "covariance": 4.2},
                     "control": {"n": 1000, "meanNumerator": 2.2, "meanDenominator": 8.1, "varianceNumerator": 3,
                     "varianceDenominator": 16.5, "covariance": 4}}"""),
            new Method<>("equivalence-means", Family.MEANS, EquivalenceInput.class, Equivalence.class,
                    i -> Equivalence.of(
                            i.treatment().moments(), i.control().moments(),
                            new Equivalence.Bounds(i.lowBound(), i.highBound()), i.variances(), i.alpha()),
                    """
                    {"treatment": {"n": 1000, "mean": 10.1, "sd": 4}, "control": {"n": 1000, "mean": 10, "sd": 4},
                     "lowBound": -0.5, "highBound": 0.5}"""),
            new Method<>("non-inferiority-means", Family.MEANS, NotInferiorInput.class, Difference.class,
                    i -> Equivalence.notInferior(
                            i.treatment().moments(), i.control().moments(), i.margin(), i.better(), i.variances(),
                            i.alpha()),
                    """
                    {"treatment": {"n": 1000, "mean": 9.95, "sd": 4.1}, "control": {"n": 1000, "mean": 10, "sd": 4},
                     "margin": 0.3}"""),
            new Method<>("non-inferiority-relative", Family.MEANS, NotInferiorShareInput.class, Difference.class,
                    i -> Equivalence.notInferiorByShare(
                            i.treatment().moments(), i.control().moments(), i.share(), i.better(), i.alpha()),
                    """
                    {"treatment": {"n": 1000, "mean": 9.95, "sd": 4.1}, "control": {"n": 1000, "mean": 10, "sd": 4},
                     "share": 0.03}"""),
            new Method<>("anova", Family.MEANS, GroupsInput.class, Omnibus.class,
                    i -> Omnibus.of(i.moments()), THREE_ARMS),
            new Method<>("welch-anova", Family.MEANS, GroupsInput.class, Omnibus.class,
                    i -> Omnibus.welch(i.moments()), THREE_ARMS),
            new Method<>("equal-spreads", Family.MEANS, SpreadsInput.class, Omnibus.class,
                    i -> Omnibus.spreads(Arrays.asList(i.samples()), i.centre()),
                    """
                    {"samples": [[1.2, 3.4, 2.2, 5.1], [0.2, 7.4, 3.3, 9.9, 1]]}"""),
            new Method<>("trimmed-means", Family.MEANS, TrimmedInput.class, Difference.class,
                    i -> TrimmedMeans.of(
                            i.treatmentValues(), i.controlValues(), i.share(), i.alternative(), i.alpha()),
                    """
                    {"treatmentValues": [2, 3, 5, 4, 30, 3, 4, 6, 5, 4], "controlValues": [1, 2, 3, 3, 2, 4, 25, 2, 3, 1]}"""),
            new Method<>("sample-quantile", Family.MEANS, QuantileInput.class, QuantileValue.class,
                    i -> Outcome.known(new QuantileValue(i.type().of(i.values(), i.q()))),
                    """
                    {"values": [3, 1, 4, 1, 5, 9, 2, 6], "q": 0.9}"""),
            new Method<>("quantile-interval", Family.MEANS, QuantileIntervalInput.class, QuantileInterval.class,
                    i -> QuantileInterval.of(i.values(), i.q(), i.alpha()),
                    """
                    {"values": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], "q": 0.5}"""));

    private MeansMethods() {}

    private static Outcome<RelativeEffect> relative(MeanArm treatment, MeanArm control, Level level) {
        Moments t = treatment.moments();
        Moments c = control.moments();
        return WelchTest.of(t, c, level).flatMap(_ -> RelativeEffect.of(
                t.mean(), t.variance() / t.n(), c.mean(), c.variance() / c.n(), level));
    }
}
