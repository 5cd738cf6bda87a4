package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.power.Allocation;
import dev.winnow.stats.power.GoodnessOfFit;
import dev.winnow.stats.power.LogRank;
import dev.winnow.stats.power.LogRankFormula;
import dev.winnow.stats.power.Observation;
import dev.winnow.stats.power.PairedProportions;
import dev.winnow.stats.power.Plan;
import dev.winnow.stats.power.ProportionTest;
import dev.winnow.stats.power.RateVariance;
import dev.winnow.stats.power.TwoProportions;
import dev.winnow.stats.power.TwoRates;
import java.util.List;
import java.util.Optional;

/// Planning of proportions, counts, survival and the check of the sample ratio.
final class PlanningRates {
    record ProportionsPlan(
            @Range(above = 0, below = 1) double controlRate,
            @Default("0") @Range(above = -1, below = 1) double nullValue,
            @Default("\"score\"") ProportionTest test,
            @Default("\"two-sided\"") Alternative alternative,
            PlanningQuestion question) {
        ProportionsPlan {
            BadInput.outOfRange(nullValue < -controlRate, "nullValue", nullValue, "limit.from", -controlRate);
            BadInput.outOfRange(nullValue > 1 - controlRate, "nullValue", nullValue, "limit.to", 1 - controlRate);
            question.effectWithin(-controlRate, 1 - controlRate);
        }
    }

    record PairedProportionsPlan(
            @Range(above = 0, to = 1) double discordant,
            @Default("\"two-sided\"") Alternative alternative,
            PlanningQuestion question) {
        PairedProportionsPlan {
            question.effectWithin(-discordant, discordant);
        }
    }

    record RatesPlan(
            @Range(above = 0) double controlRate,
            @Default("1") @Range(above = 0) double exposure,
            @Default("0") @Range(from = 0) double dispersion,
            @Default("1") @Range(above = 0) double nullValue,
            @Default("\"null-rates\"") RateVariance variance,
            @Default("\"two-sided\"") Alternative alternative,
            PlanningQuestion question) {
        RatesPlan {
            question.effectAbove0();
        }
    }

    record SurvivalPlan(
            @Range(above = 0) double controlHazard,
            @Default("0") @Range(from = 0) double accrual,
            @Range(from = 0) Optional<Double> followUp,
            @Default("0") @Range(from = 0) double dropout,
            @Default("1") @Range(above = 0) double nullValue,
            @Default("\"schoenfeld\"") LogRankFormula formula,
            @Default("\"two-sided\"") Alternative alternative,
            PlanningQuestion question) {
        SurvivalPlan {
            question.effectAbove0();
            double watched = followUp.orElse(Double.POSITIVE_INFINITY);
            BadInput.outOfRange(accrual + watched == 0, "followUp", watched, "limit.above", 0);
            if (formula == LogRankFormula.FREEDMAN && nullValue != 1) {
                throw new BadInput("not-allowed", "nullValue", Problems.text("reason.freedman"));
            }
        }

        private LogRank curve() {
            var observation = new Observation(accrual, followUp.orElse(Double.POSITIVE_INFINITY), dropout);
            return new LogRank(controlHazard, observation, nullValue, formula, alternative);
        }

        Outcome<Survival> answer() {
            return question.answer(this::curve)
                    .map(p -> new Survival(p, curve().events(p.effect(), p.control(), p.treatment())));
        }
    }

    record Survival(Plan plan, double events) {}

    record SampleRatioPlan(
            @Default("2") @Range(from = 2, to = 1000) int arms,
            @Default("0.5") @Range(above = 0, below = 1) double share,
            PlanningQuestion question) {
        SampleRatioPlan {
            question.effectAbove0();
        }

        Outcome<SampleRatio> answer() {
            return question.answer(() -> new GoodnessOfFit(arms - 1), Allocation.SINGLE)
                    .map(p -> new SampleRatio(p, GoodnessOfFit.imbalance(p.effect(), share)));
        }
    }

    record SampleRatio(Plan plan, double imbalance) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("power-two-proportions", Family.PLANNING, ProportionsPlan.class, Plan.class,
                    i -> i.question()
                            .answer(() -> new TwoProportions(
                                    i.controlRate(), i.nullValue(), i.test(), i.alternative())),
                    """
                    {"controlRate": 0.1, "question": {"solve": "n", "effect": 0.01}}"""),
            new Method<>("power-paired-proportions", Family.PLANNING, PairedProportionsPlan.class, Plan.class,
                    i -> i.question()
                            .answer(() -> new PairedProportions(i.discordant(), i.alternative()), Allocation.SINGLE),
                    """
                    {"discordant": 0.2, "question": {"solve": "n", "effect": 0.05}}"""),
            new Method<>("power-two-rates", Family.PLANNING, RatesPlan.class, Plan.class,
                    i -> i.question().answer(() -> new TwoRates(
                            i.controlRate(), i.exposure(), i.dispersion(), i.nullValue(), i.variance(), i.alternative())),
                    """
                    {"controlRate": 0.2, "dispersion": 0.5, "question": {"solve": "n", "effect": 1.2}}"""),
            new Method<>("power-log-rank", Family.PLANNING, SurvivalPlan.class, Survival.class, SurvivalPlan::answer,
                    """
                    {"controlHazard": 0.05, "accrual": 12, "followUp": 6, "question": {"solve": "n", "effect": 0.7}}"""),
            new Method<>("power-sample-ratio", Family.PLANNING, SampleRatioPlan.class, SampleRatio.class,
                    SampleRatioPlan::answer,
                    """
                    {"question": {"solve": "effect", "n": 100000, "alpha": 0.001}}"""));

    private PlanningRates() {}
}
