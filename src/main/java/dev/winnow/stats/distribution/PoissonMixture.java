package dev.winnow.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/// Tails of distributions whose parameter is raised by a Poisson count: sum over j of Poisson(j; m) F(j).
///
/// The sum runs the way in which F(j + 1) = F(j) + step(j) only adds, so no digit is lost in either tail; every term is
/// positive, and those outside are below 1e-17 of the sum.
final class PoissonMixture {
    private static final double NEGLIGIBLE = 1e-18;

    private PoissonMixture() {}

    /// Sum of Poisson(j; m) upper(j) with upper(j + 1) = upper(j) + exp(logStep(j)).
    ///
    /// @param m       mean of the count
    /// @param enough  a count from which on upper is nearly 1
    static double rising(double m, DoubleUnaryOperator upper, DoubleUnaryOperator logStep, double enough) {
        double j = Math.max(0, Math.floor(m - 10 * Math.sqrt(m) - 40));
        double value = upper.applyAsDouble(j);
        double sum = 0;
        while (true) {
            double term = Math.exp(Deviance.logPoisson(j, m)) * value;
            sum += term;
            if (j > m && term <= NEGLIGIBLE * sum && (sum > 0 || j > enough)) {
                return Math.min(1, sum);
            }
            value += Math.exp(logStep.applyAsDouble(j));
            j++;
        }
    }

    /// Sum of Poisson(j; m) lower(j) with lower(j) = lower(j + 1) + exp(logStep(j)).
    static double falling(double m, DoubleUnaryOperator lower, DoubleUnaryOperator logStep) {
        double j = Math.ceil(m + 10 * Math.sqrt(m) + 40);
        double value = lower.applyAsDouble(j);
        double sum = 0;
        while (true) {
            double term = Math.exp(Deviance.logPoisson(j, m)) * value;
            sum += term;
            if (j == 0 || (j < m && sum > 0 && term <= NEGLIGIBLE * sum)) {
                return Math.min(1, sum);
            }
            j--;
            value += Math.exp(logStep.applyAsDouble(j));
        }
    }
}
