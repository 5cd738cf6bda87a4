package dev.winnow.vectors;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.adjust.CovariateAdjustment;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.means.Variances;
import dev.winnow.stats.platforms.GrowthBookArm;
import dev.winnow.stats.platforms.GrowthBookEffect;
import dev.winnow.stats.platforms.GrowthBookPostStratification;
import dev.winnow.stats.platforms.GrowthBookPosterior;
import dev.winnow.stats.platforms.GrowthBookPrior;
import dev.winnow.stats.platforms.GrowthBookRemainingSample;
import dev.winnow.stats.platforms.GrowthBookRemainingSample.Decision;
import dev.winnow.stats.platforms.TeaTastingComparison;
import dev.winnow.stats.platforms.TeaTastingComparison.Reference;
import dev.winnow.stats.sequential.AsymptoticConfidenceSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class GrowthBookVectors {
    static final Map<String, Mapping> ALL = Map.of(
            "stats.gbstats_frequentist", GrowthBookVectors::frequentist,
            "stats.gbstats_sequential", GrowthBookVectors::sequential,
            "stats.gbstats_bayesian", GrowthBookVectors::bayesian,
            "stats.post_stratification", GrowthBookVectors::postStratification,
            "stats.mid_experiment_power", GrowthBookVectors::remainingSample,
            "stats.tea_tasting_mean_ratio_cuped", GrowthBookVectors::teaTasting);

    private static final String NO_VARIANCE = "ZERO_NEGATIVE_VARIANCE";
    private static final String ZERO_BASELINE = "ZERO_NEGATIVE_BASELINE_VARIATION";

    private GrowthBookVectors() {}

    private static Object frequentist(Input i) {
        return answer(effect(i), zeroBaseline(i), e -> {
            Difference d = e.test(i.alternative(), i.level());
            return Input.object(
                    "effect", d.estimate(), "stderr", d.se(), "p", d.p(), "ci_lower", d.low(), "ci_upper", d.high());
        });
    }

    private static Object sequential(Input i) {
        return answer(effect(i), zeroBaseline(i), e -> {
            AsymptoticConfidenceSequence s = e.sequence(i.number("tuning"), i.alternative(), i.level());
            return Input.object(
                    "effect", s.estimate(), "stderr", s.se(), "p", s.p(), "ci_lower", s.low(), "ci_upper", s.high());
        });
    }

    private static Object bayesian(Input i) {
        Input p = i.at("prior");
        GrowthBookPrior prior = p.truth("proper")
                ? new GrowthBookPrior.Normal(p.number("mean"), p.number("variance"), scale(p.text("type")))
                : new GrowthBookPrior.Flat();
        var goal = i.truth("inverse") ? GrowthBookPosterior.Goal.DECREASE : GrowthBookPosterior.Goal.INCREASE;
        return answer(effect(i), zeroBaseline(i), e -> {
            GrowthBookPosterior b = GrowthBookPosterior.of(e, prior, goal, i.level());
            return Input.object(
                    "effect", b.mean(), "stderr", b.sd(), "ci_lower", b.low(), "ci_upper", b.high(),
                    "chance_to_win", b.chanceToWin(), "risk", List.of(b.lossIfKept(), b.lossIfShipped()));
        });
    }

    private static Object postStratification(Input i) {
        List<GrowthBookPostStratification.Pair> strata = i.items("strata").stream()
                .map(s -> new GrowthBookPostStratification.Pair(arm(s.at("treatment")), arm(s.at("control"))))
                .toList();
        return answer(
                GrowthBookPostStratification.of(
                        strata, scale(i.text("difference")), Alternative.TWO_SIDED, Level.FIVE_PERCENT),
                ZERO_BASELINE,
                d -> Input.object("effect", d.estimate(), "stderr", d.se()));
    }

    private static Object remainingSample(Input i) {
        int goals = i.integer("num_goal_metrics");
        int tests = i.truth("p_value_corrected") ? goals * (i.integer("num_variations") - 1) : 1;
        var target = new GrowthBookRemainingSample.Target(
                i.number("target_mde"), i.number("target_power"), goals, tests);
        return answer(
                effect(i).map(e -> GrowthBookRemainingSample.of(e, target, decision(i), i.level())),
                zeroBaseline(i),
                r -> Input.object(
                        "power_now", r.power(), "scaling_factor", r.scalingFactor().orElse(null),
                        "additional_users", r.additionalUnits().orElse(null)));
    }

    private static Decision decision(Input i) {
        if (i.has("prior")) {
            Input p = i.at("prior");
            return new Decision.Bayesian(new NormalPosterior(p.number("mean"), Math.sqrt(p.number("variance"))));
        }
        return i.truth("sequential") ? new Decision.Sequential(i.number("tuning")) : new Decision.Fixed();
    }

    private static Object teaTasting(Input i) {
        Input t = i.at("treatment");
        Input c = i.at("control");
        CovariateAdjustment arms = switch (i.text("kind")) {
            case "mean" -> new CovariateAdjustment(0, matrix(t, "y").moments(0), matrix(c, "y").moments(0));
            case "mean_cuped" -> CovariateAdjustment.ofMeans(matrix(t, "y", "yx"), matrix(c, "y", "yx"));
            case "ratio" -> new CovariateAdjustment(0, ratio(matrix(t, "y", "d")), ratio(matrix(c, "y", "d")));
            case "ratio_cuped" -> Input.known(CovariateAdjustment.ofRatios(
                    matrix(t, "y", "d", "yx", "dx"), matrix(c, "y", "d", "yx", "dx")));
            default -> throw new IllegalArgumentException(i.text("kind"));
        };
        TeaTastingComparison r = Input.known(TeaTastingComparison.of(
                arms.treatment(),
                arms.control(),
                i.truth("equal_var") ? Variances.POOLED : Variances.SEPARATE,
                i.truth("use_t") ? Reference.STUDENT : Reference.NORMAL,
                i.alternative(),
                i.level()));
        Difference d = r.difference();
        TeaTastingComparison.Relative relative = r.relative().orElseThrow();
        return Input.object(
                "control", r.control(), "treatment", r.treatment(),
                "effect_size", d.estimate(), "effect_size_ci_lower", d.low(), "effect_size_ci_upper", d.high(),
                "rel_effect_size", relative.estimate(), "rel_effect_size_ci_lower", relative.low(),
                "rel_effect_size_ci_upper", relative.high(), "pvalue", d.p(), "statistic", d.statistic());
    }

    private static Moments ratio(MomentMatrix m) {
        return Input.known(RatioMetric.linearise(m)).moments(0);
    }

    /// From means, variances and covariances keyed by pairs of names in either order.
    private static MomentMatrix matrix(Input arm, String... names) {
        long n = arm.whole("n");
        var means = new ArrayList<Double>();
        var cross = new ArrayList<Double>();
        for (String u : names) {
            means.add(arm.at("mean").number(u));
            for (String v : names) {
                Input c = arm.at("cov");
                double s = u.equals(v)
                        ? arm.at("var").number(u)
                        : c.has(u + "," + v) ? c.number(u + "," + v) : c.number(v + "," + u);
                cross.add(s * (n - 1));
            }
        }
        return new MomentMatrix(n, means, cross);
    }

    private static Outcome<GrowthBookEffect> effect(Input i) {
        return GrowthBookEffect.of(arm(i.at("treatment")), arm(i.at("control")), scale(i.text("difference")));
    }

    private static EffectScale scale(String name) {
        return EffectScale.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// The reference finds no variance of a relative effect before it looks at the baseline.
    private static String zeroBaseline(Input i) {
        return scale(i.text("difference")) == EffectScale.RELATIVE ? NO_VARIANCE : ZERO_BASELINE;
    }

    private static <T> Object answer(
            Outcome<T> found, String zeroBaseline, Function<T, Map<String, @Nullable Object>> members) {
        return switch (found) {
            case Outcome.Known<T>(T value) -> members.apply(value);
            case Outcome.Undefined<T> u -> Input.object("error", switch (u.cause()) {
                case NO_VARIANCE -> NO_VARIANCE;
                case ZERO_BASELINE -> zeroBaseline;
                default -> u.cause().name();
            });
        };
    }

    static GrowthBookArm arm(Input a) {
        long n = a.whole("n");
        return switch (a.text("type")) {
            case "mean" -> new GrowthBookArm.Mean(sums(a, n, "sum").moments(0));
            case "proportion" -> new GrowthBookArm.Share(new Proportion(a.whole("sum"), n));
            case "ratio" -> new GrowthBookArm.Ratio(sums(a, n, "m_sum", "d_sum", "m_d_sum_products"));
            case "cuped" -> new GrowthBookArm.AdjustedMean(
                    sums(a, n, "post_sum", "pre_sum", "post_pre_sum_products"));
            case "cuped_ratio" -> new GrowthBookArm.AdjustedRatio(sums(
                    a, n, "m_post_sum", "d_post_sum", "m_pre_sum", "d_pre_sum",
                    "m_post_d_post", "m_post_m_pre", "m_post_d_pre", "m_pre_d_post", "d_post_d_pre", "m_pre_d_pre"));
            case "quantile" -> quantile(a, n);
            case "quantile_clustered" -> new GrowthBookArm.ClusteredQuantile(
                    quantile(a, n),
                    sums(a, a.whole("n_clusters"), "main_sum", "denominator_sum", "main_denominator_sum_product"));
            default -> throw new IllegalArgumentException(a.text("type"));
        };
    }

    private static GrowthBookArm.Quantile quantile(Input a, long n) {
        return new GrowthBookArm.Quantile(
                n, a.whole("n_star"), a.number("nu"), a.number("quantile"), a.number("lower"), a.number("upper"));
    }

    /// The names of the sums, then those of the sums of products of each pair, in the order of pairs (0,1), (0,2), ...
    private static MomentMatrix sums(Input a, long n, String... names) {
        int k = names.length == 1 ? 1 : names.length == 3 ? 2 : 4;
        double[][] cross = new double[k][k];
        var means = new ArrayList<Double>();
        int pair = k;
        for (int i = 0; i < k; i++) {
            double s = a.number(names[i]);
            means.add(n == 0 ? 0 : s / n);
            double q = a.number(names[i] + "_squares");
            cross[i][i] = n == 0 ? 0 : Math.max(0, q - s * s / n);
            for (int j = i + 1; j < k; j++) {
                double c = n == 0 ? 0 : a.number(names[pair]) - s * a.number(names[j]) / n;
                cross[i][j] = c;
                cross[j][i] = c;
                pair++;
            }
        }
        var flat = new ArrayList<Double>();
        for (double[] row : cross) {
            for (double v : row) {
                flat.add(v);
            }
        }
        return new MomentMatrix(n, means, flat);
    }
}
