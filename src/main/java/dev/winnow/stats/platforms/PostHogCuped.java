package dev.winnow.stats.platforms;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.adjust.EffectScale;

/// Variance reduction by a covariate from before the exposure (Deng, Xu, Kohavi and Walker 2013) by PostHog's
/// conventions.
///
/// theta = cov(Y, X)/var(X) over both arms together; an arm's value becomes mY - theta mX and its variance
/// max(VY + theta^2 VX - 2 theta cov, 1e-10). Where it differs from the field:
///
/// - the covariate is not centred, unlike that of [dev.winnow.stats.adjust.CovariateAdjustment], so the adjusted values
///   are shifted by theta times its mean and only their difference means anything; the field subtracts theta
///   (X - Xbar);
/// - a relative effect is divided by the unadjusted control, but its variance weighs control's error with the square of
///   adjusted treatment over unadjusted control, which is near 1 only while theta times the covariate's mean is small
///   against the outcome. With a good covariate of the same kind it is near 0, so that control's error is all but left
///   out, the variance about halved, and without any effect one result in six significant at 5 %; with a negative theta
///   the variance is too large. The absolute effect has none of this;
/// - a variance cannot be below 1e-10, which is too large for outcomes of very small numbers;
/// - a share keeps its variance p (1 - p) but is adjusted by moments that divide by n - 1.
///
/// @param theta              coefficient, outcome units per covariate unit; 0 when var(X) is below 1e-10
/// @param treatmentReduction share of treatment's variance that the covariate takes away, negative if it adds to it
/// @param controlReduction   the same of control
/// @param comparison         of the adjusted arms, which are means
public record PostHogCuped(
        double theta, double treatmentReduction, double controlReduction, PostHogComparison comparison) {
    private static final double FLOOR = 1e-10;

    /// A number per unit.
    ///
    /// @param treatment outcome, covariate
    /// @param control   outcome, covariate
    /// @throws IllegalArgumentException if an arm has no units
    public static PostHogCuped ofMeans(MomentMatrix treatment, MomentMatrix control, EffectScale scale) {
        return of(treatment, treatment.covariance(0, 0), control, control.covariance(0, 0), scale);
    }

    /// Whether a unit did something, 0 or 1; the covariate may be any number.
    ///
    /// @param treatment outcome, covariate
    /// @param control   outcome, covariate
    /// @throws IllegalArgumentException if an arm has no units
    public static PostHogCuped ofShares(MomentMatrix treatment, MomentMatrix control, EffectScale scale) {
        return of(treatment, binomial(treatment), control, binomial(control), scale);
    }

    private static double binomial(MomentMatrix m) {
        double p = m.means().getFirst();
        return Math.max(0, p * (1 - p));
    }

    private static PostHogCuped of(
            MomentMatrix treatment, double variance1, MomentMatrix control, double variance0, EffectScale scale) {
        MomentMatrix all = treatment.merge(control);
        double theta = all.covariance(1, 1) < FLOOR ? 0 : all.cross(0, 1) / all.cross(1, 1);
        PostHogArm adjusted1 = adjusted(treatment, variance1, theta);
        PostHogArm adjusted0 = adjusted(control, variance0, theta);
        return new PostHogCuped(
                theta,
                reduction(adjusted1, variance1, theta),
                reduction(adjusted0, variance0, theta),
                new PostHogComparison(adjusted1, adjusted0, control.means().getFirst(), scale));
    }

    private static PostHogArm adjusted(MomentMatrix m, double variance, double theta) {
        double rest = variance + theta * (theta * m.covariance(1, 1) - 2 * m.covariance(0, 1));
        return new PostHogArm(
                PostHogArm.Kind.MEAN,
                m.n(),
                m.means().get(0) - theta * m.means().get(1),
                m.n() > 1 ? Math.max(rest, FLOOR) : 0);
    }

    private static double reduction(PostHogArm adjusted, double variance, double theta) {
        return theta == 0 || variance <= FLOOR ? 0 : 1 - adjusted.variance() / variance;
    }
}
