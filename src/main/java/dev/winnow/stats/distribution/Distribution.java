package dev.winnow.stats.distribution;

/// A probability distribution on the line.
///
/// Both tails are computed as such, never one from the other, and have logarithms that stay finite where the tail
/// itself is below the smallest double. Beyond the support, at infinite x too, a tail is 0 or 1; x must not be NaN.
public interface Distribution {
    /// log P(X <= x); minus infinity below the support.
    double logCdf(double x);

    /// log P(X > x); minus infinity from the upper end of the support on.
    double logSurvival(double x);

    /// log of the density, or of P(X = x) for counts; minus infinity where X cannot be, infinity at a pole.
    double logDensity(double x);

    /// Smallest x with P(X <= x) >= p: the root of the smaller tail's logarithm, so a tiny p costs no digits.
    ///
    /// @param p in (0, 1)
    /// @throws IllegalArgumentException for any other number
    double quantile(double p);

    /// Smallest x with P(X > x) <= p, for p whose complement a double cannot hold.
    ///
    /// @param p in (0, 1)
    /// @throws IllegalArgumentException for any other number
    double upperQuantile(double p);

    /// P(X <= x), 0 where that is below the double range.
    default double cdf(double x) {
        return Math.exp(logCdf(x));
    }

    /// P(X > x), 0 where that is below the double range.
    default double survival(double x) {
        return Math.exp(logSurvival(x));
    }

    /// Density, or P(X = x) for counts.
    default double density(double x) {
        return Math.exp(logDensity(x));
    }
}
