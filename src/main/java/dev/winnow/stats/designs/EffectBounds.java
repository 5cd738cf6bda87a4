package dev.winnow.stats.designs;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Roots;

/// Two numbers between which the effect lies, and an interval for the effect.
///
/// The interval covers the effect, not both bounds, with the confidence asked for (Imbens and Manski 2004, eq. 6 and
/// 7): lower - c seLower to upper + c seUpper with Phi(c + (upper - lower)/max(se)) - Phi(-c) = 1 - alpha. It is a
/// two-sided interval when the bounds meet and one-sided at each end when they are far apart. Assumes bounds that are
/// normal around their truth and an upper one that cannot fall below the lower, without which the interval may cover
/// too little (Stoye 2009).
///
/// @param lower   smallest effect that agrees with the data
/// @param upper   largest effect that agrees with the data
/// @param seLower standard error of `lower`
/// @param seUpper standard error of `upper`
/// @param low     lower end of the interval
/// @param high    upper end of the interval
public record EffectBounds(double lower, double upper, double seLower, double seUpper, double low, double high) {

    /// The interval around estimated bounds; c is found by [Roots#between], to rounding.
    ///
    /// @param upper   at least `lower`
    /// @param seLower above 0
    /// @param seUpper above 0
    static EffectBounds of(double lower, double upper, double seLower, double seUpper, Level level) {
        double width = (upper - lower) / Math.max(seLower, seUpper);
        // P(outside) = P(Z > c + width) + P(Z > c), which falls from above alpha to below it between the two ends.
        double c = Roots.between(
                        x -> Tails.normal(x + width) + Tails.normal(x) - level.alpha(),
                        Tails.normalQuantile(level.alpha()) - 1e-6,
                        Tails.normalQuantile(level.alpha() / 2) + 1e-6)
                .orElseThrow();
        return new EffectBounds(lower, upper, seLower, seUpper, lower - c * seLower, upper + c * seUpper);
    }
}
