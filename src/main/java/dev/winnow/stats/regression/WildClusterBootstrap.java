package dev.winnow.stats.regression;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Wild cluster bootstrap of the t statistic with the null hypothesis imposed (Cameron, Gelbach and Miller 2008).
///
/// The residuals of the fit under the null are multiplied by one random weight a cluster, the statistic with the CR0
/// variance is computed anew, and p = (b + 1) / (B + 1) of the b replicates whose |t| is at least the one found
/// (Phipson and Smyth 2010). The interval holds the values that are not rejected: its ends are sought by doubling and
/// halving on either side of the estimate, with the same weights for every hypothesis, taking p to fall outwards; p has
/// steps of 1 / (B + 1), and an end is the place of such a step to 12 digits of its distance.
/// Replicates never touch units: sums by cluster suffice (Roodman, MacKinnon, Nielsen and Webb 2019, section 5).
/// Weights are -1 and 1 (Rademacher); up to 12 clusters, where those give few distinct replicates, Webb's (2014) six
/// points.
///
/// Assumes clusters that are independent of each other and alike in size and leverage; a treatment in one or two
/// clusters misleads it (MacKinnon and Webb 2017).
///
/// @param estimate   the contrast
/// @param low        lower end; negative infinity where no value below the estimate is rejected
/// @param high       upper end; infinity where no value above the estimate is rejected
/// @param statistic  t with the CR0 variance
/// @param p          two-sided, of the hypothesis that the contrast is 0; at least 1 / (replicates + 1)
/// @param clusters   number of clusters
/// @param replicates number of replicates
/// @param seed       start of the random weights
public record WildClusterBootstrap(
        double estimate, double low, double high, double statistic, double p, int clusters, int replicates, long seed) {
    private static final int FEW = 12;
    private static final double[] WEBB = {
        -Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)
    };

    /// Bootstraps a contrast.
    ///
    /// @param contrast   of a fit
    /// @param clusters   of the fit's units, in their order
    /// @param replicates at least 99; 9999 for a p value near the level
    /// @param seed       start of the random weights; the same seed gives the same bits
    /// @param level      two-sided
    /// @return undefined with fewer than two clusters, without a degree of freedom, or when the fit is exact
    /// @throws IllegalArgumentException for fewer replicates, or clusters that are not those of the fit's units
    public static Outcome<WildClusterBootstrap> of(
            Contrast contrast, Clusters clusters, int replicates, long seed, Level level) {
        if (replicates < 99) {
            throw new IllegalArgumentException("replicates=%d is below 99".formatted(replicates));
        }
        return contrast.clustered(clusters, Cr.CR0).map(e -> {
            var run = new Run(contrast, clusters, replicates, seed);
            return new WildClusterBootstrap(
                    e.value(),
                    run.end(e, -1, level),
                    run.end(e, 1, level),
                    e.value() / e.se(),
                    run.p(e, 0),
                    clusters.count(),
                    replicates,
                    seed);
        });
    }

    /// Sums by cluster: everything that a replicate needs.
    private static final class Run {
        private static final int DOUBLINGS = 30;
        private static final int HALVINGS = 45;

        private final int replicates;
        private final long seed;
        private final double length;
        private final double[] squares;
        private final double[] scores;
        private final double[][] directions;
        private final double[][] residuals;

        Run(Contrast contrast, Clusters clusters, int replicates, long seed) {
            this.replicates = replicates;
            this.seed = seed;
            LinearFit fit = contrast.fit();
            double[] a = contrast.influence();
            length = contrast.squaredLength();
            squares = new double[clusters.count()];
            scores = new double[clusters.count()];
            directions = new double[clusters.count()][fit.size()];
            residuals = BiasReduced.scores(fit, clusters);
            for (int i = 0; i < a.length; i++) {
                int g = clusters.of(i);
                squares[g] += a[i] * a[i];
                scores[g] += a[i] * fit.residual(i);
                for (int j = 0; j < fit.size(); j++) {
                    directions[g][j] += a[i] * fit.column(j)[i];
                }
            }
        }

        /// The p value of the null hypothesis that the contrast is `hypothesis`.
        double p(Estimate e, double hypothesis) {
            double shift = (e.value() - hypothesis) / length;
            // Weights of one sign give back the statistic itself, which rounding must not lose.
            double found = Math.abs((e.value() - hypothesis) / e.se()) * (1 - 1e-12);
            var random = new SplittableRandom(seed);
            int k = directions[0].length;
            double[] weights = new double[scores.length];
            double[] drift = new double[k];
            int beyond = 0;
            for (int b = 0; b < replicates; b++) {
                draw(random, weights);
                beyond += statistic(weights, drift, shift) >= found ? 1 : 0;
            }
            return (beyond + 1.0) / (replicates + 1.0);
        }

        private static void draw(SplittableRandom random, double[] weights) {
            for (int g = 0; g < weights.length; g++) {
                weights[g] = weights.length <= FEW ? WEBB[random.nextInt(6)] : 2 * random.nextInt(2) - 1;
            }
        }

        private double statistic(double[] weights, double[] drift, double shift) {
            Arrays.fill(drift, 0);
            double value = 0;
            for (int g = 0; g < weights.length; g++) {
                value += weights[g] * (scores[g] + shift * squares[g]);
                for (int j = 0; j < drift.length; j++) {
                    drift[j] += weights[g] * (residuals[g][j] + shift * directions[g][j]);
                }
            }
            double variance = 0;
            for (int g = 0; g < weights.length; g++) {
                double score = weights[g] * (scores[g] + shift * squares[g]);
                for (int j = 0; j < drift.length; j++) {
                    score -= directions[g][j] * drift[j];
                }
                variance += score * score;
            }
            return variance > 0 ? Math.abs(value) / Math.sqrt(variance) : 0;
        }

        /// Where p falls below alpha on one side, by halving; the same replicates serve every hypothesis.
        double end(Estimate e, int side, Level level) {
            double accepted = e.value();
            double step = e.se();
            for (int i = 0; i < DOUBLINGS; i++) {
                double rejected = e.value() + side * step;
                if (p(e, rejected) <= level.alpha()) {
                    return halve(e, accepted, rejected, level);
                }
                accepted = rejected;
                step *= 2;
            }
            return side * Double.POSITIVE_INFINITY;
        }

        private double halve(Estimate e, double inside, double outside, Level level) {
            double accepted = inside;
            double rejected = outside;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (accepted + rejected) / 2;
                if (p(e, middle) <= level.alpha()) {
                    rejected = middle;
                } else {
                    accepted = middle;
                }
            }
            return (accepted + rejected) / 2;
        }
    }
}
