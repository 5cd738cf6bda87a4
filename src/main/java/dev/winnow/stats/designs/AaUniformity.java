package dev.winnow.stats.designs;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.KolmogorovTail;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// Whether the p values of comparisons without an effect (A/A tests) are what they should be: uniform on [0, 1].
///
/// Two looks: at all of the distribution, and at the share that matters. Assumes independent comparisons with
/// continuous statistics; p values of exact tests of small counts are larger than uniform ones and may fail without a
/// fault. Sound p values are called implausible in at most 2 of 100 sets.
///
/// @param distance  D = sup |F_n(u) - u|, the largest distance of their distribution function from the uniform one
///     (Kolmogorov 1933)
/// @param p         of a distance at least as large if they are uniform, see [KolmogorovTail]
/// @param below     how many are below alpha, not at it
/// @param share     which share that is, a fraction; should be alpha
/// @param low       lower end of its exact 99 percent binomial interval (Clopper and Pearson 1934)
/// @param high      upper end of that interval
/// @param plausible the interval holds alpha and p is not below 0.01
public record AaUniformity(
        double distance, double p, long below, double share, double low, double high, boolean plausible) {
    /// A check that is run often should not cry wolf.
    private static final double ALARM = 0.01;

    /// The binomial interval covers with 99 percent, for the same reason.
    private static final double TAIL = 0.005;

    /// Judges a set of p values.
    ///
    /// @param pValues each in [0, 1], from independent comparisons, in any order
    /// @param level   at which the comparisons would be called significant
    /// @return undefined without p values
    /// @throws IllegalArgumentException for a p value outside [0, 1]
    public static Outcome<AaUniformity> of(double[] pValues, Level level) {
        int n = pValues.length;
        if (n < 1) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        if (!(sorted[0] >= 0 && sorted[n - 1] <= 1)) {
            throw new IllegalArgumentException("p values from %s to %s".formatted(sorted[0], sorted[n - 1]));
        }
        double distance = 0;
        int below = 0;
        for (int i = 0; i < n; i++) {
            distance = Math.max(distance, Math.max((i + 1.0) / n - sorted[i], sorted[i] - (double) i / n));
            below += sorted[i] < level.alpha() ? 1 : 0;
        }
        double low = below == 0 ? 0 : BetaDistribution.of(below, n - below + 1.0).inverseCumulativeProbability(TAIL);
        double high = below == n ? 1 : BetaDistribution.of(below + 1.0, n - below).inverseSurvivalProbability(TAIL);
        double p = KolmogorovTail.of(n, distance);
        boolean plausible = low <= level.alpha() && level.alpha() <= high && p >= ALARM;
        return Outcome.known(new AaUniformity(distance, p, below, (double) below / n, low, high, plausible));
    }
}
