package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Deviance;
import dev.winnow.stats.distribution.GammaTails;

/// Gamma-Poisson mixture for sums of centred steps that are at most c, v the sum of their variances (Howard et al.
/// 2021, proposition 10); the curve holds above only.
///
/// psi(L) = (exp(c L) - c L - 1)/c^2, and L above 0 has a density proportional to exp(-rho psi(L)).
/// With r = rho/c^2, x = (v + rho)/c^2 and a = s/c + x:
/// log M = r log r - log Gamma(r) - log Q(r, r) + log Gamma(a) + log Q(a, x) - a log x + v/c^2. The gamma functions go
/// by Stirling's formula, whose leading terms join into a deviance of a from x.
///
/// @param rho precision of the mixture, above 0 and finite
/// @param c   largest step, above 0 and finite
public record GammaPoissonMixture(double rho, double c) implements Mixture {
    public GammaPoissonMixture {
        if (!(rho > 0) || !(c > 0) || !Double.isFinite(rho + c)) {
            throw new IllegalArgumentException("rho=%s c=%s".formatted(rho, c));
        }
    }

    /// Tuned by the one-sided normal mixture's rho.
    ///
    /// @param best   intrinsic time at which the boundary is narrowest, above 0 and finite
    /// @param tuning level for which it is, below one half
    /// @param c      largest step, above 0 and finite
    /// @throws IllegalArgumentException if a number is outside its range
    public static GammaPoissonMixture tuned(double best, Level tuning, double c) {
        return new GammaPoissonMixture(Mixture.oneSidedRho(best, tuning.alpha()), c);
    }

    @Override
    public double log(double s, double v) {
        double r = rho / (c * c);
        double x = (v + rho) / (c * c);
        double further = s / c;
        double a = x + further;
        return Deviance.deviance(a, x, further)
                + 0.5 * Math.log(r / a)
                + Deviance.stirlingRest(a) - Deviance.stirlingRest(r)
                + GammaTails.logUpper(a, x, -further) - GammaTails.logUpper(r, r, 0);
    }
}
