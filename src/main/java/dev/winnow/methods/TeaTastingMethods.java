package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.adjust.CovariateAdjustment;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.platforms.TeaTastingComparison;
import dev.winnow.stats.platforms.TeaTastingComparison.Reference;
import dev.winnow.stats.platforms.TeaTastingComparison.Variances;

/// tea-tasting's conventions, on GrowthBook's shelf.
final class TeaTastingMethods {
    record Means(
            MeanArm treatment,
            MeanArm control,
            @Default("\"separate\"") Variances variances,
            @Default("\"student\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Pairs(
            PairArm treatment,
            PairArm control,
            @Default("\"separate\"") Variances variances,
            @Default("\"student\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        Outcome<TeaTastingComparison> compare(Moments t, Moments c) {
            return TeaTastingComparison.of(t, c, variances, reference, alternative, alpha);
        }
    }

    record Fours(
            GrowthBookMethods.FourVariables treatment,
            GrowthBookMethods.FourVariables control,
            @Default("\"separate\"") Variances variances,
            @Default("\"student\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    private static final String PAIRS = """
            {"treatment": {"n": 1000, "mean": 10.6, "sd": 4.2, "secondMean": 9.9, "secondSd": 4, "correlation": 0.7},
             "control": {"n": 1000, "mean": 10, "sd": 4, "secondMean": 10, "secondSd": 4.1, "correlation": 0.7}}""";

    static final Method<?, ?> MEAN = new Method<>(
            "tea-tasting-mean", Family.GROWTHBOOK, Means.class, TeaTastingComparison.class,
            i -> TeaTastingComparison.of(
                    i.treatment().moments(), i.control().moments(), i.variances(), i.reference(), i.alternative(),
                    i.alpha()),
            """
            {"treatment": {"n": 1000, "mean": 10.6, "sd": 4.2}, "control": {"n": 1000, "mean": 10, "sd": 4}}""");

    static final Method<?, ?> CUPED = new Method<>(
            "tea-tasting-cuped", Family.GROWTHBOOK, Pairs.class, TeaTastingComparison.class,
            i -> {
                var a = CovariateAdjustment.ofMeans(i.treatment().moments(), i.control().moments());
                return i.compare(a.treatment(), a.control());
            },
            PAIRS);

    static final Method<?, ?> RATIO = new Method<>(
            "tea-tasting-ratio", Family.GROWTHBOOK, Pairs.class, TeaTastingComparison.class,
            i -> linearised(i.treatment()).flatMap(t -> linearised(i.control()).flatMap(c -> i.compare(t, c))),
            PAIRS);

    static final Method<?, ?> CUPED_RATIO = new Method<>(
            "tea-tasting-cuped-ratio", Family.GROWTHBOOK, Fours.class, TeaTastingComparison.class,
            i -> CovariateAdjustment.ofRatios(i.treatment().moments(), i.control().moments())
                    .flatMap(a -> TeaTastingComparison.of(
                            a.treatment(), a.control(), i.variances(), i.reference(), i.alternative(), i.alpha())),
            """
            {"treatment": {"n": 1000, "means": [2.1, 7, 2, 7], "covariances":
               [[6, 3, 2, 2], [3, 17, 2, 9], [2, 2, 6, 3], [2, 9, 3, 17]]},
             "control": {"n": 1000, "means": [2, 7, 2, 7], "covariances":
               [[6, 3, 2, 2], [3, 17, 2, 9], [2, 2, 6, 3], [2, 9, 3, 17]]}}""");

    private TeaTastingMethods() {}

    private static Outcome<Moments> linearised(PairArm arm) {
        return RatioMetric.linearise(arm.moments()).map((MomentMatrix m) -> m.moments(0));
    }
}
