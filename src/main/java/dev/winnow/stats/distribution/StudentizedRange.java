package dev.winnow.stats.distribution;

import dev.winnow.stats.numeric.Lattice;

/// Range of `k` independent normal means divided by an independent estimate of the standard error of one of them: the
/// reference of Tukey's (1953) comparisons of all pairs.
///
/// P(range of k normals > w) = k integral of phi(z) { Phi(z)^(k-1) - [Phi(z) - Phi(z - w)]^(k-1) } dz, whose mean over
/// w = q s is taken (Copenhaver and Holland 1988). The integrand is written so that it never cancels; about 1e-9
/// relative in both tails.
///
/// The means have one variance: groups of equal variance and size. For unequal sizes it is conservative as Tukey and
/// Kramer use it (Hayter 1984).
public final class StudentizedRange {
    private static final double STEP = 0.25;

    /// The most that the lattice may step, in standard deviations 1 / sqrt(k) of the narrowest peak, which is that of k
    /// means all close together.
    private static final double NARROW_STEP = 0.9;

    /// From here on only one pair can be this far apart, to the last bit: the pairs' tails add up.
    private static final double FAR = 100;

    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

    private StudentizedRange() {}

    /// The distribution of the range of `k` means.
    ///
    /// @param k  number of means, at least 2
    /// @param df degrees of freedom of the standard error, at least 1; may be infinite
    /// @throws IllegalArgumentException for any other
    public static Distribution of(int k, double df) {
        if (k < 2 || !(df >= 1)) {
            throw new IllegalArgumentException("k=%s (at least 2), df=%s (at least 1)".formatted(k, df));
        }
        return new Continuous(
                Continuous.Support.POSITIVE,
                q -> ChiScale.logSmoothMean(s -> logRangeBelow(q * s, k), df),
                q -> ChiScale.logSmoothMean(s -> logRangeAbove(q * s, k), df),
                q -> ChiScale.logSmoothMean(s -> Math.log(s) + logRangeDensity(q * s, k), df));
    }

    private static double step(int k) {
        return Math.min(STEP, NARROW_STEP / Math.sqrt(k));
    }

    /// z is the largest of the k.
    private static double logRangeBelow(double w, int k) {
        if (w > FAR) {
            return 0;
        }
        return Math.log(k) + Lattice.logSum(z -> logPhi(z) + (k - 1) * logBetween(z, w), w / 2, step(k));
    }

    private static double logRangeAbove(double w, int k) {
        if (w > FAR) {
            return Math.log(k) + Math.log(k - 1.0) + Tails.logNormal(w / Math.sqrt(2));
        }
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
        if (w > FAR) {
            return Math.log(k) + Math.log(k - 1.0) + logPhi(w / Math.sqrt(2)) - 0.5 * Math.log(2);
        }
        return Math.log(k) + Math.log(k - 1.0)
                + Lattice.logSum(
                        z -> logPhi(z) + logPhi(z - w) + (k - 2) * logBetween(z, w), w / 2, step(k));
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
        if (w < 1e-5) {
            // The midpoint rule, where the tails would cancel.
            return logPhi(z - w / 2) + Math.log(w);
        }
        // The difference of the two tails on the side where both are small.
        double near = z <= w / 2 ? Tails.logNormal(-z) : Tails.logNormal(z - w);
        double far = z <= w / 2 ? Tails.logNormal(w - z) : Tails.logNormal(z);
        return near + Math.log(-Math.expm1(far - near));
    }

    private static double logPhi(double z) {
        return -0.5 * z * z - LOG_SQRT_2PI;
    }
}
