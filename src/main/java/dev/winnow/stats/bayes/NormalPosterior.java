package dev.winnow.stats.bayes;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Tails;

/// Normal posterior of a mean or an effect.
///
/// From a flat prior its mean is the estimate and its spread the standard error; see [#given] for another prior. The
/// standard error is taken as known and the estimate as normal around the effect, which needs large samples.
///
/// @param mean of the effect, finite
/// @param sd   posterior standard deviation, above 0 and finite
public record NormalPosterior(double mean, double sd) implements Posterior {
    private static final double REACH = 9;
    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

    public NormalPosterior {
        if (!(sd > 0) || !Double.isFinite(mean) || Double.isInfinite(sd)) {
            throw new IllegalArgumentException("mean=%s sd=%s".formatted(mean, sd));
        }
    }

    /// This belief after an estimate: precisions add, means are weighted by them (Gelman et al. 2013, section 2.5).
    ///
    /// @param estimate finite
    /// @param se       standard error of the estimate, above 0 and finite
    /// @throws IllegalArgumentException for another standard error, or an estimate that is not finite
    public NormalPosterior given(double estimate, double se) {
        if (!(se > 0)) {
            throw new IllegalArgumentException("se=" + se);
        }
        // By ratios of at most 1, so that neither a tiny nor a huge precision overflows or leaves no spread.
        double both = Math.hypot(se, sd);
        double weight = sd / both * (sd / both);
        double spread = Math.min(se, sd) * (Math.max(se, sd) / both);
        return new NormalPosterior(mean + weight * (estimate - mean), spread);
    }

    /// Posterior of this effect less another one that is independent of it.
    NormalPosterior minus(NormalPosterior other) {
        return new NormalPosterior(mean - other.mean, Math.hypot(sd, other.sd));
    }

    /// P(effect > 0) = Phi(mean / sd).
    public double probabilityAboveZero() {
        return probabilityAbove(0);
    }

    /// P(effect < 0), exact in the tail.
    public double probabilityBelowZero() {
        return Tails.normal(mean / sd);
    }

    /// P(effect > x), for a margin that matters.
    ///
    /// @param x in the unit of the effect
    public double probabilityAbove(double x) {
        return Tails.normal((x - mean) / sd);
    }

    /// P(low < effect < high): the share of belief in a region of practical equivalence (Kruschke 2011).
    ///
    /// The difference of the two smaller tails, which keeps the digits of a region far from the mean.
    ///
    /// @param low  at most `high`; may be infinite
    /// @param high may be infinite
    /// @throws IllegalArgumentException if `low` is above `high`, or one is NaN
    public double probabilityBetween(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("from %s to %s".formatted(low, high));
        }
        double a = (low - mean) / sd;
        double b = (high - mean) / sd;
        return a > 0 ? Tails.normal(a) - Tails.normal(b) : Tails.normal(-b) - Tails.normal(-a);
    }

    /// E[max(-effect, 0)] = s phi(m/s) - m Phi(-m/s) (Raiffa and Schlaifer 1961): what shipping costs if it is wrong
    /// and more is better. Some (m/s)^4 / 2 roundings are lost, 2e-10 relative at m/s of 35; 0 from about 38
    /// on.
    public double expectedLossBelow() {
        return loss(mean);
    }

    /// E[max(effect, 0)]: the same where less is better.
    public double expectedLossAbove() {
        return loss(-mean);
    }

    @Override
    public double density(double x) {
        return Tails.normalDensity((x - mean) / sd) / sd;
    }

    /// s phi(z) - m Phi(-z) with z = m/s; the difference is z^2 times smaller than its parts, each of which has about
    /// z^2 / 2 roundings.
    private double loss(double m) {
        double z = m / sd;
        double tail = Tails.normal(z);
        return tail > 0 ? Math.max(0, sd * Tails.normalDensity(z) - m * tail) : 0;
    }

    @Override
    public double quantile(double p) {
        return mean - sd * Tails.normalQuantile(p);
    }

    @Override
    public double upperQuantile(double p) {
        return mean + sd * Tails.normalQuantile(p);
    }

    @Override
    public double value(double y) {
        return y;
    }

    @Override
    public double slope(double y) {
        return 1;
    }

    @Override
    public double logSlope(double y) {
        return 0;
    }

    @Override
    public double logDensityAt(double y) {
        double z = (y - mean) / sd;
        return -0.5 * z * z - Math.log(sd) - LOG_SQRT_2PI;
    }

    @Override
    public double logCumulativeAt(double y) {
        return Tails.logNormal((mean - y) / sd);
    }

    @Override
    public double logSurvivalAt(double y) {
        return Tails.logNormal((y - mean) / sd);
    }

    @Override
    public double densityAt(double y) {
        return density(y);
    }

    @Override
    public double cumulativeAt(double y) {
        return Tails.normal((mean - y) / sd);
    }

    @Override
    public double survivalAt(double y) {
        return Tails.normal((y - mean) / sd);
    }

    @Override
    public double scale() {
        return sd;
    }

    @Override
    public double from() {
        return mean - REACH * sd;
    }

    @Override
    public double to() {
        return mean + REACH * sd;
    }

    @Override
    public Interval narrowest(Level level) {
        return interval(level);
    }
}
