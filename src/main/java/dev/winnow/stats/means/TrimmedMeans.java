package dev.winnow.stats.means;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Sorted;
import java.util.Arrays;

/// Compares trimmed means, which a few extreme values cannot move (Yuen 1974).
///
/// From each end of each arm g = floor(share n) values are cut, as the product is in doubles: 28 for 0.29 of 100, as in
/// R and SciPy; h = n - 2g remain. The difference of what remains is tested as by Welch with q_i = (sum of squares of
/// the arm winsorised at the cut)/(h (h - 1)) and h - 1 in place of v_i/n_i and n_i - 1. The estimate is about trimmed
/// means, which differ from the means of a skewed metric. Assumes independent values.
public final class TrimmedMeans {
    private TrimmedMeans() {}

    private record Arm(int left, double mean, double squaredError) {
        static Arm of(double[] sample, double share) {
            double[] x = Sorted.of(sample);
            int n = x.length;
            int g = (int) (share * n);
            double mean = Moments.of(Arrays.copyOfRange(x, g, n - g)).mean();
            for (int i = 0; i < g; i++) {
                x[i] = x[g];
                x[n - 1 - i] = x[n - 1 - g];
            }
            double h = n - 2.0 * g;
            return new Arm(n - 2 * g, mean, Moments.of(x).m2() / (h * (h - 1)));
        }
    }

    /// Yuen's test of the difference of trimmed means, treatment minus control, with Student's reference.
    ///
    /// @param treatment one value a unit, in any order; left as it is
    /// @param control   one value a unit, in any order; left as it is
    /// @param share     cut from each end, a fraction in [0, 0.5)
    /// @return undefined when fewer than two values of an arm remain, or nothing of what remains varies
    /// @throws IllegalArgumentException for another share, or a value that is not finite
    public static Outcome<Difference> of(
            double[] treatment, double[] control, double share, Alternative alternative, Level level) {
        if (!(share >= 0 && share < 0.5)) {
            throw new IllegalArgumentException("share=%s is not in [0, 0.5)".formatted(share));
        }
        int smaller = Math.min(left(treatment, share), left(control, share));
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        Arm t = Arm.of(treatment, share);
        Arm c = Arm.of(control, share);
        double squared = t.squaredError + c.squaredError;
        if (!(squared > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double df = WelchTest.degreesOfFreedom(t.squaredError, t.left - 1.0, c.squaredError, c.left - 1.0);
        return Outcome.known(Difference.student(t.mean - c.mean, Math.sqrt(squared), df, alternative, level));
    }

    private static int left(double[] sample, double share) {
        return sample.length - 2 * (int) (share * sample.length);
    }
}
