package dev.winnow.stats.proportions;

import org.apache.commons.numbers.gamma.LogGamma;

/// Point probabilities and tails of the binomial distribution for any number of trials, as logarithms.
///
/// Point probabilities follow Loader (2000), "Fast and accurate computation of binomial probabilities": Stirling's
/// error and the deviance are computed on their own, so nothing large cancels. Tails are the incomplete beta function,
/// P(X >= x) = I_p(x, n - x + 1), from the continued fraction DLMF 8.17.22 with that point probability as its leading
/// factor. Good to 1e-12 relative at a million trials and to 1e-9 at 1e9; the work grows with the square root of the
/// number of trials. Nothing here is stored, so the methods take counts and probabilities plainly.
public final class BinomialLaw {
    private static final double HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);
    private static final double TINY = 1e-300;
    private static final int MOST_STEPS = 5_000_000;

    private BinomialLaw() {}

    /// log P(X = x).
    ///
    /// @param x in [0, n]
    /// @param n number of trials, at least 0
    /// @param p probability of success, in [0, 1]
    public static double logPoint(double x, double n, double p) {
        return logPoint(x, n, p, 1 - p);
    }

    /// log P(X >= x); 0 for x at or below 0, negative infinity above n.
    ///
    /// @param n number of trials, at least 0
    /// @param p probability of success, in [0, 1]
    public static double logAtLeast(double x, double n, double p) {
        return logAtLeast(x, n, p, 1 - p);
    }

    /// log P(X <= x); 0 for x at or above n, negative infinity below 0.
    ///
    /// @param n number of trials, at least 0
    /// @param p probability of success, in [0, 1]
    public static double logAtMost(double x, double n, double p) {
        return logAtLeast(n - x, n, 1 - p, p);
    }

    /// As `logAtLeast` with both probabilities given, which matters where p is within 1e-8 of 1.
    static double logAtLeast(double x, double n, double p, double q) {
        if (x <= 0) {
            return 0;
        }
        if (x > n) {
            return Double.NEGATIVE_INFINITY;
        }
        return logBeta(x, n - x + 1, p, q);
    }

    /// log I_p(a, b), the incomplete beta function with q = 1 - p.
    static double logBeta(double a, double b, double p, double q) {
        if (!(p > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (!(q > 0)) {
            return 0;
        }
        if (p < (a + 1) / (a + b + 2)) {
            return direct(a, b, p, q);
        }
        return Math.log(-Math.expm1(direct(b, a, q, p)));
    }

    private static double direct(double a, double b, double p, double q) {
        double front = logPoint(a, a + b, p, q) + Math.log(b / (a + b));
        return Math.min(0, front + Math.log(fraction(a, b, p)));
    }

    static double logPoint(double x, double n, double p, double q) {
        if (!(p > 0)) {
            return x == 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        if (!(q > 0)) {
            return x == n ? 0 : Double.NEGATIVE_INFINITY;
        }
        if (x == 0) {
            return n * (p < 0.5 ? Math.log1p(-p) : Math.log(q));
        }
        if (x == n) {
            return n * (q < 0.5 ? Math.log1p(-q) : Math.log(p));
        }
        double core = stirlingError(n) - stirlingError(x) - stirlingError(n - x)
                - deviance(x, n * p) - deviance(n - x, n * q);
        return core - HALF_LOG_2PI - 0.5 * (Math.log(x) + Math.log((n - x) / n));
    }

    /// log Gamma(x + 1) less Stirling's formula.
    static double stirlingError(double x) {
        if (x <= 15) {
            return LogGamma.value(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_2PI;
        }
        double s = 1 / (x * x);
        return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / x;
    }

    /// x log(x / m) + m - x without cancellation near x = m.
    static double deviance(double x, double m) {
        if (Math.abs(x - m) < 0.1 * (x + m)) {
            double v = (x - m) / (x + m);
            double s = (x - m) * v;
            double term = 2 * x * v;
            double square = v * v;
            for (int j = 3; j < 1000; j += 2) {
                term *= square;
                double next = s + term / j;
                if (next == s) {
                    break;
                }
                s = next;
            }
            return s;
        }
        return x * Math.log(x / m) + m - x;
    }

    /// 1 / (1 + d1/(1 + d2/(1 + ...))) of DLMF 8.17.22 by the modified Lentz method.
    private static double fraction(double a, double b, double p) {
        double c = 1;
        double d = 1 / guard(1 - (a + b) * p / (a + 1));
        double f = d;
        for (int m = 1; m <= MOST_STEPS; m++) {
            double even = m * (b - m) * p / ((a + 2.0 * m - 1) * (a + 2.0 * m));
            d = 1 / guard(1 + even * d);
            c = guard(1 + even / c);
            f *= d * c;
            double odd = -(a + m) * (a + b + m) * p / ((a + 2.0 * m) * (a + 2.0 * m + 1));
            d = 1 / guard(1 + odd * d);
            c = guard(1 + odd / c);
            double step = d * c;
            f *= step;
            if (Math.abs(step - 1) < 1e-16) {
                break;
            }
        }
        return f;
    }

    private static double guard(double v) {
        return Math.abs(v) < TINY ? TINY : v;
    }
}
