package dev.winnow.stats.bayes;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Distribution;
import dev.winnow.stats.distribution.Distributions;

/// Gamma posterior of a rate of events per exposure; the conjugate of Poisson counts (Gelman et al. 2013, section 2.6).
/// Events that come in bursts, so that counts vary more than their mean, make it too narrow.
///
/// @param shape prior events plus observed ones, above 0, finite
/// @param rate  prior exposure plus observed one, above 0, finite; the mean is shape / rate
public record GammaPosterior(double shape, double rate) implements Posterior {
    /// Standard deviations of a nearly normal posterior that hold all but 1e-17 of it.
    private static final double REACH = 9;
    /// -log of the mass that may be left out.
    private static final double LEFT_OUT = 42;
    /// y below which the rate is next to the smallest double, and all that varies is its power, the shape.
    private static final double POWER_BELOW = -700;

    public GammaPosterior {
        if (!(shape > 0) || !(rate > 0) || Double.isInfinite(shape) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("shape=%s rate=%s".formatted(shape, rate));
        }
    }

    /// This belief after more data: events add to the shape, exposure to the rate.
    ///
    /// @param events   never negative
    /// @param exposure time, impressions or units that they were counted over, never negative, finite
    /// @throws IllegalArgumentException for any other
    public GammaPosterior given(long events, double exposure) {
        if (events < 0 || !(exposure >= 0)) {
            throw new IllegalArgumentException("events=%s exposure=%s".formatted(events, exposure));
        }
        return new GammaPosterior(shape + events, rate + exposure);
    }

    private Distribution distribution() {
        return Distributions.gamma(shape, rate);
    }

    @Override
    public double mean() {
        return shape / rate;
    }

    @Override
    public double sd() {
        return Math.sqrt(shape) / rate;
    }

    @Override
    public double quantile(double p) {
        return distribution().quantile(p);
    }

    @Override
    public double upperQuantile(double p) {
        return distribution().upperQuantile(p);
    }

    @Override
    public double density(double x) {
        return x < 0 ? 0 : distribution().density(x);
    }

    @Override
    public double value(double y) {
        return Math.exp(y);
    }

    @Override
    public double slope(double y) {
        return Math.exp(y);
    }

    @Override
    public double logSlope(double y) {
        return y;
    }

    @Override
    public double logDensityAt(double y) {
        double near = Math.max(y, POWER_BELOW);
        return distribution().logDensity(Math.exp(near)) + near + shape * (y - near);
    }

    @Override
    public double logCumulativeAt(double y) {
        double near = Math.max(y, POWER_BELOW);
        return distribution().logCdf(Math.exp(near)) + shape * (y - near);
    }

    @Override
    public double logSurvivalAt(double y) {
        return y < POWER_BELOW
                ? Math.log1p(-Math.exp(logCumulativeAt(y)))
                : distribution().logSurvival(Math.exp(y));
    }

    @Override
    public double scale() {
        return Math.min(1, 1 / Math.sqrt(shape));
    }

    /// Normal in the logarithm when the shape is large; where it is small the tail falls like exp(shape y).
    @Override
    public double from() {
        return Math.log(mean()) - REACH * scale() - LEFT_OUT / shape;
    }

    /// The upper tail falls like exp(-rate e^y), so a few units of y hold it.
    @Override
    public double to() {
        return Math.log(mean()) + REACH * scale() + Math.log1p(LEFT_OUT / shape);
    }

    /// The lower end is 0 where the density is highest there.
    @Override
    public Interval narrowest(Level level) {
        return shape <= 1 ? new Interval(0, upperQuantile(level.alpha())) : Narrowest.of(this, level);
    }
}
