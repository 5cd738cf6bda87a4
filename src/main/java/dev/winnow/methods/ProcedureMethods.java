package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.distribution.MaxT;
import dev.winnow.stats.multiple.Adjustment;
import dev.winnow.stats.multiple.Dunnett;
import dev.winnow.stats.multiple.Estimate;
import dev.winnow.stats.multiple.Graph;
import dev.winnow.stats.multiple.GraphTest;
import dev.winnow.stats.multiple.SerialGatekeeping;
import dev.winnow.stats.multiple.SimultaneousIntervals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Hypotheses of unequal weight or in an order, and intervals that hold together.
final class ProcedureMethods {
    private static final double LEAST = 1e-6;

    record Weighted(
            @Range(from = 0, to = 1, least = 1, most = 100) double[] p,
            @Range(from = 0, to = 1e6, least = 1, most = 100) double[] weights,
            @Default("0.05") Level alpha) {
        Weighted {
            BadInput.sameLength("weights", weights.length, "p", p.length);
            double total = Arrays.stream(weights).sum();
            if (!(total >= LEAST)) {
                throw new BadInput("not-allowed", "weights", Problems.text("reason.total", total, LEAST));
            }
        }

        double[] shares() {
            double total = Arrays.stream(weights).sum();
            return Arrays.stream(weights).map(w -> w / total).toArray();
        }
    }

    record Ordered(@Range(from = 0, to = 1, least = 1, most = 100) double[] p, @Default("0.05") Level alpha) {}

    record Gates(
            @Range(from = 0, to = 1, least = 1, most = 100) double[] p,
            @Range(from = 1, to = 100, least = 1, most = 100) int[] sizes,
            @Default("0.05") Level alpha) {
        Gates {
            long total = Arrays.stream(sizes).asLongStream().sum();
            if (total != p.length) {
                throw new BadInput("not-allowed", "sizes", Problems.text("reason.sizes", total, p.length));
            }
        }
    }

    record FamiliesInput(
            @Range(from = 0, to = 1, least = 1, most = 100) double[][] families, @Default("0.05") Level alpha) {}

    record AdjustedFamilies(double[][] adjusted, List<List<Boolean>> rejected) {}

    enum Procedure {
        BONFERRONI,
        HOLM
    }

    record Effect(double estimate, @Range(from = 1e-75, to = 1e75) double se, @Range(from = 0.01, to = 1e9) Optional<Double> df) {
        Estimate withDf() {
            return new Estimate(estimate, se, df.orElse(Double.POSITIVE_INFINITY));
        }
    }

    record Effects(
            @Range(least = 1, most = 1000) List<Effect> estimates,
            @Default("\"bonferroni\"") Procedure procedure,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Together(List<Difference> intervals) {}

    record CriticalInput(
            @Range(from = 1, to = 1000) int treatments,
            @Range(from = 0, to = 0.999) @Default("0.5") double correlation,
            @Range(from = 1, to = 1e9) Optional<Double> df,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Critical(double critical) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("weighted-bonferroni", Family.MULTIPLE, Weighted.class, GraphTest.class,
                    i -> Outcome.known(Graph.weightedBonferroni(i.shares()).test(i.p(), i.alpha())),
                    """
                    {"p": [0.01, 0.02, 0.005], "weights": [2, 1, 1]}"""),
            new Method<>("weighted-holm", Family.MULTIPLE, Weighted.class, GraphTest.class,
                    i -> Outcome.known(Graph.weightedHolm(i.shares()).test(i.p(), i.alpha())),
                    """
                    {"p": [0.01, 0.02, 0.005], "weights": [2, 1, 1]}"""),
            new Method<>("fixed-sequence", Family.MULTIPLE, Ordered.class, GraphTest.class,
                    i -> Outcome.known(Graph.fixedSequence(i.p().length).test(i.p(), i.alpha())),
                    """
                    {"p": [0.01, 0.03, 0.2, 0.001]}"""),
            new Method<>("fallback-procedure", Family.MULTIPLE, Weighted.class, GraphTest.class,
                    i -> Outcome.known(Graph.fallback(i.shares()).test(i.p(), i.alpha())),
                    """
                    {"p": [0.01, 0.2, 0.005], "weights": [2, 1, 1]}"""),
            new Method<>("parallel-gatekeeping", Family.MULTIPLE, Gates.class, GraphTest.class,
                    i -> Outcome.known(Graph.parallelGatekeeping(i.sizes()).test(i.p(), i.alpha())),
                    """
                    {"p": [0.01, 0.2, 0.02, 0.005], "sizes": [2, 2]}"""),
            new Method<>("serial-gatekeeping", Family.MULTIPLE, FamiliesInput.class, AdjustedFamilies.class,
                    ProcedureMethods::serial,
                    """
                    {"families": [[0.01, 0.02], [0.001, 0.2]]}"""),
            new Method<>("simultaneous-intervals", Family.MULTIPLE, Effects.class, Together.class,
                    ProcedureMethods::together,
                    """
                    {"estimates": [{"estimate": 1.2, "se": 0.4, "df": 60}, {"estimate": 0.3, "se": 0.4}], "procedure": "holm"}"""),
            new Method<>("dunnett-critical-value", Family.MULTIPLE, CriticalInput.class, Critical.class,
                    ProcedureMethods::critical,
                    """
                    {"treatments": 3, "df": 60}"""));

    private ProcedureMethods() {}

    static List<Boolean> rejected(double[] adjusted, Level level) {
        return Arrays.stream(adjusted).mapToObj(v -> Adjustment.rejects(v, level)).toList();
    }

    private static Outcome<AdjustedFamilies> serial(FamiliesInput i) {
        List<double[]> adjusted = SerialGatekeeping.adjust(List.of(i.families()));
        var rejected = new ArrayList<List<Boolean>>();
        adjusted.forEach(p -> rejected.add(rejected(p, i.alpha())));
        return Outcome.known(new AdjustedFamilies(adjusted.toArray(double[][]::new), rejected));
    }

    private static Outcome<Together> together(Effects i) {
        List<Estimate> estimates = i.estimates().stream().map(Effect::withDf).toList();
        return Outcome.known(new Together(switch (i.procedure()) {
            case BONFERRONI -> SimultaneousIntervals.bonferroni(estimates, i.alternative(), i.alpha());
            case HOLM -> SimultaneousIntervals.holm(estimates, i.alternative(), i.alpha());
        }));
    }

    private static Outcome<Critical> critical(CriticalInput i) {
        MaxT reference =
                MaxT.equicorrelated(i.treatments(), i.correlation(), i.df().orElse(Double.POSITIVE_INFINITY));
        return Outcome.known(new Critical(Dunnett.critical(reference, i.alternative(), i.alpha())));
    }
}
