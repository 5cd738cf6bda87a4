package dev.winnow.methods;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.meta.EffectPrior;
import dev.winnow.stats.meta.MetaAnalysis;
import dev.winnow.stats.meta.Study;
import dev.winnow.stats.meta.Tau;
import dev.winnow.stats.meta.WinnersCurse;
import java.util.List;

/// Heterogeneity and meta-analysis.
final class MetaMethods {
    record Effects(
            @Range(least = 2, most = 100_000) List<EstimateInput> studies,
            @Default("\"reml\"") Tau method,
            @Default("0.05") Level alpha) {}

    /// Where the mean of true effects comes from.
    enum Centre {
        FITTED,
        ZERO
    }

    record Archive(
            @Range(least = 2, most = 100_000) List<EstimateInput> archive,
            EstimateInput result,
            @Default("\"fitted\"") Centre centre,
            @Default("0.05") Level alpha) {
        Archive {
            if (centre == Centre.FITTED && archive.size() < 3) {
                throw new BadInput("too-few-elements", "archive", archive.size(), 3);
            }
        }

        Outcome<EffectPrior> prior() {
            List<Study> studies = archive.stream().map(EstimateInput::study).toList();
            return switch (centre) {
                case FITTED -> EffectPrior.fit(studies);
                case ZERO -> EffectPrior.aroundZero(studies);
            };
        }
    }

    /// @param prior    what the archive says
    /// @param shrunken the result in its light
    record Memory(EffectPrior prior, EffectPrior.Shrunken shrunken) {}

    record Winner(EstimateInput result, @Default("0.05") Level selectedAt, @Default("0.05") Level alpha) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("meta-analysis", Family.META, Effects.class, MetaAnalysis.class,
                    i -> MetaAnalysis.of(i.studies().stream().map(EstimateInput::study).toList(), i.method(), i.alpha()),
                    """
                    {"studies": [{"estimate": 0.12, "se": 0.05}, {"estimate": 0.03, "se": 0.04}, {"estimate": 0.2, "se": 0.07}, {"estimate": 0.08, "se": 0.06}]}"""),
            new Method<>("empirical-bayes", Family.META, Archive.class, Memory.class,
                    i -> i.prior().flatMap(p -> p.shrink(i.result().study(), i.alpha()).map(s -> new Memory(p, s))),
                    """
                    {"archive": [{"estimate": 0.01, "se": 0.01}, {"estimate": 0.04, "se": 0.01}, {"estimate": -0.02, "se": 0.012}, {"estimate": 0.005, "se": 0.008}],
                     "result": {"estimate": 0.06, "se": 0.02}}"""),
            new Method<>("winners-curse", Family.META, Winner.class, WinnersCurse.class,
                    i -> WinnersCurse.of(i.result().study(), i.selectedAt(), i.alpha()),
                    """
                    {"result": {"estimate": 0.05, "se": 0.02}}"""));

    private MetaMethods() {}
}
