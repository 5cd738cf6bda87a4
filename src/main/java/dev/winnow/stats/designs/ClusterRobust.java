package dev.winnow.stats.designs;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Clusters;
import dev.winnow.stats.regression.Contrast;
import dev.winnow.stats.regression.Cr;
import dev.winnow.stats.regression.LinearFit;
import dev.winnow.stats.regression.WildClusterBootstrap;

/// Difference of means of arms whose units come in clusters: shops, regions, teams, users with many sessions.
///
/// The coefficient of z in y = b0 + tau z + e with a variance that lets the units of a cluster move together ([Cr]).
/// Clusters are independent of each other; units count alike, so a large cluster weighs more.
///
/// @param difference       mean of treated units minus mean of control units, with the clusters' variance
/// @param clusters         clusters in all
/// @param treatedClusters  clusters with a treated unit
/// @param controlClusters  clusters with a control unit; a cluster with both counts in both
/// @param fewClusters      fewer than [#FEW] clusters: prefer CR2, and look at the wild bootstrap or the permutation
///     too
public record ClusterRobust(
        Difference difference, int clusters, int treatedClusters, int controlClusters, boolean fewClusters) {
    /// Below this many clusters the asymptotic variances are not to be trusted (Cameron, Gelbach and Miller 2008; from
    /// 20 to 50 by Cameron and Miller 2015, more where clusters are of unequal size).
    public static final int FEW = 40;

    /// Compares the arms.
    ///
    /// @param outcome  one value a unit
    /// @param arms     of the same units
    /// @param clusters of the same units
    /// @param cr       how the variance is estimated; CR2 unless another system is to be matched
    /// @return undefined when an arm has fewer than two clusters or nothing varies
    /// @throws IllegalArgumentException if lengths differ
    public static Outcome<ClusterRobust> of(
            double[] outcome, Assignment arms, Clusters clusters, Cr cr, Alternative alternative, Level level) {
        return effect(outcome, arms, clusters)
                .flatMap(c -> c.clustered(clusters, cr))
                .map(e -> new ClusterRobust(
                        e.difference(alternative, level),
                        clusters.count(),
                        clusters(arms, clusters, arms.column()),
                        clusters(arms, clusters, opposite(arms)),
                        clusters.count() < FEW));
    }

    /// The same difference by the [WildClusterBootstrap], for few clusters.
    ///
    /// @param outcome    one value a unit
    /// @param arms       of the same units
    /// @param clusters   of the same units
    /// @param replicates at least 99; 9999 for a p value near the level
    /// @param seed       of the random weights
    /// @param level      two-sided
    /// @return undefined when an arm has fewer than two clusters or nothing varies
    /// @throws IllegalArgumentException if lengths differ, or for fewer replicates
    public static Outcome<WildClusterBootstrap> bootstrap(
            double[] outcome, Assignment arms, Clusters clusters, int replicates, long seed, Level level) {
        return effect(outcome, arms, clusters)
                .flatMap(c -> WildClusterBootstrap.of(c, clusters, replicates, seed, level));
    }

    private static Outcome<Contrast> effect(double[] outcome, Assignment arms, Clusters clusters) {
        int treated = clusters(arms, clusters, arms.column());
        int controls = clusters(arms, clusters, opposite(arms));
        if (Math.min(treated, controls) < 2) {
            return Outcome.undefined(Cause.TOO_FEW, Math.min(treated, controls));
        }
        return LinearFit.of(outcome, arms.column()).map(f -> f.coefficient(1));
    }

    /// 1 for the units of the control arm, 0 for the others.
    static double[] opposite(Assignment arms) {
        double[] column = arms.column();
        for (int i = 0; i < column.length; i++) {
            column[i] = 1 - column[i];
        }
        return column;
    }

    /// In how many clusters a unit is marked.
    ///
    /// @param members 1 for the units that count, 0 for the others
    static int clusters(Assignment arms, Clusters clusters, double[] members) {
        if (arms.units() != clusters.units()) {
            throw new IllegalArgumentException("%d units in arms, %d in clusters".formatted(arms.units(), clusters.units()));
        }
        int with = 0;
        for (double sum : clusters.sums(members)) {
            with += sum > 0 ? 1 : 0;
        }
        return with;
    }
}
