package dev.winnow.stats.distribution;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// Upper tails and quantiles of the normal, Student and chi-square distributions, and the logarithm of tails that
/// are too small for a double. The lower tail at z is the upper one at -z; no small tail is 1 minus the other.
public final class Tails {
    /// Below this a tail is computed as a logarithm from the start.
    private static final double SMALL = 1e-290;

    /// From here on Student's tail goes through the normal one, because the incomplete beta function loses digits.
    private static final double LARGE_DF = 1e5;

    private static final int MOST_STEPS = 200;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

    private Tails() {}

    /// P(Z > z) = erfc(z / sqrt 2) / 2 of a standard normal Z; 0 beyond 38.6, where it leaves the double range.
    public static double normal(double z) {
        return NORMAL.survivalProbability(z);
    }

    /// log P(Z > z), good to 1e-14 relative for any z; minus infinity where z^2 is beyond the double range.
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

    /// The density of the standard normal, exp(-z^2 / 2) / sqrt(2 pi).
    public static double normalDensity(double z) {
        return NORMAL.density(z);
    }

    /// z with P(Z > z) = p: the upper quantile, above 0 for p below one half.
    ///
    /// @param p in [0, 1]; infinite at the ends
    /// @throws IllegalArgumentException for any other number
    public static double normalQuantile(double p) {
        return NORMAL.inverseSurvivalProbability(p);
    }

    /// P(T > t) with `df` degrees of freedom: I_x(df/2, 1/2) / 2 at x = df / (df + t^2) for t >= 0; beyond 100 000 the
    /// normal tail at the equivalent deviate of Hill (1970), which there is good to about 1e-13 relative.
    ///
    /// @param t  not NaN, which comes back as NaN
    /// @param df above 0, not necessarily whole; infinite means the normal distribution
    /// @throws IllegalArgumentException for a df of at most 0
    public static double student(double t, double df) {
        if (Double.isInfinite(df)) {
            return normal(t);
        }
        if (df > LARGE_DF) {
            return normal(equivalentNormal(t, df));
        }
        if (df == 1) {
            // Cauchy's tail: the library's arcsine has half the digits next to 0.
            return Math.atan2(1, t) / Math.PI;
        }
        return TDistribution.of(df).survivalProbability(t);
    }

    /// log P(T > t), good to 1e-13 relative, finite also where the tail is below the smallest double.
    ///
    /// P(T > t) = I_x(df/2, 1/2) / 2 with x = df / (df + t^2); a small tail is taken from the continued fraction of the
    /// incomplete beta function (DLMF 8.17.22) with its leading factor kept as a logarithm.
    ///
    /// @param t  not NaN
    /// @param df above 0; infinite means the normal distribution
    /// @throws IllegalArgumentException for a df of at most 0
    public static double logStudent(double t, double df) {
        double tail = student(t, df);
        if (tail > SMALL) {
            return t > 0 ? Math.log(tail) : Math.log1p(-student(-t, df));
        }
        if (Double.isInfinite(df) || Double.isInfinite(t)) {
            return logNormal(t);
        }
        if (df > LARGE_DF && t * t < df) {
            return logNormal(equivalentNormal(t, df));
        }
        double a = df / 2;
        double b = 0.5;
        double logX = -logOnePlusRatio(t, df);
        double log1mX = 2 * Math.log(t) - Math.log(df) + logX;
        double front = a * logX + b * log1mX - Math.log(a) - LogBeta.value(a, b);
        return Math.log(0.5) + front + Math.log(BetaTails.fraction(Math.exp(logX), a, b));
    }

    /// log(1 + t^2 / df), also where the square is beyond the double range.
    static double logOnePlusRatio(double t, double df) {
        double ratio = t * t / df;
        return Double.isInfinite(ratio) ? 2 * Math.log(Math.abs(t)) - Math.log(df) : Math.log1p(ratio);
    }

