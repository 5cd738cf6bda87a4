package dev.winnow.vectors;

import static dev.winnow.vectors.AbServerSchema.answered;
import static dev.winnow.vectors.AbServerSchema.choice;
import static dev.winnow.vectors.AbServerSchema.fields;
import static dev.winnow.vectors.AbServerSchema.level;
import static dev.winnow.vectors.AbServerSchema.number;
import static dev.winnow.vectors.AbServerSchema.numbers;
import static dev.winnow.vectors.AbServerSchema.part;
import static dev.winnow.vectors.AbServerSchema.require;
import static dev.winnow.vectors.AbServerSchema.rows;
import static dev.winnow.vectors.AbServerSchema.whole;
import static dev.winnow.vectors.AbServerSchema.wholes;
import static dev.winnow.vectors.AbServerSchema.word;
import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.counts.EventCount;
import dev.winnow.stats.platforms.AbServerCounts;
import dev.winnow.stats.platforms.AbServerGroups;
import dev.winnow.stats.platforms.AbServerMeans;
import dev.winnow.stats.platforms.AbServerPairs;
import dev.winnow.stats.platforms.AbServerProportions;
import dev.winnow.stats.platforms.AbServerResult;
import dev.winnow.stats.platforms.AbServerSampleRatio;
import dev.winnow.stats.platforms.AbServerSamples;
import dev.winnow.stats.platforms.AbServerTable;
import dev.winnow.stats.proportions.McNemar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Requests and answers of the AB server's calculators; what its schema refuses is refused here.
final class AbServerVectors {
    static final Map<String, Mapping> ALL = Map.of(
            "abserver.results", AbServerVectors::results,
            "abserver.results_ratio", AbServerVectors::ratio,
            "abserver.results_categorical", AbServerVectors::categorical,
            "abserver.results_omnibus", AbServerVectors::omnibus,
            "abserver.results_paired", AbServerVectors::paired,
            "abserver.srm_check", AbServerVectors::sampleRatio);

    private AbServerVectors() {}

    private static double[] sample(Input i, String field) {
        double[] values = numbers(i, field);
        require(values.length >= 2 && values.length <= AbServerSamples.MOST_VALUES);
        return values;
    }

    private static Object results(Input i) {
        return answered(() -> {
            fields(i, "metric_type", "binary", "continuous", "ranked", "count");
            String type = part(i, "metric_type").node().asString();
            return switch (type) {
                case "binary", "fisher_exact", "boschloo_exact", "barnard_exact" ->
                    binary(only(i, "binary", "continuous", "ranked"), type);
                case "continuous", "equivalence" ->
                    continuous(only(i, "continuous", "binary", "ranked"), type.equals("equivalence"));
                case "mann_whitney", "bootstrap", "quantile", "trimmed_t" ->
                    ranked(only(i, "ranked", "binary", "continuous"), type);
                case "count" -> count(only(i, "count", "binary", "continuous", "ranked"));
                default -> throw AbServerSchema.refusal();
            };
        });
    }

    /// The part that a test reads, without the parts that it refuses.
    private static Input only(Input i, String field, String... refused) {
        require(Arrays.stream(refused).noneMatch(i::has));
        return part(i, field);
    }

    private static Outcome<Map<String, @Nullable Object>> binary(Input b, String type) {
        fields(
                b,
                "control_conversions", "control_users", "treatment_conversions", "treatment_users", "alpha");
        var test = switch (type) {
            case "fisher_exact" -> AbServerProportions.Test.FISHER;
            case "boschloo_exact" -> AbServerProportions.Test.BOSCHLOO;
            case "barnard_exact" -> AbServerProportions.Test.BARNARD;
            default -> AbServerProportions.Test.POOLED_Z;
        };
        Level level = level(b);
        return AbServerProportions.of(rate(b, "treatment"), rate(b, "control"), test, level).map(r -> body(r, type));
    }

    private static Proportion rate(Input i, String arm) {
        long conversions = whole(i, arm + "_conversions", 0);
        long users = whole(i, arm + "_users", 2);
        require(conversions <= users);
        return new Proportion(conversions, users);
    }

    private static Outcome<Map<String, @Nullable Object>> continuous(Input c, boolean equivalence) {
        fields(
                c,
                "control_mean", "control_std", "control_n", "treatment_mean", "treatment_std", "treatment_n", "alpha",
                "equivalence_margin");
        Level level = level(c);
        Moments treatment = moments(c, "treatment");
        Moments control = moments(c, "control");
        require(!c.has("equivalence_margin") || number(c, "equivalence_margin") > 0);
        if (!equivalence) {
            return AbServerMeans.difference(treatment, control, level).map(r -> body(r, "continuous"));
        }
        double margin = number(c, "equivalence_margin");
        return AbServerMeans.equivalence(treatment, control, margin, level).map(r -> body(r, "equivalence"));
    }

    private static Moments moments(Input i, String arm) {
        double sd = number(i, arm + "_std");
        require(sd > 0);
        return Moments.ofVariance(whole(i, arm + "_n", 2), number(i, arm + "_mean"), sd * sd);
    }

