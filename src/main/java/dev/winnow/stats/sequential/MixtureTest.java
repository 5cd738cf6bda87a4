package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;

/// Always-valid test of a normal estimate by a mixture of likelihood ratios (Robbins 1970; mSPRT of Johari, Koomen,
/// Pekelis and Walsh 2015, 2022).
///
/// The alternative is mixed over N(0, t2): Lambda = sqrt(V/(V + t2)) exp(t2 d^2 / (2 V (V + t2))). Under no effect
/// Lambda is a martingale of mean 1, so it exceeds 1/alpha at any look with probability at most alpha (Ville 1939), and
/// min(1, 1/Lambda) is a p-value that may be read whenever one likes; over several looks take the smallest so far. The
/// estimate is taken as normal with known variance, which is asymptotic; t2 is chosen before the data. The same as
/// [NormalMixture] with rho = 1/t2 for the sum d/V at intrinsic time 1/V.
///
/// @param estimate           d, in its own unit, as the interval
/// @param low                estimate - halfWidth
/// @param high               estimate + halfWidth
/// @param halfWidth          sqrt(2 V (V + t2)/t2 log(sqrt((V + t2)/V)/alpha))
/// @param logLikelihoodRatio log Lambda, negative where the data favour no effect
/// @param p                  min(1, 1/Lambda); may underflow, see `logP`
/// @param logP               min(0, -log Lambda)
public record MixtureTest(
        double estimate, double low, double high, double halfWidth, double logLikelihoodRatio, double p, double logP) {

    /// The test at one look.
    ///
    /// @param estimate of the effect minus its null value, finite
    /// @param variance V, of the estimate (its squared standard error) at this look, above 0 and finite
    /// @param mixing   t2, variance of plausible effects, above 0 and finite; the test is quickest for effects of its
    ///     size
    /// @throws IllegalArgumentException if a number is outside its range, or the ratio of the variances or the
    ///     half-width leaves the double range
    public static MixtureTest of(double estimate, double variance, double mixing, Level level) {
        if (!Double.isFinite(estimate) || !(variance > 0) || !(mixing > 0)
                || Double.isInfinite(variance) || Double.isInfinite(mixing)) {
            throw new IllegalArgumentException(
                    "estimate=%s variance=%s mixing=%s".formatted(estimate, variance, mixing));
        }
        double ratio = mixing / variance;
        double total = variance + mixing;
        double logRatio = -0.5 * Math.log1p(ratio) + 0.5 * ratio * estimate * (estimate / total);
        double half = Math.sqrt(2 * total / ratio * (0.5 * Math.log1p(ratio) - Math.log(level.alpha())));
        if (Double.isInfinite(ratio) || !Double.isFinite(half)) {
            throw new IllegalArgumentException(
                    "variance=%s and mixing=%s are too far apart for the double range".formatted(variance, mixing));
        }
        double logP = Math.min(0, -logRatio);
        return new MixtureTest(estimate, estimate - half, estimate + half, half, logRatio, Math.exp(logP), logP);
    }
}
