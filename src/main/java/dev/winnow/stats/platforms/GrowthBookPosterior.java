package dev.winnow.stats.platforms;

import dev.winnow.stats.Level;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.distribution.Tails;

/// The normal posterior of an effect and what follows from it for the choice, by GrowthBook's conventions.
///
/// Precisions of prior and data add; P(better) = Phi(m / s); the loss of a choice is the expected shortfall against the
/// other, s phi(m / s) + m Phi(m / s) for keeping control when more is better. The effect is taken as normal around its
/// truth, which wants large arms; the engine's models of rates, counts and means do without.
///
/// @param mean             of the effect, on its scale, as are the others but the chance
/// @param sd               of the effect
/// @param low              lower end of the central interval
/// @param high             upper end of the central interval
/// @param chanceToWin      probability that treatment is better
/// @param lossIfKept       expected loss if control is kept
/// @param lossIfShipped    expected loss if treatment is shipped
public record GrowthBookPosterior(
        double mean, double sd, double low, double high, double chanceToWin, double lossIfKept, double lossIfShipped) {

    /// Which way the metric is to move.
    public enum Goal {
        /// More is better.
        INCREASE,
        /// Less is better.
        DECREASE
    }

    /// The posterior of an effect under the platform's prior; a flat prior leaves estimate and standard error as they
    /// are.
    ///
    /// @param level of the interval, which covers with probability 1 - alpha
    public static GrowthBookPosterior of(GrowthBookEffect effect, GrowthBookPrior prior, Goal goal, Level level) {
        NormalPosterior p = prior.on(effect.scale(), effect.baseline())
                .map(belief -> belief.given(effect.estimate(), effect.se()))
                .orElseGet(() -> new NormalPosterior(effect.estimate(), effect.se()));
        boolean up = goal == Goal.INCREASE;
        return new GrowthBookPosterior(
                p.mean(),
                p.sd(),
                p.quantile(level.alpha() / 2),
                p.mean() + p.sd() * Tails.normalQuantile(level.alpha() / 2),
                up ? p.probabilityAboveZero() : p.probabilityBelowZero(),
                up ? p.expectedLossAbove() : p.expectedLossBelow(),
                up ? p.expectedLossBelow() : p.expectedLossAbove());
    }
}
