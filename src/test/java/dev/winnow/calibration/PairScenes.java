package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.means.TwoMeans;
import dev.winnow.stats.proportions.BinomialTest;
import dev.winnow.stats.proportions.McNemar;
import dev.winnow.stats.proportions.PointMass;
import dev.winnow.stats.ranks.HodgesLehmann;
import dev.winnow.stats.ranks.Reference;
import dev.winnow.stats.ranks.SignedRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One sample against a value, and pairs, which are one sample of differences.
final class PairScenes {
    private static final Family FAMILY = new Family(
            "One sample and pairs",
            "n",
            """
            One sample against its true mean or rate; differences of two alike values of one law, which are symmetric about 0; \
            skewed differences of mean 0, whose signed ranks are not symmetric. Pairs of yes and no: the share that changes, \
            drawn anew in each run within a fifth of the one named. False alarms: as many change one way as the other. \
            Coverage: six in ten of the changes are gains. Tests of ranks draw every value and end at 10 000, exact ones at 20.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort BY_UNIT = new Effort(4_000, 2e6, 20, 100, 1_000, 10_000);
    private static final long TABULATED = 20;
    private static final double GAINS = 0.6;

    private record Changes(McNemar.Pairs alike, McNemar.Pairs lifted, double difference) {}

    private PairScenes() {}

    static List<Scene<?>> all() {
        var out = new ArrayList<Scene<?>>();
        for (Law law : Laws.ALL) {
            out.add(one(law));
        }
        out.add(rate());
        for (Law law : Laws.ALL) {
            out.add(shift(ranks("differences of " + law.name() + " values", (d, n) -> differences(d, law, (int) n))));
        }
        out.add(ranks("skewed differences of mean 0", (d, n) -> Arrays.stream(Laws.SKEWED.sample(d, (int) n))
                .map(x -> x - Laws.SKEWED.mean()).toArray()));
        out.add(changes("one in two pairs changes", 0.5));
        out.add(changes("one in twenty pairs changes", 0.05));
        return out;
    }

    private static Scene<Moments> one(Law law) {
        return new Scene<Moments>(FAMILY, law.name(), EFFORT, law::moments)
                .rejects("one-sample t test", m -> TwoMeans.oneSample(
                        m, law.mean(), Alternative.TWO_SIDED, Level.FIVE_PERCENT), d -> d.p() <= ALPHA)
                .misses("one-sample t test", m -> TwoMeans.oneSample(
                        m, 0, Alternative.TWO_SIDED, Level.FIVE_PERCENT), d -> outside(d, law.mean()));
    }

    private record Rate(Proportion seen, double rate) {}

    private static Scene<Rate> rate() {
        var scene = new Scene<Rate>(FAMILY, "binary, rate 5 %", EFFORT, (d, n) -> {
            double p = 0.05 * d.between(0.8, 1.2);
            return new Rate(new Proportion(d.binomial(n, p), n), p);
        });
        for (PointMass mass : PointMass.values()) {
            scene.rejects(mass == PointMass.WHOLE ? "binomial test, exact" : "binomial test, mid-p", r -> BinomialTest.of(
                    r.seen, r.rate, mass, Alternative.TWO_SIDED, Level.FIVE_PERCENT), b -> b.p() <= ALPHA);
        }
        return scene;
    }

    private static double[] differences(Draw draw, Law law, int n) {
        double[] out = law.sample(draw, n);
        double[] before = law.sample(draw, n);
        for (int i = 0; i < n; i++) {
            out[i] -= before[i];
        }
        return out;
    }

    private static Scene<double[]> ranks(String data, Scene.Maker<double[]> maker) {
        return new Scene<double[]>(FAMILY, data, BY_UNIT, maker)
                .rejects("paired t test", x -> TwoMeans.oneSample(
                        Moments.of(x), 0, Alternative.TWO_SIDED, Level.FIVE_PERCENT), d -> d.p() <= ALPHA)
                .rejects("signed ranks, normal with continuity", x -> SignedRank.of(
                        x, Reference.NORMAL_CONTINUITY, Alternative.TWO_SIDED), s -> s.p() <= ALPHA)
                .upTo(TABULATED, "signed ranks, exact", Kind.TYPE_ONE, x -> Scene.error(SignedRank.of(
                        x, Reference.EXACT, Alternative.TWO_SIDED), s -> s.p() <= ALPHA));
    }

    /// Of differences that are symmetric about 0.
    private static Scene<double[]> shift(Scene<double[]> differences) {
        return differences
                .misses("Hodges-Lehmann of pairs, normal with continuity",
                        x -> hodgesLehmann(x, Reference.NORMAL_CONTINUITY), h -> outside(h.low(), h.high(), 0))
                .upTo(TABULATED, "Hodges-Lehmann of pairs, exact", Kind.COVERAGE, x -> Scene.error(
                        hodgesLehmann(x, Reference.EXACT), h -> outside(h.low(), h.high(), 0)));
    }

    private static Outcome<HodgesLehmann> hodgesLehmann(double[] differences, Reference reference) {
        return HodgesLehmann.ofPairs(differences, reference, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Scene<Changes> changes(String data, double share) {
        var scene = new Scene<Changes>(FAMILY, data, EFFORT, (d, n) -> {
            double p = share * d.between(0.8, 1.2);
            return new Changes(pairs(d, n, p, 0.5), pairs(d, n, p, GAINS), (2 * GAINS - 1) * p);
        });
        for (McNemar.Reference reference : McNemar.Reference.values()) {
            scene.rejects("McNemar's test, " + Names.of(reference),
                    c -> McNemar.of(c.alike, reference, Level.FIVE_PERCENT), m -> m.p() <= ALPHA);
        }
        return scene.misses("difference of paired rates, wald",
                c -> McNemar.of(c.lifted, McNemar.Reference.EXACT, Level.FIVE_PERCENT)
                        .map(m -> outside(m.low(), m.high(), c.difference)), x -> x);
    }

    private static McNemar.Pairs pairs(Draw draw, long n, double share, double gains) {
        long changed = draw.binomial(n, share);
        long gained = draw.binomial(changed, gains);
        return new McNemar.Pairs(n, gained, changed - gained);
    }
}
