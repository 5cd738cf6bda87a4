package dev.winnow.stats.adjust;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;

/// The normal equations S b = s of the first variable on the others, solved from cross products by Cholesky.
///
/// The covariates are scaled to unit length first, so that the threshold for collinearity is a share of unexplained
/// variance and does not depend on their units. Summaries leave no better way: the condition of the problem is squared,
/// so nearly collinear covariates lose twice the digits that [dev.winnow.stats.regression.LinearFit] would.
final class NormalEquations {
    /// A covariate of which the others leave less than this share of the variance is collinear; cross products hold no
    /// more digits.
    private static final double COLLINEAR = 1e-11;

    private final DecompositionSolver solver;
    private final double[] scales;
    private final double[] slopes;
    private final double residual;

    private NormalEquations(DecompositionSolver solver, double[] scales, double[] slopes, double residual) {
        this.solver = solver;
        this.scales = scales;
        this.slopes = slopes;
        this.residual = residual;
    }

    /// Least squares.
    ///
    /// @param m variables outcome, then the covariates
    /// @return undefined when a covariate is constant or a combination of the others
    static Outcome<NormalEquations> of(MomentMatrix m) {
        return of(m, 0);
    }

    /// The same with a penalty on squared slopes (Hoerl and Kennard 1970), of covariates scaled to unit length.
    ///
    /// @param ridge added to the diagonal of the correlation matrix, 0 or more
    static Outcome<NormalEquations> of(MomentMatrix m, double ridge) {
        int k = m.size() - 1;
        double[] scales = new double[k];
        for (int j = 0; j < k; j++) {
            scales[j] = Math.sqrt(m.cross(j + 1, j + 1));
            if (!(scales[j] > 0)) {
                return Outcome.undefined(Cause.CONSTANT_COVARIATE, m.means().get(j + 1));
            }
        }
        double[][] correlations = new double[k][k];
        double[] right = new double[k];
        for (int i = 0; i < k; i++) {
            right[i] = m.cross(0, i + 1) / scales[i];
            for (int j = 0; j < k; j++) {
                correlations[i][j] = i == j ? 1 + ridge : m.cross(i + 1, j + 1) / (scales[i] * scales[j]);
            }
        }
        DecompositionSolver solver;
        try {
            solver = new CholeskyDecomposition(new Array2DRowRealMatrix(correlations, false), 1e-9, COLLINEAR).getSolver();
        } catch (MathIllegalArgumentException _) {
            return Outcome.undefined(Cause.COLLINEAR, k);
        }
        double[] scaled = solver.solve(new ArrayRealVector(right, false)).toArray();
        double explained = 0;
        double[] slopes = new double[k];
        for (int j = 0; j < k; j++) {
            explained += scaled[j] * right[j];
            slopes[j] = scaled[j] / scales[j];
        }
        double total = m.cross(0, 0);
        double left = total - explained;
        return Outcome.known(new NormalEquations(solver, scales, slopes, left > 1e-13 * total ? left : 0));
    }

    /// One slope a covariate, outcome units per covariate unit.
    double[] slopes() {
        return slopes;
    }

    /// Sum of squared residuals of least squares, 0 when what is left is rounding; not meant for a ridge fit.
    double residual() {
        return residual;
    }

    /// v'S^-1 v for the cross products S of the covariates.
    double quadratic(double[] v) {
        double[] scaled = new double[v.length];
        for (int j = 0; j < v.length; j++) {
            scaled[j] = v[j] / scales[j];
        }
        return new ArrayRealVector(scaled, false).dotProduct(solver.solve(new ArrayRealVector(scaled, false)));
    }
}
