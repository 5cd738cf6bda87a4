package dev.winnow.stats.designs;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.regression.LinearFit;

/// Whether the effect of each day wears off (novelty) or grows (primacy, learning).
///
/// Weighted least squares of the daily effects on the day 1, 2, ... and on its natural logarithm with weights w =
/// 1/se^2 taken as known, so slopes have a normal reference; and the pooled effect of the later half of the days, sum w
/// d / sum w with the variance 1 / sum w, minus that of the earlier (methods.md section 14). Days must be independent:
/// count every unit on one day only, as on the day of its first exposure.
///
/// @param perDay    slope per day
/// @param perLogDay slope per unit of log day: fits an effect that fades quickly at first
/// @param early     pooled effect of the first half of the days (the middle day of an odd number is late)
/// @param late      pooled effect of the rest
/// @param contrast  late minus early
public record EffectTrend(
        Difference perDay, Difference perLogDay, double early, double late, Difference contrast) {

    /// From one estimate a day.
    ///
    /// @param effects one a day, in order
    /// @param ses     their standard errors, above 0
    /// @param level   two-sided
    /// @return undefined for fewer than three days
    /// @throws IllegalArgumentException if lengths differ or a standard error is not above 0
    public static Outcome<EffectTrend> of(double[] effects, double[] ses, Level level) {
        int n = effects.length;
        if (n < 3) {
            return Outcome.undefined(Cause.INCOMPLETE, n);
        }
        double[] weights = new double[ses.length];
        for (int i = 0; i < weights.length; i++) {
            if (!(ses[i] > 0)) {
                throw new IllegalArgumentException("se=%s is not above 0".formatted(ses[i]));
            }
            weights[i] = 1 / (ses[i] * ses[i]);
        }
        double[] day = new double[n];
        double[] logDay = new double[n];
        for (int i = 0; i < n; i++) {
            day[i] = i + 1;
            logDay[i] = Math.log(i + 1);
        }
        return slope(effects, weights, day, level).flatMap(perDay -> slope(effects, weights, logDay, level)
                .map(perLogDay -> {
                    Pooled early = Pooled.of(effects, weights, 0, n / 2);
                    Pooled late = Pooled.of(effects, weights, n / 2, n);
                    double se = Math.sqrt(1 / early.precision() + 1 / late.precision());
                    return new EffectTrend(
                            perDay,
                            perLogDay,
                            early.mean(),
                            late.mean(),
                            Difference.normal(late.mean() - early.mean(), se, Alternative.TWO_SIDED, level));
                }));
    }

    private static Outcome<Difference> slope(double[] effects, double[] weights, double[] x, Level level) {
        return LinearFit.weighted(effects, weights, x)
                .map(f -> f.coefficient(1).known().difference(level));
    }

    private record Pooled(double mean, double precision) {
        static Pooled of(double[] effects, double[] weights, int from, int to) {
            double sum = 0;
            double precision = 0;
            for (int i = from; i < to; i++) {
                sum += weights[i] * effects[i];
                precision += weights[i];
            }
            return new Pooled(sum / precision, precision);
        }
    }
}
