package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.means.Omnibus;
import dev.winnow.stats.multiple.Adjustment;
import dev.winnow.stats.multiple.Dunnett;
import dev.winnow.stats.multiple.Estimate;
import dev.winnow.stats.multiple.Graph;
import dev.winnow.stats.multiple.SerialGatekeeping;
import dev.winnow.stats.multiple.SimultaneousIntervals;
import dev.winnow.stats.multiple.Tukey;
import dev.winnow.stats.ranks.KruskalWallis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Several comparisons at one level.
final class MultipleScenes {
    private static final Family TESTS = new Family(
            "Several tests",
            "tests",
            """
            Two-sided p-values of normal statistics: independent, or every two correlated at 0.5; all hypotheses true, or half \
            of them false with an effect of 3 standard errors; these come first where a procedure has an order. Weights fall linearly from \
            the first test to the last. Simultaneous intervals err when any of them misses its effect. Procedures and intervals \
            end at 20 tests.""");

    private static final Family ARMS = new Family(
            "Several arms",
            "n per arm",
            """
            Control and three treatments, all alike, so that any rejection is a family-wise error; the intervals all hold 0 exactly when \
            nothing is rejected. Ranks and spreads draw every value and end at 10 000.""");

    private static final Effort EFFORT = Effort.of(10_000, 2, 5, 20, 100);
    private static final Effort BY_UNIT = new Effort(4_000, 1e6, 20, 100, 1_000, 10_000);
    private static final long FEW = 20;
    private static final double EFFECT = 3;
    private static final Effort GROUPS = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Set<Adjustment> DISCOVERY = EnumSet.of(
            Adjustment.BENJAMINI_HOCHBERG, Adjustment.BENJAMINI_YEKUTIELI, Adjustment.TWO_STAGE_BH, Adjustment.TWO_STAGE_BKY);

    /// @param z    statistics, of mean 3 where the hypothesis is false
    /// @param p    two-sided
    /// @param real how many of the first hypotheses are false
    private record Tested(double[] z, double[] p, int real) {}

    private MultipleScenes() {}

    static List<Scene<?>> all() {
        var out = new ArrayList<Scene<?>>();
        out.add(tests("independent, all true", 0, 0));
        out.add(tests("independent, half true", 0, 0.5));
        out.add(tests("correlated, all true", 0.5, 0));
        out.add(tests("correlated, half true", 0.5, 0.5));
        for (Law law : Laws.ALL) {
            out.add(arms(law));
        }
        out.add(unequal());
        for (Law law : Laws.ALL) {
            out.add(samples(law.name() + ", by unit", law, law));
        }
        out.add(samples("normal, by unit, one arm with 3 times the spread", new NormalLaw("", 1, 3), Laws.NORMAL));
        return out;
    }

    private static Scene<Tested> tests(String data, double correlation, double share) {
        var scene = new Scene<Tested>(TESTS, data, EFFORT, (d, n) -> {
            int real = (int) (n * share);
            double[] z = new double[(int) n];
            double[] p = new double[z.length];
            double common = d.normal();
            for (int i = 0; i < p.length; i++) {
                z[i] = Math.sqrt(correlation) * common + Math.sqrt(1 - correlation) * d.normal() + (i < real ? EFFECT : 0);
                p[i] = 2 * Tails.normal(Math.abs(z[i]));
            }
            return new Tested(z, p, real);
        });
        for (Adjustment a : Adjustment.values()) {
            boolean discovery = DISCOVERY.contains(a);
            scene.measure(Names.of(a), discovery ? Kind.FALSE_DISCOVERY : Kind.FAMILY_WISE,
                    t -> wrong(a.adjust(t.p, Level.FIVE_PERCENT), t.real, discovery));
        }
        scene.measure("no adjustment", Kind.FAMILY_WISE, t -> wrong(t.p, t.real, false));
        procedure(scene, "weighted Bonferroni", m -> Graph.weightedBonferroni(falling(m)));
        procedure(scene, "weighted Holm", m -> Graph.weightedHolm(falling(m)));
        procedure(scene, "fixed sequence", Graph::fixedSequence);
        procedure(scene, "fallback", m -> Graph.fallback(falling(m)));
        procedure(scene, "parallel gatekeeping of two halves", m -> Graph.parallelGatekeeping(m / 2, m - m / 2));
        scene.upTo(FEW, "serial gatekeeping of two halves", Kind.FAMILY_WISE, t -> wrong(serial(t.p), t.real, false));
        scene.upTo(FEW, "simultaneous intervals, Bonferroni", Kind.FAMILY_WISE, t -> missed(t, SimultaneousIntervals.bonferroni(
                estimates(t), Alternative.TWO_SIDED, Level.FIVE_PERCENT)));
        scene.upTo(FEW, "simultaneous intervals, Holm", Kind.FAMILY_WISE, t -> missed(t, SimultaneousIntervals.holm(
                estimates(t), Alternative.TWO_SIDED, Level.FIVE_PERCENT)));
        return scene;
    }

    private static void procedure(Scene<Tested> scene, String method, IntFunction<Graph> graph) {
        scene.upTo(FEW, method, Kind.FAMILY_WISE, t -> wrong(
                graph.apply(t.p.length).test(t.p, Level.FIVE_PERCENT).adjusted(), t.real, false));
    }

