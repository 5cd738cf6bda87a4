package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Tails;

/// One-sided normal mixture for sub-Gaussian sums, mixed over a half-normal (Howard et al. 2021, proposition 6).
///
/// log M = 1/2 log(4 rho/(v + rho)) + s^2/(2 (v + rho)) + log Phi(s/sqrt(v + rho)).
///
/// L is N(0, 1/rho) given that it is positive, psi(L) = L^2/2. The curve holds above only.
///
/// @param rho precision of the mixture, above 0 and finite
public record OneSidedNormalMixture(double rho) implements Mixture {
    public OneSidedNormalMixture {
        if (!(rho > 0) || Double.isInfinite(rho)) {
            throw new IllegalArgumentException("rho=" + rho);
        }
    }

    /// Tuned by a rho that makes the two-sided bound of twice the level nearly least at `best`.
    ///
    /// @param best   intrinsic time at which the boundary is narrowest, above 0 and finite
    /// @param tuning level for which it is, below one half
    /// @throws IllegalArgumentException if a number is outside its range
    public static OneSidedNormalMixture tuned(double best, Level tuning) {
        return new OneSidedNormalMixture(Mixture.oneSidedRho(best, tuning.alpha()));
    }

    @Override
    public double log(double s, double v) {
        return 0.5 * Math.log(4 * rho / (v + rho))
                + s * s / (2 * (v + rho))
                + Tails.logNormal(-s / Math.sqrt(v + rho));
    }
}
