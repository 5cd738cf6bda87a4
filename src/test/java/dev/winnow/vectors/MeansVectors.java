package dev.winnow.vectors;

import static dev.winnow.vectors.Input.known;
import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.means.Equivalence;
import dev.winnow.stats.means.Fieller;
import dev.winnow.stats.means.Omnibus;
import dev.winnow.stats.means.QuantileInterval;
import dev.winnow.stats.means.TwoMeans;
import dev.winnow.stats.means.Variances;
import dev.winnow.stats.ranks.KruskalWallis;
import java.util.List;
import java.util.Map;

final class MeansVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.t_test_raw", i -> test(i, Moments.of(i.numbers("treatment")), Moments.of(i.numbers("control")))),
            Map.entry("stats.t_test_summary", i -> test(i, summary(i, "t"), summary(i, "c"))),
            Map.entry("stats.t_test_paired_one_sample", MeansVectors::oneSample),
            Map.entry("stats.anova_kruskal", MeansVectors::omnibus),
            Map.entry("stats.fieller_relative_ci", MeansVectors::fieller),
            Map.entry("stats.noninferiority_means_summary", MeansVectors::notInferior),
            Map.entry("stats.tost_means", MeansVectors::equivalence),
            Map.entry("stats.quantile_order_statistic_ci", MeansVectors::quantile));

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

}
