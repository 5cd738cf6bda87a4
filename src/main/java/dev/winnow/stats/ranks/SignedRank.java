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
    /// @param differences of the pairs, treatment minus control, finite, in any order
    /// @param alternative `GREATER`: the differences tend to be positive
    /// @return undefined without a difference other than 0 (`NO_VARIANCE`), or when the exact distribution needs more
    ///     than
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
            return SignedRankDistribution.of(ranks, sizes)
                    .map(d -> exact(positive, negative, zeros, deviation, d, alternative));
        }
        double fromCentre = (positive - negative) / 2;
        NormalTest test =
                NormalTest.of((fromCentre - reference.correction(fromCentre, alternative)) / deviation, alternative);
        return Outcome.known(new SignedRank(
                positive, negative, zeros, deviation, Optional.of(test.statistic()), test.p(), test.logP()));
    }

    private static SignedRank exact(
            double positive,
            double negative,
            int zeros,
            double deviation,
            SignedRankDistribution sums,
            Alternative alternative) {
        double p = switch (alternative) {
            case TWO_SIDED -> Math.min(1, 2 * sums.atMost(Math.min(positive, negative)));
            // The distribution is symmetric: as many as `positive` is as likely as no more than `negative`.
            case GREATER -> sums.atMost(negative);
            case LESS -> sums.atMost(positive);
        };
        return new SignedRank(positive, negative, zeros, deviation, Optional.empty(), p, Math.log(p));
    }
}
