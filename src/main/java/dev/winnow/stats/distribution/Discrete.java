package dev.winnow.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/// A distribution of counts from `least` to `most`, from its logarithms at whole numbers.
record Discrete(
        double least, double most, DoubleUnaryOperator lower, DoubleUnaryOperator upper, DoubleUnaryOperator logarithm)
        implements Distribution {
    /// Rounding of a tail must not push the quantile of an attained probability up by one.
    private static final double FUZZ = 1e-13;

    /// A count beyond is taken as infinite: its products with parameters may leave the double range.
    private static final double FARTHEST = 1e300;

    @Override
    public double logCdf(double x) {
        double k = Math.floor(x);
        if (k < least) {
            return Double.NEGATIVE_INFINITY;
        }
        return k >= most || k > FARTHEST ? 0 : Math.min(0, lower.applyAsDouble(k));
    }

    @Override
    public double logSurvival(double x) {
        double k = Math.floor(x);
        if (k < least) {
            return 0;
        }
        return k >= most || k > FARTHEST ? Double.NEGATIVE_INFINITY : Math.min(0, upper.applyAsDouble(k));
    }

    @Override
    public double logDensity(double x) {
        boolean possible = x == Math.rint(x) && x >= least && x <= most && x <= FARTHEST;
        return possible ? logarithm.applyAsDouble(x) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double quantile(double p) {
        Continuous.check(p);
        return p <= 0.5
                ? first(k -> logCdf(k) - Math.log(p) + FUZZ)
                : first(k -> Math.log1p(-p) - logSurvival(k) + FUZZ);
    }

    @Override
    public double upperQuantile(double p) {
        Continuous.check(p);
        return p <= 0.5
                ? first(k -> Math.log(p) - logSurvival(k) + FUZZ)
                : first(k -> logCdf(k) - Math.log1p(-p) + FUZZ);
    }

    /// The first count where an increasing function is at least 0.
    private double first(DoubleUnaryOperator f) {
        double below = least - 1;
        double reach = 1;
        while (below + reach < most && f.applyAsDouble(below + reach) < 0) {
            below += reach;
            reach *= 2;
        }
        double at = Math.min(most, below + reach);
        while (at - below > 1) {
            double middle = Math.floor(0.5 * (at + below));
            // Above 2^53 whole numbers are further apart than 1.
            if (middle == below || middle == at) {
                return at;
            }
            if (f.applyAsDouble(middle) < 0) {
                below = middle;
            } else {
                at = middle;
            }
        }
        return at;
    }
}
