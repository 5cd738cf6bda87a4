package dev.winnow.vectors;

import static dev.winnow.vectors.Input.known;
import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.means.QuantileType;
import dev.winnow.stats.ranks.HodgesLehmann;
import dev.winnow.stats.ranks.MannWhitney;
import dev.winnow.stats.ranks.Reference;
import dev.winnow.stats.ranks.ShiftByRoot;
import dev.winnow.stats.resampling.BootstrapInterval;
import dev.winnow.stats.resampling.PermutationTest;
import dev.winnow.stats.resampling.Randomisation;
import dev.winnow.stats.resampling.Replicates;
import dev.winnow.stats.resampling.TwoSided;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class RankVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.mann_whitney", RankVectors::mannWhitneyWithShift),
            Map.entry("stats.mann_whitney_p", RankVectors::mannWhitney),
            Map.entry("stats.permutation_exact", RankVectors::permutation),
            Map.entry("stats.permutation_mean_exact_scipy", RankVectors::permutationDoubled),
            Map.entry("stats.bootstrap_ci_from_replicates", RankVectors::bootstrap),
            Map.entry("stats.quantile_regression", RankVectors::quantileRegression));

    private RankVectors() {}

    private static Reference reference(Input i) {
        return switch (i.text("method")) {
            case "exact" -> Reference.EXACT;
            case "asymptotic" -> Reference.NORMAL;
            case "asymptotic_cc" -> Reference.NORMAL_CONTINUITY;
            default -> throw new IllegalArgumentException(i.text("method"));
        };
    }

    private static Map<String, @Nullable Object> mannWhitney(Input i) {
        MannWhitney m = known(MannWhitney.of(i.numbers("treatment"), i.numbers("control"), reference(i), i.alternative()));
        return object("W", m.u(), "p", m.p());
    }

    private static Object mannWhitneyWithShift(Input i) {
        Map<String, @Nullable Object> answer = mannWhitney(i);
        double[] t = i.numbers("treatment");
        double[] c = i.numbers("control");
        if (reference(i) == Reference.EXACT) {
            HodgesLehmann h = known(HodgesLehmann.of(t, c, Reference.EXACT, i.alternative(), i.level()));
            answer.putAll(object("hl", h.estimate(), "ci_lower", h.low(), "ci_upper", h.high()));
        } else {
            ShiftByRoot s = known(
                    ShiftByRoot.of(t, c, reference(i), i.alternative(), i.level(), ShiftByRoot.R_TOLERANCE));
            answer.putAll(object("hl", s.estimate(), "ci_lower", s.low(), "ci_upper", s.high()));
        }
        return answer;
    }

    private static PermutationTest permuted(Input i, TwoSided twoSided) {
        return known(Randomisation.complete(i.numbers("treatment"), i.numbers("control"))
                .flatMap(r -> PermutationTest.exact(r, i.alternative(), twoSided)));
    }

    private static Object permutation(Input i) {
        PermutationTest t = permuted(i, TwoSided.DISTANCE);
        return object("p_coin", t.p(), "z", t.z().orElseThrow(), "p_exactranktests", t.p());
    }

    private static Object permutationDoubled(Input i) {
        PermutationTest t = permuted(i, TwoSided.DOUBLED_TAIL);
        return object("statistic", t.estimate(), "p", t.p());
    }

    private static Object bootstrap(Input i) {
        Replicates r = known(Replicates.of(i.number("t0"), i.numbers("replicates")));
        return object(
                "normal", ends(r.normal(i.level())),
                "basic", ends(r.basic(i.level())),
                "percentile", ends(r.percentile(i.level())),
                "bca", ends(known(r.bca(i.level(), i.numbers("influence")))));
    }

    private static double[] ends(BootstrapInterval b) {
        return new double[] {b.low(), b.high()};
    }

    private static Object quantileRegression(Input i) {
        double control = QuantileType.INVERSE.of(i.numbers("control"), i.number("tau"));
        double treatment = QuantileType.INVERSE.of(i.numbers("treatment"), i.number("tau"));
        return object("q_control", control, "diff", treatment - control);
    }
}
