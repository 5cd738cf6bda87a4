package dev.winnow.stats.regression;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Optional;

/// A weighted sum c'b of the coefficients of a fit, with its variance under several assumptions; robust ones are
/// sandwiches (White 1980; Liang and Zeger 1986).
///
/// With the orthonormal columns Q of the fit, X = QR, the sum is a'y for a = Q u, u = R'^-1 c. So the sandwich
/// c'(X'X)^-1 (sum of x x' e^2) (X'X)^-1 c is the sum of (a e)^2 over units, and of (sum of a e)^2 over clusters: it
/// needs no inverse and no matrix of the size of the data. With weights, y, X and e are multiplied by their roots.
public final class Contrast {
    /// Of u'u times the residual sum of squares: a variance below this share is rounding.
    private static final double ROUNDING = 1e-24;

    private final LinearFit fit;
    private final double[] u;
    private final double value;

    Contrast(LinearFit fit, double[] u, double value) {
        this.fit = fit;
        this.u = u;
        this.value = value;
    }

    /// The sum c'b itself.
    public double value() {
        return value;
    }

    /// The weights a: how much each unit's outcome counts in the sum.
    double[] influence() {
        double[] a = new double[fit.n()];
        for (int j = 0; j < u.length; j++) {
            double[] column = fit.column(j);
            for (int i = 0; i < a.length; i++) {
                a[i] += u[j] * column[i];
            }
        }
        return a;
    }

    LinearFit fit() {
        return fit;
    }

    double[] direction() {
        return u.clone();
    }

    /// Variance c'(X'WX)^-1 c for weights that are the inverse variances themselves, nothing estimated; normal
    /// reference.
    ///
    /// @throws IllegalArgumentException if every weight c is 0
    public Estimate known() {
        return new Estimate(value, Math.sqrt(squaredLength()), Optional.empty());
    }

    /// Variance over the residual variance, the factor that a classical standard error is made of: c'(X'WX)^-1 c = u'u.
    public double squaredLength() {
        double sum = 0;
        for (double v : u) {
            sum += v * v;
        }
        return sum;
    }

    /// Independent units: s^2 u'u, or the sum of a^2 e^2 as [Hc] weighs it; Student's reference with n - k degrees of
    /// freedom, which is exact for equal normal variances and customary for the others.
    ///
    /// @param hc what is assumed of the residuals' variances
    /// @return undefined without a degree of freedom, when the fit is exact, or when HC2 or HC3 meet a unit that has a
    ///     coefficient to itself
    public Outcome<Estimate> independent(Hc hc) {
        int df = fit.df();
        if (df < 1) {
            return Outcome.undefined(Cause.TOO_FEW, fit.n());
        }
        if (hc == Hc.CLASSICAL) {
            return estimate(squaredLength() * fit.rss() / df, df);
        }
        double[] a = influence();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double left = 1 - fit.leverage(i);
            if (hc.compareTo(Hc.HC2) >= 0 && !(left > 1e-10)) {
                return Outcome.undefined(Cause.TOO_FEW, 1);
            }
            double score = a[i] * fit.residual(i);
            sum += score * score * switch (hc) {
                case HC2 -> 1 / left;
                case HC3 -> 1 / (left * left);
                default -> 1;
            };
        }
        return estimate(hc == Hc.HC1 ? sum * fit.n() / df : sum, df);
    }

    /// Units that move together within clusters and independently between them: the sum over clusters of (sum of a
    /// e)^2, with the corrections and the reference of [Cr].
    ///
    /// @param clusters of the fit's units, in their order
    /// @param cr       how the smallness of residuals is made up for
    /// @return undefined with fewer than two clusters, without a degree of freedom, or when the fit is exact or the
    ///     scores cancel within every cluster
    /// @throws IllegalArgumentException if the clusters are not those of the fit's units
    public Outcome<Estimate> clustered(Clusters clusters, Cr cr) {
        if (clusters.units() != fit.n()) {
            throw new IllegalArgumentException("%d units in clusters, %d in the fit".formatted(clusters.units(), fit.n()));
        }
        int g = clusters.count();
        if (g < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, g);
        }
        if (fit.df() < 1) {
            return Outcome.undefined(Cause.TOO_FEW, fit.n());
        }
        if (cr == Cr.CR2) {
            BiasReduced b = BiasReduced.of(this, clusters);
            return estimate(b.variance(), b.df());
        }
        double[] score = influence();
        for (int i = 0; i < score.length; i++) {
            score[i] *= fit.residual(i);
        }
        double sum = 0;
        for (double s : clusters.sums(score)) {
            sum += s * s;
        }
        double factor = cr == Cr.CR0 ? 1 : (double) g / (g - 1) * (fit.n() - 1) / fit.df();
        return estimate(factor * sum, g - 1);
    }

    /// Units in the order of time whose neighbours are correlated up to `lag` steps (Newey and West 1987, eq. 5).
    ///
    /// With scores s = a e: sum s_i^2 + 2 sum over l of (1 - l/(lag + 1)) sum s_i s_(i-l), which is never negative;
    /// there is no factor for small samples. Student's reference with n - k degrees of freedom. For units at equal
    /// distances in time, many more of them than the lag: as it grows, the sum falls towards the square of all scores
    /// together, which is 0, whatever the data.
    ///
    /// @param lag 0 or more, below n and better well below; 0 is HC0
    /// @return undefined without a degree of freedom or when the fit is exact
    /// @throws IllegalArgumentException for a lag below 0, or not below n where there is a degree of freedom
    public Outcome<Estimate> neweyWest(int lag) {
        if (lag < 0) {
            throw new IllegalArgumentException("lag=%d is below 0".formatted(lag));
        }
        int df = fit.df();
        if (df < 1) {
            return Outcome.undefined(Cause.TOO_FEW, fit.n());
        }
        if (lag >= fit.n()) {
            throw new IllegalArgumentException("lag=%d is not below the %d units".formatted(lag, fit.n()));
        }
        double[] score = influence();
        for (int i = 0; i < score.length; i++) {
            score[i] *= fit.residual(i);
        }
        double sum = 0;
        for (int l = 0; l <= lag; l++) {
            double products = 0;
            for (int i = l; i < score.length; i++) {
                products += score[i] * score[i - l];
            }
            sum += (l == 0 ? 1 : 2 * (1 - l / (lag + 1.0))) * products;
        }
        return estimate(sum, df);
    }

    private Outcome<Estimate> estimate(double variance, double df) {
        // Scores that cancel within every cluster leave rounding, not a variance.
        if (!(variance > ROUNDING * squaredLength() * fit.rss()) || !(df > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        return Outcome.known(new Estimate(value, Math.sqrt(variance), Optional.of(df)));
    }
}
