package dev.winnow.vectors;

import static dev.winnow.vectors.Input.known;
import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Level;
import dev.winnow.stats.platforms.AbServerSurvival;
import dev.winnow.stats.survival.BandScale;
import dev.winnow.stats.survival.CoxModel;
import dev.winnow.stats.survival.CoxModel.Ties;
import dev.winnow.stats.survival.KaplanMeier;
import dev.winnow.stats.survival.LogRank;
import dev.winnow.stats.survival.SurvivalSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

final class SurvivalVectors {
    static final Map<String, Mapping> ALL =
            Map.ofEntries(
                    Map.entry("stats.survival_logrank_cox_km", SurvivalVectors::survival),
                    Map.entry("abserver.results_survival", SurvivalVectors::abServer));

    private SurvivalVectors() {}

    private static Object survival(Input i) {
        SurvivalSample control = arm(i, 0);
        SurvivalSample treatment = arm(i, 1);
        LogRank l = known(LogRank.of(List.of(control, treatment), LogRank.Weights.EQUAL));
        CoxModel.Coefficient efron = cox(treatment, control, Ties.EFRON);
        CoxModel.Coefficient breslow = cox(treatment, control, Ties.BRESLOW);
        return object(
                "logrank_chisq", l.chiSquare(),
                "logrank_p", l.p(),
                "cox_efron_coef", efron.estimate(),
                "cox_efron_se", efron.se(),
                "cox_breslow_coef", breslow.estimate(),
                "cox_breslow_se", breslow.se(),
                "km_control", curve(control, i.number("tau")),
                "km_treatment", curve(treatment, i.number("tau")));
    }

    private static CoxModel.Coefficient cox(SurvivalSample treatment, SurvivalSample control, Ties ties) {
        return known(CoxModel.ofArms(treatment, control, ties, Level.FIVE_PERCENT)).coefficients().getFirst();
    }

    private static Object curve(SurvivalSample sample, double tau) {
        KaplanMeier curve = known(KaplanMeier.of(sample, BandScale.LOG, Level.FIVE_PERCENT));
        KaplanMeier.Point at = known(curve.at(tau));
        KaplanMeier.RestrictedMean mean = known(curve.restrictedMean(tau));
        return object("surv", at.survival(), "se", at.se(), "rmst", mean.estimate(), "rmst_se", mean.se());
    }

    private static SurvivalSample arm(Input i, int group) {
        double[] time = i.numbers("time");
        int[] event = i.integers("event");
        int[] groups = i.integers("group");
        int[] units = IntStream.range(0, time.length).filter(u -> groups[u] == group).toArray();
        double[] t = new double[units.length];
        boolean[] e = new boolean[units.length];
        for (int u = 0; u < units.length; u++) {
            t[u] = time[units[u]];
            e[u] = event[units[u]] == 1;
        }
        return SurvivalSample.of(t, e);
    }

    private static Object abServer(Input i) {
        return AbServerSchema.answered(() -> {
            AbServerSchema.fields(
                    i,
                    "control_arm", "treatment_arm", "additional_arms", "test_type", "fh_rho", "fh_gamma", "alpha");
            List<SurvivalSample> arms = new ArrayList<>();
            arms.add(abServerArm(AbServerSchema.part(i, "control_arm")));
            arms.add(abServerArm(AbServerSchema.part(i, "treatment_arm")));
            if (i.node().has("additional_arms")) {
                AbServerSchema.items(i, "additional_arms").forEach(a -> arms.add(abServerArm(new Input(a))));
            }
            AbServerSchema.require(arms.size() <= 2 + AbServerSurvival.MOST_ADDITIONAL_ARMS);
            String test = AbServerSchema.word(i, "test_type", "log_rank", "fleming_harrington", "cox");
            double rho = power(i, "fh_rho", 1);
            double gamma = power(i, "fh_gamma", 0);
            Level level = AbServerSchema.level(i);
            if (test.equals("cox")) {
                AbServerSchema.require(arms.size() == 2);
                return AbServerSurvival.cox(arms.get(0), arms.get(1), level).map(r -> body(r, test, Optional.empty()));
            }
            boolean weighted = test.equals("fleming_harrington");
            var weights = weighted ? new LogRank.Weights(rho, gamma) : LogRank.Weights.EQUAL;
            return AbServerSurvival.logRank(arms, weights, level)
                    .map(r -> body(r, test, weighted ? Optional.of(weights) : Optional.empty()));
        });
    }

