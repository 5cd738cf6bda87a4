package dev.winnow.stats.ranks;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;
import java.util.Optional;

/// Are differences of pairs as likely up as down (Wilcoxon 1945)?
///
/// Differences of 0 are left out; the sizes of the others are ranked, equal ones sharing the mean rank. Under the null
/// hypothesis that the differences are symmetric about 0 the sum of ranks of the positive ones has mean m (m + 1) / 4
/// and variance m (m + 1)(2 m + 1) / 24 - sum(t^3 - t) / 48 (Lehmann 1975, section 3.2), m the number left, t the sizes
/// of groups of equal sizes. It is a test of symmetry about 0, not of the mean; pairs are independent of each other. An
/// exact two-sided p is twice the smaller tail, an exact tail a sum without subtractions.
///
/// @param positive  sum of ranks of the positive differences
/// @param negative  sum of ranks of the negative ones
/// @param zeros     differences left out
/// @param deviation standard deviation of either sum under the null hypothesis
/// @param statistic standardised `positive`; absent for the exact reference
/// @param p         of the alternative asked for
/// @param logP      natural logarithm of p, finite: an exact p is at least 2^-m
public record SignedRank(
        double positive,
        double negative,
        int zeros,
        double deviation,
        Optional<Double> statistic,
        double p,
        double logP) {
    /// Additions after which an exact answer is no longer reasonable.
    private static final double MOST_STEPS = 1e9;

    /// @param differences of the pairs, treatment minus control, finite, in any order
    /// @param alternative `GREATER`: the differences tend to be positive
    /// @return undefined without a difference other than 0 (`NO_VARIANCE`), or when the exact distribution needs more than
    ///     1e9 additions, beyond 999 differences (`TOO_LARGE`)
    /// @throws IllegalArgumentException if a difference is not finite
    public static Outcome<SignedRank> of(double[] differences, Reference reference, Alternative alternative) {
        double[] moved = Arrays.stream(differences).filter(d -> d != 0).toArray();
        if (moved.length == 0) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double[] sizes = Arrays.stream(moved).map(Math::abs).toArray();
        MidRanks ranks = MidRanks.among(sizes);
        double positive = ranks.sum(Arrays.stream(moved).filter(d -> d > 0).toArray());
        double m = moved.length;
        double negative = m * (m + 1) / 2 - positive;
        double deviation = Math.sqrt(m * (m + 1) * (2 * m + 1) / 24 - ranks.ties() / 48);
        int zeros = differences.length - moved.length;
        if (reference == Reference.EXACT) {
            double steps = m * m * (m + 1);
            return steps > MOST_STEPS
                    ? Outcome.undefined(Cause.TOO_LARGE, steps)
                    : Outcome.known(exact(positive, negative, zeros, deviation, distribution(ranks, sizes), alternative));
        }
        double fromCentre = (positive - negative) / 2;
        NormalTest test =
                NormalTest.of((fromCentre - reference.correction(fromCentre, alternative)) / deviation, alternative);
        return Outcome.known(new SignedRank(
                positive, negative, zeros, deviation, Optional.of(test.statistic()), test.p(), test.logP()));
    }

    private static SignedRank exact(
            double positive, double negative, int zeros, double deviation, double[] chances, Alternative alternative) {
        double p = switch (alternative) {
            case TWO_SIDED -> Math.min(1, 2 * atMost(chances, Math.min(positive, negative)));
            // The distribution is symmetric: as many as `positive` is as likely as no more than `negative`.
            case GREATER -> atMost(chances, negative);
            case LESS -> atMost(chances, positive);
        };
        return new SignedRank(positive, negative, zeros, deviation, Optional.empty(), p, Math.log(p));
    }

    private static double atMost(double[] chances, double sum) {
        double p = 0;
        for (int w = 0; w <= 2 * sum; w++) {
            p += chances[w];
        }
        return Math.min(1, p);
    }

    /// Chance of every sum in half ranks, each rank counted or not with equal chance (the shift algorithm of Streitberg and
    /// Roehmel 1986, which takes ties as they are).
    private static double[] distribution(MidRanks ranks, double[] sizes) {
        double[] chances = new double[sizes.length * (sizes.length + 1) + 1];
        chances[0] = 1;
        int most = 0;
        for (double size : sizes) {
            int rank = (int) (2 * ranks.of(size));
            most += rank;
            for (int w = most; w >= 0; w--) {
                chances[w] = (chances[w] + (w >= rank ? chances[w - rank] : 0)) / 2;
            }
        }
        return chances;
    }
}
