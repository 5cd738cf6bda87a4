package dev.winnow.stats.meta;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.List;
import java.util.Optional;

/// Several estimates of one effect together: experiments on the same idea, or the segments of one experiment.
///
/// Estimates are independent and normal around their true values with known variances, the true effects normal around
/// `random`. Segments must not share units, as overlapping ones do. tau^2 is used as if it were known, so with few
/// studies `random` is too narrow.
///
/// @param q          Cochran's (1954) Q, weighted squared deviations from the common mean
/// @param df         number of studies minus 1
/// @param p          of Q that large if all true effects are equal, the chi-square tail with df degrees of freedom
/// @param iSquared   share of the variation that is not sampling error, a fraction: tau^2 over tau^2 plus the typical
///     sampling variance (k - 1) / (W - sum w^2 / W), w = 1/v (Higgins and Thompson 2002, eq. 9 and 10);
///     max(0, (Q - df)/Q) for DerSimonian and Laird's tau^2
/// @param hSquared   1 / (1 - iSquared)
/// @param tauSquared variance of the true effects, in squared units of the effect
/// @param fixed      common effect, assuming that there is one; weights 1/v, normal reference
/// @param random     mean of the true effects; weights 1/(v + tau^2), normal reference
/// @param hartungKnapp the same mean with the variance of the weighted residuals and Student's reference (Hartung and
///     Knapp 2001; Sidik and Jonkman 2002): closer to its level with few studies, but narrower than `random` where they
///     agree better than their errors let expect; absent when they agree exactly
/// @param prediction where the true effect of a new study will lie; absent for fewer than three studies
public record MetaAnalysis(
        double q,
        int df,
        double p,
        double iSquared,
        double hSquared,
        double tauSquared,
        Difference fixed,
        Difference random,
        Optional<Difference> hartungKnapp,
        Optional<Prediction> prediction) {

    /// mean -+ t sqrt(tau^2 + se^2), se of `random`, k - 2 degrees of freedom (Higgins, Thompson and Spiegelhalter
    /// 2009, eq. 12).
    ///
    /// @param low  lower end
    /// @param high upper end
    public record Prediction(double low, double high) {}

    /// Everything of one set of studies.
    ///
    /// @param studies at least two
    /// @param method  of estimating tau^2
    /// @param level   two-sided, of all intervals
    /// @return undefined with fewer than two studies (ONLY_ONE_GROUP), or when the search for tau^2 finds no root
    ///     (NOT_CONVERGED)
    public static Outcome<MetaAnalysis> of(List<Study> studies, Tau method, Level level) {
        int k = studies.size();
        if (k < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, k);
        }
        return TauSquared.of(studies, method).map(tau2 -> {
            Pool common = Pool.of(studies, 0);
            Pool spread = Pool.of(studies, tau2);
            double typical = (k - 1) / common.contrast();
            Difference random = normal(spread, level);
            return new MetaAnalysis(
                    common.q(),
                    k - 1,
                    Tails.chiSquare(common.q(), k - 1),
                    tau2 / (tau2 + typical),
                    1 + tau2 / typical,
                    tau2,
                    normal(common, level),
                    random,
                    hartungKnapp(spread, k, level),
                    prediction(random, tau2, k, level));
        });
    }

    private static Difference normal(Pool pool, Level level) {
        return Difference.normal(pool.mean(), Math.sqrt(1 / pool.weight()), Alternative.TWO_SIDED, level);
    }

    private static Optional<Difference> hartungKnapp(Pool pool, int k, Level level) {
        double squared = pool.q() / (k - 1) / pool.weight();
        return squared > 0
                ? Optional.of(Difference.student(
                        pool.mean(), Math.sqrt(squared), k - 1.0, Alternative.TWO_SIDED, level))
                : Optional.empty();
    }

    private static Optional<Prediction> prediction(Difference random, double tau2, int k, Level level) {
        if (k < 3) {
            return Optional.empty();
        }
        double half = Tails.studentQuantile(level.alpha() / 2, k - 2.0) * Math.sqrt(tau2 + random.se() * random.se());
        return Optional.of(new Prediction(random.estimate() - half, random.estimate() + half));
    }
}
