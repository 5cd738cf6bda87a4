package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;

/// Exact test of two proportions given both margins (Fisher 1935).
///
/// One-sided p values are hypergeometric tails; the two-sided one sums the probabilities of all tables that are not
/// likelier than the one observed, with 1e-7 relative for rounding. The odds ratio is the conditional maximum
/// likelihood estimate, at which the noncentral hypergeometric mean is the observed count; the ends of its interval
/// give the observed table a tail of alpha / 2 (Cornfield 1956). Same figures as R fisher.test. Conservative:
/// [PointMass#HALF] gives the mid-p version, [UnconditionalExact] more power.
///
/// @param oddsRatio conditional estimate, treatment over control; 0 or infinite at the edge of what the margins allow
/// @param low       lower end of the interval for the odds ratio
/// @param high      upper end
/// @param p         may underflow to 0, see `logP`
/// @param logP      natural logarithm of p
public record FisherExact(double oddsRatio, double low, double high, double p, double logP) {
    private static final double TIE = 1e-7;

    /// Where the margins allow only the observed table, p is 1 and the interval reaches from 0 to infinity.
    ///
    /// @return undefined when an arm is empty
    public static Outcome<FisherExact> of(
            Proportion treatment, Proportion control, PointMass mass, Alternative alternative, Level level) {
        long smaller = Math.min(treatment.trials(), control.trials());
        if (smaller < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        Hypergeometric law = Hypergeometric.of(treatment, control);
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

    private static double estimate(Hypergeometric law, long x, double start) {
        if (x == law.least()) {
            return 0;
        }
        if (x == law.most()) {
            return Double.POSITIVE_INFINITY;
        }
        return PositiveRoot.falling(o -> -law.meanLess(x, Math.log(o)), Math.exp(start));
    }

    private static double tailAbove(Hypergeometric law, long x, double logOdds, PointMass mass) {
        double whole = law.logAtLeast(x, logOdds);
        return mass == PointMass.WHOLE ? whole : mass.logTail(whole, law.logPoint(x, logOdds));
    }

    private static double tailBelow(Hypergeometric law, long x, double logOdds, PointMass mass) {
        double whole = law.logAtMost(x, logOdds);
        return mass == PointMass.WHOLE ? whole : mass.logTail(whole, law.logPoint(x, logOdds));
    }

    private static double logP(Hypergeometric law, long x, PointMass mass, Alternative alternative) {
        double point = law.logPoint(x);
        double whole = switch (alternative) {
            case GREATER -> law.logAtLeast(x, 0);
            case LESS -> law.logAtMost(x, 0);
            case TWO_SIDED -> bothTails(law, x, point);
        };
        return Math.min(0, mass.logTail(whole, point));
    }

    private static double bothTails(Hypergeometric law, long x, double point) {
        double limit = point + Math.log1p(TIE);
        long mode = law.mode(1);
        if (law.logPoint(mode) <= limit) {
            return 0;
        }
        // The law is unimodal, so the tables on the other side that are not likelier begin at one place.
        if (x < mode) {
            long low = mode;
            long high = law.most() + 1;
            while (low < high) {
                long i = low + (high - low) / 2;
                if (law.logPoint(i) <= limit) {
                    high = i;
                } else {
                    low = i + 1;
                }
            }
            return BinomialTest.logSum(law.logAtMost(x, 0), law.logAtLeast(low, 0));
        }
        long low = law.least() - 1;
        long high = mode;
        while (low < high) {
            long i = high - (high - low) / 2;
            if (law.logPoint(i) <= limit) {
                low = i;
            } else {
                high = i - 1;
            }
        }
        return BinomialTest.logSum(law.logAtLeast(x, 0), law.logAtMost(low, 0));
    }
}
