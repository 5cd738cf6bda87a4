package dev.winnow.stats.multiple;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import java.util.ArrayList;
import java.util.List;

/// Intervals that all cover at once with probability 1 - alpha, whatever the dependence of the estimates, and the
/// adjusted p-values that agree with them: an interval excludes 0 exactly when its p is at most alpha.
public final class SimultaneousIntervals {
    private SimultaneousIntervals() {}

    /// Each interval at alpha / m (Dunn 1961), each p times m, m the number of estimates.
    ///
    /// @param level of all intervals together
    /// @return one an estimate, in the order given
    public static List<Difference> bonferroni(List<Estimate> estimates, Alternative alternative, Level level) {
        double m = estimates.size();
        var out = new ArrayList<Difference>();
        for (Estimate e : estimates) {
            Difference own = own(e, alternative, part(level, m));
            out.add(with(own, own.low(), own.high(), Math.min(0, own.logP() + Math.log(m))));
        }
        return List.copyOf(out);
    }

    /// Intervals that go with Holm's procedure (Strassburger and Bretz 2008; Guilbaud 2008).
    ///
    /// One-sided: the interval of a rejected hypothesis ends at 0 (0 itself excluded), that of a retained one is taken
    /// at alpha over the number of retained; when all are rejected the intervals at alpha / m may lie away from 0.
    /// Two-sided: both one-sided sets at alpha / 2, with twice the smaller of the adjusted one-sided p-values, which
    /// may exceed the two-sided Holm value where effects of both signs are rejected.
    ///
    /// @param level of all intervals together
    /// @return one an estimate, in the order given
    public static List<Difference> holm(List<Estimate> estimates, Alternative alternative, Level level) {
        if (alternative != Alternative.TWO_SIDED) {
            return oneSided(estimates, alternative, level);
        }
        Level half = part(level, 2);
        List<Difference> above = oneSided(estimates, Alternative.GREATER, half);
        List<Difference> below = oneSided(estimates, Alternative.LESS, half);
        var out = new ArrayList<Difference>();
        for (int i = 0; i < above.size(); i++) {
            double logP = Math.log(2) + Math.min(above.get(i).logP(), below.get(i).logP());
            out.add(with(above.get(i), above.get(i).low(), below.get(i).high(), Math.min(0, logP)));
        }
        return List.copyOf(out);
    }

    private static List<Difference> oneSided(List<Estimate> estimates, Alternative alternative, Level level) {
        int m = estimates.size();
        double[] logP = estimates.stream().mapToDouble(e -> own(e, alternative, level).logP()).toArray();
        double[] adjusted = Adjustment.HOLM.adjustLog(logP, level);
        int retained = 0;
        for (double a : adjusted) {
            retained += Adjustment.rejects(Math.exp(a), level) ? 0 : 1;
        }
        boolean above = alternative == Alternative.GREATER;
        var out = new ArrayList<Difference>();
        for (int i = 0; i < m; i++) {
            boolean rejected = Adjustment.rejects(Math.exp(adjusted[i]), level);
            Difference own = own(estimates.get(i), alternative, part(level, retained == 0 ? m : retained));
            double end = above ? own.low() : own.high();
            if (rejected) {
                boolean beyond = retained == 0 && (above ? end > 0 : end < 0);
                end = beyond ? end : 0;
            }
            out.add(with(own, above ? end : own.low(), above ? own.high() : end, adjusted[i]));
        }
        return List.copyOf(out);
    }

    /// A level's part, which may not fall to 0.
    private static Level part(Level level, double parts) {
        return Level.of(Math.max(Double.MIN_VALUE, level.alpha() / parts));
    }

    private static Difference own(Estimate e, Alternative alternative, Level level) {
        return Double.isInfinite(e.df())
                ? Difference.normal(e.value(), e.se(), alternative, level)
                : Difference.student(e.value(), e.se(), e.df(), alternative, level);
    }

    private static Difference with(Difference d, double low, double high, double logP) {
        return new Difference(d.estimate(), low, high, d.se(), d.df(), d.statistic(), Math.exp(logP), logP);
    }
}
