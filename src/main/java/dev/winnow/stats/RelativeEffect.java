package dev.winnow.stats;

import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;

/// Treatment over control, minus 1, by the delta method with a normal interval.
///
/// se^2 = v1/(n1 m0^2) + m1^2 v0/(n0 m0^4) (methods.md section 2; Deng, Knoblich and Lu 2018, section 3). A control
/// below zero is taken by its size, so that a larger treatment is a positive change.
///
/// The expansion is of first order: it holds while the control's mean is several of its standard errors away from 0.
/// Nearer to 0 the interval of Fieller (1954) is the honest one. Both means must be nearly normal, so n large.
///
/// @param estimate a fraction: 0.04 is four percent more
/// @param low      estimate less the normal quantile times se
/// @param high     estimate plus the normal quantile times se
/// @param se       standard error of the estimate, above 0
public record RelativeEffect(double estimate, double low, double high, double se) {

    /// From the means of two independent arms and the squared standard errors of those means.
    ///
    /// @param mean1      mean of treatment
    /// @param variance1  squared standard error of the treatment's mean, never negative
    /// @param mean0      mean of control
    /// @param variance0  squared standard error of the control's mean, never negative
    /// @param level      two-sided error level of the interval
    /// @return undefined (ZERO_BASELINE) when the control's mean is 0, or so near that the ratio overflows, or a number
    ///     is not finite; undefined (NO_VARIANCE) when the standard error is 0
    public static Outcome<RelativeEffect> of(
            double mean1, double variance1, double mean0, double variance0, Level level) {
        return of(mean1 - mean0, variance0 + variance1, mean0, variance0, -variance0, level);
    }

    /// From a difference that need not be the plain one, such as one adjusted by a covariate.
    ///
    /// Var(D / m0) = Var(D)/m0^2 + D^2 Var(m0)/m0^4 - 2 D Cov(D, m0)/m0^3, undefined as above.
    ///
    /// @param difference   D, treatment minus control
    /// @param variance     of D
    /// @param mean0        mean of control that the difference is put in relation to
    /// @param variance0    squared standard error of `mean0`
    /// @param covariance   of D and `mean0`; the squared standard error of control with its sign changed for a plain D
    /// @param level        two-sided error level of the interval
    public static Outcome<RelativeEffect> of(
            double difference, double variance, double mean0, double variance0, double covariance, Level level) {
        return of(difference, difference, variance, mean0, variance0, covariance, level);
    }

    /// The same with the derivative by `mean0`, -D / m0^2, taken at another difference than the estimate.
    ///
    /// @param at the difference that stands for D there, such as the unadjusted one; finite
    public static Outcome<RelativeEffect> of(
            double difference, double at, double variance, double mean0, double variance0, double covariance, Level level) {
        double base = Math.abs(mean0);
        double r = difference / base;
        // The derivative of D/|m0| by m0 is -D/|m0| / m0. The square of m0 itself may be beyond the double range.
        double ratio = at / mean0;
        double squared = variance + ratio * ratio * variance0 - 2 * ratio * covariance;
        double se = Math.sqrt(Math.max(0, squared)) / base;
        // A control so near 0 that the ratio or its spread overflows is no baseline either.
        if (!Double.isFinite(r) || !Double.isFinite(se)) {
            return Outcome.undefined(Cause.ZERO_BASELINE, mean0);
        }
        if (!(se > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double half = Tails.normalQuantile(level.alpha() / 2) * se;
        return Outcome.known(new RelativeEffect(r, r - half, r + half, se));
    }
}
