package dev.winnow.methods;

import static dev.winnow.methods.PlanningQuestion.checked;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.resampling.Bootstrap;
import dev.winnow.stats.resampling.BootstrapInterval;
import dev.winnow.stats.resampling.BootstrapKind;
import dev.winnow.stats.resampling.Contrast;
import dev.winnow.stats.resampling.PermutationTest;
import dev.winnow.stats.resampling.QuantilePermutation;
import dev.winnow.stats.resampling.Randomisation;
import dev.winnow.stats.resampling.Replicates;
import dev.winnow.stats.resampling.Statistic;
import dev.winnow.stats.resampling.TwoSided;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Bootstrap and permutation.
final class ResamplingMethods {
    record Permuted(
            @Range(least = 1) double[] treatment,
            @Range(least = 1) double[] control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("\"distance\"") TwoSided twoSided,
            @Default("10000") @Range(from = 1, to = 1_000_000) int draws,
            @Default("1") long seed) {}

    record PermutedQuantile(
            @Range(least = 1) double[] treatment,
            @Range(least = 1) double[] control,
            @Default("0.5") @Range(above = 0, below = 1) double q,
            @Default("10000") @Range(from = 1, to = 1_000_000) int draws,
            @Default("1") long seed) {}

    record Block(double[] treatment, double[] control) {}

    record PermutedInBlocks(
            @Range(least = 1) List<Block> blocks,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("\"distance\"") TwoSided twoSided,
            @Default("10000") @Range(from = 1, to = 1_000_000) int draws,
            @Default("1") long seed) {
        Outcome<Randomisation> randomisation() {
            var units = new Units();
            for (int b = 0; b < blocks.size(); b++) {
                units.add(blocks.get(b).treatment(), true, b);
                units.add(blocks.get(b).control(), false, b);
            }
            return Randomisation.blocked(units.values(), units.treated(), units.groups());
        }
    }

    record PermutedByCluster(
            @Range(least = 1) double[][] treatment,
            @Range(least = 1) double[][] control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("\"distance\"") TwoSided twoSided,
            @Default("10000") @Range(from = 1, to = 1_000_000) int draws,
            @Default("1") long seed) {
        Outcome<Randomisation> randomisation() {
            var units = new Units();
            int cluster = 0;
            for (double[] members : treatment) {
                units.add(members, true, cluster++);
            }
            for (double[] members : control) {
                units.add(members, false, cluster++);
            }
            return Randomisation.clustered(units.values(), units.treated(), units.groups());
        }
    }

    /// Units of several groups, one after the other.
    private static final class Units {
        private final DoubleStream.Builder values = DoubleStream.builder();
        private final IntStream.Builder treated = IntStream.builder();
        private final IntStream.Builder groups = IntStream.builder();

        void add(double[] members, boolean inTreatment, int group) {
            for (double v : members) {
                values.add(v);
                treated.add(inTreatment ? 1 : 0);
                groups.add(group);
            }
        }

        double[] values() {
            return values.build().toArray();
        }

        boolean[] treated() {
            return Flags.of(treated.build().toArray());
        }

        int[] groups() {
            return groups.build().toArray();
        }
    }

    /// What is compared.
    enum Compared {
        MEAN,
        QUANTILE,
        TRIMMED_MEAN
    }

    record Resampled(
            @Range(least = 2) double[] treatment,
            @Range(least = 2) double[] control,
            @Default("\"mean\"") Compared compared,
            @Default("0.5") @Range(above = 0, below = 1) double q,
            @Default("0.1") @Range(from = 0, below = 0.5) double trim,
            @Default("\"difference\"") Contrast contrast,
            @Default("\"bca\"") BootstrapKind kind,
            @Default("0.05") Level alpha,
            @Default("10000") @Range(from = 2, to = 1_000_000) int resamples,
            @Default("1") long seed) {
        Statistic statistic() {
            return switch (compared) {
                case MEAN -> Statistic.mean();
                case QUANTILE -> Statistic.quantile(q);
                case TRIMMED_MEAN -> Statistic.trimmedMean(trim);
            };
        }
    }

