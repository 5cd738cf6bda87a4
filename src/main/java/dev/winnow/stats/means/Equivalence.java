package dev.winnow.stats.means;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.distribution.Tails;

/// Two one-sided tests that a difference of means lies inside bounds (Schuirmann 1987).
///
/// t_low = (d - low)/se against "d is at most low", t_high = (d - high)/se against "d is at least high"; both must be
/// refuted. The interval covers with probability 1 - 2 alpha, so equivalence is shown at `alpha` exactly when it lies
/// within the bounds. Bounds and margins are set before the data are seen; assumptions as of [TwoMeans].
///
/// @param estimate      treatment minus control
/// @param low           lower end of the interval of level 1 - 2 alpha
/// @param high          its upper end
/// @param se            standard error
/// @param df            degrees of freedom
/// @param lowStatistic  t against the lower bound
/// @param lowP          upper tail at `lowStatistic`; like the others it may underflow to 0
/// @param highStatistic t against the upper bound
/// @param highP         lower tail at `highStatistic`
/// @param p             the larger of the two
public record Equivalence(
        double estimate,
        double low,
        double high,
        double se,
        double df,
        double lowStatistic,
        double lowP,
        double highStatistic,
        double highP,
        double p) {

    /// Bounds of what counts as equivalent, in the metric's own unit.
    ///
    /// @param low  below `high`, finite
    /// @param high finite
    public record Bounds(double low, double high) {
        public Bounds {
            if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
                throw new IllegalArgumentException("bounds %s to %s".formatted(low, high));
            }
        }
    }

    /// Both tests and the interval d -+ t se, with the standard error and degrees of freedom of `variances`.
    ///
    /// @param level of each one-sided test, below 0.5 (from there on the interval is empty)
    /// @return undefined when there are too few observations or nothing varies
    public static Outcome<Equivalence> of(
            Moments treatment, Moments control, Bounds bounds, Variances variances, Level level) {
        if (level.alpha() >= 0.5) {
            throw new IllegalArgumentException("alpha=%s is not below 0.5".formatted(level.alpha()));
        }
        return variances.spread(treatment, control).map(s -> {
            double d = treatment.mean() - control.mean();
            double low = (d - bounds.low) / s.se();
            double high = (d - bounds.high) / s.se();
            double lowP = Tails.student(low, s.df());
            double highP = Tails.student(-high, s.df());
            double half = Tails.studentQuantile(level.alpha(), s.df()) * s.se();
            return new Equivalence(
                    d, d - half, d + half, s.se(), s.df(), low, lowP, high, highP, Math.max(lowP, highP));
        });
    }

    /// One-sided test that treatment is not worse than control by more than a margin.
    ///
    /// Higher is better: t = (d + margin)/se, upper tail, interval open above. Lower is better: t = (d - margin)/se,
    /// lower tail, interval open below. The result's estimate and interval are those of the difference itself; it is
    /// not inferior at this level exactly when the closed end lies within the margin.
    ///
    /// @param margin never negative, in the metric's own unit
    /// @return undefined when there are too few observations or nothing varies
    /// @throws IllegalArgumentException for a negative or infinite margin
    public static Outcome<Difference> notInferior(
            Moments treatment, Moments control, double margin, Better better, Variances variances, Level level) {
        if (!(margin >= 0) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException("margin=" + margin);
        }
        return variances.spread(treatment, control).map(s -> {
            double shift = better == Better.HIGHER ? margin : -margin;
            return shifted(treatment.mean() - control.mean(), shift, s, better.alternative(), level);
        });
    }

    /// The same with a margin that is a share of control's mean, which is itself uncertain.
    ///
    /// Higher is better: t = (m1 - (1 - share) m0) / sqrt(v1/n1 + (1 - share)^2 v0/n0); lower is better with 1 + share
    /// (Laster and Johnson 2003, with separate variances). Degrees of freedom by Satterthwaite (1946). Estimate and
    /// interval are those of this contrast. Meant for a control whose mean is above 0: below, the share would be a
    /// bonus.
    ///
    /// @param share in [0, 1), a fraction of control's mean
    /// @return undefined when there are too few observations or nothing varies
    /// @throws IllegalArgumentException for another share
    public static Outcome<Difference> notInferiorByShare(
            Moments treatment, Moments control, double share, Better better, Level level) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("share=%s is not in [0, 1)".formatted(share));
        }
        double factor = better == Better.HIGHER ? 1 - share : 1 + share;
        Moments scaled = new Moments(control.n(), factor * control.mean(), factor * factor * control.m2());
        return TwoMeans.difference(treatment, scaled, Variances.SEPARATE, better.alternative(), level);
    }

    private static Difference shifted(
            double d, double shift, Variances.Spread s, Alternative alternative, Level level) {
        Difference test = Difference.student(d + shift, s.se(), s.df(), alternative, level);
        return new Difference(
                d, test.low() - shift, test.high() - shift, test.se(), test.df(), test.statistic(), test.p(), test.logP());
    }
}