    /// t with P(T > t) = p: the upper quantile, above 0 for p below one half.
    ///
    /// The logarithm of the tail is concave in log t, so Newton's method in log t ends at the root from anywhere above
    /// 0; from the expansion in 1/df it mostly needs one or two steps.
    ///
    /// Above one half it is the negative quantile of 1 - p, which has only the digits of that difference.
    ///
    /// @param p  in [0, 1]; infinite at the ends, as where a level has vanished
    /// @param df above 0; infinite means the normal distribution
    /// @return infinite also where t is beyond the double range, with very few degrees of freedom
    /// @throws IllegalArgumentException for any other p or df
    public static double studentQuantile(double p, double df) {
        if (!(df > 0)) {
            throw new IllegalArgumentException("df=%s is not above 0".formatted(df));
        }
        if (Double.isInfinite(df)) {
            return normalQuantile(p);
        }
        if (p > 0.5) {
            return -studentQuantile(1 - p, df);
        }
        double z = normalQuantile(p);
        double t = Math.max(z, expandedQuantile(z, df));
        if (!(t > 0) || Double.isInfinite(t)) {
            return t;
        }
        if (df > LARGE_DF) {
            return nearer(p, t, df);
        }
        TDistribution student = TDistribution.of(df);
        for (int i = 0; i < MOST_STEPS && !Double.isInfinite(t); i++) {
            double tail = student(t, df);
            double logTail = tail > SMALL ? Math.log(tail) : logStudent(t, df);
            double excess = Math.min(tail, p) > SMALL ? Math.log(tail / p) : logTail - Math.log(p);
            // Far out the library's density has the square overflow.
            double logDensity = t < 1e100 ? student.logDensity(t) : Distributions.student(df).logDensity(t);
            double step = excess / Math.exp(Math.log(t) + logDensity - logTail);
            t *= Math.exp(step);
            // The error that is left is about the square of the step.
            if (!(Math.abs(step) > 1e-8)) {
                break;
            }
        }
        return t;
    }

    /// A step of Newton's method; on logarithms in the tail, which are nearly linear there.
    private static double nearer(double p, double t, double df) {
        Distribution student = Distributions.student(df);
        if (p > 1e-3) {
            return t + (student(t, df) - p) / student.density(t);
        }
        double logTail = logStudent(t, df);
        double slope = Math.exp(student.logDensity(t) + Math.log(t) - logTail);
        return t * Math.exp((logTail - Math.log(p)) / slope);
    }

    /// Cornish-Fisher in 1/df (Abramowitz and Stegun 26.7.5).
    private static double expandedQuantile(double z, double df) {
        double s = z * z;
        double g1 = (s + 1) / 4;
        double g2 = ((5 * s + 16) * s + 3) / 96;
        double g3 = (((3 * s + 19) * s + 17) * s - 15) / 384;
        double g4 = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92_160;
        return z * (1 + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df);
    }

    /// z whose normal tail is Student's tail at t (Hill 1970, CACM algorithm 395), at a fixed t with a relative error
    /// O(df^-6).
    private static double equivalentNormal(double t, double df) {
        double a = df - 0.5;
        double b = 48 * a * a;
        // Its powers must not overflow in the correction.
        double y = Math.min(1e60, a * logOnePlusRatio(t, df));
        double z = Math.sqrt(y);
        double correction = (y + 3) / b - (((4 * y + 33) * y + 240) * y + 855) / (10 * b * (b + 0.8 * y * y + 100));
        return Math.copySign(z * (1 + correction), t);
    }

    /// P(X > x) of the chi-square distribution, the incomplete gamma function Q(df/2, x/2); its logarithm is
    /// [Distributions#chiSquared]'s.
    ///
    /// @param x  not NaN, which comes back as NaN; 1 for any of at most 0
    /// @param df degrees of freedom, at least 1
    /// @throws IllegalArgumentException for fewer
    public static double chiSquare(double x, int df) {
        return ChiSquaredDistribution.of(df).survivalProbability(x);
    }
}
