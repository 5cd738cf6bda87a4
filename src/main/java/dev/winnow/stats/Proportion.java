package dev.winnow.stats;

/// Successes among trials: the sufficient statistic of a binomial sample, whose trials are independent and all succeed
/// with the same probability. Units that were each tried several times are not such a sample.
///
/// @param successes in [0, trials]
/// @param trials    never negative
public record Proportion(long successes, long trials) {
    public Proportion {
        if (!(trials >= 0 && successes >= 0 && successes <= trials)) {
            throw new IllegalArgumentException("%d successes in %d trials".formatted(successes, trials));
        }
    }

    /// Share of successes; 0 without trials.
    public double rate() {
        return trials == 0 ? 0 : (double) successes / trials;
    }

    /// Share of failures, exact where 1 - rate would lose digits; 0 without trials, as the rate.
    public double complement() {
        return trials == 0 ? 0 : (double) (trials - successes) / trials;
    }
}
