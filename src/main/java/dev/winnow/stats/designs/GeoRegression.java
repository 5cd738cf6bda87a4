package dev.winnow.stats.designs;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.regression.LinearFit;
import java.util.Arrays;

/// Time-based regression of a geo experiment (Kerman, Wang and Vaver 2017, section 3).
///
/// Before the test the sum over the treated regions is regressed on that over the control regions, one observation a
/// period. The regression says what the treated regions would have had during the test; the cumulative effect is what
/// they had more. Its scale is sigma sqrt(T + T^2 [1/n + (xbar_T - xbar)^2 / Sxx]) for T test and n earlier periods,
/// its reference Student's with n - 2 degrees of freedom. Assumes that the relation between the regions stays as it was
/// and residuals are independent and of one normal variance.
///
/// @param intercept  of the regression before the test
/// @param slope      outcome of the treated for one unit of the control regions'
/// @param sigma      residual standard deviation of a period, divisor n - 2
/// @param cumulative effect over the whole test, in the outcome's unit
/// @param perPeriod  cumulative effect over the number of test periods
/// @param relative   cumulative effect over what was expected without treatment, a fraction; of the opposite sign where
///     less than 0 was expected
public record GeoRegression(
        double intercept, double slope, double sigma, Difference cumulative, double perPeriod, double relative) {

    /// From the two series in the order of time, the periods before the test first.
    ///
    /// @param control one value a period for the control regions together
    /// @param treated the same for the treated regions
    /// @param before  number of periods before the test, the first ones
    /// @return undefined for fewer than three periods before the test, none in it, a control that does not move, a
    ///     perfect fit, or expected values that sum to 0
    /// @throws IllegalArgumentException if lengths differ or `before` is outside them
    public static Outcome<GeoRegression> of(
            double[] control, double[] treated, int before, Alternative alternative, Level level) {
        if (control.length != treated.length || before < 0 || before > control.length) {
            throw new IllegalArgumentException("%d control and %d treated periods, %d of them before the test"
                    .formatted(control.length, treated.length, before));
        }
        int test = control.length - before;
        if (before < 3 || test < 1) {
            return Outcome.undefined(Cause.INCOMPLETE, Math.min(before, test));
        }
        double controlMean = Moments.of(Arrays.copyOfRange(control, before, control.length)).mean();
        double treatedMean = Moments.of(Arrays.copyOfRange(treated, before, treated.length)).mean();
        return LinearFit.of(Arrays.copyOf(treated, before), Arrays.copyOf(control, before)).flatMap(fit -> {
            var predicted = fit.combination(1, controlMean);
            if (!(fit.rss() > 0)) {
                return Outcome.undefined(Cause.NO_VARIANCE, 0);
            }
            if (!(Math.abs(predicted.value()) > 0)) {
                return Outcome.undefined(Cause.ZERO_BASELINE, 0);
            }
            double sigma = Math.sqrt(fit.rss() / fit.df());
            double scale = sigma * Math.sqrt(test + (double) test * test * predicted.squaredLength());
            double perPeriod = treatedMean - predicted.value();
            return Outcome.known(new GeoRegression(
                    fit.coefficient(0).value(),
                    fit.coefficient(1).value(),
                    sigma,
                    Difference.student(test * perPeriod, scale, fit.df(), alternative, level),
                    perPeriod,
                    perPeriod / predicted.value()));
        });
    }
}
