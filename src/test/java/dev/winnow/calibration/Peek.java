package dev.winnow.calibration;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.means.WelchTest;
import java.util.ArrayList;
import java.util.List;

/// What is seen of two arms without an effect at one look.
///
/// @param n          units per arm so far
/// @param difference by Welch's test; undefined while nothing varies
record Peek(long n, Outcome<Difference> difference) {

    /// One experiment looked at again and again.
    ///
    /// @param looks units per arm at the looks, ascending
    static List<Peek> of(Draw draw, Law law, long... looks) {
        var out = new ArrayList<Peek>(looks.length);
        Moments treatment = Moments.EMPTY;
        Moments control = Moments.EMPTY;
        for (long n : looks) {
            treatment = treatment.merge(law.moments(draw, n - treatment.n()));
            control = control.merge(law.moments(draw, n - control.n()));
            out.add(new Peek(n, WelchTest.of(treatment, control, Level.FIVE_PERCENT)));
        }
        return out;
    }

    /// Looks that are equally far apart on the scale of logarithms.
    static long[] spread(long first, long last, int most) {
        var out = new ArrayList<Long>();
        long before = 0;
        for (int i = 0; i < most; i++) {
            long n = Math.round(first * Math.pow((double) last / first, (double) i / (most - 1)));
            if (n > before) {
                out.add(n);
                before = n;
            }
        }
        return out.stream().mapToLong(Long::longValue).toArray();
    }
}
