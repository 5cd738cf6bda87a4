package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;

/// Exact test of two proportions given both margins (Fisher 1935); units are independent.
///
/// One-sided p values are hypergeometric tails; the two-sided one sums the probabilities of all tables that are not
/// likelier than the one observed, with 1e-7 relative for rounding. The odds ratio is the conditional maximum
/// likelihood estimate, at which the noncentral hypergeometric mean is the observed count; the ends of its interval
/// give the observed table a tail of alpha / 2 (Cornfield 1956), so it can disagree with the two-sided p. Same figures
/// as R fisher.test. Conservative: [PointMass#HALF] gives the mid-p version, [UnconditionalExact] more power. Time
/// grows with the standard deviation of the count, so millions of units are no obstacle.
///
/// @param oddsRatio conditional estimate, treatment over control; 0 or infinite at the edge of what the margins allow
/// @param low       lower end of the interval for the odds ratio; 0 where the alternative leaves it open or the table
///     is at that edge
/// @param high      upper end; infinite where the alternative leaves it open or the table is at that edge
/// @param p         may underflow to 0, see `logP`
/// @param logP      natural logarithm of p
public record FisherExact(double oddsRatio, double low, double high, double p, double logP) {
    /// Where the margins allow only the observed table, p is 1, the interval reaches from 0 to infinity and the
    /// estimate is 0.
    ///
    /// @param mass how much of the observed table's probability counts, in p and in the interval
    /// @return undefined (`TOO_FEW`) when an arm is empty
    public static Outcome<FisherExact> of(
            Proportion treatment, Proportion control, PointMass mass, Alternative alternative, Level level) {
        long smaller = Math.min(treatment.trials(), control.trials());
        if (smaller < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        NoncentralHypergeometric law = NoncentralHypergeometric.of(treatment, control);
        long x = treatment.successes();
        double start = Math.log((x + 0.5) / (treatment.trials() - x + 0.5))
                - Math.log((control.successes() + 0.5) / (control.trials() - control.successes() + 0.5));
        double logTail = Math.log(level.tail(alternative));
        double low = alternative == Alternative.LESS || x == law.least()
                ? 0
                : PositiveRoot.falling(o -> logTail - tailAbove(law, x, Math.log(o), mass), Math.exp(start));
        double high = alternative == Alternative.GREATER || x == law.most()
                ? Double.POSITIVE_INFINITY
                : PositiveRoot.falling(o -> tailBelow(law, x, Math.log(o), mass) - logTail, Math.exp(start));
        double logP = law.least() == law.most() ? 0 : logP(law, x, mass, alternative);
        return Outcome.known(new FisherExact(estimate(law, x, start), low, high, Math.exp(logP), logP));
    }

    private static double estimate(NoncentralHypergeometric law, long x, double start) {
        if (x == law.least()) {
            return 0;
        }
        if (x == law.most()) {
            return Double.POSITIVE_INFINITY;
        }
        return PositiveRoot.falling(o -> -law.meanLess(x, Math.log(o)), Math.exp(start));
    }

    private static double tailAbove(NoncentralHypergeometric law, long x, double logOdds, PointMass mass) {
        return mass.logTail(law.logAtLeast(x, logOdds), () -> law.logPoint(x, logOdds));
    }

    private static double tailBelow(NoncentralHypergeometric law, long x, double logOdds, PointMass mass) {
        return mass.logTail(law.logAtMost(x, logOdds), () -> law.logPoint(x, logOdds));
    }

    private static double logP(NoncentralHypergeometric law, long x, PointMass mass, Alternative alternative) {
        double point = law.logPoint(x);
        double whole = switch (alternative) {
            case GREATER -> law.logAtLeast(x, 0);
            case LESS -> law.logAtMost(x, 0);
            case TWO_SIDED -> bothTails(law, x, point);
        };
        return Math.min(0, mass.logTail(whole, () -> point));
    }

    private static double bothTails(NoncentralHypergeometric law, long x, double point) {
        double limit = OppositeTail.limit(point);
        long mode = law.mode(1);
        if (law.logPoint(mode) <= limit) {
            return 0;
        }
        if (x < mode) {
            long from = OppositeTail.upFrom(mode, law.most(), law::logPoint, limit);
            return OppositeTail.logSum(law.logAtMost(x, 0), law.logAtLeast(from, 0));
        }
        long to = OppositeTail.downFrom(mode, law.least(), law::logPoint, limit);
        return OppositeTail.logSum(law.logAtLeast(x, 0), law.logAtMost(to, 0));
    }
}
