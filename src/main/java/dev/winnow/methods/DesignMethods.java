package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.designs.AaUniformity;
import dev.winnow.stats.designs.BlockedDifference;
import dev.winnow.stats.designs.BlockedDifference.Block;
import dev.winnow.stats.designs.ClusterPermutation;
import dev.winnow.stats.designs.ClusterRobust;
import dev.winnow.stats.designs.Compliers;
import dev.winnow.stats.designs.CovariateBalance;
import dev.winnow.stats.designs.DifferenceInDifferences;
import dev.winnow.stats.designs.EffectTrend;
import dev.winnow.stats.designs.FactorialInteraction;
import dev.winnow.stats.designs.GeoRegression;
import dev.winnow.stats.designs.IntraclassCorrelation;
import dev.winnow.stats.designs.LeeBounds;
import dev.winnow.stats.designs.ManskiBounds;
import dev.winnow.stats.designs.Switchback;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Clusters;
import dev.winnow.stats.regression.Cr;
import dev.winnow.stats.regression.WildClusterBootstrap;
import java.util.List;
import java.util.Optional;

/// Clusters, blocks, instruments, geo tests, differences in differences.
final class DesignMethods {
    private static final String CLUSTERED =
            """
            {"outcome": [3.1, 2.8, 4.0, 4.4, 2.2, 2.6, 5.1, 4.8, 3.3, 3.0, 4.9, 5.6], "treated": [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1],
             "cluster": [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]}""";

    record Clustered(
            @Range(least = 4) double[] outcome,
            @Range(from = 0, to = 1) int[] treated,
            long[] cluster,
            @Default("\"cr2\"") Cr variance,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        Clustered {
            BadInput.sameLength("treated", treated.length, "outcome", outcome.length);
            BadInput.sameLength("cluster", cluster.length, "outcome", outcome.length);
        }
    }

    record Bootstrapped(
            @Range(least = 4) double[] outcome,
            @Range(from = 0, to = 1) int[] treated,
            long[] cluster,
            @Default("1999") @Range(from = 99, to = 100_000) int resamples,
            @Default("1") long seed,
            @Default("0.05") Level alpha) {
        Bootstrapped {
            BadInput.sameLength("treated", treated.length, "outcome", outcome.length);
            BadInput.sameLength("cluster", cluster.length, "outcome", outcome.length);
        }
    }

    /// One cluster, or one block of periods.
    record ClusterMean(@Range(from = 1) long n, double mean) {
        Moments moments() {
            return new Moments(n, mean, 0);
        }
    }

    record ClusterMeans(
            @Range(least = 1, most = 100_000) List<ClusterMean> treatment,
            @Range(least = 1, most = 100_000) List<ClusterMean> control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("9999") @Range(from = 99, to = 1_000_000) int draws,
            @Default("1") long seed) {}

