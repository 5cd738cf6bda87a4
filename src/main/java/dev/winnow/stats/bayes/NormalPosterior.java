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

    /// What this distribution, taken as the prior, becomes once an estimate with a normal error is seen: precisions
    /// 1/sd^2 and 1/se^2 add, the mean is weighted by them.
    ///
    /// @param se standard error of the estimate, above 0
    public NormalPosterior given(double estimate, double se) {
        if (!(se > 0) || !Double.isFinite(estimate)) {
            throw new IllegalArgumentException("estimate=%s se=%s".formatted(estimate, se));
        }
        // The share of the data, written so that neither precision overflows.
        double share = 1 / (1 + (se / sd) * (se / sd));
        return new NormalPosterior(mean + share * (estimate - mean), se * Math.sqrt(share));
    }

    /// The value that the effect is below with probability p.
    ///
    /// @param p in (0, 1)
    public double quantile(double p) {
        return mean - sd * Tails.normalQuantile(p);
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
