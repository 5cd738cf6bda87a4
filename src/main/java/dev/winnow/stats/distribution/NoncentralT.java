package dev.winnow.stats.distribution;

import dev.winnow.stats.numeric.LogConcave;

/// Student's distribution when the hypothesis is wrong: T = (Z + ncp) / sqrt(X / df) with Z standard normal and X
/// chi-square with `df` degrees of freedom.
///
/// P(T > t) is the mean of P(Z > t s - ncp) over s = sqrt(X / df). The mean is an integral over log s, where the
/// integrand has a single peak; it is taken as a logarithm around that peak, so both tails keep about 1e-11 relative
/// for any ncp and any df up to 1e9. The series of Lenth (1989) and of Guenther (1978) start from exp(-ncp^2 / 2),
/// which is 0 from |ncp| of about 38 on.
public final class NoncentralT {
    private NoncentralT() {}

    /// P(T <= t).
    ///
    /// @param t   not NaN
    /// @param df  at least 0.01
    /// @param ncp finite
    public static double cdf(double t, double df, double ncp) {
        return survival(-t, df, -ncp);
    }

    /// P(T > t).
    ///
    /// @param t   not NaN
    /// @param df  at least 0.01
    /// @param ncp finite
    public static double survival(double t, double df, double ncp) {
        // Rounding may leave a little more than 1.
        return Math.exp(Math.min(0, logSurvival(t, df, ncp)));
    }

    /// log P(T <= t).
    public static double logCdf(double t, double df, double ncp) {
        return logSurvival(-t, df, -ncp);
    }

    /// log P(T > t), finite also where the tail itself is below the smallest double.
    ///
    /// @param t   not NaN
    /// @param df  at least 0.01; infinite means the normal distribution around ncp
    /// @param ncp finite
    public static double logSurvival(double t, double df, double ncp) {
        if (!(df >= 0.01)) {
            throw new IllegalArgumentException("df=%s is below 0.01".formatted(df));
        }
        if (Double.isNaN(t) || !Double.isFinite(ncp)) {
            throw new IllegalArgumentException("t=%s ncp=%s are not numbers".formatted(t, ncp));
        }
        if (Double.isInfinite(t)) {
            return t > 0 ? Double.NEGATIVE_INFINITY : 0;
        }
        if (Double.isInfinite(df)) {
            return Tails.logNormal(t - ncp);
        }
        if (t == 0) {
            return Tails.logNormal(-ncp);
        }
        if (ncp == 0) {
            return Tails.logStudent(t, df);
        }
        double half = df / 2;
        // Density of u = log s: 2 half^half e^-half / Gamma(half) exp(df (u - (e^2u - 1) / 2)).
        double front = Math.log(2) + 0.5 * Math.log(half / (2 * Math.PI)) - Deviance.stirlingRest(half);
        return front
                + LogConcave.logIntegral(
                        u -> df * (u - 0.5 * Math.expm1(2 * u)) + Tails.logNormal(t * Math.exp(u) - ncp),
                        0,
                        1 / Math.sqrt(1 + 2 * df));
    }
}
