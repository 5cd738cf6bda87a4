package dev.winnow.stats.bayes;

import dev.winnow.stats.Level;
import dev.winnow.stats.bayes.Posterior.Interval;
import dev.winnow.stats.numeric.Roots;
import java.util.function.DoubleUnaryOperator;

/// The narrowest interval of a posterior with one peak: the one whose ends are equally likely (Box and Tiao 1973,
/// section 2.8). The part of alpha that is left out below is found with a bracketed root.
final class Narrowest {
    /// Part of alpha that is left out on either side at least; the width loses no more than that part of itself.
    private static final double LEAST = 1e-9;

    private Narrowest() {}

    static Interval of(Posterior posterior, Level level) {
        double alpha = level.alpha();
        // The more of alpha is left out below, the higher the density at the lower end and the lower at the upper.
        DoubleUnaryOperator lowOverHigh = below -> Math.log(posterior.density(posterior.quantile(below)))
                - Math.log(posterior.density(posterior.upperQuantile(alpha - below)));
        double least = alpha * LEAST;
        double most = alpha - least;
        // Without a root the peak is so near one end of the quantity that all of alpha is left out on the other side.
        double below = Roots.between(lowOverHigh, least, most)
                .orElseGet(() -> lowOverHigh.applyAsDouble(alpha / 2) > 0 ? least : most);
        return new Interval(posterior.quantile(below), posterior.upperQuantile(alpha - below));
    }
}
