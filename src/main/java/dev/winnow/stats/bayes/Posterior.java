package dev.winnow.stats.bayes;

import dev.winnow.stats.Level;

/// What is believed of one number after the data.
///
/// For integrals it is seen through a smooth increasing map from the whole line (a logit for rates, a logarithm for
/// counts per exposure), because there the density has no corners, whatever the prior; `y` below is that coordinate. No
/// argument may be NaN.
public sealed interface Posterior permits BetaPosterior, GammaPosterior, NormalPosterior {
    /// Posterior mean.
    double mean();

    /// Posterior standard deviation.
    double sd();

    /// x with P(X < x) = p.
    ///
    /// @param p in (0, 1)
    /// @throws IllegalArgumentException for a number outside [0, 1]
    double quantile(double p);

    /// x with P(X > x) = p, for p whose complement a double cannot hold.
    ///
    /// @param p in (0, 1)
    /// @throws IllegalArgumentException for a number outside [0, 1]
    double upperQuantile(double p);

    /// Density at x, per unit of x; infinite at a pole, 0 where x cannot be.
    double density(double x);

    /// x at y.
    double value(double y);

    /// dx/dy at y.
    double slope(double y);

    /// log of the slope, finite also where the slope is below the smallest double.
    double logSlope(double y);

    /// log of the density per unit of y; concave.
    double logDensityAt(double y);

    /// log P(X <= value(y)); concave.
    double logCumulativeAt(double y);

    /// log P(X > value(y)); concave.
    double logSurvivalAt(double y);

    /// Density per unit of y.
    default double densityAt(double y) {
        return Math.exp(logDensityAt(y));
    }

    /// P(X <= value(y)).
    default double cumulativeAt(double y) {
        return Math.exp(logCumulativeAt(y));
    }

    /// P(X > value(y)).
    default double survivalAt(double y) {
        return Math.exp(logSurvivalAt(y));
    }

    /// A width of y over which nothing here changes abruptly: about one standard deviation of y.
    double scale();

    /// y below which there is less than about 1e-17 of the mass.
    double from();

    /// y above which there is less than about 1e-17 of the mass.
    double to();

    /// An interval that the quantity is believed to be in.
    ///
    /// @param low  lower end
    /// @param high upper end
    record Interval(double low, double high) {}

    /// The interval that leaves alpha/2 on either side.
    default Interval interval(Level level) {
        return new Interval(quantile(level.alpha() / 2), upperQuantile(level.alpha() / 2));
    }

    /// Narrowest interval that holds 1 - alpha: the one of highest density (Box and Tiao 1973, section 2.8). Unlike the
    /// one with equal tails it does not follow a transformation of the quantity. With a density that is highest at both
    /// ends there is none, and the one with equal tails stands in.
    Interval narrowest(Level level);
}
