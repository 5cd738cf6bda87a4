package dev.winnow.vectors;

import static dev.winnow.vectors.Input.known;
import static dev.winnow.vectors.Input.object;
import static java.util.Map.entry;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.platforms.GrowthBookPower;
import dev.winnow.stats.platforms.GrowthBookPower.Decision;
import dev.winnow.stats.power.Allocation;
import dev.winnow.stats.power.Anova;
import dev.winnow.stats.power.Baseline;
import dev.winnow.stats.power.DesignEffect;
import dev.winnow.stats.power.Direction;
import dev.winnow.stats.power.Equivalence;
import dev.winnow.stats.power.GoodnessOfFit;
import dev.winnow.stats.power.MeanTest;
import dev.winnow.stats.power.OneMean;
import dev.winnow.stats.power.Plan;
import dev.winnow.stats.power.PowerCurve;
import dev.winnow.stats.power.ProportionTest;
import dev.winnow.stats.power.Question;
import dev.winnow.stats.power.RateVariance;
import dev.winnow.stats.power.Solve;
import dev.winnow.stats.power.TwoMeans;
import dev.winnow.stats.power.TwoProportions;
import dev.winnow.stats.power.TwoRates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class PowerVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            entry("stats.power_t_test", PowerVectors::tTest),
            entry("stats.power_prop_test", PowerVectors::propTest),
            entry("stats.power_two_proportions", PowerVectors::twoProportions),
            entry("stats.power_pwr", PowerVectors::pwr),
            entry("stats.power_unequal_ratio", PowerVectors::unequalRatio),
            entry("stats.power_noninferiority_equivalence_counts", PowerVectors::counts),
            entry("stats.power_tost_and_cluster", PowerVectors::tostAndCluster),
            entry("stats.tea_tasting_power", PowerVectors::teaTasting),
            entry("stats.growthbook_power", PowerVectors::growthBook),
            entry("posthog.running_time", RunningTimeVectors::answer));

    private PowerVectors() {}

    /// R's "one.sided" looks in the direction of the effect.
    private static Alternative sided(Input in, double effect) {
        return in.text("alternative", "two").startsWith("one")
                ? effect < 0 ? Alternative.LESS : Alternative.GREATER
                : in.alternative();
    }

    private static Plan size(PowerCurve curve, Allocation allocation, double effect, double alpha, double power) {
        return known(Solve.of(curve, allocation, new Question.OfSize(effect, alpha, power)));
    }

    private static @Nullable Object tTest(Input in) {
        double alpha = in.level().alpha();
        var curve = TwoMeans.student(in.number("sd"), sided(in, in.number("delta", 1)));
        return switch (in.text("solve")) {
            case "n" -> object(
                    "n_per_arm",
                    size(curve, Allocation.EVEN, in.number("delta"), alpha, in.number("power")).control());
            case "power" -> {
                double n = in.number("n_per_arm");
                yield object("power", curve.power(in.number("delta"), n, in.number("n_t", n), alpha));
            }
            default -> {
                double n = in.number("n_per_arm");
                var question = new Question.OfEffect(n, alpha, in.number("power"), Direction.ABOVE);
                var allocation = Allocation.of(in.number("n_t", n) / n);
                yield object("delta", known(Solve.of(curve, allocation, question)).effect());
            }
        };
    }

    private static @Nullable Object propTest(Input in) {
        double alpha = in.level().alpha();
        double p1 = in.number("p1");
        double effect = in.number("p2", 1) - p1;
        var curve = TwoProportions.score(p1, sided(in, effect));
        return switch (in.text("solve")) {
            case "n" -> object("n_per_arm", size(curve, Allocation.EVEN, effect, alpha, in.number("power")).control());
            case "power" -> {
                double n = in.number("n_per_arm");
                yield object("power", curve.power(effect, n, n, alpha));
            }
            default -> {
                var question = new Question.OfEffect(in.number("n_per_arm"), alpha, in.number("power"), Direction.ABOVE);
                yield object("p2", p1 + known(Solve.of(curve, Allocation.EVEN, question)).effect());
            }
        };
    }

    private static @Nullable Object twoProportions(Input in) {
        double p0 = in.number("prop_c");
        double diff = in.number("diff");
        double alpha = in.level().alpha();
        if (in.text("kind").equals("power")) {
            double treatment = in.number("n_t");
            double ratio = in.number("ratio_n_c_over_n_t", 1);
            double pooled = (p0 + diff + ratio * p0) / (1 + ratio);
            var curve = TwoProportions.score(p0, in.alternative());
            return object("power", curve.power(diff, treatment * ratio, treatment, alpha), "p_pooled", pooled);
        }
        // The reference halves the level and then asks for one tail.
        var curve = TwoProportions.score(p0, diff < 0 ? Alternative.LESS : Alternative.GREATER);
        double ratio = 1 / in.number("ratio", 1);
        double tail = alpha / (in.alternative() == Alternative.TWO_SIDED ? 2 : 1);
        return object("n_t", size(curve, Allocation.of(ratio), diff, tail, in.number("power")).treatment());
    }

    private static @Nullable Object pwr(Input in) {
        double alpha = in.level().alpha();
        return switch (in.text("test")) {
            case "2p2n" -> {
                var curve = TwoMeans.z(1, in.alternative());
                yield object("power", curve.power(in.number("h"), in.number("n1"), in.number("n2"), alpha));
            }
            case "2p_n" -> {
                double p1 = in.number("p1");
                double p2 = in.number("p2");
                var curve = new TwoProportions(p1, 0, ProportionTest.ARCSINE, in.alternative());
                yield object(
                        "h", TwoProportions.cohenH(p2, p1),
                        "n_per_arm", size(curve, Allocation.EVEN, p2 - p1, alpha, in.number("power")).control());
            }
            case "chisq_srm" -> {
                var curve = new GoodnessOfFit(in.integer("df"));
                yield object("power", curve.power(in.number("w"), in.number("N"), 0, alpha));
            }
            case "anova_power" -> {
                var curve = new Anova(in.integer("k"));
                yield object("power", curve.power(in.number("f"), in.number("n"), in.number("n"), alpha));
            }
            case "anova_n" -> {
                int k = in.integer("k");
                var plan = size(new Anova(k), Allocation.groups(k), in.number("f"), alpha, in.number("power"));
                yield object("n_per_group", plan.control());
            }
            default -> throw new IllegalArgumentException(in.text("test"));
        };
    }

    private static @Nullable Object unequalRatio(Input in) {
        MeanTest test = in.text("test").equals("z") ? MeanTest.Z : MeanTest.STUDENT;
        double ratio = in.number("ratio");
        var curve = new TwoMeans(1, 1, 0, test, in.alternative());
        double effect = in.number("effect");
        double alpha = in.level().alpha();
        if (in.text("solve").equals("power")) {
            double n = in.number("n_c");
            return object("power", curve.power(effect, n, n * ratio, alpha));
        }
        return object("n_c", size(curve, Allocation.of(ratio), effect, alpha, in.number("power")).control());
    }

    private static @Nullable Object counts(Input in) {
        double alpha = in.level().alpha();
        if (in.text("kind").equals("normal_one_tail_n")) {
            double diff = in.number("diff");
            var side = diff < 0 ? Alternative.LESS : Alternative.GREATER;
            var curve = new OneMean(in.number("sd"), 0, MeanTest.Z, side);
            return object("n", size(curve, Allocation.SINGLE, diff, alpha, in.number("power")).control());
        }
        var variance = in.text("method_var").equals("alt") ? RateVariance.TRUE_RATES : RateVariance.NULL_RATES;
        double rate0 = in.number("rate_c");
        var curve = new TwoRates(
                rate0, in.number("exposure", 1), in.number("dispersion", 0), in.number("value", 1), variance,
                in.alternative());
        double treatment = in.number("n_t");
        double ratio = in.number("rate_t") / rate0;
        return object("power", curve.power(ratio, treatment * in.number("n_ratio", 1), treatment, alpha));
    }

    private static @Nullable Object tostAndCluster(Input in) {
        double alpha = in.level().alpha();
        double sd = in.number("sd");
        if (in.text("kind").equals("tost")) {
            var curve = new Equivalence(in.number("low"), in.number("upp"), sd, MeanTest.STUDENT);
            double n = in.number("n_per_arm");
            return object("power", curve.power(in.number("diff"), n, n, alpha));
        }
        double delta = in.number("delta");
        double power = in.number("power");
        var curve = TwoMeans.student(sd, Alternative.TWO_SIDED);
        double factor = DesignEffect.factor(in.number("cluster_size"), in.number("icc"));
        Plan clustered = size(new DesignEffect(curve, factor), Allocation.EVEN, delta, alpha, power);
        return object(
                "n_srs_per_arm", size(curve, Allocation.EVEN, delta, alpha, power).control(),
                "deff", factor,
                "n_per_arm", clustered.control(),
                "clusters_per_arm", DesignEffect.clusters(clustered.control(), in.number("cluster_size")));
    }

    private static Outcome<Baseline> baseline(Input in) {
        Input a = in.at("aggregates");
        return switch (in.text("kind")) {
            case "mean" -> Baseline.mean(matrix(a, "y").moments(0));
            case "mean_cuped" -> Baseline.meanAdjusted(matrix(a, "y", "yx"));
            case "ratio" -> Baseline.ratio(matrix(a, "y", "d"));
            default -> Baseline.ratioAdjusted(matrix(a, "y", "d", "yx", "dx"));
        };
    }

    private static MomentMatrix matrix(Input aggregates, String... names) {
        long n = aggregates.whole("n");
        var means = new Double[names.length];
        var cross = new Double[names.length * names.length];
        Input cov = aggregates.at("cov");
        for (int i = 0; i < names.length; i++) {
            means[i] = aggregates.at("mean").number(names[i]);
            for (int j = 0; j < names.length; j++) {
                String pair = names[i] + "," + names[j];
                double v = i == j
                        ? aggregates.at("var").number(names[i])
                        : cov.number(cov.has(pair) ? pair : names[j] + "," + names[i]);
                cross[i * names.length + j] = v * (n - 1);
            }
        }
        return new MomentMatrix(n, List.of(means), List.of(cross));
    }

    private static @Nullable Object teaTasting(Input in) {
        Baseline baseline = known(baseline(in));
        MeanTest test = !in.truth("use_t") ? MeanTest.Z : in.truth("equal_var") ? MeanTest.STUDENT : MeanTest.WELCH;
        var curve = new TwoMeans(baseline.sd(), baseline.sd(), 0, test, in.alternative());
        var allocation = Allocation.of(in.number("ratio", 1));
        double alpha = in.level().alpha();
        double control = in.number("n_obs", 1) / (1 + allocation.ratio());
        double effect = in.has("rel_effect_size")
                ? in.number("rel_effect_size") * Math.abs(baseline.value())
                : in.number("effect_size", 0);
        var direction = in.alternative() == Alternative.LESS ? Direction.BELOW : Direction.ABOVE;
        Question question = switch (in.text("solve")) {
            case "power" -> new Question.OfPower(effect, control, alpha);
            case "n_obs" -> new Question.OfSize(effect, alpha, in.number("power"));
            default -> new Question.OfEffect(control, alpha, in.number("power"), direction);
        };
        Plan plan = known(Solve.of(curve, allocation, question));
        return object(
                "power", plan.power(),
                "effect_size", plan.effect(),
                "rel_effect_size", plan.effect() / Math.abs(baseline.value()),
                "n_obs", in.has("n_obs") ? in.number("n_obs") : Math.ceil(plan.control() + plan.treatment()));
    }

    private static @Nullable Object growthBook(Input in) {
        Input metric = in.at("metric");
        boolean rate = metric.text("type").equals("binomial");
        double mean = metric.number(rate ? "conversionRate" : "mean");
        double variance = rate ? mean * (1 - mean) : Math.pow(metric.number("standardDeviation"), 2);
        double effect = metric.number("effectSize");
        Level level = in.level();
        if (in.text("engine").equals("bayesian")) {
            var prior = new GrowthBookPower.Prior(in.number("prior_mean", 0), in.number("prior_sd", 1));
            var decision = new Decision.Bayesian(in.truth("prior_proper") ? Optional.of(prior) : Optional.empty());
            var power = new GrowthBookPower(mean, variance, in.number("n_per_variation"), level, decision);
            return object("power", power.power(effect));
        }
        double tuning = in.number("sequential_tuning", 0);
        Decision decision = tuning > 0 ? new Decision.Sequential(tuning) : new Decision.FixedHorizon();
        var power = new GrowthBookPower(mean, variance, in.number("users_total") / in.number("variations"), level, decision);
        var mde = power.mde(in.number("target_power", 0.8)).toOptional();
        return object("power", power.power(effect), "mde", mde.orElse(null), "mde_error", mde.isEmpty());
    }
}
