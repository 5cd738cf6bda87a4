package dev.winnow.stats.distribution;

/// A probability distribution on the line.
///
/// A small tail is computed as such, never as 1 minus the other, and has a logarithm that stays finite where the tail
/// itself is below the smallest double. Beyond the support, at infinite x too, a tail is 0 or 1; x must not be NaN.
///
/// Quantiles are sought on the logarithm of the smaller tail, so a tiny p costs no digits. Of a count, a probability
/// that is attained to 1e-13 relative is taken as attained; a quantile beyond the double range is the last number
/// inside.
public interface Distribution {
    /// log P(X <= x); minus infinity below the support.
    double logCdf(double x);

    /// log P(X > x); minus infinity from the upper end of the support on.
    double logSurvival(double x);

    /// log of the density, or of P(X = x) for counts; minus infinity where X cannot be, infinity at a pole.
    double logDensity(double x);

    /// Smallest x with P(X <= x) >= p.
    ///
    /// @param p in (0, 1)
    /// @throws IllegalArgumentException for any other number
    double quantile(double p);

    /// Smallest x with P(X > x) <= p, for p whose complement a double cannot hold.
    ///
    /// @param p in (0, 1)
    /// @throws IllegalArgumentException for any other number
    double upperQuantile(double p);

    /// P(X <= x), 0 where that is below the double range. As the exponential of a logarithm L it loses |L| roundings.
    default double cdf(double x) {
        return Math.exp(logCdf(x));
    }

    /// P(X > x), 0 where that is below the double range; of the same precision.
    default double survival(double x) {
        return Math.exp(logSurvival(x));
    }

    /// Density, or P(X = x) for counts; infinite at a pole.
    default double density(double x) {
        return Math.exp(logDensity(x));
    }
}
