package dev.winnow.stats.means;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Sorted;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Distribution-free interval of a quantile from order statistics (Conover 1999, section 3.2; David and Nagaraja 2003,
/// section 7.1).
///
/// The number of values below the quantile is binomial (n, q) whatever the distribution, so its tails choose the ranks:
/// the interval covers with at least the asked probability, and may cover with more because ranks are whole.
///
/// @param value    sample quantile (type 7)
/// @param low      order statistic at `lowRank`; negative infinity when that is 0
/// @param high     order statistic at `highRank`; infinity when that is above n
/// @param lowRank  1-based, 0 when no value of the sample is low enough
/// @param highRank 1-based, n + 1 when no value of the sample is high enough
public record QuantileInterval(double value, double low, double high, int lowRank, int highRank) {

    /// Between the largest rank r with P(B < r) below alpha/2 and the smallest s with P(B >= s) at most alpha/2, B
    /// binomial (n, q).
    ///
    /// @param sample independent finite values, in any order; left as it is
    /// @param q      in (0, 1)
    /// @param level  two-sided
    /// @return undefined for an empty sample
    /// @throws IllegalArgumentException for another q, or a value that is not finite
    public static Outcome<QuantileInterval> of(double[] sample, double q, Level level) {
        checkQ(q);
        int n = sample.length;
        if (n == 0) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        var below = BinomialDistribution.of(n, q);
        int low = below.inverseCumulativeProbability(level.alpha() / 2);
        int high = below.inverseSurvivalProbability(level.alpha() / 2) + 1;
        double[] sorted = Sorted.of(sample);
        return Outcome.known(new QuantileInterval(
                QuantileType.LINEAR.ofSorted(sorted, q), low < 1 ? Double.NEGATIVE_INFINITY : sorted[low - 1],
                high > n ? Double.POSITIVE_INFINITY : sorted[high - 1], low, high));
    }

    /// Two-sided sign test that the q-quantile is `value`: twice the smaller of P(B <= number at most `value`) and
    /// P(B >= number below it), at most 1 (Conover 1999, section 3.2).
    ///
    /// @param sample independent finite values, in any order
    /// @param q      in (0, 1)
    /// @param value  finite, in the unit of the sample
    /// @return 1 for an empty sample
    /// @throws IllegalArgumentException for another q, or a value of the sample that is not finite
    public static double p(double[] sample, double q, double value) {
        checkQ(q);
        double[] sorted = Sorted.of(sample);
        int atMost = (int) Arrays.stream(sorted).filter(x -> x <= value).count();
        int less = (int) Arrays.stream(sorted).filter(x -> x < value).count();
        var below = BinomialDistribution.of(sample.length, q);
        return Math.min(1, 2 * Math.min(below.cumulativeProbability(atMost), below.survivalProbability(less - 1)));
    }

    private static void checkQ(double q) {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException("q=%s is not in (0, 1)".formatted(q));
        }
    }
}
