package dev.winnow.stats.distribution;

/// Sum of squares of `df` unit normals whose means' squares sum to `ncp`.
///
/// A Poisson(ncp / 2) mixture of chi-squares with df + 2j degrees of freedom (Patnaik 1949), summed in the direction in
/// which the recurrence of the incomplete gamma function only adds. About 1e-12 relative in either tail for ncp up
/// to 1e7. Throughout, df is above 0 and ncp at least 0; anything else raises IllegalArgumentException.
public final class NoncentralChiSquared {
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
        double a = df / 2;
        double h = x / 2;
        return PoissonMixture.logRising(
                ncp / 2, j -> GammaTails.logUpper(a + j, h), j -> Deviance.logPoisson(a + j, h));
    }

    /// log of the density at x above 0.
    static double logDensity(double x, double df, double ncp) {
        double a = df / 2;
        double h = x / 2;
        return PoissonMixture.logMean(ncp / 2, j -> Deviance.logPoisson(a + j, h) + Math.log(a + j)) - Math.log(x);
    }

    private static void check(double x, double df, double ncp) {
        if (!(df > 0 && Double.isFinite(df) && ncp >= 0 && Double.isFinite(ncp)) || Double.isNaN(x)) {
            throw new IllegalArgumentException("x=%s, df=%s (above 0), ncp=%s (at least 0)".formatted(x, df, ncp));
        }
    }
}
