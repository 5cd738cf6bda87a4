package dev.winnow.stats.distribution;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/// Logarithms of the regularised incomplete gamma functions, finite also where these are below the smallest double.
final class GammaTails {
    private static final double SMALL = 1e-290;

    /// From here on the tails are those of a normal variable, corrected; good to 1e-12 relative.
    private static final double LARGE = 1e9;

    private GammaTails() {}

    /// log Q(a, x), the upper tail.
    static double logUpper(double a, double x) {
        if (a > LARGE) {
            return Tails.logNormal(equivalentNormal(a, x));
        }
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

    /// z whose normal tail is the gamma's tail at x: w + log(u/w)/w with w the signed root of the deviance and
    /// u = (x - a)/sqrt(a) (Barndorff-Nielsen 1986; Lugannani and Rice 1980), error O(a^-3/2) relative.
    private static double equivalentNormal(double a, double x) {
        if (x <= 0 || Double.isInfinite(x)) {
            return x > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        double w = Math.copySign(Math.sqrt(2 * Deviance.deviance(a, x)), x - a);
        double root = Math.sqrt(a);
        // Near the mean log(u/w) is w / (3 sqrt(a)) to its last digits.
        return Math.abs(w) < 1 ? w + 1 / (3 * root) : w + Math.log((x - a) / root / w) / w;
    }

    /// log P(a, x), the lower tail.
    static double logLower(double a, double x) {
        if (a > LARGE) {
            return Tails.logNormal(-equivalentNormal(a, x));
        }
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
