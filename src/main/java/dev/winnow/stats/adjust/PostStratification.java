package dev.winnow.stats.adjust;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.RelativeEffect;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// Compares two arms stratum by stratum and weighs the strata by their share of all units (Miratrix, Sekhon and Yu
/// 2013; Xie and Aurisset 2016).
///
/// Per stratum: the mean of control c and the difference tau of every outcome, with their covariance S. Weighted with
/// w = n_s / n: theta = sum w (c, tau), Cov(theta) = sum w^2 S + [sum w (c, tau)(c, tau)' - theta theta'] / n; the
/// second part because the shares are counted, not known. The effect is a function of theta, its error by the delta
/// method, its interval normal. Variables after the outcomes are covariates of a linear model within the stratum.
///
/// Assumes assignment independent within strata and strata fixed before assignment. A stratum where an arm has a single
/// unit, which says nothing of its spread, must be merged with another.
public final class PostStratification {
    private PostStratification() {}

    /// The effect on a mean: tau, or tau over the size of c.
    ///
    /// @param strata each with one outcome, then covariates
    /// @param scale  of the effect and its interval
    /// @return a fraction when relative; undefined when there is no stratum, an arm of one has fewer than two units, a
    ///     stratum has covariates that are collinear or leave no degree of freedom, nothing varies, or a relative effect
    ///     has no baseline
    public static Outcome<Difference> ofMean(
            List<Stratum> strata, EffectScale scale, Alternative alternative, Level level) {
        return theta(strata, 1).flatMap(t -> switch (scale) {
            case ABSOLUTE -> normal(t.mean(1), t.covariance(1, 1), alternative, level);
            case RELATIVE ->
                RelativeEffect.of(t.mean(1), t.covariance(1, 1), t.mean(0), t.covariance(0, 0), t.covariance(0, 1), level)
                        .map(e -> Difference.normal(e.estimate(), e.se(), alternative, level));
        });
    }

    /// The effect on a ratio of sums: (c1 + tau1)/(c2 + tau2) - c1/c2, or that over the size of c1/c2.
    ///
    /// Numerator and denominator are averaged over the strata before they are divided.
    ///
    /// @param strata each with numerator and denominator, then covariates
    /// @param scale  of the effect and its interval
    /// @return undefined as for a mean, and when a denominator is 0 or so near that the ratio or its error overflows
    public static Outcome<Difference> ofRatio(
            List<Stratum> strata, EffectScale scale, Alternative alternative, Level level) {
        return theta(strata, 2).flatMap(t -> {
            double up0 = t.mean(0);
            double down0 = t.mean(1);
            double up1 = up0 + t.mean(2);
            double down1 = down0 + t.mean(3);
            if (down0 == 0 || down1 == 0) {
                return Outcome.undefined(Cause.ZERO_DENOMINATOR, 0);
            }
            double r0 = up0 / down0;
            double r1 = up1 / down1;
            // Gradients of the two ratios by (c1, c2, tau1, tau2).
            double[] g0 = {1 / down0, -r0 / down0, 0, 0};
            double[] g1 = {1 / down1, -r1 / down1, 1 / down1, -r1 / down1};
            boolean relative = scale == EffectScale.RELATIVE;
            double base = relative ? Math.abs(r0) : 1;
            double effect = (r1 - r0) / base;
            double weight0 = relative ? r1 / r0 : 1;
            double[] gradient = new double[4];
            for (int i = 0; i < 4; i++) {
                gradient[i] = (g1[i] - weight0 * g0[i]) / base;
            }
            RealVector g = MatrixUtils.createRealVector(gradient);
            double variance = g.dotProduct(t.covariance().operate(g));
            // What was divided by is 0, or so near that the effect or its spread overflows.
            if (!Double.isFinite(effect) || !Double.isFinite(variance)) {
                return Outcome.undefined(relative ? Cause.ZERO_BASELINE : Cause.ZERO_DENOMINATOR, 0);
            }
            return normal(effect, variance, alternative, level);
        });
    }

    /// Control and difference of every outcome over all strata.
    private record Theta(RealVector values, RealMatrix covariance) {
        double mean(int i) {
            return values.getEntry(i);
        }

        double covariance(int i, int j) {
            return covariance.getEntry(i, j);
        }
    }

    private static Outcome<Theta> theta(List<Stratum> strata, int outcomes) {
        if (strata.isEmpty()) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        var estimates = new ArrayList<StratumEstimate>();
        for (Stratum s : strata) {
            switch (StratumEstimate.of(s, outcomes)) {
                case Outcome.Known<StratumEstimate>(StratumEstimate e) -> estimates.add(e);
                case Outcome.Undefined<StratumEstimate>(Cause c, double found) -> {
                    return Outcome.undefined(c, found);
                }
            }
        }
        double total = estimates.stream().mapToLong(StratumEstimate::n).sum();
        RealVector mean = MatrixUtils.createRealVector(new double[2 * outcomes]);
        for (StratumEstimate e : estimates) {
            mean = mean.add(e.values().mapMultiply(e.n() / total));
        }
        RealMatrix covariance = MatrixUtils.createRealMatrix(2 * outcomes, 2 * outcomes);
        for (StratumEstimate e : estimates) {
            double w = e.n() / total;
            RealVector apart = e.values().subtract(mean);
            covariance = covariance
                    .add(e.covariance().scalarMultiply(w * w))
                    .add(apart.outerProduct(apart).scalarMultiply(w / total));
        }
        return Outcome.known(new Theta(mean, covariance));
    }

    private static Outcome<Difference> normal(double effect, double variance, Alternative alternative, Level level) {
        if (!(variance > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        return Outcome.known(Difference.normal(effect, Math.sqrt(variance), alternative, level));
    }
}
