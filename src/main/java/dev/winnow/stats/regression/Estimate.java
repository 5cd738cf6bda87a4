package dev.winnow.stats.regression;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import java.util.Optional;

/// A combination of coefficients with its standard error, taken as normal around its truth.
///
/// @param value finite; for a single coefficient, outcome units for one unit of the regressor
/// @param se    standard error, above 0
/// @param df    degrees of freedom of Student's distribution; absent when the reference is the normal distribution
public record Estimate(double value, double se, Optional<Double> df) {
    public Estimate {
        if (!(se > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("value=%s is not finite or se=%s is not above 0".formatted(value, se));
        }
    }

    /// Test against 0 and interval, see [Difference].
    public Difference difference(Alternative alternative, Level level) {
        return df.map(v -> Difference.student(value, se, v, alternative, level))
                .orElseGet(() -> Difference.normal(value, se, alternative, level));
    }

    /// The same two-sided.
    public Difference difference(Level level) {
        return difference(Alternative.TWO_SIDED, level);
    }
}
