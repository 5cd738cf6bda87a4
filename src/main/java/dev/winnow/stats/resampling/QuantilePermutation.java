package dev.winnow.stats.resampling;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Sorted;
import java.util.Arrays;

/// Tests a difference of quantiles by permuting who was treated (Fisher 1935).
///
/// The null hypothesis is that treatment changed no unit's value. Quantiles are of type 7 (Hyndman and Fan 1996). Exact
/// when all arrangements are looked at; else p = (b + 1) / (B + 1) with b of B random arrangements at least as far from
/// 0 (Phipson and Smyth 2010). Two-sided. Where the arms differ in spread rather than in place it rejects too often.
///
/// @param estimate     quantile of treatment minus that of control, in the metric's own unit
/// @param p            two-sided
/// @param pError       standard error of p through the random draws, sqrt(p (1 - p) / B); 0 when exact
/// @param arrangements looked at
/// @param exact        whether these are all
public record QuantilePermutation(double estimate, double p, double pError, long arrangements, boolean exact) {
    /// Differences that are nearer than this share of the largest value are equal but for rounding.
    private static final double SLACK = 1e-12;

    /// Looks at every arrangement if there are no more than `draws`, else at that many random ones.
    ///
    /// @param treatment values of the units, at least one and finite
    /// @param control   the same
    /// @param q         which quantile, in (0, 1)
    /// @param draws     at least 1; 10 000 tell a p of 0.05 to 0.002
    /// @param seed      the same seed repeats the answer, whatever the number of processors
    /// @return undefined (`TOO_FEW`) when an arm is empty
    /// @throws IllegalArgumentException if a value is not finite, `q` is not in (0, 1) or there are no draws
    public static Outcome<QuantilePermutation> of(
            double[] treatment, double[] control, double q, int draws, long seed) {
        if (!(q > 0 && q < 1) || draws < 1) {
            throw new IllegalArgumentException("q=%s draws=%d".formatted(q, draws));
        }
        int smaller = Math.min(treatment.length, control.length);
        if (smaller < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        var arms = new Arms(Sorted.of(treatment, control), treatment.length, q);
        Statistic quantile = Statistic.quantile(q);
        double estimate = whole(quantile, treatment) - whole(quantile, control);
        double all = combinations(arms.pool.length, treatment.length);
        if (all <= draws) {
            double p = arms.shareAsFar(estimate, (int) all);
            return Outcome.known(new QuantilePermutation(estimate, p, 0, (long) all, true));
        }
        double[] drawn = Resamples.of(draws, seed, arms.pool.length, (random, treated) -> {
            int left = arms.treated;
            for (int i = 0; i < treated.length; i++) {
                // Selection sampling (Knuth, algorithm S): each unit with the chance that is left to it.
                treated[i] = Streams.below(random, treated.length - i) < left ? 1 : 0;
                left -= treated[i];
            }
            return arms.difference(treated);
        });
        double p = (Arrays.stream(drawn).filter(d -> arms.asFar(d, estimate)).count() + 1) / (draws + 1.0);
        return Outcome.known(new QuantilePermutation(estimate, p, Math.sqrt(p * (1 - p) / draws), draws, false));
    }

    private static double whole(Statistic statistic, double[] sample) {
        double[] sorted = Sorted.of(sample);
        int[] once = new int[sorted.length];
        Arrays.fill(once, 1);
        return statistic.of(sorted, once);
    }

    private static double combinations(int n, int k) {
        double all = 1;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            all = all * (n - Math.min(k, n - k) + i) / i;
        }
        return Math.rint(all);
    }

    /// All values in order, of which some are treated.
    private record Arms(double[] pool, int treated, double q) {
        boolean asFar(double difference, double estimate) {
            double largest = Math.max(Math.abs(pool[0]), Math.abs(pool[pool.length - 1]));
            return Math.abs(difference) >= Math.abs(estimate) - SLACK * largest;
        }

        double shareAsFar(double estimate, int all) {
            int n = pool.length;
            int[] flags = new int[n];
            Arrays.fill(flags, n - treated, n, 1);
            long far = 0;
            for (int i = 0; i < all; i++) {
                far += asFar(difference(flags), estimate) ? 1 : 0;
                advance(flags);
            }
            return (double) far / all;
        }

        /// The next arrangement in lexicographic order; after the last one nothing is promised.
        private static void advance(int[] flags) {
            int pivot = flags.length - 2;
            while (pivot >= 0 && flags[pivot] >= flags[pivot + 1]) {
                pivot--;
            }
            if (pivot < 0) {
                return;
            }
            int last = flags.length - 1;
            while (flags[last] <= flags[pivot]) {
                last--;
            }
            flags[last] = 0;
            flags[pivot] = 1;
            for (int a = pivot + 1, b = flags.length - 1; a < b; a++, b--) {
                int f = flags[a];
                flags[a] = flags[b];
                flags[b] = f;
            }
        }

        double difference(int[] flags) {
            return quantile(flags, 1, treated) - quantile(flags, 0, pool.length - treated);
        }

        private double quantile(int[] flags, int arm, int n) {
            double place = (n - 1) * q;
            int k = (int) place;
            int seen = -1;
            int i = -1;
            while (seen < k) {
                i++;
                seen += flags[i] == arm ? 1 : 0;
            }
            double low = pool[i];
            if (place == k) {
                return low;
            }
            do {
                i++;
            } while (flags[i] != arm);
            return low + (place - k) * (pool[i] - low);
        }
    }
}
