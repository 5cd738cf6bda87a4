package dev.winnow.stats.regression;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/// CR2 of one contrast (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018, eq. 5 and 11), under the working model of
/// independent units with the fit's weights as precisions. A weighted fit is adjusted as the plain one of columns times
/// the roots of their weights; the equations leave a choice of root there, and clubSandwich makes another.
///
/// With M = Q_g'Q_g = V L V', the adjustment (I - Q_g Q_g')^(-1/2) turns Q_g into Q_g B, B = V (1 - L)^(-1/2) V', so
/// that only matrices of the number of coefficients are decomposed. The variance is a quadratic form in y whose matrix
/// has cross products P_gh = [g = h] t_g - s_g's_h with t_g = u'BMBu and s_g = MBu; its degrees of freedom are
/// (trace P)^2 / sum P_gh^2.
///
/// @param variance of the contrast
/// @param df       Satterthwaite's degrees of freedom; 0 when the clusters determine the contrast
record BiasReduced(double variance, double df) {
    /// From here on a direction is one that the cluster determines alone; it has no residual and its inverse is taken
    /// as 0.
    private static final double DETERMINED = 1e-9;

    static BiasReduced of(Contrast contrast, Clusters clusters) {
        LinearFit fit = contrast.fit();
        int k = fit.size();
        double[][][] m = products(fit, clusters);
        double[][] scores = scores(fit, clusters);
        double[] u = contrast.direction();
        double variance = 0;
        double trace = 0;
        double squares = 0;
        double[][] outer = new double[k][k];
        for (int g = 0; g < clusters.count(); g++) {
            RealMatrix product = new Array2DRowRealMatrix(m[g], false);
            double[] v = adjust(product, u);
            double[] s = product.operate(v);
            double t = 0;
            double length = 0;
            double score = 0;
            for (int j = 0; j < k; j++) {
                t += v[j] * s[j];
                length += s[j] * s[j];
                score += v[j] * scores[g][j];
                for (int l = 0; l < k; l++) {
                    outer[j][l] += s[j] * s[l];
                }
            }
            variance += score * score;
            trace += t - length;
            squares += t * t - 2 * t * length;
        }
        for (double[] row : outer) {
            for (double x : row) {
                squares += x * x;
            }
        }
        return new BiasReduced(variance, squares > 0 ? trace * trace / squares : 0);
    }

    private static double[] adjust(RealMatrix product, double[] u) {
        var eigen = new EigenDecompositionSymmetric(product);
        double[] inV = eigen.getVT().operate(u);
        for (int j = 0; j < u.length; j++) {
            double left = 1 - eigen.getEigenvalue(j);
            inV[j] = left > DETERMINED ? inV[j] / Math.sqrt(left) : 0;
        }
        return eigen.getV().operate(inV);
    }

    private static double[][][] products(LinearFit fit, Clusters clusters) {
        int k = fit.size();
        double[][][] m = new double[clusters.count()][k][k];
        for (int j = 0; j < k; j++) {
            double[] a = fit.column(j);
            for (int l = 0; l <= j; l++) {
                double[] b = fit.column(l);
                for (int i = 0; i < a.length; i++) {
                    m[clusters.of(i)][j][l] += a[i] * b[i];
                }
            }
        }
        for (double[][] product : m) {
            for (int j = 0; j < k; j++) {
                for (int l = 0; l < j; l++) {
                    product[l][j] = product[j][l];
                }
            }
        }
        return m;
    }

    /// Q_g'e_g of every cluster.
    static double[][] scores(LinearFit fit, Clusters clusters) {
        double[][] scores = new double[clusters.count()][fit.size()];
        for (int j = 0; j < fit.size(); j++) {
            double[] column = fit.column(j);
            for (int i = 0; i < column.length; i++) {
                scores[clusters.of(i)][j] += column[i] * fit.residual(i);
            }
        }
        return scores;
    }
}
