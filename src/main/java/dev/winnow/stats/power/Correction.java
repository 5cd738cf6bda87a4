package dev.winnow.stats.power;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Quadrature;
import dev.winnow.stats.numeric.Roots;

/// How the error level is shared among several treatments that are each compared with the one control.
public enum Correction {
    /// Each comparison at the full level: the chance of some false alarm grows with the treatments.
    NONE,
    /// alpha / k.
    BONFERRONI,
    /// 1 - (1 - alpha)^(1/k), exact for independent comparisons.
    SIDAK,
    /// The level at which the largest of the correlated statistics errs with alpha (Dunnett 1955), for large samples.
    ///
    /// With correlation r = ratio / (1 + ratio) the statistics are sqrt(1 - r) X_i + sqrt(r) Y, so that P(all within c) is
    /// the mean over Y of a k-th power.
    DUNNETT;

    /// The level of each single comparison.
    ///
    /// @param treatments k, at least 1
    /// @param ratio      units of each treatment for one of control
    public Level perComparison(Level family, int treatments, double ratio, Alternative alternative) {
        if (treatments < 1 || !(ratio > 0)) {
            throw new IllegalArgumentException("treatments=%d ratio=%s".formatted(treatments, ratio));
        }
        double alpha = family.alpha();
        return Level.of(switch (this) {
            case NONE -> alpha;
            case BONFERRONI -> alpha / treatments;
            case SIDAK -> -Math.expm1(Math.log1p(-alpha) / treatments);
            case DUNNETT -> dunnett(alpha, treatments, ratio / (1 + ratio), alternative);
        });
    }

    private static double dunnett(double alpha, int k, double r, Alternative alternative) {
        if (k == 1) {
            return alpha;
        }
        boolean both = alternative == Alternative.TWO_SIDED;
        int sides = both ? 2 : 1;
        double low = Tails.normalQuantile(alpha / sides);
        double high = Tails.normalQuantile(alpha / sides / k);
        double limit = Roots.between(c -> beyond(c, k, r, both) - alpha, low, high).orElse(high);
        return sides * Tails.normal(limit);
    }

    /// P(some statistic is beyond c).
    private static double beyond(double c, int k, double r, boolean both) {
        double own = Math.sqrt(1 - r);
        double shared = Math.sqrt(r);
        return Quadrature.integrate(
                y -> {
                    double miss = Tails.normal((c - shared * y) / own);
                    if (both) {
                        miss += Tails.normal((c + shared * y) / own);
                    }
                    return -Math.expm1(k * Math.log1p(-Math.min(1, miss))) * Tails.normalDensity(y);
                },
                -9, 9, 24);
    }
}
