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
/// a mean are felt: about 1e-17 times |mean| / sd.
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
        Arrays.setAll(sums, i -> Math.min(1, sums[i]));
        return sums;
    }

    /// One node. The arm that is least likely to lie below x, `lead`, is kept out of the sum of logarithms: that of a
    /// leader far ahead would swallow the digits of all others. No second arm is that far above the grid.
    private static void add(List<NormalPosterior> arms, boolean second, double x, double weight, double[] sums) {
        int k = arms.size();
        double[] z = new double[k];
        double[] logBelow = new double[k];
        int lead = 0;
        for (int i = 0; i < k; i++) {
            z[i] = (x - arms.get(i).mean()) / arms.get(i).sd();
            logBelow[i] = Tails.logNormal(-z[i]);
            lead = logBelow[i] < logBelow[lead] ? i : lead;
        }
        double logOthers = 0;
        double[] odds = new double[k];
        for (int i = 0; i < k; i++) {
            logOthers += i == lead ? 0 : logBelow[i];
            odds[i] = i == lead ? 0 : Math.exp(Tails.logNormal(z[i]) - logBelow[i]);
        }
        double leadBelow = Math.exp(logBelow[lead]);
        for (int i = 0; i < k; i++) {
            double chance = i == lead ? 1 : leadBelow;
            if (second) {
                double others = sumWithout(odds, i);
                chance = i == lead ? others : Tails.normal(z[lead]) + leadBelow * others;
            }
            double log = logOthers - (i == lead ? 0 : logBelow[i]) - 0.5 * z[i] * z[i];
            sums[i] += weight * chance * Math.exp(log) / (arms.get(i).sd() * Math.sqrt(2 * Math.PI));
        }
    }

    /// Not the whole less the one, which may be nearly all of it.
    private static double sumWithout(double[] values, int left) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += i == left ? 0 : values[i];
        }
        return sum;
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
