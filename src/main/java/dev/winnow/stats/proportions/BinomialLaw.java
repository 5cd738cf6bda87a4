package dev.winnow.stats.proportions;

import dev.winnow.stats.distribution.BetaTails;
import dev.winnow.stats.distribution.Deviance;

/// Point probabilities and tails of the binomial distribution for any number of trials, as logarithms.
///
/// Point probabilities are Loader's (2000) saddle-point form, tails the incomplete beta function,
/// P(X >= x) = I_p(x, n - x + 1): good to 1e-11 relative up to 1e9 trials. A p that was rounded near 1 has lost digits
/// of 1 - p, and the tail with it; there ask about the failures.
public final class BinomialLaw {
    private BinomialLaw() {}

    /// log P(X = x) = log C(n, x) p^x (1 - p)^(n - x); negative infinity where p is 0 or 1 and rules x out.
    ///
    /// @param x successes, whole, in [0, n]
    /// @param n number of trials, at least 0
    /// @param p probability of success, in [0, 1]
    public static double logPoint(double x, double n, double p) {
        return logPoint(x, n, p, 1 - p);
    }

    /// log P(X >= x); 0 for x at or below 0, negative infinity above n.
    ///
    /// @param x successes, whole
    /// @param n number of trials, at least 0
    /// @param p probability of success, in [0, 1]
    public static double logAtLeast(double x, double n, double p) {
        return logAtLeast(x, n, p, 1 - p);
    }

    /// log P(X <= x); 0 for x at or above n, negative infinity below 0.
    ///
    /// @param x successes, whole
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
        return BetaTails.logLower(a, b, p, q);
    }

    static double logPoint(double x, double n, double p, double q) {
        return Deviance.logBinomial(x, n - x, p, q);
    }
}
