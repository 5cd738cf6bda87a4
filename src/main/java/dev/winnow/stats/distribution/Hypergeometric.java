package dev.winnow.stats.distribution;

/// Sums of hypergeometric probabilities, from the value asked for outwards, so that the tail summed is the smaller one.
final class Hypergeometric {
    private final double successes;
    private final double failures;
    private final double draws;
    private final double least;
    private final double most;
    private final double mode;

    private Hypergeometric(double successes, double failures, double draws) {
        this.successes = successes;
        this.failures = failures;
        this.draws = draws;
        least = Math.max(0, draws - failures);
        most = Math.min(successes, draws);
        mode = Math.floor((draws + 1) * (successes + 1) / (successes + failures + 2));
    }

    static Distribution of(long successes, long failures, long draws) {
        if (successes < 0 || failures < 0 || draws < 0 || draws > successes + failures) {
            throw new IllegalArgumentException(
                    "successes=%d, failures=%d (at least 0), draws=%d (0 to their sum)".formatted(successes, failures, draws));
        }
        var h = new Hypergeometric(successes, failures, draws);
        return new Discrete(h.least, h.most, h::logAtMost, h::logAbove, h::logProbability);
    }

    private double logAtMost(double k) {
        return k < mode ? logSum(k, -1) : Math.log1p(-Math.exp(logSum(k + 1, 1)));
    }

    private double logAbove(double k) {
        return k >= mode ? logSum(k + 1, 1) : Math.log1p(-Math.exp(logSum(k, -1)));
    }

    /// log of the probabilities from k on in a direction in which they fall.
    private double logSum(double k, int direction) {
        double term = 1;
        double sum = 0;
        for (double j = k; j >= least && j <= most && term > 1e-18 * sum; j += direction) {
            sum += term;
            term *= direction > 0
                    ? (successes - j) * (draws - j) / ((j + 1) * (failures - draws + j + 1))
                    : j * (failures - draws + j) / ((successes - j + 1) * (draws - j + 1));
        }
        return logProbability(k) + Math.log(sum);
    }

    /// Two binomials over one, all with the share of the draws as probability.
    private double logProbability(double k) {
        double total = successes + failures;
        double p = draws / total;
        double q = (total - draws) / total;
        return total == 0
                ? 0
                : Deviance.logBinomial(k, successes - k, p, q)
                        + Deviance.logBinomial(draws - k, failures - draws + k, p, q)
                        - Deviance.logBinomial(draws, total - draws, p, q);
    }
}
