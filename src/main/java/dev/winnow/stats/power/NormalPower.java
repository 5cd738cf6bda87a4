package dev.winnow.stats.power;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.distribution.Tails;

/// Power of a test whose statistic is normal, with a standard error that may differ between null and truth.
///
/// The test rejects beyond z seNull; the estimate is normal about `shift` with `seTrue`. Two-sided power has both
/// tails, so that it is exactly alpha at no effect.
final class NormalPower {
    private NormalPower() {}

    /// @param shift  true effect minus the null value
    /// @param seNull standard error that the test divides by
    /// @param seTrue standard error of the estimate
    static double of(double shift, double seNull, double seTrue, Alternative alternative, double alpha) {
        return switch (alternative) {
            case TWO_SIDED -> {
                double limit = Tails.normalQuantile(alpha / 2) * seNull;
                yield Tails.normal((limit - shift) / seTrue) + Tails.normal((limit + shift) / seTrue);
            }
            case GREATER -> Tails.normal((Tails.normalQuantile(alpha) * seNull - shift) / seTrue);
            case LESS -> Tails.normal((Tails.normalQuantile(alpha) * seNull + shift) / seTrue);
        };
    }
}
