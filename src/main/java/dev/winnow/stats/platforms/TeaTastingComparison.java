package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.means.Variances;
import dev.winnow.stats.means.WelchTest;
import java.util.Optional;

/// Two means, adjusted or not, by tea-tasting's conventions: the relative effect has an interval on the logarithmic
/// scale, m1/m0 exp(+- q sqrt(v1/(n1 m1^2) + v0/(n0 m0^2))) - 1, with its own degrees of freedom: Welch's of v1/(n1
/// m1^2) and v0/(n0 m0^2). Pooled variances are pooled after that division by m^2. The field's are [WelchTest] and
/// [dev.winnow.stats.means.TwoMeans] for the difference, with the same figures, and [dev.winnow.stats.RelativeEffect]
/// or [dev.winnow.stats.means.Fieller] for the relative effect; the logarithm wants both means many of their standard
/// errors above 0.
///
/// @param control    mean of control
/// @param treatment  mean of treatment
/// @param difference treatment minus control
/// @param relative   m1/m0 - 1; absent when the means differ in sign, one is 0, or so near it that ratio, error or an
///     end of the interval overflow
public record TeaTastingComparison(
        double control, double treatment, Difference difference, Optional<Relative> relative) {

    /// Treatment over control, minus 1, a fraction.
    ///
    /// @param estimate m1/m0 - 1
    /// @param low      lower end of the interval
    /// @param high     upper end of the interval
    public record Relative(double estimate, double low, double high) {}

    /// The reference distribution.
    public enum Reference {
        /// Student's, with the degrees of freedom of the standard error.
        STUDENT,
        /// The standard normal.
        NORMAL
    }

    /// Standard error and degrees of freedom.
    private record Spread(double se, double df) {
        static Spread of(Moments t, double unit1, Moments c, double unit0, Variances variances) {
            double v1 = t.variance() / (unit1 * unit1);
            double v0 = c.variance() / (unit0 * unit0);
            if (variances == Variances.POOLED) {
                double df = t.n() + c.n() - 2.0;
                double pooled = ((t.n() - 1) * v1 + (c.n() - 1) * v0) / df;
                return new Spread(Math.sqrt(pooled / t.n() + pooled / c.n()), df);
            }
            double q1 = v1 / t.n();
            double q0 = v0 / c.n();
            double df = WelchTest.degreesOfFreedom(q1, t.n() - 1.0, q0, c.n() - 1.0);
            return new Spread(Math.sqrt(q0 + q1), df);
        }

        double quantile(double tail, Reference reference) {
            return se * (reference == Reference.STUDENT
                    ? Tails.studentQuantile(tail, df)
                    : Tails.normalQuantile(tail));
        }
    }

    /// Treatment against control.
    ///
    /// @param variances of the difference and, on its scale, of the relative effect
    /// @param reference whose quantiles and tails are taken
    /// @return undefined when an arm has fewer than two units (`TOO_FEW`) or neither varies (`NO_VARIANCE`)
    public static Outcome<TeaTastingComparison> of(
            Moments treatment,
            Moments control,
            Variances variances,
            Reference reference,
            Alternative alternative,
            Level level) {
        long smaller = Math.min(treatment.n(), control.n());
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        Spread spread = Spread.of(treatment, 1, control, 1, variances);
        if (!(spread.se() > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double estimate = treatment.mean() - control.mean();
        Difference difference = reference == Reference.STUDENT
                ? Difference.student(estimate, spread.se(), spread.df(), alternative, level)
                : Difference.normal(estimate, spread.se(), alternative, level);
        Optional<Relative> relative = relative(treatment, control, variances, reference, alternative, level);
        return Outcome.known(new TeaTastingComparison(control.mean(), treatment.mean(), difference, relative));
    }

    private static Optional<Relative> relative(
            Moments treatment,
            Moments control,
            Variances variances,
            Reference reference,
            Alternative alternative,
            Level level) {
        double ratio = treatment.mean() / control.mean();
        Spread spread = Spread.of(treatment, treatment.mean(), control, control.mean(), variances);
        if (!(ratio > 0) || !Double.isFinite(ratio) || !Double.isFinite(spread.se())) {
            return Optional.empty();
        }
        double half = spread.quantile(level.tail(alternative), reference);
        double high = ratio * Math.exp(half) - 1;
        if (alternative != Alternative.GREATER && !Double.isFinite(high)) {
            return Optional.empty();
        }
        return Optional.of(new Relative(
                ratio - 1,
                alternative == Alternative.LESS ? Double.NEGATIVE_INFINITY : ratio * Math.exp(-half) - 1,
                alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : high));
    }
}
