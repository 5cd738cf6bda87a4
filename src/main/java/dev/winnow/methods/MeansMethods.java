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
import java.util.function.BiFunction;

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

    record RelativeRatioInput(RatioArm treatment, RatioArm control, @Default("0.05") Level alpha) {}

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

    private static final String TWO_RATIOS =
            """
            {"treatment": {"n": 1000, "numeratorMean": 2.4, "numeratorSd": 1.76, "denominatorMean": 8,
             "denominatorSd": 4, "correlation": 0.6},
             "control": {"n": 1000, "numeratorMean": 2.2, "numeratorSd": 1.73, "denominatorMean": 8.1,
             "denominatorSd": 4.06, "correlation": 0.57}}""";

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
                    i -> relative(i.treatment().moments(), i.control().moments(), i.alpha()), TWO_ARMS),
            new Method<>("relative-fieller", Family.MEANS, RelativeInput.class, RelativeEffect.class,
                    i -> Fieller.of(i.treatment().moments(), i.control().moments(), i.alpha()), TWO_ARMS),
            new Method<>("ratio-delta", Family.MEANS, RatioInput.class, Difference.class,
                    i -> ofRatios(i.treatment(), i.control(), (t, c) -> WelchTest.of(t, c, i.alternative(), i.alpha())),
                    TWO_RATIOS),
            new Method<>("relative-ratio-delta", Family.MEANS, RelativeRatioInput.class, RelativeEffect.class,
                    i -> ofRatios(i.treatment(), i.control(), (t, c) -> relative(t, c, i.alpha())), TWO_RATIOS),
            new Method<>("relative-ratio-fieller", Family.MEANS, RelativeRatioInput.class, RelativeEffect.class,
                    i -> ofRatios(i.treatment(), i.control(), (t, c) -> Fieller.of(t, c, i.alpha())), TWO_RATIOS),
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
                    {"treatment": [344,594,636,436,451,329,283,285,275,540,382,408,312,267,256,290,481,393,332,359,237,
                     600,255,396,824,160,238,303,406,214,386,414,169,489,682,454,315,154,461,660,490,138,336,376,560,
                     212,480,552,564,468,269,613,327,220,455,736,546,553,417,165,495,412,155,310,287,565,407,433,425,
                     245,196,398,352,388,368,474,314,201,158,236,370,537,337,494,585,897,431,658,423,253,176,532,926,
                     309,463,375,170,445,348,249,704,460,355,515,306,219,731,279,378,226,381,527,198,528,517,404,347,
                     334,203,690,308,409,360,457,476,273,443,286,614,589,284,351,274,262,277,234,297,173,440,497,545,
                     365,493,369,377,295,280,270,216,268,318,446,513,291,780,473,218,254,372,265,671,472,533,371,629,
                     204,399,596,569,392,626,384,435,349,390,257,488,804,452,232,241,319,247,541,373,587,419,391,441,
                     511,387,693,363,333,508,239,669,276,602,293],
                     "control": [278,406,327,290,395,376,337,564,681,671,359,342,238,373,293,435,372,509,402,479,505,
                     177,288,446,410,438,345,524,349,375,328,519,541,465,200,571,206,333,176,332,326,821,273,161,425,
                     363,608,537,223,421,390,216,660,633,445,506,594,693,409,335,640,381,310,517,408,551,441,257,256,
                     283,630,362,860,483,371,539,444,732,556,325,669,294,895,221,997,354,205,911,338,434,419,471,562,
                     244,580,458,573,476,611,609,538,429,488,389,530,270,261,596,249,486,546,189,448,742,340,727,276,
                     186,292,301,364,313,309,202,242,323,508,598,477,403,591,627,220,528,356,343,412,443,599,423,712,
                     394,493,652,311,624,540,595,431,449,380,550,468,404,592,382,384,302,516,643,355,613,347,418,442,
                     374,386,523,507,735,329,800,679,239,467,526,247,499,601,603,286,353,450,198,485,422,153,303,314,
                     558,739,330,463,304,481,231,588,291,584,437]}"""));

    private MeansMethods() {}

    private static <T> Outcome<T> ofRatios(
            RatioArm treatment, RatioArm control, BiFunction<Moments, Moments, Outcome<T>> compare) {
        return linearised(treatment).flatMap(t -> linearised(control).flatMap(c -> compare.apply(t, c)));
    }

    private static Outcome<Moments> linearised(RatioArm arm) {
        return RatioMetric.linearise(arm.moments()).map(m -> m.moments(0));
    }

    private static Outcome<RelativeEffect> relative(Moments t, Moments c, Level level) {
        return WelchTest.of(t, c, level).flatMap(_ -> RelativeEffect.of(
                t.mean(), t.variance() / t.n(), c.mean(), c.variance() / c.n(), level));
    }
}
