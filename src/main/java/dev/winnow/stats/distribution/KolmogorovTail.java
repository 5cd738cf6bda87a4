package dev.winnow.stats.distribution;

import org.apache.commons.numbers.gamma.LogGamma;

/// Upper tail of the one-sample Kolmogorov distance D_n, the largest distance of the empirical distribution function of
/// n independent values from the continuous one that they come from.
///
/// Three ways, each where it is good: small tails are twice the one-sided tail of Smirnov (1944), whose error is the
/// chance of crossing both sides (Miller 1956; Simard and L'Ecuyer 2011); the rest comes from the matrix power of
/// Durbin (1973) as arranged by Marsaglia, Tsang and Wang (2003) up to n = 2000; beyond that from Kolmogorov's limit
/// with the correction of its argument by Vrbik (2018).
///
/// The matrix gives the complement, so its tail is good to 1e-12 absolute and, where it is smallest (1e-6), to 1e-6
/// relative. The limit is good to about 1e-5 absolute, 1e-2 relative in the worst place. Small tails take n steps.
/// The reference is fully known: with parameters estimated from the same values p is too large.
public final class KolmogorovTail {
    private static final int LARGEST_EXACT = 2000;

    /// n d^2 from which both sides are crossed with a chance below 1e-12 of the tail.
    private static final double ONE_SIDED_FROM = 7;

    private KolmogorovTail() {}

    /// P(D_n >= d): 1 up to the smallest possible distance 1/(2n), 0 from 1 on.
    ///
    /// @param n sample size, at least 1
    /// @param d distance, not NaN
    /// @throws IllegalArgumentException for an n below 1 or a NaN
    public static double of(int n, double d) {
        if (n < 1 || Double.isNaN(d)) {
            throw new IllegalArgumentException("n=%d d=%s, n must be at least 1".formatted(n, d));
        }
        if (2.0 * n * d <= 1) {
            return 1;
        }
        if (d >= 1) {
            return 0;
        }
        double scaled = n * d * d;
        if (scaled >= ONE_SIDED_FROM) {
            return Math.min(1, 2 * smirnov(n, d));
        }
        if (n <= LARGEST_EXACT) {
            return Math.max(0, 1 - belowByMatrix(n, d));
        }
        double root = Math.sqrt(n);
        double z = root * d;
        return limit(z + 1 / (6 * root) + (z - 1) / (4.0 * n));
    }

    /// P(D_n^+ >= d) = d sum C(n, j) (d + j/n)^(j-1) (1 - d - j/n)^(n-j), all terms positive.
    private static double smirnov(int n, double d) {
        double sum = 0;
        double logFactorial = LogGamma.value(n + 1.0);
        for (int j = 0; j <= n * (1 - d); j++) {
            double up = d + (double) j / n;
            double logTerm = logFactorial - LogGamma.value(j + 1.0) - LogGamma.value(n - j + 1.0)
                    + (j - 1) * Math.log(up);
            double rest = 1 - up;
            if (rest > 0) {
                sum += Math.exp(logTerm + (n - j) * Math.log(rest));
            }
        }
        return d * sum;
    }

    /// P(D_n < d) = n! / n^n times the middle element of the n-th power of a matrix of order 2k - 1, d = (k - h) / n.
    /// Only one row of the power is needed, so a row is multiplied n times; each step is divided by e, about what it
    /// grows by.
    private static double belowByMatrix(int n, double d) {
        int k = (int) (n * d) + 1;
        int order = 2 * k - 1;
        double[][] h = durbin(order, k - n * d);
        double[] row = new double[order];
        row[k - 1] = 1;
        for (int step = 0; step < n; step++) {
            double[] next = new double[order];
            for (int i = 0; i < order; i++) {
                double v = row[i] / Math.E;
                int last = Math.min(i + 1, order - 1);
                for (int j = 0; j <= last; j++) {
                    next[j] += v * h[i][j];
                }
            }
            row = next;
        }
        return row[k - 1] * Math.exp(LogGamma.value(n + 1.0) - n * Math.log(n) + n);
    }

    private static double[][] durbin(int order, double h) {
        double[][] a = new double[order][order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j <= Math.min(i + 1, order - 1); j++) {
                a[i][j] = 1;
            }
        }
        for (int i = 0; i < order; i++) {
            a[i][0] -= Math.pow(h, i + 1);
            a[order - 1][i] -= Math.pow(h, order - i);
        }
        a[order - 1][0] += 2 * h > 1 ? Math.pow(2 * h - 1, order) : 0;
        for (int i = 0; i < order; i++) {
            double factorial = 1;
            for (int j = i; j >= 0; j--) {
                factorial *= i - j + 1;
                a[i][j] /= factorial;
            }
        }
        return a;
    }

    /// P(K > z) of the limit: 2 sum (-1)^(j-1) exp(-2 j^2 z^2), or below 1 its theta-function twin, which converges
    /// there.
    private static double limit(double z) {
        double sum = 0;
        if (z < 1) {
            for (int j = 1; j <= 20; j++) {
                double odd = (2 * j - 1) * Math.PI / z;
                sum += Math.exp(-odd * odd / 8);
            }
            return 1 - Math.sqrt(2 * Math.PI) / z * sum;
        }
        for (int j = 20; j >= 1; j--) {
            sum += (j % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * j * j * z * z);
        }
        return sum;
    }
}
