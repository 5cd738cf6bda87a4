package dev.winnow.stats.proportions;

import java.util.function.LongToDoubleFunction;

/// The far side of a two-sided exact test that counts all outcomes not likelier than the one observed: as the law has a
/// single mode, these begin at one place, found by halving.
public final class OppositeTail {
    /// Probabilities within this relative distance are equal but for rounding.
    private static final double TIE = 1e-7;

    private OppositeTail() {}

    /// The largest logarithm of a probability that counts as not likelier than `logPoint`.
    public static double limit(double logPoint) {
        return logPoint + Math.log1p(TIE);
    }

    /// The smallest outcome in [from, to] that is not likelier than the limit, `to + 1` if none is.
    ///
    /// @param logPoint logarithm of the probability of an outcome, falling from `from` on
    public static long upFrom(long from, long to, LongToDoubleFunction logPoint, double limit) {
        long low = from;
        long high = to + 1;
        while (low < high) {
            long i = low + (high - low) / 2;
            if (logPoint.applyAsDouble(i) <= limit) {
                high = i;
            } else {
                low = i + 1;
            }
        }
        return low;
    }

    /// The largest outcome in [to, from] that is not likelier than the limit, `to - 1` if none is.
    ///
    /// @param logPoint logarithm of the probability of an outcome, falling from `from` downwards
    public static long downFrom(long from, long to, LongToDoubleFunction logPoint, double limit) {
        return -upFrom(-from, -to, i -> logPoint.applyAsDouble(-i), limit);
    }

    /// log(exp(a) + exp(b)) of two tails, at most 0.
    public static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        if (larger == Double.NEGATIVE_INFINITY) {
            return larger;
        }
        return Math.min(0, larger + Math.log1p(Math.exp(Math.min(a, b) - larger)));
    }
}