    private static Outcome<Map<String, @Nullable Object>> ranked(Input r, String type) {
        fields(r, "control_values", "treatment_values", "alpha", "quantile", "trim");
        Level level = level(r);
        double[] treatment = sample(r, "treatment_values");
        double[] control = sample(r, "control_values");
        double q = number(r, "quantile", 0.5);
        double share = number(r, "trim", 0.2);
        require(q > 0 && q < 1 && share >= 0 && share < 0.5);
        Outcome<AbServerResult> result = switch (type) {
            case "mann_whitney" -> AbServerSamples.mannWhitney(treatment, control, level);
            case "bootstrap" -> AbServerSamples.bootstrap(treatment, control, level);
            case "quantile" -> AbServerSamples.quantile(treatment, control, q, level);
            default -> AbServerSamples.trimmed(treatment, control, share, level);
        };
        return result.map(a -> body(a, type));
    }

    private static Outcome<Map<String, @Nullable Object>> count(Input c) {
        fields(c, "control_events", "control_exposure", "treatment_events", "treatment_exposure", "alpha");
        Level level = level(c);
        return AbServerCounts.of(events(c, "treatment"), events(c, "control"), level).map(r -> body(r, "count"));
    }

    private static EventCount events(Input i, String arm) {
        double exposure = number(i, arm + "_exposure");
        require(exposure > 0);
        return new EventCount(whole(i, arm + "_events", 0), exposure);
    }

    private static Object ratio(Input i) {
        return answered(() -> {
            fields(i, "control_arm", "treatment_arm", "alpha");
            Level level = level(i);
            MomentMatrix treatment = pairs(part(i, "treatment_arm"));
            MomentMatrix control = pairs(part(i, "control_arm"));
            return AbServerMeans.ratio(treatment, control, level).map(r -> body(r, "ratio"));
        });
    }

    private static MomentMatrix pairs(Input arm) {
        fields(arm, "numerators", "denominators");
        double[] numerators = sample(arm, "numerators");
        double[] denominators = sample(arm, "denominators");
        require(numerators.length == denominators.length);
        return MomentMatrix.ofColumns(numerators, denominators);
    }

    private static Map<String, @Nullable Object> body(AbServerResult r, String type) {
        Function<Function<AbServerResult.Size, Optional<Double>>, @Nullable Double> size =
                part -> r.size().flatMap(part).orElse(null);
        return object(
                "metric_type", type,
                "observed_effect", r.effect(),
                "observed_effect_relative", r.relativeEffect(),
                "control_rate", r.controlRate().orElse(null),
                "treatment_rate", r.treatmentRate().orElse(null),
                "ci_lower", r.low(),
                "ci_upper", r.high(),
                "ci_level", r.confidence(),
                "p_value", r.p(),
                "test_statistic", r.statistic(),
                "is_significant", r.significant(),
                "power_achieved", r.power(),
                "verdict", r.verdict(),
                "interpretation", r.interpretation(),
                "effect_size", size.apply(AbServerResult.Size::value),
                "effect_size_label", r.size().map(s -> s.measure().label()).orElse(null),
                "effect_size_ci_lower", size.apply(AbServerResult.Size::low),
                "effect_size_ci_upper", size.apply(AbServerResult.Size::high));
    }

    private static Object categorical(Input i) {
        return answered(() -> {
            fields(i, "table", "alpha", "test_type");
            String type = word(i, "test_type", "chi_square", "g_test");
            Level level = level(i);
            var test = type.equals("g_test") ? AbServerTable.Test.G_TEST : AbServerTable.Test.CHI_SQUARE;
            return AbServerTable.of(table(i), test, level).map(t -> object(
                    "test_type", type,
                    "chi_square", t.statistic(),
                    "degrees_of_freedom", t.df(),
                    "p_value", t.p(),
                    "is_significant", t.significant(),
                    "cramers_v", t.cramersV(),
                    "n_total", t.total(),
                    "num_rows", t.rows(),
                    "num_cols", t.columns(),
                    "min_expected_count", t.smallestExpected(),
                    "low_expected_warning", t.lowExpected(),
                    "verdict", t.verdict(),
                    "interpretation", t.interpretation()));
        });
    }

    private static long[][] table(Input i) {
        List<double[]> rows = rows(i, "table");
        require(rows.size() >= 2 && rows.size() <= AbServerTable.MOST_LINES);
        int columns = rows.getFirst().length;
        require(columns >= 2 && columns <= AbServerTable.MOST_LINES);
        require(rows.stream().allMatch(r -> r.length == columns));
        rows.forEach(AbServerSchema::wholes);
        return rows.stream()
                .map(r -> Arrays.stream(r).mapToLong(v -> (long) v).toArray())
                .toArray(long[][]::new);
    }

