package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.adjust.CovariateAdjustment;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.means.Variances;
import dev.winnow.stats.platforms.TeaTastingComparison;
import dev.winnow.stats.platforms.TeaTastingComparison.Reference;

/// tea-tasting's conventions, on GrowthBook's shelf.
final class TeaTastingMethods {
    record Means(
            MeanArm treatment,
            MeanArm control,
            @Default("\"separate\"") Variances variances,
            @Default("\"student\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Adjusted(
            CovariateArm treatment,
            CovariateArm control,
            @Default("\"separate\"") Variances variances,
            @Default("\"student\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Ratios(
            RatioArm treatment,
            RatioArm control,
            @Default("\"separate\"") Variances variances,
            @Default("\"student\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record AdjustedRatios(
            MatrixArm treatment,
            MatrixArm control,
            @Default("\"separate\"") Variances variances,
            @Default("\"student\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        AdjustedRatios {
            treatment.requireSize(4, "treatment");
            control.requireSize(4, "control");
        }
    }

    static final Method<?, ?> MEAN = new Method<>(
            "tea-tasting-mean", Family.GROWTHBOOK, Means.class, TeaTastingComparison.class,
            i -> TeaTastingComparison.of(
                    i.treatment().moments(), i.control().moments(), i.variances(), i.reference(), i.alternative(),
                    i.alpha()),
            """
            {"treatment": {"n": 1000, "mean": 10.6, "sd": 4.2}, "control": {"n": 1000, "mean": 10, "sd": 4}}""");

    static final Method<?, ?> CUPED = new Method<>(
            "tea-tasting-cuped", Family.GROWTHBOOK, Adjusted.class, TeaTastingComparison.class,
            i -> {
                var a = CovariateAdjustment.ofMeans(i.treatment().moments(), i.control().moments());
                return TeaTastingComparison.of(
                        a.treatment(), a.control(), i.variances(), i.reference(), i.alternative(), i.alpha());
            },
            GrowthBookMethods.ADJUSTABLE);

    static final Method<?, ?> RATIO = new Method<>(
            "tea-tasting-ratio", Family.GROWTHBOOK, Ratios.class, TeaTastingComparison.class,
            i -> linearised(i.treatment()).flatMap(t -> linearised(i.control()).flatMap(c -> TeaTastingComparison.of(
                    t, c, i.variances(), i.reference(), i.alternative(), i.alpha()))),
            GrowthBookMethods.RATIOS);

    static final Method<?, ?> CUPED_RATIO = new Method<>(
            "tea-tasting-cuped-ratio", Family.GROWTHBOOK, AdjustedRatios.class, TeaTastingComparison.class,
            i -> CovariateAdjustment.ofRatios(i.treatment().moments(), i.control().moments())
                    .flatMap(a -> TeaTastingComparison.of(
                            a.treatment(), a.control(), i.variances(), i.reference(), i.alternative(), i.alpha())),
            GrowthBookMethods.ADJUSTABLE_RATIOS);

    private TeaTastingMethods() {}

    private static Outcome<Moments> linearised(RatioArm arm) {
        return RatioMetric.linearise(arm.moments()).map((MomentMatrix m) -> m.moments(0));
    }
}
