package dev.winnow.stats.multiple;

import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.List;

/// The variance within groups, taken as the same in all.
///
/// @param variance mean square within groups
/// @param df       observations less groups
record Pooled(double variance, double df) {
    static Outcome<Pooled> of(List<Moments> groups) {
        double squares = 0;
        long df = -groups.size();
        for (Moments g : groups) {
            squares += g.m2();
            df += g.n();
            if (g.n() < 1) {
                return Outcome.undefined(Cause.TOO_FEW, g.n());
            }
        }
        if (df < 1) {
            return Outcome.undefined(Cause.TOO_FEW, df);
        }
        return squares > 0
                ? Outcome.known(new Pooled(squares / df, df))
                : Outcome.undefined(Cause.NO_VARIANCE, 0);
    }

    /// Standard error of a difference of two means.
    double se(Moments a, Moments b) {
        return Math.sqrt(variance * (1.0 / a.n() + 1.0 / b.n()));
    }
}
