package dev.winnow.stats.bayes;

import dev.winnow.stats.Level;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.distribution.Distribution;
import dev.winnow.stats.distribution.Distributions;

/// Beta posterior of a rate; the conjugate of successes among independent trials (Gelman et al. 2013, section 2.4).
///
/// @param a prior successes plus observed ones, above 0, finite, not necessarily whole
/// @param b prior failures plus observed ones, above 0, finite, not necessarily whole
public record BetaPosterior(double a, double b) implements Posterior {
    /// Standard deviations of a nearly normal posterior that hold all but 1e-17 of it.
    private static final double REACH = 9;
    /// -log of the mass that may be left out.
    private static final double LEFT_OUT = 42;
    /// y below which the rate is next to the smallest double, and all that varies is its power a.
    private static final double POWER_BELOW = -700;

    public BetaPosterior {
        if (!(a > 0) || !(b > 0) || Double.isInfinite(a) || Double.isInfinite(b)) {
            throw new IllegalArgumentException("a=%s b=%s".formatted(a, b));
        }
    }

    /// From the uniform prior Beta(1, 1).
    public static BetaPosterior of(Proportion seen) {
        return new BetaPosterior(1, 1).given(seen);
    }

    /// This belief after more data: successes add to a, failures to b.
    public BetaPosterior given(Proportion seen) {
        return new BetaPosterior(a + seen.successes(), b + (seen.trials() - seen.successes()));
    }

    private Distribution rate() {
        return Distributions.beta(a, b);
    }

    private Distribution complement() {
        return Distributions.beta(b, a);
    }

    @Override
    public double mean() {
        return a / (a + b);
    }

    @Override
    public double sd() {
        return Math.sqrt(a / (a + b) * (b / (a + b)) / (a + b + 1));
    }

    @Override
    public double quantile(double p) {
        return rate().quantile(p);
    }

    @Override
    public double upperQuantile(double p) {
        return rate().upperQuantile(p);
    }

    @Override
    public double density(double x) {
        return x < 0 || x > 1 ? 0 : rate().density(x);
    }

    @Override
    public double value(double y) {
        return 1 / (1 + Math.exp(-y));
    }

    @Override
    public double slope(double y) {
        double e = Math.exp(-Math.abs(y));
        return e / ((1 + e) * (1 + e));
    }

    @Override
    public double logSlope(double y) {
        double size = Math.abs(y);
        return -size - 2 * Math.log1p(Math.exp(-size));
    }

    /// Beyond one half everything is asked of 1 - x, which keeps its digits near 1.
    @Override
    public double logDensityAt(double y) {
        double near = Math.max(-Math.abs(y), POWER_BELOW);
        double d = y <= 0 ? rate().logDensity(value(near)) : complement().logDensity(value(near));
        return d + Math.log(slope(near)) - (y <= 0 ? a : b) * (Math.abs(y) + near);
    }

    @Override
    public double logCumulativeAt(double y) {
        return y <= 0 ? logTail(rate(), a, y) : logRest(complement(), b, -y);
    }

    @Override
    public double logSurvivalAt(double y) {
        return y <= 0 ? logRest(rate(), a, y) : logTail(complement(), b, -y);
    }

    private double logTail(Distribution rate, double power, double y) {
        double near = Math.max(y, POWER_BELOW);
        return rate.logCdf(value(near)) + power * (y - near);
    }

    private double logRest(Distribution rate, double power, double y) {
        return y < POWER_BELOW ? Math.log1p(-Math.exp(logTail(rate, power, y))) : rate.logSurvival(value(y));
    }

    @Override
    public double scale() {
        return Math.min(1, Math.sqrt(1 / a + 1 / b));
    }

    /// Normal in the logit when a is large; where a is small the tail falls like exp(a y).
    @Override
    public double from() {
        return Math.log(a / b) - REACH * scale() - LEFT_OUT / a;
    }

    @Override
    public double to() {
        return Math.log(a / b) + REACH * scale() + LEFT_OUT / b;
    }

    /// One end is 0 or 1 where the density is highest there; equal tails where it is highest at both.
    @Override
    public Interval narrowest(Level level) {
        if (a <= 1 && b <= 1) {
            return interval(level);
        }
        if (a <= 1) {
            return new Interval(0, upperQuantile(level.alpha()));
        }
        if (b <= 1) {
            return new Interval(quantile(level.alpha()), 1);
        }
        return Narrowest.of(this, level);
    }
}
