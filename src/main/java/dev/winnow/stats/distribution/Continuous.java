package dev.winnow.stats.distribution;

import dev.winnow.stats.numeric.Roots;
import java.util.function.DoubleUnaryOperator;

/// A distribution with a density, from its logarithms; quantiles are roots of the smaller tail's logarithm.
///
/// @param support where X can be, and with it the scale on which quantiles are sought
record Continuous(
        Support support, DoubleUnaryOperator lower, DoubleUnaryOperator upper, DoubleUnaryOperator logarithm)
        implements Distribution {
    /// Where X can be.
    enum Support {
        LINE,
        POSITIVE,
        UNIT;

        double point(double y) {
            return switch (this) {
                case LINE -> y;
                case POSITIVE -> Math.exp(y);
                case UNIT -> 1 / (1 + Math.exp(-y));
            };
        }

        double low() {
            return this == LINE ? Double.NEGATIVE_INFINITY : 0;
        }

        double high() {
            return this == UNIT ? 1 : Double.POSITIVE_INFINITY;
        }
    }

    @Override
    public double logCdf(double x) {
        if (x <= support.low()) {
            return Double.NEGATIVE_INFINITY;
        }
        return x >= support.high() ? 0 : Math.min(0, lower.applyAsDouble(x));
    }

    @Override
    public double logSurvival(double x) {
        if (x <= support.low()) {
            return 0;
        }
        return x >= support.high() ? Double.NEGATIVE_INFINITY : Math.min(0, upper.applyAsDouble(x));
    }

    @Override
    public double logDensity(double x) {
        boolean inside = x >= support.low() && x <= support.high() && !Double.isInfinite(x);
        return inside ? logarithm.applyAsDouble(x) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double quantile(double p) {
        check(p);
        return p <= 0.5 ? atLower(Math.log(p)) : atUpper(Math.log1p(-p));
    }

    @Override
    public double upperQuantile(double p) {
        check(p);
        return p <= 0.5 ? atUpper(Math.log(p)) : atLower(Math.log1p(-p));
    }

    static void check(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("p=%s is not in (0, 1)".formatted(p));
        }
    }

    private double atLower(double logP) {
        return increasingRoot(y -> logCdf(support.point(y)) - logP);
    }

    private double atUpper(double logP) {
        return increasingRoot(y -> logP - logSurvival(support.point(y)));
    }

    /// Ends where the double range ends: a quantile beyond it is the last number that is inside.
    private double increasingRoot(DoubleUnaryOperator f) {
        double step = 1;
        double low = 0;
        double high = 0;
        if (f.applyAsDouble(0) < 0) {
            while (f.applyAsDouble(high) < 0 && step < 1e300) {
                low = high;
                high += step;
                step *= 2;
            }
        } else {
            while (f.applyAsDouble(low) >= 0 && step < 1e300) {
                high = low;
                low -= step;
                step *= 2;
            }
        }
        // A logarithm of 0 would blind the interpolation.
        return support.point(Roots.between(y -> Math.clamp(f.applyAsDouble(y), -1e4, 1e4), low, high).orElse(low));
    }
}
