package dev.winnow.stats;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// Upper tails and quantiles of the normal, Student and chi-square distributions, and the logarithm of tails that
/// are too small for a double.
public final class Tails {
    /// Below this a tail is computed as a logarithm from the start.
    private static final double SMALL = 1e-290;

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
        return TDistribution.of(df).survivalProbability(t);
    }

    /// log P(T > t) for t >= 0, good to 1e-11 relative.
    ///
    /// P(T > t) = I_x(df/2, 1/2) / 2 with x = df / (df + t^2); the tail is taken from the continued fraction of the
    /// incomplete beta function (DLMF 8.17.22) with its leading factor kept as a logarithm.
    public static double logStudent(double t, double df) {
        double tail = student(t, df);
        if (tail > SMALL) {
            return Math.log(tail);
        }
        double a = df / 2;
        double b = 0.5;
        double ratio = t * t / df;
        double logX = -Math.log1p(ratio);
        double x = Math.exp(logX);
        double log1mX = Math.log(ratio) + logX;
        double front = a * logX + b * log1mX - Math.log(a) - LogBeta.value(a, b);
        return Math.log(0.5) + front + Math.log(betaFraction(x, a, b));
    }

    /// t with P(T > t) = p.
    ///
    /// @param p  in (0, 1)
    /// @param df above 0
    public static double studentQuantile(double p, double df) {
        return TDistribution.of(df).inverseSurvivalProbability(p);
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
