package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.distribution.Tails;
import java.util.List;

/// Two arms compared within strata, such as countries or weeks, with one odds ratio for all.
///
/// In a stratum of n units a of the treatment succeed and b fail, c and d of the control. Test of Cochran (1954) and
/// Mantel and Haenszel (1959): (|sum (a - E a)| - 1/2)^2 / sum Var(a), the hypergeometric mean and variance in each
/// stratum, the 1/2 only with [Continuity#YATES] and only where the sum is not below it. The odds ratio is R / S with
/// R = sum(a d / n) and S = sum(b c / n); the variance of its logarithm is that of Robins, Breslow and Greenland
/// (1986): sum(P a d / n) / (2 R^2) + sum(P b c / n + Q a d / n) / (2 R S) + sum(Q b c / n) / (2 S^2) with
/// P = (a + d) / n and Q = (b + c) / n. Assumes that units are independent and the odds ratio is the same in every
/// stratum; needs many units in all, not in each. Same figures as R mantelhaen.test.
///
/// @param chiSquare statistic with 1 degree of freedom
/// @param p         of the alternative asked for, from the root of `chiSquare` with the sign of sum (a - E a)
/// @param logP      natural logarithm of p
/// @param oddsRatio common odds ratio, treatment over control; 0 where R is 0, infinite where S is
/// @param low       lower end of its interval, oddsRatio exp(-z logSe); 0 where the alternative leaves it open or R or
///     S is 0
/// @param high      upper end, oddsRatio exp(z logSe); infinite where the alternative leaves it open or R or S is 0
/// @param logSe     standard error of log(oddsRatio); infinite where R or S is 0
public record MantelHaenszel(
        double chiSquare, double p, double logP, double oddsRatio, double low, double high, double logSe) {

    /// One stratum; an arm may be empty.
    ///
    /// @param treatment successes of the treatment in the stratum
    /// @param control   successes of the control in the stratum
    public record Stratum(Proportion treatment, Proportion control) {}

    /// @param strata     one with an empty arm, or only one outcome, carries no information
    /// @param continuity `NONE` or `YATES`
    /// @return undefined when no stratum carries information (`NO_VARIANCE`)
    /// @throws IllegalArgumentException if `continuity` is [Continuity#FULL]
    public static Outcome<MantelHaenszel> of(
            List<Stratum> strata, Continuity continuity, Alternative alternative, Level level) {
        if (continuity == Continuity.FULL) {
            throw new IllegalArgumentException("continuity=FULL is not NONE or YATES");
        }
        double deviation = 0;
        double variance = 0;
        double r = 0;
        double s = 0;
        double pr = 0;
        double mixed = 0;
        double qs = 0;
        for (Stratum stratum : strata) {
            double a = stratum.treatment().successes();
            double b = stratum.treatment().trials() - a;
            double c = stratum.control().successes();
            double d = stratum.control().trials() - c;
            double n = a + b + c + d;
            if (n < 2) {
                continue;
            }
            deviation += (a * d - b * c) / n;
            variance += (a + b) / n * ((c + d) / n) * (a + c) * (b + d) / (n - 1);
            double same = (a + d) / n;
            double cross = (b + c) / n;
            double ri = a * d / n;
            double si = b * c / n;
            r += ri;
            s += si;
            pr += same * ri;
            mixed += same * si + cross * ri;
            qs += cross * si;
        }
        if (!(variance > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double give = continuity == Continuity.YATES && Math.abs(deviation) >= 0.5 ? 0.5 : 0;
        double z = Math.copySign((Math.abs(deviation) - give) / Math.sqrt(variance), deviation);
        NormalTest test = NormalTest.of(z, alternative);
        double odds = r / s;
        boolean bounded = r > 0 && s > 0;
        double se = bounded
                ? Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s))
                : Double.POSITIVE_INFINITY;
        double half = Tails.normalQuantile(level.tail(alternative)) * se;
        return Outcome.known(new MantelHaenszel(
                z * z, test.p(), test.logP(), odds,
                alternative == Alternative.LESS || !bounded ? 0 : odds * Math.exp(-half),
                alternative == Alternative.GREATER || !bounded
                        ? Double.POSITIVE_INFINITY
                        : odds * Math.exp(half),
                se));
    }
}
