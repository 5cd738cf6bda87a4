package dev.winnow.stats.distribution;

import org.apache.commons.numbers.gamma.LogGamma;

/// Poisson and binomial probabilities at real arguments, without the cancellation of gamma functions.
///
/// The saddle-point form of Loader (2000), "Fast and accurate computation of binomial probabilities": Stirling's
/// formula with its remainder, and deviances that are small where the factors are huge. Good to about 1e-14 relative
/// near the mode for any size of argument; away from it to the rounding of the logarithm. Arguments are not checked.
public final class Deviance {
    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);
    private static final double SERIES_FROM = 16;

    private Deviance() {}

    /// log Gamma(x + 1) less Stirling's x log x - x + log(2 pi x) / 2 (Abramowitz and Stegun 6.1.40): six terms
    /// of the series, 1 / (12 x) first, from 16 on; below that the difference itself.
    ///
    /// @param x above 0
    public static double stirlingRest(double x) {
        if (x < SERIES_FROM) {
            return LogGamma.value(x + 1) - (x + 0.5) * Math.log(x) + x - LOG_SQRT_2PI;
        }
        double q = 1 / (x * x);
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 * q) * q) * q) * q) * q) / x;
    }

    /// x log(x / m) + m - x (m times the D0 of Loader 2000), half the unit deviance of a Poisson count x with mean m;
    /// at least 0, and to full precision also where x is near m.
    ///
    /// @param x at least 0, finite
    /// @param m above 0; may be infinite, and then the result is
    public static double deviance(double x, double m) {
        if (x == 0 || Double.isInfinite(m)) {
            return m;
        }
        return deviance(x, m, x - m);
    }

    /// The same for an x and an m whose difference is known better than by subtracting them.
    ///
    /// @param x       at least 0, finite
    /// @param m       above 0, finite
    /// @param further x - m
    public static double deviance(double x, double m, double further) {
        if (x == 0) {
            return m;
        }
        double v = further / (x + m);
        if (Math.abs(v) > 0.1) {
            double ratio = x / m;
            return x * (Double.isInfinite(ratio) ? Math.log(x) - Math.log(m) : Math.log(ratio)) - further;
        }
        // log(x / m) = 2 artanh v, and x = m (1 + v) / (1 - v).
        double v2 = v * v;
        double term = 2 * x * v;
        double sum = further * v;
        for (int k = 3;; k += 2) {
            term *= v2;
            double next = sum + term / k;
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
    }

    /// log of lambda^x e^-lambda / Gamma(x + 1).
    ///
    /// @param x      at least 0, not only whole numbers
    /// @param lambda at least 0; may be infinite
    static double logPoisson(double x, double lambda) {
        if (lambda == 0 || Double.isInfinite(lambda)) {
            return x == 0 && lambda == 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        if (x < 1e-5) {
            return x * Math.log(lambda) - lambda - LogGamma.value(x + 1);
        }
        return -stirlingRest(x) - deviance(x, lambda) - LOG_SQRT_2PI - 0.5 * Math.log(x);
    }

    /// log of Gamma(n + 1) / (Gamma(x + 1) Gamma(n - x + 1)) p^x q^(n - x), for whole x the binomial probability.
    /// Minus infinity where that is 0.
    ///
    /// @param x    at least 0, not only whole numbers
    /// @param rest n - x, at least 0
    /// @param p    in [0, 1]
    /// @param q    1 - p, given apart so that neither loses digits
    public static double logBinomial(double x, double rest, double p, double q) {
        if (p == 0 || q == 0) {
            return (p == 0 ? x : rest) == 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        if (x < 1e-5 || rest < 1e-5) {
            double small = Math.min(x, rest);
            double large = Math.max(x, rest);
            // The ratio of gamma functions of nearly equal large arguments is a power of the argument.
            double log = small == 0 ? 0 : LogGamma.value(x + rest + 1) - LogGamma.value(large + 1) - LogGamma.value(small + 1);
            return log + x * Math.log(p) + rest * (q < 0.5 ? Math.log(q) : Math.log1p(-p));
        }
        double n = x + rest;
        return stirlingRest(n) - stirlingRest(x) - stirlingRest(rest) - deviance(x, n * p) - deviance(rest, n * q)
                + 0.5 * (Math.log(n / x) - Math.log(rest)) - LOG_SQRT_2PI;
    }
}
