package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;

/// Two one-sided tests of an effect between two margins (Schuirmann 1987): equivalent at level alpha where both reject,
/// that is where the two-sided 1 - 2 alpha interval that belongs to the test lies between the margins.
///
/// Both must reject, so alpha needs no correction for two tests (Berger 1982). The margins are chosen before the data
/// are seen.
///
/// @param above that the effect is above the lower margin
/// @param below that the effect is below the upper margin
/// @param p     the larger of the two; below alpha means equivalent
/// @param logP  natural logarithm of p
public record EquivalenceTest(NormalTest above, NormalTest below, double p, double logP) {
    /// A test of any value of the effect.
    @FunctionalInterface
    public interface Test {
        /// @param value       of the effect under the hypothesis
        /// @param alternative the side that is looked at
        /// @return undefined where the data allow no test
        Outcome<NormalTest> of(double value, Alternative alternative);
    }

    /// @param low  lower margin, below `high`, on the scale of `test`
    /// @param high upper margin
    /// @param test of the effect, asked once for each margin
    /// @return undefined as `test`
    /// @throws IllegalArgumentException if `low` is not below `high`, or as `test`
    public static Outcome<EquivalenceTest> of(double low, double high, Test test) {
        if (!(low < high)) {
            throw new IllegalArgumentException("low=%s is not below high=%s".formatted(low, high));
        }
        return test.of(low, Alternative.GREATER).flatMap(above -> test.of(high, Alternative.LESS).map(below ->
                new EquivalenceTest(
                        above, below, Math.max(above.p(), below.p()), Math.max(above.logP(), below.logP()))));
    }
}
