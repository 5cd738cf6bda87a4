package dev.winnow.stats.ranks;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;

/// How far treatment lies above control: the median of all pairwise differences (Hodges and Lehmann 1963).
///
/// The interval holds the shifts that the Mann-Whitney test does not reject; its ends are order statistics of the
/// pairwise differences (Moses 1953; Hollander and Wolfe 1999, section 4.3; Bauer 1972). It assumes independent units
/// and that treatment moves the distribution without changing its shape. Costs O(n log n), exact see [Reference#EXACT]:
/// the differences are never formed, and those taken are exact to the last bit.
///
/// @param estimate   median difference, in the metric's own unit
/// @param low        lower end; negative infinity where the alternative leaves it open
/// @param high       upper end; infinity where the alternative leaves it open
/// @param confidence coverage: achieved for the exact reference, which is discrete and with a few units may fall short
///                   of what was asked; nominal for the normal one
public record HodgesLehmann(double estimate, double low, double high, double confidence) {

    /// With ties the exact reference takes the distribution without ties, which errs to the safe side. A normal end is
    /// the difference of rank n1 n0 / 2 - z s - c, rounded up, with s the standard deviation of U and c the continuity
    /// correction of 0 or 1/2; it is kept within the least and the median difference. The upper end has the same rank
    /// from above.
    ///
    /// @param treatment finite, in any order
    /// @param control   finite, in any order
    /// @return undefined when an arm is empty (`TOO_FEW`), all values are equal (`NO_VARIANCE`), or the exact distribution
    ///     needs more than 1e9 additions (`TOO_LARGE`)
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<HodgesLehmann> of(
            double[] treatment, double[] control, Reference reference, Alternative alternative, Level level) {
        return RankSums.of(treatment, control).flatMap(r -> {
            if (!(r.deviation() > 0)) {
                return Outcome.undefined(Cause.NO_VARIANCE, 0);
            }
            if (reference != Reference.EXACT) {
                return Outcome.known(between(r, normalRank(r, reference, alternative, level), alternative, level.confidence()));
            }
            return RankSumDistribution.untied(r.treatment.length, r.control.length).map(d -> {
                int rank = Math.max(1, d.quantile(level.tail(alternative)));
                int tails = alternative == Alternative.TWO_SIDED ? 2 : 1;
                return between(r, rank, alternative, 1 - tails * d.atMost(rank - 1.0));
            });
        });
    }

    /// Rank of the lower end, from the wins at which the normal test would just reject.
    private static long normalRank(RankSums r, Reference reference, Alternative alternative, Level level) {
        double half = Tails.normalQuantile(level.tail(alternative)) * r.deviation();
        double continuity = reference == Reference.NORMAL_CONTINUITY ? 0.5 : 0;
        double pairs = r.pairs();
        return (long) Math.max(1, Math.min(Math.ceil(pairs / 2 - half - continuity), Math.floor((pairs + 1) / 2)));
    }

    private static HodgesLehmann between(RankSums r, long rank, Alternative alternative, double confidence) {
        var differences = new SortedDifferences(r.treatment, r.control);
        long pairs = (long) r.treatment.length * r.control.length;
        return new HodgesLehmann(
                differences.median(),
                alternative == Alternative.LESS ? Double.NEGATIVE_INFINITY : differences.kth(rank),
                alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : differences.kth(pairs + 1 - rank),
                confidence);
    }
}
