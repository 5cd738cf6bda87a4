package dev.winnow.stats.ranks;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.Arrays;
import java.util.List;

/// Whether several samples come from one distribution, by ranks (Kruskal and Wallis 1952).
///
/// H = [12/(N (N+1)) sum R_i^2/n_i - 3 (N+1)] / [1 - sum (t^3 - t)/(N^3 - N)] with mean ranks among ties; against
/// chi-square, which is good from about five values a group.
///
/// @param statistic H
/// @param df        groups - 1
/// @param p         upper tail
public record KruskalWallis(double statistic, int df, double p) {

    /// @param groups one sample each, finite
    /// @return undefined for fewer than two groups, an empty group, or all values equal
    public static Outcome<KruskalWallis> of(List<double[]> groups) {
        int k = groups.size();
        if (k < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, k);
        }
        if (groups.stream().anyMatch(g -> g.length == 0)) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        double[] all = groups.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        double n = all.length;
        double ties = 0;
        for (int i = 0; i < all.length; ) {
            int end = after(all, all[i]);
            double t = end - i;
            ties += t * t * t - t;
            i = end;
        }
        double correction = 1 - ties / (n * n * n - n);
        if (!(correction > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double squares = 0;
        for (double[] g : groups) {
            double ranks = 0;
            for (double x : g) {
                ranks += (before(all, x) + 1 + after(all, x)) / 2.0;
            }
            // About the mean rank, so that nothing cancels in large samples.
            double deviation = ranks - g.length * (n + 1) / 2;
            squares += deviation * deviation / g.length;
        }
        double h = 12 / (n * (n + 1)) * squares / correction;
        return Outcome.known(new KruskalWallis(h, k - 1, Tails.chiSquare(h, k - 1)));
    }

    /// Number of values below x.
    private static int before(double[] sorted, double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Number of values up to x.
    private static int after(double[] sorted, double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
