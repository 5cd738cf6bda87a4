package dev.winnow.stats.proportions;

import dev.winnow.stats.distribution.BetaTails;
import dev.winnow.stats.distribution.Deviance;

/// Point probabilities and tails of the binomial distribution for any number of trials, as logarithms and with both
/// probabilities given, so that a rate within 1e-8 of 1 keeps its digits.
///
/// Point probabilities are Loader's (2000) saddle-point form, tails the incomplete beta function,
/// P(X >= x) = I_p(x, n - x + 1): good to 1e-12 relative at a million trials and to 1e-9 at 1e9.
public final class BinomialLaw {
    private BinomialLaw() {}

    /// log P(X = x); negative infinity where p is 0 or 1 and rules x out.
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
        return BetaTails.logLower(a, b, p, q);
    }

    static double logPoint(double x, double n, double p, double q) {
        return Deviance.logBinomial(x, n - x, p, q);
    }
}
