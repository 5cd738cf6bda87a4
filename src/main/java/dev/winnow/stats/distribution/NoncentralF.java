package dev.winnow.stats.distribution;

/// Ratio of a non-central chi-square over df1 to an independent central chi-square over df2: the power of analyses of
/// variance.
///
/// A Poisson(ncp / 2) mixture of incomplete beta functions (Johnson, Kotz and Balakrishnan 1995, chapter 30), summed in
/// the direction in which their recurrence (DLMF 8.17.20) only adds. The logarithm of either tail is good to about
/// 1e-11, absolute or relative, whichever is the larger, and beyond parameters of 1e8 to what the rounding of the
/// arguments leaves of it; there are at most some thousand terms for any argument. Beyond an ncp of 1e18 the
/// numerator's square root is taken as normal, which makes the root of F a non-central t.
///
/// Throughout, x is not NaN, df1 and df2 are above 0 and finite, not necessarily whole, and ncp, the sum of the squared
/// means of the numerator's unit normals, is at least 0 and finite; anything else raises IllegalArgumentException.
public final class NoncentralF {
    private NoncentralF() {}

    /// P(F <= x).
    public static double cdf(double x, double df1, double df2, double ncp) {
        return Math.exp(logCdf(x, df1, df2, ncp));
    }

    /// P(F > x).
    public static double survival(double x, double df1, double df2, double ncp) {
        return Math.exp(logSurvival(x, df1, df2, ncp));
    }

    /// log P(F <= x), finite also where the tail is below the smallest double.
    public static double logCdf(double x, double df1, double df2, double ncp) {
        check(x, df1, df2, ncp);
        if (x <= 0 || Double.isInfinite(x)) {
            return x <= 0 ? Double.NEGATIVE_INFINITY : 0;
        }
        if (ncp > NoncentralChiSquared.LARGEST_NCP) {
            double sd = NoncentralChiSquared.rootSd(df1, ncp);
            return NoncentralT.logCdf(
                    Math.sqrt(df1) * Math.sqrt(x) / sd, df2, NoncentralChiSquared.rootMean(df1, ncp) / sd);
        }
        double a = df1 / 2;
        double b = df2 / 2;
        VarianceShares shares = VarianceShares.of(x, df1, df2);
        double p = shares.p();
        double q = shares.q();
        return PoissonMixture.logFalling(ncp / 2, j -> BetaTails.logLower(a + j, b, p, q), j -> logStep(a + j, b, p, q));
    }

    /// log P(F > x), finite also where the tail is below the smallest double.
    public static double logSurvival(double x, double df1, double df2, double ncp) {
        check(x, df1, df2, ncp);
        if (x <= 0 || Double.isInfinite(x)) {
            return x <= 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        if (ncp > NoncentralChiSquared.LARGEST_NCP) {
            double sd = NoncentralChiSquared.rootSd(df1, ncp);
            return NoncentralT.logSurvival(
                    Math.sqrt(df1) * Math.sqrt(x) / sd, df2, NoncentralChiSquared.rootMean(df1, ncp) / sd);
        }
        double a = df1 / 2;
        double b = df2 / 2;
        VarianceShares shares = VarianceShares.of(x, df1, df2);
        double p = shares.p();
        double q = shares.q();
        return PoissonMixture.logRising(
                ncp / 2, j -> BetaTails.logLower(b, a + j, q, p), j -> logStep(a + j, b, p, q));
    }

    /// log of the density at x above 0.
    static double logDensity(double x, double df1, double df2, double ncp) {
        if (ncp > NoncentralChiSquared.LARGEST_NCP) {
            double sd = NoncentralChiSquared.rootSd(df1, ncp);
            double root = Math.sqrt(df1) * Math.sqrt(x) / sd;
            double log = NoncentralT.logDensity(root, df2, NoncentralChiSquared.rootMean(df1, ncp) / sd);
            return log + Math.log(0.5 * root) - Math.log(x);
        }
        double a = df1 / 2;
        double b = df2 / 2;
        VarianceShares shares = VarianceShares.of(x, df1, df2);
        double p = shares.p();
        double q = shares.q();
        return PoissonMixture.logMean(ncp / 2, j -> logStep(a + j, b, p, q) + Math.log(a + j)) - Math.log(x);
    }

    /// log of p^a q^b / (a B(a, b)).
    private static double logStep(double a, double b, double p, double q) {
        return Math.log(b / (a + b)) + Deviance.logBinomial(a, b, p, q);
    }

    private static void check(double x, double df1, double df2, double ncp) {
        boolean degrees = df1 > 0 && Double.isFinite(df1) && df2 > 0 && Double.isFinite(df2);
        if (!(degrees && ncp >= 0 && Double.isFinite(ncp)) || Double.isNaN(x)) {
            throw new IllegalArgumentException(
                    "x=%s, df1=%s, df2=%s (above 0), ncp=%s (at least 0)".formatted(x, df1, df2, ncp));
        }
    }
}
