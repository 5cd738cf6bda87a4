package dev.winnow.stats.multiple;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.MaxT;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares several treatments with one control, at one level for all (Dunnett 1955).
///
/// t_i = (m_i - m_0) / sqrt(v (1/n_i + 1/n_0)) with the pooled variance v on N - groups degrees of freedom; p-values
/// and intervals are those of the largest of the correlated statistics ([MaxT]), so tests and intervals agree and hold
/// together. Assumes independent units, equal variances and means near to normal. Single-step; p to about 1e-8
/// relative.
///
/// @param comparisons one a treatment, in the order given, with adjusted p-values and simultaneous intervals
/// @param critical    how many standard errors wide an interval is to one side
public record Dunnett(List<Difference> comparisons, double critical) {
    private static final double LARGEST_RATIO = 3000;

    public Dunnett {
        comparisons = List.copyOf(comparisons);
    }

    /// Every treatment less control.
    ///
    /// @param level of all comparisons together
    /// @return undefined without a treatment, when a group is empty, when there is no variance within groups, or with a
    ///     treatment of more than 3,000 times the control's size, whose correlated statistics no lattice resolves
    public static Outcome<Dunnett> of(
            Moments control, List<Moments> treatments, Alternative alternative, Level level) {
        if (treatments.isEmpty()) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, 1);
        }
        double ratio = 0;
        for (Moments t : treatments) {
            ratio = Math.max(ratio, t.n() / (double) Math.max(1, control.n()));
        }
        if (ratio > LARGEST_RATIO) {
            return Outcome.undefined(Cause.TOO_LARGE, ratio);
        }
        var all = new ArrayList<>(treatments);
        all.add(control);
        return Pooled.of(all).map(pooled -> compare(control, treatments, pooled, alternative, level));
    }

    private static Dunnett compare(
            Moments control, List<Moments> treatments, Pooled pooled, Alternative alternative, Level level) {
        long[] sizes = treatments.stream().mapToLong(Moments::n).toArray();
        MaxT reference = MaxT.ofSizes(control.n(), sizes, pooled.df());
        double critical = critical(reference, alternative, level);
        var out = new ArrayList<Difference>();
        for (Moments t : treatments) {
            double estimate = t.mean() - control.mean();
            double se = pooled.se(t, control);
            double logP = logP(reference, estimate / se, alternative);
            out.add(new Difference(
                    estimate,
                    alternative == Alternative.LESS ? Double.NEGATIVE_INFINITY : estimate - critical * se,
                    alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : estimate + critical * se,
                    se,
                    Optional.of(pooled.df()),
                    estimate / se,
                    Math.exp(logP),
                    logP));
        }
        return new Dunnett(out, critical);
    }

    /// Natural logarithm of the adjusted p-value of one statistic: P(largest of all |T| or T is beyond it).
    ///
    /// @param reference distribution of the largest of the correlated statistics
    /// @param statistic t of one comparison, in the direction of the estimate
    public static double logP(MaxT reference, double statistic, Alternative alternative) {
        return switch (alternative) {
            case TWO_SIDED -> reference.logBeyond(Math.abs(statistic));
            case GREATER -> reference.logAbove(statistic);
            case LESS -> reference.logAbove(-statistic);
        };
    }

    /// The statistic that the largest passes with the level's probability.
    ///
    /// @param reference distribution of the largest of the correlated statistics
    /// @param level     of all comparisons together
    /// @return in standard errors; the two-sided one is above 0
    public static double critical(MaxT reference, Alternative alternative, Level level) {
        return alternative == Alternative.TWO_SIDED
                ? reference.quantileBeyond(level.alpha())
                : reference.quantileAbove(level.alpha());
    }
}
