package dev.winnow.stats.distribution;

import dev.winnow.stats.numeric.Lattice;
import java.util.function.DoubleUnaryOperator;

/// Range of `k` means divided by an independent standard error: the reference of Tukey's comparisons of all pairs.
///
/// P(range of k normals > w) = k integral of phi(z) { Phi(z)^(k-1) - [Phi(z) - Phi(z - w)]^(k-1) } dz, whose mean over
/// w = q s is taken (Copenhaver and Holland 1988). The integrand is written so that it never cancels; about 1e-9
/// relative in both tails.
public final class StudentizedRange {
    private static final double STEP = 0.25;
    /// Where the tail is taken from its limit, in standard deviations of Student's scale.
    private static final double FAR = 1e5;

    /// Where the largest of the means is sought however wide the range may be.
    private static final double TOP = 3;

    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

    private StudentizedRange() {}

    /// The distribution.
    ///
    /// @param k  number of means, at least 2
    /// @param df degrees of freedom of the standard error, at least 1; may be infinite
    public static Distribution of(int k, double df) {
        if (k < 2 || !(df >= 1)) {
            throw new IllegalArgumentException("k=%s (at least 2), df=%s (at least 1)".formatted(k, df));
        }
        return new Continuous(
                Continuous.Support.POSITIVE,
                q -> ChiScale.logSmoothMean(s -> logRangeBelow(q * s, k), df),
                q -> far(q, k, df, false, near -> ChiScale.logSmoothMean(s -> logRangeAbove(near * s, k), df)),
                q -> far(q, k, df, true, near -> ChiScale.logSmoothMean(s -> Math.log(s) + logRangeDensity(near * s, k), df)));
    }

    /// Far out the tail falls like q^-df, to df^2/q^2 relative, and its density by one power more; with the standard error
    /// known only one of the k (k - 1) differences, normal with variance 2, is there. The lattice would have to step beyond
    /// the digits of a double.
    private static double far(double q, int k, double df, boolean density, DoubleUnaryOperator log) {
        if (Double.isInfinite(df) && q > FAR) {
            double z = q / Math.sqrt(2);
            return Math.log(k * (k - 1.0)) + (density ? logPhi(z) - 0.5 * Math.log(2) : Tails.logNormal(z));
        }
        double edge = FAR * Math.sqrt(df);
        double beyond = q > edge ? (density ? df + 1 : df) * Math.log(q / edge) : 0;
        return log.applyAsDouble(Math.min(q, edge)) - beyond;
    }

    /// z is the largest of the k.
    private static double logRangeBelow(double w, int k) {
        return Math.log(k) + Lattice.logSum(z -> logPhi(z) + (k - 1) * logBetween(z, w), Math.min(w / 2, TOP), STEP);
    }

    private static double logRangeAbove(double w, int k) {
        return Math.log(k)
                + Lattice.logSum(
                        z -> {
                            double logAll = Tails.logNormal(-z);
                            double logShare = Tails.logNormal(w - z) - logAll;
                            return logPhi(z) + (k - 1) * logAll + logAtLeastOne(logShare, k - 1);
                        },
                        w / 2,
                        STEP);
    }

    private static double logRangeDensity(double w, int k) {
        return Math.log(k) + Math.log(k - 1.0)
                + Lattice.logSum(
                        z -> logPhi(z) + logPhi(z - w) + (k - 2) * logBetween(z, w), w / 2, STEP);
    }

    /// log(1 - (1 - share)^n).
    private static double logAtLeastOne(double logShare, int n) {
        if (logShare < -40) {
            return Math.log(n) + logShare;
        }
        return logShare >= 0 ? 0 : Math.log(-Math.expm1(n * Math.log1p(-Math.exp(logShare))));
    }

    /// log of Phi(z) - Phi(z - w).
    private static double logBetween(double z, double w) {
        // The difference of the two tails on the side where both are small.
        double near = z <= w / 2 ? Tails.logNormal(-z) : Tails.logNormal(z - w);
        double far = z <= w / 2 ? Tails.logNormal(w - z) : Tails.logNormal(z);
        return near + Math.log(-Math.expm1(far - near));
    }

    private static double logPhi(double z) {
        return -0.5 * z * z - LOG_SQRT_2PI;
    }
}
