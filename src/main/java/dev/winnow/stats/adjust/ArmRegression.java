package dev.winnow.stats.adjust;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Outcome;
import java.util.List;

/// The mean outcome of an arm as its own regression predicts it at given means of the covariates.
///
/// @param mean     predicted: ybar + b'd, d the given means less the arm's own
/// @param variance of the prediction for fixed d: s^2 [1/n + d'S^-1 d], S the cross products of the covariates and s^2
///     the residual variance with divisor n - k - 1
/// @param df       residual degrees of freedom
record ArmRegression(double mean, double variance, double df) {

    /// @param arm variables outcome, then the covariates
    /// @param at  a mean for each variable; the outcome's is not used
    /// @return undefined when a covariate is constant or a combination of the others
    static Outcome<ArmRegression> of(MomentMatrix arm, List<Double> at) {
        return NormalEquations.of(arm).map(normal -> {
            int k = normal.slopes().length;
            double[] distance = new double[k];
            double shift = 0;
            for (int j = 0; j < k; j++) {
                distance[j] = at.get(j + 1) - arm.means().get(j + 1);
                shift += normal.slopes()[j] * distance[j];
            }
            double df = arm.n() - k - 1.0;
            double leverage = 1.0 / arm.n() + normal.quadratic(distance);
            return new ArmRegression(arm.means().get(0) + shift, normal.residual() / df * leverage, df);
        });
    }
}
