package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.adjust.CovariateAdjustment;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.sequential.AsymptoticConfidenceSequence;

/// An effect with its error by GrowthBook's conventions, from which its tests, sequences and posteriors are made.
///
/// Conventions that differ from the rest of the engine: a share's variance is p (1 - p); a relative effect is tested
/// and bounded with Student's distribution at Welch's degrees of freedom of the two means; an adjusted outcome is
/// Y - theta X without centring; a control whose mean is 0 refuses absolute effects too; an arm that does not vary
/// refuses both. The field's own are [WelchTest], [RelativeEffect] with a normal interval, and [CovariateAdjustment].
/// Relative errors are by the delta method (Deng, Knoblich and Lu 2018), relative to the unadjusted mean.
/// Facts from GrowthBook's public statistics package, 2023-2025.
///
/// @param estimate treatment minus control, or that over the size of control, a fraction
/// @param se       standard error of the estimate
/// @param df       Welch's degrees of freedom of the means
/// @param n        units of both arms, events for quantiles
/// @param baseline unadjusted value of control, not 0
/// @param scale    which effect this is
public record GrowthBookEffect(
        double estimate, double se, double df, long n, double baseline, EffectScale scale) {

    /// Below this the coefficient of a ratio's covariate is taken for none.
    private static final double LEAST_THETA = 1e-8;

    /// Any level, where only the standard error is wanted.
    private static final Level ANY = Level.FIVE_PERCENT;

    /// An arm as the comparison sees it.
    ///
    /// @param mean     adjusted, uncentred
    /// @param variance of one unit's contribution
    /// @param raw      unadjusted mean
    /// @param rawVariance variance of a unit's unadjusted value
    /// @param rawCovariance of the adjusted and the unadjusted value
    private record Side(
            long n, double mean, double variance, double raw, double rawVariance, double rawCovariance,
            boolean constant) {
        static Side plain(long n, double mean, double variance) {
            return plain(n, mean, variance, !(variance > 0));
        }

        static Side plain(long n, double mean, double variance, boolean constant) {
            return new Side(n, mean, variance, mean, variance, variance, constant);
        }

        static Side adjusted(MomentMatrix m, double theta) {
            Moments adjusted = m.combine(1, -theta);
            double v = adjusted.variance();
            double shared = m.covariance(0, 0) - theta * m.covariance(0, 1);
            return new Side(m.n(), adjusted.mean(), v, m.means().get(0), m.covariance(0, 0), shared, !(v > 0));
        }

        double squaredError() {
            return variance / n;
        }
    }

    private record Sides(Side treatment, Side control) {}

    /// The effect of two arms of the same kind.
    ///
    /// A ratio without denominators counts as an arm that does not vary; a covariate that does not vary, or a ratio's
    /// whose denominators before sum to 0, is left out.
    ///
    /// @return undefined when an arm does not vary (`NO_VARIANCE`) or control is 0 (`ZERO_BASELINE`), whatever the
    ///     scale; a quantile does not vary either where its interval's ranks are outside the sample
    /// @throws IllegalArgumentException if one arm has a covariate and the other has none
    public static Outcome<GrowthBookEffect> of(GrowthBookArm treatment, GrowthBookArm control, EffectScale scale) {
        Sides s = sides(treatment, control);
        Side t = s.treatment();
        Side c = s.control();
        if (t.constant() || c.constant()) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        if (c.mean() == 0 || c.raw() == 0) {
            return Outcome.undefined(Cause.ZERO_BASELINE, 0);
        }
        double q1 = t.squaredError();
        double q0 = c.squaredError();
        double df = WelchTest.degreesOfFreedom(q1, t.n() - 1.0, q0, c.n() - 1.0);
        long n = t.n() + c.n();
        double difference = t.mean() - c.mean();
        return switch (scale) {
            case ABSOLUTE -> Outcome.known(
                    new GrowthBookEffect(difference, Math.sqrt(q0 + q1), df, n, c.raw(), scale));
            case RELATIVE -> RelativeEffect.of(
                            difference, slopeAt(treatment, s, difference), q0 + q1, c.raw(), c.rawVariance() / c.n(),
                            -c.rawCovariance() / c.n(), ANY)
                    .map(r -> new GrowthBookEffect(r.estimate(), r.se(), df, n, c.raw(), scale));
        };
    }

    /// The derivative by control's mean is taken at the plain difference of means, but at the adjusted one of ratios.
    private static double slopeAt(GrowthBookArm arm, Sides s, double difference) {
        return arm instanceof GrowthBookArm.AdjustedMean ? s.treatment().raw() - s.control().raw() : difference;
    }

    private static Sides sides(GrowthBookArm treatment, GrowthBookArm control) {
        if (treatment instanceof GrowthBookArm.AdjustedMean(MomentMatrix t)
                && control instanceof GrowthBookArm.AdjustedMean(MomentMatrix c)) {
            double theta = CovariateAdjustment.ofMeans(t, c).theta();
            return new Sides(Side.adjusted(t, theta), Side.adjusted(c, theta));
        }
        if (treatment instanceof GrowthBookArm.AdjustedRatio(MomentMatrix t)
                && control instanceof GrowthBookArm.AdjustedRatio(MomentMatrix c)) {
            return ratios(t, c);
        }
        return new Sides(side(treatment), side(control));
    }

    private static Sides ratios(MomentMatrix treatment, MomentMatrix control) {
        if (CovariateAdjustment.linearised(treatment) instanceof Outcome.Known<MomentMatrix>(MomentMatrix t)
                && CovariateAdjustment.linearised(control) instanceof Outcome.Known<MomentMatrix>(MomentMatrix c)) {
            // Both arms count alike here, whatever their sizes.
            double v = t.covariance(1, 1) + c.covariance(1, 1);
            double theta = v > 0 ? (t.covariance(0, 1) + c.covariance(0, 1)) / v : 0;
            double used = Math.abs(theta) < LEAST_THETA ? 0 : theta;
            return new Sides(Side.adjusted(t, used), Side.adjusted(c, used));
        }
        return new Sides(ratio(treatment.first(2)), ratio(control.first(2)));
    }

    private static Side ratio(MomentMatrix m) {
        return switch (RatioMetric.linearise(m)) {
            case Outcome.Known<MomentMatrix>(MomentMatrix r) -> {
                Moments moments = r.moments(0);
                yield Side.plain(m.n(), moments.mean(), moments.variance());
            }
            case Outcome.Undefined<MomentMatrix> _ -> Side.plain(m.n(), 0, 0);
        };
    }

    private static Side side(GrowthBookArm arm) {
        return switch (arm) {
            case GrowthBookArm.Mean(Moments m) -> Side.plain(m.n(), m.mean(), m.variance());
            case GrowthBookArm.Share s ->
                    Side.plain(s.n(), s.proportion().rate(), s.proportion().rate() * s.proportion().complement());
            case GrowthBookArm.Ratio(MomentMatrix m) -> ratio(m);
            case GrowthBookArm.Quantile q -> quantile(q, q.intervalVariance());
            case GrowthBookArm.ClusteredQuantile q -> quantile(q.quantile(), q.clusteredVariance());
            case GrowthBookArm.AdjustedMean _, GrowthBookArm.AdjustedRatio _ ->
                    throw new IllegalArgumentException("one arm has a covariate and the other has none");
        };
    }

    private static Side quantile(GrowthBookArm.Quantile q, double variance) {
        double floored = q.floored(variance);
        return Side.plain(q.n(), q.value(), floored, q.uninformative(variance) || !(floored > 0));
    }

    /// Student's test and interval, estimate / se with `df` degrees of freedom.
    public Difference test(Alternative alternative, Level level) {
        return Difference.student(estimate, se, df, alternative, level);
    }

    /// The always-valid interval and p-value (Waudby-Smith et al. 2024), narrowest near `tightestAt` units.
    ///
    /// @param tightestAt  GrowthBook's tuning parameter, units, above 0; 5000 by default there
    /// @param alternative one-sided sequences need alpha below 0.5
    /// @throws IllegalArgumentException for another tuning parameter or alpha
    public AsymptoticConfidenceSequence sequence(double tightestAt, Alternative alternative, Level level) {
        return AsymptoticConfidenceSequence.of(estimate, se, n, tightestAt, alternative, level);
    }
}
