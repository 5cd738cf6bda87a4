package dev.winnow.stats.meta;

/// One effect with its sampling variance: of an experiment, a segment, a country.
///
/// Squares of estimates over variances must stay in the double range, which the limits see to.
///
/// @param estimate the effect, -1e76 to 1e76; normal around its true value, so a ratio is better given as its logarithm
/// @param variance squared standard error, 1e-151 to 1e151; taken as known
public record Study(double estimate, double variance) {
    private static final double LARGEST = 1e76;
    private static final double LARGEST_VARIANCE = 1e151;

    /// @throws IllegalArgumentException for numbers beyond these limits
    public Study {
        boolean allowed = variance >= 1 / LARGEST_VARIANCE && variance <= LARGEST_VARIANCE;
        if (!(Math.abs(estimate) <= LARGEST) || !allowed) {
            throw new IllegalArgumentException("estimate=%s variance=%s".formatted(estimate, variance));
        }
    }
}
