package dev.winnow.vectors;

import static dev.winnow.vectors.Input.known;
import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.proportions.BinomialTest;
import dev.winnow.stats.proportions.ContingencyTable;
import dev.winnow.stats.proportions.Continuity;
import dev.winnow.stats.proportions.DifferenceMethod;
import dev.winnow.stats.proportions.FisherByRoot;
import dev.winnow.stats.proportions.FisherExact;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.MantelHaenszel;
import dev.winnow.stats.proportions.OddsRatio;
import dev.winnow.stats.proportions.OddsRatioMethod;
import dev.winnow.stats.proportions.Ordering;
import dev.winnow.stats.proportions.PointMass;
import dev.winnow.stats.proportions.Pooling;
import dev.winnow.stats.proportions.ProportionDifference;
import dev.winnow.stats.proportions.ProportionInterval;
import dev.winnow.stats.proportions.ProportionRatio;
import dev.winnow.stats.proportions.RatioMethod;
import dev.winnow.stats.proportions.SampleRatio;
import dev.winnow.stats.proportions.TwoProportions;
import dev.winnow.stats.proportions.UnconditionalExact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class ProportionVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.prop_test_2", ProportionVectors::two),
            Map.entry("stats.prop_test_k", ProportionVectors::groups),
            Map.entry("stats.proportion_ci", ProportionVectors::one),
            Map.entry("stats.proportion_difference_ci", ProportionVectors::contrast),
            Map.entry("stats.proportion_noninferiority_equivalence", ProportionVectors::margin),
            Map.entry("stats.fisher_exact", ProportionVectors::fisher),
            Map.entry("stats.barnard_boschloo", ProportionVectors::unconditional),
            Map.entry("stats.mantel_haenszel", ProportionVectors::strata),
            Map.entry("stats.contingency_chisq_g", ProportionVectors::table),
            Map.entry("stats.srm_chisq", ProportionVectors::sampleRatio),
            Map.entry("stats.tea_tasting_proportion", ProportionVectors::teaTasting));

    private ProportionVectors() {}

    static Proportion treatment(Input i) {
        return new Proportion(i.whole("x_t"), i.whole("n_t"));
    }

    static Proportion control(Input i) {
        return new Proportion(i.whole("x_c"), i.whole("n_c"));
    }

    private static Level level(Input i) {
        return i.has("alpha") || i.has("conf_level") || i.has("confidence_level") ? i.level() : Level.FIVE_PERCENT;
    }

    private static @Nullable Object two(Input i) {
        Difference d = known(TwoProportions.of(
                treatment(i), control(i), Pooling.TEST_ONLY, i.truth("correct") ? Continuity.YATES : Continuity.NONE,
                i.alternative(), level(i)));
        return object(
                "chisq", d.statistic() * d.statistic(), "p", d.p(), "ci_lower", Math.max(-1, d.low()), "ci_upper",
                Math.min(1, d.high()), "p_c", control(i).rate(), "p_t", treatment(i).rate());
    }

    private static @Nullable Object groups(Input i) {
        long[] x = i.wholes("x");
        long[] n = i.wholes("n");
        var groups = new ArrayList<Proportion>();
        for (int g = 0; g < x.length; g++) {
            groups.add(new Proportion(x[g], n[g]));
        }
        ContingencyTable t = known(ContingencyTable.ofGroups(groups));
        return object("chisq", t.chiSquare(), "df", t.df(), "p", t.p());
    }

    private static @Nullable Object one(Input i) {
        ProportionInterval method = switch (i.text("method")) {
            case "normal" -> ProportionInterval.WALD;
            case "beta" -> ProportionInterval.CLOPPER_PEARSON;
            default -> ProportionInterval.valueOf(i.text("method").toUpperCase(Locale.ROOT));
        };
        var sample = new Proportion(i.whole("x"), i.whole("n"));
        return ends(known(method.of(sample, i.alternative(), level(i))));
    }

    private static Object ends(IntervalEstimate e) {
        return object("lower", e.low(), "upper", e.high());
    }

    private static DifferenceMethod differenceMethod(String name) {
        return switch (name) {
            case "wald" -> DifferenceMethod.WALD;
            case "agresti-caffo" -> DifferenceMethod.AGRESTI_CAFFO;
            case "score" -> DifferenceMethod.SCORE;
            default -> DifferenceMethod.NEWCOMBE;
        };
    }

    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static @Nullable Object contrast(Input i) {
        Proportion t = treatment(i);
        Proportion c = control(i);
        String method = i.text("method");
        Alternative both = Alternative.TWO_SIDED;
        return ends(known(switch (i.text("compare")) {
            case "diff" -> ProportionDifference.interval(t, c, differenceMethod(method), both, level(i));
            case "ratio" -> ProportionRatio.interval(t, c, RatioMethod.valueOf(constant(method)), both, level(i));
            default -> OddsRatio.interval(t, c, OddsRatioMethod.valueOf(constant(method)), both, level(i));
        }));
    }

    private static @Nullable Object margin(Input i) {
        Proportion t = treatment(i);
        Proportion c = control(i);
        DifferenceMethod method = differenceMethod(i.text("method"));
        if (i.text("alternative").equals("tost")) {
            return object("p", known(ProportionDifference.equivalence(t, c, method, i.number("low"), i.number("upp"))).p());
        }
        NormalTest z = known(ProportionDifference.test(t, c, method, i.number("margin"), i.alternative()));
        return object("statistic", z.statistic(), "p", z.p());
    }

    private static Proportion pair(double successes, double failures) {
        return new Proportion((long) successes, (long) (successes + failures));
    }

    private static @Nullable Object fisher(Input i) {
        double[][] rows = i.rows("table");
        Proportion t = pair(rows[0][0], rows[0][1]);
        Proportion c = pair(rows[1][0], rows[1][1]);
        FisherExact f = known(FisherExact.of(t, c, PointMass.WHOLE, i.alternative(), level(i)));
        FisherByRoot r = known(FisherByRoot.of(t, c, i.alternative(), level(i), FisherByRoot.R_TOLERANCE));
        return object("p", f.p(), "odds_ratio", r.oddsRatio(), "ci_lower", r.low(), "ci_upper", r.high());
    }

    private static @Nullable Object unconditional(Input i) {
        double[][] rows = i.rows("table");
        Proportion first = pair(rows[0][0], rows[1][0]);
        Proportion second = pair(rows[0][1], rows[1][1]);
        UnconditionalExact pooled = known(UnconditionalExact.of(first, second, Ordering.POOLED_Z, i.alternative()));
        UnconditionalExact unpooled = known(UnconditionalExact.of(first, second, Ordering.UNPOOLED_Z, i.alternative()));
        UnconditionalExact boschloo = known(UnconditionalExact.of(first, second, Ordering.FISHER, i.alternative()));
        return object(
                "barnard_pooled_p", pooled.p(), "barnard_pooled_stat", pooled.statistic(), "barnard_unpooled_p",
                unpooled.p(), "barnard_unpooled_stat", unpooled.statistic(), "boschloo_p", boschloo.p(),
                "boschloo_stat", boschloo.statistic());
    }

    private static @Nullable Object strata(Input i) {
        List<MantelHaenszel.Stratum> strata = i.at("strata").node().valueStream()
                .map(s -> new MantelHaenszel.Stratum(
                        pair(s.at("/0/0").asDouble(), s.at("/0/1").asDouble()),
                        pair(s.at("/1/0").asDouble(), s.at("/1/1").asDouble())))
                .toList();
        MantelHaenszel m = known(MantelHaenszel.of(
                strata, i.truth("correct") ? Continuity.YATES : Continuity.NONE, i.alternative(), level(i)));
        return object(
                "chisq", m.chiSquare(), "p", m.p(), "common_or", m.oddsRatio(), "ci_lower", m.low(), "ci_upper",
                m.high());
    }

    private static @Nullable Object table(Input i) {
        long[][] rows = Arrays.stream(i.rows("table"))
                .map(r -> Arrays.stream(r).mapToLong(v -> (long) v).toArray())
                .toArray(long[][]::new);
        ContingencyTable t = known(ContingencyTable.of(rows));
        return object("chisq", t.chiSquare(), "df", t.df(), "p", t.p(), "G", t.g(), "G_p", t.gP());
    }

    private static @Nullable Object sampleRatio(Input i) {
        SampleRatio s = known(SampleRatio.of(
                Arrays.stream(i.wholes("counts")).boxed().toList(), i.list("weights")));
        return object("chisq", s.chiSquare(), "df", s.df(), "p", s.p());
    }

    private static @Nullable Object teaTasting(Input i) {
        Proportion t = treatment(i);
        Proportion c = control(i);
        Pooling pooling = i.truth("equal_var") ? Pooling.BOTH : Pooling.NEITHER;
        Continuity continuity = i.truth("correction") ? Continuity.FULL : Continuity.NONE;
        Difference d = known(TwoProportions.of(t, c, pooling, continuity, i.alternative(), level(i)));
        RelativeEffect r = known(TwoProportions.relative(t, c, pooling, continuity, i.alternative(), level(i)));
        return object(
                "control", c.rate(), "treatment", t.rate(), "effect_size", d.estimate(), "effect_size_ci_lower",
                Math.max(-1, d.low()), "effect_size_ci_upper", Math.min(1, d.high()), "rel_effect_size", r.estimate(),
                "rel_effect_size_ci_lower", r.low(), "rel_effect_size_ci_upper", r.high(), "pvalue", d.p());
    }

    /// Shared with the counts, whose suite asks for the binomial test too.
    static Object binomial(Input i) {
        BinomialTest b = known(BinomialTest.of(
                new Proportion(i.whole("x"), i.whole("n")), i.number("p0"), PointMass.WHOLE, i.alternative(), level(i)));
        return object("p", b.p(), "ci_lower", b.low(), "ci_upper", b.high());
    }
}
