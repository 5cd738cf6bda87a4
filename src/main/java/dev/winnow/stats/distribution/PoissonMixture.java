package dev.winnow.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/// Distributions whose parameter is raised by a Poisson count: sum over j of Poisson(j; m) F(j).
///
/// The sum runs the way in which F(j + 1) = F(j) + step(j) only adds, so no digit is lost in either tail; every term is
/// positive, and those left out are below 1e-17 of the sum. Sums that are too small for a double are taken again as
/// logarithms. Where the mean count is large only every so many counts are visited, a third of the square root: the
/// terms fall like a Gaussian at least 0.7 square roots wide, for which the trapezoidal rule is exact to 1e-15 and
/// better. So there are at most some thousand terms, whatever the mean.
final class PoissonMixture {
    /// From this mean on the sum goes by strides.
    private static final double LARGE = 10_000;

    private static final double SMALL = 1e-290;

    private static final double HIGHEST = 30;
    private static final int MOST_TERMS = 500;

    private PoissonMixture() {}

    /// log of the sum of Poisson(j; m) upper(j) with upper(j + 1) = upper(j) + step(j).
    ///
    /// @param m        mean of the count
    /// @param logUpper log upper, rising
    /// @param logStep  log step
    static double logRising(double m, DoubleUnaryOperator logUpper, DoubleUnaryOperator logStep) {
        if (m > LARGE) {
            return Math.min(0, logMean(m, logUpper));
        }
        double start = Math.max(0, Math.floor(m - 10 * Math.sqrt(m) - 40));
        double value = Math.exp(logUpper.applyAsDouble(start));
        double sum = 0;
        for (double j = start; ; j++) {
            double weight = Math.exp(Deviance.logPoisson(j, m));
            sum += weight * value;
            if (j > m && (weight == 0 || (sum > 0 && weight * value <= 1e-18 * sum))) {
                break;
            }
            value += Math.exp(logStep.applyAsDouble(j));
        }
        return sum > SMALL ? Math.log(Math.min(1, sum)) : logMean(m, logUpper);
    }

    /// log of the sum of Poisson(j; m) lower(j) with lower(j) = lower(j + 1) + step(j).
    static double logFalling(double m, DoubleUnaryOperator logLower, DoubleUnaryOperator logStep) {
        if (m > LARGE) {
            return Math.min(0, logMean(m, logLower));
        }
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
        return sum > SMALL ? Math.log(Math.min(1, sum)) : logMean(m, logLower);
    }

    /// log of the sum over all j of Poisson(j; m) f(j), f given by its logarithm, the product with a single peak.
    static double logMean(double m, DoubleUnaryOperator logF) {
        DoubleUnaryOperator logTerm = j -> Deviance.logPoisson(j, m) + logF.applyAsDouble(j);
        double peak = peak(logTerm, Math.floor(m));
        double at = logTerm.applyAsDouble(peak);
        if (at == Double.NEGATIVE_INFINITY) {
            return at;
        }
        double stride = stride(peak);
        double sum = 1;
        for (int side = -1; side <= 1; side += 2) {
            double term = 1;
            for (int i = 1; i < MOST_TERMS && term > 1e-18 * sum && peak + side * i * stride >= 0; i++) {
                // A term far above the peak is rounding in a logarithm of many digits.
                term = Math.exp(Math.min(HIGHEST, logTerm.applyAsDouble(peak + side * i * stride) - at));
                sum += term;
            }
        }
        return at + Math.log(stride * sum);
    }

    private static double stride(double j) {
        return Math.max(Math.max(1, Math.floor(Math.sqrt(j) / 3)), 4 * Math.ulp(j));
    }

    /// A count within a stride of the highest, by doubling and halving: it may be far from the start.
    private static double peak(DoubleUnaryOperator log, double start) {
        double low = -1;
        double high = start;
        for (double step = stride(high); rises(log, high); step *= 2) {
            low = high;
            high += step;
        }
        while (high - low > stride(high)) {
            double middle = Math.floor(0.5 * (low + high));
            if (rises(log, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static boolean rises(DoubleUnaryOperator log, double j) {
        return log.applyAsDouble(j + stride(j)) > log.applyAsDouble(j);
    }
}
