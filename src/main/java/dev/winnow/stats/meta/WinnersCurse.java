package dev.winnow.stats.meta;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Roots;

/// Corrects an effect that is looked at because it was significant (Zhong and Prentice 2008; Ghosh, Zou and Wright
/// 2008).
///
/// Given that |z| exceeded its threshold c, z no longer is normal around the truth m but truncated. The corrected
/// estimate maximises the truncated likelihood, which makes the truncated mean
/// m + [phi(c - m) - phi(c + m)] / [Phi(m - c) + Phi(-m - c)] equal to z; the interval holds the m for which neither
/// tail of the truncated distribution at z is below alpha/2.
///
/// The estimate is normal with known variance, and the test was the only way to be looked at. The interval is not built
/// around the corrected estimate: just beyond a strict threshold this may lie outside.
///
/// @param estimate corrected effect, in the unit of the effect
/// @param low      lower end of the corrected interval; on the other side of 0 where selection alone may explain the
///     result
/// @param high     upper end of the corrected interval
/// @param kept     corrected over reported effect, in [0, 1]
public record WinnersCurse(double estimate, double low, double high, double kept) {
    /// How far in standard errors from z the truth is looked for.
    private static final double REACH = 40;

    /// The correction of one result, by bracketed roots.
    ///
    /// @param result   the reported effect
    /// @param selected level of the two-sided test that it had to pass
    /// @param level    of the two-sided interval
    /// @return undefined when the effect did not pass (NOT_SIGNIFICANT)
    public static Outcome<WinnersCurse> of(Study result, Level selected, Level level) {
        double se = Math.sqrt(result.variance());
        double c = Tails.normalQuantile(selected.alpha() / 2);
        double z = Math.abs(result.estimate()) / se;
        if (!(z > c)) {
            return Outcome.undefined(Cause.NOT_SIGNIFICANT, result.estimate() / se);
        }
        double half = level.alpha() / 2;
        if (z > c + 2 * REACH) {
            // So far beyond the threshold nothing was cut off.
            double width = Tails.normalQuantile(half) * se;
            return Outcome.known(
                    new WinnersCurse(result.estimate(), result.estimate() - width, result.estimate() + width, 1));
        }
        // The truncated mean is 0 at m = 0 and above m for m > 0, so the estimate lies between 0 and z.
        double m = Roots.between(x -> mean(x, c) - z, 0, z).orElseThrow();
        double low = Roots.between(x -> tail(x, z, c) - half, z - REACH, z + REACH).orElseThrow();
        double high = Roots.between(x -> tail(x, z, c) - (1 - half), z - REACH, z + REACH).orElseThrow();
        double unit = Math.copySign(se, result.estimate());
        return Outcome.known(new WinnersCurse(
                m * unit, Math.min(low * unit, high * unit), Math.max(low * unit, high * unit), m / z));
    }

    private static double selected(double m, double c) {
        return Tails.normal(c - m) + Tails.normal(c + m);
    }

    private static double mean(double m, double c) {
        return m + (Tails.normalDensity(c - m) - Tails.normalDensity(c + m)) / selected(m, c);
    }

    /// P(Z >= z) given selection, z above c.
    private static double tail(double m, double z, double c) {
        return Tails.normal(z - m) / selected(m, c);
    }
}
