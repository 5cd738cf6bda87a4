package dev.winnow.stats.counts;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Distribution;
import dev.winnow.stats.distribution.Distributions;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.OppositeTail;
import dev.winnow.stats.proportions.PointMass;

/// Exact test that a Poisson rate has a given value.
///
/// One-sided p values are Poisson tails at the mean that the value gives over the exposure; the two-sided one sums the
/// probabilities of all counts that are not likelier than the one observed (R poisson.test with one sample), with 1e-7
/// relative for rounding. The interval is that of Garwood (1936), or its mid-p version, see [PoissonInterval]; being
/// equal-tailed it can disagree with the two-sided p in rare cases.
///
/// @param estimate events per unit of exposure
/// @param low      lower end of the interval for the rate
/// @param high     upper end
/// @param p        may underflow to 0, see `logP`
/// @param logP     natural logarithm of p; negative infinity for events where a rate of 0 is tested
public record RateTest(double estimate, double low, double high, double p, double logP) {
    /// Counts up to here are whole numbers of a double, one apart.
    private static final double MOST_EVENTS = 0x1p53;

    /// @param expected the rate tested, events per unit of exposure, at least 0
    /// @param mass     how much of the observed count's probability counts, in p and in the interval
    /// @throws IllegalArgumentException if `expected` is below 0, or gives more than 2^53 events over the exposure, or
    ///     that many were observed
    public static RateTest of(
            EventCount sample, double expected, PointMass mass, Alternative alternative, Level level) {
        double mean = expected * sample.exposure();
        if (!(mean >= 0 && Math.max(mean, sample.events()) <= MOST_EVENTS)) {
            throw new IllegalArgumentException("%d events, %s expected".formatted(sample.events(), mean));
        }
        long x = sample.events();
        Distribution law = Distributions.poisson(mean);
        double whole = switch (alternative) {
            case GREATER -> law.logSurvival(x - 1.0);
            case LESS -> law.logCdf(x);
            case TWO_SIDED -> bothTails(x, law, mean);
        };
        double logP = Math.min(0, mass.logTail(whole, () -> law.logDensity(x)));
        IntervalEstimate i = (mass == PointMass.WHOLE ? PoissonInterval.EXACT : PoissonInterval.MID_P)
                .of(sample, alternative, level);
        return new RateTest(i.estimate(), i.low(), i.high(), Math.exp(logP), logP);
    }

    private static double bothTails(long x, Distribution law, double mean) {
        double point = law.logDensity(x);
        if (point == Double.NEGATIVE_INFINITY || x == mean) {
            return x == mean ? 0 : point;
        }
        double limit = OppositeTail.limit(point);
        if (x < mean) {
            long near = (long) Math.ceil(mean);
            long far = 2 * near - x;
            while (law.logDensity(far) > limit) {
                far *= 2;
            }
            long from = OppositeTail.upFrom(near, far, law::logDensity, limit);
            return OppositeTail.logSum(law.logCdf(x), law.logSurvival(from - 1.0));
        }
        long to = OppositeTail.downFrom((long) Math.floor(mean), 0, law::logDensity, limit);
        return OppositeTail.logSum(law.logSurvival(x - 1.0), law.logCdf(to));
    }
}
