package dev.winnow.stats.designs;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealVector;

/// Whether the arms differ in what was known before, all covariates at once (Hotelling 1931).
///
/// T^2 = n1 n0/(n1+n0) d'S^-1 d with the pooled covariance S; F = T^2 (n-k-1) / (k (n-2)) with k and n-k-1 degrees of
/// freedom, n = n1 + n0. Assumes independent units and roughly normal covariates or large arms, with one covariance in
/// both. Covariates are scaled by their pooled standard deviations first, so units do not matter.
///
/// @param tSquared  Hotelling's T^2
/// @param statistic F
/// @param df1       number of covariates
/// @param df2       n - k - 1
/// @param p         upper tail: of imbalance this large by chance; may underflow to 0
/// @param smd       one standardised mean difference a covariate: difference of means over sqrt((v1 + v0)/2); beyond
///     about 0.1 an imbalance is worth a look (Austin 2009)
public record CovariateBalance(
        double tSquared, double statistic, int df1, long df2, double p, List<Double> smd) {
    /// Of a covariate's variance: less than this share left by the others is a combination of them.
    private static final double COLLINEAR = 1e-11;

    public CovariateBalance {
        smd = List.copyOf(smd);
    }

    /// Compares the arms.
    ///
    /// @param treatment the covariates of the treated, at least one
    /// @param control   the same of the controls
    /// @return undefined when an arm has fewer than two units or both together fewer than k + 2, a covariate is
    ///     constant within both arms or the covariates are collinear
    public static Outcome<CovariateBalance> of(MomentMatrix treatment, MomentMatrix control) {
        int k = treatment.size();
        long n = treatment.n() + control.n();
        long smaller = Math.min(treatment.n(), control.n());
        if (smaller < 2 || n < k + 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double[] scale = new double[k];
        double[] distance = new double[k];
        var smd = new ArrayList<Double>();
        for (int j = 0; j < k; j++) {
            Moments t = treatment.moments(j);
            Moments c = control.moments(j);
            scale[j] = Math.sqrt((t.m2() + c.m2()) / (n - 2));
            if (!(scale[j] > 0)) {
                return Outcome.undefined(Cause.CONSTANT_COVARIATE, t.mean());
            }
            distance[j] = (t.mean() - c.mean()) / scale[j];
            smd.add((t.mean() - c.mean()) / Math.sqrt((t.variance() + c.variance()) / 2));
        }
        double[][] pooled = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double cross = treatment.cross(i, j) + control.cross(i, j);
                pooled[i][j] = i == j ? 1 : cross / ((n - 2) * scale[i] * scale[j]);
            }
        }
        double quadratic;
        try {
            RealVector d = new ArrayRealVector(distance, false);
            quadratic = d.dotProduct(new CholeskyDecomposition(new Array2DRowRealMatrix(pooled, false), 1e-9, COLLINEAR)
                    .getSolver()
                    .solve(d));
        } catch (MathIllegalArgumentException _) {
            return Outcome.undefined(Cause.COLLINEAR, k);
        }
        double tSquared = (double) treatment.n() * control.n() / n * quadratic;
        long df2 = n - k - 1;
        double f = tSquared * df2 / (k * (n - 2.0));
        return Outcome.known(
                new CovariateBalance(tSquared, f, k, df2, FDistribution.of(k, df2).survivalProbability(f), smd));
    }
}
