package dev.winnow.stats.distribution;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/// Sum of squares of `df` unit normals whose means' squares sum to `ncp`.
///
/// A Poisson(ncp / 2) mixture of chi-squares with df + 2j degrees of freedom (Patnaik 1949), summed in the direction in
/// which the recurrence of the incomplete gamma function only adds. About 1e-12 relative in either tail for ncp up
/// to 1e7.
public final class NoncentralChiSquared {
    private NoncentralChiSquared() {}

    /// P(X <= x).
    ///
    /// @param df  above 0
    /// @param ncp at least 0
    public static double cdf(double x, double df, double ncp) {
        check(x, df, ncp);
        if (x <= 0 || Double.isInfinite(x)) {
            return x <= 0 ? 0 : 1;
        }
        double a = df / 2;
        double h = x / 2;
        return PoissonMixture.falling(
                ncp / 2, j -> RegularizedGamma.P.value(a + j, h), j -> Deviance.logPoisson(a + j, h));
    }

    /// P(X > x).
    ///
    /// @param df  above 0
    /// @param ncp at least 0
    public static double survival(double x, double df, double ncp) {
        check(x, df, ncp);
        if (x <= 0 || Double.isInfinite(x)) {
            return x <= 0 ? 1 : 0;
        }
        double a = df / 2;
        double h = x / 2;
        return PoissonMixture.rising(
                ncp / 2, j -> RegularizedGamma.Q.value(a + j, h), j -> Deviance.logPoisson(a + j, h), h);
    }

    private static void check(double x, double df, double ncp) {
        if (!(df > 0 && Double.isFinite(df) && ncp >= 0 && Double.isFinite(ncp)) || Double.isNaN(x)) {
            throw new IllegalArgumentException("x=%s, df=%s (above 0), ncp=%s (at least 0)".formatted(x, df, ncp));
        }
    }
}
