package dev.winnow.stats.adjust;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// What one stratum says of its outcomes: each one's mean under control, then each one's difference, with the sampling
/// covariance of them all.
///
/// Without covariates the means of the arms; with covariates the linear model y = a + tau z + b'(x - xbar) with one
/// error variance v, xbar the stratum's mean over both arms, itself estimated. With the cross products S of the
/// covariates about the arms' means, d1 = xbar1 - xbar0 and d0 = xbar0 - xbar, the outcomes' covariances are v times
/// (v with divisor n - 3k for k outcomes)
///
/// - 1/n0 + d0'S^-1 d0 + tr(S^-1 V) for two means under control, plus b'V b' for the estimated centre, V = Cov(xbar);
/// - 1/n1 + 1/n0 + d1'S^-1 d1 for two differences;
/// - d0'S^-1 d1 - 1/n0 for a mean and a difference.
///
/// @param n          units of both arms
/// @param values     means under control, then differences
/// @param covariance of the values
record StratumEstimate(long n, RealVector values, RealMatrix covariance) {
    /// A covariate that does not vary in an arm takes all of them out.
    ///
    /// @param outcomes how many of the variables are outcomes; the others are covariates
    /// @return undefined when an arm has fewer than two units, the covariates are collinear or nothing is left to
    ///     estimate v from
    static Outcome<StratumEstimate> of(Stratum s, int outcomes) {
        long smaller = Math.min(s.treatment().n(), s.control().n());
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        int covariates = s.treatment().size() - outcomes;
        for (int i = outcomes; i < s.treatment().size(); i++) {
            if (!(s.treatment().cross(i, i) > 0) || !(s.control().cross(i, i) > 0)) {
                return Outcome.known(unadjusted(s, outcomes));
            }
        }
        if (covariates == 0) {
            return Outcome.known(unadjusted(s, outcomes));
        }
        return adjusted(s, outcomes, covariates);
    }

    private static StratumEstimate unadjusted(Stratum s, int k) {
        RealVector values = MatrixUtils.createRealVector(new double[2 * k]);
        RealMatrix covariance = MatrixUtils.createRealMatrix(2 * k, 2 * k);
        for (int i = 0; i < k; i++) {
            double control = s.control().means().get(i);
            values.setEntry(i, control);
            values.setEntry(k + i, s.treatment().means().get(i) - control);
            for (int j = 0; j < k; j++) {
                double c0 = s.control().covariance(i, j) / s.control().n();
                double c1 = s.treatment().covariance(i, j) / s.treatment().n();
                covariance.setEntry(i, j, c0);
                covariance.setEntry(i, k + j, -c0);
                covariance.setEntry(k + i, j, -c0);
                covariance.setEntry(k + i, k + j, c0 + c1);
            }
        }
        return new StratumEstimate(s.n(), values, covariance);
    }

    private static Outcome<StratumEstimate> adjusted(Stratum s, int k, int p) {
        // GrowthBook counts three coefficients an outcome, which is exact for one outcome with one covariate.
        long degrees = s.n() - 3L * k;
        if (degrees < 1) {
            return Outcome.undefined(Cause.TOO_FEW, s.n());
        }
        RealMatrix within = within(s);
        RealMatrix inverse;
        try {
            inverse = new CholeskyDecomposition(within.getSubMatrix(k, k + p - 1, k, k + p - 1))
                    .getSolver()
                    .getInverse();
        } catch (MathIllegalArgumentException notPositive) {
            return Outcome.undefined(Cause.COLLINEAR, p);
        }
        RealMatrix shared = within.getSubMatrix(k, k + p - 1, 0, k - 1);
        RealMatrix slopes = inverse.multiply(shared);
        RealMatrix error = within.getSubMatrix(0, k - 1, 0, k - 1)
                .subtract(shared.transpose().multiply(slopes))
                .scalarMultiply(1.0 / degrees);
        return Outcome.known(assemble(s, k, inverse, slopes, error));
    }

    private static StratumEstimate assemble(
            Stratum s, int k, RealMatrix inverse, RealMatrix slopes, RealMatrix error) {
        int p = inverse.getRowDimension();
        MomentMatrix all = s.treatment().merge(s.control());
        RealVector between = MatrixUtils.createRealVector(new double[p]);
        RealVector off = MatrixUtils.createRealVector(new double[p]);
        RealMatrix ofCentre = MatrixUtils.createRealMatrix(p, p);
        for (int a = 0; a < p; a++) {
            between.setEntry(a, s.treatment().means().get(k + a) - s.control().means().get(k + a));
            off.setEntry(a, s.control().means().get(k + a) - all.means().get(k + a));
            for (int b = 0; b < p; b++) {
                ofCentre.setEntry(a, b, all.covariance(k + a, k + b) / all.n());
            }
        }
        double n1 = s.treatment().n();
        double n0 = s.control().n();
        double control = 1 / n0 + off.dotProduct(inverse.operate(off))
                + inverse.multiply(ofCentre).getTrace();
        double difference = 1 / n1 + 1 / n0 + between.dotProduct(inverse.operate(between));
        double both = -1 / n0 + off.dotProduct(inverse.operate(between));
        RealMatrix bySlopes = slopes.transpose().multiply(ofCentre).multiply(slopes);
        RealVector values = MatrixUtils.createRealVector(new double[2 * k]);
        RealMatrix covariance = MatrixUtils.createRealMatrix(2 * k, 2 * k);
        for (int i = 0; i < k; i++) {
            RealVector slope = slopes.getColumnVector(i);
            double m1 = s.treatment().means().get(i);
            double m0 = s.control().means().get(i);
            values.setEntry(i, m0 - slope.dotProduct(off));
            values.setEntry(k + i, m1 - m0 - slope.dotProduct(between));
            for (int j = 0; j < k; j++) {
                double v = error.getEntry(i, j);
                covariance.setEntry(i, j, v * control + bySlopes.getEntry(i, j));
                covariance.setEntry(i, k + j, v * both);
                covariance.setEntry(k + i, j, v * both);
                covariance.setEntry(k + i, k + j, v * difference);
            }
        }
        return new StratumEstimate(s.n(), values, covariance);
    }

    /// Sums of cross products about each arm's own means.
    private static RealMatrix within(Stratum s) {
        int size = s.treatment().size();
        RealMatrix w = MatrixUtils.createRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                w.setEntry(i, j, s.treatment().cross(i, j) + s.control().cross(i, j));
            }
        }
        return w;
    }
}
