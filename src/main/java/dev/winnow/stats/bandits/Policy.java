package dev.winnow.stats.bandits;

import java.util.random.RandomGenerator;

/// A rule that picks the next arm of a bandit with rewards 0 and 1.
public sealed interface Policy {
    /// A draw from each arm's posterior Beta(1 + successes, 1 + failures); the greatest wins (Thompson 1933).
    record Thompson() implements Policy {}

    /// The greatest upper confidence bound, see [NextArm#ucb1].
    record Ucb1() implements Policy {}

    /// A random arm now and then, else the best so far, see [NextArm#epsilonGreedy].
    ///
    /// @param epsilon probability of a random arm, in [0, 1]
    record EpsilonGreedy(double epsilon) implements Policy {
        public EpsilonGreedy {
            if (!(epsilon >= 0 && epsilon <= 1)) {
                throw new IllegalArgumentException("epsilon=%s".formatted(epsilon));
            }
        }
    }

    /// Each step an arm at random, all with the same probability: what an A/B test does.
    record Uniform() implements Policy {}

    /// The arm to show next.
    ///
    /// @param pulls     of each arm so far, at least one arm, never negative
    /// @param successes of each arm so far, as many, in [0, its pulls]
    /// @param random    source of the rule's own draws
    /// @return position of the arm, 0 for the first
    default int choose(long[] pulls, long[] successes, RandomGenerator random) {
        return switch (this) {
            case Uniform _ -> random.nextInt(pulls.length);
            case Thompson _ -> {
                double[] draws = new double[pulls.length];
                for (int i = 0; i < draws.length; i++) {
                    draws[i] = beta(1.0 + successes[i], 1.0 + pulls[i] - successes[i], random);
                }
                yield NextArm.highest(draws);
            }
            case Ucb1 _ -> NextArm.ucb1(pulls, rates(pulls, successes), 1).arm();
            case EpsilonGreedy(double epsilon) -> random.nextDouble() < epsilon
                    ? random.nextInt(pulls.length)
                    : NextArm.epsilonGreedy(pulls, rates(pulls, successes), 0).arm();
        };
    }

    private static double[] rates(long[] pulls, long[] successes) {
        double[] rates = new double[pulls.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = pulls[i] == 0 ? 0 : (double) successes[i] / pulls[i];
        }
        return rates;
    }

    private static double beta(double a, double b, RandomGenerator random) {
        double x = gamma(a, random);
        return x / (x + gamma(b, random));
    }

    /// A draw of the gamma distribution by rejection (Marsaglia and Tsang 2000), for shapes of at least 1.
    private static double gamma(double shape, RandomGenerator random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = random.nextGaussian();
            double v = 1 + c * z;
            if (v > 0) {
                double cubed = v * v * v;
                double u = 1 - random.nextDouble();
                if (Math.log(u) < 0.5 * z * z + d * (1 - cubed + Math.log(cubed))) {
                    return d * cubed;
                }
            }
        }
    }
}
