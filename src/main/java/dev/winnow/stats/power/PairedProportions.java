package dev.winnow.stats.power;

import dev.winnow.stats.Alternative;

/// Power of McNemar's test of paired yes-no answers; the effect is the difference of the two rates.
///
/// With a share s of pairs that disagree and d the difference of the shares of the two kinds of disagreement,
/// power = P(Z > (z sqrt(s) - d sqrt(n)) / sqrt(s - d^2)), -d when the test looks below, plus the other tail when
/// two-sided (Connor 1987; Miettinen 1968). Sizes count pairs, independent of each other, and go with
/// [Allocation#SINGLE]. Normal theory: good from about ten pairs that disagree.
///
/// @param discordant  share of pairs whose answers differ, in (0, 1]
/// @param alternative what the test looks for
public record PairedProportions(double discordant, Alternative alternative) implements PowerCurve {
    public PairedProportions {
        if (!(discordant > 0 && discordant <= 1)) {
            throw new IllegalArgumentException("discordant=%s is not in (0, 1]".formatted(discordant));
        }
    }

    /// @throws IllegalArgumentException if the difference is larger than the share of pairs that disagree
    @Override
    public double power(double effect, double control, double treatment, double alpha) {
        if (!(Math.abs(effect) <= discordant)) {
            throw new IllegalArgumentException(
                    "effect=%s is not within discordant=%s".formatted(effect, discordant));
        }
        double seNull = Math.sqrt(discordant / control);
        double seTrue = Math.sqrt(Math.max(discordant - effect * effect, Double.MIN_NORMAL) / control);
        return NormalPower.of(effect, seNull, seTrue, alternative, alpha);
    }

    @Override
    public double nothing(Direction towards) {
        return 0;
    }

    @Override
    public double extreme(Direction towards) {
        return towards.signed(discordant);
    }

    @Override
    public double scale(double control, double treatment) {
        return Math.sqrt(discordant / control);
    }
}
