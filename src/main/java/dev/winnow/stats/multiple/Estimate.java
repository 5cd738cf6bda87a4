package dev.winnow.stats.multiple;

/// An estimated effect, taken as normal around its truth.
///
/// @param value in the metric's own unit; 0 is no effect
/// @param se    standard error, above 0
/// @param df    degrees of freedom of the standard error, above 0; infinite for the normal distribution
public record Estimate(double value, double se, double df) {
    public Estimate {
        if (!Double.isFinite(value) || !(se > 0 && Double.isFinite(se)) || !(df > 0)) {
            throw new IllegalArgumentException("value=%s, se=%s, df=%s".formatted(value, se, df));
        }
    }
}
