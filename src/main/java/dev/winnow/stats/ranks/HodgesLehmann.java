package dev.winnow.stats.ranks;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;

/// How far treatment lies above control: the median of all pairwise differences (Hodges and Lehmann 1963), for pairs
/// that of all means of two differences.
///
/// The interval holds the shifts that the Mann-Whitney test, for pairs the signed-rank test, does not reject; its ends
/// are order statistics of those differences or means (Moses 1953; Hollander and Wolfe 1999, sections 3.2, 3.3 and 4.3;
/// Bauer 1972). It assumes independent units; of two arms, that treatment moves the distribution without changing its
/// shape; of pairs, that the differences are symmetric about their centre. Costs O(n log n), exact see
/// [Reference#EXACT]: neither differences nor means are formed, and those taken are exact to the last bit.
///
/// @param estimate   median of the differences or means, in the metric's own unit
/// @param low        lower end; negative infinity where the alternative leaves it open
/// @param high       upper end; infinity where the alternative leaves it open
/// @param confidence coverage: achieved for the exact reference, which is discrete and with a few units may fall short
///                   of what was asked; nominal for the normal one
public record HodgesLehmann(double estimate, double low, double high, double confidence) {

    /// Of two arms. With ties the exact reference takes the distribution without ties, which errs to the safe side. A
    /// normal end is the difference of rank n1 n0 / 2 - z s - c, rounded up, with s the standard deviation of U and c
    /// the continuity correction of 0 or 1/2; it is kept within the least and the median difference. The upper end has
    /// the same rank from above.
    ///
    /// @param treatment finite, in any order
    /// @param control   finite, in any order
    /// @return undefined when an arm is empty (`TOO_FEW`), all values are equal (`NO_VARIANCE`), or the exact
    ///     distribution
    ///     needs more than 1e9 additions (`TOO_LARGE`)
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<HodgesLehmann> of(
            double[] treatment, double[] control, Reference reference, Alternative alternative, Level level) {
        return RankSums.of(treatment, control).flatMap(r -> {
            if (!(r.deviation() > 0)) {
                return Outcome.undefined(Cause.NO_VARIANCE, 0);
            }
            var differences = new SortedDifferences(r.treatment, r.control);
            var ordered = new Ordered(differences.count(), differences::kth, differences.median());
            if (reference != Reference.EXACT) {
                return Outcome.known(ordered.normal(r.deviation(), reference, alternative, level));
            }
            return RankSumDistribution.untied(r.treatment.length, r.control.length)
                    .map(d -> ordered.exact(d.quantile(level.tail(alternative)), d::atMost, alternative));
        });
    }

    /// The same of the differences of pairs, their pseudomedian. Differences of 0 are kept, as they are values like
    /// others where a shift is sought. Both references take the distribution without ties, which errs to the safe side;
    /// a normal end is the mean of rank n (n + 1) / 4 - z s - c, rounded up, s^2 = n (n + 1)(2 n + 1) / 24.
    ///
    /// @param differences of the pairs, treatment minus control
    /// @return undefined without a difference (`TOO_FEW`) or without one other than 0 (`NO_VARIANCE`), or when the
    ///     exact
    ///     distribution needs more than 1e9 additions, beyond 999 differences (`TOO_LARGE`)
    /// @throws IllegalArgumentException if a difference is not finite
    public static Outcome<HodgesLehmann> ofPairs(
            double[] differences, Reference reference, Alternative alternative, Level level) {
        if (!Arrays.stream(differences).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a difference is not finite");
        }
        if (Arrays.stream(differences).allMatch(d -> d == 0)) {
            return Outcome.undefined(differences.length == 0 ? Cause.TOO_FEW : Cause.NO_VARIANCE, 0);
        }
        double n = differences.length;
        WalshAverages averages = WalshAverages.of(differences);
        var ordered = new Ordered(averages.count(), averages::kth, averages.median());
        if (reference != Reference.EXACT) {
            double deviation = Math.sqrt(n * (n + 1) * (2 * n + 1) / 24);
            return Outcome.known(ordered.normal(deviation, reference, alternative, level));
        }
        return SignedRankDistribution.untied(differences.length)
                .map(d -> ordered.exact(d.quantile(level.tail(alternative)), d::atMost, alternative));
    }

    /// The differences or means, in order.
    private record Ordered(long count, LongToDoubleFunction kth, double median) {
        /// The lower end has the rank at which the normal test would just reject.
        HodgesLehmann normal(double deviation, Reference reference, Alternative alternative, Level level) {
            double half = Tails.normalQuantile(level.tail(alternative)) * deviation;
            double continuity = reference == Reference.NORMAL_CONTINUITY ? 0.5 : 0;
            double all = count;
            long rank = (long) Math.max(1, Math.min(Math.ceil(all / 2 - half - continuity), Math.floor((all + 1) / 2)));
            return between(rank, alternative, level.confidence());
        }

        HodgesLehmann exact(int quantile, DoubleUnaryOperator atMost, Alternative alternative) {
            int rank = Math.max(1, quantile);
            int tails = alternative == Alternative.TWO_SIDED ? 2 : 1;
            return between(rank, alternative, 1 - tails * atMost.applyAsDouble(rank - 1.0));
        }

        private HodgesLehmann between(long rank, Alternative alternative, double confidence) {
            return new HodgesLehmann(
                    median,
                    alternative == Alternative.LESS ? Double.NEGATIVE_INFINITY : kth.applyAsDouble(rank),
                    alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : kth.applyAsDouble(count + 1 - rank),
                    confidence);
        }
    }
}
