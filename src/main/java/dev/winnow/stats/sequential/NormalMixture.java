package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;

/// Two-sided normal mixture for sub-Gaussian sums (Howard et al. 2021, proposition 5; Robbins 1970).
///
/// L is N(0, 1/rho) and psi(L) = L^2/2. For independent normal steps v is the sum of their variances; steps within an
/// interval of width w are sub-Gaussian with variance w^2/4.
///
/// log M = 1/2 log(rho/(v + rho)) + s^2/(2 (v + rho)), so the bound is sqrt((v + rho) log((v + rho)/(alpha^2 rho))).
///
/// @param rho precision of the mixture, above 0 and finite
public record NormalMixture(double rho) implements Mixture {
    public NormalMixture {
        if (!(rho > 0) || Double.isInfinite(rho)) {
            throw new IllegalArgumentException("rho=" + rho);
        }
    }

    /// Tuned by a rho that makes the bound at `best` nearly least.
    ///
    /// @param best   intrinsic time at which the boundary is narrowest, above 0 and finite
    /// @param tuning level for which it is
    /// @throws IllegalArgumentException if `best` is outside its range
    public static NormalMixture tuned(double best, Level tuning) {
        return new NormalMixture(Mixture.twoSidedRho(best, tuning.alpha()));
    }

    @Override
    public double log(double s, double v) {
        return 0.5 * Math.log(rho / (v + rho)) + s * s / (2 * (v + rho));
    }

    @Override
    public double bound(double v, Level level) {
        UniformBoundary.requireTime(v);
        return Math.sqrt((v + rho) * (Math.log1p(v / rho) - 2 * Math.log(level.alpha())));
    }
}
