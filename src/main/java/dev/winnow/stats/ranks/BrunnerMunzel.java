package dev.winnow.stats.ranks;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;

/// The chance that a treated unit is above a control unit, for independent units in arms that may differ in spread and
/// shape (Brunner and Munzel 2000).
///
/// With r the ranks in the pooled sample and w those within the arm, the variance of r - w in an arm of n_i units over
/// the size of the other arm squared estimates the arm's share: se^2 = S1 / (n1 n0^2) + S0 / (n0 n1^2), df by
/// Satterthwaite. The statistic (probability - 1/2) / se is held against Student's distribution; ten units an arm are
/// the least for that. The interval is probability -+ t se. Costs O(n log n).
///
/// @param probability P(treatment > control) + P(equal) / 2
/// @param low         lower end of its interval, not below 0; 0 where the alternative leaves it open
/// @param high        upper end of its interval, not above 1; 1 where the alternative leaves it open
/// @param se          standard error of the probability
/// @param df          degrees of freedom
/// @param statistic   (probability - 1/2) / se
/// @param p           of the alternative asked for
/// @param logP        natural logarithm of p
public record BrunnerMunzel(
        double probability, double low, double high, double se, double df, double statistic, double p, double logP) {

    /// @param treatment   finite, in any order
    /// @param control     finite, in any order
    /// @param alternative `GREATER`: treatment tends to be larger
    /// @return undefined when an arm has fewer than two units (`TOO_FEW`), or se is 0 (`NO_VARIANCE`) because the arms
    ///     do not
    ///     overlap at all or all values are equal
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<BrunnerMunzel> of(
            double[] treatment, double[] control, Alternative alternative, Level level) {
        int smaller = Math.min(treatment.length, control.length);
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        return RankSums.of(treatment, control).flatMap(r -> of(r, alternative, level));
    }

    private static Outcome<BrunnerMunzel> of(RankSums r, Alternative alternative, Level level) {
        double nt = r.treatment.length;
        double nc = r.control.length;
        double vt = placementVariance(r.treatment, r.control) / (nt * nc * nc);
        double vc = placementVariance(r.control, r.treatment) / (nc * nt * nt);
        double se = Math.sqrt(vt + vc);
        if (!(se > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double df = (vt + vc) * (vt + vc) / (vt * vt / (nt - 1) + vc * vc / (nc - 1));
        double probability = r.wins / r.pairs();
        Difference d = Difference.student(probability - 0.5, se, df, alternative, level);
        return Outcome.known(new BrunnerMunzel(
                probability,
                Math.clamp(d.low() + 0.5, 0, 1),
                Math.clamp(d.high() + 0.5, 0, 1),
                se,
                df,
                d.statistic(),
                d.p(),
                d.logP()));
    }

    /// Sample variance of r - w: for each unit the number of the other arm's units below it, equal ones counted half.
    /// Two passes over the ordered samples, so that nothing is stored.
    private static double placementVariance(double[] own, double[] other) {
        double mean = placements(own, other, 0, false) / own.length;
        return placements(own, other, mean, true) / (own.length - 1);
    }

    private static double placements(double[] own, double[] other, double centre, boolean squared) {
        double sum = 0;
        int below = 0;
        int notAbove = 0;
        for (double v : own) {
            while (below < other.length && other[below] < v) {
                below++;
            }
            while (notAbove < other.length && other[notAbove] <= v) {
                notAbove++;
            }
            double d = (below + notAbove) / 2.0 - centre;
            sum += squared ? d * d : d;
        }
        return sum;
    }
}
