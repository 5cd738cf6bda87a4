package dev.winnow.stats.bayes;

import dev.winnow.stats.Proportion;
import dev.winnow.stats.numeric.Quadrature;
import org.apache.commons.numbers.gamma.LogBeta;

/// Evidence for an effect against none, as the natural logarithm of a ratio of marginal likelihoods: log BF10 (Kass and
/// Raftery 1995).
///
/// 0 is even; log 3 and log 10 are the usual marks of some and of strong evidence (Jeffreys 1961). Unlike a p-value it
/// can speak for no effect.
public final class BayesFactor {
    /// Ends of log g between which the inverse-gamma prior has all but 1e-17 of its mass.
    private static final double LEAST_LOG = -5;
    private static final double MOST_LOG = 80;
    /// How far beyond N g r^2 = t^2, from where on the integrand falls like 1 / g, nothing is left.
    private static final double BEYOND = 40;
    private static final double PANELS_PER_UNIT = 2;

    private BayesFactor() {}

    /// Two-sample t test with a Cauchy prior on the standardised effect (JZS; Rouder, Speckman, Sun, Morey and Iverson
    /// 2009, equation for N = n1 n2/(n1 + n2)).
    ///
    /// The Cauchy is an inverse-gamma mixture of normals over g:
    /// integral of (1 + N g r^2)^(-1/2) (1 + t^2/((1 + N g r^2) df))^(-(df + 1)/2) p(g) dg over
    /// (1 + t^2/df)^(-(df + 1)/2), p(g) = (2 pi)^(-1/2) g^(-3/2) exp(-1/(2 g)); integrated over log g, 1e-10 relative.
    /// Normal observations of equal variance, as for the pooled t test.
    ///
    /// @param t     pooled t statistic, of either sign
    /// @param n1    size of one sample, at least 1
    /// @param n0    size of the other, at least 1, together at least 3
    /// @param scale r of the Cauchy prior on the effect in standard deviations, above 0 and finite; sqrt(2)/2 is
    ///     customary
    /// @throws IllegalArgumentException for other sizes, a scale that is not above 0 and finite, or a t that is not
    ///     finite
    public static double jzs(double t, long n1, long n0, double scale) {
        double df = n1 + (double) n0 - 2;
        if (n1 < 1 || n0 < 1 || df < 1 || !(scale > 0) || !Double.isFinite(scale) || !Double.isFinite(t)) {
            throw new IllegalArgumentException("t=%s n1=%d n0=%d scale=%s".formatted(t, n1, n0, scale));
        }
        double logN = Math.log(n1 * (n0 / (n1 + (double) n0))) + 2 * Math.log(scale);
        double logT2 = 2 * Math.log(Math.abs(t));
        double none = -(df + 1) / 2 * logOnePlus(logT2 - Math.log(df));
        double most = Math.max(MOST_LOG, BEYOND + logOnePlus(logT2) - logN);
        double top = Double.NEGATIVE_INFINITY;
        for (double y = LEAST_LOG; y <= most; y += 0.25) {
            top = Math.max(top, logIntegrand(y, logT2, df, logN));
        }
        // Scaled by its largest value, so that neither overflow nor underflow can hide the evidence.
        double peak = top;
        double integral = Quadrature.integrate(
                y -> Math.exp(logIntegrand(y, logT2, df, logN) - peak),
                LEAST_LOG, most, (int) Math.ceil(PANELS_PER_UNIT * (most - LEAST_LOG)));
        return peak + Math.log(integral) - none;
    }

    /// In logarithms throughout, because neither the square of t nor g need be within the double range.
    private static double logIntegrand(double y, double logT2, double df, double logN) {
        double logSpread = logOnePlus(logN + y);
        double prior = -0.5 * Math.log(2 * Math.PI) - 0.5 * y - 0.5 * Math.exp(-y);
        return prior - 0.5 * logSpread - (df + 1) / 2 * logOnePlus(logT2 - Math.log(df) - logSpread);
    }

    /// log(1 + e^x).
    private static double logOnePlus(double x) {
        return x > 40 ? x : Math.log1p(Math.exp(x));
    }

    /// Two different rates against one common rate, each with the prior Beta(a, b) (Jeffreys 1961; with a = b = 1 that
    /// of Gunel and Dickey 1974 for two arms of fixed size):
    /// log B(a + x1, b + y1) + log B(a + x0, b + y0) - log B(a, b) - log B(a + x1 + x0, b + y1 + y0), y being failures.
    ///
    /// A difference of logarithms as large as the counts: of n trials about 1e-16 n is lost, absolutely.
    ///
    /// @param prior of each rate, and of the common one
    /// @return 0 without any trial
    public static double twoRates(Proportion treatment, Proportion control, BetaPosterior prior) {
        var both = new Proportion(
                treatment.successes() + control.successes(), treatment.trials() + control.trials());
        return log(prior.given(treatment)) + log(prior.given(control)) - log(prior) - log(prior.given(both));
    }

    private static double log(BetaPosterior p) {
        return LogBeta.value(p.a(), p.b());
    }
}