    record Given(
            double observed,
            @Range(least = 2) double[] replicates,
            @Default("[]") double[] influence,
            @Default("\"percentile\"") BootstrapKind kind,
            @Default("0.05") Level alpha) {
        Given {
            if (kind == BootstrapKind.BCA && influence.length < 2) {
                throw new BadInput("too-few-elements", "influence", influence.length, 2);
            }
        }
    }

    private static final String ARMS =
            """
            {"treatment": [15, 14, 18, 13, 20, 12.5], "control": [10, 12, 9, 11, 12.4]}""";

    private static final String BLOCKS =
            """
            {"blocks": [{"treatment": [7, 9], "control": [5, 6]}, {"treatment": [4, 6], "control": [2, 1, 3]}]}""";

    private static final String CLUSTERS =
            """
            {"treatment": [[5, 7], [6, 9, 8], [7]], "control": [[2, 4], [1, 6], [3, 2, 4]]}""";

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("permutation", Family.RESAMPLING, Permuted.class, PermutationTest.class,
                    i -> Randomisation.complete(i.treatment(), i.control())
                            .map(r -> PermutationTest.of(r, i.alternative(), i.twoSided(), i.draws(), i.seed())),
                    ARMS),
            new Method<>("permutation-quantile", Family.RESAMPLING, PermutedQuantile.class, QuantilePermutation.class,
                    i -> QuantilePermutation.of(i.treatment(), i.control(), i.q(), i.draws(), i.seed()),
                    """
                    {"treatment": [15, 9.5, 18, 13, 20, 12.5], "control": [10, 12, 9, 14.5, 12.4], "q": 0.75}"""),
            new Method<>("permutation-blocked", Family.RESAMPLING, PermutedInBlocks.class, PermutationTest.class,
                    i -> i.randomisation()
                            .map(r -> PermutationTest.of(r, i.alternative(), i.twoSided(), i.draws(), i.seed())),
                    BLOCKS),
            new Method<>("permutation-clustered", Family.RESAMPLING, PermutedByCluster.class, PermutationTest.class,
                    i -> i.randomisation()
                            .map(r -> PermutationTest.of(r, i.alternative(), i.twoSided(), i.draws(), i.seed())),
                    CLUSTERS),
            new Method<>("bootstrap", Family.RESAMPLING, Resampled.class, Bootstrap.class,
                    i -> checked("treatment", () -> Bootstrap.of(i.treatment(), i.control(), i.statistic(), i.contrast(),
                            i.kind(), i.alpha(), i.resamples(), i.seed())),
                    """
                    {"treatment": [30.5, 4.8, 15.9, 10.7, 11.2, 12.4, 6.0, 12.3, 9.5, 50.9, 14.7, 11.7, 12.0, 10.3, 8.8, 11.5, 16.3, 12.2,
                     19.7, 12.4, 13.6, 25.0, 16.7, 11.0],
                     "control": [10.2, 13.7, 23.9, 9.9, 10.0, 16.5, 7.7, 9.8, 15.7, 13.9, 11.4, 14.4, 3.6, 16.6, 7.5, 5.7, 12.3, 14.6,
                     9.2, 7.2, 11.1, 10.8, 19.3, 14.9]}"""),
            new Method<>("bootstrap-interval", Family.RESAMPLING, Given.class, BootstrapInterval.class,
                    ResamplingMethods::interval,
                    """
                    {"observed": 1.1, "replicates": [1.0, 1.2, 0.9, 1.1, 1.3, 1.05, 1.15, 0.95, 1.25, 1.1]}"""));

    private ResamplingMethods() {}

    private static Outcome<BootstrapInterval> interval(Given i) {
        return Replicates.of(i.observed(), i.replicates()).flatMap(r -> switch (i.kind()) {
            case PERCENTILE -> Outcome.known(r.percentile(i.alpha()));
            case BASIC -> Outcome.known(r.basic(i.alpha()));
            case NORMAL -> Outcome.known(r.normal(i.alpha()));
            case BCA -> r.bca(i.alpha(), i.influence());
        });
    }
}
