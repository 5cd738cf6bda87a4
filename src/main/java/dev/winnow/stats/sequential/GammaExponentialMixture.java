package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Deviance;
import dev.winnow.stats.distribution.GammaTails;

/// Gamma-exponential mixture for sub-exponential sums (Howard et al. 2021, proposition 9); the curve holds above only.
///
/// Of its cases the most useful is the empirical Bernstein bound: for variables in an interval of width c, v is the sum
/// of their squared distances from predictions made before each was seen (their theorem 4).
///
/// psi(L) = (-log(1 - c L) - c L)/c^2, and L in [0, 1/c) has a density proportional to exp(-rho psi(L))/(1 - c L).
/// With r = rho/c^2, a = (v + rho)/c^2 and x = (c s + v)/c^2 + r:
/// log M = r log r - log Gamma(r) - log P(r, r) + log Gamma(a) + log P(a, x) - a log x + x - r. The gamma functions go
/// by Stirling's formula, whose leading terms join into a deviance of a from x.
///
/// @param rho precision of the mixture, above 0 and finite
/// @param c   scale of the tail, above 0 and finite, in the unit of a step
public record GammaExponentialMixture(double rho, double c) implements Mixture {
    public GammaExponentialMixture {
        if (!(rho > 0) || !(c > 0) || !Double.isFinite(rho + c)) {
            throw new IllegalArgumentException("rho=%s c=%s".formatted(rho, c));
        }
    }

    /// Tuned by the one-sided normal mixture's rho.
    ///
    /// @param best   intrinsic time at which the boundary is narrowest, above 0 and finite
    /// @param tuning level for which it is, below one half
    /// @param c      scale of the tail, above 0 and finite
    /// @throws IllegalArgumentException if a number is outside its range
    public static GammaExponentialMixture tuned(double best, Level tuning, double c) {
        return new GammaExponentialMixture(Mixture.oneSidedRho(best, tuning.alpha()), c);
    }

    @Override
    public double log(double s, double v) {
        double r = rho / (c * c);
        double a = (v + rho) / (c * c);
        double further = s / c;
        double x = a + further;
        return Deviance.deviance(a, x, -further)
                + 0.5 * Math.log(r / a)
                + Deviance.stirlingRest(a) - Deviance.stirlingRest(r)
                + GammaTails.logLower(a, x, further) - GammaTails.logLower(r, r, 0);
    }
}
