package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;

/// Compares two proportions: the test pools the variance under equality, the interval does not.
///
/// z = (p1 - p0) / sqrt(p (1-p) (1/n0 + 1/n1)) with the pooled p; interval p1 - p0 -+ z_{a/2} sqrt(p0 q0/n0 + p1 q1/n1)
/// (methods.md section 3; R prop.test without continuity correction has the same p). Near the ends the two may
/// disagree about significance; each is labelled where it is shown.
public final class TwoProportions {
    private TwoProportions() {}

    /// @param level two-sided error level of the interval
    /// @return undefined when an arm is empty, or nobody or everybody in both arms succeeded
    public static Outcome<Difference> of(Proportion treatment, Proportion control, Level level) {
        long smaller = Math.min(treatment.trials(), control.trials());
        if (smaller < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double n1 = treatment.trials();
        double n0 = control.trials();
        double all = n0 + n1;
        double success = (treatment.successes() + control.successes()) / all;
        double failure = (n1 - treatment.successes() + n0 - control.successes()) / all;
        double pooled = Math.sqrt(success * failure * (1 / n0 + 1 / n1));
        if (!(pooled > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, success);
        }
        double unpooled = Math.sqrt(
                treatment.rate() * treatment.complement() / n1 + control.rate() * control.complement() / n0);
        double estimate = treatment.rate() - control.rate();
        return Outcome.known(Difference.normal(estimate, unpooled, estimate / pooled, Alternative.TWO_SIDED, level));
    }
}
