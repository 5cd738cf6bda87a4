package dev.winnow.stats.adjust;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Estimate;

/// A regression-adjusted difference that may be looked at after every unit (Lindon, Ham, Tingley and Bojinov 2022,
/// theorem 3.2 for one coefficient).
///
/// The t statistic of least squares with v = n - k degrees of freedom is turned into the Bayes factor of a normal prior
/// on the standardised effect whose precision is that of g units:
/// `log B = [log r + (v+1) (log(1 + t^2/v) - log(1 + r t^2/v))] / 2`, r = g / (g + n). p = min(1, 1/B) is valid at any
/// stopping time; the interval holds all effects with 1/B above alpha. Exact for independent normal errors of one
/// variance, else as the sample grows; covariates and g must be the same at every look. Computed by log1p, so neither a
/// huge t nor a tiny p loses digits.
///
/// @param estimate adjusted difference, outcome units
/// @param low      lower end of the interval; negative infinity while B cannot reach 1/alpha with so few units
/// @param high     its upper end; infinity while B cannot
/// @param se       classical standard error
/// @param df       residual degrees of freedom
/// @param p        anytime-valid p value, two-sided; may underflow to 0
/// @param logP     its natural logarithm, at most 0
public record AnytimeRegression(
        double estimate, double low, double high, double se, double df, double p, double logP) {

    /// y on z and the covariates, one slope common to both arms.
    ///
    /// @param outcome    one value a unit, of all units so far
    /// @param arms       of the same units
    /// @param covariates columns of the same length as the outcome; may be none
    /// @param g          precision of the prior in units, above 0; the interval is narrowest for N units near
    ///     g = N / (log(1/alpha^2) + log(1 + log(1/alpha^2))), an eighth of N at the level 0.05
    /// @param level      two-sided
    /// @return undefined when there are too few units, the columns are collinear or the fit is exact
    /// @throws IllegalArgumentException if g is not above 0 or not finite, lengths differ or a value is not finite
    public static Outcome<AnytimeRegression> of(
            double[] outcome, Assignment arms, double[][] covariates, double g, Level level) {
        if (!(g > 0 && Double.isFinite(g))) {
            throw new IllegalArgumentException("g=%s is not above 0".formatted(g));
        }
        return Ancova.fit(outcome, arms, covariates)
                .flatMap(Ancova::classical)
                .map(e -> of(e, e.df().orElseThrow(), g / (g + outcome.length), level));
    }

    private static AnytimeRegression of(Estimate e, double df, double r, Level level) {
        double t = e.value() / e.se();
        double ratio = t * t / df;
        double logBayes = 0.5 * (Math.log(r) + (df + 1) * (Math.log1p(ratio) - Math.log1p(r * ratio)));
        double logP = Math.min(0, -logBayes);
        double half = radius(df, r, level) * e.se();
        return new AnytimeRegression(
                e.value(), e.value() - half, e.value() + half, e.se(), df, Math.exp(logP), logP);
    }

    /// |t| at which 1/B is alpha: t^2/v = (1 - c) / (c - r) with c = (r alpha^2)^(1/(v+1)); infinite when B cannot grow
    /// that large with so few units.
    static double radius(double df, double r, Level level) {
        double logC = (Math.log(r) + 2 * Math.log(level.alpha())) / (df + 1);
        double c = Math.exp(logC);
        return c > r ? Math.sqrt(df * -Math.expm1(logC) / (c - r)) : Double.POSITIVE_INFINITY;
    }
}
