package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.designs.ClusterPermutation;
import dev.winnow.stats.designs.ClusterRobust;
import dev.winnow.stats.designs.Switchback;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Clusters;
import dev.winnow.stats.regression.Cr;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Units that were randomised together.
final class ClusterScenes {
    private static final Family FAMILY = new Family(
            "Clustered units",
            "clusters per arm",
            """
            Whole clusters are assigned; treatment does nothing. A tenth of the variance lies between clusters. Clusters are \
            alike (10 units) or of unequal size (2 to 50). Binary: the rate of a cluster is beta with mean 0.2. Lopsided: \
            treatment has only a quarter as many clusters as the column says, at least 2.""");

    private static final Family SWITCHBACK = new Family(
            "Switchback",
            "periods",
            """
            Periods follow one another with autocorrelation 0.3 and are assigned by a coin; treatment does nothing. The lag is \
            the usual one for the length.""");

    private static final Effort EFFORT = Effort.of(2_000, 3, 5, 10, 20, 50);
    private static final Effort RESAMPLED = Effort.of(1_000, 3, 5, 10, 20);
    private static final Effort PERIODS = new Effort(10_000, 1e7, 20, 50, 200, 1_000, 10_000);
    private static final double BETWEEN = 0.1;
    private static final int DRAWS = 399;

    /// @param treatment one array a cluster
    /// @param control   one array a cluster
    /// @param seed      of methods that draw themselves
    private record Sample(
            double[] outcome, Assignment arms, Clusters clusters, double[][] treatment, double[][] control, long seed) {}

    private record Periods(double[] outcome, Assignment arms) {}

    private ClusterScenes() {}

    static List<Scene<?>> all() {
        return List.of(
                robust("normal, equal sizes", 10, 10, 1, false),
                robust("normal, unequal sizes", 2, 50, 1, false),
                robust("binary, unequal sizes", 2, 50, 1, true),
                robust("normal, equal sizes, lopsided", 10, 10, 4, false),
                resampled("normal, equal sizes", 10, 10, 1, false),
                resampled("normal, unequal sizes", 2, 50, 1, false),
                resampled("binary, unequal sizes", 2, 50, 1, true),
                resampled("normal, equal sizes, lopsided", 10, 10, 4, false),
                switchback());
    }

    private static Scene<Sample> scene(
            String data, Effort effort, int smallest, int largest, int fewer, boolean binary) {
        return new Scene<>(FAMILY, data, effort, (d, n) -> assemble(
                clusters(d, Math.max(2, (int) n / fewer), smallest, largest, binary),
                clusters(d, (int) n, smallest, largest, binary),
                d.seed()));
    }

    private static Scene<Sample> robust(String data, int smallest, int largest, int fewer, boolean binary) {
        Scene<Sample> scene = scene(data, EFFORT, smallest, largest, fewer, binary);
        for (Cr cr : Cr.values()) {
            scene.rejects("cluster-robust " + cr, s -> robust(s, cr), c -> c.difference().p() <= ALPHA);
            scene.misses("cluster-robust " + cr, s -> robust(s, cr),
                    c -> outside(c.difference().low(), c.difference().high(), 0));
        }
        return scene.rejects("Welch's t test on units as if they were independent", s -> WelchTest.of(
                all(s.treatment), all(s.control), Level.FIVE_PERCENT), d -> d.p() <= ALPHA);
    }

    private static Scene<Sample> resampled(String data, int smallest, int largest, int fewer, boolean binary) {
        return scene(data, RESAMPLED, smallest, largest, fewer, binary)
                .rejects("wild cluster bootstrap", s -> ClusterRobust.bootstrap(
                        s.outcome, s.arms, s.clusters, DRAWS, s.seed, Level.FIVE_PERCENT), w -> w.p() <= ALPHA)
                .rejects("cluster permutation", s -> ClusterPermutation.of(
                        moments(s.treatment), moments(s.control), Alternative.TWO_SIDED, DRAWS, s.seed), c -> c.p() <= ALPHA);
    }

    private static double[][] clusters(Draw draw, int count, int smallest, int largest, boolean binary) {
        double[][] out = new double[count][];
        for (int g = 0; g < count; g++) {
            out[g] = new double[(int) Math.floor(draw.between(smallest, largest + 1.0))];
            // Beta (1.8, 7.2) has an intraclass correlation of 1/(1 + 9).
            double common = binary ? draw.beta(1.8, 7.2) : Math.sqrt(BETWEEN) * draw.normal();
            for (int i = 0; i < out[g].length; i++) {
                out[g][i] = binary ? (draw.uniform() < common ? 1 : 0) : common + Math.sqrt(1 - BETWEEN) * draw.normal();
            }
        }
        return out;
    }

    private static Sample assemble(double[][] treatment, double[][] control, long seed) {
        double[][] both = IntStream.range(0, treatment.length + control.length)
                .mapToObj(g -> g < treatment.length ? treatment[g] : control[g - treatment.length])
                .toArray(double[][]::new);
        double[] outcome = Arrays.stream(both).flatMapToDouble(Arrays::stream).toArray();
        int[] arms = new int[outcome.length];
        long[] labels = new long[outcome.length];
        int at = 0;
        for (int g = 0; g < both.length; g++) {
            int end = at + both[g].length;
            Arrays.fill(arms, at, end, g < treatment.length ? 1 : 0);
            Arrays.fill(labels, at, end, g);
            at = end;
        }
        return new Sample(outcome, Assignment.of(arms), Clusters.of(labels), treatment, control, seed);
    }

    private static Outcome<ClusterRobust> robust(Sample s, Cr cr) {
        return ClusterRobust.of(s.outcome, s.arms, s.clusters, cr, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static List<Moments> moments(double[][] clusters) {
        return Arrays.stream(clusters).map(Moments::of).toList();
    }

    private static Moments all(double[][] clusters) {
        return moments(clusters).stream().reduce(Moments.EMPTY, Moments::merge);
    }

    private static Scene<Periods> switchback() {
        return new Scene<Periods>(SWITCHBACK, "autocorrelated normal", PERIODS, (d, n) -> {
            double[] outcome = new double[(int) n];
            int[] arms = new int[outcome.length];
            double level = d.normal();
            for (int i = 0; i < outcome.length; i++) {
                level = 0.3 * level + Math.sqrt(1 - 0.09) * d.normal();
                outcome[i] = level;
                arms[i] = d.uniform() < 0.5 ? 1 : 0;
            }
            return new Periods(outcome, Assignment.of(arms));
        }).rejects("switchback, Newey-West", p -> Switchback.of(p.outcome, p.arms, Switchback.usualLag(p.outcome.length),
                        Alternative.TWO_SIDED, Level.FIVE_PERCENT), s -> s.difference().p() <= ALPHA)
                .misses("switchback, Newey-West", p -> Switchback.of(p.outcome, p.arms,
                        Switchback.usualLag(p.outcome.length), Alternative.TWO_SIDED, Level.FIVE_PERCENT),
                        s -> outside(s.difference().low(), s.difference().high(), 0));
    }
}
