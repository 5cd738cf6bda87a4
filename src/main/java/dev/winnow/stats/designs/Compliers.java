package dev.winnow.stats.designs;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.means.WelchTest;
import java.util.Optional;

/// The effect on those whose treatment followed their assignment: intention to treat over first stage (Angrist, Imbens
/// and Rubin 1996, eq. 12), which is two-stage least squares with the assignment as the instrument.
///
/// Assumes that units are independent, assignment is random, acts only through the treatment received, and makes nobody
/// do the opposite. With a dose for treatment it is an average effect per unit of dose over those whom the assignment
/// moves (Angrist and Imbens 1995). A ratio of two estimates: with a weak first stage its interval misleads, Anderson
/// and Rubin's does not.
///
/// @param difference   effect on compliers with the HC2 variance: residuals e = y - effect d of each arm give
///     sum (var(e)/n) / firstStage^2; n - 2 degrees of freedom
/// @param seClassical  standard error with one residual variance for both arms
/// @param intention    effect of the assignment (Welch), the plain intention-to-treat difference
/// @param firstStage   share of compliers: treated share (mean dose) of the assigned minus that of the others
/// @param firstStageF  squared t (Welch) of the first stage; infinite when everybody complies
/// @param weak         first stage F below 10: trust the robust interval only (Staiger and Stock 1997)
/// @param robust       Anderson and Rubin's (1949) interval, all effects b for which y - b d does not differ between
///     the arms by a t test with separate variances and n - 2 degrees of freedom: valid for any first stage; absent
///     when it is not one bounded interval, which is when the first stage is not significant at the level
public record Compliers(
        Difference difference,
        double seClassical,
        Difference intention,
        double firstStage,
        double firstStageF,
        boolean weak,
        Optional<Ends> robust) {

    /// An interval.
    ///
    /// @param low  lower end
    /// @param high upper end
    public record Ends(double low, double high) {}

    /// From summaries of the arms as assigned.
    ///
    /// @param assigned variables outcome, treatment received (0 or 1, or a dose), and no other, of the units assigned
    ///     to treatment
    /// @param others   the same of the units assigned to control
    /// @param level    two-sided
    /// @return undefined when an arm has fewer than two units, assignment does not move the treatment, or nothing
    ///     varies
    public static Outcome<Compliers> of(MomentMatrix assigned, MomentMatrix others, Level level) {
        long smaller = Math.min(assigned.n(), others.n());
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double first = assigned.means().get(1) - others.means().get(1);
        if (!(Math.abs(first) > 0)) {
            return Outcome.undefined(Cause.NO_FIRST_STAGE, first);
        }
        return WelchTest.of(assigned.moments(0), others.moments(0), level).flatMap(itt -> {
            double late = itt.estimate() / first;
            Moments e1 = assigned.combine(1, -late);
            Moments e0 = others.combine(1, -late);
            double squared = mean(e1) + mean(e0);
            if (!(squared > 0)) {
                return Outcome.undefined(Cause.NO_VARIANCE, 0);
            }
            double size = Math.abs(first);
            double df = assigned.n() + others.n() - 2.0;
            double pooled = (e1.m2() + e0.m2()) / df * (1.0 / e1.n() + 1.0 / e0.n());
            double stage = first * first / (mean(assigned.moments(1)) + mean(others.moments(1)));
            return Outcome.known(new Compliers(
                    Difference.student(late, Math.sqrt(squared) / size, df, Alternative.TWO_SIDED, level),
                    Math.sqrt(pooled) / size,
                    itt,
                    first,
                    stage,
                    stage < 10,
                    robust(assigned, others, itt.estimate(), first, df, level)));
        });
    }

    /// Variance of the mean.
    private static double mean(Moments m) {
        return m.variance() / m.n();
    }

    /// The effects b with (itt - b first)^2 <= t^2 Var(itt - b first): between the roots of a quadratic in b.
    private static Optional<Ends> robust(
            MomentMatrix assigned, MomentMatrix others, double itt, double first, double df, Level level) {
        double t = Tails.studentQuantile(level.alpha() / 2, df);
        double vy = mean(assigned.moments(0)) + mean(others.moments(0));
        double vd = mean(assigned.moments(1)) + mean(others.moments(1));
        double c = assigned.covariance(0, 1) / assigned.n() + others.covariance(0, 1) / others.n();
        double a2 = first * first - t * t * vd;
        double a1 = itt * first - t * t * c;
        double a0 = itt * itt - t * t * vy;
        double root = a1 * a1 - a2 * a0;
        if (!(a2 > 0 && root >= 0)) {
            return Optional.empty();
        }
        return Optional.of(new Ends((a1 - Math.sqrt(root)) / a2, (a1 + Math.sqrt(root)) / a2));
    }
}
