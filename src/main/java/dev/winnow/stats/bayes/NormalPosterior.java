package dev.winnow.stats.bayes;

import dev.winnow.stats.distribution.Tails;

/// Posterior of an effect: normal, from a flat prior, so its mean is the estimate and its spread the standard error.
///
/// @param mean of the effect
/// @param sd   above 0
public record NormalPosterior(double mean, double sd) {
    public NormalPosterior {
        if (!(sd > 0) || !Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean=%s sd=%s".formatted(mean, sd));
        }
    }

    /// P(effect > 0) = Phi(mean / sd).
    public double probabilityAboveZero() {
        return Tails.normal(-mean / sd);
    }

    /// P(effect < 0), exact in the tail.
    public double probabilityBelowZero() {
        return Tails.normal(mean / sd);
    }

    /// E[max(-effect, 0)] = s phi(m/s) - m Phi(-m/s): what shipping costs if it is wrong and more is better.
    public double expectedLossBelow() {
        return loss(mean);
    }

    /// E[max(effect, 0)]: the same where less is better.
    public double expectedLossAbove() {
        return loss(-mean);
    }

    /// Density at x.
    public double density(double x) {
        return Tails.normalDensity((x - mean) / sd) / sd;
    }

    private double loss(double m) {
        double z = m / sd;
        return Math.max(0, sd * Tails.normalDensity(z) - m * Tails.normal(z));
    }
}
