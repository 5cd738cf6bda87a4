package dev.winnow.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/// Distributions whose parameter is raised by a Poisson count: sum over j of Poisson(j; m) F(j).
///
/// The sum runs the way in which F(j + 1) = F(j) + step(j) only adds, so no digit is lost in either tail; every term is
/// positive, and those left out are below 1e-17 of the sum. Sums that are too small for a double are taken again as
/// logarithms.
final class PoissonMixture {
    private static final double SMALL = 1e-290;
    private static final double LOG_NEGLIGIBLE = Math.log(1e-18);

    private PoissonMixture() {}

    /// log of the sum of Poisson(j; m) upper(j) with upper(j + 1) = upper(j) + step(j).
    ///
    /// @param m        mean of the count
    /// @param logUpper log upper, rising
    /// @param logStep  log step
    /// @param enough   a count from which on upper is nearly 1
    static double logRising(double m, DoubleUnaryOperator logUpper, DoubleUnaryOperator logStep, double enough) {
        double start = Math.max(0, Math.floor(m - 10 * Math.sqrt(m) - 40));
        double value = Math.exp(logUpper.applyAsDouble(start));
        double sum = 0;
        for (double j = start; ; j++) {
            double term = Math.exp(Deviance.logPoisson(j, m)) * value;
            sum += term;
            if (j > m && term <= 1e-18 * sum && (sum > 0 || j > enough)) {
                break;
            }
            value += Math.exp(logStep.applyAsDouble(j));
        }
        return sum > SMALL ? Math.log(Math.min(1, sum)) : logRisingFrom(start, m, logUpper, logStep);
    }

    private static double logRisingFrom(
            double start, double m, DoubleUnaryOperator logUpper, DoubleUnaryOperator logStep) {
        double value = logUpper.applyAsDouble(start);
        double sum = Double.NEGATIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (double j = start; ; j++) {
            double term = Deviance.logPoisson(j, m) + value;
            sum = logAdd(sum, term);
            if (j > m && term < last && term <= sum + LOG_NEGLIGIBLE) {
                return sum;
            }
            last = term;
            value = logAdd(value, logStep.applyAsDouble(j));
        }
    }

    /// log of the sum of Poisson(j; m) lower(j) with lower(j) = lower(j + 1) + step(j).
    static double logFalling(double m, DoubleUnaryOperator logLower, DoubleUnaryOperator logStep) {
        double start = Math.ceil(m + 10 * Math.sqrt(m) + 40);
        double value = Math.exp(logLower.applyAsDouble(start));
        double sum = 0;
        for (double j = start; ; j--) {
            double term = Math.exp(Deviance.logPoisson(j, m)) * value;
            sum += term;
            if (j == 0 || (j < m && sum > 0 && term <= 1e-18 * sum)) {
                break;
            }
            value += Math.exp(logStep.applyAsDouble(j - 1));
        }
        return sum > SMALL ? Math.log(Math.min(1, sum)) : logFallingFrom(start, m, logLower, logStep);
    }

    private static double logFallingFrom(
            double start, double m, DoubleUnaryOperator logLower, DoubleUnaryOperator logStep) {
        double value = logLower.applyAsDouble(start);
        double sum = Double.NEGATIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (double j = start; ; j--) {
            double term = Deviance.logPoisson(j, m) + value;
            sum = logAdd(sum, term);
            if (j == 0 || (j < m && term < last && term <= sum + LOG_NEGLIGIBLE)) {
                return sum;
            }
            last = term;
            value = logAdd(value, logStep.applyAsDouble(j - 1));
        }
    }

    /// log of the sum over all j of Poisson(j; m) f(j), f given by its logarithm, the product with a single peak.
    static double logMean(double m, DoubleUnaryOperator logF) {
        double peak = Math.floor(m);
        double at = Deviance.logPoisson(peak, m) + logF.applyAsDouble(peak);
        int direction = Deviance.logPoisson(peak + 1, m) + logF.applyAsDouble(peak + 1) > at ? 1 : -1;
        while (peak + direction >= 0) {
            double next = Deviance.logPoisson(peak + direction, m) + logF.applyAsDouble(peak + direction);
            if (next <= at) {
                break;
            }
            at = next;
            peak += direction;
        }
        double sum = 1;
        for (int side = -1; side <= 1; side += 2) {
            double term = 1;
            for (double j = peak + side; j >= 0 && term > 1e-18 * sum; j += side) {
                term = Math.exp(Deviance.logPoisson(j, m) + logF.applyAsDouble(j) - at);
                sum += term;
            }
        }
        return at + Math.log(sum);
    }

    private static double logAdd(double a, double b) {
        double high = Math.max(a, b);
        return Double.isInfinite(high) ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }
}
