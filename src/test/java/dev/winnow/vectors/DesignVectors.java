package dev.winnow.vectors;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.designs.BlockedDifference;
import dev.winnow.stats.designs.BlockedDifference.Block;
import dev.winnow.stats.designs.ClusterRobust;
import dev.winnow.stats.designs.Compliers;
import dev.winnow.stats.designs.CovariateBalance;
import dev.winnow.stats.designs.DifferenceInDifferences;
import dev.winnow.stats.designs.EffectTrend;
import dev.winnow.stats.designs.FactorialInteraction;
import dev.winnow.stats.designs.GeoRegression;
import dev.winnow.stats.designs.IntraclassCorrelation;
import dev.winnow.stats.designs.Switchback;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Clusters;
import dev.winnow.stats.regression.Cr;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class DesignVectors {
    private static final Level LEVEL = Level.FIVE_PERCENT;

    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.cluster_robust", DesignVectors::clusterRobust),
            Map.entry("stats.blocked_difference", DesignVectors::blocked),
            Map.entry("stats.covariate_balance_omnibus", DesignVectors::balance),
            Map.entry("stats.effect_trend_novelty", DesignVectors::trend),
            Map.entry("stats.factorial_interaction", DesignVectors::factorial),
            Map.entry("stats.geo_time_based_regression", DesignVectors::geo),
            Map.entry("stats.icc_design_effect", DesignVectors::correlation),
            Map.entry("stats.iv_cace", DesignVectors::compliers),
            Map.entry("stats.newey_west_did", DesignVectors::series));

    private DesignVectors() {}

    private static Object clusterRobust(Input in) {
        Map<String, Object> out = new LinkedHashMap<>();
        Map.of("CR0", Cr.CR0, "stata", Cr.CR1, "CR2", Cr.CR2).forEach((name, cr) -> {
            Difference d = Input.known(ClusterRobust.of(
                            in.numbers("y"), Assignment.of(in.numbers("z")), Clusters.of(in.wholes("cluster")), cr,
                            Alternative.TWO_SIDED, LEVEL))
                    .difference();
            out.put("estimate", d.estimate());
            out.put("se_" + name, d.se());
            out.put("df_" + name, d.df().orElseThrow());
            out.put("p_" + name, d.p());
        });
        return out;
    }

    private static Moments where(double[] y, java.util.function.IntPredicate which) {
        return Moments.of(IntStream.range(0, y.length).filter(which).mapToDouble(i -> y[i]).toArray());
    }

    private static Object blocked(Input in) {
        double[] y = in.numbers("y");
        int[] z = in.integers("z");
        long[] block = in.wholes("block");
        List<Block> blocks = Arrays.stream(block)
                .distinct()
                .mapToObj(b -> new Block(
                        where(y, i -> block[i] == b && z[i] == 1), where(y, i -> block[i] == b && z[i] == 0)))
                .toList();
        Difference d = Input.known(BlockedDifference.of(blocks, Alternative.TWO_SIDED, LEVEL));
        return Input.object("estimate", d.estimate(), "se", d.se(), "df", d.df().orElseThrow(), "p", d.p());
    }

    private static Object balance(Input in) {
        var arms = Assignment.of(in.numbers("z"));
        double[][] x = in.rows("X");
        CovariateBalance b = Input.known(CovariateBalance.of(
                MomentMatrix.ofColumns(Stream.of(x).map(arms::ofTreated).toArray(double[][]::new)),
                MomentMatrix.ofColumns(Stream.of(x).map(arms::ofControls).toArray(double[][]::new))));
        return Input.object("F", b.statistic(), "df1", b.df1(), "df2", b.df2(), "p", b.p(), "smd", b.smd());
    }

    private static Object trend(Input in) {
        EffectTrend t = Input.known(EffectTrend.of(in.numbers("effect"), in.numbers("se"), LEVEL));
        return Input.object(
                "slope_day", slope(t.perDay()), "slope_logday", slope(t.perLogDay()), "early", t.early(),
                "late", t.late(), "early_late_z", t.contrast().statistic(), "early_late_p", t.contrast().p());
    }

    private static List<Double> slope(Difference d) {
        return List.of(d.estimate(), d.se(), d.p());
    }

    private static Object factorial(Input in) {
        double[] y = in.numbers("y");
        int[] a = in.integers("a");
        int[] b = in.integers("b");
        FactorialInteraction f = Input.known(FactorialInteraction.of(
                where(y, i -> a[i] == 0 && b[i] == 0), where(y, i -> a[i] == 1 && b[i] == 0),
                where(y, i -> a[i] == 0 && b[i] == 1), where(y, i -> a[i] == 1 && b[i] == 1),
                Alternative.TWO_SIDED, LEVEL));
        return Input.object(
                "main_a", f.effectA(), "main_b", f.effectB(), "interaction", f.interaction().estimate(),
                "se_classical", f.classical().se(), "p_classical", f.classical().p(), "se_hc2", f.interaction().se());
    }

    private static Object geo(Input in) {
        GeoRegression g = Input.known(GeoRegression.of(
                in.numbers("control"), in.numbers("treated"), in.integer("n_pre"), Alternative.TWO_SIDED, in.level()));
        Difference d = g.cumulative();
        return Input.object(
                "intercept", g.intercept(), "slope", g.slope(), "sigma", g.sigma(), "cumulative_effect", d.estimate(),
                "scale", d.se(), "df", d.df().orElseThrow(), "ci_lower", d.low(), "ci_upper", d.high(),
                "p_two_sided", d.p());
    }

    private static Object correlation(Input in) {
        double[] y = in.numbers("y");
        long[] cluster = in.wholes("cluster");
        Map<Long, Moments> clusters = new TreeMap<>();
        for (int i = 0; i < y.length; i++) {
            clusters.merge(cluster[i], Moments.of(y[i]), Moments::merge);
        }
        IntraclassCorrelation c = Input.known(IntraclassCorrelation.of(List.copyOf(clusters.values())));
        return Input.object(
                "msb", c.msb(), "msw", c.msw(), "n0", c.n0(), "icc_anova", c.anova(), "icc_reml", c.reml(),
                "deff_mean_size", c.designEffect(), "deff_unequal", c.designEffectUnequal());
    }

    private static Object compliers(Input in) {
        var arms = Assignment.of(in.numbers("z"));
        double[] y = in.numbers("y");
        double[] d = in.numbers("d");
        Compliers c = Input.known(Compliers.of(
                MomentMatrix.ofColumns(arms.ofTreated(y), arms.ofTreated(d)),
                MomentMatrix.ofColumns(arms.ofControls(y), arms.ofControls(d)), LEVEL));
        return Input.object(
                "late", c.difference().estimate(), "se_classical", c.seClassical(), "se_hc2", c.difference().se(),
                "first_stage", c.firstStage(), "itt", c.intention().estimate());
    }

    private static Object series(Input in) {
        if (in.text("kind").equals("newey_west")) {
            Switchback s = Input.known(Switchback.of(
                    in.numbers("y"), Assignment.of(in.numbers("z")), in.integer("lag"), Alternative.TWO_SIDED, LEVEL));
            return Input.object(
                    "estimate", s.difference().estimate(), "se", s.difference().se(), "se_iid", s.seIndependent());
        }
        Difference d = Input.known(DifferenceInDifferences.of(
                        in.numbers("y"), Assignment.of(in.numbers("treated")), Assignment.of(in.numbers("post")),
                        Clusters.of(in.wholes("unit")), Cr.CR1, Alternative.TWO_SIDED, LEVEL))
                .difference();
        return Input.object("estimate", d.estimate(), "se_cluster", d.se());
    }
}