    private static double power(Input i, String field, double otherwise) {
        double power = AbServerSchema.number(i, field, otherwise);
        AbServerSchema.require(power >= 0 && power <= AbServerSurvival.LARGEST_POWER);
        return power;
    }

    private static SurvivalSample abServerArm(Input arm) {
        AbServerSchema.fields(arm, "durations", "events_observed");
        double[] durations = AbServerSchema.numbers(arm, "durations");
        List<JsonNode> seen = AbServerSchema.items(arm, "events_observed");
        AbServerSchema.require(durations.length >= 1
                && durations.length <= AbServerSurvival.MOST_UNITS
                && seen.size() == durations.length
                && Arrays.stream(durations).allMatch(d -> d >= 0 && d < Double.POSITIVE_INFINITY));
        boolean[] events = new boolean[durations.length];
        for (int u = 0; u < events.length; u++) {
            JsonNode e = seen.get(u);
            AbServerSchema.require(e.isBoolean() || (e.isNumber() && (e.asDouble() == 0 || e.asDouble() == 1)));
            events[u] = e.isBoolean() ? e.asBoolean() : e.asDouble() == 1;
        }
        return SurvivalSample.of(durations, events);
    }

    private static Map<String, @Nullable Object> body(AbServerSurvival r, String test, Optional<LogRank.Weights> weights) {
        AbServerSurvival.Arm control = r.arms().get(0);
        AbServerSurvival.Arm treatment = r.arms().get(1);
        var body = object(
                "chi_square", r.chiSquare(),
                "degrees_of_freedom", r.df(),
                "p_value", r.p(),
                "is_significant", r.significant(),
                "test_type", test,
                "fh_rho", weights.map(LogRank.Weights::rho).orElse(null),
                "fh_gamma", weights.map(LogRank.Weights::gamma).orElse(null),
                "hazard_ratio", r.hazard().map(AbServerSurvival.Hazard::ratio).orElse(null),
                "hazard_ratio_ci_lower", r.hazard().map(AbServerSurvival.Hazard::low).orElse(null),
                "hazard_ratio_ci_upper", r.hazard().map(AbServerSurvival.Hazard::high).orElse(null),
                "log_hazard_ratio", r.hazard().map(AbServerSurvival.Hazard::logRatio).orElse(null),
                "log_hazard_ratio_se", r.hazard().map(AbServerSurvival.Hazard::logSe).orElse(null));
        body.putAll(object(
                "observed_control", control.observed(),
                "expected_control", control.expected(),
                "observed_treatment", treatment.observed(),
                "expected_treatment", treatment.expected(),
                "n_control", control.n(),
                "n_treatment", treatment.n(),
                "arm_summaries", r.arms().stream()
                        .map(a -> object("n", a.n(), "observed", a.observed(), "expected", a.expected()))
                        .toList(),
                "control_curve", points(control),
                "treatment_curve", points(treatment),
                "additional_arm_curves", r.arms().stream().skip(2).map(SurvivalVectors::points).toList(),
                "verdict", r.verdict(),
                "interpretation", r.interpretation()));
        return body;
    }

    private static List<Map<String, @Nullable Object>> points(AbServerSurvival.Arm arm) {
        return arm.curve().stream()
                .map(p -> object(
                        "time", p.time(),
                        "survival", p.survival(),
                        "at_risk", p.atRisk(),
                        "n_events", p.events(),
                        "std_error", p.se(),
                        "ci_lower", p.low(),
                        "ci_upper", p.high()))
                .toList();
    }
}
