package dev.winnow.stats.adjust;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.means.WelchTest;

/// Takes what a pre-period covariate explains out of an outcome (Deng, Xu, Kohavi and Walker 2013, section 3.2).
///
/// theta = cov(Y, X) / var(X) over both arms together (see [CovariateAdjustment]); the outcome becomes Y - theta (X -
/// Xbar). Assignment does not move X, so the difference still estimates the effect, with the smaller variance (1 -
/// rho^2) Var. Compared by Welch's test on the adjusted outcomes; theta is treated as known, though estimating it adds
/// a share of the order 1/n to the variance. The adjusted squares are differences, good to rounding of the plain ones:
/// each digit that the covariate takes off the variance is lost.
///
/// @param theta             coefficient, outcome units per covariate unit
/// @param varianceReduction 1 - squared adjusted over squared plain standard error; negative if it made things worse
/// @param difference        adjusted difference
/// @param relative          adjusted difference over the size of the unadjusted mean of control, by the delta method
///     with the covariance of the two; its derivative by that mean is taken at the plain difference, as GrowthBook does
public record Cuped(
        double theta, double varianceReduction, Difference difference, Outcome<RelativeEffect> relative) {

    /// From summaries of the arms.
    ///
    /// @param treatment variables outcome, covariate, and no other
    /// @param control   the same of the control arm
    /// @param level     two-sided error level of the intervals
    /// @return undefined when an arm has fewer than two units, or the covariate, the outcome or what the covariate
    ///     leaves of the outcome does not vary
    public static Outcome<Cuped> of(MomentMatrix treatment, MomentMatrix control, Level level) {
        long smaller = Math.min(treatment.n(), control.n());
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        MomentMatrix all = treatment.merge(control);
        if (!(all.cross(1, 1) > 0)) {
            return Outcome.undefined(Cause.CONSTANT_COVARIATE, all.means().get(1));
        }
        var adjusted = CovariateAdjustment.ofMeans(treatment, control);
        return WelchTest.of(treatment.moments(0), control.moments(0), level)
                .flatMap(plain -> WelchTest.of(adjusted.treatment(), adjusted.control(), level)
                        .map(d -> assemble(adjusted.theta(), plain, d, control, level)));
    }

    private static Cuped assemble(
            double theta, Difference plain, Difference d, MomentMatrix control, Level level) {
        double reduction = 1 - d.se() * d.se() / (plain.se() * plain.se());
        Moments outcome0 = control.moments(0);
        // Cov(D, m0): only the control part of D meets the control's mean.
        double covariance = (theta * control.covariance(0, 1) - outcome0.variance()) / control.n();
        // The covariate's means differ by chance alone, so the derivative may be taken at the plain difference.
        var relative = RelativeEffect.of(
                d.estimate(),
                plain.estimate(),
                d.se() * d.se(),
                outcome0.mean(),
                outcome0.variance() / outcome0.n(),
                covariance,
                level);
        return new Cuped(theta, reduction, d, relative);
    }
}