    private static Object omnibus(Input i) {
        return answered(() -> {
            fields(i, "test_type", "groups", "alpha");
            String type = choice(i, "test_type", "welch_anova", "kruskal_wallis");
            boolean welch = type.equals("welch_anova");
            Level level = level(i);
            List<double[]> groups = rows(i, "groups");
            require(groups.size() >= 2 && groups.size() <= AbServerGroups.MOST_GROUPS);
            require(groups.stream().allMatch(g -> g.length >= 2 && g.length <= AbServerSamples.MOST_VALUES));
            Outcome<AbServerGroups> result =
                    welch ? AbServerGroups.welch(groups, level) : AbServerGroups.kruskalWallis(groups, level);
            return result.map(r -> object(
                    "test_type", type,
                    "test_statistic", r.statistic(),
                    "df_numerator", r.df1(),
                    "df_denominator", r.df2().orElse(null),
                    "p_value", r.p(),
                    "is_significant", r.significant(),
                    "effect_size", r.effectSize(),
                    "effect_size_label", r.effectSizeLabel(),
                    "num_groups", r.groups().size(),
                    "n_total", r.total(),
                    "group_summaries", r.groups().stream().map(AbServerVectors::summary).toList(),
                    "verdict", r.verdict(),
                    "interpretation", r.interpretation()));
        });
    }

    private static Map<String, @Nullable Object> summary(AbServerGroups.Group g) {
        return object(
                "n", g.n(),
                "mean", g.mean().orElse(null),
                "std", g.sd().orElse(null),
                "median", g.median().orElse(null),
                "mean_rank", g.meanRank().orElse(null));
    }

    private static Object paired(Input i) {
        return answered(() -> {
            fields(i, "test_type", "control_values", "treatment_values", "alpha");
            String type = choice(i, "test_type", "paired_t", "wilcoxon", "mcnemar");
            Level level = level(i);
            double[] after = sample(i, "treatment_values");
            double[] before = sample(i, "control_values");
            require(after.length == before.length);
            double[] differences =
                    IntStream.range(0, after.length).mapToDouble(k -> after[k] - before[k]).toArray();
            Outcome<AbServerPairs> result = switch (type) {
                case "paired_t" -> AbServerPairs.student(differences, level);
                case "wilcoxon" -> AbServerPairs.wilcoxon(differences, level);
                default -> AbServerPairs.mcNemar(answers(after, before, differences), level);
            };
            return result.map(r -> body(r, type));
        });
    }

    private static McNemar.Pairs answers(double[] after, double[] before, double[] differences) {
        require(Arrays.stream(after).allMatch(v -> v == 0 || v == 1));
        require(Arrays.stream(before).allMatch(v -> v == 0 || v == 1));
        return new McNemar.Pairs(
                differences.length,
                Arrays.stream(differences).filter(d -> d > 0).count(),
                Arrays.stream(differences).filter(d -> d < 0).count());
    }

    private static Map<String, @Nullable Object> body(AbServerPairs r, String type) {
        return object(
                "test_type", type,
                "n_pairs", r.pairs(),
                "effect", r.effect(),
                "effect_label", r.test().effectLabel(),
                "ci_lower", r.low(),
                "ci_upper", r.high(),
                "ci_level", r.confidence(),
                "p_value", r.p(),
                "test_statistic", r.statistic(),
                "is_significant", r.significant(),
                "effect_size", r.effectSize().orElse(null),
                "effect_size_label", r.test().sizeLabel(),
                "method", r.changes().map(c -> c.exact() ? "exact" : "chi_square").orElse(null),
                "n_zero_differences", r.zeros().orElse(null),
                "n_discordant", r.changes().map(c -> c.gained() + c.lost()).orElse(null),
                "discordant_positive", r.changes().map(AbServerPairs.Changes::gained).orElse(null),
                "discordant_negative", r.changes().map(AbServerPairs.Changes::lost).orElse(null),
                "verdict", r.verdict(),
                "interpretation", r.interpretation());
    }

    private static Object sampleRatio(Input i) {
        return answered(() -> {
            fields(i, "observed_counts", "expected_fractions");
            double[] counts = numbers(i, "observed_counts");
            double[] shares = numbers(i, "expected_fractions");
            require(counts.length == shares.length && counts.length >= 2);
            require(counts.length <= AbServerSampleRatio.MOST_ARMS);
            wholes(counts);
            require(Arrays.stream(counts).anyMatch(c -> c > 0));
            require(Arrays.stream(shares).allMatch(s -> s >= 0));
            require(Math.abs(Arrays.stream(shares).sum() - 1) <= 0.01);
            long[] observed = Arrays.stream(counts).mapToLong(c -> (long) c).toArray();
            return AbServerSampleRatio.of(observed, shares, AbServerSampleRatio.Detail.CHECK).map(r -> object(
                    "chi_square", r.chiSquare(),
                    "p_value", r.p(),
                    "is_srm", r.mismatch(),
                    "verdict", r.verdict(),
                    "observed_counts", Arrays.stream(observed).boxed().toList(),
                    "expected_counts", r.expected()));
        });
    }
}
