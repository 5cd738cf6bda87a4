package dev.winnow.stats.bandits;

import dev.winnow.stats.Moments;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// How a policy fares on arms whose true rates are known, over many simulated experiments with rewards 0 and 1.
///
/// Regret of an experiment = sum over its steps of (best rate - rate of the arm shown), as in Auer, Cesa-Bianchi
/// and Fischer (2002), which is free of the noise of the rewards themselves. The same seed gives the same
/// experiments to the last bit. Rates are taken as constant and every reward as known before the next step.
///
/// @param regret      mean regret of an experiment, in successes forgone
/// @param regretSe    standard error of that mean over the experiments
/// @param allocation  mean share of the steps each arm was shown in, one number an arm
/// @param bestShown   mean share of the steps in which the best arm, or one as good, was shown
/// @param foundBest   share of experiments whose most shown arm, the first of several, is the best, or as good
public record BanditSimulation(
        double regret, double regretSe, double[] allocation, double bestShown, double foundBest) {

    /// Runs the policy on independent streams of rewards.
    ///
    /// @param rates       true success rate of each arm, in [0, 1], at least two arms
    /// @param policy      that is tried
    /// @param steps       units in an experiment, at least 1
    /// @param experiments at least 2
    /// @param seed        of all randomness
    /// @throws IllegalArgumentException if a number is outside its range
    public static BanditSimulation of(double[] rates, Policy policy, int steps, int experiments, long seed) {
        if (rates.length < 2 || steps < 1 || experiments < 2) {
            throw new IllegalArgumentException(
                    "%d arms, %d steps, %d experiments".formatted(rates.length, steps, experiments));
        }
        for (double r : rates) {
            if (!(r >= 0 && r <= 1)) {
                throw new IllegalArgumentException("rate=%s".formatted(r));
            }
        }
        int best = NextArm.highest(rates);
        var seeds = new SplittableRandom(seed);
        double[] regrets = new double[experiments];
        double[] allocation = new double[rates.length];
        int found = 0;
        double bestShown = 0;
        for (int e = 0; e < experiments; e++) {
            long[] pulls = run(rates, policy, steps, seeds.split());
            double[] shares = new double[rates.length];
            for (int i = 0; i < rates.length; i++) {
                shares[i] = (double) pulls[i] / steps;
                regrets[e] += pulls[i] * (rates[best] - rates[i]);
                allocation[i] += shares[i] / experiments;
                bestShown += rates[i] == rates[best] ? shares[i] / experiments : 0;
            }
            found += rates[NextArm.highest(shares)] == rates[best] ? 1 : 0;
        }
        Moments m = Moments.of(regrets);
        return new BanditSimulation(
                m.mean(), Math.sqrt(m.variance() / experiments), allocation, bestShown, (double) found / experiments);
    }

    private static long[] run(double[] rates, Policy policy, int steps, RandomGenerator random) {
        long[] pulls = new long[rates.length];
        long[] successes = new long[rates.length];
        for (int t = 0; t < steps; t++) {
            int arm = policy.choose(pulls, successes, random);
            pulls[arm]++;
            if (random.nextDouble() < rates[arm]) {
                successes[arm]++;
            }
        }
        return pulls;
    }
}
