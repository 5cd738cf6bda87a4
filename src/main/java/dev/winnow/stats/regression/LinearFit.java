package dev.winnow.stats.regression;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;

/// Ordinary or weighted least squares with an intercept: y = b0 + sum b_j x_j + e with the smallest sum of w e^2.
///
/// Columns are centred at their weighted means and made orthonormal by modified Gram-Schmidt, each column twice, which
/// keeps them orthogonal to rounding (Giraud, Langou and Rozloznik 2005); nothing is squared, so the condition of the
/// problem is that of the centred columns. The thin factor Q is kept, from which [Contrast] takes every variance. A
/// library factorisation would build the full n by n factor. A column of which the ones before it leave less than 1e-9
/// of its spread counts as collinear: fewer than half of the digits would be left.
public final class LinearFit {
    /// Below this share of its length a column is a combination of the ones before it.
    private static final double COLLINEAR = 1e-9;

    /// Residuals below this share of the outcome's spread are rounding.
    private static final double EXACT = 1e-13;

    private final double[] means;
    private final double[][] q;
    private final double[][] r;
    private final double[] projections;
    private final double[] residuals;
    private final double rss;

    private LinearFit(double[] means, double[][] q, double[][] r, double[] projections, double[] residuals, double rss) {
        this.means = means;
        this.q = q;
        this.r = r;
        this.projections = projections;
        this.residuals = residuals;
        this.rss = rss;
    }

    /// Regresses an outcome on an intercept and the regressors.
    ///
    /// @param outcome    one value a unit
    /// @param regressors columns of the same length, without a constant; coefficient 0 is the intercept, coefficient j
    ///     the j-th regressor
    /// @return undefined when there are fewer units than coefficients or the columns are collinear
    /// @throws IllegalArgumentException if lengths differ or a value is not finite
    public static Outcome<LinearFit> of(double[] outcome, double[]... regressors) {
        double[] ones = new double[outcome.length];
        Arrays.fill(ones, 1);
        return weighted(outcome, ones, regressors);
    }

    /// The same with a weight a unit, the inverse of its variance up to a common factor.
    ///
    /// @param outcome    one value a unit
    /// @param weights    each above 0 and finite
    /// @param regressors columns of the same length
    /// @return undefined when there are fewer units than coefficients or the columns are collinear
    /// @throws IllegalArgumentException if lengths differ, a value is not finite or a weight is not above 0
    public static Outcome<LinearFit> weighted(double[] outcome, double[] weights, double[]... regressors) {
        int n = outcome.length;
        int k = regressors.length + 1;
        double[] root = roots(weights, n);
        if (n < k) {
            return Outcome.undefined(Cause.TOO_FEW, n);
        }
        double total = 0;
        for (double w : root) {
            total += w * w;
        }
        double[] means = new double[k];
        double[][] q = new double[k][];
        double[][] r = new double[k][k];
        r[0][0] = Math.sqrt(total);
        q[0] = new double[n];
        for (int i = 0; i < n; i++) {
            q[0][i] = root[i] / r[0][0];
        }
        for (int j = 1; j < k; j++) {
            double[] column = regressors[j - 1];
            means[j] = mean(column, root, total);
            q[j] = centred(column, root, means[j]);
            double size = norm(column, root);
            double before = length(q[j]);
            r[j][j] = orthogonalise(q, r, j);
            // A column whose spread is rounding of its offset is constant.
            if (!(before > COLLINEAR * COLLINEAR * size * Math.sqrt(n)) || !(r[j][j] > COLLINEAR * before)) {
                return Outcome.undefined(Cause.COLLINEAR, j);
            }
            scale(q[j], 1 / r[j][j]);
        }
        means[0] = mean(outcome, root, total);
        return Outcome.known(project(outcome, root, means, q, r));
    }

