package dev.winnow.stats.adjust;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
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
/// Assumes assignment independent within strata and strata fixed before assignment. An arm of a single unit in a
/// stratum adds nothing to the variance, which then is too small: merge such a stratum with another.
public final class PostStratification {
    private PostStratification() {}

    /// The effect on a mean: tau, or tau over the size of c.
    ///
    /// @param strata each with one outcome, then covariates
    /// @param scale  of the effect and its interval
    /// @return a fraction when relative; undefined when there is no stratum, an arm of one is empty, a stratum has
    ///     covariates that are collinear or leave no degree of freedom, nothing varies, or a relative effect has no
    ///     baseline
    public static Outcome<Difference> ofMean(
            List<Stratum> strata, EffectScale scale, Alternative alternative, Level level) {
        return theta(strata, 1).flatMap(t -> switch (scale) {
            case ABSOLUTE -> delta(t, t.mean(1), new double[] {0, 1}, alternative, level);
            case RELATIVE -> {
                double c = t.mean(0);
                if (c == 0) {
                    yield Outcome.undefined(Cause.ZERO_BASELINE, c);
                }
                double r = t.mean(1) / Math.abs(c);
                yield delta(t, r, new double[] {-r / c, 1 / Math.abs(c)}, alternative, level);
            }
        });
    }

    /// The effect on a ratio of sums: (c1 + tau1)/(c2 + tau2) - c1/c2, or that over the size of c1/c2.
    ///
    /// Numerator and denominator are averaged over the strata before they are divided.
    ///
    /// @param strata each with numerator and denominator, then covariates
    /// @param scale  of the effect and its interval
    /// @return undefined as for a mean, and when a denominator is 0
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
            if (scale == EffectScale.RELATIVE && r0 == 0) {
                return Outcome.undefined(Cause.ZERO_BASELINE, r0);
            }
            double base = scale == EffectScale.RELATIVE ? Math.abs(r0) : 1;
            double effect = (r1 - r0) / base;
            double weight0 = scale == EffectScale.RELATIVE ? r1 / r0 : 1;
            double[] gradient = new double[4];
            for (int i = 0; i < 4; i++) {
                gradient[i] = (g1[i] - weight0 * g0[i]) / base;
            }
            return delta(t, effect, gradient, alternative, level);
        });
    }

    /// Control and difference of every outcome over all strata.
    private record Theta(RealVector values, RealMatrix covariance) {
        double mean(int i) {
            return values.getEntry(i);
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

    private static Outcome<Difference> delta(
            Theta theta, double effect, double[] gradient, Alternative alternative, Level level) {
        double variance = MatrixUtils.createRealVector(gradient)
                .dotProduct(theta.covariance().operate(MatrixUtils.createRealVector(gradient)));
        if (!(variance > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        return Outcome.known(Difference.normal(effect, Math.sqrt(variance), alternative, level));
    }
}
