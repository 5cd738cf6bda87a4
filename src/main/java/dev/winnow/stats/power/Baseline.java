package dev.winnow.stats.power;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.means.RatioMetric;
import java.util.List;

/// What a plan needs of a metric's history: its value, and the standard deviation of one unit's contribution to it, so
/// that the metric over n units has standard error sd / sqrt(n).
///
/// Units of history are taken as independent, like those to come, and the same that will be assigned. Variances and
/// covariances divide by n - 1; ratios, quantiles and adjusted means are large-sample figures.
///
/// @param value of the metric, in its own unit
/// @param sd    of one unit's contribution, in the same unit
public record Baseline(double value, double sd) {

    /// A mean per unit: sd is the sample standard deviation.
    ///
    /// @return undefined as [Cause#TOO_FEW] with fewer than two units, as [Cause#NO_VARIANCE] when they are all the
    ///     same
    public static Outcome<Baseline> mean(Moments history) {
        if (history.n() < 2) {
            return Outcome.undefined(Cause.TOO_FEW, history.n());
        }
        return of(history.mean(), history.variance());
    }

    /// A mean per unit, adjusted by a covariate from before the treatment: its variance is v_y - c_xy^2 / v_x (Deng,
    /// Xu, Kohavi and Walker 2013), which loses the digits that the covariate explains.
    ///
    /// @param history variables outcome, covariate
    /// @return undefined as [Cause#TOO_FEW] with fewer than two units, as [Cause#CONSTANT_COVARIATE], or as
    ///     [Cause#NO_VARIANCE] when the covariate explains the outcome entirely
    public static Outcome<Baseline> meanAdjusted(MomentMatrix history) {
        if (history.n() < 2) {
            return Outcome.undefined(Cause.TOO_FEW, history.n());
        }
        double vx = history.covariance(1, 1);
        if (!(vx > 0)) {
            return Outcome.undefined(Cause.CONSTANT_COVARIATE, history.means().get(1));
        }
        double cxy = history.covariance(0, 1);
        return of(history.means().get(0), history.covariance(0, 0) - cxy / vx * cxy);
    }

    /// A ratio R of sums over units, by the delta method: sd^2 is the variance of (y - R x) / xbar (Deng, Knoblich and
    /// Lu 2018).
    ///
    /// @param history variables numerator y, denominator x
    /// @return undefined as [Cause#TOO_FEW] with fewer than two units, as [Cause#ZERO_DENOMINATOR] when the denominator
    ///     sums to 0, as [Cause#NO_VARIANCE] when nothing varies
    public static Outcome<Baseline> ratio(MomentMatrix history) {
        if (history.n() < 2) {
            return Outcome.undefined(Cause.TOO_FEW, history.n());
        }
        return RatioMetric.linearise(history).flatMap(m -> mean(m.moments(0)));
    }

    /// A ratio of sums from a report's figures: sd^2 = [s_y^2 - 2 R r s_y s_x + R^2 s_x^2] / xbar^2.
    ///
    /// @param meanNumerator   ybar, finite
    /// @param sdNumerator     s_y, at least 0 and finite
    /// @param meanDenominator xbar, finite
    /// @param sdDenominator   s_x, at least 0 and finite
    /// @param correlation     r of numerator and denominator over the units, in [-1, 1]
    /// @return undefined as [Cause#ZERO_DENOMINATOR] when the denominator's mean is 0, as [Cause#NO_VARIANCE] when
    ///     nothing varies
    /// @throws IllegalArgumentException if a number is outside its range
    public static Outcome<Baseline> ratio(
            double meanNumerator,
            double sdNumerator,
            double meanDenominator,
            double sdDenominator,
            double correlation) {
        requireMoments("numerator", meanNumerator, sdNumerator);
        requireMoments("denominator", meanDenominator, sdDenominator);
        if (!(correlation >= -1 && correlation <= 1)) {
            throw new IllegalArgumentException("correlation=%s is not in [-1, 1]".formatted(correlation));
        }
        if (meanDenominator == 0) {
            return Outcome.undefined(Cause.ZERO_DENOMINATOR, 0);
        }
        double ratio = meanNumerator / meanDenominator;
        double y = sdNumerator / meanDenominator;
        double x = ratio * sdDenominator / meanDenominator;
        return of(ratio, y * y - 2 * correlation * x * y + x * x);
    }

    /// A ratio of sums, adjusted by the same ratio of an earlier period; both are linearised as in
    /// [#ratio(MomentMatrix)] and then adjusted as in [#meanAdjusted(MomentMatrix)].
    ///
    /// @param history variables numerator, denominator, earlier numerator, earlier denominator
    /// @return undefined as [Cause#TOO_FEW] with fewer than two units, as [Cause#ZERO_DENOMINATOR] when a denominator
    ///     sums to 0, as [Cause#CONSTANT_COVARIATE] when the earlier ratio does not vary, as [Cause#NO_VARIANCE] when
    ///     it explains everything
    public static Outcome<Baseline> ratioAdjusted(MomentMatrix history) {
        if (history.n() < 2) {
            return Outcome.undefined(Cause.TOO_FEW, history.n());
        }
        List<Double> m = history.means();
        if (m.get(1) == 0 || m.get(3) == 0) {
            return Outcome.undefined(Cause.ZERO_DENOMINATOR, 0);
        }
        double ratio = m.get(0) / m.get(1);
        double earlier = m.get(2) / m.get(3);
        double[] y = {1 / m.get(1), -ratio / m.get(1), 0, 0};
        double[] x = {0, 0, 1 / m.get(3), -earlier / m.get(3)};
        var linear = new MomentMatrix(
                history.n(),
                List.of(ratio, earlier),
                List.of(cross(history, y, y), cross(history, y, x), cross(history, y, x), cross(history, x, x)));
        return meanAdjusted(linear);
    }

    private static double cross(MomentMatrix history, double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum += a[i] * b[j] * history.cross(i, j);
            }
        }
        return sum;
    }

    /// A quantile: its variance over n is q (1 - q) / (n f^2) (Mood, Graybill and Boes 1974, section 6.5).
    ///
    /// @param value   the quantile
    /// @param q       its probability, in (0, 1)
    /// @param density f, of the values at the quantile, per unit of the metric; above 0 and finite
    /// @throws IllegalArgumentException if q or the density is outside its range
    public static Baseline quantile(double value, double q, double density) {
        if (!(q > 0 && q < 1 && density > 0 && Double.isFinite(density))) {
            throw new IllegalArgumentException("q=%s density=%s".formatted(q, density));
        }
        return new Baseline(value, Math.sqrt(q * (1 - q)) / density);
    }

    /// The same metric after a covariate has explained a share of its variance, rho^2 for CUPED.
    ///
    /// @param explained in [0, 1)
    /// @return with sd times sqrt(1 - explained)
    /// @throws IllegalArgumentException for any other number
    public Baseline reducedBy(double explained) {
        if (!(explained >= 0 && explained < 1)) {
            throw new IllegalArgumentException("explained=%s is not in [0, 1)".formatted(explained));
        }
        return new Baseline(value, sd * Math.sqrt(1 - explained));
    }

    private static void requireMoments(String name, double mean, double sd) {
        if (!Double.isFinite(mean) || !(sd >= 0) || Double.isInfinite(sd)) {
            throw new IllegalArgumentException("%s: mean=%s sd=%s".formatted(name, mean, sd));
        }
    }

    private static Outcome<Baseline> of(double value, double variance) {
        return variance > 0
                ? Outcome.known(new Baseline(value, Math.sqrt(variance)))
                : Outcome.undefined(Cause.NO_VARIANCE, 0);
    }
}
