package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.platforms.GrowthBookArm;
import dev.winnow.stats.platforms.GrowthBookEffect;
import dev.winnow.stats.platforms.GrowthBookPosterior;
import dev.winnow.stats.platforms.GrowthBookPrior;
import dev.winnow.stats.platforms.GrowthBookRemainingSample;
import dev.winnow.stats.platforms.GrowthBookRemainingSample.Decision;
import java.util.List;
import java.util.Optional;

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
            RatioArm treatment,
            RatioArm control,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Adjusted(
            CovariateArm treatment,
            CovariateArm control,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record AdjustedRatios(
            MatrixArm treatment,
            MatrixArm control,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        AdjustedRatios {
            treatment.requireSize(4, "treatment");
            control.requireSize(4, "control");
        }
    }

    record QuantileArm(@Range(from = 1) long n, double value, double low, double high, Optional<RatioArm> clusters) {
        QuantileArm {
            BadInput.atMost("low", low, "value", value);
            BadInput.atMost("value", value, "high", high);
        }

        GrowthBookArm arm(double q) {
            var plain = new GrowthBookArm.Quantile(n, n, q, value, low, high);
            return clusters.<GrowthBookArm>map(c -> new GrowthBookArm.ClusteredQuantile(plain, c.moments()))
                    .orElse(plain);
        }
    }

    record Quantiles(
            QuantileArm treatment,
            QuantileArm control,
            @Range(above = 0, below = 1) double q,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        Quantiles {
            if (treatment.clusters().isPresent() != control.clusters().isPresent()) {
                throw new BadInput("not-allowed", "control", Problems.text("reason.clusters"));
            }
        }
    }

    record EffectBelieved(
            double estimate,
            @Range(above = 0) double se,
            @Range(above = 0) double baseline,
            @Default("\"relative\"") EffectScale scale,
            @Default("0") double priorMean,
            @Range(above = 0) Optional<Double> priorSd,
            @Default("\"relative\"") EffectScale priorScale,
            @Default("\"higher\"") Better better,
            @Default("0.05") Level alpha) {
        GrowthBookPosterior posterior() {
            GrowthBookPrior prior = priorSd.<GrowthBookPrior>map(
                            sd -> new GrowthBookPrior.Normal(priorMean, sd * sd, priorScale))
                    .orElseGet(GrowthBookPrior.Flat::new);
            var goal = better == Better.HIGHER ? GrowthBookPosterior.Goal.INCREASE : GrowthBookPosterior.Goal.DECREASE;
            return GrowthBookPosterior.of(effect(estimate, se, 0, baseline, scale), prior, goal, alpha);
        }
    }

    record EffectSoFar(
            @Range(above = 0) double se,
            @Range(from = 2) long n,
            @Range(above = 0) double effect,
            @Default("0.8") @Range(above = 0, below = 1) double power,
            @Default("1") @Range(from = 1, to = 1000) int goals,
            @Default("1") @Range(from = 1, to = 1000) int treatments,
            @Default("\"frequentist\"") PlanningGrids.GrowthBookEngine engine,
            @Default("5000") @Range(above = 0) double tightestAt,
            @Default("0") double priorMean,
            @Range(above = 0) Optional<Double> priorSd,
            @Default("0.05") Level alpha) {
        EffectSoFar {
            if (engine == PlanningGrids.GrowthBookEngine.BAYESIAN && priorSd.isEmpty()) {
                throw new BadInput("missing-field", "priorSd", Problems.text("kind.real"));
            }
        }

        GrowthBookRemainingSample remaining() {
            Decision decision = switch (engine) {
                case FREQUENTIST -> new Decision.Fixed();
                case SEQUENTIAL -> new Decision.Sequential(tightestAt);
                case BAYESIAN -> new Decision.Bayesian(new NormalPosterior(priorMean, priorSd.orElseThrow()));
            };
            var target = new GrowthBookRemainingSample.Target(effect, power, goals, goals * treatments);
            return GrowthBookRemainingSample.of(
                    GrowthBookMethods.effect(0, se, n, 1, EffectScale.ABSOLUTE), target, decision, alpha);
        }
    }

    private static final String MEANS = """
            {"treatment": {"n": 1000, "mean": 10.6, "sd": 4.2}, "control": {"n": 1000, "mean": 10, "sd": 4}}""";

    static final String ADJUSTABLE = """
            {"treatment": {"n": 1000, "mean": 10.6, "sd": 4.2, "covariateMean": 9.9, "covariateSd": 4, "correlation": 0.7},
             "control": {"n": 1000, "mean": 10, "sd": 4, "covariateMean": 10, "covariateSd": 4.1, "correlation": 0.7}}""";

    static final String RATIOS = """
            {"treatment": {"n": 1000, "numeratorMean": 2.4, "numeratorSd": 1.76, "denominatorMean": 8, "denominatorSd": 4,
             "correlation": 0.6},
             "control": {"n": 1000, "numeratorMean": 2.2, "numeratorSd": 1.73, "denominatorMean": 8.1,
             "denominatorSd": 4.06, "correlation": 0.57}}""";

    static final String ADJUSTABLE_RATIOS = """
            {"treatment": {"n": 1000, "means": [2.1, 7, 2, 7], "sds": [2.4, 4.1, 2.4, 4.1], "correlations":
               [[1, 0.3, 0.6, 0.2], [0.3, 1, 0.2, 0.5], [0.6, 0.2, 1, 0.3], [0.2, 0.5, 0.3, 1]]},
             "control": {"n": 1000, "means": [2, 7, 2, 7], "sds": [2.4, 4.1, 2.4, 4.1], "correlations":
               [[1, 0.3, 0.6, 0.2], [0.3, 1, 0.2, 0.5], [0.6, 0.2, 1, 0.3], [0.2, 0.5, 0.3, 1]]}}""";

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("growthbook-mean", Family.GROWTHBOOK, Means.class, Difference.class,
                    i -> test(mean(i.treatment()), mean(i.control()), i.scale(), i.alternative(), i.alpha()), MEANS),
            new Method<>("growthbook-share", Family.GROWTHBOOK, Shares.class, Difference.class,
                    i -> test(share(i.treatment()), share(i.control()), i.scale(), i.alternative(), i.alpha()), """
                    {"treatment": {"successes": 120, "trials": 1010}, "control": {"successes": 100, "trials": 1000}}"""),
            new Method<>("growthbook-ratio", Family.GROWTHBOOK, Ratios.class, Difference.class,
                    i -> test(ratio(i.treatment()), ratio(i.control()), i.scale(), i.alternative(), i.alpha()), RATIOS),
            new Method<>("growthbook-cuped", Family.GROWTHBOOK, Adjusted.class, Difference.class,
                    i -> test(adjusted(i.treatment()), adjusted(i.control()), i.scale(), i.alternative(), i.alpha()),
                    ADJUSTABLE),
            new Method<>("growthbook-cuped-ratio", Family.GROWTHBOOK, AdjustedRatios.class, Difference.class,
                    i -> test(
                            new GrowthBookArm.AdjustedRatio(i.treatment().moments()),
                            new GrowthBookArm.AdjustedRatio(i.control().moments()), i.scale(), i.alternative(),
                            i.alpha()),
                    ADJUSTABLE_RATIOS),
            new Method<>("growthbook-quantile", Family.GROWTHBOOK, Quantiles.class, Difference.class,
                    i -> test(i.treatment().arm(i.q()), i.control().arm(i.q()), i.scale(),
                            i.alternative(), i.alpha()), """
                    {"treatment": {"n": 1100, "value": 5.4, "low": 5.05, "high": 5.72},
                     "control": {"n": 1000, "value": 5, "low": 4.7, "high": 5.3}, "q": 0.5}"""),
            new Method<>("growthbook-bayesian", Family.GROWTHBOOK, EffectBelieved.class, GrowthBookPosterior.class,
                    i -> Outcome.known(i.posterior()), """
                    {"estimate": 0.06, "se": 0.0184, "baseline": 10, "priorSd": 0.3}"""),
            new Method<>("growthbook-remaining-sample", Family.GROWTHBOOK, EffectSoFar.class,
                    GrowthBookRemainingSample.class, i -> Outcome.known(i.remaining()), """
                    {"se": 0.0184, "n": 2000, "effect": 0.05}"""),
            TeaTastingMethods.MEAN, TeaTastingMethods.CUPED, TeaTastingMethods.RATIO, TeaTastingMethods.CUPED_RATIO,
            SpotifyMethods.COMPARISON);

    private GrowthBookMethods() {}

    static GrowthBookArm mean(MeanArm a) {
        return new GrowthBookArm.Mean(a.moments());
    }

    static GrowthBookArm share(RateArm a) {
        return new GrowthBookArm.Share(a.proportion());
    }

    static GrowthBookArm ratio(RatioArm a) {
        return new GrowthBookArm.Ratio(a.moments());
    }

    static GrowthBookArm adjusted(CovariateArm a) {
        return new GrowthBookArm.AdjustedMean(a.moments());
    }

    private static Outcome<Difference> test(
            GrowthBookArm treatment, GrowthBookArm control, EffectScale scale, Alternative alternative, Level level) {
        return GrowthBookEffect.of(treatment, control, scale).map(e -> e.test(alternative, level));
    }

    private static GrowthBookEffect effect(double estimate, double se, long n, double baseline, EffectScale scale) {
        return new GrowthBookEffect(estimate, se, Double.POSITIVE_INFINITY, n, baseline, scale);
    }
}
