package dev.winnow.stats.counts;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Distributions;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.PositiveRoot;

/// Intervals for one Poisson rate, x events over the exposure, events independent; z is the upper normal quantile of
/// the level's tail.
///
/// An alternative opens one end: `GREATER` the upper, to infinity, `LESS` the lower, to 0. Without events the lower end
/// is 0. Ends are found for the mean of x and divided by the exposure; those that are quantiles are roots of the
/// incomplete gamma function on the scale of the logarithm, good to its digits.
public enum PoissonInterval {
    /// Garwood (1936), exact: quantiles of the gamma distributions of shape x and x + 1. Never covers too rarely.
    EXACT,
    /// The exact interval with half the point probability in its tails (Lancaster 1961).
    MID_P,
    /// Score, the means m with |x - m| = z sqrt(m) (Rao 1948): x + z^2/2 -+ z sqrt(x + z^2/4).
    SCORE;

    /// @param level its tail is alpha / 2 for a two-sided interval, else alpha
    public IntervalEstimate of(EventCount sample, Alternative alternative, Level level) {
        double tail = level.tail(alternative);
        double x = sample.events();
        double low = alternative == Alternative.LESS ? 0 : lower(x, tail) / sample.exposure();
        double high = alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : upper(x, tail) / sample.exposure();
        return new IntervalEstimate(sample.rate(), low, high);
    }

    private double lower(double x, double tail) {
        double z = Tails.normalQuantile(tail);
        return switch (this) {
            case SCORE -> z > 0 ? x * x / (x + z * z / 2 + z * Math.sqrt(x + z * z / 4)) : scoreEnd(x, -z);
            case EXACT, MID_P -> x == 0 ? 0 : PositiveRoot.falling(m -> tail - atLeast(x, m), x);
        };
    }

    private double upper(double x, double tail) {
        return this == SCORE
                ? scoreEnd(x, Tails.normalQuantile(tail))
                : PositiveRoot.falling(m -> atMost(x, m) - tail, x + 1);
    }

    private static double scoreEnd(double x, double z) {
        return x + z * z / 2 + z * Math.sqrt(x + z * z / 4);
    }

    private double atLeast(double x, double mean) {
        return Distributions.gamma(x, 1).cdf(mean) - given(x, mean);
    }

    private double atMost(double x, double mean) {
        return Distributions.gamma(x + 1, 1).survival(mean) - given(x, mean);
    }

    /// Half the point probability for the mid-p interval.
    private double given(double x, double mean) {
        return this == MID_P ? 0.5 * Math.exp(Distributions.gamma(x + 1, 1).logDensity(mean)) : 0;
    }
}
