package dev.winnow.stats.platforms;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.distribution.Tails;

/// What GrowthBook knows of one arm of a metric; both arms of a comparison are of the same kind. Units are independent.
public sealed interface GrowthBookArm {
    /// Units, or events for a quantile.
    default long n() {
        return switch (this) {
            case Mean(Moments m) -> m.n();
            case Share(Proportion p) -> p.trials();
            case Ratio(MomentMatrix m) -> m.n();
            case AdjustedMean(MomentMatrix m) -> m.n();
            case AdjustedRatio(MomentMatrix m) -> m.n();
            case Quantile q -> q.n();
            case ClusteredQuantile q -> q.quantile().n();
        };
    }

    /// A mean per unit.
    record Mean(Moments moments) implements GrowthBookArm {}

    /// A share of units; its variance is p (1 - p), without the factor n / (n - 1).
    record Share(Proportion proportion) implements GrowthBookArm {}

    /// A ratio of sums.
    ///
    /// @param sums numerator, denominator
    record Ratio(MomentMatrix sums) implements GrowthBookArm {
        public Ratio {
            requireSize(sums, 2);
        }
    }

    /// A mean with a covariate from before the experiment.
    ///
    /// @param values outcome, covariate
    record AdjustedMean(MomentMatrix values) implements GrowthBookArm {
        public AdjustedMean {
            requireSize(values, 2);
        }
    }

    /// A ratio of sums with the same ratio from before the experiment.
    ///
    /// @param sums numerator, denominator, numerator before, denominator before
    record AdjustedRatio(MomentMatrix sums) implements GrowthBookArm {
        public AdjustedRatio {
            requireSize(sums, 4);
        }
    }

    /// A quantile with the order statistics of its 95 % interval, those at the shares
    /// q -+ z sqrt(q (1 - q) / sampleSize) of the events, which are independent.
    ///
    /// Variance of one event's contribution: (sampleSize/n)(n - 1) [(upper - lower) / (2 z)]^2, z for 95 %, but at
    /// least 1e-5 from 100 events on (Deng, Knoblich and Lu 2018, section 4, for the interval).
    ///
    /// @param n          events
    /// @param sampleSize events with which the ranks of `lower` and `upper` were found
    /// @param level      of the quantile, in (0, 1)
    /// @param value      sample quantile, finite
    /// @param lower      order statistic at the lower rank, finite
    /// @param upper      order statistic at the upper rank, finite, at least `lower`
    record Quantile(long n, long sampleSize, double level, double value, double lower, double upper)
            implements GrowthBookArm {
        private static final double Z = Tails.normalQuantile(0.025);
        private static final double LEAST_VARIANCE = 1e-5;

        public Quantile {
            if (!(level > 0 && level < 1)
                    || !Double.isFinite(value)
                    || !(lower <= upper)
                    || Double.isInfinite(lower)
                    || Double.isInfinite(upper)) {
                throw new IllegalArgumentException(
                        "level=%s value=%s lower=%s upper=%s".formatted(level, value, lower, upper));
            }
        }

        /// Without the floor, as if the events were independent.
        double intervalVariance() {
            double se = (upper - lower) / (2 * Z);
            return n <= 1 ? 0 : (double) sampleSize / n * (n - 1) * se * se;
        }

        double floored(double variance) {
            return n < 100 ? variance : Math.max(variance, LEAST_VARIANCE);
        }

        /// Whether the interval's ranks lie outside the sample, or a small sample does not vary around the quantile.
        boolean uninformative(double variance) {
            double odds = level / (1 - level);
            return n <= Z * Z * Math.max(odds, 1 / odds) || (variance <= 0 && n < 1000);
        }
    }

    /// A quantile of events that come in clusters: the variance is multiplied by that of the share of events below the
    /// quantile, a ratio over clusters, over q (1 - q) / n (Deng, Knoblich and Lu 2018, section 4).
    ///
    /// @param clusters events below the quantile and all events, per cluster
    record ClusteredQuantile(Quantile quantile, MomentMatrix clusters) implements GrowthBookArm {
        public ClusteredQuantile {
            requireSize(clusters, 2);
        }

        double clusteredVariance() {
            double events = clusters.means().get(1);
            if (quantile.n() <= 1 || clusters.n() <= 1 || !(events > 0)) {
                return 0;
            }
            double share = clusters.means().get(0) / events;
            double ofShare = clusters.combine(1, -share).variance() / (clusters.n() * events * events);
            double independent = quantile.level() * (1 - quantile.level()) / quantile.n();
            return quantile.intervalVariance() * ofShare / independent;
        }
    }

    private static void requireSize(MomentMatrix m, int size) {
        if (m.size() != size) {
            throw new IllegalArgumentException("%d variables instead of %d".formatted(m.size(), size));
        }
    }
}
