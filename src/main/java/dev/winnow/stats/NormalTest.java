package dev.winnow.stats;

import dev.winnow.stats.distribution.Tails;

/// A statistic with its tail in the standard normal distribution.
///
/// @param statistic estimate less the value tested, in standard errors
/// @param p         of the alternative asked for, in [0, 1]; may underflow to 0, see `logP`
/// @param logP      natural logarithm of p, finite while the square of the statistic is
public record NormalTest(double statistic, double p, double logP) {
    /// The test of a statistic that is standard normal if the value tested is true: with z the statistic,
    /// P(Z >= z) for `GREATER`, P(Z <= z) for `LESS`, 2 P(Z >= |z|) two-sided.
    ///
    /// @param statistic not NaN
    public static NormalTest of(double statistic, Alternative alternative) {
        return switch (alternative) {
            case TWO_SIDED -> {
                double z = Math.abs(statistic);
                yield new NormalTest(
                        statistic, Math.min(1, 2 * Tails.normal(z)), Math.min(0, Math.log(2) + Tails.logNormal(z)));
            }
            case GREATER -> new NormalTest(statistic, Tails.normal(statistic), Tails.logNormal(statistic));
            case LESS -> new NormalTest(statistic, Tails.normal(-statistic), Tails.logNormal(-statistic));
        };
    }
}
