package dev.winnow.stats.counts;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.proportions.BinomialTest;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.PointMass;
import dev.winnow.stats.proportions.ProportionInterval;

/// Exact comparison of two Poisson rates given the total of events (Przyborowski and Wilenski 1940).
///
/// Given both counts together, the treatment's is binomial with probability r t1 / (r t1 + t0) at the rate ratio r and
/// exposures t. p values and intervals are those of [BinomialTest], an end s of the share giving the end
/// s / (1 - s) t0 / t1 of the ratio; same figures as R poisson.test with two samples.
///
/// Assumes that events come independently at a constant rate; counts that vary more than their mean need
/// [NegativeBinomialRates]. Where r t1 is a billion times t0 the rounding of the share leaves p six digits.
///
/// @param ratio rate of treatment over rate of control; infinite when only the treatment has events
/// @param low   lower end of the interval for the ratio; 0 where the alternative leaves it open
/// @param high  upper end; infinite where the alternative leaves it open
/// @param p     may underflow to 0, see `logP`
/// @param logP  natural logarithm of p
public record RateRatioTest(double ratio, double low, double high, double p, double logP) {

    /// @param value ratio tested, above 0; 1 for equality
    /// @param mass  [PointMass#HALF] for the less conservative mid-p version
    /// @return undefined (`NO_EVENTS`) when neither arm has an event
    /// @throws IllegalArgumentException if `value` is not above 0 and finite
    public static Outcome<RateRatioTest> of(
            EventCount treatment,
            EventCount control,
            double value,
            PointMass mass,
            Alternative alternative,
            Level level) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("value=%s is not above 0 and finite".formatted(value));
        }
        long total = Math.addExact(treatment.events(), control.events());
        if (total == 0) {
            return Outcome.undefined(Cause.NO_EVENTS, 0);
        }
        double scale = control.exposure() / treatment.exposure();
        double share = value / (value + scale);
        double logP = BinomialTest.logP(treatment.events(), total, share, mass, alternative);
        // The ends of the other arm's share are 1 less these, without the cancellation.
        IntervalEstimate treated = share(treatment.events(), total, mass, alternative, level);
        IntervalEstimate rest = share(control.events(), total, mass, alternative.reversed(), level);
        return Outcome.known(new RateRatioTest(
                treatment.rate() / control.rate(),
                treated.low() / rest.high() * scale,
                treated.high() / rest.low() * scale,
                Math.exp(logP),
                logP));
    }

    private static IntervalEstimate share(
            long events, long total, PointMass mass, Alternative alternative, Level level) {
        ProportionInterval method =
                mass == PointMass.WHOLE ? ProportionInterval.CLOPPER_PEARSON : ProportionInterval.MID_P;
        return method.of(new Proportion(events, total), alternative, level).toOptional().orElseThrow();
    }
}
