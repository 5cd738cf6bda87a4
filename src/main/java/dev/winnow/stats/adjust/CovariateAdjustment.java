package dev.winnow.stats.adjust;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.List;

/// Both arms' outcomes with what a pre-period covariate explains taken out: Y - theta (X - Xbar), theta = cov(Y, X) /
/// var(X) and Xbar over both arms together (Deng, Xu, Kohavi and Walker 2013, eq. 4), for means and for ratios of sums.
///
/// A ratio is linearised first, R + (y - R d) / dbar (Deng, Knoblich and Lu 2018), and so is its covariate, as in
/// appendix B of the former; theta then comes from the two arms as one sample. Units are independent, the covariate is
/// from before the treatment. The adjusted moments take theta as known.
///
/// @param theta     coefficient, outcome units per covariate unit; 0 when the covariate is the same for everybody
/// @param treatment adjusted outcome of the treatment arm
/// @param control   adjusted outcome of the control arm
public record CovariateAdjustment(double theta, Moments treatment, Moments control) {

    /// For the comparison of means.
    ///
    /// @param treatment variables outcome, covariate, and no other
    /// @param control   the same of the control arm
    /// @throws IllegalArgumentException if the numbers of variables differ or there are more than two
    public static CovariateAdjustment ofMeans(MomentMatrix treatment, MomentMatrix control) {
        return of(treatment, control, treatment.merge(control));
    }

    /// For the comparison of ratios of sums.
    ///
    /// @param treatment variables numerator, denominator, numerator before, denominator before
    /// @param control   the same of the control arm
    /// @return undefined as for [#linearised], for an arm or for both arms together
    /// @throws IllegalArgumentException for other than four variables
    public static Outcome<CovariateAdjustment> ofRatios(MomentMatrix treatment, MomentMatrix control) {
        return linearised(treatment).flatMap(t -> linearised(control)
                .flatMap(c -> linearised(treatment.merge(control)).map(all -> of(t, c, all))));
    }

    /// Two ratios of the same units, each replaced by its linearised value R + (y - R d) / dbar, whose variance over n
    /// is the delta method's of the ratio (methods.md section 5).
    ///
    /// @param m variables numerator, denominator, and the same of a second ratio
    /// @return the two linearised variables, whose means are the ratios; undefined when a denominator sums to 0, or so
    ///     near that the ratio overflows
    /// @throws IllegalArgumentException for other than four variables
    public static Outcome<MomentMatrix> linearised(MomentMatrix m) {
        if (m.size() != 4) {
            throw new IllegalArgumentException("%d variables instead of 4".formatted(m.size()));
        }
        double first = m.means().get(1);
        double second = m.means().get(3);
        if (first == 0 || second == 0) {
            return Outcome.undefined(Cause.ZERO_DENOMINATOR, 0);
        }
        double r = m.means().get(0) / first;
        double q = m.means().get(2) / second;
        double[] u = {1 / first, -r / first, 0, 0};
        double[] v = {0, 0, 1 / second, -q / second};
        // Denominators so near 0 that a ratio or its spread overflows give none either.
        if (!finite(m, u) || !finite(m, v)) {
            return Outcome.undefined(Cause.ZERO_DENOMINATOR, Math.min(Math.abs(first), Math.abs(second)));
        }
        double both = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                both += u[i] * v[j] * m.cross(i, j);
            }
        }
        return Outcome.known(new MomentMatrix(
                m.n(), List.of(r, q), List.of(m.combine(u).m2(), both, both, m.combine(v).m2())));
    }

    private static boolean finite(MomentMatrix m, double... weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * weights[i] * m.cross(i, i);
        }
        return Double.isFinite(sum);
    }

    private static CovariateAdjustment of(MomentMatrix treatment, MomentMatrix control, MomentMatrix all) {
        double theta = all.cross(1, 1) > 0 ? all.cross(0, 1) / all.cross(1, 1) : 0;
        double centre = all.means().get(1);
        return new CovariateAdjustment(theta, adjusted(treatment, theta, centre), adjusted(control, theta, centre));
    }

    private static Moments adjusted(MomentMatrix m, double theta, double centre) {
        Moments combined = m.combine(1, -theta);
        return new Moments(m.n(), combined.mean() + theta * centre, combined.m2());
    }
}
