package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.proportions.ContingencyTable;
import dev.winnow.stats.proportions.Continuity;
import dev.winnow.stats.proportions.ExactSampleRatio;
import dev.winnow.stats.proportions.MantelHaenszel;
import dev.winnow.stats.proportions.SampleRatio;
import java.util.Arrays;
import java.util.List;

/// Tables of counts, strata and the check of the sample ratio.
final class TableMethods {
    record ArmList(@Range(least = 2, most = 10_000) List<RateArm> arms) {}

    record Table(@Range(from = 0, to = 9e15, least = 2) long[][] table) {
        Table {
            checkTable(table);
        }
    }

    enum Correction {
        NONE(Continuity.NONE),
        YATES(Continuity.YATES);

        private final Continuity continuity;

        Correction(Continuity continuity) {
            this.continuity = continuity;
        }
    }

    record Strata(
            @Range(least = 1, most = 100_000) List<RatePair> strata,
            @Default("\"yates\"") Correction continuity,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Shares(
            @Range(from = 0, to = 9e15, least = 2, most = 1000) long[] counts,
            @Range(above = 0, to = 1e100, least = 2, most = 1000) double[] shares) {
        Shares {
            BadInput.sameLength("shares", shares.length, "counts", counts.length);
        }
    }

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("k-proportions", Family.PROPORTIONS, ArmList.class, ContingencyTable.class,
                    i -> ContingencyTable.ofGroups(i.arms().stream().map(RateArm::proportion).toList()),
                    """
                    {"arms": [{"successes": 50, "trials": 1000}, {"successes": 61, "trials": 990},
                     {"successes": 70, "trials": 1010}]}"""),
            new Method<>("contingency-table", Family.PROPORTIONS, Table.class, ContingencyTable.class,
                    i -> ContingencyTable.of(i.table()),
                    """
                    {"table": [[100, 110, 95], [120, 90, 105]]}"""),
            new Method<>("mantel-haenszel", Family.PROPORTIONS, Strata.class, MantelHaenszel.class,
                    i -> MantelHaenszel.of(
                            strata(i.strata()), i.continuity().continuity,
                            i.alternative(), i.alpha()),
                    """
                    {"strata": [{"treatment": {"successes": 120, "trials": 1000}, "control": {"successes": 100,
                     "trials": 1000}}, {"treatment": {"successes": 40, "trials": 200}, "control": {"successes": 30,
                     "trials": 200}}]}"""),
            new Method<>("sample-ratio", Family.PROPORTIONS, Shares.class, SampleRatio.class,
                    i -> SampleRatio.of(
                            Arrays.stream(i.counts()).boxed().toList(), Arrays.stream(i.shares()).boxed().toList()),
                    """
                    {"counts": [50123, 49877], "shares": [0.5, 0.5]}"""),
            new Method<>("sample-ratio-exact", Family.PROPORTIONS, Shares.class, ExactSampleRatio.class,
                    i -> ExactSampleRatio.of(i.counts(), i.shares()),
                    """
                    {"counts": [4, 9, 3], "shares": [1, 1, 1]}"""));

    private TableMethods() {}

    static void checkTable(long[][] table) {
        for (int i = 1; i < table.length; i++) {
            BadInput.sameLength("table[" + i + "]", table[i].length, "table[0]", table[0].length);
        }
    }

    private static List<MantelHaenszel.Stratum> strata(List<RatePair> pairs) {
        return pairs.stream()
                .map(p -> new MantelHaenszel.Stratum(p.treatment().proportion(), p.control().proportion()))
                .toList();
    }
}
