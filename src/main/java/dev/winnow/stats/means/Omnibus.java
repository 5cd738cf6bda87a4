package dev.winnow.stats.means;

import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;

/// Whether several means of independent groups are all equal: an F test, which takes units as independent and means as
/// near to normal. It says that some differ, not which.
///
/// @param statistic F
/// @param df1       numerator degrees of freedom, groups - 1
/// @param df2       denominator degrees of freedom, in general not whole for Welch's
/// @param p         upper tail; may underflow to 0
public record Omnibus(double statistic, double df1, double df2, double p) {

    /// One-way analysis of variance: F = [sum n_i (m_i - m)^2 / (k - 1)] / [sum m2_i / (N - k)] (Fisher 1925). Takes
    /// the variances as equal.
    ///
    /// @param groups k of them, at least two
    /// @return undefined for fewer than two groups, an empty group, no degree of freedom within, or no variance within
    public static Outcome<Omnibus> of(List<Moments> groups) {
        int k = groups.size();
        if (k < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, k);
        }
        long smallest = groups.stream().mapToLong(Moments::n).min().orElse(0);
        Moments all = groups.stream().reduce(Moments.EMPTY, Moments::merge);
        double df2 = all.n() - (double) k;
        if (smallest < 1 || df2 < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smallest);
        }
        double within = 0;
        double between = 0;
        for (Moments g : groups) {
            within += g.m2();
            between += g.n() * (g.mean() - all.mean()) * (g.mean() - all.mean());
        }
        if (!(within > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        return of(between / (k - 1) / (within / df2), k - 1.0, df2);
    }

    /// Without equal variances (Welch 1951): weights w_i = n_i/v_i, m = sum w_i m_i / W,
    /// L = sum (1 - w_i/W)^2/(n_i - 1), F = [sum w_i (m_i - m)^2/(k - 1)] / [1 + 2 (k - 2) L/(k^2 - 1)],
    /// df2 = (k^2 - 1)/(3 L).
    ///
    /// @param groups k of them, at least two
    /// @return undefined for fewer than two groups, a group of fewer than two observations, or one that does not vary
    public static Outcome<Omnibus> welch(List<Moments> groups) {
        int k = groups.size();
        if (k < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, k);
        }
        double total = 0;
        double weighted = 0;
        for (Moments g : groups) {
            if (g.n() < 2) {
                return Outcome.undefined(Cause.TOO_FEW, g.n());
            }
            if (!(g.m2() > 0)) {
                return Outcome.undefined(Cause.NO_VARIANCE, 0);
            }
            double w = g.n() / g.variance();
            total += w;
            weighted += w * g.mean();
        }
        double centre = weighted / total;
        double between = 0;
        double l = 0;
        for (Moments g : groups) {
            double w = g.n() / g.variance();
            between += w * (g.mean() - centre) * (g.mean() - centre);
            l += (1 - w / total) * (1 - w / total) / (g.n() - 1);
        }
        double k2 = (double) k * k - 1;
        double f = between / (k - 1) / (1 + 2 * (k - 2) * l / k2);
        return of(f, k - 1.0, k2 / (3 * l));
    }

    /// Where the middle of a group is taken when spreads are compared.
    public enum Centre {
        /// The group's mean (Levene 1960): more powerful where the distribution is symmetric.
        MEAN,
        /// The group's median (Brown and Forsythe 1974).
        MEDIAN
    }

    /// Whether several spreads are equal: analysis of variance of the distances from each group's mean (Levene 1960) or
    /// median (Brown and Forsythe 1974, which holds its level under skew). The median of an even number is the mean of
    /// the two in the middle.
    ///
    /// @param groups one sample each, finite
    /// @return undefined as for [#of], of the distances
    /// @throws IllegalArgumentException for a value that is not finite
    public static Outcome<Omnibus> spreads(List<double[]> groups, Centre centre) {
        return of(groups.stream().map(g -> distances(g, centre)).toList());
    }

    private static Moments distances(double[] group, Centre centre) {
        double middle = switch (centre) {
            case MEAN -> Moments.of(group).mean();
            case MEDIAN -> group.length == 0 ? 0 : QuantileType.LINEAR.of(group, 0.5);
        };
        double[] d = new double[group.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = Math.abs(group[i] - middle);
        }
        return Moments.of(d);
    }

    private static Outcome<Omnibus> of(double f, double df1, double df2) {
        // Variances so small that a weight or F is beyond a double are none.
        if (!Double.isFinite(f)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        return Outcome.known(new Omnibus(f, df1, df2, FDistribution.of(df1, df2).survivalProbability(f)));
    }
}
