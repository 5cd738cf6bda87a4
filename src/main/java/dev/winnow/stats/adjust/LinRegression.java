package dev.winnow.stats.adjust;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Hc;
import dev.winnow.stats.regression.LinearFit;

/// Regression adjustment with a slope of its own in each arm (Lin 2013, section 4).
///
/// y = b0 + tau z + sum b_j (x_j - xbar_j) + sum g_j z (x_j - xbar_j) + e by least squares, means over both arms; the
/// effect is tau: the difference of what each arm's own regression predicts at the common means. Asymptotically never
/// less precise than the plain difference, whatever the true relation is. Units are independent; covariates must be
/// measured before, or be untouched by, the treatment.
///
/// The means over both arms are taken as known: the error is that of the effect on these units. For the population that
/// they are drawn from the variance lacks g' Cov(xbar) g, 0 where both arms have the same slopes (Negi and Wooldridge
/// 2021).
///
/// @param difference        adjusted difference
/// @param plain             difference of the raw means
/// @param varianceReduction 1 - squared adjusted over squared plain (Welch) standard error; negative if it made things
///     worse
public record LinRegression(Difference difference, double plain, double varianceReduction) {

    /// From values a unit, with the HC2 variance and n - 2 - 2k degrees of freedom.
    ///
    /// @param outcome    one value a unit
    /// @param arms       of the same units
    /// @param covariates k columns of the same length as the outcome, at least one
    /// @return undefined when an arm has fewer than k + 2 units, the covariates are collinear within an arm, the fit is
    ///     exact, or a unit has a coefficient to itself
    /// @throws IllegalArgumentException if lengths differ or a value is not finite
    public static Outcome<LinRegression> of(
            double[] outcome, Assignment arms, double[][] covariates, Alternative alternative, Level level) {
        int k = covariates.length;
        int n = outcome.length;
        Moments treated = Moments.of(arms.ofTreated(outcome));
        Moments controls = Moments.of(arms.ofControls(outcome));
        if (arms.smaller() < k + 2) {
            return Outcome.undefined(Cause.TOO_FEW, arms.smaller());
        }
        double[][] columns = new double[2 * k + 1][];
        columns[0] = arms.column();
        for (int j = 0; j < k; j++) {
            columns[j + 1] = centred(covariates[j], n);
            columns[k + j + 1] = new double[n];
            for (int i = 0; i < n; i++) {
                columns[k + j + 1][i] = columns[0][i] * columns[j + 1][i];
            }
        }
        return LinearFit.of(outcome, columns)
                .flatMap(f -> f.coefficient(1).independent(Hc.HC2))
                .map(e -> assemble(e.difference(alternative, level), treated, controls));
    }

    /// From summaries of the arms, each with a residual variance of its own and Satterthwaite's degrees of freedom.
    ///
    /// Estimate as above. Variance: for each arm s^2 [1/n + d'S^-1 d], with the residual variance s^2 of the arm's
    /// regression (divisor n - k - 1), the cross products S of its covariates and the distance d of their means from
    /// the means over both arms. Leverages need the units themselves, so HC2 is not to be had from summaries; the two
    /// agree as arms grow.
    ///
    /// @param treatment variables outcome, then the covariates
    /// @param control   variables outcome, then the covariates
    /// @return undefined when an arm has fewer than k + 2 units, its covariates are constant or collinear or both fits
    ///     are exact
    /// @throws IllegalArgumentException if the numbers of variables differ
    public static Outcome<LinRegression> of(
            MomentMatrix treatment, MomentMatrix control, Alternative alternative, Level level) {
        int k = treatment.size() - 1;
        long smaller = Math.min(treatment.n(), control.n());
        if (smaller < k + 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        MomentMatrix all = treatment.merge(control);
        return ArmRegression.of(treatment, all.means())
                .flatMap(t -> ArmRegression.of(control, all.means()).flatMap(c -> {
                    double squared = t.variance() + c.variance();
                    if (!(squared > 0)) {
                        return Outcome.undefined(Cause.NO_VARIANCE, 0);
                    }
                    double df = WelchTest.degreesOfFreedom(t.variance(), t.df(), c.variance(), c.df());
                    Difference d = Difference.student(
                            t.mean() - c.mean(), Math.sqrt(squared), df, alternative, level);
                    return Outcome.known(assemble(d, treatment.moments(0), control.moments(0)));
                }));
    }

    private static LinRegression assemble(Difference d, Moments treated, Moments controls) {
        double squared = treated.variance() / treated.n() + controls.variance() / controls.n();
        return new LinRegression(d, treated.mean() - controls.mean(), 1 - d.se() * d.se() / squared);
    }

    private static double[] centred(double[] column, int n) {
        if (column.length != n) {
            throw new IllegalArgumentException("columns of %d and %d values".formatted(n, column.length));
        }
        double mean = Moments.of(column).mean();
        double[] out = new double[column.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = column[i] - mean;
        }
        return out;
    }
}
