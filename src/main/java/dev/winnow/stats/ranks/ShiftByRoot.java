package dev.winnow.stats.ranks;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.BrentRoot;

/// The shift at which the standardised rank sum is 0, and those at which it is at the edge of rejection, by root
/// finding.
///
/// With U(s) of [MannWhitney] after s is taken off the treatment, m(s) its centre, sd(s) its deviation with the ties at
/// s and c the continuity correction: the roots of (U(s) - m - c) / sd(s) = 0, z and -z, kept between the least and the
/// largest difference of two units.
///
/// This is what R's `wilcox.test` (stats 4.2) answers when it does not use the exact distribution: ties are counted
/// anew at every trial shift, and the root of a step function is known to the tolerance only. On a level where the
/// statistic is exactly 0 any point is a root, and which is found depends on the path of Brent's method (1973, ch. 4).
/// Without a need to agree with R take [HodgesLehmann], which does not depend on a tolerance.
///
/// @param estimate root of the statistic without continuity correction, in the metric's own unit
/// @param low      lower end; negative infinity where the alternative leaves it open
/// @param high     upper end; infinity where the alternative leaves it open
public record ShiftByRoot(double estimate, double low, double high) {
    /// R's own tolerance, in the metric's unit.
    public static final double R_TOLERANCE = 1e-4;

    /// @param treatment finite, in any order
    /// @param control   finite, in any order
    /// @param reference `NORMAL` or `NORMAL_CONTINUITY`
    /// @param tolerance width to which roots are found, in the metric's unit, above 0
    /// @return undefined when an arm is empty (`TOO_FEW`) or all values are equal (`NO_VARIANCE`)
    /// @throws IllegalArgumentException for the exact reference, a value that is not finite or a tolerance not above 0
    public static Outcome<ShiftByRoot> of(
            double[] treatment,
            double[] control,
            Reference reference,
            Alternative alternative,
            Level level,
            double tolerance) {
        if (reference == Reference.EXACT || !(tolerance > 0)) {
            throw new IllegalArgumentException("reference=%s tolerance=%s".formatted(reference, tolerance));
        }
        return RankSums.of(treatment, control).flatMap(r -> {
            if (!(r.deviation() > 0)) {
                return Outcome.undefined(Cause.NO_VARIANCE, 0);
            }
            double z = Tails.normalQuantile(level.tail(alternative));
            return Outcome.known(new ShiftByRoot(
                    root(r, Reference.NORMAL, alternative, 0, tolerance),
                    alternative == Alternative.LESS
                            ? Double.NEGATIVE_INFINITY
                            : root(r, reference, alternative, z, tolerance),
                    alternative == Alternative.GREATER
                            ? Double.POSITIVE_INFINITY
                            : root(r, reference, alternative, -z, tolerance)));
        });
    }

    private static double standardised(RankSums r, double shift, Reference reference, Alternative alternative) {
        RankSums.Walk w = RankSums.Walk.along(r.treatment, r.control, shift);
        double fromCentre = w.twiceWins() / 2.0 - r.pairs() / 2;
        return (fromCentre - reference.correction(fromCentre, alternative))
                / RankSums.deviation(r.treatment.length, r.control.length, w.ties());
    }

    private static double root(
            RankSums r, Reference reference, Alternative alternative, double z, double tolerance) {
        double low = r.treatment[0] - r.control[r.control.length - 1];
        double high = r.treatment[r.treatment.length - 1] - r.control[0];
        double atLow = standardised(r, low, reference, alternative) - z;
        double atHigh = standardised(r, high, reference, alternative) - z;
        if (atLow <= 0) {
            return low;
        }
        if (atHigh >= 0) {
            return high;
        }
        return new BrentRoot(d -> standardised(r, d, reference, alternative) - z, tolerance)
                .between(low, atLow, high, atHigh);
    }
}
