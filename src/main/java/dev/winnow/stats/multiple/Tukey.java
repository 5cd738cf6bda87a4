package dev.winnow.stats.multiple;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Distribution;
import dev.winnow.stats.distribution.StudentizedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares all pairs of groups, at one level for all (Tukey 1953; unequal sizes as Kramer 1956).
///
/// q = sqrt(2) |m_j - m_i| / sqrt(v (1/n_i + 1/n_j)) against the studentized range of all groups. Exact for equal
/// sizes, slightly conservative otherwise (Hayter 1984). The pooled variance v has N - groups degrees of freedom.
/// Assumes independent units, equal variances and means near to normal.
///
/// @param pairs    by first, then by second group
/// @param critical how many standard errors wide an interval is to one side
public record Tukey(List<Pair> pairs, double critical) {
    public Tukey {
        pairs = List.copyOf(pairs);
    }

    /// One pair.
    ///
    /// @param first      number of the group that is taken off, from 1
    /// @param second     number of the group it is taken off from, above `first`
    /// @param difference second less first, with adjusted p-value and simultaneous interval
    public record Pair(int first, int second, Difference difference) {}

    /// Every group less each one before it; p to about 1e-9 relative ([StudentizedRange]).
    ///
    /// @param groups at least two, numbered from 1 in the result
    /// @param level  of all intervals together
    /// @return undefined with fewer than two groups, an empty group, or no variance within groups
    public static Outcome<Tukey> of(List<Moments> groups, Level level) {
        if (groups.size() < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, groups.size());
        }
        return Pooled.of(groups).map(pooled -> of(groups, pooled, level));
    }

    private static Tukey of(List<Moments> groups, Pooled pooled, Level level) {
        Distribution range = StudentizedRange.of(groups.size(), pooled.df());
        double critical = range.upperQuantile(level.alpha()) / Math.sqrt(2);
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                double estimate = groups.get(j).mean() - groups.get(i).mean();
                double se = pooled.se(groups.get(i), groups.get(j));
                double statistic = estimate / se;
                double logP = range.logSurvival(Math.sqrt(2) * Math.abs(statistic));
                var difference = new Difference(
                        estimate,
                        estimate - critical * se,
                        estimate + critical * se,
                        se,
                        Optional.of(pooled.df()),
                        statistic,
                        Math.exp(logP),
                        logP);
                pairs.add(new Pair(i + 1, j + 1, difference));
            }
        }
        return new Tukey(pairs, critical);
    }
}
