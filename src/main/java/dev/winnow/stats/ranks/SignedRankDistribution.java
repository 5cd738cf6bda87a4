package dev.winnow.stats.ranks;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.stream.IntStream;

/// Distribution of the sum of the ranks of positive differences when each has either sign with equal chance.
///
/// Held in half ranks, so that ties fit; by the shift algorithm of Streitberg and Roehmel (1986), which takes ties as
/// they are.
final class SignedRankDistribution {
    /// Additions after which an exact answer is no longer reasonable.
    private static final double MOST_STEPS = 1e9;

    /// Relative slack in comparing sums of rounded probabilities with a level.
    private static final double SLACK = 1e-13;

    private final double[] chances;

    private SignedRankDistribution(double[] chances) {
        this.chances = chances;
    }

    /// As if no two differences had the same size.
    static Outcome<SignedRankDistribution> untied(int n) {
        double[] sizes = IntStream.rangeClosed(1, n).asDoubleStream().toArray();
        return of(MidRanks.among(sizes), sizes);
    }

    /// @param sizes of the differences other than 0
    /// @return undefined (`TOO_LARGE`) beyond 1e9 additions, from 1000 differences on
    static Outcome<SignedRankDistribution> of(MidRanks ranks, double[] sizes) {
        double n = sizes.length;
        double steps = n * n * (n + 1);
        if (steps > MOST_STEPS) {
            return Outcome.undefined(Cause.TOO_LARGE, steps);
        }
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
        return Outcome.known(new SignedRankDistribution(chances));
    }

    /// P(sum <= w).
    double atMost(double w) {
        double p = 0;
        for (int i = 0; i <= 2 * w; i++) {
            p += chances[i];
        }
        return Math.min(1, p);
    }

    /// Smallest whole w with P(sum <= w) >= p; for the distribution without ties.
    ///
    /// @param p below 1
    int quantile(double p) {
        double sum = chances[0];
        int i = 0;
        while (sum < p * (1 - SLACK) && i < chances.length - 1) {
            i++;
            sum += chances[i];
        }
        return i / 2;
    }
}
