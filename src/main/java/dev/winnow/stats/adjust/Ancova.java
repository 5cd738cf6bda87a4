package dev.winnow.stats.adjust;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Estimate;
import dev.winnow.stats.regression.Hc;
import dev.winnow.stats.regression.LinearFit;

/// Analysis of covariance: one slope a covariate, common to both arms (Fisher 1932; Freedman 2008 on its limits under
/// randomisation).
///
/// y = b0 + tau z + sum b_j x_j + e by least squares ([LinearFit]); the effect is tau, in outcome units. Units are
/// independent, covariates untouched by the treatment. With arms of unequal size and effects that vary with the
/// covariate it can be less precise than the plain difference even in large samples, which Lin's regression cannot.
public final class Ancova {
    private Ancova() {}

    /// Adjusted difference with n - 2 - k degrees of freedom.
    ///
    /// @param outcome    one value a unit
    /// @param arms       of the same units
    /// @param covariates k columns of the same length as the outcome; none gives the plain difference
    /// @param hc         how its variance is estimated; HC2 unless another system is to be matched
    /// @return undefined when there are too few units, the columns are collinear (also when everybody is in one arm),
    ///     the fit is exact, or HC2 or HC3 meet a unit that has a coefficient to itself
    /// @throws IllegalArgumentException if lengths differ or a value is not finite
    public static Outcome<Difference> of(
            double[] outcome, Assignment arms, double[][] covariates, Hc hc, Alternative alternative, Level level) {
        return fit(outcome, arms, covariates)
                .flatMap(f -> f.coefficient(1).independent(hc))
                .map(e -> e.difference(alternative, level));
    }

    /// The estimate alone, for procedures that put their own interval around it.
    static Outcome<Estimate> classical(LinearFit fit) {
        return fit.coefficient(1).independent(Hc.CLASSICAL);
    }

    static Outcome<LinearFit> fit(double[] outcome, Assignment arms, double[][] covariates) {
        double[][] columns = new double[covariates.length + 1][];
        columns[0] = arms.column();
        System.arraycopy(covariates, 0, columns, 1, covariates.length);
        return LinearFit.of(outcome, columns);
    }
}
