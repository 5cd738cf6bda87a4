package dev.winnow.vectors;

import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.adjust.Winsor;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.platforms.PostHogArm;
import dev.winnow.stats.platforms.PostHogComparison;
import dev.winnow.stats.platforms.PostHogCuped;
import dev.winnow.stats.platforms.PostHogPosterior;
import dev.winnow.stats.platforms.PostHogSampleRatio;
import dev.winnow.stats.platforms.PostHogSums;
import dev.winnow.stats.platforms.PostHogWinsor;
import dev.winnow.stats.platforms.PostHogWinsor.Zeros;
import dev.winnow.stats.sequential.AsymptoticConfidenceSequence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class PostHogVectors {
    static final Map<String, Mapping> ALL = Map.of(
            "posthog.statistics", PostHogVectors::statistics,
            "posthog.frequentist", i -> judged(() -> difference(comparison(i, i.at("config")), i.at("config"))),
            "posthog.bayesian", i -> judged(() -> posterior(comparison(i, i.at("config")), i.at("config"))),
            "posthog.sequential", PostHogVectors::sequential,
            "posthog.cuped", PostHogVectors::cuped,
            "posthog.srm", PostHogVectors::sampleRatio,
            "posthog.winsorization", PostHogVectors::winsorization);

    private PostHogVectors() {}

    /// Invalid statistics and refusals alike are errors of the server's engine.
    @FunctionalInterface
    private interface Answer {
        Outcome<Map<String, @Nullable Object>> get();
    }

    private static Map<String, @Nullable Object> judged(Answer answer) {
        try {
            return answer.get().toOptional().orElseGet(() -> object("error", "statistic_error"));
        } catch (IllegalArgumentException _) {
            return object("error", "statistic_error");
        }
    }

    private static Object statistics(Input i) {
        try {
            return arm(i).<Object>map(a -> object(
                            "mean", a.value(), "variance", a.variance(), "standard_error", a.standardError()))
                    .toOptional()
                    .orElseGet(() -> object("error_kind", "invalid_statistic"));
        } catch (IllegalArgumentException _) {
            return object("error_kind", "invalid_statistic");
        }
    }

    private static Outcome<PostHogArm> arm(Input i) {
        return switch (i.text("kind")) {
            case "mean" -> Outcome.known(PostHogArm.mean(moments(i, "")));
            case "proportion" ->
                    Outcome.known(PostHogArm.share(new Proportion(i.whole("sum"), i.whole("n"))));
            case "ratio" -> PostHogArm.ratio(PostHogSums.pairs(
                    moments(i, ""), moments(i, "denominator_"), i.number("numerator_denominator_sum_product")));
            default -> throw new IllegalArgumentException(i.text("kind"));
        };
    }

    private static Moments moments(Input i, String prefix) {
        return PostHogSums.moments(i.whole("n"), i.number(prefix + "sum"), i.number(prefix + "sum_squares"));
    }

    private static EffectScale scale(Input config) {
        return EffectScale.valueOf(config.text("difference_type", "RELATIVE").toUpperCase(Locale.ROOT));
    }

    private static Outcome<PostHogComparison> comparison(Input i, Input config) {
        return arm(i.at("treatment")).flatMap(t ->
                arm(i.at("control")).map(c -> PostHogComparison.of(t, c, scale(config))));
    }

    private static Level alpha(Input config) {
        return Level.of(config.number("alpha", 0.05));
    }

    private static Outcome<Map<String, @Nullable Object>> difference(
            Outcome<PostHogComparison> arms, Input config) {
        Level level = alpha(config);
        return arms.flatMap(a -> a.test(level)).map(d -> object(
                "point_estimate", d.estimate(),
                "ci", List.of(d.low(), d.high()),
                "p_value", d.p(),
                "t_statistic", d.statistic(),
                "degrees_of_freedom", d.df().orElseThrow(),
                "significant", d.p() < level.alpha(),
                "pooled_variance", d.se() * d.se(),
                "test_type", "two_sided",
                "alpha", level.alpha()));
    }

    private static Outcome<Map<String, @Nullable Object>> posterior(
            Outcome<PostHogComparison> arms, Input config) {
        double confidence = config.number("ci_level", 0.95);
        Level level = Level.of(1 - confidence);
        Better better = config.truth("inverse") ? Better.LOWER : Better.HIGHER;
        Function<PostHogComparison, Outcome<PostHogPosterior>> on = config.truth("proper")
                ? a -> PostHogPosterior.of(a, prior(config), better, level)
                : a -> PostHogPosterior.of(a, better, level);
        return arms.flatMap(on).map(p -> object(
                "effect_size", p.mean(),
                "credible_interval", List.of(p.low(), p.high()),
                "chance_to_win", p.chanceToWin(),
                "posterior_variance", p.sd() * p.sd(),
                "posterior_std", p.sd(),
                "risk_control", p.lossIfKept(),
                "risk_treatment", p.lossIfShipped(),
                "significant", p.significant(),
                "ci_level", confidence));
    }

    private static NormalPosterior prior(Input config) {
        return new NormalPosterior(
                config.number("prior_mean", 0), Math.sqrt(config.number("prior_variance", 1)));
    }

    private static Object sequential(Input i) {
        Input v = i.at("value");
        Alternative both = Alternative.TWO_SIDED;
        return switch (i.text("op")) {
            case "rho" ->
                    object("rho", AsymptoticConfidenceSequence.rho(v.number("tuning"), both, v.level()));
            case "halfwidth" -> {
                double n = v.number("n");
                double rho = AsymptoticConfidenceSequence.rho(v.number("tuning"), both, v.level());
                double se = Math.sqrt(v.number("s2_per_observation") / n);
                yield object("halfwidth", AsymptoticConfidenceSequence.halfWidth(se, n, rho, both, v.level()));
            }
            case "p_value" -> object("p_value", AsymptoticConfidenceSequence.of(
                    v.number("point_estimate"), Math.sqrt(v.number("pooled_variance")), v.whole("n"),
                    v.number("tuning"), both, v.level()).p());
            case "test" -> judged(() -> sequence(comparison(v, v.at("config")), v.at("config")));
            default -> throw new IllegalArgumentException(i.text("op"));
        };
    }

    private static Outcome<Map<String, @Nullable Object>> sequence(
            Outcome<PostHogComparison> arms, Input config) {
        Level level = alpha(config);
        double tuning = config.number("sequential_tuning_parameter", 5000);
        return arms.flatMap(a -> a.sequence(tuning, level)).map(s -> object(
                "point_estimate", s.estimate(),
                "ci", List.of(s.low(), s.high()),
                "p_value", s.p(),
                "t_statistic", null,
                "degrees_of_freedom", null,
                "significant", s.p() < level.alpha(),
                "pooled_variance", s.se() * s.se(),
                "rho", s.rho(),
                "halfwidth", (s.high() - s.low()) / 2,
                "test_type", "sequential_two_sided",
                "alpha", level.alpha()));
    }

    private static Object cuped(Input i) {
        Input t = i.at("treatment");
        Input c = i.at("control");
        MomentMatrix treatment = covaried(t, i.at("treatment_covariate"));
        MomentMatrix control = covaried(c, i.at("control_covariate"));
        PostHogCuped adjusted = t.text("kind").equals("proportion")
                ? PostHogCuped.ofShares(treatment, control, scale(i))
                : PostHogCuped.ofMeans(treatment, control, scale(i));
        PostHogComparison arms = adjusted.comparison();
        return object(
                "theta", adjusted.theta(),
                "treatment_adjusted_mean", arms.treatment().value(),
                "control_adjusted_mean", arms.control().value(),
                "treatment_adjusted_variance", arms.treatment().variance(),
                "control_adjusted_variance", arms.control().variance(),
                "control_unadjusted_mean", arms.baseline(),
                "variance_reduction_treatment", adjusted.treatmentReduction(),
                "variance_reduction_control", adjusted.controlReduction(),
                "frequentist", judged(() -> difference(Outcome.known(arms), i)),
                "bayesian", judged(() -> posterior(Outcome.known(arms), i)));
    }

    private static MomentMatrix covaried(Input arm, Input covariate) {
        double sum = arm.number("sum");
        Moments outcome = PostHogSums.moments(arm.whole("n"), sum, arm.number("sum_squares", sum));
        return PostHogSums.pairs(
                outcome, moments(covariate, "covariate_"), covariate.number("covariate_sum_product"));
    }

    private static @Nullable Object sampleRatio(Input i) {
        List<String> excluded = i.has("excluded_variants")
                ? i.at("excluded_variants").node().valueStream().map(n -> n.asString()).toList()
                : List.of();
        List<Input> variants = i.items("variants").stream()
                .filter(v -> !excluded.contains(v.text("key")))
                .toList();
        Input counts = i.at("total_exposures");
        List<Long> observed = variants.stream()
                .map(v -> counts.has(v.text("key")) ? counts.whole(v.text("key")) : 0L)
                .toList();
        List<Double> shares = variants.stream().map(v -> v.number("rollout_percentage", 0)).toList();
        return PostHogSampleRatio.of(observed, shares).<Object>map(s -> {
            var expected = new LinkedHashMap<String, Object>();
            for (int v = 0; v < variants.size(); v++) {
                if (shares.get(v) > 0) {
                    expected.put(variants.get(v).text("key"), s.expected().get(v));
                }
            }
            return object(
                    "expected", expected, "p_value", s.p(), "chi_square", s.chiSquare(),
                    "mismatch_flagged", s.mismatch());
        }).toOptional().orElse(null);
    }

    private static Object winsorization(Input i) {
        Input variants = i.at("values_by_variant");
        List<String> keys = List.copyOf(variants.node().propertyNames());
        double[][] arms = keys.stream().map(variants::numbers).toArray(double[][]::new);
        Winsor caps = PostHogWinsor.caps(
                i.number("lower_bound_percentile", 0),
                i.number("upper_bound_percentile", 1),
                i.truth("ignore_zeros") ? Zeros.IGNORED : Zeros.COUNTED,
                arms);
        var capped = new LinkedHashMap<String, Object>();
        for (int k = 0; k < arms.length; k++) {
            double[] values = caps.apply(arms[k]);
            capped.put(keys.get(k), object(
                    "number_of_samples", values.length,
                    "sum", Arrays.stream(values).sum(),
                    "sum_squares", Arrays.stream(values).map(v -> v * v).sum()));
        }
        return object("lower_bound", caps.low(), "upper_bound", caps.high(), "variants", capped);
    }
}
