package dev.winnow.stats.designs;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;

/// Whether one experiment changes the effect of another that runs on the same units.
///
/// The saturated regression y on a, b and ab (Fisher 1935), whose coefficients are differences of the four cell means:
/// (m11 - m01) - (m10 - m00) is that of ab. The HC2 variance of a saturated regression is the sum of the cells' v/n
/// (Samii and Aronow 2012); the classical one is s^2 sum 1/n with s^2 pooled over the cells. Assumes independent units
/// and that the two experiments were randomised independently of each other. What is no interaction of differences may
/// be one of ratios, and the other way round.
///
/// @param effectA     effect of a where b is off, m10 - m00
/// @param effectB     effect of b where a is off, m01 - m00
/// @param interaction effect of a where b is on minus where b is off, with the HC2 variance and n - 4 degrees of
///     freedom
/// @param classical   the same with one variance for all cells
public record FactorialInteraction(
        double effectA, double effectB, Difference interaction, Difference classical) {

    /// From summaries of the four cells.
    ///
    /// @param neither units with a and b off
    /// @param onlyA   units with a on
    /// @param onlyB   units with b on
    /// @param both    units with both on
    /// @return undefined when a cell has fewer than two units or no cell varies
    public static Outcome<FactorialInteraction> of(
            Moments neither, Moments onlyA, Moments onlyB, Moments both, Alternative alternative, Level level) {
        long smallest = Math.min(Math.min(neither.n(), onlyA.n()), Math.min(onlyB.n(), both.n()));
        if (smallest < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smallest);
        }
        double squared = 0;
        double m2 = 0;
        double inverse = 0;
        long n = 0;
        for (Moments m : new Moments[] {neither, onlyA, onlyB, both}) {
            squared += m.variance() / m.n();
            m2 += m.m2();
            inverse += 1.0 / m.n();
            n += m.n();
        }
        if (!(squared > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double a = onlyA.mean() - neither.mean();
        double b = onlyB.mean() - neither.mean();
        double ab = both.mean() - onlyB.mean() - a;
        double df = n - 4.0;
        return Outcome.known(new FactorialInteraction(
                a,
                b,
                Difference.student(ab, Math.sqrt(squared), df, alternative, level),
                Difference.student(ab, Math.sqrt(m2 / df * inverse), df, alternative, level)));
    }
}
