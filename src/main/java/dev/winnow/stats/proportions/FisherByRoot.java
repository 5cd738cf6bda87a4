package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.numeric.BrentRoot;
import java.util.function.DoubleUnaryOperator;

/// The conditional odds ratio and the ends of its interval as R's `fisher.test` (stats 4.2) prints them.
///
/// Their equations are those of [FisherExact], but R seeks a root below 1 by Brent's method (1973, ch. 4) and a root
/// above 1 as the inverse of one below, and stops once it is known to a tolerance, so that a large odds ratio keeps few
/// digits. Without a need to agree with R take [FisherExact], which solves to the last digits.
///
/// @param oddsRatio conditional estimate, treatment over control; 0 or infinite at the edge of what the margins allow
/// @param low       lower end; 0 where the alternative leaves it open
/// @param high      upper end; infinity where the alternative leaves it open
public record FisherByRoot(double oddsRatio, double low, double high) {
    /// R's own tolerance, of an odds ratio below 1: the fourth root of a double's precision.
    public static final double R_TOLERANCE = Math.sqrt(Math.sqrt(Math.ulp(1.0)));

    /// @param tolerance width to which odds ratios below 1 and inverses of those above are found, above 0
    /// @return undefined (`TOO_FEW`) when an arm is empty
    /// @throws IllegalArgumentException for a tolerance not above 0
    public static Outcome<FisherByRoot> of(
            Proportion treatment, Proportion control, Alternative alternative, Level level, double tolerance) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance=%s is not above 0".formatted(tolerance));
        }
        long smaller = Math.min(treatment.trials(), control.trials());
        if (smaller < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        NoncentralHypergeometric law = NoncentralHypergeometric.of(treatment, control);
        long x = treatment.successes();
        double tail = level.tail(alternative);
        double low = alternative == Alternative.LESS || x == law.least()
                ? 0
                : root(t -> Math.exp(law.logAtLeast(x, t)) - tail, -tail, tolerance);
        double high = alternative == Alternative.GREATER || x == law.most()
                ? Double.POSITIVE_INFINITY
                : root(t -> Math.exp(law.logAtMost(x, t)) - tail, 1 - tail, tolerance);
        return Outcome.known(new FisherByRoot(estimate(law, x, tolerance), low, high));
    }

    private static double estimate(NoncentralHypergeometric law, long x, double tolerance) {
        if (x == law.least()) {
            return 0;
        }
        return x == law.most()
                ? Double.POSITIVE_INFINITY
                : root(t -> law.meanLess(x, t), law.least() - (double) x, tolerance);
    }

    /// @param f      monotone function of the logarithm of the odds ratio
    /// @param atZero its value at an odds ratio of 0
    private static double root(DoubleUnaryOperator f, double atZero, double tolerance) {
        double atOne = f.applyAsDouble(0);
        if (atOne == 0) {
            return 1;
        }
        if (atOne > 0 != atZero > 0) {
            return new BrentRoot(o -> f.applyAsDouble(Math.log(o)), tolerance).between(0, atZero, 1, atOne);
        }
        double least = Math.ulp(1.0);
        double atMost = f.applyAsDouble(-Math.log(least));
        return 1 / new BrentRoot(o -> f.applyAsDouble(-Math.log(o)), tolerance).between(least, atMost, 1, atOne);
    }
}
