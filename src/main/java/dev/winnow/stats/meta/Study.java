package dev.winnow.stats.meta;

/// One effect with its sampling variance: of an experiment, a segment, a country.
///
/// @param estimate the effect
/// @param variance squared standard error, above 0 and finite
public record Study(double estimate, double variance) {
    public Study {
        if (!Double.isFinite(estimate) || !(variance > 0 && Double.isFinite(variance))) {
            throw new IllegalArgumentException("estimate=%s variance=%s".formatted(estimate, variance));
        }
    }
}
