package dev.winnow.stats.platforms;

import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.means.Omnibus;
import dev.winnow.stats.means.QuantileType;
import dev.winnow.stats.ranks.KruskalWallis;
import dev.winnow.stats.ranks.MidRanks;
import java.util.List;
import java.util.Optional;

/// Several groups at once as the AB server compares them; every figure to 4 places, p to 6. The tests are the field's,
/// [Omnibus#welch] and [KruskalWallis], with their assumptions; the effect sizes are the server's.
///
/// @param statistic   F or H
/// @param df1         groups - 1
/// @param df2         of Welch's F only
/// @param p           upper tail
/// @param significant whether p is below alpha, before rounding
/// @param effectSize  eta squared, the share of the sum of squares between the groups, which is not weighted as Welch's
///                    F is; of ranks epsilon squared, H / (N - 1)
/// @param total       number of values in all groups
/// @param groups      one line a group
public record AbServerGroups(
        double statistic,
        double df1,
        Optional<Double> df2,
        double p,
        boolean significant,
        double effectSize,
        int total,
        List<Group> groups) {
    /// Most groups that the server takes.
    public static final int MOST_GROUPS = 50;

    /// One group.
    ///
    /// @param n        number of values
    /// @param mean     for Welch's test
    /// @param sd       standard deviation, for Welch's test
    /// @param median   for the test of ranks
    /// @param meanRank for the test of ranks
    public record Group(
            int n, Optional<Double> mean, Optional<Double> sd, Optional<Double> median, Optional<Double> meanRank) {
        private static Group of(Moments m) {
            return new Group(
                    (int) m.n(), figure(m.mean()), figure(Math.sqrt(m.variance())), Optional.empty(), Optional.empty());
        }

        private static Group of(double[] values, MidRanks ranks) {
            return new Group(
                    values.length,
                    Optional.empty(),
                    Optional.empty(),
                    figure(QuantileType.LINEAR.of(values, 0.5)),
                    figure(ranks.sum(values) / values.length));
        }

        private static Optional<Double> figure(double v) {
            return Optional.of(Decimals.rounded(v, 4));
        }
    }

    public AbServerGroups {
        groups = List.copyOf(groups);
    }

    /// Welch's (1951) analysis of variance.
    ///
    /// @param groups one sample each, finite
    /// @return undefined for fewer than two groups, a group of fewer than two values, or one that does not vary
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<AbServerGroups> welch(List<double[]> groups, Level level) {
        List<Moments> moments = groups.stream().map(Moments::of).toList();
        return Omnibus.welch(moments).map(o -> {
            Moments all = moments.stream().reduce(Moments.EMPTY, Moments::merge);
            double within = moments.stream().mapToDouble(Moments::m2).sum();
            List<Group> lines = moments.stream().map(Group::of).toList();
            Optional<Double> df2 = Optional.of(Decimals.rounded(o.df2(), 4));
            return of(o.statistic(), o.df1(), df2, o.p(), 1 - within / all.m2(), lines, level);
        });
    }

    /// The test of Kruskal and Wallis (1952).
    ///
    /// @param groups one sample each, finite
    /// @return undefined for fewer than two groups, a group of fewer than two values, or all values equal
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<AbServerGroups> kruskalWallis(List<double[]> groups, Level level) {
        int smallest = groups.stream().mapToInt(g -> g.length).min().orElse(0);
        if (smallest < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smallest);
        }
        return KruskalWallis.of(groups).map(k -> {
            MidRanks ranks = MidRanks.among(groups.toArray(double[][]::new));
            List<Group> lines = groups.stream().map(g -> Group.of(g, ranks)).toList();
            double epsilon = k.statistic() / (ranks.size() - 1);
            return of(k.statistic(), k.df(), Optional.empty(), k.p(), epsilon, lines, level);
        });
    }

    private static AbServerGroups of(
            double statistic,
            double df1,
            Optional<Double> df2,
            double p,
            double size,
            List<Group> lines,
            Level level) {
        return new AbServerGroups(
                Decimals.rounded(statistic, 4),
                df1,
                df2,
                Decimals.rounded(p, 6),
                p < level.alpha(),
                Decimals.rounded(size, 4),
                lines.stream().mapToInt(Group::n).sum(),
                lines);
    }

    /// What the effect size is.
    public String effectSizeLabel() {
        return df2.isPresent() ? "Eta squared" : "Epsilon squared";
    }

    /// What it means, in one sentence.
    public String verdict() {
        return significant
                ? "At least one group differs from the others."
                : "No difference between the groups can be told from chance.";
    }

    /// The figures, in one sentence.
    public String interpretation() {
        return "Statistic %s, p = %s, %s %s over %d groups of %d values in all."
                .formatted(statistic, p, effectSizeLabel(), effectSize, groups.size(), total);
    }
}
