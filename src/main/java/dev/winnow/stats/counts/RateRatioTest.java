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
/// exposures t. p values and intervals are those of the binomial test, carried over to the ratio; same figures as R
/// poisson.test with two samples.
///
/// @param ratio rate of treatment over rate of control; infinite when only the treatment has events
/// @param low   lower end of the interval for the ratio
/// @param high  upper end
/// @param p     may underflow to 0, see `logP`
/// @param logP  natural logarithm of p
public record RateRatioTest(double ratio, double low, double high, double p, double logP) {

    /// @param value ratio tested, above 0; 1 for equality
    /// @param mass  [PointMass#HALF] for the less conservative mid-p version
    /// @return undefined when neither arm has an event
    /// @throws IllegalArgumentException if `value` is not above 0
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
        // The odds of each end, taken from the arm on which that end is small, so that 1 - share never cancels.
        double low = odds(new Proportion(treatment.events(), total), mass, alternative, level);
        double high = 1 / odds(new Proportion(control.events(), total), mass, alternative.reversed(), level);
        return Outcome.known(new RateRatioTest(
                treatment.rate() / control.rate(), low * scale, high * scale, Math.exp(logP), logP));
    }

    private static double odds(Proportion share, PointMass mass, Alternative alternative, Level level) {
        ProportionInterval method =
                mass == PointMass.WHOLE ? ProportionInterval.CLOPPER_PEARSON : ProportionInterval.MID_P;
        IntervalEstimate i = method.of(share, alternative, level).toOptional().orElseThrow();
        return i.low() / (1 - i.low());
    }
}
