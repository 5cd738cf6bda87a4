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
    private static final int PANELS = 170;

    private BayesFactor() {}

    /// Two-sample t test with a Cauchy prior on the standardised effect (JZS; Rouder, Speckman, Sun, Morey and Iverson
    /// 2009, equation for N = n1 n2/(n1 + n2)).
    ///
    /// The Cauchy is an inverse-gamma mixture of normals over g:
    /// integral of (1 + N g r^2)^(-1/2) (1 + t^2/((1 + N g r^2) df))^(-(df + 1)/2) p(g) dg over
    /// (1 + t^2/df)^(-(df + 1)/2), p(g) = (2 pi)^(-1/2) g^(-3/2) exp(-1/(2 g)); integrated over log g, 1e-10 relative
    /// for a t of at most 1e12 sqrt(N) r. Normal observations of equal variance, as for the pooled t test.
    ///
    /// @param t     pooled t statistic, of either sign
    /// @param n1    size of one sample, at least 1
    /// @param n0    size of the other, at least 1, together at least 3
    /// @param scale r of the Cauchy prior on the effect in standard deviations, above 0 and finite; sqrt(2)/2 is
    ///     customary
    /// @throws IllegalArgumentException for other sizes, a scale that is not above 0, or a t that is not finite
    public static double jzs(double t, long n1, long n0, double scale) {
        double df = n1 + (double) n0 - 2;
        if (n1 < 1 || n0 < 1 || df < 1 || !(scale > 0) || !Double.isFinite(t)) {
            throw new IllegalArgumentException("t=%s n1=%d n0=%d scale=%s".formatted(t, n1, n0, scale));
        }
        double n = n1 * (n0 / (n1 + (double) n0)) * scale * scale;
        double none = -(df + 1) / 2 * Math.log1p(t * t / df);
        double top = Double.NEGATIVE_INFINITY;
        for (double y = LEAST_LOG; y <= MOST_LOG; y += 0.25) {
            top = Math.max(top, logIntegrand(y, t, df, n));
        }
        // Scaled by its largest value, so that neither overflow nor underflow can hide the evidence.
        double peak = top;
        double integral = Quadrature.integrate(
                y -> Math.exp(logIntegrand(y, t, df, n) - peak), LEAST_LOG, MOST_LOG, PANELS);
        return peak + Math.log(integral) - none;
    }

    private static double logIntegrand(double y, double t, double df, double n) {
        double spread = n * Math.exp(y);
        double prior = -0.5 * Math.log(2 * Math.PI) - 0.5 * y - 0.5 * Math.exp(-y);
        return prior - 0.5 * Math.log1p(spread) - (df + 1) / 2 * Math.log1p(t * t / ((1 + spread) * df));
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
