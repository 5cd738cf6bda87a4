package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.numeric.Roots;

/// Confidence sequence of a success rate: at all sample sizes at once it holds the rate with probability 1 - alpha or
/// more, with no approximation.
///
/// Every rate p is tested by the two-sided beta-binomial mixture of S - n p with steps between -p and 1 - p and
/// v = n p (1 - p); the interval holds the p with log M < log(1/alpha) (Howard et al. 2021, proposition 7). Each trial
/// must succeed with the same probability whatever came before.
///
/// The ends are roots in p.
///
/// @param rate share of successes so far
/// @param low  lower end; 0 with at most one success
/// @param high upper end; 1 with at most one failure
public record BernoulliSequence(double rate, double low, double high) {
    /// Rates nearer to 0 or 1 than this are not told from them.
    private static final double EDGE = 1e-14;

    /// The interval after the trials seen so far.
    ///
    /// @param best number of trials, chosen beforehand, near which the interval is to be narrowest, above 0 and finite;
    ///     tuned for level 0.05 whatever `level` is
    /// @return undefined as [Cause#TOO_FEW] without trials
    /// @throws IllegalArgumentException if `best` is outside its range
    public static Outcome<BernoulliSequence> of(Proportion seen, double best, Level level) {
        if (seen.trials() == 0) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        double threshold = -Math.log(level.alpha());
        double rate = seen.rate();
        double low = seen.successes() == 0 ? 0
                : Roots.between(p -> log(seen, p, best) - threshold, Math.min(EDGE, rate), rate).orElse(0);
        double high = seen.successes() == seen.trials() ? 1
                : Roots.between(p -> log(seen, p, best) - threshold, rate, Math.max(rate, 1 - EDGE)).orElse(1);
        return Outcome.known(new BernoulliSequence(rate, low, high));
    }

    private static double log(Proportion seen, double p, double best) {
        double spread = p * (1 - p);
        if (!(spread > 0)) {
            // At a rate of exactly 0 or 1 whatever was seen is certain.
            return Double.NEGATIVE_INFINITY;
        }
        double n = seen.trials();
        return BetaBinomialMixture.tuned(best * spread, Level.FIVE_PERCENT, p, 1 - p, Sides.TWO_SIDED)
                .log(seen.successes() - n * p, n * spread);
    }
}
