package dev.winnow.stats.bandits;

import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Quadrature;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// The probabilities that each of several arms with independent normal posteriors is the best, and the second best.
///
/// P(i best) = integral of f_i(x) prod_{j != i} F_j(x) dx and
/// P(i second) = integral of f_i(x) sum_{k != i} (1 - F_k(x)) prod_{j != i, k} F_j(x) dx (Russo 2020, for top-two
/// sampling), by Gauss-Legendre quadrature on panels that follow the narrowest posterior at hand; products in
/// logarithms, so arms far behind do not underflow. The same to the last bit every time, unlike sampling.
///
/// Good to about 1e-12 absolute while means are within 1e4 posterior standard deviations of 0. Beyond, the last bits of
/// a mean are felt: about 1e-17 times |mean| / sd. For the second best, a leader ahead by d standard deviations of its
/// own costs about 1e-17 d^2, which is 1e-9 at d = 1e4 and too much to use from 1e7 on.
public final class BestArm {
    /// Standard deviations beyond which a posterior has less than 1e-18.
    private static final double REACH = 9;

    private BestArm() {}

    /// P(the arm's mean is the greatest), of each arm.
    ///
    /// @param arms at least two
    /// @return in the order given; they sum to 1 but for the error
    /// @throws IllegalArgumentException with fewer than two arms
    public static double[] probabilities(List<NormalPosterior> arms) {
        return integrate(arms, false);
    }

    /// P(the arm's mean is the second greatest), of each arm.
    ///
    /// @param arms at least two
    /// @return in the order given; they sum to 1 but for the error
    /// @throws IllegalArgumentException with fewer than two arms
    public static double[] secondBest(List<NormalPosterior> arms) {
        if (requireTwo(arms).size() == 2) {
            double[] best = probabilities(arms);
            return new double[] {best[1], best[0]};
        }
        return integrate(arms, true);
    }

    private static List<NormalPosterior> requireTwo(List<NormalPosterior> arms) {
        if (arms.size() < 2) {
            throw new IllegalArgumentException("%d arms instead of at least 2".formatted(arms.size()));
        }
        return arms;
    }

    private static double[] integrate(List<NormalPosterior> arms, boolean second) {
        double[] grid = grid(requireTwo(arms), second);
        double[] sums = new double[arms.size()];
        for (int g = 1; g < grid.length; g++) {
            Quadrature.forEachNode(grid[g - 1], grid[g], (x, weight) -> add(arms, second, x, weight, sums));
        }
        return sums;
    }

    private static void add(List<NormalPosterior> arms, boolean second, double x, double weight, double[] sums) {
        int k = arms.size();
        double[] logBelow = new double[k];
        double all = 0;
        double[] odds = new double[k];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < k; i++) {
            NormalPosterior a = arms.get(i);
            double z = (x - a.mean()) / a.sd();
            logBelow[i] = Tails.logNormal(-z);
            all += logBelow[i];
            if (second) {
                odds[i] = Tails.logNormal(z) - logBelow[i];
                largest = Math.max(largest, odds[i]);
            }
        }
        double scaled = 0;
        for (int i = 0; second && i < k; i++) {
            odds[i] = Math.exp(odds[i] - largest);
            scaled += odds[i];
        }
        for (int i = 0; i < k; i++) {
            NormalPosterior a = arms.get(i);
            double z = (x - a.mean()) / a.sd();
            double log = all - logBelow[i] - 0.5 * z * z - Math.log(a.sd() * Math.sqrt(2 * Math.PI));
            double other = second ? Math.log(Math.max(0, scaled - odds[i])) + largest : 0;
            sums[i] += weight * Math.exp(log + other);
        }
    }

    /// Panel ends: every posterior's standard deviations within the range where the best (or second best) can lie.
    private static double[] grid(List<NormalPosterior> arms, boolean second) {
        double[] lows = arms.stream().mapToDouble(a -> a.mean() - REACH * a.sd()).sorted().toArray();
        double low = lows[lows.length - (second ? 2 : 1)];
        double high = arms.stream().mapToDouble(a -> a.mean() + REACH * a.sd()).max().orElseThrow();
        var ends = new TreeSet<Double>();
        ends.add(low);
        ends.add(high);
        for (NormalPosterior a : arms) {
            for (double s = -REACH; s <= REACH; s++) {
                double x = a.mean() + s * a.sd();
                if (x > low && x < high) {
                    ends.add(x);
                }
            }
        }
        return Arrays.stream(ends.toArray(Double[]::new)).mapToDouble(Double::doubleValue).toArray();
    }
}
