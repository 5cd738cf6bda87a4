package dev.winnow.stats;

import java.util.Optional;

/// A difference, treatment minus control, with its test and interval.
///
/// @param estimate  in the metric's own unit
/// @param low       lower end of the interval
/// @param high      upper end of the interval
/// @param se        standard error that the interval is made of
/// @param df        degrees of freedom; absent when the reference is the normal distribution
/// @param statistic test statistic
/// @param p         two-sided; may underflow to 0, see `logP`
/// @param logP      natural logarithm of p, always finite unless the statistic is infinite
public record Difference(
        double estimate,
        double low,
        double high,
        double se,
        Optional<Double> df,
        double statistic,
        double p,
        double logP) {

    /// Test and interval from the same standard error, normal reference.
    static Difference normal(double estimate, double se, double alpha) {
        return normal(estimate, se, estimate / se, alpha);
    }

    /// Interval from `se`, test from `statistic`, normal reference.
    static Difference normal(double estimate, double se, double statistic, double alpha) {
        double half = Tails.normalQuantile(alpha / 2) * se;
        double logP = Math.min(0, Math.log(2) + Tails.logNormal(Math.abs(statistic)));
        return new Difference(
                estimate, estimate - half, estimate + half, se, Optional.empty(), statistic,
                Math.min(1, 2 * Tails.normal(Math.abs(statistic))), logP);
    }

    /// Test and interval from the same standard error, Student reference.
    static Difference student(double estimate, double se, double df, double alpha) {
        double t = estimate / se;
        double half = Tails.studentQuantile(alpha / 2, df) * se;
        double logP = Math.min(0, Math.log(2) + Tails.logStudent(Math.abs(t), df));
        return new Difference(
                estimate, estimate - half, estimate + half, se, Optional.of(df), t,
                Math.min(1, 2 * Tails.student(Math.abs(t), df)), logP);
    }

    /// @throws IllegalArgumentException unless alpha is in (0, 1)
    static void checkAlpha(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha=%s is not in (0, 1)".formatted(alpha));
        }
    }
}
