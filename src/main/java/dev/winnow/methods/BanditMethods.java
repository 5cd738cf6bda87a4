package dev.winnow.methods;

import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.bandits.BanditSimulation;
import dev.winnow.stats.bandits.NextArm;
import dev.winnow.stats.bandits.OffPolicyEvaluation;
import dev.winnow.stats.bandits.Policy;
import dev.winnow.stats.bandits.ThompsonAllocation;
import dev.winnow.stats.bandits.ValueOfWaiting;
import dev.winnow.stats.bayes.NormalPosterior;
import java.util.List;

/// Adaptive allocation.
final class BanditMethods {
    record Thompson(
            @Range(least = 2, most = 100) List<MeanArm> arms,
            @Default("0") double priorMean,
            @Default("100") @Range(above = 0) double priorSd,
            @Default("\"best\"") ThompsonAllocation.Rule rule,
            @Default("0.01") @Range(from = 0, to = 0.5) double floor) {
        public Thompson {
            BadInput.outOfRange(!(floor * arms.size() <= 1), "floor", floor, "limit.to", 1.0 / arms.size());
        }
    }

    record Played(@Range(from = 0) long n, double mean) {}

    /// @param arm from 1
    record Next(double[] scores, int arm) {
        static Outcome<Next> of(NextArm next) {
            return Outcome.known(new Next(next.scores(), next.arm() + 1));
        }
    }

    record Ucb1(
            @Range(least = 1, most = 10_000) List<Played> arms, @Default("1") @Range(above = 0) double range) {}

    record EpsilonGreedy(
            @Range(least = 1, most = 10_000) List<Played> arms,
            @Default("0.1") @Range(from = 0, to = 1) double epsilon) {}

    record Simulated(
            @Range(from = 0, to = 1, least = 2, most = 20) double[] rates,
            @Default("1000") @Range(from = 1, to = 10_000) int steps,
            @Default("200") @Range(from = 2, to = 500) int experiments,
            @Default("0.1") @Range(from = 0, to = 1) double epsilon,
            @Default("1") long seed) {}

    /// The same arms under each policy.
    record Policies(
            BanditSimulation thompson, BanditSimulation ucb1, BanditSimulation epsilonGreedy, BanditSimulation uniform) {}

    record Decided(
            double reward,
            @Range(from = 1e-30, to = 1) double logged,
            @Range(from = 0, to = 1) double target,
            @Default("0") double predicted,
            @Default("0") double expected) {}

    record Log(@Range(least = 1) List<Decided> decisions) {}

    record Waiting(double mean, @Range(above = 0) double sd, @Range(above = 0) double se) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("thompson-weights", Family.BANDITS, Thompson.class, ThompsonAllocation.class,
                    BanditMethods::thompson, """
                    {"arms": [{"n": 1682, "mean": 1.04, "sd": 1}, {"n": 1779, "mean": 1.02, "sd": 1},
                              {"n": 1700, "mean": 1.01, "sd": 1}]}"""),
            new Method<>("ucb1", Family.BANDITS, Ucb1.class, Next.class,
                    i -> Next.of(NextArm.ucb1(pulls(i.arms()), means(i.arms()), i.range())), """
                    {"arms": [{"n": 100, "mean": 0.1}, {"n": 80, "mean": 0.12}]}"""),
            new Method<>("epsilon-greedy", Family.BANDITS, EpsilonGreedy.class, Next.class,
                    i -> Next.of(NextArm.epsilonGreedy(pulls(i.arms()), means(i.arms()), i.epsilon())), """
                    {"arms": [{"n": 100, "mean": 0.1}, {"n": 80, "mean": 0.12}]}"""),
            new Method<>("bandit-simulation", Family.BANDITS, Simulated.class, Policies.class,
                    BanditMethods::simulated, """
                    {"rates": [0.1, 0.12, 0.15], "steps": 500, "experiments": 50}"""),
            new Method<>("off-policy-evaluation", Family.BANDITS, Log.class, OffPolicyEvaluation.class,
                    BanditMethods::evaluated, """
                    {"decisions": [
                      {"reward": 1, "logged": 0.5, "target": 0.8}, {"reward": 0, "logged": 0.5, "target": 0.2},
                      {"reward": 0, "logged": 0.5, "target": 0.8}, {"reward": 1, "logged": 0.5, "target": 0.8}]}"""),
            new Method<>("value-of-waiting", Family.BANDITS, Waiting.class, ValueOfWaiting.class,
                    i -> Outcome.known(ValueOfWaiting.of(new NormalPosterior(i.mean(), i.sd()), i.se())), """
                    {"mean": 0.01, "sd": 0.02, "se": 0.02}"""));

    private BanditMethods() {}

    private static Outcome<ThompsonAllocation> thompson(Thompson i) {
        List<Moments> arms = i.arms().stream().map(MeanArm::moments).toList();
        return Outcome.known(ThompsonAllocation.of(
                arms, new NormalPosterior(i.priorMean(), i.priorSd()), i.rule(), i.floor()));
    }

    private static long[] pulls(List<Played> arms) {
        return arms.stream().mapToLong(Played::n).toArray();
    }

    private static double[] means(List<Played> arms) {
        return arms.stream().mapToDouble(Played::mean).toArray();
    }

    private static Outcome<Policies> simulated(Simulated i) {
        return Outcome.known(new Policies(
                run(i, new Policy.Thompson()),
                run(i, new Policy.Ucb1()),
                run(i, new Policy.EpsilonGreedy(i.epsilon())),
                run(i, new Policy.Uniform())));
    }

    private static BanditSimulation run(Simulated i, Policy policy) {
        return BanditSimulation.of(i.rates(), policy, i.steps(), i.experiments(), i.seed());
    }

    private static Outcome<OffPolicyEvaluation> evaluated(Log log) {
        return OffPolicyEvaluation.of(log.decisions().stream()
                .map(d -> new OffPolicyEvaluation.Decision(
                        d.reward(), d.logged(), d.target(), d.predicted(), d.expected()))
                .toList());
    }
}
