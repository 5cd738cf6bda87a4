package dev.winnow.stats.means;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Sorted;
import dev.winnow.stats.distribution.Tails;

/// The difference of a quantile between two arms, as the regression of the quantile on the arm (Koenker and Bassett
/// 1978).
///
/// With one binary regressor the minimum of the check function splits by arm: each arm's coefficient is its own sample
/// quantile, the smallest value with at least a share q of the arm not above it ([QuantileType#INVERSE]). The variance
/// of an arm's quantile is q (1 - q) s^2 / n, with the sparsity s (one over the density there) from the difference
/// quotient of the quantiles at q -+ h (Hendricks and Koenker 1992) and the bandwidth h of Hall and Sheather (1988) for
/// all units together; this is quantreg's "nid". The arms may differ in shape. Assumes independent units and a density
/// at the quantile that is smooth and not 0: ties there make the sparsity, and so the error, too small or 0.
///
/// @param control    quantile of the control, in the metric's own unit
/// @param treatment  quantile of the treatment
/// @param difference treatment minus control with its normal test and interval
public record QuantileRegression(double control, double treatment, Difference difference) {
    /// What is known of one arm's quantile.
    private record Fit(double value, double variance) {}

    /// The difference with a normal test and interval.
    ///
    /// @param treatment finite values, in any order
    /// @param control   finite values, in any order
    /// @param q         in (0, 1)
    /// @param level     of the interval and, two-sided, of the bandwidth
    /// @return undefined when an arm has fewer than two values, when there are so few that q -+ h leaves (0, 1), or
    ///     neither arm varies around its quantile
    /// @throws IllegalArgumentException if q is outside (0, 1) or a value is not finite
    public static Outcome<QuantileRegression> of(
            double[] treatment, double[] control, double q, Alternative alternative, Level level) {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException("q=%s is not in (0, 1)".formatted(q));
        }
        int units = treatment.length + control.length;
        double h = bandwidth(Math.max(1, units), q, level);
        if (q - h <= 0 || q + h >= 1) {
            return Outcome.undefined(Cause.RANKS_OUTSIDE, units);
        }
        return fit(treatment, q, h).flatMap(t -> fit(control, q, h).flatMap(c -> {
            double se = Math.sqrt(t.variance + c.variance);
            if (!(se > 0)) {
                return Outcome.undefined(Cause.NO_VARIANCE, 0);
            }
            return Outcome.known(new QuantileRegression(
                    c.value, t.value, Difference.normal(t.value - c.value, se, alternative, level)));
        }));
    }

    private static Outcome<Fit> fit(double[] sample, double q, double h) {
        int n = sample.length;
        if (n < 2) {
            return Outcome.undefined(Cause.TOO_FEW, n);
        }
        double[] sorted = Sorted.of(sample);
        double sparsity =
                (QuantileType.INVERSE.ofSorted(sorted, q + h) - QuantileType.INVERSE.ofSorted(sorted, q - h)) / (2 * h);
        double value = QuantileType.INVERSE.ofSorted(sorted, q);
        return Outcome.known(new Fit(value, q * (1 - q) * sparsity * sparsity / n));
    }

    /// Hall and Sheather (1988): n^(-1/3) z^(2/3) [1.5 phi(x)^2 / (2 x^2 + 1)]^(1/3) with x the normal quantile at q.
    private static double bandwidth(int n, double q, Level level) {
        double x = Tails.normalQuantile(1 - q);
        double z = Tails.normalQuantile(level.alpha() / 2);
        double f = Tails.normalDensity(x);
        return Math.cbrt(z * z * 1.5 * f * f / (2 * x * x + 1) / n);
    }
}
