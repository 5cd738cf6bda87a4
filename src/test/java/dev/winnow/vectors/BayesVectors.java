package dev.winnow.vectors;

import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Level;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.bayes.Arms;
import dev.winnow.stats.bayes.Arms.Standing;
import dev.winnow.stats.bayes.BayesFactor;
import dev.winnow.stats.bayes.BetaPosterior;
import dev.winnow.stats.bayes.BetaPosteriors;
import dev.winnow.stats.bayes.GammaPosterior;
import dev.winnow.stats.bayes.GammaPosteriors;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.bayes.Posterior;
import java.util.List;
import java.util.Map;

final class BayesVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.bayes_beta_binomial", BayesVectors::twoRates),
            Map.entry("stats.bayes_beta_hdi", BayesVectors::narrowest),
            Map.entry("stats.bayes_beta_multi_arm", BayesVectors::severalRates),
            Map.entry("stats.bayes_gamma_poisson", BayesVectors::events),
            Map.entry("stats.bayes_normal_loss", BayesVectors::normal),
            Map.entry("stats.jzs_bayes_factor", i -> object("log_bf10",
                    BayesFactor.jzs(i.number("t"), i.whole("n1"), i.whole("n2"), i.number("rscale")))),
            Map.entry("abserver.probability_b_beats_a", BayesVectors::probability));

    private BayesVectors() {}

    private static BetaPosterior prior(Input i) {
        return new BetaPosterior(i.number("prior_a", 1), i.number("prior_b", 1));
    }

    private static List<Double> ends(Posterior.Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    private static Object twoRates(Input i) {
        var p = new BetaPosteriors(
                prior(i).given(new Proportion(i.whole("x_b"), i.whole("n_b"))),
                prior(i).given(new Proportion(i.whole("x_a"), i.whole("n_a"))));
        Level level = Level.of(1 - i.number("cred"));
        return object(
                "prob_b_beats_a", p.probabilityTreatmentHigher(),
                "loss_choose_a", p.expectedLossAbove(), "loss_choose_b", p.expectedLossBelow(),
                "mean_a", p.control().mean(), "mean_b", p.treatment().mean(),
                "ci_a", ends(p.control().interval(level)), "ci_b", ends(p.treatment().interval(level)));
    }

    private static Object narrowest(Input i) {
        Posterior.Interval n = new BetaPosterior(i.number("a"), i.number("b"))
                .narrowest(Level.of(1 - i.number("mass")));
        return object("lower", n.low(), "upper", n.high());
    }

    private static Object severalRates(Input i) {
        List<Posterior> arms = i.items("arms").stream()
                .<Posterior>map(a -> prior(i).given(new Proportion(a.whole("x"), a.whole("n"))))
                .toList();
        List<Standing> s = Arms.standings(arms);
        return object(
                "prob_best", s.stream().map(Standing::probabilityBest).toList(),
                "expected_loss", s.stream().map(Standing::expectedLoss).toList(),
                "expected_max", s.getFirst().mean() + s.getFirst().expectedLoss());
    }

    private static Object events(Input i) {
        var prior = new GammaPosterior(i.number("prior_shape"), i.number("prior_rate"));
        var p = new GammaPosteriors(
                prior.given(i.whole("x_b"), i.number("exposure_b")), prior.given(i.whole("x_a"), i.number("exposure_a")));
        return object(
                "prob_b_beats_a", p.probabilityTreatmentHigher(),
                "mean_a", p.control().mean(), "mean_b", p.treatment().mean(),
                "ratio_mean", p.ratioMean().isPresent() ? p.ratioMean().get() : "undefined",
                "ratio_ci", ends(p.ratio(Level.of(i.number("alpha", 0.05)))));
    }

    private static Object normal(Input i) {
        var p = new NormalPosterior(i.number("mean"), i.number("sd"));
        return object(
                "chance_to_win", p.probabilityAboveZero(), "loss_choose_treatment", p.expectedLossBelow(),
                "loss_keep_control", p.expectedLossAbove(), "prob_above_margin", p.probabilityAbove(i.number("margin")),
                "prob_in_rope", p.probabilityBetween(-i.number("rope"), i.number("rope")));
    }

    private static Object probability(Input i) {
        if (i.has("control_users")) {
            return object("probability", BetaPosteriors.of(
                            new Proportion(i.whole("treatment_conversions"), i.whole("treatment_users")),
                            new Proportion(i.whole("control_conversions"), i.whole("control_users")))
                    .probabilityTreatmentHigher());
        }
        return object("probability", Arms.probabilityHigher(mean(i, "treatment"), mean(i, "control")));
    }

    private static NormalPosterior mean(Input i, String arm) {
        return new NormalPosterior(
                i.number(arm + "_mean"), i.number(arm + "_std") / Math.sqrt(i.number(arm + "_n")));
    }
}
