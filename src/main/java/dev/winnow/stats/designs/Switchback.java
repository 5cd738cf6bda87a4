package dev.winnow.stats.designs;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Hc;
import dev.winnow.stats.regression.LinearFit;

/// Difference between the periods with and without treatment of one series that is switched on and off, allowing for
/// neighbouring periods that resemble each other (Newey and West 1987).
///
/// The coefficient of z in y = b0 + tau z + e over periods, with the variance of
/// [dev.winnow.stats.regression.Contrast#neweyWest]. Assumes periods of equal length without gaps, and many more of
/// them than the lag. Carry-over from one period into the next is not corrected: make periods long or drop their
/// starts.
///
/// @param difference    mean of treated periods minus mean of the others, n - 2 degrees of freedom
/// @param seIndependent standard error if periods were independent (classical)
/// @param lag           how many steps apart periods are taken as correlated
public record Switchback(Difference difference, double seIndependent, int lag) {

    /// From one value a period.
    ///
    /// @param outcome in the order of time
    /// @param periods which periods had the treatment
    /// @param lag     0 or more, below the number of periods and better well below; [#usualLag] is a start
    /// @return undefined when either kind of period occurs fewer than twice or nothing varies
    /// @throws IllegalArgumentException if lengths differ, or the lag is below 0 or not below the number of periods
    public static Outcome<Switchback> of(
            double[] outcome, Assignment periods, int lag, Alternative alternative, Level level) {
        if (periods.smaller() < 2) {
            return Outcome.undefined(Cause.TOO_FEW, periods.smaller());
        }
        return LinearFit.of(outcome, periods.column())
                .map(f -> f.coefficient(1))
                .flatMap(c -> c.independent(Hc.CLASSICAL).flatMap(independent -> c.neweyWest(lag)
                        .map(e -> new Switchback(e.difference(alternative, level), independent.se(), lag))));
    }

    /// floor(4 (n/100)^(2/9)), the rule of Newey and West (1994, table II) for the Bartlett weights.
    ///
    /// @param n number of periods, at least 0
    public static int usualLag(int n) {
        return (int) Math.floor(4 * Math.pow(n / 100.0, 2.0 / 9));
    }
}
