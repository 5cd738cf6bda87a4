package dev.winnow.stats.distribution;

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
        double half = df / 2;
        double front = Math.log(2) + 0.5 * Math.log(half / (2 * Math.PI)) - Deviance.stirlingRest(half);
        return front
                + LogConcave.logIntegral(
                        u -> df * (u - 0.5 * Math.expm1(2 * u)) + logG.applyAsDouble(Math.exp(u)),
                        0,
                        1 / Math.sqrt(1 + 2 * df),
                        tolerance);
    }
}
