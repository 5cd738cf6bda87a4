package dev.winnow.stats.distribution;

import dev.winnow.stats.numeric.Lattice;
import dev.winnow.stats.numeric.LogConcave;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;

/// Means over s = sqrt(X / df), X chi-square with `df` degrees of freedom: what dividing by an estimated standard
/// deviation does to a probability.
final class ChiScale {
    private ChiScale() {}

    /// log E[exp(logG(u))], u = log s.
    ///
    /// The density of u = log s is 2 half^half e^-half / Gamma(half) exp(df (u - (e^2u - 1) / 2)) with half = df / 2.
    ///
    /// @param logG      logarithm of a function of log s that leaves the product with this density a single peak
    /// @param df        above 0; infinite means s = 1
    /// @param start     a log s where the function is not 0
    /// @param tolerance relative error of the mean
    static double logMean(DoubleUnaryOperator logG, double df, double start, double tolerance) {
        if (Double.isInfinite(df)) {
            return logG.applyAsDouble(0);
        }
        return logFront(df)
                + LogConcave.logIntegral(
                        u -> logDensity(u, df) + logG.applyAsDouble(u), start, 1 / Math.sqrt(1 + 2 * df), tolerance);
    }

    /// The same mean for a function that is costly and changes slowly: from its values on a fixed lattice, about 1e-9
    /// relative.
    ///
    /// @param logG logarithm of a function of s itself, no steeper than the tail of a few normal statistics
    /// @param df   above 0; infinite means s = 1
    static double logSmoothMean(DoubleUnaryOperator logG, double df) {
        if (Double.isInfinite(df)) {
            return logG.applyAsDouble(1);
        }
        double step = Math.min(0.12, 0.35 / Math.sqrt(2 * df));
        return logFront(df)
                + Lattice.logSum(u -> logDensity(u, df) + logG.applyAsDouble(Math.exp(u)), 0, step);
    }

    /// log P(s < y).
    static double logBelow(double y, double df) {
        if (y <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double half = df / 2;
        // The square of a tiny y would be 0.
        return y < 1e-150
                ? df * Math.log(y) + half * Math.log(half) - LogGamma.value(half + 1)
                : GammaTails.logLower(half, half * y * y);
    }

    /// log P(s > y).
    static double logAbove(double y, double df) {
        return y <= 0 ? 0 : GammaTails.logUpper(df / 2, df / 2 * y * y);
    }

    private static double logFront(double df) {
        double half = df / 2;
        return Math.log(2) + 0.5 * Math.log(half / (2 * Math.PI)) - Deviance.stirlingRest(half);
    }

    private static double logDensity(double u, double df) {
        double v = 2 * u;
        if (Math.abs(v) > 0.5) {
            return df * (u - 0.5 * Math.expm1(v));
        }
        // e^v - 1 - v by its series: the peak is at 0, and with many degrees of freedom all of it is near there.
        double term = v * v / 2;
        double sum = term;
        for (int k = 3; Math.abs(term) > 1e-17 * sum; k++) {
            term *= v / k;
            sum += term;
        }
        return -0.5 * df * sum;
    }
}
