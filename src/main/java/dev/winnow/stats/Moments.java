package dev.winnow.stats;

/// Count, mean and centred second moment of one numeric sample.
///
/// @param n    number of observations, never negative
/// @param mean sample mean, in the sample's own unit; finite, and of no meaning when n is 0
/// @param m2   sum of squared deviations from `mean`, finite and never negative
public record Moments(long n, double mean, double m2) {
    /// Nothing observed yet.
    public static final Moments EMPTY = new Moments(0, 0, 0);

    public Moments {
        if (!(n >= 0) || !(m2 >= 0) || !Double.isFinite(m2) || !Double.isFinite(mean)) {
            throw new IllegalArgumentException("n=%d mean=%s m2=%s".formatted(n, mean, m2));
        }
    }

    /// Summarises a sample by the update of Welford (1962) on deviations from the first value, which keeps its digits
    /// under a large offset. The moments of no values are those of [#EMPTY].
    ///
    /// @param sample one value per observation
    /// @throws IllegalArgumentException if a value is not finite
    public static Moments of(double... sample) {
        double mean = 0;
        double m2 = 0;
        long n = 0;
        double first = sample.length == 0 ? 0 : sample[0];
        for (double value : sample) {
            double x = value - first;
            n++;
            double d = x - mean;
            mean += d / n;
            m2 += d * (x - mean);
        }
        return new Moments(n, first + mean, m2);
    }

    /// From a published mean and sample variance: m2 = (n - 1) variance.
    ///
    /// @param n        number of observations, never negative
    /// @param mean     finite
    /// @param variance sample variance (divisor n - 1), never negative; not used for fewer than two observations
    /// @throws IllegalArgumentException for a negative count or variance, or a number that is not finite
    public static Moments ofVariance(long n, double mean, double variance) {
        return new Moments(n, mean, n > 1 ? variance * (n - 1) : 0);
    }

    /// Sample variance with divisor n - 1; 0 for fewer than two observations.
    public double variance() {
        return n > 1 ? m2 / (n - 1) : 0;
    }

    /// Sum of the sample: n times the mean.
    public double sum() {
        return n * mean;
    }

    /// Pools two disjoint samples (pairwise update of Chan, Golub and LeVeque 1983): m2 is the sum of both and
    /// (mean2 - mean1)^2 n1 n2 / (n1 + n2).
    public Moments merge(Moments o) {
        if (n == 0) {
            return o;
        }
        if (o.n == 0) {
            return this;
        }
        long total = n + o.n;
        double d = o.mean - mean;
        return new Moments(total, mean + d * o.n / total, m2 + o.m2 + d * d * n / total * o.n);
    }
}
