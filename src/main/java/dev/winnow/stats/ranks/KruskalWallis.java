package dev.winnow.stats.ranks;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.List;

/// Whether several independent samples come from one distribution, by ranks (Kruskal and Wallis 1952).
///
/// H = [12/(N (N+1)) sum R_i^2/n_i - 3 (N+1)] / [1 - sum (t^3 - t)/(N^3 - N)] with R the groups' sums of ranks, ties
/// sharing the mean rank, t the sizes of groups of equal values; against chi-square, which is good from about five
/// values a group. Like [MannWhitney] a test of equal distributions. The squares are summed about the mean rank, so
/// nothing cancels.
///
/// @param statistic H
/// @param df        groups - 1
/// @param p         upper tail, 0 below the double range
public record KruskalWallis(double statistic, int df, double p) {

    /// @param groups one sample each, finite
    /// @return undefined for fewer than two groups (`ONLY_ONE_GROUP`), an empty group (`TOO_FEW`), or all values equal
    ///     (`NO_VARIANCE`)
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<KruskalWallis> of(List<double[]> groups) {
        int k = groups.size();
        if (k < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, k);
        }
        if (groups.stream().anyMatch(g -> g.length == 0)) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        MidRanks ranks = MidRanks.among(groups.toArray(double[][]::new));
        double n = ranks.size();
        double ties = ranks.ties();
        double correction = 1 - ties / (n * n * n - n);
        if (!(correction > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double squares = 0;
        for (double[] g : groups) {
            // About the mean rank, so that nothing cancels in large samples.
            double deviation = ranks.sum(g) - g.length * (n + 1) / 2;
            squares += deviation * deviation / g.length;
        }
        double h = 12 / (n * (n + 1)) * squares / correction;
        return Outcome.known(new KruskalWallis(h, k - 1, Tails.chiSquare(h, k - 1)));
    }
}
