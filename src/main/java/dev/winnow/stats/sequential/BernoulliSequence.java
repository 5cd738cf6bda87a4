package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.numeric.Roots;

/// Confidence sequence of a success rate: at all sample sizes at once it holds the rate with probability 1 - alpha, with
/// no approximation (Howard et al. 2021, the beta-binomial mixture inverted over the rate).
///
/// @param rate share of successes so far
/// @param low  lower end; 0 without successes
/// @param high upper end; 1 without failures
public record BernoulliSequence(double rate, double low, double high) {
    /// Rates nearer to 0 or 1 than this are not told from them.
    private static final double EDGE = 1e-14;

    /// @param best number of trials at which the interval is narrowest, above 0
    /// @return undefined without trials
    public static Outcome<BernoulliSequence> of(Proportion seen, double best, Level level) {
        if (seen.trials() == 0) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        double threshold = -Math.log(level.alpha());
        double rate = seen.rate();
        double low = seen.successes() == 0 ? 0
                : Roots.between(p -> log(seen, p, best) - threshold, EDGE, rate).orElse(0);
        double high = seen.successes() == seen.trials() ? 1
                : Roots.between(p -> log(seen, p, best) - threshold, rate, 1 - EDGE).orElse(1);
        return Outcome.known(new BernoulliSequence(rate, low, high));
    }

    private static double log(Proportion seen, double p, double best) {
        double spread = p * (1 - p);
        if (!(spread > 0)) {
            // At a rate of exactly 0 or 1 whatever was seen is certain.
            return Double.NEGATIVE_INFINITY;
        }
        double n = seen.trials();
        return BetaBinomialMixture.tuned(best * spread, Level.FIVE_PERCENT, p, 1 - p, BetaBinomialMixture.Sides.TWO)
                .log(seen.successes() - n * p, n * spread);
    }
}
