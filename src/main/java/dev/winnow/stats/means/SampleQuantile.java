package dev.winnow.stats.means;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;

/// A sample quantile with the order statistics around it, and the difference of two.
///
/// The standard error is (high - low) / (2 z), the outer interval of Deng, Knoblich and Lu (2018, section 4), whose
/// ranks are n q -+ z sqrt(n q (1 - q)). Assumes independent values with a density at the quantile; ties there make the
/// error too small or 0.
///
/// @param n     sample size
/// @param value sample quantile (type 7 of Hyndman and Fan 1996)
/// @param low   order statistic at the lower rank
/// @param high  order statistic at the upper rank
public record SampleQuantile(long n, double value, double low, double high) {

    /// The 1-based ranks whose order statistics bound the quantile.
    ///
    /// @param low  may be below 1 when the sample is too small
    /// @param high may be above n when the sample is too small
    public record Ranks(long low, long high) {}

    /// floor(n q - z sqrt(n q (1 - q))) and ceil(n q + z sqrt(n q (1 - q))), the normal limit of the binomial count
    /// below the quantile; [QuantileInterval] has the exact ranks.
    ///
    /// @param n     sample size
    /// @param q     in (0, 1)
    /// @param level two-sided error level of the interval
    public static Ranks ranks(long n, double q, Level level) {
        double half = Tails.normalQuantile(level.alpha() / 2) * Math.sqrt(n * q * (1 - q));
        return new Ranks((long) Math.floor(n * q - half), (long) Math.ceil(n * q + half));
    }

    /// Standard error of the quantile, (high - low) / (2 z).
    ///
    /// @param level the level at which `low` and `high` were taken
    public double se(Level level) {
        return (high - low) / (2 * Tails.normalQuantile(level.alpha() / 2));
    }

    /// Treatment minus control of independent samples, se^2 = se1^2 + se0^2, with a normal reference.
    ///
    /// @param q     in (0, 1)
    /// @param level the level at which `low` and `high` were taken
    /// @return undefined when a rank falls outside its sample or neither sample varies around its quantile
    public static Outcome<Difference> difference(
            SampleQuantile treatment, SampleQuantile control, double q, Level level) {
        for (SampleQuantile s : new SampleQuantile[] {treatment, control}) {
            Ranks r = ranks(s.n, q, level);
            if (r.low() < 1 || r.high() > s.n) {
                return Outcome.undefined(Cause.RANKS_OUTSIDE, s.n);
            }
        }
        double se = Math.hypot(treatment.se(level), control.se(level));
        if (!(se > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        return Outcome.known(Difference.normal(treatment.value - control.value, se, Alternative.TWO_SIDED, level));
    }
}
