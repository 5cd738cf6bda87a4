package dev.winnow.vectors;

import static dev.winnow.vectors.Input.known;
import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.platforms.AbServerSequential;
import dev.winnow.stats.sequential.Boundaries;
import dev.winnow.stats.sequential.ConditionalPower;
import dev.winnow.stats.sequential.Crossing;
import dev.winnow.stats.sequential.DesignCharacteristics;
import dev.winnow.stats.sequential.Futility;
import dev.winnow.stats.sequential.Futility.Binding;
import dev.winnow.stats.sequential.Futility.Hypothesis;
import dev.winnow.stats.sequential.GroupSequentialDesign;
import dev.winnow.stats.sequential.HaybittlePeto;
import dev.winnow.stats.sequential.LookBound;
import dev.winnow.stats.sequential.Looks;
import dev.winnow.stats.sequential.RepeatedInference;
import dev.winnow.stats.sequential.SequentialSampleSize;
import dev.winnow.stats.sequential.Sides;
import dev.winnow.stats.sequential.Spending;
import dev.winnow.stats.sequential.StagewiseInference;
import dev.winnow.stats.sequential.StoppingRule;
import dev.winnow.stats.sequential.WangTsiatis;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

final class GroupSequentialVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.group_sequential_bounds", GroupSequentialVectors::bounds),
            Map.entry("stats.group_sequential_power", GroupSequentialVectors::power),
            Map.entry("stats.group_sequential_analysis", GroupSequentialVectors::analysis),
            Map.entry("stats.gsdesign_bounds", GroupSequentialVectors::gsDesign),
            Map.entry("stats.kim_demets_bounds", GroupSequentialVectors::kimDeMets),
            Map.entry("stats.conditional_predictive_power", GroupSequentialVectors::conditionalPower),
            Map.entry("abserver.sequential_boundaries", GroupSequentialVectors::abServer));

    private GroupSequentialVectors() {}

    private static Looks looks(Input in) {
        return Looks.of(in.numbers("information"));
    }

    private static Sides sides(long count) {
        return count == 2 ? Sides.TWO_SIDED : Sides.ONE_SIDED;
    }

    /// rpact's `typeOfDesign`.
    private static StoppingRule rule(Input in) {
        return switch (in.text("type")) {
            case "OF" -> WangTsiatis.obrienFleming();
            case "P" -> WangTsiatis.pocock();
            case "WT" -> new WangTsiatis(in.number(in.has("delta_wt") ? "delta_wt" : "delta"));
            case "HP" -> new HaybittlePeto(in.number("haybittle_peto_constant", 3));
            case "noEarlyEfficacy" -> new Spending.AtEnd();
            case "asUser" -> given(in, "user_alpha_spending", in.number("alpha"));
            case String as -> spending(as.substring(2), in.number("gamma", in.number("rho", 1)));
        };
    }

    private static Spending given(Input in, String field, double total) {
        double[] shares = Arrays.stream(in.numbers(field)).map(v -> Math.min(1, v / total)).toArray();
        return Spending.Given.of(in.numbers("information"), shares);
    }

    private static Spending spending(String name, double parameter) {
        return switch (name) {
            case "OF" -> new Spending.ObrienFlemingLike(1);
            case "P" -> new Spending.PocockLike();
            case "HSD" -> new Spending.HwangShihDeCani(parameter);
            case "KD" -> new Spending.KimDeMets(parameter);
            default -> throw new IllegalArgumentException("spending " + name);
        };
    }

    private static GroupSequentialDesign design(Input in) {
        if (!in.has("beta_spending") || in.text("beta_spending").equals("none")) {
            return known(GroupSequentialDesign.of(looks(in), rule(in), sides(in.whole("sided")), in.level()));
        }
        double beta = in.number("beta");
        String name = in.text("beta_spending").substring(2);
        double parameter = in.number("gamma_beta", in.number("gamma_b", in.number("gamma", in.number("rho", 1))));
        Spending lower = name.equals("User") ? given(in, "user_beta_spending", beta) : spending(name, parameter);
        Futility futility = Futility.ofBeta(lower, beta, in.truth("binding") ? Binding.BINDING : Binding.NON_BINDING);
        return known(GroupSequentialDesign.of(looks(in), (Spending) rule(in), in.level(), futility));
    }

    private static List<Double> column(GroupSequentialDesign d, ToDoubleFunction<LookBound> f) {
        return d.table().stream().mapToDouble(f).boxed().toList();
    }

    private static Object bounds(Input in) {
        GroupSequentialDesign d = design(in);
        return object(
                "z", column(d, LookBound::z), "spent", column(d, LookBound::spent), "stage_level",
                column(d, LookBound::nominalP));
    }

    private static Object power(Input in) {
        GroupSequentialDesign d = design(in);
        double power = 1 - in.number("beta");
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        DesignCharacteristics c = known(DesignCharacteristics.of(d, power));
        answer.put("inflation", c.inflation());
        answer.put("shift", c.drift() * c.drift());
        answer.put("avg_n_h0", c.expectedNull());
        answer.put("avg_n_h01", c.expectedHalf());
        answer.put("avg_n_h1", c.expectedEffect());
        answer.put("reject_prob", c.reject());
        answer.put("early_stop", c.earlyStop());
        answer.put("power", c.power());
        double[] low = d.boundaries().lower();
        answer.put("z_efficacy", d.boundaries().upper());
        answer.put("z_futility", Arrays.copyOf(low, low.length - 1));
        double ratio = in.number("allocation_ratio", 1);
        switch (in.text("what")) {
            case "means_n" -> size(
                    answer, known(SequentialSampleSize.means(d, in.number("delta"), in.number("sd"), ratio, power)));
            case "rates_n" -> size(
                    answer, known(SequentialSampleSize.rates(d, in.number("p_t"), in.number("p_c"), ratio, power)));
            default -> {}
        }
        return answer;
    }

    private static void size(Map<String, @Nullable Object> answer, SequentialSampleSize n) {
        answer.put("max_n", n.maximum());
        answer.put("n_per_look", n.perLook());
        answer.put("expected_n_h0", n.expectedNull());
        answer.put("expected_n_h01", n.expectedHalf());
        answer.put("expected_n_h1", n.expectedEffect());
    }

    /// Means of two arms, cumulated over the stages, with the pooled variance.
    private static Object analysis(Input in) {
        GroupSequentialDesign d = design(in);
        int stages = in.numbers("n_t").length;
        int all = d.looks().size();
        double[] estimate = new double[stages];
        double[] se = new double[stages];
        Moments t = Moments.EMPTY;
        Moments c = Moments.EMPTY;
        @Nullable Object[] finals = new Object[4 * all];
        int stop = -1;
        var repeated = new java.util.ArrayList<RepeatedInference>();
        for (int k = 0; k < stages; k++) {
            t = t.merge(arm(in, "_t", k));
            c = c.merge(arm(in, "_c", k));
            double variance = (t.m2() + c.m2()) / (t.n() + c.n() - 2.0);
            estimate[k] = t.mean() - c.mean();
            se[k] = Math.sqrt(variance * (1.0 / t.n() + 1.0 / c.n()));
            RepeatedInference r = known(RepeatedInference.of(d, k, estimate[k], se[k]));
            repeated.add(r);
            if (stop < 0 && (r.crossed() || k == all - 1)) {
                stop = k;
                StagewiseInference s =
                        StagewiseInference.of(d.boundaries(), d.sides(), d.tail(), k, estimate[k], se[k]);
                finals[k] = s.p();
                finals[all + k] = s.low();
                finals[2 * all + k] = s.high();
                finals[3 * all + k] = s.estimate();
            }
        }
        List<@Nullable Object> f = Arrays.asList(finals);
        return object(
                "repeated_ci_lower", repeated.stream().map(RepeatedInference::low).toList(),
                "repeated_ci_upper", repeated.stream().map(RepeatedInference::high).toList(),
                "repeated_p", repeated.stream().map(RepeatedInference::p).toList(),
                "final_stage", stop < 0 ? null : stop + 1,
                "final_p", f.subList(0, all),
                "final_ci_lower", f.subList(all, 2 * all),
                "final_ci_upper", f.subList(2 * all, 3 * all),
                "median_unbiased", f.subList(3 * all, 4 * all),
                "conditional_power", conditional(in, d, estimate[stages - 1] / se[stages - 1], stages));
    }

    private static Moments arm(Input in, String suffix, int stage) {
        double sd = in.numbers("sd" + suffix)[stage];
        return Moments.ofVariance(in.wholes("n" + suffix)[stage], in.numbers("mean" + suffix)[stage], sd * sd);
    }

    private static List<@Nullable Double> conditional(Input in, GroupSequentialDesign d, double z, int stages) {
        int ahead = d.looks().size() - stages;
        @Nullable Double[] power = new Double[d.looks().size()];
        if (ahead > 0) {
            double[] means = new double[ahead];
            // Two arms of half the stage's units each.
            double mean = in.number("theta_h1") / in.number("assumed_sd")
                    * Math.sqrt(in.number("n_planned_per_future_stage") / 4);
            Arrays.fill(means, mean);
            double[] by = ConditionalPower.ofStages(d.boundaries(), stages - 1, z, means).byLook();
            for (int j = 0; j < ahead; j++) {
                power[stages + j] = by[j];
            }
        }
        return Arrays.asList(power);
    }

    /// gsDesign's name of a spending function, with its parameter in brackets or beside it.
    private static Spending named(String text, double parameter) {
        int bracket = text.indexOf('(');
        String name = bracket < 0 ? text : text.substring(0, bracket);
        double value = bracket < 0 ? parameter : Double.parseDouble(text.substring(bracket + 1, text.length() - 1));
        return switch (name) {
            case "sfLDOF" -> new Spending.ObrienFlemingLike(Double.isNaN(value) ? 1 : value);
            case "sfLDPocock" -> new Spending.PocockLike();
            case "sfHSD" -> new Spending.HwangShihDeCani(Double.isNaN(value) ? -4 : value);
            case "sfPower" -> new Spending.KimDeMets(value);
            case "sfExponential" -> new Spending.Exponential(value);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Object gsDesign(Input in) {
        Looks looks = looks(in);
        Spending upper = named(in.text("spending"), in.number("parameter", Double.NaN));
        double beta = in.number("beta");
        Spending lower = named(in.text("lower_spending", "sfHSD(-2)"), in.number("lower_parameter", -2));
        Level alpha = in.level();
        int type = in.integer("test_type");
        GroupSequentialDesign d = known(switch (type) {
            case 1 -> GroupSequentialDesign.of(looks, upper, Sides.ONE_SIDED, alpha);
            case 2 -> GroupSequentialDesign.of(looks, upper, Sides.TWO_SIDED, Level.of(2 * alpha.alpha()));
            case 3, 4 -> GroupSequentialDesign.of(looks, upper, alpha, Futility.ofBeta(
                    lower, beta, type == 3 ? Binding.BINDING : Binding.NON_BINDING));
            default -> GroupSequentialDesign.of(looks, upper, alpha, new Futility(
                    lower, in.number("astar", 1 - alpha.alpha()), Hypothesis.NO_EFFECT,
                    type == 5 ? Binding.BINDING : Binding.NON_BINDING));
        });
        Boundaries b = d.boundaries();
        double drift = known(d.drift(1 - beta));
        double unit = drift * drift / Math.pow(d.fixedDrift(1 - beta), 2);
        Function<Crossing, Double> mean = c -> unit * c.meanFraction();
        double[] spend = b.looks().toArray();
        double before = 0;
        for (int k = 0; k < spend.length; k++) {
            double now = upper.spent(alpha.alpha(), looks.fraction(k));
            spend[k] = now - before;
            before = now;
        }
        return object(
                "upper", b.upper(), "lower", type == 1 ? null : b.lower(), "n_ratio",
                Arrays.stream(looks.toArray()).map(t -> t * unit).toArray(), "upper_spend", spend,
                "expected_n_h0_h1", List.of(mean.apply(b.crossing(0)), mean.apply(b.crossing(drift))));
    }

    private static Object kimDeMets(Input in) {
        GroupSequentialDesign d = known(GroupSequentialDesign.of(
                looks(in), new Spending.KimDeMets(in.number("rho")), sides(in.whole("sides")), in.level()));
        return object("z", d.boundaries().upper());
    }

    private static Object conditionalPower(Input in) {
        Spending upper = named(in.text("spending"), in.number("parameter", Double.NaN));
        GroupSequentialDesign d = known(GroupSequentialDesign.of(looks(in), upper, Sides.ONE_SIDED, in.level()));
        double power = 1 - in.number("beta");
        double drift = known(d.drift(power));
        double fixed = d.fixedDrift(power);
        double fixedN = in.number("n_fix");
        double maximum = fixedN * drift * drift / (fixed * fixed);
        int look = in.integer("look") - 1;
        double z = in.number("z");
        Boundaries b = d.boundaries();
        double t = d.looks().fraction(look);
        ConditionalPower observed = ConditionalPower.of(b, look, z, z / Math.sqrt(t));
        ConditionalPower none = ConditionalPower.of(b, look, z, 0);
        ConditionalPower design = ConditionalPower.of(b, look, z, drift);
        return object(
                "n_i", Arrays.stream(d.looks().toArray()).map(v -> v * maximum).toArray(),
                "theta_observed", z / Math.sqrt(t * maximum), "theta_design", fixed / Math.sqrt(fixedN),
                "bounds", b.upper(),
                "cp_any_future_observed", observed.anyLook(), "cp_any_future_null", none.anyLook(),
                "cp_any_future_design", design.anyLook(), "cp_final_only_observed", observed.finalLook(),
                "cp_final_only_null", none.finalLook(), "cp_final_only_design", design.finalLook());
    }

    private static Object abServer(Input in) {
        AbServerSequential a = AbServerSequential.of(in.integer("n_looks"), in.level());
        return object(
                "boundaries",
                a.boundaries().stream()
                        .map(l -> object(
                                "look", l.look(), "info_fraction", l.infoFraction(), "cumulative_alpha_spent",
                                l.cumulativeAlphaSpent(), "incremental_alpha", l.incrementalAlpha(), "z_boundary",
                                l.zBoundary(), "p_boundary", l.pBoundary(), "is_final", l.isFinal()))
                        .toList(),
                "inflation", a.inflation());
    }
}
