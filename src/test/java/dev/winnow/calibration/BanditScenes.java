package dev.winnow.calibration;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.bandits.OffPolicyEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What another policy would have earned.
final class BanditScenes {
    private static final Family FAMILY = new Family(
            "Another policy's value from logged decisions",
            "decisions",
            """
            Four arms with rates 10, 15, 20 and 25 %. The logging policy shows them with the probabilities 0.4, 0.3, 0.2 and \
            0.1, or 0.9, 0.05, 0.03 and 0.02; the target in the reverse order. The model of the doubly robust estimate says \
            20 % for every arm. Coverage: of the target's value by estimate -+ 1.96 standard errors.""");

    private static final Effort EFFORT = new Effort(10_000, 1e7, 20, 100, 1_000, 10_000);
    private static final double[] RATES = {0.1, 0.15, 0.2, 0.25};
    private static final double MODEL = 0.2;

    private record Logged(Outcome<OffPolicyEvaluation> evaluation, double truth) {}

    private BanditScenes() {}

    static List<Scene<?>> all() {
        return List.of(scene("binary, target near", 0.4, 0.3, 0.2, 0.1), scene("binary, target far", 0.9, 0.05, 0.03, 0.02));
    }

    private static Scene<Logged> scene(String data, double... logged) {
        double truth = 0;
        for (int arm = 0; arm < RATES.length; arm++) {
            truth += logged[RATES.length - 1 - arm] * RATES[arm];
        }
        double value = truth;
        var scene = new Scene<Logged>(FAMILY, data, EFFORT, (d, n) -> new Logged(log(d, n, logged), value));
        interval(scene, "inverse propensity score", OffPolicyEvaluation::ips);
        interval(scene, "self-normalised inverse propensity score", OffPolicyEvaluation::snips);
        interval(scene, "doubly robust", OffPolicyEvaluation::doublyRobust);
        return scene;
    }

    private static void interval(
            Scene<Logged> scene, String method, Function<OffPolicyEvaluation, OffPolicyEvaluation.Estimate> estimate) {
        scene.misses(method, l -> l.evaluation.map(estimate)
                .map(e -> Scene.outside(Difference.normal(e.value(), e.se(), Alternative.TWO_SIDED, Level.FIVE_PERCENT), l.truth)),
                x -> x);
    }

    private static Outcome<OffPolicyEvaluation> log(Draw draw, long n, double... logged) {
        var log = new ArrayList<OffPolicyEvaluation.Decision>();
        for (long i = 0; i < n; i++) {
            double u = draw.uniform();
            int arm = 0;
            while (arm < RATES.length - 1 && u >= logged[arm]) {
                u -= logged[arm++];
            }
            log.add(new OffPolicyEvaluation.Decision(
                    draw.uniform() < RATES[arm] ? 1 : 0, logged[arm], logged[RATES.length - 1 - arm], MODEL, MODEL));
        }
        return OffPolicyEvaluation.of(log);
    }
}
