package dev.winnow.stats.distribution;

/// Sum of squares of `df` unit normals whose means' squares sum to `ncp`.
///
/// A Poisson(ncp / 2) mixture of chi-squares with df + 2j degrees of freedom (Patnaik 1949), summed in the direction in
/// which the recurrence of the incomplete gamma function only adds. The logarithm of either tail is good to about
/// 1e-11, absolute or relative, whichever is the larger, and beyond an ncp of 1e8 to what the rounding of x and ncp
/// leaves of it; there are at most some thousand terms for any argument. Beyond an ncp of 1e18 the square root of X is
/// taken as normal.
///
/// Throughout, x is not NaN, df above 0 and finite, not necessarily whole, and ncp at least 0 and finite; anything else
/// raises IllegalArgumentException.
public final class NoncentralChiSquared {
    /// Beyond, the square root of X is normal to more digits than its distance from the mean has.
    static final double LARGEST_NCP = 1e18;

    private NoncentralChiSquared() {}

    /// P(X <= x).
    public static double cdf(double x, double df, double ncp) {
        return Math.exp(logCdf(x, df, ncp));
    }

    /// P(X > x).
    public static double survival(double x, double df, double ncp) {
        return Math.exp(logSurvival(x, df, ncp));
    }

    /// log P(X <= x), finite also where the tail is below the smallest double.
    public static double logCdf(double x, double df, double ncp) {
        check(x, df, ncp);
        if (x <= 0 || Double.isInfinite(x)) {
            return x <= 0 ? Double.NEGATIVE_INFINITY : 0;
        }
        if (ncp > LARGEST_NCP) {
            return Tails.logNormal(-distance(x, df, ncp));
        }
        double a = df / 2;
        double h = x / 2;
        return PoissonMixture.logFalling(ncp / 2, j -> GammaTails.logLower(a + j, h), j -> Deviance.logPoisson(a + j, h));
    }

    /// log P(X > x), finite also where the tail is below the smallest double.
    public static double logSurvival(double x, double df, double ncp) {
        check(x, df, ncp);
        if (x <= 0 || Double.isInfinite(x)) {
            return x <= 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        if (ncp > LARGEST_NCP) {
            return Tails.logNormal(distance(x, df, ncp));
        }
        double a = df / 2;
        double h = x / 2;
        return PoissonMixture.logRising(
                ncp / 2, j -> GammaTails.logUpper(a + j, h), j -> Deviance.logPoisson(a + j, h));
    }

    /// log of the density at x above 0.
    static double logDensity(double x, double df, double ncp) {
        if (ncp > LARGEST_NCP) {
            double z = distance(x, df, ncp);
            return -0.5 * z * z - Math.log(rootSd(df, ncp)) - 0.5 * (Math.log(8 * Math.PI) + Math.log(x));
        }
        double a = df / 2;
        double h = x / 2;
        return PoissonMixture.logMean(ncp / 2, j -> Deviance.logPoisson(a + j, h) + Math.log(a + j)) - Math.log(x);
    }

    private static double distance(double x, double df, double ncp) {
        return (Math.sqrt(x) - rootMean(df, ncp)) / rootSd(df, ncp);
    }

    /// Mean of the square root of X, when large.
    static double rootMean(double df, double ncp) {
        return Math.sqrt(ncp + df);
    }

    /// Standard deviation of the square root of X, when large.
    static double rootSd(double df, double ncp) {
        double share = df / (ncp + df);
        return Math.sqrt(1 - 0.5 * share);
    }

    private static void check(double x, double df, double ncp) {
        if (!(df > 0 && Double.isFinite(df) && ncp >= 0 && Double.isFinite(ncp)) || Double.isNaN(x)) {
            throw new IllegalArgumentException("x=%s, df=%s (above 0), ncp=%s (at least 0)".formatted(x, df, ncp));
        }
    }
}
