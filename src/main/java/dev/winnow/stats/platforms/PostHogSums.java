package dev.winnow.stats.platforms;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import java.util.List;

/// Moments from the sums that PostHog keeps of a variant: count, sum, sum of squares, sum of products.
///
/// m2 = Q - S^2/n. The subtraction loses the digits that a large mean has in common with its squares, which the
/// engine's own summaries do not; with sums there is no other way. PostHog refuses sums of squares below S^2/n even by
/// a rounding, and so does this: who reads sums that were added up elsewhere raises Q to S^2/n first.
public final class PostHogSums {
    private PostHogSums() {}

    /// One number per unit.
    ///
    /// @param n       units, at least 1
    /// @param sum     S
    /// @param squares Q, at least S^2/n
    /// @throws IllegalArgumentException if no sample has these sums
    public static Moments moments(long n, double sum, double squares) {
        if (n < 1 || !(squares >= sum * sum / n)) {
            throw new IllegalArgumentException(
                    "no sample has n=%d, sum=%s and sum of squares %s".formatted(n, sum, squares));
        }
        return new Moments(n, sum / n, squares - sum * sum / n);
    }

    /// Two numbers per unit: numerator and denominator, or outcome and covariate.
    ///
    /// @param first    moments of the first number
    /// @param second   moments of the second number, of the same units
    /// @param products sum of first times second, finite
    /// @return first, second; the sum of cross products is `products` - n times both means
    /// @throws IllegalArgumentException if the counts differ
    public static MomentMatrix pairs(Moments first, Moments second, double products) {
        if (first.n() != second.n()) {
            throw new IllegalArgumentException("%d and %d units".formatted(first.n(), second.n()));
        }
        double cross = products - first.n() * first.mean() * second.mean();
        return new MomentMatrix(
                first.n(), List.of(first.mean(), second.mean()), List.of(first.m2(), cross, cross, second.m2()));
    }
}
