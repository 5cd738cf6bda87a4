package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.adjust.PostStratification;
import dev.winnow.stats.adjust.Stratum;
import dev.winnow.stats.platforms.GrowthBookPostStratification;
import dev.winnow.stats.platforms.GrowthBookPostStratification.Pair;
import java.util.List;
import java.util.function.Function;

/// Post-stratification, plain and as GrowthBook has it.
final class StrataMethods {
    record Means(
            @Range(least = 1, most = 10_000) List<MeanPair> strata,
            @Default("\"absolute\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record RatioPair(RatioArm treatment, RatioArm control) {}

    record Ratios(
            @Range(least = 1, most = 10_000) List<RatioPair> strata,
            @Default("\"absolute\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record CovariatePair(CovariateArm treatment, CovariateArm control) {}

    record GrowthBookMeans(
            @Range(least = 1, most = 10_000) List<MeanPair> strata,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record GrowthBookShares(
            @Range(least = 1, most = 10_000) List<RatePair> strata,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record GrowthBookRatios(
            @Range(least = 1, most = 10_000) List<RatioPair> strata,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record GrowthBookAdjusted(
            @Range(least = 1, most = 10_000) List<CovariatePair> strata,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    private static final String TWO_MEANS = """
            {"strata": [
              {"treatment": {"n": 500, "mean": 10.6, "sd": 4.2}, "control": {"n": 500, "mean": 10, "sd": 4}},
              {"treatment": {"n": 300, "mean": 21, "sd": 6}, "control": {"n": 310, "mean": 20, "sd": 6}}]}""";

    private static final String TWO_RATIOS = """
            {"strata": [
              {"treatment": {"n": 500, "numeratorMean": 2.4, "numeratorSd": 1.8, "denominatorMean": 8, "denominatorSd": 4,
               "correlation": 0.6},
               "control": {"n": 500, "numeratorMean": 2.2, "numeratorSd": 1.7, "denominatorMean": 8, "denominatorSd": 4,
               "correlation": 0.6}},
              {"treatment": {"n": 300, "numeratorMean": 6, "numeratorSd": 3.1, "denominatorMean": 12, "denominatorSd": 5,
               "correlation": 0.5},
               "control": {"n": 310, "numeratorMean": 5.7, "numeratorSd": 3, "denominatorMean": 12, "denominatorSd": 5,
               "correlation": 0.5}}]}""";

    /// Not of one platform.
    static final List<Method<?, ?>> PLAIN = List.of(
            new Method<>("post-stratified-mean", Family.ADJUST, Means.class, Difference.class,
                    i -> PostStratification.ofMean(
                            i.strata().stream().map(StrataMethods::stratum).toList(), i.scale(), i.alternative(),
                            i.alpha()),
                    TWO_MEANS),
            new Method<>("post-stratified-ratio", Family.ADJUST, Ratios.class, Difference.class,
                    i -> PostStratification.ofRatio(
                            i.strata().stream()
                                    .map(s -> new Stratum(s.treatment().moments(), s.control().moments()))
                                    .toList(),
                            i.scale(), i.alternative(), i.alpha()),
                    TWO_RATIOS));

    static final List<Method<?, ?>> GROWTHBOOK = List.of(
            new Method<>("growthbook-post-stratified-mean", Family.GROWTHBOOK, GrowthBookMeans.class, Difference.class,
                    i -> growthBook(i.strata(), StrataMethods::pair, i.scale(), i.alternative(), i.alpha()), TWO_MEANS),
            new Method<>("growthbook-post-stratified-share", Family.GROWTHBOOK, GrowthBookShares.class, Difference.class,
                    i -> growthBook(i.strata(), StrataMethods::pair, i.scale(), i.alternative(), i.alpha()), """
                    {"strata": [
                      {"treatment": {"successes": 60, "trials": 500}, "control": {"successes": 50, "trials": 500}},
                      {"treatment": {"successes": 90, "trials": 300}, "control": {"successes": 80, "trials": 310}}]}"""),
            new Method<>("growthbook-post-stratified-ratio", Family.GROWTHBOOK, GrowthBookRatios.class, Difference.class,
                    i -> growthBook(i.strata(), StrataMethods::pair, i.scale(), i.alternative(), i.alpha()), TWO_RATIOS),
            new Method<>("growthbook-post-stratified-cuped", Family.GROWTHBOOK, GrowthBookAdjusted.class,
                    Difference.class,
                    i -> growthBook(i.strata(), StrataMethods::pair, i.scale(), i.alternative(), i.alpha()), """
                    {"strata": [
                      {"treatment": {"n": 500, "mean": 10.6, "sd": 4.2, "covariateMean": 9.9, "covariateSd": 4,
                       "correlation": 0.7},
                       "control": {"n": 500, "mean": 10, "sd": 4, "covariateMean": 10, "covariateSd": 4.1,
                       "correlation": 0.7}},
                      {"treatment": {"n": 300, "mean": 21, "sd": 6, "covariateMean": 20, "covariateSd": 6.2,
                       "correlation": 0.6},
                       "control": {"n": 310, "mean": 20, "sd": 6, "covariateMean": 20.1, "covariateSd": 6,
                       "correlation": 0.6}}]}"""));

    private StrataMethods() {}

    private static Stratum stratum(MeanPair s) {
        return new Stratum(MomentMatrix.of(s.treatment().moments()), MomentMatrix.of(s.control().moments()));
    }

    private static Pair pair(MeanPair s) {
        return new Pair(GrowthBookMethods.mean(s.treatment()), GrowthBookMethods.mean(s.control()));
    }

    private static Pair pair(RatePair s) {
        return new Pair(GrowthBookMethods.share(s.treatment()), GrowthBookMethods.share(s.control()));
    }

    private static Pair pair(RatioPair s) {
        return new Pair(GrowthBookMethods.ratio(s.treatment()), GrowthBookMethods.ratio(s.control()));
    }

    private static Pair pair(CovariatePair s) {
        return new Pair(GrowthBookMethods.adjusted(s.treatment()), GrowthBookMethods.adjusted(s.control()));
    }

    private static <S> Outcome<Difference> growthBook(
            List<S> strata, Function<S, Pair> pair, EffectScale scale, Alternative alternative, Level level) {
        return GrowthBookPostStratification.of(strata.stream().map(pair).toList(), scale, alternative, level);
    }
}
