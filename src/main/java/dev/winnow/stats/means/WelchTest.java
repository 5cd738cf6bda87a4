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

    /// @return undefined when an arm has fewer than two observations or neither varies
    public static Outcome<Difference> of(Moments treatment, Moments control, Alternative alternative, Level level) {
        return TwoMeans.difference(treatment, control, Variances.SEPARATE, alternative, level);
    }
}
