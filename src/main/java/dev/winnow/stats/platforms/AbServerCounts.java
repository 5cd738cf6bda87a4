package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.counts.EventCount;
import dev.winnow.stats.counts.RateDifference;
import dev.winnow.stats.counts.RateDifferenceMethod;
import dev.winnow.stats.counts.RateRatioTest;
import dev.winnow.stats.platforms.AbServerResult.Finding;
import dev.winnow.stats.platforms.AbServerResult.Measure;
import dev.winnow.stats.platforms.AbServerResult.Size;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.PointMass;

/// Two event rates as the AB server compares them: exact conditional test (Przyborowski and Wilenski 1940), Wald
/// interval of the difference. Counts are taken as Poisson, so that overdispersed ones make p too small.
///
/// The statistic is the rate ratio, 0 where control had no event; the power is that of the Wald z, so test, interval
/// and power may disagree: the field takes them from one method, [RateRatioTest] or [RateDifference]. Effect and
/// interval have 6 places.
public final class AbServerCounts {
    /// Most events that the server takes.
    public static final long MOST_EVENTS = 1_000_000;

    private AbServerCounts() {}

    /// Rates per exposure, two-sided. Without any event the server answers zeros and p = 1.
    ///
    /// @param treatment events and exposure
    /// @param control   the same
    /// @return undefined (`TOO_LARGE`) with more events than the server takes
    public static Outcome<AbServerResult> of(EventCount treatment, EventCount control, Level level) {
        double events = (double) treatment.events() + control.events();
        if (events > MOST_EVENTS) {
            return Outcome.undefined(Cause.PLATFORM_REFUSES, events);
        }
        if (events == 0) {
            return Outcome.known(Finding.NOTHING.rounded(6, level));
        }
        Outcome<RateRatioTest> exact =
                RateRatioTest.of(treatment, control, 1, PointMass.WHOLE, Alternative.TWO_SIDED, level);
        return exact.flatMap(e -> RateDifference.test(
                        treatment, control, RateDifferenceMethod.WALD, 0, Alternative.TWO_SIDED)
                .flatMap(wald -> RateDifference.interval(
                                treatment, control, RateDifferenceMethod.WALD, Alternative.TWO_SIDED, level)
                        .map(i -> result(control, e, i, ObservedPower.normal(wald.statistic(), level), level))));
    }

    private static AbServerResult result(
            EventCount control, RateRatioTest exact, IntervalEstimate i, double power, Level level) {
        double statistic = Double.isFinite(exact.ratio()) ? exact.ratio() : 0;
        return new Finding(i.estimate(), control.rate(), i.low(), i.high(), exact.p(), statistic, power)
                .rounded(6, level)
                .with(Size.of(Measure.RATE_RATIO, exact.ratio()));
    }
}
