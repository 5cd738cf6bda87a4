package dev.winnow.stats.designs;

import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.List;

/// How alike the units of a cluster are, and what that costs.
///
/// One-way random effects y = mu + b_cluster + e. ANOVA: (MSB - MSW) / (MSB + (n0 - 1) MSW) with
/// n0 = (N - sum n^2/N) / (G - 1) (Donner 1986, eq. 2.1); below 0 when clusters are more alike than chance makes them.
/// REML maximises the restricted likelihood (Patterson and Thompson 1971), never below 0.
///
/// Assumes clusters of one common variance within, and for REML normal effects. REML is the highest peak of the
/// likelihood as seen on a grid of 200 correlations, then a root of its derivative to rounding.
///
/// @param msb            mean square between clusters, G - 1 degrees of freedom
/// @param msw            mean square within clusters, N - G degrees of freedom
/// @param n0             typical cluster size
/// @param anova          correlation by analysis of variance
/// @param reml           correlation by restricted maximum likelihood
/// @param designEffect   1 + (mean size - 1) times the ANOVA correlation: how many times more units a clustered design
///     needs (Kish 1965); below 1, and even below 0, where that correlation is negative
/// @param designEffectUnequal the same for unequal sizes, with sum n^2 / N, the cluster size that the average unit
///     sees, in place of the mean (Eldridge, Ashby and Kerry 2006)
/// @param clusters       number of clusters
public record IntraclassCorrelation(
        double msb,
        double msw,
        double n0,
        double anova,
        double reml,
        double designEffect,
        double designEffectUnequal,
        int clusters) {

    /// From summaries of the clusters.
    ///
    /// @param clusters one summary a cluster, each of at least one unit
    /// @return undefined with fewer than two clusters, no cluster of two units, nothing that varies within clusters, or
    ///     so little of it that the correlation is within 1e-12 of 1
    /// @throws IllegalArgumentException for a cluster without units
    public static Outcome<IntraclassCorrelation> of(List<Moments> clusters) {
        int g = clusters.size();
        if (g < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, g);
        }
        Moments all = Moments.EMPTY;
        double within = 0;
        double squares = 0;
        for (Moments m : clusters) {
            if (m.n() < 1) {
                throw new IllegalArgumentException("a cluster without units");
            }
            all = all.merge(m);
            within += m.m2();
            squares += (double) m.n() * m.n();
        }
        long n = all.n();
        if (n <= g) {
            return Outcome.undefined(Cause.TOO_FEW, 1);
        }
        if (!(within > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double between = 0;
        for (Moments m : clusters) {
            double d = m.mean() - all.mean();
            between += m.n() * d * d;
        }
        double msb = between / (g - 1);
        double msw = within / (n - g);
        double n0 = (n - squares / n) / (g - 1);
        double anova = (msb - msw) / (msb + (n0 - 1) * msw);
        double size = (double) n / g;
        double seen = squares / n;
        return RestrictedLikelihood.of(clusters, within).map(reml -> new IntraclassCorrelation(
                msb,
                msw,
                n0,
                anova,
                reml,
                1 + (size - 1) * anova,
                1 + (seen - 1) * anova,
                g));
    }
}