    private static LinearFit project(double[] outcome, double[] root, double[] means, double[][] q, double[][] r) {
        double[] e = centred(outcome, root, means[0]);
        double spread = length(e);
        double[] projections = new double[q.length];
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < q.length; j++) {
                double c = dot(q[j], e);
                projections[j] += c;
                subtract(e, c, q[j]);
            }
        }
        double left = length(e);
        if (!(left > EXACT * Math.max(spread, Math.abs(means[0]) * r[0][0]))) {
            Arrays.fill(e, 0);
            left = 0;
        }
        projections[0] += means[0] * r[0][0];
        return new LinearFit(means, q, r, projections, e, left * left);
    }

    /// Number of units.
    public int n() {
        return residuals.length;
    }

    /// Number of coefficients, the intercept among them.
    public int size() {
        return q.length;
    }

    /// Residual degrees of freedom: n minus the number of coefficients; 0 when every unit is fitted.
    public int df() {
        return n() - size();
    }

    /// Weighted sum of squared residuals, sum w e^2; exactly 0 when what is left is rounding, below 1e-13 of the
    /// outcome's length.
    public double rss() {
        return rss;
    }

    /// A single coefficient, in outcome units for one unit of its regressor.
    ///
    /// @param j 0 for the intercept, below [#size]
    public Contrast coefficient(int j) {
        double[] weights = new double[size()];
        weights[j] = 1;
        return combination(weights);
    }

    /// A weighted sum of coefficients, such as the prediction for a unit: 1 and its regressors.
    ///
    /// @param weights one a coefficient, the intercept first
    /// @throws IllegalArgumentException for more or fewer
    public Contrast combination(double... weights) {
        if (weights.length != size()) {
            throw new IllegalArgumentException("%d weights for %d coefficients".formatted(weights.length, size()));
        }
        double[] u = new double[size()];
        for (int j = 0; j < u.length; j++) {
            // The columns are centred: the intercept carries the means of the regressors.
            double c = j == 0 ? weights[0] : weights[j] - weights[0] * means[j];
            for (int l = 0; l < j; l++) {
                c -= r[l][j] * u[l];
            }
            u[j] = c / r[j][j];
        }
        return new Contrast(this, u, dot(u, projections));
    }

    double[] column(int j) {
        return q[j];
    }

    /// A unit's residual times the square root of its weight.
    double residual(int i) {
        return residuals[i];
    }

    double leverage(int i) {
        double h = 0;
        for (double[] column : q) {
            h += column[i] * column[i];
        }
        return h;
    }

    private static double[] roots(double[] weights, int n) {
        if (weights.length != n) {
            throw new IllegalArgumentException("%d weights for %d units".formatted(weights.length, n));
        }
        double[] root = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(weights[i] > 0 && Double.isFinite(weights[i]))) {
                throw new IllegalArgumentException("weight=%s is not above 0".formatted(weights[i]));
            }
            root[i] = Math.sqrt(weights[i]);
        }
        return root;
    }

    private static double mean(double[] column, double[] root, double total) {
        if (column.length != root.length) {
            throw new IllegalArgumentException("columns of %d and %d values".formatted(root.length, column.length));
        }
        double first = column[0];
        double sum = 0;
        for (int i = 0; i < root.length; i++) {
            sum += root[i] * root[i] * (column[i] - first);
        }
        double mean = first + sum / total;
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("a column holds a value that is not finite");
        }
        return mean;
    }

    private static double[] centred(double[] column, double[] root, double mean) {
        double[] out = new double[root.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = root[i] * (column[i] - mean);
        }
        return out;
    }

    private static double orthogonalise(double[][] q, double[][] r, int j) {
        for (int pass = 0; pass < 2; pass++) {
            for (int l = 0; l < j; l++) {
                double c = dot(q[l], q[j]);
                r[l][j] += c;
                subtract(q[j], c, q[l]);
            }
        }
        return length(q[j]);
    }

    private static double norm(double[] column, double[] root) {
        double sum = 0;
        for (int i = 0; i < root.length; i++) {
            sum += root[i] * column[i] * root[i] * column[i];
        }
        return Math.sqrt(sum);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static void subtract(double[] from, double factor, double[] what) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * what[i];
        }
    }

    private static void scale(double[] a, double factor) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= factor;
        }
    }
}
