package dev.winnow.vectors;

import static dev.winnow.vectors.Input.known;
import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.adjust.Winsor;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.means.Equivalence;
import dev.winnow.stats.means.Fieller;
import dev.winnow.stats.means.Omnibus;
import dev.winnow.stats.means.QuantileInterval;
import dev.winnow.stats.means.QuantileType;
import dev.winnow.stats.means.TrimmedMeans;
import dev.winnow.stats.means.TwoMeans;
import dev.winnow.stats.means.Variances;
import dev.winnow.stats.multiple.Adjustment;
import dev.winnow.stats.platforms.SpotifyComparison;
import dev.winnow.stats.ranks.BrunnerMunzel;
import dev.winnow.stats.ranks.KolmogorovSmirnov;
import dev.winnow.stats.ranks.KruskalWallis;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class MeansVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.t_test_raw", i -> test(i, Moments.of(i.numbers("treatment")), Moments.of(i.numbers("control")))),
            Map.entry("stats.t_test_summary", i -> test(i, summary(i, "t"), summary(i, "c"))),
            Map.entry("stats.t_test_paired_one_sample", MeansVectors::oneSample),
            Map.entry("stats.anova_kruskal", MeansVectors::omnibus),
            Map.entry("stats.fieller_relative_ci", MeansVectors::fieller),
            Map.entry("stats.noninferiority_means_summary", MeansVectors::notInferior),
            Map.entry("stats.tost_means", MeansVectors::equivalence),
            Map.entry("stats.quantile_order_statistic_ci", MeansVectors::quantile),
            Map.entry("stats.quantiles_winsor", MeansVectors::winsor),
            Map.entry("stats.spotify_ztest", MeansVectors::spotify),
            Map.entry("stats.other_two_sample_tests", MeansVectors::otherTests));

    private MeansVectors() {}

    static Moments summary(Input i, String arm) {
        double sd = i.number("sd_" + arm);
        return Moments.ofVariance(i.whole("n_" + arm), i.number("mean_" + arm), sd * sd);
    }

    private static Variances variances(Input i) {
        return i.truth("equal_var") || i.text("usevar", "").equals("pooled") ? Variances.POOLED : Variances.SEPARATE;
    }

    private static Object test(Input i, Moments treatment, Moments control) {
        Difference d = known(TwoMeans.difference(treatment, control, variances(i), i.alternative(), i.level()));
        return object(
                "effect", d.estimate(), "se", d.se(), "t", d.statistic(), "df", d.df(), "p", d.p(),
                "log10_p", d.logP() / Math.log(10), "ci_lower", d.low(), "ci_upper", d.high());
    }

    /// The reference's interval is about the mean itself, the engine's about its distance from `mu`.
    private static Object oneSample(Input i) {
        boolean paired = i.text("kind").equals("paired");
        double[] x = paired ? minus(i.numbers("after"), i.numbers("before")) : i.numbers("x");
        double mu = i.number("mu", 0);
        Difference d = known(TwoMeans.oneSample(Moments.of(x), mu, i.alternative(), i.level()));
        return object(
                "mean_diff", d.estimate(), "t", d.statistic(), "df", d.df(), "p", d.p(),
                "ci_lower", d.low() + mu, "ci_upper", d.high() + mu);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] d = a.clone();
        for (int k = 0; k < d.length; k++) {
            d[k] -= b[k];
        }
        return d;
    }

    private static Object omnibus(Input i) {
        List<double[]> groups = List.of(i.rows("groups"));
        List<Moments> moments = groups.stream().map(Moments::of).toList();
        Omnibus equal = known(Omnibus.of(moments));
        Omnibus welch = known(Omnibus.welch(moments));
        KruskalWallis ranks = known(KruskalWallis.of(groups));
        return object(
                "anova_F", equal.statistic(), "anova_p", equal.p(), "welch_F", welch.statistic(),
                "welch_df2", welch.df2(), "welch_p", welch.p(), "kruskal_H", ranks.statistic(), "kruskal_p", ranks.p());
    }

    private static Object fieller(Input i) {
        Moments t = summary(i, "t");
        Moments c = summary(i, "c");
        Outcome<RelativeEffect> found = Fieller.of(t, c, i.level());
        return object(
                "lift", t.mean() / c.mean() - 1,
                "bounded", found.toOptional().isPresent(),
                "lower", found.toOptional().map(RelativeEffect::low),
                "upper", found.toOptional().map(RelativeEffect::high));
    }

    private static Object notInferior(Input i) {
        Better better = i.text("direction").startsWith("increase") ? Better.HIGHER : Better.LOWER;
        Difference d = known(Equivalence.notInferior(
                summary(i, "t"), summary(i, "c"), i.number("margin"), better, Variances.SEPARATE, i.level()));
        return object(
                "t", d.statistic(), "df", d.df(), "p", d.p(), "ci_lower", d.low(), "ci_upper", d.high());
    }

    private static Object equivalence(Input i) {
        Equivalence e = known(Equivalence.of(
                Moments.of(i.numbers("treatment")), Moments.of(i.numbers("control")),
                new Equivalence.Bounds(i.number("low"), i.number("upp")), variances(i), Level.FIVE_PERCENT));
        return object(
                "p", e.p(), "t_low", e.lowStatistic(), "p_low", e.lowP(), "t_upp", e.highStatistic(),
                "p_upp", e.highP(), "df", e.df());
    }

    /// The reference counts ranks from 0.
    private static Object quantile(Input i) {
        double[] x = i.numbers("x");
        QuantileInterval q = known(QuantileInterval.of(x, i.number("p"), i.level()));
        return object(
                "k_low", q.lowRank() - 1, "k_high", q.highRank() - 1, "ci_lower", q.low(), "ci_upper", q.high(),
                "p_two_sided", QuantileInterval.p(x, i.number("p"), i.number("q0")));
    }


    private static Object winsor(Input i) {
        double[] x = i.numbers("x");
        List<List<Double>> types = Stream.of(QuantileType.values())
                .map(t -> Stream.of(0.1, 0.5, 0.9).map(p -> t.of(x, p)).toList())
                .toList();
        Winsor caps = Winsor.quantiles(i.number("lower_q"), i.number("upper_q"), x);
        Moments capped = Moments.of(caps.apply(x));
        return object(
                "quantile_types", types, "cap_lower", caps.low(), "cap_upper", caps.high(),
                "winsor_mean", capped.mean(), "winsor_var", capped.variance(), "n_capped", caps.moved(x));
    }

    private static Object otherTests(Input i) {
        double[] t = i.numbers("treatment");
        double[] c = i.numbers("control");
        BrunnerMunzel b = known(BrunnerMunzel.of(t, c, i.alternative(), Level.FIVE_PERCENT));
        KolmogorovSmirnov k = known(KolmogorovSmirnov.asymptotic(t, c));
        Difference yuen = known(TrimmedMeans.of(t, c, i.number("trim"), i.alternative(), Level.FIVE_PERCENT));
        Omnibus median = known(Omnibus.spreads(List.of(c, t), Omnibus.Centre.MEDIAN));
        Omnibus mean = known(Omnibus.spreads(List.of(c, t), Omnibus.Centre.MEAN));
        return object(
                "brunner_munzel_stat", b.statistic(), "brunner_munzel_p", b.p(),
                "ks_d", k.distance(), "ks_p_asymp", k.p(), "ks_p_exact", known(KolmogorovSmirnov.exact(t, c)).p(),
                "yuen_t", yuen.statistic(), "yuen_p", yuen.p(),
                "brown_forsythe", median.statistic(), "brown_forsythe_p", median.p(),
                "levene_mean", mean.statistic(), "levene_mean_p", mean.p());
    }

    private static SpotifyComparison.Sums sums(Input group) {
        return new SpotifyComparison.Sums(group.whole("n"), group.number("sum"), group.number("sum_squares"));
    }

    private static Object spotify(Input i) {
        List<Input> groups = i.items("groups");
        String control = i.text("control");
        List<Input> treatments = groups.stream().filter(g -> !g.text("name").equals(control)).toList();
        Optional<SpotifyComparison.Margin> margin = i.has("nim")
                ? Optional.of(new SpotifyComparison.Margin(
                        i.at("nim").number("relative_margin"),
                        i.at("nim").text("preferred").equals("increase") ? Better.HIGHER : Better.LOWER))
                : Optional.empty();
        Adjustment correction = switch (i.text("correction")) {
            case "simes-hochberg" -> Adjustment.HOCHBERG;
            case "sidak" -> Adjustment.SIDAK;
            case "holm-sidak" -> Adjustment.HOLM_SIDAK;
            case "fdr_bh" -> Adjustment.BENJAMINI_HOCHBERG;
            case "fdr_by" -> Adjustment.BENJAMINI_YEKUTIELI;
            default -> Adjustment.valueOf(i.text("correction").toUpperCase(Locale.ROOT));
        };
        List<SpotifyComparison> c = known(SpotifyComparison.of(
                treatments.stream().map(MeansVectors::sums).toList(),
                sums(groups.stream().filter(g -> g.text("name").equals(control)).findFirst().orElseThrow()),
                margin, correction, i.level()));
        boolean given = c.getFirst().adjustedLow().isPresent();
        return object(
                "level_2", treatments.stream().map(t -> t.text("name")).toList(),
                "difference", c.stream().map(x -> x.difference().estimate()).toList(),
                "ci_lower", c.stream().map(x -> x.difference().low()).toList(),
                "ci_upper", c.stream().map(x -> x.difference().high()).toList(),
                "p", c.stream().map(x -> x.difference().p()).toList(),
                "adjusted_p", c.stream().map(SpotifyComparison::adjustedP).toList(),
                "adjusted_ci_lower", given ? c.stream().map(x -> x.adjustedLow().orElseThrow()).toList() : null,
                "adjusted_ci_upper", given ? c.stream().map(x -> x.adjustedHigh().orElseThrow()).toList() : null,
                "significant", c.stream().map(SpotifyComparison::significant).toList());
    }
}
