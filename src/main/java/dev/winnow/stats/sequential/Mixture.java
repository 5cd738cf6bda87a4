package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;
import dev.winnow.stats.numeric.Roots;

/// Boundaries from mixtures of exponential supermartingales (Howard et al. 2021, section 3.2): the curve is where the
/// logarithm of the mixture reaches log(1/alpha).
///
/// Each mixture has its narrowest place, which is tuned to `best`, an intrinsic time, at error level `tuning`.
public sealed interface Mixture extends UniformBoundary
        permits NormalMixture, OneSidedNormalMixture, GammaExponentialMixture, GammaPoissonMixture, BetaBinomialMixture {

    /// Logarithm of the mixture when the sum is s at intrinsic time v; increasing in s from 0 on.
    double log(double s, double v);

    /// Largest s that the sum can reach at v; infinity where there is none.
    default double most(double v) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    default double bound(double v, Level level) {
        checkTime(v);
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

    /// @throws IllegalArgumentException unless intrinsic time is finite and at least 0
    static void checkTime(double v) {
        if (!(v >= 0) || Double.isInfinite(v)) {
            throw new IllegalArgumentException("v=" + v);
        }
    }

    /// rho of a two-sided normal mixture that is narrowest at `best`: v / (2 log(1/a) + log(1 + 2 log(1/a))), Howard et al.
    /// (2021), proposition 3 with the expansion of the lower branch of Lambert's W.
    static double twoSidedRho(double best, double alpha) {
        if (!(best > 0) || Double.isInfinite(best)) {
            throw new IllegalArgumentException("best=" + best);
        }
        double twice = -2 * Math.log(alpha);
        return best / (twice + Math.log1p(twice));
    }

    /// The same for one-sided boundaries: a two-sided one at twice the level.
    static double oneSidedRho(double best, double alpha) {
        return twoSidedRho(best, 2 * alpha);
    }
}
