package dev.winnow.stats.power;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.MaxT;
import dev.winnow.stats.distribution.Tails;

/// How the error level is shared among several treatments that are each compared with the one control.
public enum Correction {
    /// Each comparison at the full level: the chance of some false alarm grows with the treatments.
    NONE,
    /// alpha / k, which holds for any dependence.
    BONFERRONI,
    /// 1 - (1 - alpha)^(1/k), exact for independent comparisons; two-sided it is strict for correlated ones (Sidak
    /// 1967).
    SIDAK,
    /// The level at which the largest of the correlated statistics errs with alpha (Dunnett 1955), for large samples.
    ///
    /// Any two statistics have correlation ratio / (1 + ratio), see [MaxT]; good to about 1e-8 relative. A ratio above
    /// 3,000 is taken as 3,000, which is a little strict: a larger one only correlates more (Slepian 1962; Sidak 1968).
    DUNNETT;

    private static final double LARGEST_RATIO = 3000;

    /// The level of each single comparison.
    ///
    /// @param family     level over all comparisons together
    /// @param treatments k, at least 1
    /// @param ratio      units of each treatment for one of control, above 0
    /// @param alternative of each comparison; matters to [#DUNNETT] only
    /// @throws IllegalArgumentException if `treatments` or `ratio` is outside its range
    public Level perComparison(Level family, int treatments, double ratio, Alternative alternative) {
        if (treatments < 1 || !(ratio > 0)) {
            throw new IllegalArgumentException("treatments=%d ratio=%s".formatted(treatments, ratio));
        }
        double alpha = family.alpha();
        return Level.of(switch (this) {
            case NONE -> alpha;
            case BONFERRONI -> alpha / treatments;
            case SIDAK -> -Math.expm1(Math.log1p(-alpha) / treatments);
            case DUNNETT -> dunnett(family, treatments, ratio, alternative);
        });
    }

    /// The chance of some false alarm when each comparison has this level, which [#perComparison] turns round; with
    /// [#NONE] that of each is all there is.
    ///
    /// @param each        level of each single comparison, in (0, 1)
    /// @param treatments  k, at least 1
    /// @param ratio       units of each treatment for one of control, above 0
    /// @param alternative of each comparison; matters to [#DUNNETT] only
    /// @return at most 1
    public double joint(double each, int treatments, double ratio, Alternative alternative) {
        if (treatments == 1) {
            return each;
        }
        return switch (this) {
            case NONE -> each;
            case BONFERRONI -> Math.min(1, each * treatments);
            case SIDAK -> -Math.expm1(Math.log1p(-each) * treatments);
            case DUNNETT -> {
                MaxT largest = largest(treatments, ratio);
                yield alternative == Alternative.TWO_SIDED
                        ? Math.exp(largest.logBeyond(Tails.normalQuantile(each / 2)))
                        : Math.exp(largest.logAbove(Tails.normalQuantile(each)));
            }
        };
    }

    private static MaxT largest(int treatments, double ratio) {
        double held = Math.min(ratio, LARGEST_RATIO);
        return MaxT.equicorrelated(treatments, held / (1 + held), Double.POSITIVE_INFINITY);
    }

    private static double dunnett(Level family, int treatments, double ratio, Alternative alternative) {
        if (treatments == 1) {
            return family.alpha();
        }
        MaxT largest = largest(treatments, ratio);
        return alternative == Alternative.TWO_SIDED
                ? 2 * Tails.normal(largest.quantileBeyond(family.alpha()))
                : Tails.normal(largest.quantileAbove(family.alpha()));
    }
}
