package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;

/// Boundary that grows like sqrt(v log log v), the slowest rate that is possible for ever (Howard et al. 2021, theorem
/// 1); it holds above only.
///
/// With l(v) = s log log(eta v/v0) + log(zeta(s)/(alpha (log eta)^s)), k1 = (eta^(1/4) + eta^(-1/4))/sqrt 2 and
/// k2 = (sqrt eta + 1)/2: bound = sqrt(k1^2 v l + (k2 c l)^2) + k2 c l. Flat before v0. Customary is s = 1.4, eta = 2.
///
/// @param start v0, where the watch begins, above 0 and finite
/// @param c     scale of the tail (sub-gamma), at least 0 and finite, in the unit of a step; 0 for sub-Gaussian sums
/// @param s     how the error is spent over epochs, above 1 and finite
/// @param eta   ratio of the ends of an epoch, above 1 and finite
public record PolynomialStitching(double start, double c, double s, double eta) implements UniformBoundary {
    /// Terms that are summed one by one before the remainder is taken from the Euler-Maclaurin formula.
    private static final int TERMS = 30;

    /// From here on zeta is 1 to the last digit.
    private static final double ONE_FROM = 60;

    public PolynomialStitching {
        boolean finite = Double.isFinite(start) && Double.isFinite(c) && Double.isFinite(s) && Double.isFinite(eta);
        if (!finite || !(start > 0) || !(c >= 0) || !(s > 1) || !(eta > 1)) {
            throw new IllegalArgumentException("start=%s c=%s s=%s eta=%s".formatted(start, c, s, eta));
        }
    }

    @Override
    public double bound(double v, Level level) {
        UniformBoundary.requireTime(v);
        double from = Math.max(v, start);
        // Both powers of s as one, since each alone may pass the double range.
        double epochs = Math.log(eta * from / start) / Math.log(eta);
        double l = s * Math.log(epochs) + Math.log(zeta(s)) - Math.log(level.alpha());
        double k1 = (Math.pow(eta, 0.25) + Math.pow(eta, -0.25)) / Math.sqrt(2);
        double tail = (Math.sqrt(eta) + 1) / 2 * c * l;
        return Math.sqrt(k1 * k1 * from * l + tail * tail) + tail;
    }

    /// Riemann's zeta function for s > 1 (DLMF 25.2.9 with three correction terms, good to 1e-13).
    private static double zeta(double s) {
        if (s > ONE_FROM) {
            return 1;
        }
        double sum = 0;
        for (int k = 1; k < TERMS; k++) {
            sum += Math.pow(k, -s);
        }
        double n = TERMS;
        double last = Math.pow(n, -s);
        double third = s * (s + 1) * (s + 2);
        return sum + last * n / (s - 1) + last / 2 + s * last / (12 * n)
                - third * last / (720 * n * n * n)
                + third * (s + 3) * (s + 4) * last / (30_240 * Math.pow(n, 5));
    }
}
