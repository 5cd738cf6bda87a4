package dev.winnow.stats.platforms;

import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.bayes.NormalPosterior;
import java.util.Optional;

/// What is believed of an effect beforehand, by GrowthBook's conventions.
public sealed interface GrowthBookPrior {
    /// Nothing: the posterior is the estimate with its error.
    record Flat() implements GrowthBookPrior {}

    /// A normal belief.
    ///
    /// @param mean     of the effect
    /// @param variance above 0
    /// @param scale    of mean and variance; a relative one is multiplied by control's size for absolute effects, an
    ///     absolute one is taken as it is for relative effects too
    record Normal(double mean, double variance, EffectScale scale) implements GrowthBookPrior {
        public Normal {
            if (!(variance > 0) || !Double.isFinite(mean)) {
                throw new IllegalArgumentException("mean=%s variance=%s".formatted(mean, variance));
            }
        }
    }

    /// The belief on the scale of an effect; empty for a flat one.
    ///
    /// @param baseline value of control, in the metric's own unit, not 0
    default Optional<NormalPosterior> on(EffectScale effect, double baseline) {
        return switch (this) {
            case Flat _ -> Optional.empty();
            case Normal(double mean, double variance, EffectScale scale) -> {
                boolean rescale = effect == EffectScale.ABSOLUTE && scale == EffectScale.RELATIVE;
                double by = rescale ? Math.abs(baseline) : 1;
                yield Optional.of(new NormalPosterior(mean * by, Math.sqrt(variance) * by));
            }
        };
    }
}
