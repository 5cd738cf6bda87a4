package dev.winnow.stats.meta;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.List;

/// How true effects spread in an archive of past experiments, and what it says about a new one (empirical Bayes:
/// Robbins 1956; Efron and Morris 1975).
///
/// True effects are taken as normal around `mean` with standard deviation `sd`. The archive must hold all experiments,
/// not the successful ones only, of the same metric on the same scale. `sd` is used as if it were known, so with few
/// studies intervals are too narrow.
///
/// @param mean    of the true effects, in the unit of the effect, finite
/// @param sd      of the true effects, 0 to 1e150; 0 when the archive varies no more than its errors
/// @param seMean  standard error of `mean` given `sd`, 0 to 1e150; 0 when it was set
/// @param studies in the archive, never negative
public record EffectPrior(double mean, double sd, double seMean, int studies) {
    private static final double LARGEST = 1e150;

    /// @throws IllegalArgumentException for numbers beyond these limits
    public EffectPrior {
        boolean allowed = sd >= 0 && sd <= LARGEST && seMean >= 0 && seMean <= LARGEST;
        if (!Double.isFinite(mean) || !allowed || studies < 0) {
            throw new IllegalArgumentException(
                    "mean=%s sd=%s seMean=%s studies=%d".formatted(mean, sd, seMean, studies));
        }
    }

    /// Mean and spread both from the archive: restricted maximum likelihood ([Tau#REML]), mean weighted by
    /// 1/(v + sd^2).
    ///
    /// @param archive independent studies, at least three
    /// @return undefined with fewer (ONLY_ONE_GROUP), or where the search for the spread fails (NOT_CONVERGED)
    public static Outcome<EffectPrior> fit(List<Study> archive) {
        if (archive.size() < 3) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, archive.size());
        }
        return TauSquared.of(archive, Tau.REML).map(tau2 -> {
            Pool p = Pool.of(archive, tau2);
            return new EffectPrior(p.mean(), Math.sqrt(tau2), Math.sqrt(1 / p.weight()), archive.size());
        });
    }

    /// Spread around 0 by maximum likelihood: for archives whose effects may have either sign by convention alone.
    ///
    /// -2 log likelihood is sum log(v + sd^2) + sum y^2/(v + sd^2) up to a constant. It may have several valleys; the
    /// deepest is taken.
    ///
    /// @param archive independent studies, at least two
    /// @return undefined with fewer (ONLY_ONE_GROUP), or where the search for the spread fails (NOT_CONVERGED)
    public static Outcome<EffectPrior> aroundZero(List<Study> archive) {
        if (archive.size() < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, archive.size());
        }
        double squares = archive.stream().mapToDouble(s -> s.estimate() * s.estimate()).sum();
        return TauSquared.lowest(t -> deviance(archive, t), t -> slope(archive, t), squares)
                .map(tau2 -> new EffectPrior(0, Math.sqrt(tau2), 0, archive.size()));
    }

    private static double deviance(List<Study> archive, double tau2) {
        double sum = 0;
        for (Study s : archive) {
            double v = s.variance() + tau2;
            sum += Math.log(v) + s.estimate() * s.estimate() / v;
        }
        return sum;
    }

    private static double slope(List<Study> archive, double tau2) {
        double sum = 0;
        for (Study s : archive) {
            double w = 1 / (s.variance() + tau2);
            sum += w - w * w * s.estimate() * s.estimate();
        }
        return sum;
    }

    /// What is left of a new result once the archive is taken into account.
    ///
    /// Estimate B y + (1 - B) mean with B = sd^2 / (sd^2 + v); variance B v + (1 - B)^2 seMean^2, the second part for
    /// not knowing the mean. It corrects the winner's curse: conditional on the data it is unbiased whatever was
    /// selected (Senn 2008), as far as the prior is right.
    ///
    /// @param result of the new experiment, not in the archive
    /// @param level  of the two-sided interval
    /// @return undefined (NO_VARIANCE) when neither the effects nor their mean vary
    public Outcome<Shrunken> shrink(Study result, Level level) {
        double v = result.variance();
        double b = sd * sd / (sd * sd + v);
        double estimate = b * result.estimate() + (1 - b) * mean;
        double spread = Math.sqrt(b * v + (1 - b) * (1 - b) * seMean * seMean);
        if (!(spread > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double half = Tails.normalQuantile(level.alpha() / 2) * spread;
        return Outcome.known(new Shrunken(
                estimate, estimate - half, estimate + half, spread, b, Tails.normal(-estimate / spread)));
    }

    /// A result after shrinkage.
    ///
    /// @param estimate          posterior mean of the effect
    /// @param low               lower end of the interval
    /// @param high              upper end of the interval
    /// @param sd                posterior standard deviation
    /// @param weight            of the result itself, 0 (the archive alone) to 1 (the result alone)
    /// @param chanceAboveZero   posterior probability of an effect above 0
    public record Shrunken(
            double estimate, double low, double high, double sd, double weight, double chanceAboveZero) {}
}
