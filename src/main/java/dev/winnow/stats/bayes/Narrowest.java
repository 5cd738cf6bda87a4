package dev.winnow.stats.bayes;

import dev.winnow.stats.Level;
import dev.winnow.stats.bayes.Posterior.Interval;
import dev.winnow.stats.numeric.Roots;
import java.util.function.DoubleUnaryOperator;

/// The narrowest interval of a posterior with one peak: the one whose ends are equally likely (Box and Tiao 1973,
/// section 2.8).
///
/// At least 1e-9 of alpha is left out on either side, also where the peak is so close to an end of the range that equally
/// likely ends leave less there.
final class Narrowest {
    private static final double LEAST = 1e-9;

    private Narrowest() {}

    static Interval of(Posterior posterior, Level level) {
        double alpha = level.alpha();
        // The more of alpha is left out below, the higher the density at the lower end and the lower at the upper.
        DoubleUnaryOperator excess = below -> Math.log(posterior.density(posterior.quantile(below)))
                - Math.log(posterior.density(posterior.upperQuantile(alpha - below)));
        double least = alpha * LEAST;
        double most = alpha * (1 - LEAST);
        double below = Roots.between(excess, least, most)
                .orElseGet(() -> excess.applyAsDouble(alpha / 2) > 0 ? least : most);
        return new Interval(posterior.quantile(below), posterior.upperQuantile(alpha - below));
    }
}
