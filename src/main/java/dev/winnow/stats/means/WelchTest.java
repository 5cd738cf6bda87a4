package dev.winnow.stats.means;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;

/// Compares two means without assuming equal variances (Welch 1947); see [Variances#SEPARATE] for the formula.
///
/// The samples are taken as independent; the means as near to normal, which a few hundred units give unless the tail is
/// very heavy.
public final class WelchTest {
    private WelchTest() {}

    /// Two-sided.
    ///
    /// @return undefined when an arm has fewer than two observations or neither varies
    public static Outcome<Difference> of(Moments treatment, Moments control, Level level) {
        return of(treatment, control, Alternative.TWO_SIDED, level);
    }

    /// For any alternative.
    ///
    /// @return undefined when an arm has fewer than two observations or neither varies
    public static Outcome<Difference> of(Moments treatment, Moments control, Alternative alternative, Level level) {
        return TwoMeans.difference(treatment, control, Variances.SEPARATE, alternative, level);
    }

    /// Degrees of freedom of a difference of two independent means, (q1 + q0)^2 / (q1^2/df1 + q0^2/df0) (Welch 1947;
    /// Satterthwaite 1946).
    ///
    /// Computed with shares of q1 + q0, whose squares neither overflow nor vanish together.
    ///
    /// @param q1  squared standard error of one mean; q1 + q0 is above 0
    /// @param df1 degrees of freedom of q1, above 0
    /// @param q0  squared standard error of the other mean
    /// @param df0 degrees of freedom of q0, above 0
    /// @return at least the smaller of `df1` and `df0`, at most their sum
    public static double degreesOfFreedom(double q1, double df1, double q0, double df0) {
        double w1 = q1 / (q0 + q1);
        double w0 = q0 / (q0 + q1);
        return 1 / (w1 * w1 / df1 + w0 * w0 / df0);
    }
}
