package dev.winnow.stats.means;

import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;

/// How the spread of two arms enters the standard error of their difference.
public enum Variances {
    /// Each arm has its own: se^2 = v0/n0 + v1/n1, degrees of freedom by Welch (1947) and Satterthwaite (1946). Right
    /// also where they are equal.
    SEPARATE,
    /// Both share one, v (1/n0 + 1/n1) with n0 + n1 - 2 degrees of freedom (Student 1908; Fisher 1925). Where they do
    /// not, the error is too small if the smaller arm varies more and too large if it varies less.
    POOLED;

    /// Standard error of a difference of means and its degrees of freedom.
    ///
    /// @param se above 0, in the metric's own unit
    /// @param df at least 1, in general not whole for separate variances
    record Spread(double se, double df) {}

    /// Separate: se^2 = v0/n0 + v1/n1, df = se^4 / [(v0/n0)^2/(n0 - 1) + (v1/n1)^2/(n1 - 1)].
    /// Pooled: se^2 = v (1/n0 + 1/n1) with v = (m2_0 + m2_1)/(n0 + n1 - 2), df = n0 + n1 - 2.
    ///
    /// @return undefined when an arm has fewer than two observations (pooled: none, or no degree of freedom) or nothing
    ///     varies
    Outcome<Spread> spread(Moments treatment, Moments control) {
        long smaller = Math.min(treatment.n(), control.n());
        double n1 = treatment.n();
        double n0 = control.n();
        if (this == POOLED) {
            double df = n0 + n1 - 2;
            if (smaller < 1 || df < 1) {
                return Outcome.undefined(Cause.TOO_FEW, smaller);
            }
            double variance = (treatment.m2() + control.m2()) / df;
            return positive(Math.sqrt(variance * (1 / n0 + 1 / n1)), df);
        }
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double q1 = treatment.variance() / n1;
        double q0 = control.variance() / n0;
        return positive(Math.sqrt(q0 + q1), WelchTest.degreesOfFreedom(q1, n1 - 1, q0, n0 - 1));
    }

    private static Outcome<Spread> positive(double se, double df) {
        return se > 0 ? Outcome.known(new Spread(se, df)) : Outcome.undefined(Cause.NO_VARIANCE, 0);
    }
}
