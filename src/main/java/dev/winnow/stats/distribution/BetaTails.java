package dev.winnow.stats.distribution;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/// The regularised incomplete beta function I_p(a, b) at a point that is given from both ends, and its logarithm: the
/// tail of the beta, F, Student, binomial and negative binomial distributions.
///
/// Three ways, each where it keeps its digits: the library's for moderate parameters; the continued fraction of DLMF
/// 8.17.22 with a saddle-point leading factor (see [Deviance]) when both are above 1000 and for tails below the double
/// range; quadrature of the density when one is above a million (see [HugeBeta]).
///
/// Arguments are not checked; [Distributions] does.
public final class BetaTails {
    /// Below this a tail is computed as a logarithm from the start.
    private static final double SMALL = 1e-290;

    private static final double TINY = 1e-300;

    /// From here on the library's leading factor loses more digits (1e-10 at ten million) than the saddle-point one.
    private static final double LARGE = 1000;

    /// From here on the continued fraction takes too many steps.
    private static final double HUGE = 1e6;

    private BetaTails() {}

    /// I_p(a, b), with q = 1 - p given apart because near 1 the rounding of p alone would cost the tail its digits.
    ///
    /// @param a above 0
    /// @param b above 0
    static double lower(double a, double b, double p, double q) {
        if (Math.max(a, b) > HUGE) {
            boolean left = p * (a + b) < a;
            return left ? Math.exp(HugeBeta.logTail(a, b, p, q)) : -Math.expm1(HugeBeta.logTail(b, a, q, p));
        }
        if (a > LARGE && b > LARGE) {
            boolean left = p * (a + b + 2) < a + 1;
            return left ? Math.exp(logFraction(a, b, p, q)) : 1 - Math.exp(logFraction(b, a, q, p));
        }
        return p <= q ? RegularizedBeta.value(p, a, b) : RegularizedBeta.complement(q, b, a);
    }

    /// log I_p(a, b), about 1e-12 relative, finite also where the function is below the smallest double. The
    /// upper tail is log I_q(b, a).
    ///
    /// @param a above 0, finite
    /// @param b above 0, finite
    /// @param p in [0, 1]
    /// @param q 1 - p to its own last digit
    /// @return minus infinity at p = 0
    public static double logLower(double a, double b, double p, double q) {
        double tail = lower(a, b, p, q);
        if (tail > SMALL) {
            return tail < 0.5 ? Math.log(tail) : Math.log1p(-lower(b, a, q, p));
        }
        if (p <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return Math.max(a, b) > HUGE ? HugeBeta.logTail(a, b, p, q) : logFraction(a, b, p, q);
    }

    /// p^a q^b / (a B(a, b)), by way of the binomial probability, times the continued fraction.
    private static double logFraction(double a, double b, double p, double q) {
        return Math.log(b / (a + b)) + Deviance.logBinomial(a, b, p, q) + Math.log(fraction(p, a, b));
    }

    /// 1 / (1 + d1/(1 + d2/(1 + ...))) of DLMF 8.17.22 by the modified Lentz method.
    static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / guard(1 - (a + b) * x / (a + 1));
        double f = d;
        for (int m = 1; m <= 100_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / guard(1 + even * d);
            c = guard(1 + even / c);
            f *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / guard(1 + odd * d);
            c = guard(1 + odd / c);
            double step = d * c;
            f *= step;
            if (Math.abs(step - 1) < 1e-15) {
                break;
            }
        }
        return f;
    }

    private static double guard(double v) {
        return Math.abs(v) < TINY ? TINY : v;
    }
}
