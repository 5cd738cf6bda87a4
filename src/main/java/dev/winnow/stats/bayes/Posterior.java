package dev.winnow.stats.bayes;

import dev.winnow.stats.Level;

/// What is believed of one number after the data.
///
/// For integrals it is seen through a smooth increasing map from the whole line (a logit for rates, a logarithm for
/// counts per exposure), because there the density has no corners, whatever the prior; `y` below is that coordinate.
public sealed interface Posterior permits BetaPosterior, GammaPosterior, NormalPosterior {
    /// Posterior mean.
    double mean();

    /// Posterior standard deviation.
    double sd();

    /// x with P(X < x) = p.
    ///
    /// @param p in (0, 1)
    double quantile(double p);

    /// x with P(X > x) = p.
    ///
    /// @param p in (0, 1)
    double upperQuantile(double p);

    /// Density at x, per unit of x.
    double density(double x);

    /// x at y.
    double value(double y);

    /// dx/dy at y.
    double slope(double y);

    /// Density per unit of y.
    double densityAt(double y);

    /// P(X <= value(y)).
    double cumulativeAt(double y);

    /// P(X > value(y)).
    double survivalAt(double y);

    /// A width of y over which nothing here changes abruptly: about one standard deviation of y.
    double scale();

    /// y below which there is less than about 1e-17 of the mass.
    double from();

    /// y above which there is less than about 1e-17 of the mass.
    double to();

    /// Interval with equal tails.
    ///
    /// @param low  lower end
    /// @param high upper end
    record Interval(double low, double high) {}

    /// Interval that leaves alpha/2 on either side.
    default Interval interval(Level level) {
        return new Interval(quantile(level.alpha() / 2), upperQuantile(level.alpha() / 2));
    }

    /// Narrowest interval that holds 1 - alpha (highest density). Unlike the one with equal tails it does not follow a
    /// transformation of the quantity.
    Interval narrowest(Level level);
}
