package dev.winnow.stats;

/// Count, mean and centred second moment of one numeric sample.
///
/// @param n    number of observations, never negative; 0 only with mean 0 and m2 0
/// @param mean sample mean, in the sample's own unit
/// @param m2   sum of squared deviations from `mean`, never negative
public record Moments(long n, double mean, double m2) {
    /// Nothing observed yet.
    public static final Moments EMPTY = new Moments(0, 0, 0);

    public Moments {
        if (!(n >= 0) || !(m2 >= 0) || !Double.isFinite(m2) || !Double.isFinite(mean)) {
            throw new IllegalArgumentException("n=%d mean=%s m2=%s".formatted(n, mean, m2));
        }
    }

    /// Pools two disjoint samples (pairwise update of Chan, Golub and LeVeque 1983).
    public Moments merge(Moments o) {
        if (n == 0) {
            return o;
        }
        if (o.n == 0) {
            return this;
        }
        long total = n + o.n;
        double d = o.mean - mean;
        return new Moments(total, mean + d * o.n / total, m2 + o.m2 + d * d * n * o.n / total);
    }
}
