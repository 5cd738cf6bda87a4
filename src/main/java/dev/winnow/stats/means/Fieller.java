package dev.winnow.stats.means;

import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.distribution.Tails;

/// Interval of a relative effect that is exact for independent normal means with known errors, however near control is
/// to 0 (Fieller 1954).
///
/// The effect is m1/m0 - 1 whatever the signs of the means. The interval holds lambda - 1 for all lambda with
/// (m1 - lambda m0)^2 <= q^2 (s1^2 + lambda^2 s0^2), s^2 = v/n, q the normal quantile; its ends are the roots of that
/// quadratic. Unlike the delta method's it is not symmetric. It has no ends when control itself is not distinguishable
/// from 0 (m0^2 <= q^2 s0^2).
public final class Fieller {
    private Fieller() {}

    /// The relative effect of treatment over control.
    ///
    /// @param level two-sided error level of the interval
    /// @return the effect with its ends (the standard error is the delta method's); undefined when an arm has fewer
    ///     than two observations, control's mean is 0 or so near that the ratio overflows, nothing varies, or the
    ///     interval has no ends
    public static Outcome<RelativeEffect> of(Moments treatment, Moments control, Level level) {
        long smaller = Math.min(treatment.n(), control.n());
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double m1 = treatment.mean();
        double m0 = control.mean();
        double v1 = treatment.variance() / treatment.n();
        double v0 = control.variance() / control.n();
        return RelativeEffect.of(m1, v1, m0, v0, level).flatMap(delta -> {
            double q = Tails.normalQuantile(level.alpha() / 2);
            double q2 = q * q;
            // (m0^2 - q2 v0) L^2 - 2 m0 m1 L + (m1^2 - q2 v1) <= 0, divided by m0^2, which may be beyond the double range.
            double ratio = m1 / m0;
            double se0 = Math.sqrt(v0) / Math.abs(m0);
            double se1 = Math.sqrt(v1) / Math.abs(m0);
            double a = 1 - q2 * (se0 * se0);
            if (!(a > 0)) {
                return Outcome.undefined(Cause.UNBOUNDED, m0);
            }
            double root = q * Math.hypot(se1 * Math.sqrt(a), ratio * se0);
            return Outcome.known(
                    new RelativeEffect(ratio - 1, (ratio - root) / a - 1, (ratio + root) / a - 1, delta.se()));
        });
    }
}
