package dev.winnow.stats.bandits;

import java.util.Arrays;

/// Which arm two simple rules would show next.
///
/// @param scores one an arm: the upper bounds of UCB1, infinite for an arm never pulled; for epsilon-greedy the
///     probability of each arm
/// @param arm    position of the arm with the highest bound or mean, the first of several; 0 for the first
public record NextArm(double[] scores, int arm) {
    /// UCB1 (Auer, Cesa-Bianchi and Fischer 2002, figure 1): mean + range sqrt(2 log t / n), t all pulls so far and n
    /// those of the arm; an arm never pulled comes first. Its regret is bounded for independent rewards in an interval.
    ///
    /// @param pulls of each arm, at least one arm, never negative
    /// @param means of each arm's rewards, finite; disregarded for an arm never pulled
    /// @param range width of the interval that rewards lie in, in their unit, above 0 and finite
    /// @throws IllegalArgumentException if lengths differ, there is no arm, or pulls or range are outside their range
    public static NextArm ucb1(long[] pulls, double[] means, double range) {
        requireSame(pulls, means);
        if (!(range > 0)) {
            throw new IllegalArgumentException("range=%s".formatted(range));
        }
        double all = Arrays.stream(pulls).sum();
        double[] scores = new double[pulls.length];
        for (int i = 0; i < pulls.length; i++) {
            scores[i] = pulls[i] == 0
                    ? Double.POSITIVE_INFINITY
                    : means[i] + range * Math.sqrt(2 * Math.log(all) / pulls[i]);
        }
        return new NextArm(scores, highest(scores));
    }

    /// Epsilon-greedy: any arm with probability epsilon, else the one with the highest mean so far; an arm never pulled
    /// counts as the best (Sutton and Barto 2018, section 2.2).
    ///
    /// @param pulls   of each arm, at least one arm, never negative
    /// @param means   of each arm's rewards, finite; disregarded for an arm never pulled
    /// @param epsilon in [0, 1]
    /// @return the arm that is greedy, whatever epsilon is; drawing is up to the caller
    /// @throws IllegalArgumentException if lengths differ, there is no arm, or pulls or epsilon are outside their range
    public static NextArm epsilonGreedy(long[] pulls, double[] means, double epsilon) {
        requireSame(pulls, means);
        if (!(epsilon >= 0 && epsilon <= 1)) {
            throw new IllegalArgumentException("epsilon=%s".formatted(epsilon));
        }
        double[] ranked = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            ranked[i] = pulls[i] == 0 ? Double.POSITIVE_INFINITY : means[i];
        }
        int best = highest(ranked);
        double[] scores = new double[means.length];
        Arrays.fill(scores, epsilon / means.length);
        scores[best] += 1 - epsilon;
        return new NextArm(scores, best);
    }

    private static void requireSame(long[] pulls, double[] means) {
        if (pulls.length == 0 || pulls.length != means.length) {
            throw new IllegalArgumentException("%d pulls and %d means".formatted(pulls.length, means.length));
        }
        for (long n : pulls) {
            if (n < 0) {
                throw new IllegalArgumentException("pulls=%s are below 0".formatted(Arrays.toString(pulls)));
            }
        }
    }

    /// Position of the first of the highest scores.
    static int highest(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }
}
