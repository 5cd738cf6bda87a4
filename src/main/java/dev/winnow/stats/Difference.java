package dev.winnow.stats;

import dev.winnow.stats.distribution.Tails;
import java.util.Optional;

/// A difference, treatment minus control, with its test and interval (Wald 1943).
///
/// With the upper tail S of the reference distribution, its quantile q (S(q) = the level's tail) and the statistic z:
/// the interval is estimate -+ q se, open on the side that the alternative does not look at; p is S(z), S(-z) or
/// 2 S(|z|). Tails are computed as such and as logarithms, so that neither 1 - cdf nor underflow costs digits.
///
/// All of it holds as far as (estimate - truth) / se has the reference distribution; the method that estimated
/// both says when. Neither is checked: an `se` of 0 gives an infinite statistic, or NaN beside an estimate of 0.
///
/// @param estimate  in the metric's own unit
/// @param low       lower end of the interval; negative infinity where the alternative leaves it open
/// @param high      upper end of the interval; infinity where the alternative leaves it open
/// @param se        standard error that the interval is made of, above 0
/// @param df        degrees of freedom; absent where the normal distribution was asked for by name
/// @param statistic distance from the value tested in standard errors, above 0 for a treatment above it
/// @param p         of the alternative asked for, in [0, 1]; may underflow to 0, see `logP`
/// @param logP      natural logarithm of p, finite while the square of the statistic is
public record Difference(
        double estimate,
        double low,
        double high,
        double se,
        Optional<Double> df,
        double statistic,
        double p,
        double logP) {
    private static final double SMALL = 1e-290;

    /// Test of 0 and interval from the same standard error, normal reference: z = estimate / se. For standard errors
    /// that are known, or estimated from so many units that their own error does not matter.
    ///
    /// @param estimate finite
    /// @param se       standard error, above 0
    public static Difference normal(double estimate, double se, Alternative alternative, Level level) {
        return normal(estimate, se, estimate / se, alternative, level);
    }

    /// Interval from `se`, test from `statistic`, normal reference: for tests whose standard error is that of the
    /// hypothesis, such as a score test's. Interval and p-value then need not agree about 0.
    ///
    /// @param estimate  finite
    /// @param se        standard error of the interval, above 0
    /// @param statistic standard normal under the hypothesis, in the direction of the estimate
    public static Difference normal(
            double estimate, double se, double statistic, Alternative alternative, Level level) {
        double half = Tails.normalQuantile(level.tail(alternative)) * se;
        return of(estimate, half, se, Optional.empty(), statistic, alternative);
    }

    /// Test of 0 and interval from the same standard error, Student reference: t = estimate / se.
    ///
    /// @param estimate finite
    /// @param se       standard error, above 0
    /// @param df       degrees of freedom, above 0, not necessarily whole; infinite means the normal distribution
    /// @throws IllegalArgumentException for any other df
    public static Difference student(double estimate, double se, double df, Alternative alternative, Level level) {
        double half = Tails.studentQuantile(level.tail(alternative), df) * se;
        return of(estimate, half, se, Optional.of(df), estimate / se, alternative);
    }

    private static Difference of(
            double estimate, double half, double se, Optional<Double> df, double statistic, Alternative alternative) {
        double toTail = switch (alternative) {
            case TWO_SIDED -> Math.abs(statistic);
            case GREATER -> statistic;
            case LESS -> -statistic;
        };
        double tail = df.map(v -> Tails.student(toTail, v)).orElseGet(() -> Tails.normal(toTail));
        // A second evaluation is only for tails that are too small for a double, or where 1 - tail has the digits.
        double logTail = toTail > 0 && tail > SMALL
                ? Math.log(tail)
                : df.map(v -> Tails.logStudent(toTail, v)).orElseGet(() -> Tails.logNormal(toTail));
        boolean both = alternative == Alternative.TWO_SIDED;
        return new Difference(
                estimate,
                alternative == Alternative.LESS ? Double.NEGATIVE_INFINITY : estimate - half,
                alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : estimate + half,
                se,
                df,
                statistic,
                both ? Math.min(1, 2 * tail) : tail,
                both ? Math.min(0, Math.log(2) + logTail) : logTail);
    }
}
