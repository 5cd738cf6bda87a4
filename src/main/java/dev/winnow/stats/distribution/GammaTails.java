package dev.winnow.stats.distribution;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/// Logarithms of the regularised incomplete gamma functions, finite also where these are below the smallest double.
final class GammaTails {
    private static final double SMALL = 1e-290;

    private GammaTails() {}

    /// log Q(a, x), the upper tail.
    static double logUpper(double a, double x) {
        double tail = RegularizedGamma.Q.value(a, x);
        if (tail > SMALL) {
            return tail < 0.5 ? Math.log(tail) : Math.log1p(-RegularizedGamma.P.value(a, x));
        }
        if (Double.isInfinite(x)) {
            return Double.NEGATIVE_INFINITY;
        }
        // x^a e^-x / Gamma(a) times the continued fraction of DLMF 8.9.2, from its far end; x is well above a here.
        double f = 0;
        for (int n = 2000; n >= 1; n--) {
            f = n * (n - a) / (x - a + 2 * n + 1 - f);
        }
        return Deviance.logPoisson(a, x) + Math.log(a) - Math.log(x - a + 1 - f);
    }

    /// log P(a, x), the lower tail.
    static double logLower(double a, double x) {
        double tail = RegularizedGamma.P.value(a, x);
        if (tail > SMALL) {
            return tail < 0.5 ? Math.log(tail) : Math.log1p(-RegularizedGamma.Q.value(a, x));
        }
        if (x <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        // DLMF 8.7.1; x is well below a here, so the terms fall at once.
        double term = 1;
        double sum = 1;
        for (double n = 1; term > 1e-17 * sum; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return Deviance.logPoisson(a, x) + Math.log(sum);
    }
}
