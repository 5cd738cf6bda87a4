package dev.winnow.stats.ranks;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Optional;

/// Does one arm tend to have larger values than the other (Wilcoxon 1945; Mann and Whitney 1947)?
///
/// U counts the pairs of a treated and a control unit in which the treated one is larger, ties half. Under the null
/// hypothesis that both arms have the same distribution its mean is n1 n0 / 2 and its variance
/// n1 n0 / 12 [(N + 1) - sum(t^3 - t) / (N (N - 1))], t the sizes of groups of equal values (Lehmann 1975, eq. 1.35).
/// It is a test of equal distributions of independent units, not of equal means or medians; with arms of different
/// spread use [BrunnerMunzel]. An exact two-sided p is twice the smaller tail. Costs O(n log n), exact see
/// [Reference#EXACT].
///
/// @param u           pairs won by treatment, ties counted half, in 0..n1 n0
/// @param probability u / (n1 n0): chance that a treated unit is above a control unit, ties counted half
/// @param statistic   standardised U; absent for the exact reference
/// @param p           of the alternative asked for
/// @param logP        natural logarithm of p; negative infinity where an exact p is below 1e-308
public record MannWhitney(double u, double probability, Optional<Double> statistic, double p, double logP) {

    /// @param treatment   finite, in any order
    /// @param control     finite, in any order
    /// @param alternative `GREATER`: treatment tends to be larger
    /// @return undefined when an arm is empty (`TOO_FEW`), all values are equal (`NO_VARIANCE`), or the exact
    ///     distribution
    ///     needs more than 1e9 additions (`TOO_LARGE`)
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<MannWhitney> of(
            double[] treatment, double[] control, Reference reference, Alternative alternative) {
        return RankSums.of(treatment, control).flatMap(r -> {
            if (!(r.deviation() > 0)) {
                return Outcome.undefined(Cause.NO_VARIANCE, 0);
            }
            return reference == Reference.EXACT
                    ? RankSumDistribution.of(r).map(d -> exact(r, d, alternative))
                    : Outcome.known(normal(r, reference, alternative));
        });
    }

    private static MannWhitney exact(RankSums r, RankSumDistribution d, Alternative alternative) {
        double p = switch (alternative) {
            case TWO_SIDED -> Math.min(1, 2 * Math.min(d.atMost(r.wins), d.atLeast(r.wins)));
            case GREATER -> d.atLeast(r.wins);
            case LESS -> d.atMost(r.wins);
        };
        return new MannWhitney(r.wins, r.wins / r.pairs(), Optional.empty(), p, Math.log(p));
    }

    private static MannWhitney normal(RankSums r, Reference reference, Alternative alternative) {
        double fromCentre = r.wins - r.pairs() / 2;
        NormalTest test = NormalTest.of(
                (fromCentre - reference.correction(fromCentre, alternative)) / r.deviation(), alternative);
        return new MannWhitney(r.wins, r.wins / r.pairs(), Optional.of(test.statistic()), test.p(), test.logP());
    }
}