    record Blocks(
            @Range(least = 1, most = 100_000) List<MeanPair> blocks,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Balance(MatrixArm treatment, MatrixArm control) {
        Balance {
            BadInput.sameLength("control.means", control.means().length, "treatment.means", treatment.means().length);
        }
    }

    record Days(@Range(least = 3, most = 10_000) List<EstimateInput> days, @Default("0.05") Level alpha) {
        Outcome<EffectTrend> trend() {
            return EffectTrend.of(
                    days.stream().mapToDouble(EstimateInput::estimate).toArray(),
                    days.stream().mapToDouble(EstimateInput::se).toArray(),
                    alpha);
        }
    }

    record Cells(
            MeanArm neither,
            MeanArm onlyA,
            MeanArm onlyB,
            MeanArm both,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Regions(
            @Range(least = 4) double[] controlRegions,
            @Range(least = 4) double[] treatedRegions,
            @Range(from = 3) int periodsBefore,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.1") Level alpha) {
        Regions {
            BadInput.sameLength("treatedRegions", treatedRegions.length, "controlRegions", controlRegions.length);
            BadInput.outOfRange(
                    periodsBefore >= controlRegions.length, "periodsBefore", periodsBefore, "limit.below",
                    controlRegions.length);
        }
    }

    record ClusterList(@Range(least = 2, most = 100_000) List<MeanArm> clusters) {}

    record Compliance(
            @Range(least = 4) double[] outcome,
            @Range(from = 0, to = 1) int[] assigned,
            double[] received,
            @Default("0.05") Level alpha) {
        Compliance {
            BadInput.sameLength("assigned", assigned.length, "outcome", outcome.length);
            BadInput.sameLength("received", received.length, "outcome", outcome.length);
        }
    }

    record Attrition(
            @Range(least = 2) double[] treatment,
            @Range(from = 2) long treatmentAssigned,
            @Range(least = 2) double[] control,
            @Range(from = 2) long controlAssigned,
            @Default("0.05") Level alpha) {
        Attrition {
            BadInput.noLongerThan("treatment", treatment.length, "treatmentAssigned", treatmentAssigned);
            BadInput.noLongerThan("control", control.length, "controlAssigned", controlAssigned);
        }
    }

    record Missing(
            MeanArm treatment,
            @Range(from = 0) long treatmentMissing,
            MeanArm control,
            @Range(from = 0) long controlMissing,
            double smallest,
            double largest,
            @Default("0.05") Level alpha) {
        Missing {
            BadInput.below("smallest", smallest, "largest", largest);
            within("treatment.mean", treatment.mean(), smallest, largest);
            within("control.mean", control.mean(), smallest, largest);
        }

        private static void within(String field, double mean, double smallest, double largest) {
            BadInput.outOfRange(mean < smallest, field, mean, "limit.from", smallest);
            BadInput.outOfRange(mean > largest, field, mean, "limit.to", largest);
        }
    }

    record BeforeAfter(
            @Range(least = 4) double[] outcome,
            @Range(from = 0, to = 1) int[] treated,
            @Range(from = 0, to = 1) int[] after,
            long[] unit,
            @Default("\"cr2\"") Cr variance,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        BeforeAfter {
            BadInput.sameLength("treated", treated.length, "outcome", outcome.length);
            BadInput.sameLength("after", after.length, "outcome", outcome.length);
            BadInput.sameLength("unit", unit.length, "outcome", outcome.length);
        }
    }

    record Series(
            @Range(least = 4) double[] outcome,
            @Range(from = 0, to = 1) int[] treated,
            @Range(from = 0) Optional<Integer> lag,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        Series {
            BadInput.sameLength("treated", treated.length, "outcome", outcome.length);
            lag.ifPresent(l -> BadInput.outOfRange(l >= outcome.length, "lag", l, "limit.below", outcome.length));
        }

        int lagOrUsual() {
            return lag.orElseGet(() -> Switchback.usualLag(outcome.length));
        }
    }

    record PValues(@Range(from = 0, to = 1, least = 1) double[] p, @Default("0.05") Level alpha) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("cluster-robust", Family.DESIGNS, Clustered.class, ClusterRobust.class,
                    i -> ClusterRobust.of(i.outcome(), Assignment.of(i.treated()), Clusters.of(i.cluster()), i.variance(),
                            i.alternative(), i.alpha()),
                    CLUSTERED),
            new Method<>("wild-cluster-bootstrap", Family.DESIGNS, Bootstrapped.class, WildClusterBootstrap.class,
                    i -> ClusterRobust.bootstrap(i.outcome(), Assignment.of(i.treated()), Clusters.of(i.cluster()),
                            i.resamples(), i.seed(), i.alpha()),
                    CLUSTERED),
            new Method<>("cluster-permutation", Family.DESIGNS, ClusterMeans.class, ClusterPermutation.class,
                    i -> ClusterPermutation.of(moments(i.treatment()), moments(i.control()), i.alternative(), i.draws(), i.seed()),
                    """
                    {"treatment": [{"n": 120, "mean": 4.2}, {"n": 80, "mean": 5.0}, {"n": 95, "mean": 4.7}],
                     "control": [{"n": 110, "mean": 3.9}, {"n": 100, "mean": 3.1}, {"n": 90, "mean": 4.1}]}"""),
            new Method<>("blocked-difference", Family.DESIGNS, Blocks.class, Difference.class,
                    i -> BlockedDifference.of(blocks(i.blocks()), i.alternative(), i.alpha()),
                    """
                    {"blocks": [{"treatment": {"n": 50, "mean": 10.2, "sd": 3}, "control": {"n": 50, "mean": 9.8, "sd": 3}},
                     {"treatment": {"n": 30, "mean": 20.5, "sd": 5}, "control": {"n": 60, "mean": 19.6, "sd": 5}}]}"""),
            new Method<>("covariate-balance", Family.DESIGNS, Balance.class, CovariateBalance.class,
                    i -> CovariateBalance.of(i.treatment().moments(), i.control().moments()),
                    """
                    {"treatment": {"n": 500, "means": [10.4, 3.1], "sds": [5, 2], "correlations": [[1, 0.2], [0.2, 1]]},
                     "control": {"n": 500, "means": [10.1, 3.0], "sds": [4.9, 2], "correlations": [[1, 0.2], [0.2, 1]]}}"""),
            new Method<>("effect-trend", Family.DESIGNS, Days.class, EffectTrend.class,
                    Days::trend,
                    """
                    {"days": [{"estimate": 0.09, "se": 0.02}, {"estimate": 0.06, "se": 0.02}, {"estimate": 0.05, "se": 0.02},
                     {"estimate": 0.04, "se": 0.02}, {"estimate": 0.04, "se": 0.02}, {"estimate": 0.03, "se": 0.02}]}"""),
            new Method<>("factorial-interaction", Family.DESIGNS, Cells.class, FactorialInteraction.class,
                    i -> FactorialInteraction.of(i.neither().moments(), i.onlyA().moments(), i.onlyB().moments(),
                            i.both().moments(), i.alternative(), i.alpha()),
                    """
                    {"neither": {"n": 500, "mean": 10, "sd": 4}, "onlyA": {"n": 500, "mean": 10.5, "sd": 4},
                     "onlyB": {"n": 500, "mean": 10.3, "sd": 4}, "both": {"n": 500, "mean": 10.4, "sd": 4}}"""),
            new Method<>("geo-regression", Family.DESIGNS, Regions.class, GeoRegression.class,
                    i -> GeoRegression.of(i.controlRegions(), i.treatedRegions(), i.periodsBefore(), i.alternative(), i.alpha()),
                    """
                    {"controlRegions": [100, 110, 105, 98, 120, 115, 108, 112], "treatedRegions": [52, 56, 53, 50, 61, 62, 58, 61],
                     "periodsBefore": 5}"""),
            new Method<>("intraclass-correlation", Family.DESIGNS, ClusterList.class, IntraclassCorrelation.class,
                    i -> IntraclassCorrelation.of(i.clusters().stream().map(MeanArm::moments).toList()),
                    """
                    {"clusters": [{"n": 12, "mean": 4.1, "sd": 1.2}, {"n": 20, "mean": 5.6, "sd": 1.4}, {"n": 9, "mean": 4.8, "sd": 1.1}]}"""),
            new Method<>("compliers-effect", Family.DESIGNS, Compliance.class, Compliers.class,
                    DesignMethods::compliers,
                    """
                    {"outcome": [3, 4, 6, 7, 2, 3, 4, 3], "assigned": [1, 1, 1, 1, 0, 0, 0, 0], "received": [0, 1, 1, 1, 0, 0, 1, 0]}"""),
            new Method<>("lee-bounds", Family.DESIGNS, Attrition.class, LeeBounds.class,
                    i -> LeeBounds.of(i.treatment(), i.treatmentAssigned(), i.control(), i.controlAssigned(), i.alpha()),
                    """
                    {"treatment": [5, 7, 6, 9, 8, 4, 6, 7], "treatmentAssigned": 10, "control": [4, 6, 5, 7, 5, 6], "controlAssigned": 10}"""),
            new Method<>("manski-bounds", Family.DESIGNS, Missing.class, ManskiBounds.class,
                    i -> ManskiBounds.of(i.treatment().moments(), i.treatmentMissing(), i.control().moments(), i.controlMissing(),
                            new ManskiBounds.Extent(i.smallest(), i.largest()), i.alpha()),
                    """
                    {"treatment": {"n": 900, "mean": 0.62, "sd": 0.485}, "treatmentMissing": 100, "control": {"n": 950, "mean": 0.55, "sd": 0.497},
                     "controlMissing": 50, "smallest": 0, "largest": 1}"""),
            new Method<>("difference-in-differences", Family.DESIGNS, BeforeAfter.class, DifferenceInDifferences.class,
                    i -> DifferenceInDifferences.of(i.outcome(), Assignment.of(i.treated()), Assignment.of(i.after()),
                            Clusters.of(i.unit()), i.variance(), i.alternative(), i.alpha()),
                    """
                    {"outcome": [3, 4, 5, 5, 2, 4, 3, 6, 4, 8, 5, 7], "treated": [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
                     "after": [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1], "unit": [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]}"""),
            new Method<>("switchback", Family.DESIGNS, Series.class, Switchback.class,
                    i -> Switchback.of(i.outcome(), Assignment.of(i.treated()), i.lagOrUsual(), i.alternative(), i.alpha()),
                    """
                    {"outcome": [6,4,5,3,1,5,4,5,5,5,6,8,6,5,3,4,4,4,3,3,4,6,4,4,3,5,4,4,6,4,5,5,4,5,6,6,6,6,4,4,3,4,4,
                     4,4,4,5,5,7,6,6,4,5,5,6,8,5,5,4,4,4,6,5,4,5,6,5,5,5,4,6,4,5,5,5,4,5,4,2,5,5,3,3,3,3,3,5,5,7,3,3,3,
                     1,2,5,4,4,4,2,2,4,5,7,4,5,3,3,1,4,6,6,5,6,6,4,5,4,7,6,5,5,2,3,3,4,4,5,5,4,4,3,5,4,2,4,4,6,5,3,2,5,
                     5,4,5,7,7,5,5,4,3,4,3,6,6,3,3,2,4,4,5,6,5,5,6,6,7,7,5,6,4,3,1,2,4,3,4,3,4,5,6,6,6,7,5,6,6,5,4,3,4,
                     6,5,5,5,5,2,2,3,4,5],
                     "treated": [1,1,1,1,0,0,0,0,0,0,1,1,1,1,0,0,0,0,0,0,1,1,0,0,1,1,0,0,1,1,0,0,1,1,0,0,0,0,0,0,1,1,0,
                     0,0,0,1,1,1,1,0,0,0,0,1,1,0,0,1,1,1,1,0,0,0,0,1,1,1,1,1,1,1,1,1,1,1,1,0,0,0,0,0,0,0,0,0,0,1,1,0,0,
                     1,1,1,1,0,0,1,1,0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,0,0,1,1,0,0,1,1,1,1,0,0,1,1,1,1,1,1,1,1,1,1,1,
                     1,1,1,1,1,0,0,0,0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,0,0,0,0,1,1,0,0,0,0,0,0,1,1,0,0,1,1,1,1,0,0,
                     1,1,0,0,0,0,0,0,1,1], "lag": 4}"""),
            new Method<>("aa-uniformity", Family.DESIGNS, PValues.class, AaUniformity.class,
                    i -> AaUniformity.of(i.p(), i.alpha()),
                    """
                    {"p": [0.03, 0.81, 0.44, 0.27, 0.95, 0.62, 0.13, 0.52, 0.71, 0.36]}"""));

    private DesignMethods() {}

    private static List<Block> blocks(List<MeanPair> pairs) {
        return pairs.stream()
                .map(p -> new Block(p.treatment().moments(), p.control().moments()))
                .toList();
    }

    private static List<Moments> moments(List<ClusterMean> clusters) {
        return clusters.stream().map(ClusterMean::moments).toList();
    }

    private static Outcome<Compliers> compliers(Compliance i) {
        Assignment arms = Assignment.of(i.assigned());
        return Compliers.of(
                MomentMatrix.ofColumns(arms.ofTreated(i.outcome()), arms.ofTreated(i.received())),
                MomentMatrix.ofColumns(arms.ofControls(i.outcome()), arms.ofControls(i.received())),
                i.alpha());
    }
}
