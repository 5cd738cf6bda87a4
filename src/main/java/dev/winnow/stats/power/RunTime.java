package dev.winnow.stats.power;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;

/// How long an experiment has to run for a number of units: the smallest whole number of days in which that many have
/// entered.
///
/// @param days  whole days, at least 1
/// @param units units that will have entered by then
public record RunTime(long days, double units) {
    private static final double NOISE = 1e-12;

    /// Above, not every whole number is a double.
    private static final double MOST_DAYS = 0x1p53;

    /// In what steps the end is chosen.
    public enum Rounding {
        /// Any day.
        DAYS(1),
        /// Full weeks, so that every day of the week counts the same.
        WEEKS(7);

        private final int step;

        Rounding(int step) {
            this.step = step;
        }

        private long up(double days) {
            if (!(days <= MOST_DAYS)) {
                throw new IllegalArgumentException("%s days are more than 2^53".formatted(days));
            }
            return Math.max(1, (long) Math.ceil(days * (1 - NOISE) / step)) * step;
        }
    }

    /// With the same number of new units every day: needed / (perDay share) days, rounded up. A trillionth of them
    /// counts as rounding noise.
    ///
    /// @param needed  units of all arms together, above 0 and finite
    /// @param perDay  new units that could take part each day, above 0 and finite
    /// @param share   share of them that is let in, in (0, 1]
    /// @throws IllegalArgumentException if a number is outside its range, or it takes more than 2^53 days
    public static RunTime of(double needed, double perDay, double share, Rounding rounding) {
        check(needed, share);
        if (!(perDay > 0 && Double.isFinite(perDay))) {
            throw new IllegalArgumentException("perDay=%s is not in (0, Inf)".formatted(perDay));
        }
        long days = rounding.up(needed / (perDay * share));
        return new RunTime(days, days * perDay * share);
    }

    /// With a forecast of the units that come for the first time on each day, usually fewer and fewer.
    ///
    /// @param needed   units of all arms together, above 0 and finite
    /// @param newUnits one number a day from the start on, none negative
    /// @param share    share of them that is let in, in (0, 1]
    /// @return undefined as [Cause#INCOMPLETE] with the units of all days when the forecast ends too early, in weeks
    ///     also when its last full week does
    /// @throws IllegalArgumentException if a number is outside its range
    public static Outcome<RunTime> of(double needed, double[] newUnits, double share, Rounding rounding) {
        check(needed, share);
        double sum = 0;
        for (int day = 0; day < newUnits.length; day++) {
            if (!(newUnits[day] >= 0)) {
                throw new IllegalArgumentException("newUnits[%d]=%s is below 0".formatted(day, newUnits[day]));
            }
            sum += newUnits[day] * share;
            if ((day + 1) % rounding.step == 0 && sum >= needed * (1 - NOISE)) {
                return Outcome.known(new RunTime(day + 1L, sum));
            }
        }
        return Outcome.undefined(Cause.INCOMPLETE, sum);
    }

    private static void check(double needed, double share) {
        if (!(needed > 0 && Double.isFinite(needed))) {
            throw new IllegalArgumentException("needed=%s is not in (0, Inf)".formatted(needed));
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share=%s is not in (0, 1]".formatted(share));
        }
    }
}
