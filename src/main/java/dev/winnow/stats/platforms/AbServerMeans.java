package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.means.Equivalence;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.means.TwoMeans;
import dev.winnow.stats.means.Variances;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.platforms.AbServerResult.Finding;
import dev.winnow.stats.platforms.AbServerResult.Measure;
import dev.winnow.stats.platforms.AbServerResult.Size;

/// Means and ratios of sums as the AB server compares them, from moments. Tests and intervals are the field's,
/// [WelchTest], [Equivalence] and [RatioMetric], with their assumptions; powers and roundings are the server's.
public final class AbServerMeans {
    private AbServerMeans() {}

    /// Welch's (1947) t test, effect and interval to 4 places. Count metrics of a running experiment are read like this
    /// too, on the sums per user.
    ///
    /// @return undefined when an arm has fewer than two observations or neither varies
    public static Outcome<AbServerResult> difference(Moments treatment, Moments control, Level level) {
        return WelchTest.of(treatment, control, level).map(d -> finding(d, control.mean(), level).rounded(4, level));
    }

    /// What a t test found, with the power by the moved t.
    ///
    /// @param base what the relative effect is relative to
    static Finding finding(Difference d, double base, Level level) {
        double df = d.df().orElse(Double.MAX_VALUE);
        double power = ObservedPower.student(d.statistic(), df, level);
        return new Finding(d.estimate(), base, d.low(), d.high(), d.p(), d.statistic(), power);
    }

    /// Two one-sided Welch tests (Schuirmann 1987); the statistic is that of the side with the larger p, the lower one
    /// if they tie.
    ///
    /// The server has the lower side's p as a complement, so below 1e-16 it is 0 there and the upper side is the
    /// larger. Effect and interval have 4 places; Cohen's d is by the pooled standard deviation though the test does
    /// not pool.
    ///
    /// @param margin above 0 and finite, in the metric's own unit
    /// @param level  of each one-sided test, below 0.5; the interval has twice its alpha
    /// @return undefined when an arm has fewer than two observations or neither varies
    /// @throws IllegalArgumentException for another margin
    public static Outcome<AbServerResult> equivalence(Moments treatment, Moments control, double margin, Level level) {
        var bounds = new Equivalence.Bounds(-margin, margin);
        return Equivalence.of(treatment, control, bounds, Variances.SEPARATE, level).map(e -> {
            double lowP = 1 - (1 - e.lowP());
            double statistic = e.highP() > lowP ? e.highStatistic() : e.lowStatistic();
            double power = ObservedPower.equivalence(margin / e.se(), e.df(), level);
            return new Finding(e.estimate(), control.mean(), e.low(), e.high(), e.p(), statistic, power)
                    .rounded(4, level)
                    .forEquivalence(level)
                    .with(Size.of(Measure.COHENS_D, cohensD(treatment, control)));
        });
    }

    /// Difference of means over the pooled standard deviation (Cohen 1988); not finite where nothing varies.
    static double cohensD(Moments treatment, Moments control) {
        double pooled = (treatment.m2() + control.m2()) / ((double) treatment.n() + control.n() - 2);
        return (treatment.mean() - control.mean()) / Math.sqrt(pooled);
    }

    /// Ratios of sums over users by linearisation ([RatioMetric]) and a normal reference, effect and interval to 6
    /// places.
    ///
    /// @param treatment numerator and denominator of each user
    /// @param control   the same
    /// @param level     two-sided
    /// @return undefined when an arm has fewer than two users, denominators that sum to 0, or nothing varies around the
    ///     ratio
    public static Outcome<AbServerResult> ratio(MomentMatrix treatment, MomentMatrix control, Level level) {
        long smaller = Math.min(treatment.n(), control.n());
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        return RatioMetric.linearise(treatment).flatMap(t -> RatioMetric.linearise(control).flatMap(c ->
                TwoMeans.normal(t.moments(0), c.moments(0), Alternative.TWO_SIDED, level).map(d -> {
                    double power = ObservedPower.normal(d.statistic(), level);
                    return new Finding(
                                    d.estimate(), c.means().getFirst(), d.low(), d.high(), d.p(), d.statistic(), power)
                            .rounded(6, level);
                })));
    }
}
