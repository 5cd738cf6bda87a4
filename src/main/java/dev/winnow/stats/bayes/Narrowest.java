package dev.winnow.stats.bayes;

import dev.winnow.stats.Level;
import dev.winnow.stats.bayes.Posterior.Interval;
import dev.winnow.stats.numeric.Roots;

/// The narrowest interval of a posterior with one peak: the one whose ends are equally likely (Box and Tiao 1973,
/// section 2.8).
final class Narrowest {
    private Narrowest() {}

    static Interval of(Posterior posterior, Level level) {
        double alpha = level.alpha();
        // The more of alpha is left out below, the higher the density at the lower end and the lower at the upper.
        double below = Roots.between(
                        p -> Math.log(posterior.density(low(posterior, p))) - Math.log(posterior.density(high(posterior, alpha - p))),
                        alpha * 1e-9,
                        alpha * (1 - 1e-9))
                .orElse(alpha / 2);
        return new Interval(low(posterior, below), high(posterior, alpha - below));
    }

    private static double low(Posterior posterior, double p) {
        return posterior.quantile(p);
    }

    private static double high(Posterior posterior, double p) {
        return posterior.upperQuantile(p);
    }
}
