package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.means.QuantileRegression;
import dev.winnow.stats.ranks.BrunnerMunzel;
import dev.winnow.stats.ranks.HodgesLehmann;
import dev.winnow.stats.ranks.KolmogorovSmirnov;
import dev.winnow.stats.ranks.KruskalWallis;
import dev.winnow.stats.ranks.MannWhitney;
import dev.winnow.stats.ranks.Reference;
import dev.winnow.stats.ranks.ShiftByRoot;
import java.util.List;

/// Rank tests and distribution-free comparisons.
final class RankMethods {
    record Ranked(
            @Range(least = 1) double[] treatment,
            @Range(least = 1) double[] control,
            @Default("\"normal-continuity\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    /// The references of the test whose statistic has a root to seek.
    enum RootReference {
        NORMAL(Reference.NORMAL),
        NORMAL_CONTINUITY(Reference.NORMAL_CONTINUITY);

        private final Reference reference;

        RootReference(Reference reference) {
            this.reference = reference;
        }
    }

    record Shifted(
            @Range(least = 1) double[] treatment,
            @Range(least = 1) double[] control,
            @Default("\"normal-continuity\"") RootReference reference,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record RankedTest(
            @Range(least = 1) double[] treatment,
            @Range(least = 1) double[] control,
            @Default("\"normal-continuity\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative) {}

    record Placed(
            @Range(least = 1) double[] treatment,
            @Range(least = 1) double[] control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    /// How p of the largest distance is computed.
    enum DistanceReference {
        EXACT,
        ASYMPTOTIC
    }

    record Distance(
            @Range(least = 1) double[] treatment,
            @Range(least = 1) double[] control,
            @Default("\"asymptotic\"") DistanceReference reference) {}

    record ArmList(@Range(least = 2) double[][] arms) {}

    record QuantileOfArms(
            @Range(least = 1) double[] treatment,
            @Range(least = 1) double[] control,
            @Default("0.5") @Range(above = 0, below = 1) double q,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    private static final String ARMS =
            """
            {"treatment": [2.2, 4.8, 6.6, 11.2, 12.1, 13.5, 7.1, 14.9, 5.05, 9.3, 8.1, 3.9, 10.4, 6.2, 7.7, 15.2],
             "control": [1.1, 2.3, 4.2, 5.9, 7.6, 8.8, 10.3, 3.3, 6.1, 9.9, 2.9, 5.2, 4.6, 6.9, 8.4, 7.2]}""";

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("mann-whitney", Family.RANKS, RankedTest.class, MannWhitney.class,
                    i -> MannWhitney.of(i.treatment(), i.control(), i.reference(), i.alternative()),
                    ARMS),
            new Method<>("hodges-lehmann", Family.RANKS, Ranked.class, HodgesLehmann.class,
                    i -> HodgesLehmann.of(i.treatment(), i.control(), i.reference(), i.alternative(), i.alpha()),
                    ARMS),
            new Method<>("rank-shift-as-r", Family.RANKS, Shifted.class, ShiftByRoot.class,
                    i -> ShiftByRoot.of(
                            i.treatment(), i.control(), i.reference().reference, i.alternative(), i.alpha(),
                            ShiftByRoot.R_TOLERANCE),
                    ARMS),
            new Method<>("brunner-munzel", Family.RANKS, Placed.class, BrunnerMunzel.class,
                    i -> BrunnerMunzel.of(i.treatment(), i.control(), i.alternative(), i.alpha()),
                    ARMS),
            new Method<>("kruskal-wallis", Family.RANKS, ArmList.class, KruskalWallis.class,
                    i -> KruskalWallis.of(List.of(i.arms())),
                    """
                    {"arms": [[6.4, 6.8, 7.2, 8.3, 8.4, 9.1], [2.5, 3.7, 4.9, 5.4, 5.9, 8.1], [1.3, 4.1, 4.9, 5.2, 5.5, 8.2]]}"""),
            new Method<>("kolmogorov-smirnov", Family.RANKS, Distance.class, KolmogorovSmirnov.class,
                    i -> i.reference() == DistanceReference.EXACT
                            ? KolmogorovSmirnov.exact(i.treatment(), i.control())
                            : KolmogorovSmirnov.asymptotic(i.treatment(), i.control()),
                    ARMS),
            new Method<>("quantile-regression", Family.RANKS, QuantileOfArms.class, QuantileRegression.class,
                    i -> QuantileRegression.of(i.treatment(), i.control(), i.q(), i.alternative(), i.alpha()),
                    ARMS));

    private RankMethods() {}
}
