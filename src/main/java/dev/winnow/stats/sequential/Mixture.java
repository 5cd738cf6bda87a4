package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;
import dev.winnow.stats.numeric.Roots;

/// Boundaries from mixtures of exponential supermartingales (Howard et al. 2021, section 3.2): the curve is where the
/// logarithm of the mixture reaches log(1/alpha), which it does at some time with probability at most alpha (Ville
/// 1939).
///
/// M(s, v) is the mean of exp(L s - v psi(L)) over a conjugate distribution of L, with psi the cumulant generating
/// function that bounds that of a step, per unit of intrinsic time.
///
/// Relative to sqrt(v) a curve is narrowest near `best`, an intrinsic time to be chosen beforehand; `tuning` is the
/// level that this is done for, and the curve is valid at any other.
///
/// The root is taken to the last bits of log M, which no large terms that cancel go into: a curve is good to about
/// 1e-12 relative for any v. Only the one-sided beta-binomial loses the point of its incomplete beta function where
/// v/(g h) is beyond 1e24, and is up to 1 % too wide there.
public sealed interface Mixture extends UniformBoundary
        permits NormalMixture, OneSidedNormalMixture, GammaExponentialMixture, GammaPoissonMixture, BetaBinomialMixture {

    /// Logarithm of the mixture when the sum is s at intrinsic time v; increasing in s from 0 on. Its negative, or 0 if
    /// that is less, is the logarithm of an always-valid p-value.
    ///
    /// @param s sum of the centred steps, in their unit, at most [#most(double)]
    /// @param v intrinsic time, finite, at least 0, in the square of that unit
    double log(double s, double v);

    /// Largest s that the sum can reach at v; infinity where there is none.
    default double most(double v) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    default double bound(double v, Level level) {
        UniformBoundary.requireTime(v);
        double threshold = -Math.log(level.alpha());
        double most = most(v);
        double high = Math.min(most, Math.sqrt(v) + 1);
        while (log(high, v) < threshold) {
            if (high >= most) {
                return most;
            }
            high = Math.min(most, 2 * high);
        }
        return Roots.between(s -> log(s, v) - threshold, 0, high).orElse(0);
    }

    /// rho of a two-sided normal mixture that is narrowest at `best` = v: v / (2 log(1/a) + log(1 + 2 log(1/a))),
    /// Howard et al. (2021), proposition 3 with the expansion of the lower branch of Lambert's W.
    ///
    /// @param best  intrinsic time, above 0 and finite
    /// @param alpha a, in (0, 1)
    /// @throws IllegalArgumentException if `best` is outside its range
    static double twoSidedRho(double best, double alpha) {
        if (!(best > 0) || Double.isInfinite(best)) {
            throw new IllegalArgumentException("best=%s is not in (0, Inf)".formatted(best));
        }
        double twice = -2 * Math.log(alpha);
        return best / (twice + Math.log1p(twice));
    }

    /// The same for one-sided boundaries: a two-sided one at twice the level.
    ///
    /// @param best  intrinsic time, above 0 and finite
    /// @param alpha in (0, 0.5)
    /// @throws IllegalArgumentException if a number is outside its range
    static double oneSidedRho(double best, double alpha) {
        if (!(alpha < 0.5)) {
            throw new IllegalArgumentException("tuning=%s is not below 0.5".formatted(alpha));
        }
        return twoSidedRho(best, 2 * alpha);
    }
}
