package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.platforms.GrowthBookArm;
import dev.winnow.stats.platforms.GrowthBookEffect;
import dev.winnow.stats.platforms.GrowthBookPostStratification;
import dev.winnow.stats.platforms.GrowthBookPosterior;
import dev.winnow.stats.platforms.GrowthBookPrior;
import dev.winnow.stats.platforms.GrowthBookRemainingSample;
import dev.winnow.stats.platforms.GrowthBookRemainingSample.Decision;
import dev.winnow.stats.sequential.AsymptoticConfidenceSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// GrowthBook's conventions.
final class GrowthBookMethods {
    record Means(
            MeanArm treatment,
            MeanArm control,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Shares(
            RateArm treatment,
            RateArm control,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Ratios(
            PairArm treatment,
            PairArm control,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record FourVariables(
            @Range(from = 1) long n,
            @Range(least = 4, most = 4) double[] means,
            @Range(least = 4, most = 4) double[][] covariances) {
        public FourVariables {
            for (double[] row : covariances) {
                BadInput.sameLength("covariances", row.length, "means", means.length);
            }
        }

        MomentMatrix moments() {
            var cross = new ArrayList<Double>();
            for (double[] row : covariances) {
                for (double c : row) {
                    cross.add(c * (n - 1));
                }
            }
            return new MomentMatrix(n, Arrays.stream(means).boxed().toList(), cross);
        }

        GrowthBookArm arm() {
            return new GrowthBookArm.AdjustedRatio(moments());
        }
    }

    record AdjustedRatios(
            FourVariables treatment,
            FourVariables control,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record QuantileArm(@Range(from = 1) long n, double value, double lower, double upper) {
        public QuantileArm {
            BadInput.atMost("lower", lower, "upper", upper);
        }

        GrowthBookArm arm(double quantile) {
            return new GrowthBookArm.Quantile(n, n, quantile, value, lower, upper);
        }
    }

    record Quantiles(
            QuantileArm treatment,
            QuantileArm control,
            @Range(above = 0, below = 1) double quantile,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record EffectLooked(
            double estimate,
            @Range(above = 0) double se,
            @Range(from = 1) long n,
            @Default("5000") @Range(above = 0) double tightestAt,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        public EffectLooked {
            if (alternative != Alternative.TWO_SIDED && !(alpha.alpha() < 0.5)) {
                throw new BadInput("out-of-range", "alpha", alpha.alpha(), Problems.text("limit.below", 0.5));
            }
        }
    }

    record EffectBelieved(
            double estimate,
            @Range(above = 0) double se,
            @Range(above = 0) double baseline,
            @Default("\"relative\"") EffectScale scale,
            Optional<Prior> prior,
            @Default("\"increase\"") GrowthBookPosterior.Goal goal,
            @Default("0.05") Level alpha) {}

    record Prior(double mean, @Range(above = 0) double sd, @Default("\"relative\"") EffectScale priorScale) {}

    record EffectSoFar(
            @Range(above = 0) double se,
            @Range(from = 2) long n,
            @Range(above = 0) double effect,
            @Default("0.8") @Range(above = 0, below = 1) double power,
            @Default("1") @Range(from = 1, to = 1000) int goals,
            @Default("1") @Range(from = 1, to = 1000) int treatments,
            @Range(above = 0) Optional<Double> tightestAt,
            Optional<Belief> belief,
            @Default("0.05") Level alpha) {
        Decision decision() {
            return belief.<Decision>map(b -> new Decision.Bayesian(new NormalPosterior(b.mean(), b.sd())))
                    .or(() -> tightestAt.map(Decision.Sequential::new))
                    .orElseGet(Decision.Fixed::new);
        }
    }

    record Belief(double mean, @Range(above = 0) double sd) {}

    record MeanStratum(MeanArm treatment, MeanArm control) {}

    record MeanStrata(
            @Range(least = 1, most = 10_000) List<MeanStratum> strata,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record ShareStratum(RateArm treatment, RateArm control) {}

    record ShareStrata(
            @Range(least = 1, most = 10_000) List<ShareStratum> strata,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record PairStratum(PairArm treatment, PairArm control) {}

    record PairStrata(
            @Range(least = 1, most = 10_000) List<PairStratum> strata,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    private static final String MEANS = """
            {"treatment": {"n": 1000, "mean": 10.6, "sd": 4.2}, "control": {"n": 1000, "mean": 10, "sd": 4}}""";

    private static final String PAIRS = """
            {"treatment": {"n": 1000, "mean": 10.6, "sd": 4.2, "secondMean": 9.9, "secondSd": 4, "correlation": 0.7},
             "control": {"n": 1000, "mean": 10, "sd": 4, "secondMean": 10, "secondSd": 4.1, "correlation": 0.7}}""";

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("growthbook-mean", Family.GROWTHBOOK, Means.class, Difference.class,
                    i -> test(mean(i.treatment()), mean(i.control()), i.scale(), i.alternative(), i.alpha()), MEANS),
            new Method<>("growthbook-share", Family.GROWTHBOOK, Shares.class, Difference.class,
                    i -> test(share(i.treatment()), share(i.control()), i.scale(), i.alternative(), i.alpha()), """
                    {"treatment": {"successes": 120, "trials": 1010}, "control": {"successes": 100, "trials": 1000}}"""),
            new Method<>("growthbook-ratio", Family.GROWTHBOOK, Ratios.class, Difference.class,
                    i -> test(i.treatment().ratio(), i.control().ratio(), i.scale(), i.alternative(), i.alpha()),
                    PAIRS),
            new Method<>("growthbook-cuped", Family.GROWTHBOOK, Ratios.class, Difference.class,
                    i -> test(i.treatment().adjusted(), i.control().adjusted(), i.scale(), i.alternative(), i.alpha()),
                    PAIRS),
            new Method<>("growthbook-cuped-ratio", Family.GROWTHBOOK, AdjustedRatios.class, Difference.class,
                    i -> test(i.treatment().arm(), i.control().arm(), i.scale(), i.alternative(), i.alpha()), """
                    {"treatment": {"n": 1000, "means": [2.1, 7, 2, 7], "covariances":
                       [[6, 3, 2, 2], [3, 17, 2, 9], [2, 2, 6, 3], [2, 9, 3, 17]]},
                     "control": {"n": 1000, "means": [2, 7, 2, 7], "covariances":
                       [[6, 3, 2, 2], [3, 17, 2, 9], [2, 2, 6, 3], [2, 9, 3, 17]]}}"""),
            new Method<>("growthbook-quantile", Family.GROWTHBOOK, Quantiles.class, Difference.class,
                    i -> test(i.treatment().arm(i.quantile()), i.control().arm(i.quantile()), i.scale(),
                            i.alternative(), i.alpha()), """
                    {"treatment": {"n": 1100, "value": 5.4, "lower": 5.05, "upper": 5.72},
                     "control": {"n": 1000, "value": 5, "lower": 4.7, "upper": 5.3}, "quantile": 0.5}"""),
            new Method<>("growthbook-sequential", Family.GROWTHBOOK, EffectLooked.class,
                    AsymptoticConfidenceSequence.class,
                    i -> Outcome.known(AsymptoticConfidenceSequence.of(
                            i.estimate(), i.se(), i.n(), i.tightestAt(), i.alternative(), i.alpha())), """
                    {"estimate": 0.06, "se": 0.0184, "n": 2000}"""),
            new Method<>("growthbook-bayesian", Family.GROWTHBOOK, EffectBelieved.class, GrowthBookPosterior.class,
                    GrowthBookMethods::believed, """
                    {"estimate": 0.06, "se": 0.0184, "baseline": 10, "prior": {"mean": 0, "sd": 0.3}}"""),
            new Method<>("growthbook-remaining-sample", Family.GROWTHBOOK, EffectSoFar.class,
                    GrowthBookRemainingSample.class, GrowthBookMethods::remaining, """
                    {"se": 0.0184, "n": 2000, "effect": 0.05}"""),
            new Method<>("growthbook-post-stratified-mean", Family.GROWTHBOOK, MeanStrata.class, Difference.class,
                    i -> strata(i.strata(), s -> mean(s.treatment()), s -> mean(s.control()), i.scale(),
                            i.alternative(), i.alpha()), """
                    {"strata": [
                      {"treatment": {"n": 500, "mean": 10.6, "sd": 4.2}, "control": {"n": 500, "mean": 10, "sd": 4}},
                      {"treatment": {"n": 300, "mean": 21, "sd": 6}, "control": {"n": 310, "mean": 20, "sd": 6}}]}"""),
            new Method<>("growthbook-post-stratified-share", Family.GROWTHBOOK, ShareStrata.class, Difference.class,
                    i -> strata(i.strata(), s -> share(s.treatment()), s -> share(s.control()), i.scale(),
                            i.alternative(), i.alpha()), """
                    {"strata": [
                      {"treatment": {"successes": 60, "trials": 500}, "control": {"successes": 50, "trials": 500}},
                      {"treatment": {"successes": 90, "trials": 300}, "control": {"successes": 80, "trials": 310}}]}"""),
            new Method<>("growthbook-post-stratified-ratio", Family.GROWTHBOOK, PairStrata.class, Difference.class,
                    i -> strata(i.strata(), s -> s.treatment().ratio(), s -> s.control().ratio(), i.scale(),
                            i.alternative(), i.alpha()),
                    "{\"strata\": [" + PAIRS + ", " + PAIRS + "]}"),
            new Method<>("growthbook-post-stratified-cuped", Family.GROWTHBOOK, PairStrata.class, Difference.class,
                    i -> strata(i.strata(), s -> s.treatment().adjusted(), s -> s.control().adjusted(), i.scale(),
                            i.alternative(), i.alpha()),
                    "{\"strata\": [" + PAIRS + ", " + PAIRS + "]}"),
            TeaTastingMethods.MEAN, TeaTastingMethods.CUPED, TeaTastingMethods.RATIO, TeaTastingMethods.CUPED_RATIO);

    private GrowthBookMethods() {}

    private static GrowthBookArm mean(MeanArm a) {
        return new GrowthBookArm.Mean(a.moments());
    }

    private static GrowthBookArm share(RateArm a) {
        return new GrowthBookArm.Share(a.proportion());
    }

    private static Outcome<Difference> test(
            GrowthBookArm treatment, GrowthBookArm control, EffectScale scale, Alternative alternative, Level level) {
        return GrowthBookEffect.of(treatment, control, scale).map(e -> e.test(alternative, level));
    }

    private static <S> Outcome<Difference> strata(
            List<S> strata,
            Function<S, GrowthBookArm> treatment,
            Function<S, GrowthBookArm> control,
            EffectScale scale,
            Alternative alternative,
            Level level) {
        return GrowthBookPostStratification.of(
                strata.stream()
                        .map(s -> new GrowthBookPostStratification.Pair(treatment.apply(s), control.apply(s)))
                        .toList(),
                scale,
                alternative,
                level);
    }

    private static GrowthBookEffect effect(double estimate, double se, long n, double baseline, EffectScale scale) {
        return new GrowthBookEffect(estimate, se, Double.POSITIVE_INFINITY, n, baseline, scale);
    }

    private static Outcome<GrowthBookPosterior> believed(EffectBelieved i) {
        GrowthBookPrior prior = i.prior()
                .<GrowthBookPrior>map(p -> new GrowthBookPrior.Normal(p.mean(), p.sd() * p.sd(), p.priorScale()))
                .orElseGet(GrowthBookPrior.Flat::new);
        return Outcome.known(GrowthBookPosterior.of(
                effect(i.estimate(), i.se(), 0, i.baseline(), i.scale()), prior, i.goal(), i.alpha()));
    }

    private static Outcome<GrowthBookRemainingSample> remaining(EffectSoFar i) {
        var target = new GrowthBookRemainingSample.Target(i.effect(), i.power(), i.goals(), i.goals() * i.treatments());
        return GrowthBookRemainingSample.of(
                effect(0, i.se(), i.n(), 1, EffectScale.ABSOLUTE), target, i.decision(), i.alpha());
    }
}
