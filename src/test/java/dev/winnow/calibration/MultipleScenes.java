package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.means.Omnibus;
import dev.winnow.stats.multiple.Adjustment;
import dev.winnow.stats.multiple.Dunnett;
import dev.winnow.stats.multiple.Tukey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Several comparisons at one level.
final class MultipleScenes {
    private static final Family TESTS = new Family(
            "Several tests",
            "tests",
            """
            Two-sided p-values of normal statistics: independent, or every two correlated at 0.5; all hypotheses true, or half \
            of them false with an effect of 3 standard errors.""");

    private static final Family ARMS = new Family(
            "Several arms",
            "n per arm",
            """
            Control and three treatments, all alike, so that any rejection is a family-wise error; the intervals all hold 0 exactly when \
            nothing is rejected.""");

    private static final Effort EFFORT = Effort.of(10_000, 2, 5, 20, 100);
    private static final Effort GROUPS = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Set<Adjustment> DISCOVERY = EnumSet.of(
            Adjustment.BENJAMINI_HOCHBERG, Adjustment.BENJAMINI_YEKUTIELI, Adjustment.TWO_STAGE_BH, Adjustment.TWO_STAGE_BKY);

    /// @param real how many of the first hypotheses are false
    private record Tested(double[] p, int real) {}

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
        return out;
    }

    private static Scene<Tested> tests(String data, double correlation, double share) {
        var scene = new Scene<Tested>(TESTS, data, EFFORT, (d, n) -> {
            int real = (int) (n * share);
            double[] p = new double[(int) n];
            double common = d.normal();
            for (int i = 0; i < p.length; i++) {
                double z = Math.sqrt(correlation) * common + Math.sqrt(1 - correlation) * d.normal() + (i < real ? 3 : 0);
                p[i] = 2 * Tails.normal(Math.abs(z));
            }
            return new Tested(p, real);
        });
        for (Adjustment a : Adjustment.values()) {
            boolean discovery = DISCOVERY.contains(a);
            scene.measure(Names.of(a), discovery ? Kind.FALSE_DISCOVERY : Kind.FAMILY_WISE,
                    t -> wrong(a.adjust(t.p, Level.FIVE_PERCENT), t.real, discovery));
        }
        scene.measure("no adjustment", Kind.FAMILY_WISE, t -> wrong(t.p, t.real, false));
        return scene;
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
        return new Scene<List<Moments>>(ARMS, law.name(), GROUPS, (d, n) -> List.of(
                        law.moments(d, n), law.moments(d, n), law.moments(d, n), law.moments(d, n)))
                .measure("Dunnett", Kind.FAMILY_WISE, g -> Scene.error(
                        dunnett.computeIfAbsent(g.getFirst().n(), n -> dunnett(ideal(n)).map(Dunnett::critical)),
                        critical -> largest(g, 1) > critical))
                .measure("Tukey", Kind.FAMILY_WISE, g -> Scene.error(
                        tukey.computeIfAbsent(g.getFirst().n(), n -> Tukey.of(ideal(n), Level.FIVE_PERCENT).map(Tukey::critical)),
                        critical -> largest(g, g.size()) > critical))
                .rejects("one-way analysis of variance", Omnibus::of, o -> o.p() <= ALPHA)
                .rejects("one-way analysis of variance, Welch", Omnibus::welch, o -> o.p() <= ALPHA);
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
