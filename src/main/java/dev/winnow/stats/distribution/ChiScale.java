package dev.winnow.stats.distribution;

import dev.winnow.stats.numeric.Lattice;
import dev.winnow.stats.numeric.LogConcave;
import java.util.function.DoubleUnaryOperator;

/// Means over s = sqrt(X / df), X chi-square with `df` degrees of freedom: what dividing by an estimated standard
/// deviation does to a probability.
final class ChiScale {
    private ChiScale() {}

    /// log E[exp(logG(s))].
    ///
    /// The density of u = log s is 2 half^half e^-half / Gamma(half) exp(df (u - (e^2u - 1) / 2)) with half = df / 2.
    ///
    /// @param logG      logarithm of a function that leaves the product with this density a single peak
    /// @param df        above 0; infinite means s = 1
    /// @param tolerance relative error of the mean
    static double logMean(DoubleUnaryOperator logG, double df, double tolerance) {
        if (Double.isInfinite(df)) {
            return logG.applyAsDouble(1);
        }
        return logFront(df)
                + LogConcave.logIntegral(
                        u -> logDensity(u, df) + logG.applyAsDouble(Math.exp(u)), 0, 1 / Math.sqrt(1 + 2 * df), tolerance);
    }

    /// The same mean for a function that is costly and changes slowly: from its values on a fixed lattice, about 1e-9
    /// relative.
    ///
    /// @param logG no steeper in log s than the tail of a few normal statistics
    static double logSmoothMean(DoubleUnaryOperator logG, double df) {
        if (Double.isInfinite(df)) {
            return logG.applyAsDouble(1);
        }
        double step = Math.min(0.12, 0.35 / Math.sqrt(2 * df));
        return logFront(df)
                + Lattice.logSum(u -> logDensity(u, df) + logG.applyAsDouble(Math.exp(u)), 0, step);
    }

    private static double logFront(double df) {
        double half = df / 2;
        return Math.log(2) + 0.5 * Math.log(half / (2 * Math.PI)) - Deviance.stirlingRest(half);
    }

    private static double logDensity(double u, double df) {
        return df * (u - 0.5 * Math.expm1(2 * u));
    }
}
