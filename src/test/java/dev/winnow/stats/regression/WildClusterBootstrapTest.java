package dev.winnow.stats.regression;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bootstrap by sums of clusters against one that fits the whole data again for every replicate and hypothesis.
class WildClusterBootstrapTest {
    private static final int REPLICATES = 199;
    private static final long SEED = 3;
    private static final Level LEVEL = Level.of(0.1);

    private final double[] y;
    private final double[] x;
    private final double[] z;
    private Clusters clusters = Clusters.of();

    WildClusterBootstrapTest() {
        y = new double[78];
        x = new double[78];
        z = new double[78];
    }

    /// Clusters of unequal size, a covariate, and an effect of about two standard errors.
    private void fill(int count) {
        var r = new SplittableRandom(5);
        long[] labels = new long[y.length];
        double[] shift = r.doubles(count).toArray();
        for (int i = 0; i < y.length; i++) {
            int g = (int) (count * Math.pow((i + 0.5) / y.length, 1.3));
            labels[i] = g;
            z[i] = g % 2;
            x[i] = r.nextGaussian();
            y[i] = r.nextGaussian() + 0.6 * z[i] + 0.5 * x[i] + shift[g];
        }
        clusters = Clusters.of(labels);
    }

    private Contrast effect(double[] outcome) {
        return known(LinearFit.of(outcome, z, x)).coefficient(1);
    }

    private double statistic(double[] outcome, double hypothesis) {
        Contrast c = effect(outcome);
        return Math.abs(c.value() - hypothesis) / known(c.clustered(clusters, Cr.CR0)).se();
    }

    /// p of the hypothesis that the effect is this, with the residuals of the regression that imposes it.
    private double refitted(double hypothesis) {
        double[] reduced = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            reduced[i] = y[i] - hypothesis * z[i];
        }
        LinearFit imposed = known(LinearFit.of(reduced, x));
        double found = statistic(y, hypothesis) * (1 - 1e-9);
        var random = new SplittableRandom(SEED);
        double[] webb = {-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)};
        int beyond = 0;
        for (int b = 0; b < REPLICATES; b++) {
            double[] w = new double[clusters.count()];
            for (int g = 0; g < w.length; g++) {
                w[g] = w.length <= 12 ? webb[random.nextInt(6)] : 2 * random.nextInt(2) - 1;
            }
            double[] star = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                star[i] = y[i] - imposed.residual(i) + w[clusters.of(i)] * imposed.residual(i);
            }
            beyond += statistic(star, hypothesis) >= found ? 1 : 0;
        }
        return (beyond + 1) / (REPLICATES + 1.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12, 13})
    void isARefitOfEverything(int count) {
        fill(count);
        WildClusterBootstrap b = known(WildClusterBootstrap.of(effect(y), clusters, REPLICATES, SEED, LEVEL));
        assertEquals(count, b.clusters());
        assertEquals(refitted(0), b.p());
        // The ends are where rejection begins.
        double width = b.high() - b.low();
        for (int side : new int[] {-1, 1}) {
            double end = side < 0 ? b.low() : b.high();
            assertTrue(refitted(end - side * 1e-7 * width) > LEVEL.alpha(), "inside " + end);
            assertTrue(refitted(end + side * 1e-7 * width) <= LEVEL.alpha(), "outside " + end);
        }
    }

    /// A p value equal to the level rejects: 0 is outside then, and inside for a level just below.
    @Test
    void theLevelItselfRejects() {
        fill(13);
        Contrast c = effect(y);
        double p = known(WildClusterBootstrap.of(c, clusters, REPLICATES, SEED, LEVEL)).p();
        assertTrue(known(WildClusterBootstrap.of(c, clusters, REPLICATES, SEED, Level.of(p))).low() >= 0);
        assertTrue(known(WildClusterBootstrap.of(c, clusters, REPLICATES, SEED, Level.of(p - 1e-9))).low() <= 0);
    }

    /// A power of two as the outcome's unit changes no bit but the exponent.
    @Test
    void unitsDoNotMatter() {
        fill(13);
        WildClusterBootstrap b = known(WildClusterBootstrap.of(effect(y), clusters, REPLICATES, SEED, LEVEL));
        double[] small = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            small[i] = 0x1p-40 * y[i];
        }
        WildClusterBootstrap s = known(WildClusterBootstrap.of(effect(small), clusters, REPLICATES, SEED, LEVEL));
        assertEquals(b.p(), s.p());
        assertEquals(0x1p-40 * b.low(), s.low());
        assertEquals(0x1p-40 * b.high(), s.high());
    }
}
