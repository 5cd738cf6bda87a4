package dev.winnow.stats.ranks;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;

/// Distribution of the number of pairs won when every assignment of values to the two arms is equally likely.
///
/// Held in half pairs, so that ties fit. Without ties the probabilities are the coefficients of the Gaussian binomial
/// coefficient, by the product of (1 - q^(n+i)) / (1 - q^i) over i = 1..m (Andrews 1976, ch. 3), each factor scaled to
/// keep the sum at 1. Only the lower half is computed, where every partial product rises, so the subtractions cost no
/// digits; 20 bytes of memory a pair. With ties it is the conditional distribution of the sum of midranks by the shift
/// algorithm (Streitberg and Roehmel 1986).
final class RankSumDistribution {
    /// Additions after which an exact answer is no longer reasonable.
    private static final double MOST_STEPS = 1e9;

    /// Relative slack in comparing sums of rounded probabilities with a level.
    private static final double SLACK = 1e-13;

    private final double[] probability;

    private RankSumDistribution(double[] probability) {
        this.probability = probability;
    }

    /// @return undefined (`TOO_LARGE`) beyond 1e9 additions
    static Outcome<RankSumDistribution> of(RankSums ranks) {
        return ranks.tied() ? tied(ranks) : untied(ranks.treatment.length, ranks.control.length);
    }

    /// As if there were no ties.
    static Outcome<RankSumDistribution> untied(int nTreatment, int nControl) {
        int m = Math.min(nTreatment, nControl);
        int n = Math.max(nTreatment, nControl);
        double steps = (double) m * m * n;
        if (steps > MOST_STEPS) {
            return Outcome.undefined(Cause.TOO_LARGE, steps);
        }
        int pairs = m * n;
        int half = pairs / 2;
        double[] f = new double[half + 1];
        f[0] = 1;
        for (int i = 1; i <= m; i++) {
            for (int u = half; u >= n + i; u--) {
                f[u] -= f[u - n - i];
            }
            for (int u = i; u <= half; u++) {
                f[u] += f[u - i];
            }
            double scale = (double) i / (n + i);
            for (int u = 0; u <= half; u++) {
                f[u] *= scale;
            }
        }
        double[] probability = new double[2 * pairs + 1];
        for (int u = 0; u <= half; u++) {
            probability[2 * u] = f[u];
            probability[2 * (pairs - u)] = f[u];
        }
        return Outcome.known(new RankSumDistribution(probability));
    }

    private static Outcome<RankSumDistribution> tied(RankSums ranks) {
        int n = ranks.treatment.length;
        int m = ranks.control.length;
        double largest = (double) (n + m) * (n + m + 1);
        double steps = (double) n * (n + m) * largest / 4;
        if (steps > MOST_STEPS) {
            return Outcome.undefined(Cause.TOO_LARGE, steps);
        }
        int[] scores = twiceMidranks(ranks);
        int most = Arrays.stream(scores).skip(m).sum();
        // f[k][s]: number of subsets of the units so far with k members and twice-midrank sum s. The bound on steps keeps
        // it far below the largest double.
        double[][] f = new double[n + 1][most + 1];
        f[0][0] = 1;
        for (int i = 0; i < scores.length; i++) {
            for (int k = Math.min(n, i + 1); k >= 1; k--) {
                for (int s = most; s >= scores[i]; s--) {
                    f[k][s] += f[k - 1][s - scores[i]];
                }
            }
        }
        double total = Arrays.stream(f[n]).sum();
        int least = n * (n + 1);
        double[] probability = new double[2 * n * m + 1];
        for (int w = 0; w < probability.length && w + least <= most; w++) {
            probability[w] = f[n][w + least] / total;
        }
        return Outcome.known(new RankSumDistribution(probability));
    }

    private static int[] twiceMidranks(RankSums ranks) {
        int n = ranks.treatment.length;
        int m = ranks.control.length;
        double[] pooled = Arrays.copyOf(ranks.treatment, n + m);
        System.arraycopy(ranks.control, 0, pooled, n, m);
        Arrays.sort(pooled);
        int[] scores = new int[n + m];
        for (int i = 0; i < pooled.length; ) {
            int j = i;
            while (j < pooled.length && pooled[j] == pooled[i]) {
                j++;
            }
            Arrays.fill(scores, i, j, i + 1 + j);
            i = j;
        }
        return scores;
    }

    /// P(wins <= w).
    double atMost(double w) {
        int last = (int) Math.min(Math.floor(2 * w), probability.length - 1);
        double sum = 0;
        for (int i = 0; i <= last; i++) {
            sum += probability[i];
        }
        return Math.min(1, sum);
    }

    /// P(wins >= w), summed from the far end so that a small tail keeps its digits.
    double atLeast(double w) {
        int first = (int) Math.max(0, Math.ceil(2 * w));
        double sum = 0;
        for (int i = probability.length - 1; i >= first; i--) {
            sum += probability[i];
        }
        return Math.min(1, sum);
    }

    /// Smallest whole number of wins w with P(wins <= w) >= p; for the distribution without ties.
    int quantile(double p) {
        double sum = 0;
        for (int i = 0; i < probability.length; i++) {
            sum += probability[i];
            if (sum >= p * (1 - SLACK)) {
                return i / 2;
            }
        }
        return probability.length / 2;
    }
}
