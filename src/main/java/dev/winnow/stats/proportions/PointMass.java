package dev.winnow.stats.proportions;

import java.util.function.DoubleSupplier;

/// How much of the probability of what was observed an exact tail contains.
public enum PointMass {
    /// All of it: the error never exceeds alpha, and is often well below it.
    WHOLE,
    /// Half of it, the mid-p of Lancaster (1961): near alpha on average, sometimes a little above.
    HALF;

    /// log of P(beyond) + share * P(observed), given the logarithms of the whole tail and, asked for only where it is
    /// needed, of the point.
    public double logTail(double logWhole, DoubleSupplier logPoint) {
        if (this == WHOLE) {
            return logWhole;
        }
        double point = logPoint.getAsDouble();
        return point == Double.NEGATIVE_INFINITY
                ? logWhole
                : logWhole + Math.log1p(-0.5 * Math.exp(Math.min(0, point - logWhole)));
    }
}
