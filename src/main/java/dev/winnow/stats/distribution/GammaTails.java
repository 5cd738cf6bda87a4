package dev.winnow.stats.distribution;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/// Logarithms of the regularised incomplete gamma functions, finite also where these are below the smallest double.
///
/// A large shape near its point goes by the uniform expansion of Temme (1979; DLMF 8.12), where series and fractions
/// would take a number of terms that grows with the square root of the shape.
public final class GammaTails {
    /// From this shape on two terms of the uniform expansion are good to 1e-15.
    private static final double LARGE = 1e5;

    private static final double SMALL = 1e-290;

    private GammaTails() {}

    /// log Q(a, x), the upper tail.
    ///
    /// @param a above 0
    /// @param x at least 0; may be infinite
    static double logUpper(double a, double x) {
        return logUpper(a, x, x - a);
    }

    /// The same for a point whose distance from the shape is known better than by subtracting them.
    ///
    /// @param a       above 0
    /// @param x       at least 0; may be infinite
    /// @param further x - a
    public static double logUpper(double a, double x, double further) {
        if (uniform(a, further)) {
            return logUniform(a, further, 1);
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

    /// log P(a, x), the lower tail.
    ///
    /// @param a above 0
    /// @param x at least 0; may be infinite
    static double logLower(double a, double x) {
        return logLower(a, x, x - a);
    }

    /// The same for a point whose distance from the shape is known better than by subtracting them.
    ///
    /// @param a       above 0
    /// @param x       at least 0; may be infinite
    /// @param further x - a
    public static double logLower(double a, double x, double further) {
        if (uniform(a, further)) {
            return logUniform(a, further, -1);
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

    private static boolean uniform(double a, double further) {
        return a > LARGE && Math.abs(further) < 0.5 * a;
    }

    /// log of Phi(-z) + phi(z) (c0 + c1 / a) / sqrt(a), z = eta sqrt(a) with eta^2 / 2 = x/a - 1 - log(x/a).
    ///
    /// @param side 1 for the upper tail, -1 for the lower
    private static double logUniform(double a, double further, int side) {
        double mu = further / a;
        double eta = Math.copySign(Math.sqrt(2 * Deviance.deviance(a, a + further, -further) / a), mu);
        double z = side * eta * Math.sqrt(a);
        double logTail = Tails.logNormal(z);
        double mills = Math.exp(-0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - logTail);
        return Math.min(0, logTail + Math.log1p(side * mills * (c0(eta, mu) + c1(eta, mu) / a) / Math.sqrt(a)));
    }

    private static double c0(double eta, double mu) {
        return Math.abs(eta) < 0.01
                ? -1.0 / 3 + eta * (1.0 / 12 - eta * (2.0 / 135 - eta * (1.0 / 864 + eta / 2835)))
                : 1 / mu - 1 / eta;
    }

    private static double c1(double eta, double mu) {
        return Math.abs(eta) < 0.05
                ? -1.0 / 540 - eta * (1.0 / 288 - eta / 378)
                : 1 / (eta * eta * eta) - (1 / (mu * mu) + 1 / mu + 1.0 / 12) / mu;
    }
}
