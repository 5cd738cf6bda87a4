package dev.winnow.stats.resampling;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Optional;
import java.util.SplittableRandom;

/// Tests a difference of means by permuting the assignment as it was made (Fisher 1935; Pitman 1937).
///
/// The null hypothesis is that treatment changed no unit's value; that the means alone are equal is another one, for
/// which the test errs too often or too seldom where arms of unequal sizes differ in spread (Chung and Romano 2013).
/// Beyond the [Randomisation] nothing is assumed, neither a distribution nor many units.
///
/// Exact when all arrangements are looked at: p is the share of those at least as extreme, the one observed among them.
/// Else p = (b + 1) / (B + 1) with b of B random arrangements at least as extreme, which is valid for any B (Phipson
/// and Smyth 2010) and cannot be below 1 / (B + 1). Effects within 1e-12 of the sum of all absolute deviations, or
/// within what the last digits of the values add up to, count as equal, so that rounding breaks no tie.
///
/// @param estimate     treatment minus control, in the metric's own unit
/// @param z            estimate over its standard deviation under permutation; absent for clusters, whose sizes vary it
/// @param p            of the alternative asked for
/// @param pError       standard error of p through the random draws, sqrt(p (1 - p) / B), of a doubled tail twice the
///     tail's; 0 when exact
/// @param arrangements looked at
/// @param exact        whether these are all
public record PermutationTest(
        double estimate, Optional<Double> z, double p, double pError, long arrangements, boolean exact) {
    /// Arrangements after which enumerating is no longer reasonable: seconds.
    public static final double MOST_ARRANGEMENTS = 5e7;

    /// Sums that differ by less than this share of all absolute values are equal but for rounding.
    private static final double SLACK = 1e-12;

    /// Looks at every arrangement.
    ///
    /// @param r        the values and how they were assigned
    /// @param twoSided what a two-sided p is; of no account for the other alternatives
    /// @return undefined (`TOO_LARGE`) with more than 5e7 of them
    public static Outcome<PermutationTest> exact(Randomisation r, Alternative alternative, TwoSided twoSided) {
        double all = r.arrangements();
        if (all > MOST_ARRANGEMENTS) {
            return Outcome.undefined(Cause.TOO_LARGE, all);
        }
        var counts = new Counts(r);
        enumerate(r, counts, 0, r.start[0], r.picks[0], 0, 0);
        double share = 1 / all;
        double p = p(counts.above * share, counts.below * share, counts.far * share, alternative, twoSided);
        return Outcome.known(new PermutationTest(counts.observed, z(r, counts.observed), p, 0, (long) all, true));
    }

    /// Looks at every arrangement if there are no more than `draws` and than 5e7, else at `draws` random ones.
    ///
    /// @param twoSided what a two-sided p is; of no account for the other alternatives
    /// @param draws    at least 1
    /// @param seed     the same seed repeats the answer
    /// @throws IllegalArgumentException if there are no draws
    public static PermutationTest of(
            Randomisation r, Alternative alternative, TwoSided twoSided, int draws, long seed) {
        Optional<PermutationTest> all =
                r.arrangements() <= draws ? exact(r, alternative, twoSided).toOptional() : Optional.empty();
        return all.orElseGet(() -> monteCarlo(r, alternative, twoSided, draws, seed));
    }

    /// Looks at random arrangements, each as likely as any other, drawn independently.
    ///
    /// @param twoSided what a two-sided p is; of no account for the other alternatives
    /// @param draws    at least 1; 10 000 tell a p of 0.05 to 0.002
    /// @param seed     the same seed repeats the answer, whatever the number of processors
    /// @throws IllegalArgumentException if there are no draws
    public static PermutationTest monteCarlo(
            Randomisation r, Alternative alternative, TwoSided twoSided, int draws, long seed) {
        if (draws < 1) {
            throw new IllegalArgumentException("draws=%d, at least 1 needed".formatted(draws));
        }
        Counts all = Streams.chunks(draws).collect(
                () -> new Counts(r),
                (counts, c) -> draw(r, counts, Streams.length(draws, c), Streams.of(seed, c)),
                Counts::add);
        double share = 1 / (draws + 1.0);
        double p = p((all.above + 1) * share, (all.below + 1) * share, (all.far + 1) * share, alternative, twoSided);
        // A doubled tail has twice the error of the tail.
        int tails = alternative == Alternative.TWO_SIDED && twoSided == TwoSided.DOUBLED_TAIL ? 2 : 1;
        double tail = p / tails;
        double pError = tails * Math.sqrt(tail * (1 - tail) / draws);
        return new PermutationTest(all.observed, z(r, all.observed), p, pError, draws, false);
    }

    private static double p(
            double above, double below, double far, Alternative alternative, TwoSided twoSided) {
        return switch (alternative) {
            case TWO_SIDED -> twoSided == TwoSided.DISTANCE ? far : Math.min(1, 2 * Math.min(above, below));
            case GREATER -> above;
            case LESS -> below;
        };
    }

    /// Of m picks among n centred values v, without replacement, the sum has variance sum(v^2) m (n - m) / (n (n - 1)).
    private static Optional<Double> z(Randomisation r, double observed) {
        if (r.clustered) {
            return Optional.empty();
        }
        double variance = 0;
        for (int b = 0; b < r.picks.length; b++) {
            double n = r.start[b + 1] - r.start[b];
            double squares = 0;
            for (int i = r.start[b]; i < r.start[b + 1]; i++) {
                squares += r.value[i] * r.value[i];
            }
            variance += squares * r.picks[b] * (n - r.picks[b]) / (n * (n - 1));
        }
        return Optional.of(observed / Math.sqrt(variance));
    }

    /// Picks `left` more units of a block from `from` on, then goes to the next block. The depth is the number of
    /// picks, at most the binary logarithm of the arrangements.
    private static void enumerate(
            Randomisation r, Counts counts, int block, int from, int left, double sum, double weight) {
        if (left == 0) {
            if (block + 1 == r.picks.length) {
                counts.add(r.effect(sum, weight, counts.totalWeight));
            } else {
                enumerate(r, counts, block + 1, r.start[block + 1], r.picks[block + 1], sum, weight);
            }
            return;
        }
        for (int i = from; i <= r.start[block + 1] - left; i++) {
            enumerate(r, counts, block, i + 1, left - 1, sum + r.value[i], weight + r.weight[i]);
        }
    }

    /// Partial shuffles (Fisher and Yates) of each block.
    private static void draw(Randomisation r, Counts counts, int draws, SplittableRandom random) {
        double[] value = r.value.clone();
        // All 1 unless clusters differ in size, so there is nothing to exchange.
        double[] weight = r.clustered ? r.weight.clone() : r.weight;
        for (int d = 0; d < draws; d++) {
            double sum = 0;
            double picked = 0;
            for (int b = 0; b < r.picks.length; b++) {
                int end = r.start[b + 1];
                for (int i = r.start[b]; i < r.start[b] + r.picks[b]; i++) {
                    int j = i + Streams.below(random, end - i);
                    double v = value[j];
                    value[j] = value[i];
                    value[i] = v;
                    if (r.clustered) {
                        double w = weight[j];
                        weight[j] = weight[i];
                        weight[i] = w;
                    }
                    sum += v;
                    picked += weight[i];
                }
            }
            counts.add(r.effect(sum, picked, counts.totalWeight));
        }
    }

    /// How many arrangements are at least as extreme as the one observed.
    private static final class Counts {
        private final double totalWeight;
        private final double observed;
        private final double slack;
        private long above;
        private long below;
        private long far;

        Counts(Randomisation r) {
            totalWeight = sum(r.weight, 0, r.weight.length);
            double picked = 0;
            double weight = 0;
            for (int b = 0; b < r.picks.length; b++) {
                picked += sum(r.value, r.start[b], r.start[b] + r.picks[b]);
                weight += sum(r.weight, r.start[b], r.start[b] + r.picks[b]);
            }
            observed = r.effect(picked, weight, totalWeight);
            double least = Math.max(SLACK * r.size(), r.rounding);
            slack = Math.abs(r.effect(least, weight, totalWeight));
        }

        private static double sum(double[] a, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += a[i];
            }
            return sum;
        }

        void add(double effect) {
            above += effect >= observed - slack ? 1 : 0;
            below += effect <= observed + slack ? 1 : 0;
            far += Math.abs(effect) >= Math.abs(observed) - slack ? 1 : 0;
        }

        void add(Counts o) {
            above += o.above;
            below += o.below;
            far += o.far;
        }
    }
}