    /// Shares of the level: m, m - 1, ... 1 over their sum.
    private static double[] falling(int m) {
        return IntStream.range(0, m).mapToDouble(i -> 2.0 * (m - i) / (m * (m + 1.0))).toArray();
    }

    private static double[] serial(double... p) {
        int half = p.length / 2;
        return SerialGatekeeping.adjust(List.of(Arrays.copyOf(p, half), Arrays.copyOfRange(p, half, p.length))).stream()
                .flatMapToDouble(Arrays::stream).toArray();
    }

    private static List<Estimate> estimates(Tested t) {
        return Arrays.stream(t.z).mapToObj(z -> new Estimate(z, 1, Double.POSITIVE_INFINITY)).toList();
    }

    private static OptionalDouble missed(Tested t, List<Difference> intervals) {
        // The interval of a rejected hypothesis may end at 0, which it does not hold.
        return Scene.error(IntStream.range(0, intervals.size()).anyMatch(i -> i < t.real
                ? Scene.outside(intervals.get(i), EFFECT)
                : Scene.outside(intervals.get(i), 0) || intervals.get(i).p() <= ALPHA));
    }

    private static OptionalDouble wrong(double[] adjusted, int real, boolean share) {
        int rejected = 0;
        int wrongly = 0;
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] <= ALPHA) {
                rejected++;
                wrongly += i >= real ? 1 : 0;
            }
        }
        return share
                ? OptionalDouble.of(rejected == 0 ? 0 : (double) wrongly / rejected)
                : Scene.error(wrongly > 0);
    }

    private static Scene<List<Moments>> arms(Law law) {
        // The critical values depend on the number of units alone, and cost more than all the rest.
        Map<Long, Outcome<Double>> dunnett = new ConcurrentHashMap<>();
        Map<Long, Outcome<Double>> tukey = new ConcurrentHashMap<>();
        return omnibus(new Scene<List<Moments>>(ARMS, law.name(), GROUPS, (d, n) -> List.of(
                        law.moments(d, n), law.moments(d, n), law.moments(d, n), law.moments(d, n)))
                .measure("Dunnett", Kind.FAMILY_WISE, g -> Scene.error(
                        dunnett.computeIfAbsent(g.getFirst().n(), n -> dunnett(ideal(n)).map(Dunnett::critical)),
                        critical -> largest(g, 1) > critical))
                .measure("Tukey", Kind.FAMILY_WISE, g -> Scene.error(
                        tukey.computeIfAbsent(g.getFirst().n(), n -> Tukey.of(ideal(n), Level.FIVE_PERCENT).map(Tukey::critical)),
                        critical -> largest(g, g.size()) > critical)));
    }

    private static Scene<List<Moments>> unequal() {
        Law wide = new NormalLaw("", 1, 3);
        return omnibus(new Scene<>(ARMS, "normal, one arm of a third of the units with 3 times the spread", GROUPS, (d, n) -> List.of(
                wide.moments(d, n), Laws.NORMAL.moments(d, 3 * n), Laws.NORMAL.moments(d, 3 * n), Laws.NORMAL.moments(d, 3 * n))));
    }

    private static Scene<List<Moments>> omnibus(Scene<List<Moments>> scene) {
        return scene
                .rejects("one-way analysis of variance", Omnibus::of, o -> o.p() <= ALPHA)
                .rejects("one-way analysis of variance, Welch", Omnibus::welch, o -> o.p() <= ALPHA);
    }

    private static Scene<List<double[]>> samples(String data, Law first, Law others) {
        var scene = new Scene<List<double[]>>(ARMS, data, BY_UNIT, (d, n) -> List.of(first.sample(d, (int) n),
                others.sample(d, (int) n), others.sample(d, (int) n), others.sample(d, (int) n)))
                .rejects("Kruskal-Wallis", KruskalWallis::of, k -> k.p() <= ALPHA);
        if (first.equals(others)) {
            scene.rejects("equal spreads, Levene", g -> Omnibus.spreads(g, Omnibus.Centre.MEAN), o -> o.p() <= ALPHA)
                    .rejects("equal spreads, Brown-Forsythe", g -> Omnibus.spreads(g, Omnibus.Centre.MEDIAN), o -> o.p() <= ALPHA);
        }
        return scene;
    }

    private static List<Moments> ideal(long n) {
        return List.of(new Moments(n, 0, n), new Moments(n, 0, n), new Moments(n, 0, n), new Moments(n, 0, n));
    }

    /// Largest distance of any arm from one of the first few, in standard errors of the pooled variance.
    static double largest(List<Moments> groups, int first) {
        double squares = groups.stream().mapToDouble(Moments::m2).sum();
        long n = groups.getFirst().n();
        double se = Math.sqrt(2 * squares / (groups.size() * (n - 1.0)) / n);
        double most = 0;
        for (int i = 0; i < first; i++) {
            for (Moments other : groups) {
                most = Math.max(most, Math.abs(other.mean() - groups.get(i).mean()));
            }
        }
        return se > 0 ? most / se : 0;
    }

    static Outcome<Dunnett> dunnett(List<Moments> groups) {
        return Dunnett.of(groups.getFirst(), groups.subList(1, groups.size()), Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }
}
