package dev.winnow.stats.distribution;

import dev.winnow.stats.distribution.Continuous.Support;

/// The distributions that experiments are judged by.
///
/// Tails are good to about 1e-12 relative and quantiles likewise, by incomplete beta and gamma functions; the
/// densities are saddle-point forms (Loader 2000). All parameters are finite; one outside its range raises
/// IllegalArgumentException.
public final class Distributions {
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    private Distributions() {}

    /// The normal distribution: P(X > x) = erfc((x - mean) / (sd sqrt 2)) / 2.
    ///
    /// @param mean finite
    /// @param sd   standard deviation, above 0
    public static Distribution normal(double mean, double sd) {
        require(Double.isFinite(mean), "mean=%s is not finite", mean);
        positive("sd", sd);
        return new Continuous(
                Support.LINE,
                x -> Tails.logNormal((mean - x) / sd),
                x -> Tails.logNormal((x - mean) / sd),
                x -> -0.5 * ((x - mean) / sd) * ((x - mean) / sd) - Math.log(sd) - 0.5 * LOG_2PI);
    }

    /// Student's t: P(T > t) = I_x(df/2, 1/2) / 2 at x = df / (df + t^2), t >= 0 (Abramowitz and Stegun 26.5.27).
    ///
    /// @param df degrees of freedom, above 0
    public static Distribution student(double df) {
        positive("df", df);
        double peak = Deviance.stirlingRest((df + 1) / 2)
                - Deviance.stirlingRest(df / 2)
                - Deviance.deviance(df / 2, (df + 1) / 2)
                - 0.5 * LOG_2PI;
        return new Continuous(
                Support.LINE,
                t -> Tails.logStudent(-t, df),
                t -> Tails.logStudent(t, df),
                t -> peak - 0.5 * (df + 1) * Tails.logOnePlusRatio(t, df));
    }

    /// Chi-square: gamma with shape df / 2 and rate 1 / 2.
    ///
    /// @param df degrees of freedom, above 0
    public static Distribution chiSquared(double df) {
        positive("df", df);
        return gamma(df / 2, 0.5);
    }

    /// The gamma distribution, density rate^shape x^(shape - 1) e^(-rate x) / Gamma(shape): P(X <= x) is the incomplete
    /// gamma function P(shape, rate x).
    ///
    /// @param shape above 0
    /// @param rate  above 0; the mean is shape / rate
    public static Distribution gamma(double shape, double rate) {
        positive("shape", shape);
        positive("rate", rate);
        return new Continuous(
                Support.POSITIVE,
                x -> GammaTails.logLower(shape, x * rate),
                x -> GammaTails.logUpper(shape, x * rate),
                x -> x == 0
                        ? atZero(shape, Math.log(rate))
                        : Deviance.logPoisson(shape, x * rate) + Math.log(shape) - Math.log(x));
    }

    /// The beta distribution, density x^(a - 1) (1 - x)^(b - 1) / B(a, b): P(X <= x) = I_x(a, b).
    ///
    /// The upper tail next to 1 is no better than 1 - x in double precision; put a small chance at the lower end.
    ///
    /// @param a above 0
    /// @param b above 0; the mean is a / (a + b)
    public static Distribution beta(double a, double b) {
        positive("a", a);
        positive("b", b);
        return new Continuous(
                Support.UNIT,
                x -> BetaTails.logLower(a, b, x, 1 - x),
                x -> BetaTails.logLower(b, a, 1 - x, x),
                x -> {
                    if (x == 0 || x == 1) {
                        return x == 0 ? atZero(a, Math.log(b)) : atZero(b, Math.log(a));
                    }
                    double odds = Math.log(a / (a + b)) + Math.log(b) - Math.log(x) - Math.log1p(-x);
                    return Deviance.logBinomial(a, b, x, 1 - x) + odds;
                });
    }

    /// Fisher's F, the ratio of two mean squares: P(F <= x) = I_y(df1/2, df2/2) at y = df1 x / (df1 x + df2)
    /// (Abramowitz and Stegun 26.5.28).
    ///
    /// @param df1 degrees of freedom above the line, above 0
    /// @param df2 degrees of freedom below the line, above 0
    public static Distribution fisher(double df1, double df2) {
        positive("df1", df1);
        positive("df2", df2);
        double a = df1 / 2;
        double b = df2 / 2;
        return new Continuous(
                Support.POSITIVE,
                x -> {
                    var shares = VarianceShares.of(x, df1, df2);
                    return BetaTails.logLower(a, b, shares.p(), shares.q());
                },
                x -> {
                    var shares = VarianceShares.of(x, df1, df2);
                    return BetaTails.logLower(b, a, shares.q(), shares.p());
                },
                x -> {
                    var shares = VarianceShares.of(x, df1, df2);
                    return x == 0
                            ? atZero(a, 0)
                            : Deviance.logBinomial(a, b, shares.p(), shares.q())
                                    + Math.log(a / (a + b))
                                    + Math.log(b)
                                    - Math.log(x);
                });
    }

