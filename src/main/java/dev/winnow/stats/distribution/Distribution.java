package dev.winnow.stats.distribution;

/// A probability distribution on the line.
///
/// Both tails are computed as such, never one from the other, and have logarithms that stay finite where the tail
/// itself is below the smallest double.
public interface Distribution {
    /// log P(X <= x).
    double logCdf(double x);

    /// log P(X > x).
    double logSurvival(double x);

    /// log of the density, or of P(X = x) for counts; minus infinity where X cannot be.
    double logDensity(double x);

    /// Smallest x with P(X <= x) >= p.
    ///
    /// @param p in (0, 1)
    double quantile(double p);

    /// Smallest x with P(X > x) <= p.
    ///
    /// @param p in (0, 1)
    double upperQuantile(double p);

    /// P(X <= x).
    default double cdf(double x) {
        return Math.exp(logCdf(x));
    }

    /// P(X > x).
    default double survival(double x) {
        return Math.exp(logSurvival(x));
    }

    /// Density, or P(X = x) for counts.
    default double density(double x) {
        return Math.exp(logDensity(x));
    }
}
