package dev.winnow.methods;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.distribution.Distribution;
import java.util.List;

/// Distribution functions.
final class DistributionMethods {
    record PointInput(Law distribution, double x) {}

    record ProbabilityInput(Law distribution, @Range(above = 0, below = 1) double p) {}

    /// Both tails, with their logarithms and as figures that no double is too small for.
    record BothTails(
            double lower, double logLower, String lowerText, double upper, double logUpper, String upperText) {
        static BothTails of(Distribution d, double x) {
            double lower = d.logCdf(x);
            double upper = d.logSurvival(x);
            return new BothTails(
                    Math.exp(lower), lower, Figure.ofLog(lower), Math.exp(upper), upper, Figure.ofLog(upper));
        }
    }

    record Quantiles(double quantile, double upperQuantile) {}

    record Height(double density, double logDensity) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("distribution-tail", Family.DISTRIBUTIONS, PointInput.class, BothTails.class,
                    i -> Outcome.known(BothTails.of(i.distribution().distribution(), i.x())),
                    """
                    {"distribution": {"name": "normal"}, "x": 40}"""),
            new Method<>("distribution-quantile", Family.DISTRIBUTIONS, ProbabilityInput.class, Quantiles.class,
                    i -> Outcome.known(quantiles(i.distribution().distribution(), i.p())),
                    """
                    {"distribution": {"name": "student", "df": 12}, "p": 0.975}"""),
            new Method<>("distribution-density", Family.DISTRIBUTIONS, PointInput.class, Height.class,
                    i -> Outcome.known(height(i.distribution().distribution(), i.x())),
                    """
                    {"distribution": {"name": "poisson", "lambda": 3.5}, "x": 4}"""));

    private DistributionMethods() {}

    private static Quantiles quantiles(Distribution d, double p) {
        return new Quantiles(d.quantile(p), d.upperQuantile(p));
    }

    private static Height height(Distribution d, double x) {
        return new Height(d.density(x), d.logDensity(x));
    }
}
