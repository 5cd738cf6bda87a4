package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.proportions.McNemar;
import dev.winnow.stats.ranks.HodgesLehmann;
import dev.winnow.stats.ranks.Reference;
import dev.winnow.stats.ranks.SignedRank;
import java.util.List;

/// The same units before and after, other than by their means.
final class PairedMethods {
    record Signed(
            @Range(least = 1) double[] differences,
            @Default("\"normal-continuity\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative) {}

    record Centred(
            @Range(least = 1) double[] differences,
            @Default("\"normal-continuity\"") Reference reference,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record Changed(
            @Range(from = 1, to = 9e15) long pairs,
            @Range(from = 0, to = 4e15) long gained,
            @Range(from = 0, to = 4e15) long lost,
            @Default("\"exact\"") McNemar.Reference reference,
            @Default("0.05") Level alpha) {
        Changed {
            check(pairs, gained, lost);
        }
    }

    private static final String DIFFERENCES =
            """
            {"differences": [0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01]}""";

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("wilcoxon-signed-rank", Family.RANKS, Signed.class, SignedRank.class,
                    i -> SignedRank.of(i.differences(), i.reference(), i.alternative()),
                    DIFFERENCES),
            new Method<>("hodges-lehmann-paired", Family.RANKS, Centred.class, HodgesLehmann.class,
                    i -> HodgesLehmann.ofPairs(i.differences(), i.reference(), i.alternative(), i.alpha()),
                    DIFFERENCES),
            new Method<>("mcnemar", Family.PROPORTIONS, Changed.class, McNemar.class,
                    i -> McNemar.of(new McNemar.Pairs(i.pairs(), i.gained(), i.lost()), i.reference(), i.alpha()),
                    "{\"pairs\": 314, \"gained\": 121, \"lost\": 59}"));

    private PairedMethods() {}

    static void check(long pairs, long gained, long lost) {
        BadInput.atMost("gained", gained, "pairs", pairs);
        BadInput.atMost("lost", lost, "pairs - gained", pairs - gained);
    }
}