    /// Successes in independent trials: P(X <= k) = I_(1-p)(n - k, k + 1) (Abramowitz and Stegun 26.5.24).
    ///
    /// @param n number of trials, at least 0
    /// @param p probability of success, the same in all, in [0, 1]
    public static Distribution binomial(long n, double p) {
        require(n >= 0, "n=%s is below 0", n);
        require(p >= 0 && p <= 1, "p=%s is not in [0, 1]", p);
        return new Discrete(
                0,
                n,
                k -> BetaTails.logLower(n - k, k + 1, 1 - p, p),
                k -> BetaTails.logLower(k + 1, n - k, p, 1 - p),
                k -> Deviance.logBinomial(k, n - k, p, 1 - p));
    }

    /// Events at a constant rate: P(X <= k) is the upper incomplete gamma function Q(k + 1, mean) (Abramowitz and
    /// Stegun 26.4.21).
    ///
    /// @param mean of the count, at least 0
    public static Distribution poisson(double mean) {
        require(mean >= 0 && Double.isFinite(mean), "lambda=%s is not a number of at least 0", mean);
        return new Discrete(
                0,
                Double.POSITIVE_INFINITY,
                k -> GammaTails.logUpper(k + 1, mean),
                k -> GammaTails.logLower(k + 1, mean),
                k -> Deviance.logPoisson(k, mean));
    }

    /// Failures before the `size`-th success: P(X <= k) = I_p(size, k + 1) (Abramowitz and Stegun 26.5.26).
    ///
    /// @param size above 0, not necessarily whole: then the gamma mixture of Poisson counts with this shape
    /// @param p    probability of success, in (0, 1]; the mean is size (1 - p) / p
    public static Distribution negativeBinomial(double size, double p) {
        positive("size", size);
        require(p > 0 && p <= 1, "p=%s is not in (0, 1]", p);
        return new Discrete(
                0,
                p == 1 ? 0 : Double.POSITIVE_INFINITY,
                k -> BetaTails.logLower(size, k + 1, p, 1 - p),
                k -> BetaTails.logLower(k + 1, size, 1 - p, p),
                k -> Deviance.logBinomial(size, k, p, 1 - p) + Math.log(size / (size + k)));
    }

    /// Successes among `draws` units drawn without replacement: P(X = k) = C(successes, k) C(failures,
    /// draws - k) / C(successes + failures, draws). Tails are sums of as many terms as matter, from the value outwards,
    /// some standard deviations of X.
    ///
    /// @param successes successes in the population, at least 0
    /// @param failures  failures in the population, at least 0
    /// @param draws     at least 0, at most the population
    public static Distribution hypergeometric(long successes, long failures, long draws) {
        return Hypergeometric.of(successes, failures, draws);
    }

    /// Student's t when the hypothesis is wrong, see [NoncentralT].
    ///
    /// @param df  degrees of freedom, at least 0.01
    /// @param ncp true effect in standard errors
    public static Distribution noncentralStudent(double df, double ncp) {
        require(df >= 0.01 && Double.isFinite(df), "df=%s is below 0.01", df);
        require(Double.isFinite(ncp), "ncp=%s is not finite", ncp);
        return new Continuous(
                Support.LINE,
                t -> NoncentralT.logCdf(t, df, ncp),
                t -> NoncentralT.logSurvival(t, df, ncp),
                t -> NoncentralT.logDensity(t, df, ncp));
    }

    /// Sum of squares of normals with means other than 0, see [NoncentralChiSquared].
    ///
    /// @param df  degrees of freedom, above 0
    /// @param ncp sum of the squared means, at least 0
    public static Distribution noncentralChiSquared(double df, double ncp) {
        positive("df", df);
        require(ncp >= 0 && Double.isFinite(ncp), "ncp=%s is not a number of at least 0", ncp);
        return new Continuous(
                Support.POSITIVE,
                x -> NoncentralChiSquared.logCdf(x, df, ncp),
                x -> NoncentralChiSquared.logSurvival(x, df, ncp),
                x -> x == 0 ? atZero(df / 2, Math.log(0.5) - ncp / 2) : NoncentralChiSquared.logDensity(x, df, ncp));
    }

    /// Fisher's F when the hypothesis is wrong, see [NoncentralF].
    ///
    /// @param df1 degrees of freedom above the line, above 0
    /// @param df2 degrees of freedom below the line, above 0
    /// @param ncp of the chi-square above the line, at least 0
    public static Distribution noncentralFisher(double df1, double df2, double ncp) {
        positive("df1", df1);
        positive("df2", df2);
        require(ncp >= 0 && Double.isFinite(ncp), "ncp=%s is not a number of at least 0", ncp);
        return new Continuous(
                Support.POSITIVE,
                x -> NoncentralF.logCdf(x, df1, df2, ncp),
                x -> NoncentralF.logSurvival(x, df1, df2, ncp),
                x -> x == 0 ? atZero(df1 / 2, -ncp / 2) : NoncentralF.logDensity(x, df1, df2, ncp));
    }

    /// log of c x^(shape - 1) at x = 0.
    private static double atZero(double shape, double logC) {
        if (shape == 1) {
            return logC;
        }
        return shape < 1 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    private static void positive(String name, double v) {
        require(v > 0 && Double.isFinite(v), name + "=%s is not above 0", v);
    }

    private static void require(boolean holds, String pattern, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(pattern.formatted(value));
        }
    }
}
