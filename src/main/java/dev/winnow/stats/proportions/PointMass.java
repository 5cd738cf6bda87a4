package dev.winnow.stats.proportions;

/// How much of the probability of what was observed an exact tail contains.
public enum PointMass {
    /// All of it: the error never exceeds alpha, and is often well below it.
    WHOLE,
    /// Half of it, the mid-p of Lancaster (1961): near alpha on average, sometimes a little above.
    HALF;

    /// log of P(beyond) + share * P(observed), given the logarithms of the whole tail and of the point.
    double logTail(double logWhole, double logPoint) {
        if (this == WHOLE || logPoint == Double.NEGATIVE_INFINITY) {
            return logWhole;
        }
        return logWhole + Math.log1p(-0.5 * Math.exp(Math.min(0, logPoint - logWhole)));
    }
}
