package dev.winnow.stats.proportions;

/// Two one-sided tests of an effect between two margins (Schuirmann 1987).
///
/// @param above that the effect is above the lower margin
/// @param below that the effect is below the upper margin
/// @param p     the larger of the two; below alpha means equivalent
/// @param logP  natural logarithm of p
public record EquivalenceTest(NormalTest above, NormalTest below, double p, double logP) {
    /// Of the two one-sided tests.
    public static EquivalenceTest of(NormalTest above, NormalTest below) {
        return new EquivalenceTest(
                above, below, Math.max(above.p(), below.p()), Math.max(above.logP(), below.logP()));
    }
}
