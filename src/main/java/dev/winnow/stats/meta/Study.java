package dev.winnow.stats.meta;

/// One effect with its sampling variance: of an experiment, a segment, a country.
///
/// @param estimate the effect, finite; normal around its true value, so a ratio is better given as its logarithm
/// @param variance squared standard error, above 0 and finite; taken as known
public record Study(double estimate, double variance) {
    public Study {
        if (!Double.isFinite(estimate) || !(variance > 0 && Double.isFinite(variance))) {
            throw new IllegalArgumentException("estimate=%s variance=%s".formatted(estimate, variance));
        }
    }
}
