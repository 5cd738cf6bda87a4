package dev.winnow.methods;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.bayes.Arms;
import dev.winnow.stats.bayes.BayesFactor;
import dev.winnow.stats.bayes.BetaPosterior;
import dev.winnow.stats.bayes.BetaPosteriors;
import dev.winnow.stats.bayes.GammaPosterior;
import dev.winnow.stats.bayes.GammaPosteriors;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.bayes.Posterior;
import java.util.List;
import java.util.Optional;

/// Posteriors and what they say.
final class BayesMethods {
    record RatesInput(
            RateArm treatment,
            RateArm control,
            @Default("1") @Range(from = 0.01, to = 1e9) double priorSuccesses,
            @Default("1") @Range(from = 0.01, to = 1e9) double priorFailures,
            @Default("0.05") Level alpha) {
        BetaPosteriors posteriors() {
            var prior = new BetaPosterior(priorSuccesses, priorFailures);
            return new BetaPosteriors(prior.given(treatment.proportion()), prior.given(control.proportion()));
        }
    }

    /// One arm's rate after the data.
    record Rate(double mean, double sd, double low, double high) {
        static Rate of(Posterior p, Level level) {
            Posterior.Interval i = p.interval(level);
            return new Rate(p.mean(), p.sd(), i.low(), i.high());
        }
    }

    record RatesAnswer(
            Rate treatment,
            Rate control,
            double probabilityTreatmentHigher,
            double lossIfShipped,
            double lossIfKept,
            double logBayesFactor) {
        static RatesAnswer of(RatesInput i) {
            BetaPosteriors p = i.posteriors();
            return new RatesAnswer(
                    Rate.of(p.treatment(), i.alpha), Rate.of(p.control(), i.alpha), p.probabilityTreatmentHigher(),
                    p.expectedLossBelow(), p.expectedLossAbove(),
                    BayesFactor.twoRates(
                            i.treatment.proportion(), i.control.proportion(),
                            new BetaPosterior(i.priorSuccesses, i.priorFailures)));
        }
    }

    record EventsInput(
            EventArm treatment,
            EventArm control,
            @Default("1") @Range(from = 0.01, to = 1e9) double priorEvents,
            @Default("1") @Range(above = 0) double priorExposure,
            @Default("0.05") Level alpha) {}

    record EventsAnswer(
            Rate treatment,
            Rate control,
            double probabilityTreatmentHigher,
            double lossIfShipped,
            double lossIfKept,
            Optional<Double> ratioMean,
            double ratioLow,
            double ratioHigh) {
        static EventsAnswer of(EventsInput i) {
            var prior = new GammaPosterior(i.priorEvents, i.priorExposure);
            var p = new GammaPosteriors(
                    prior.given(i.treatment.events(), i.treatment.exposure()),
                    prior.given(i.control.events(), i.control.exposure()));
            Posterior.Interval ratio = p.ratio(i.alpha);
            return new EventsAnswer(
                    Rate.of(p.treatment(), i.alpha), Rate.of(p.control(), i.alpha), p.probabilityTreatmentHigher(),
                    Arms.expectedLoss(p.treatment(), p.control()), Arms.expectedLoss(p.control(), p.treatment()),
                    p.ratioMean(), ratio.low(), ratio.high());
        }
    }

    record EffectInput(
            double estimate,
            @Range(above = 0) double se,
            @Default("0") double priorMean,
            @Range(above = 0) Optional<Double> priorSd,
            @Default("0") double margin,
            @Default("0") @Range(from = 0) double rope,
            @Default("0.05") Level alpha) {
        NormalPosterior posterior() {
            return priorSd.map(sd -> new NormalPosterior(priorMean, sd).given(estimate, se))
                    .orElseGet(() -> new NormalPosterior(estimate, se));
        }
    }

    record EffectAnswer(
            double mean,
            double sd,
            double low,
            double high,
            double probabilityAboveZero,
            double probabilityAboveMargin,
            double probabilityInRope,
            double lossIfShipped,
            double lossIfKept) {
        static EffectAnswer of(EffectInput i) {
            NormalPosterior p = i.posterior();
            Posterior.Interval interval = p.interval(i.alpha);
            return new EffectAnswer(
                    p.mean(), p.sd(), interval.low(), interval.high(), p.probabilityAboveZero(),
                    p.probabilityAbove(i.margin), p.probabilityBetween(-i.rope, i.rope), p.expectedLossBelow(),
                    p.expectedLossAbove());
        }
    }

