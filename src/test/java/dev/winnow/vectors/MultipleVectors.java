package dev.winnow.vectors;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.distribution.MaxT;
import dev.winnow.stats.multiple.Adjustment;
import dev.winnow.stats.multiple.Dunnett;
import dev.winnow.stats.multiple.Tukey;
import dev.winnow.stats.platforms.AbServerMultipleTesting;
import dev.winnow.stats.platforms.AbServerMultipleTesting.Correction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

final class MultipleVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.dunnett", i -> i.has("groups") ? dunnett(i) : critical(i)),
            Map.entry("stats.dunnett_exact_quadrature", MultipleVectors::dunnettP),
            Map.entry("stats.tukey_hsd", MultipleVectors::tukey),
            Map.entry("stats.p_adjust", MultipleVectors::adjust),
            Map.entry("stats.p_adjust_extra", MultipleVectors::adjust),
            Map.entry("abserver.multiple_testing", MultipleVectors::abServer));

    private MultipleVectors() {}

    private static List<Moments> groups(Input i) {
        return Arrays.stream(i.rows("groups")).map(Moments::of).toList();
    }

    private static Object dunnett(Input i) {
        List<Moments> groups = groups(i);
        List<Difference> d = Input.known(Dunnett.of(
                        groups.getFirst(), groups.subList(1, groups.size()), i.alternative(), i.level()))
                .comparisons();
        return Input.object(
                "diff", d.stream().map(Difference::estimate).toList(),
                "t", d.stream().map(Difference::statistic).toList(),
                "p_adj", d.stream().map(Difference::p).toList(),
                "ci_lower", d.stream().map(Difference::low).toList(),
                "ci_upper", d.stream().map(Difference::high).toList());
    }

    private static Object critical(Input i) {
        MaxT reference = MaxT.equicorrelated(i.integer("comparisons"), i.number("correlation"), i.number("df"));
        return Input.object("q", Dunnett.critical(reference, i.alternative(), i.level()));
    }

    private static Object dunnettP(Input i) {
        MaxT reference = MaxT.ofSizes(i.whole("n_control"), i.wholes("n_treatments"), i.number("df"));
        return Input.object("p_adj", Math.exp(Dunnett.logP(reference, i.number("t"), i.alternative())));
    }

    private static Object tukey(Input i) {
        List<Tukey.Pair> pairs = Input.known(Tukey.of(groups(i), i.level())).pairs();
        return Input.object(
                "pairs", pairs.stream().map(p -> p.second() + "-" + p.first()).toList(),
                "diff", pairs.stream().map(p -> p.difference().estimate()).toList(),
                "lower", pairs.stream().map(p -> p.difference().low()).toList(),
                "upper", pairs.stream().map(p -> p.difference().high()).toList(),
                "p_adj", pairs.stream().map(p -> p.difference().p()).toList());
    }

    private static Object adjust(Input i) {
        Adjustment how = switch (i.text("method").toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "bonferroni" -> Adjustment.BONFERRONI;
            case "sidak" -> Adjustment.SIDAK;
            case "holm" -> Adjustment.HOLM;
            case "holm-sidak" -> Adjustment.HOLM_SIDAK;
            case "hochberg", "simes-hochberg" -> Adjustment.HOCHBERG;
            case "hommel" -> Adjustment.HOMMEL;
            case "bh", "fdr", "fdr-bh" -> Adjustment.BENJAMINI_HOCHBERG;
            case "by", "fdr-by" -> Adjustment.BENJAMINI_YEKUTIELI;
            case "fdr-tsbh" -> Adjustment.TWO_STAGE_BH;
            case "fdr-tsbky" -> Adjustment.TWO_STAGE_BKY;
            default -> throw new IllegalArgumentException(i.text("method"));
        };
        Level level = i.has("alpha") ? i.level() : Level.FIVE_PERCENT;
        double[] adjusted = how.adjust(i.numbers("p"), level);
        return Input.object(
                "adjusted", adjusted,
                "reject", Arrays.stream(adjusted).mapToObj(p -> Adjustment.rejects(p, level)).toList());
    }

    private static Object abServer(Input i) {
        return AbServerSchema.answered(() -> {
            AbServerSchema.fields(i, "metrics", "level", "method");
            String method = AbServerSchema.word(i, "method", "bh", "holm");
            Level level = AbServerSchema.level(i, "level", Double.MIN_VALUE, Math.nextDown(1.0));
            List<Input> metrics = AbServerSchema.items(i, "metrics").stream().map(Input::new).toList();
            AbServerSchema.require(!metrics.isEmpty() && metrics.size() <= 100);
            double[] p = metrics.stream().mapToDouble(MultipleVectors::p).toArray();
            var answer = AbServerMultipleTesting.of(p, Correction.valueOf(method.toUpperCase(Locale.ROOT)), level);
            var results = new ArrayList<>();
            for (int k = 0; k < p.length; k++) {
                results.add(Input.object(
                        "label", metrics.get(k).text("label"),
                        "p_value", p[k],
                        "adjusted_p_value", answer.adjusted()[k],
                        "rejected", answer.rejected()[k]));
            }
            return Outcome.known(Input.object(
                    "method", method,
                    "level", level.alpha(),
                    "num_tests", p.length,
                    "num_rejected", answer.thresholdRank(),
                    "threshold_rank", answer.thresholdRank(),
                    "critical_value", answer.criticalValue(),
                    "results", results));
        });
    }

    private static double p(Input metric) {
        AbServerSchema.fields(metric, "label", "p_value");
        JsonNode label = AbServerSchema.part(metric, "label").node();
        AbServerSchema.require(
                label.isString() && !label.asString().isEmpty() && label.asString().length() <= 200);
        double p = AbServerSchema.number(metric, "p_value");
        AbServerSchema.require(p >= 0 && p <= 1);
        return p;
    }
}
