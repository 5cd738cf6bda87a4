package dev.winnow.stats.means;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;

/// Compares two means without assuming equal variances.
///
/// se = sqrt(v0/n0 + v1/n1), df = se^4 / [(v0/n0)^2/(n0-1) + (v1/n1)^2/(n1-1)] (Welch 1947). The samples are taken
/// as independent; the means as near to normal, which a few hundred units give unless the tail is very heavy.
public final class WelchTest {
    private WelchTest() {}

    /// Two-sided.
    ///
    /// @return undefined when an arm has fewer than two observations or neither varies
    public static Outcome<Difference> of(Moments treatment, Moments control, Level level) {
        return of(treatment, control, Alternative.TWO_SIDED, level);
    }

    /// @return undefined when an arm has fewer than two observations or neither varies
    public static Outcome<Difference> of(Moments treatment, Moments control, Alternative alternative, Level level) {
        long smaller = Math.min(treatment.n(), control.n());
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double q1 = treatment.variance() / treatment.n();
        double q0 = control.variance() / control.n();
        double se = Math.sqrt(q0 + q1);
        if (!(se > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        // Shares of the squared error, so that neither tiny nor huge variances overflow when squared.
        double w1 = q1 / (q0 + q1);
        double w0 = q0 / (q0 + q1);
        double df = 1 / (w1 * w1 / (treatment.n() - 1) + w0 * w0 / (control.n() - 1));
        return Outcome.known(
                Difference.student(treatment.mean() - control.mean(), se, df, alternative, level));
    }
}
