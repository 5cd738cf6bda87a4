package dev.winnow.stats.distribution;

import dev.winnow.stats.numeric.LogConcave;
import java.util.function.DoubleUnaryOperator;

/// Student's distribution when the hypothesis is wrong: T = (Z + ncp) / sqrt(X / df) with Z standard normal and X
/// chi-square with `df` degrees of freedom.
///
/// P(T > t) is the mean of P(Z > t s - ncp) over s = sqrt(X / df). The mean is an integral over log s, where the
/// integrand has a single peak; it is taken as a logarithm around that peak, so both tails keep about 1e-11 relative
/// for any ncp and df while their logarithms are above -1e300, in some thousand steps at most. The series of Lenth
/// (1989) and of Guenther (1978) start from exp(-ncp^2 / 2), which is 0 from |ncp| of about 38 on.
///
/// Throughout, t is not NaN, ncp is finite and df at least 0.01, infinite meaning the normal distribution around ncp;
/// anything else raises IllegalArgumentException.
public final class NoncentralT {
    /// From this t^2 over df on the normal tail, as a function of s, is too steep beside the density of s.
    private static final double FAR = 200;

    private NoncentralT() {}

    /// P(T <= t).
    public static double cdf(double t, double df, double ncp) {
        return survival(-t, df, -ncp);
    }

    /// P(T > t).
    public static double survival(double t, double df, double ncp) {
        return Math.exp(logSurvival(t, df, ncp));
    }

    /// log P(T <= t), finite also where the tail itself is below the smallest double.
    public static double logCdf(double t, double df, double ncp) {
        return logSurvival(-t, df, -ncp);
    }

    /// log P(T > t), finite also where the tail itself is below the smallest double.
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
        if (t == 0) {
            return Tails.logNormal(-ncp);
        }
        if (ncp == 0) {
            return Tails.logStudent(t, df);
        }
        if (t * t > FAR * df) {
            return Math.min(0, logSurvivalFar(t, df, ncp));
        }
        // Only below this s does a far t leave anything; a far ncp leaves nothing anywhere.
        double start = t > 0 ? Math.min(0, Math.log(Math.max(ncp, 0) + 1) - Math.log(t)) : 0;
        return Math.min(0, ChiScale.logMean(u -> Tails.logNormal(distance(t, u, ncp)), df, start, 1e-14));
    }

    /// The mean the other way round, over Z, where the tail of s changes slowly while that of Z is nearly a step.
    private static double logSurvivalFar(double t, double df, double ncp) {
        double start = t > 0 ? Math.max(0, 1 - ncp) : 0;
        DoubleUnaryOperator logTail = t > 0
                ? z -> ChiScale.logBelow((z + ncp) / t, df)
                : z -> ChiScale.logAbove((z + ncp) / t, df);
        return LogConcave.logIntegral(z -> logTail.applyAsDouble(z) - 0.5 * z * z, start, 1, 1e-14)
                - 0.5 * Math.log(2 * Math.PI);
    }

    /// log of the density at a finite t, the mean of s phi(t s - ncp).
    static double logDensity(double t, double df, double ncp) {
        double towards = t * ncp > 0 ? Math.log(Math.abs(ncp)) : 0;
        double start = Math.min(0, towards - Math.log(Math.abs(t)));
        return ChiScale.logMean(
                        u -> {
                            double z = distance(t, u, ncp);
                            return u - 0.5 * z * z;
                        },
                        df, start, 1e-14)
                - 0.5 * Math.log(2 * Math.PI);
    }

    /// t e^u - ncp, with the digits of a small u.
    private static double distance(double t, double u, double ncp) {
        return Math.abs(u) < 0.5 ? t - ncp + t * Math.expm1(u) : t * Math.exp(u) - ncp;
    }
}
