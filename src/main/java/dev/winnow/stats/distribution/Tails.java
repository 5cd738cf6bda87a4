package dev.winnow.stats.distribution;

import dev.winnow.stats.numeric.Roots;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// Upper tails and quantiles of the normal, Student and chi-square distributions, and the logarithm of tails that
/// are too small for a double.
public final class Tails {
    /// Below this a tail is computed as a logarithm from the start.
    private static final double SMALL = 1e-290;

    /// Below this the library's quantile of Student's distribution has nothing to search by.
    private static final double REMOTE = 1e-100;

    /// log of the largest t that a quantile is sought at.
    private static final double LOG_LARGEST = 709;

    /// From here on Student's tail goes through the normal one, because the incomplete beta function loses digits.
    private static final double LARGE_DF = 1e5;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

    private Tails() {}

    /// P(Z > z).
    public static double normal(double z) {
        return NORMAL.survivalProbability(z);
    }

    /// log P(Z > z), good to 1e-14 relative for any z.
    public static double logNormal(double z) {
        double tail = normal(z);
        if (tail > SMALL) {
            return z > 0 ? Math.log(tail) : Math.log1p(-normal(-z));
        }
        // Mills ratio by the continued fraction 1/(z + 1/(z + 2/(z + ...))) (Laplace; Abramowitz and Stegun 26.2.14).
        double f = z;
        for (int k = 60; k >= 1; k--) {
            f = z + k / f;
        }
        return -0.5 * z * z - LOG_SQRT_2PI - Math.log(f);
    }

    /// The density of the standard normal.
    public static double normalDensity(double z) {
        return NORMAL.density(z);
    }

    /// z with P(Z > z) = p.
    ///
    /// @param p in (0, 1)
    public static double normalQuantile(double p) {
        return NORMAL.inverseSurvivalProbability(p);
    }

    /// P(T > t) with `df` degrees of freedom.
    ///
    /// @param df above 0
    public static double student(double t, double df) {
        if (df > LARGE_DF) {
            return normal(equivalentNormal(t, df));
        }
        return TDistribution.of(df).survivalProbability(t);
    }

    /// log P(T > t), good to 1e-11 relative.
    ///
    /// P(T > t) = I_x(df/2, 1/2) / 2 with x = df / (df + t^2); the tail is taken from the continued fraction of the
    /// incomplete beta function (DLMF 8.17.22) with its leading factor kept as a logarithm.
    public static double logStudent(double t, double df) {
        if (df > LARGE_DF) {
            return logNormal(equivalentNormal(t, df));
        }
        double tail = student(t, df);
        if (tail > SMALL) {
            return t > 0 ? Math.log(tail) : Math.log1p(-student(-t, df));
        }
        double a = df / 2;
        double b = 0.5;
        // As a logarithm, since the square of t may pass the double range.
        double logRatio = 2 * Math.log(t) - Math.log(df);
        double logX = logRatio > 40 ? -logRatio : -Math.log1p(t * t / df);
        double x = Math.exp(logX);
        double log1mX = logRatio + logX;
        double front = a * logX + b * log1mX - Math.log(a) - LogBeta.value(a, b);
        return Math.log(0.5) + front + Math.log(betaFraction(x, a, b));
    }

    /// t with P(T > t) = p; infinite where it is beyond the double range.
    ///
    /// @param p  in (0, 1)
    /// @param df above 0
    public static double studentQuantile(double p, double df) {
        if (df > LARGE_DF) {
            // Cornish-Fisher in 1/df (Abramowitz and Stegun 26.7.5); the next term is below 1e-16 here.
            double z = normalQuantile(p);
            double z3 = z * z * z;
            double z5 = z3 * z * z;
            return z + (z3 + z) / (4 * df) + (5 * z5 + 16 * z3 + 3 * z) / (96 * df * df);
        }
        if (p < REMOTE) {
            double logP = Math.log(p);
            return Math.exp(Roots.between(y -> logStudent(Math.exp(y), df) - logP, 0, LOG_LARGEST)
                    .orElse(Double.POSITIVE_INFINITY));
        }
        TDistribution student = TDistribution.of(df);
        double t = student.inverseSurvivalProbability(p);
        // The library's solver stops at 1e-9; Newton's method takes the rest.
        for (int i = 0; i < 2; i++) {
            t += (student.survivalProbability(t) - p) / student.density(t);
        }
        return t;
    }

    /// z whose normal tail is Student's tail at t (Hill 1970, CACM algorithm 395), relative error O(df^-3).
    private static double equivalentNormal(double t, double df) {
        double a = df - 0.5;
        double b = 48 * a * a;
        double y = a * Math.log1p(t * t / df);
        double z = Math.sqrt(y);
        double correction = (y + 3) / b - (((4 * y + 33) * y + 240) * y + 855) / (10 * b * (b + 0.8 * y * y + 100));
        return Math.copySign(z * (1 + correction), t);
    }

    /// P(X > x) of the chi-square distribution.
    ///
    /// @param df at least 1
    public static double chiSquare(double x, int df) {
        return ChiSquaredDistribution.of(df).survivalProbability(x);
    }

    /// 1 / (1 + d1/(1 + d2/(1 + ...))) of DLMF 8.17.22 by the modified Lentz method.
    private static double betaFraction(double x, double a, double b) {
        double tiny = 1e-300;
        double c = 1;
        double d = 1 - (a + b) * x / (a + 1);
        d = 1 / (Math.abs(d) < tiny ? tiny : d);
        double f = d;
        for (int m = 1; m <= 100_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / guard(1 + even * d, tiny);
            c = guard(1 + even / c, tiny);
            f *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / guard(1 + odd * d, tiny);
            c = guard(1 + odd / c, tiny);
            double step = d * c;
            f *= step;
            if (Math.abs(step - 1) < 1e-16) {
                break;
            }
        }
        return f;
    }

    private static double guard(double v, double tiny) {
        return Math.abs(v) < tiny ? tiny : v;
    }
}