    record SeveralRatesInput(
            @Range(least = 2, most = 1000) List<RateArm> arms,
            @Default("1") @Range(from = 0.01, to = 1e9) double priorSuccesses,
            @Default("1") @Range(from = 0.01, to = 1e9) double priorFailures) {
        List<Posterior> posteriors() {
            var prior = new BetaPosterior(priorSuccesses, priorFailures);
            return arms.stream().<Posterior>map(a -> prior.given(a.proportion())).toList();
        }
    }

    /// Posterior of one arm as mean and standard deviation.
    record NormalArm(double mean, @Range(above = 0) double sd) {}

    record SeveralMeansInput(@Range(least = 2, most = 1000) List<NormalArm> arms) {
        List<Posterior> posteriors() {
            return arms.stream().<Posterior>map(a -> new NormalPosterior(a.mean, a.sd)).toList();
        }
    }

    record Standings(List<Arms.Standing> arms) {}

    record NarrowestInput(
            @Range(from = 0.01, to = 1e15) double a, @Range(from = 0.01, to = 1e15) double b, @Default("0.05") Level alpha) {}

    record NarrowestGamma(
            @Range(from = 0.01, to = 1e15) double shape, @Range(above = 0) double rate, @Default("0.05") Level alpha) {}

    record NarrowestNormal(double mean, @Range(above = 0) double sd, @Default("0.05") Level alpha) {}

    record FactorInput(
            double t,
            @Range(from = 1) long n1,
            @Range(from = 1) long n0,
            @Default("0.7071067811865476") @Range(above = 0) double scale) {
        FactorInput {
            BadInput.outOfRange(n1 + n0 < 3, "n0", n0, "limit.from", 2);
        }
    }

    record Factor(double logBayesFactor) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("bayes-rates", Family.BAYES, RatesInput.class, RatesAnswer.class,
                    i -> Outcome.known(RatesAnswer.of(i)),
                    """
                    {"treatment": {"successes": 120, "trials": 1000}, "control": {"successes": 100, "trials": 1000}}"""),
            new Method<>("bayes-events", Family.BAYES, EventsInput.class, EventsAnswer.class,
                    i -> Outcome.known(EventsAnswer.of(i)),
                    """
                    {"treatment": {"events": 540, "exposure": 10000}, "control": {"events": 500, "exposure": 10000}}"""),
            new Method<>("bayes-effect", Family.BAYES, EffectInput.class, EffectAnswer.class,
                    i -> Outcome.known(EffectAnswer.of(i)),
                    """
                    {"estimate": 0.02, "se": 0.01, "priorMean": 0, "priorSd": 0.05, "margin": 0.005, "rope": 0.005}"""),
            new Method<>("bayes-best-rate", Family.BAYES, SeveralRatesInput.class, Standings.class,
                    i -> Outcome.known(new Standings(Arms.standings(i.posteriors()))),
                    """
                    {"arms": [{"successes": 100, "trials": 1000}, {"successes": 120, "trials": 1000},
                     {"successes": 118, "trials": 990}]}"""),
            new Method<>("bayes-best-mean", Family.BAYES, SeveralMeansInput.class, Standings.class,
                    i -> Outcome.known(new Standings(Arms.standings(i.posteriors()))),
                    """
                    {"arms": [{"mean": 10, "sd": 0.2}, {"mean": 10.3, "sd": 0.25}, {"mean": 10.1, "sd": 0.2}]}"""),
            new Method<>("beta-narrowest-interval", Family.BAYES, NarrowestInput.class, Posterior.Interval.class,
                    i -> Outcome.known(new BetaPosterior(i.a(), i.b()).narrowest(i.alpha())),
                    """
                    {"a": 101, "b": 901}"""),
            new Method<>("gamma-narrowest-interval", Family.BAYES, NarrowestGamma.class, Posterior.Interval.class,
                    i -> Outcome.known(new GammaPosterior(i.shape(), i.rate()).narrowest(i.alpha())),
                    """
                    {"shape": 13, "rate": 401}"""),
            new Method<>("normal-narrowest-interval", Family.BAYES, NarrowestNormal.class, Posterior.Interval.class,
                    i -> Outcome.known(new NormalPosterior(i.mean(), i.sd()).narrowest(i.alpha())),
                    """
                    {"mean": 0.02, "sd": 0.01}"""),
            new Method<>("bayes-factor-t", Family.BAYES, FactorInput.class, Factor.class,
                    i -> Outcome.known(new Factor(BayesFactor.jzs(i.t(), i.n1(), i.n0(), i.scale()))),
                    """
                    {"t": 2.1, "n1": 30, "n0": 30}"""));

    private BayesMethods() {}
}
