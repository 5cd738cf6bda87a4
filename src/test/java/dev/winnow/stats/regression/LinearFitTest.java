package dev.winnow.stats.regression;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Figures of R 4.2.2 with sandwich, clubSandwich and lm on the data below.
class LinearFitTest {
    private static final double[] Y = {3.1, 2.8, 4.0, 4.4, 2.2, 2.6, 5.1, 4.8, 3.3, 3.0, 4.9, 5.6};
    private static final double[] X = {1.2, 0.7, 2.1, 1.9, 0.4, 1.1, 2.6, 2.2, 1.5, 0.9, 1.7, 2.9};
    private static final double[] W = {1, 2, 1, 3, 2, 1, 1, 2, 3, 1, 2, 1};
    private static final double[] Z = {0, 0, 1, 1, 0, 1, 1, 0, 0, 1, 1, 0};
    private static final Clusters G = Clusters.of(1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6);

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-10 * Math.max(1e-3, Math.abs(want)));
    }

    private static LinearFit fit() {
        return known(LinearFit.of(Y, Z, X));
    }

    @Test
    void coefficientsAndRobustVariances() {
        // m <- lm(y ~ z + x); sqrt(vcovHC(m, type)[2, 2])
        LinearFit m = fit();
        near(1.61974118464478, m.coefficient(0).value());
        near(0.0499218342886919, m.coefficient(1).value());
        near(1.35747785304846, m.coefficient(2).value());
        Map.of(Hc.CLASSICAL, 0.256036023083826, Hc.HC0, 0.222012530050131, Hc.HC1, 0.256357987975826,
                        Hc.HC2, 0.246875323976507, Hc.HC3, 0.2748075468965)
                .forEach((hc, se) -> {
                    Estimate e = known(m.coefficient(1).independent(hc));
                    near(se, e.se());
                    assertEquals(Optional.of(9.0), e.df());
                });
        assertEquals(12, m.n());
        assertEquals(9, m.df());
        assertEquals(3, m.size());
        double rss = 0;
        for (int i = 0; i < 12; i++) {
            rss += m.residual(i) * m.residual(i);
        }
        near(rss, m.rss());
    }

    @Test
    void weights() {
        // mw <- lm(y ~ z + x, weights = w)
        LinearFit m = known(LinearFit.weighted(Y, W, Z, X));
        near(1.61718855966886, m.coefficient(0).value());
        near(0.214298075349034, m.coefficient(1).value());
        Map.of(Hc.CLASSICAL, 0.260252103358564, Hc.HC0, 0.24396770241857, Hc.HC1, 0.281709637329872,
                        Hc.HC2, 0.277240573278498, Hc.HC3, 0.315771266240805)
                .forEach((hc, se) -> near(se, known(m.coefficient(1).independent(hc)).se()));
        // sqrt(summary(mw)$cov.unscaled[2, 2])
        Estimate known = m.coefficient(1).known();
        near(0.467107559042755, known.se());
        assertTrue(known.df().isEmpty());
    }

    @Test
    void clusters() {
        // vcovCR(m, g, "CR0" | "CR1S" | "CR2"); coef_test(..., test = "Satterthwaite")
        Contrast c = fit().coefficient(1);
        Estimate cr0 = known(c.clustered(G, Cr.CR0));
        near(0.223784180685638, cr0.se());
        assertEquals(Optional.of(5.0), cr0.df());
        near(0.271016101557715, known(c.clustered(G, Cr.CR1)).se());
        Estimate cr2 = known(c.clustered(G, Cr.CR2));
        near(0.277120812458334, cr2.se());
        near(3.93527253522704, cr2.df().orElseThrow());
    }

    @Test
    void clustersOfOneAreHc2() {
        long[] own = new long[12];
        for (int i = 0; i < 12; i++) {
            own[i] = i;
        }
        Contrast c = fit().coefficient(2);
        near(known(c.independent(Hc.HC2)).se(), known(c.clustered(Clusters.of(own), Cr.CR2)).se());
        near(known(c.independent(Hc.HC0)).se(), known(c.clustered(Clusters.of(own), Cr.CR0)).se());
        near(known(c.independent(Hc.HC0)).se(), known(c.neweyWest(0)).se());
    }

    @Test
    void serialCorrelation() {
        // sqrt(NeweyWest(m, lag = 2, prewhite = FALSE, adjust = FALSE)[2, 2])
        Estimate e = known(fit().coefficient(1).neweyWest(2));
        near(0.240334404120719, e.se());
        assertEquals(Optional.of(9.0), e.df());
        assertThrows(IllegalArgumentException.class, () -> fit().coefficient(1).neweyWest(-1));
        // Flatter and flatter weights make the sum the square of all scores together, which is 0.
        assertTrue(fit().coefficient(1).neweyWest(11).toOptional().isPresent());
        assertThrows(IllegalArgumentException.class, () -> fit().coefficient(1).neweyWest(12));
    }

    @Test
    void prediction() {
        // predict(m, data.frame(z = 1, x = 2), se.fit = TRUE)
        Contrast p = fit().combination(1, 1, 2);
        near(4.3846187250304, p.value());
        near(0.185385500827847, known(p.independent(Hc.CLASSICAL)).se());
        assertThrows(IllegalArgumentException.class, () -> fit().combination(1, 1));
    }

    @Test
    void offsetAndScaleDoNotMatter() {
        double[] far = new double[12];
        double[] small = new double[12];
        for (int i = 0; i < 12; i++) {
            far[i] = X[i] + 1e6;
            small[i] = 1e-9 * Y[i];
        }
        Estimate e = known(known(LinearFit.of(small, Z, far)).coefficient(1).independent(Hc.HC3));
        assertEquals(0.0499218342886919e-9, e.value(), 1e-18);
        assertEquals(0.2748075468965e-9, e.se(), 1e-18);
    }

    @Test
    void whatCannotBeFitted() {
        double[] twice = new double[12];
        double[] same = new double[12];
        for (int i = 0; i < 12; i++) {
            twice[i] = 3 - 2 * X[i];
            same[i] = 7.3;
        }
        assertEquals(Outcome.undefined(Cause.COLLINEAR, 2), LinearFit.of(Y, X, twice));
        assertEquals(Outcome.undefined(Cause.COLLINEAR, 1), LinearFit.of(Y, same));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), LinearFit.of(new double[] {1}, new double[] {2}));
        LinearFit exact = known(LinearFit.of(twice, X));
        assertEquals(0, exact.rss());
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), exact.coefficient(1).independent(Hc.HC2));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), exact.coefficient(1).clustered(G, Cr.CR2));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), exact.coefficient(1).neweyWest(1));
        LinearFit full = known(LinearFit.of(new double[] {1, 5}, new double[] {0, 1}));
        near(4, full.coefficient(1).value());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 2), full.coefficient(1).independent(Hc.CLASSICAL));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 2), full.coefficient(1).neweyWest(1));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 2), full.coefficient(1).neweyWest(2));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 2), full.coefficient(1).clustered(Clusters.of(1, 2), Cr.CR0));
        assertThrows(IllegalArgumentException.class, () -> LinearFit.of(Y, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> LinearFit.weighted(Y, new double[3], X));
        assertThrows(IllegalArgumentException.class, () -> LinearFit.weighted(Y, new double[12], X));
        assertThrows(IllegalArgumentException.class,
                () -> LinearFit.of(new double[] {1, Double.NaN, 2}, new double[] {1, 2, 4}));
    }

    @Test
    void unitWithACoefficientToItself() {
        double[] only = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        Contrast c = known(LinearFit.of(Y, only)).coefficient(1);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), c.independent(Hc.HC2));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), c.independent(Hc.HC3));
        assertTrue(c.independent(Hc.HC1).toOptional().isPresent());
        assertTrue(c.clustered(G, Cr.CR2).toOptional().isPresent());
    }

    @Test
    void clustersMustFit() {
        Contrast c = fit().coefficient(1);
        assertThrows(IllegalArgumentException.class, () -> c.clustered(Clusters.of(1, 2), Cr.CR0));
        long[] one = new long[12];
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 1), c.clustered(Clusters.of(one), Cr.CR2));
        // Each arm one cluster: scores cancel within clusters, which is no variance.
        long[] arms = new long[12];
        for (int i = 0; i < 12; i++) {
            arms[i] = (long) Z[i];
        }
        Contrast plain = known(LinearFit.of(Y, Z)).coefficient(1);
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), plain.clustered(Clusters.of(arms), Cr.CR0));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), plain.clustered(Clusters.of(arms), Cr.CR2));
    }

    @Test
    void labelsAndArms() {
        assertEquals(6, G.count());
        assertEquals(12, G.units());
        assertEquals(2, G.of(6));
        assertArrayEquals(new double[] {3, 5, 1}, Clusters.of(9, 4, 9, 7, 4).sums(1, 2, 2, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> G.sums(1, 2));
        Assignment a = Assignment.of(1, 0, 0, 1, 0);
        assertEquals(2, a.treated());
        assertEquals(2, a.smaller());
        assertEquals(5, a.units());
        assertArrayEquals(new double[] {5, 8}, a.ofTreated(5, 6, 7, 8, 9));
        assertArrayEquals(new double[] {6, 7, 9}, a.ofControls(5, 6, 7, 8, 9));
        assertArrayEquals(new double[] {1, 0, 0, 1, 0}, a.column());
        assertThrows(IllegalArgumentException.class, () -> Assignment.of(0, 2));
        assertThrows(IllegalArgumentException.class, () -> a.ofTreated(1));
    }

    @Test
    void estimatesKnowTheirTest() {
        var normal = new Estimate(2, 1, Optional.empty());
        near(0.0455002638963584, normal.difference(Level.FIVE_PERCENT).p());
        var student = new Estimate(2, 1, Optional.of(5.0));
        // pt(2, 5, lower.tail = FALSE)
        near(0.0509697394149292, student.difference(Alternative.GREATER, Level.FIVE_PERCENT).p());
        assertThrows(IllegalArgumentException.class, () -> new Estimate(1, 0, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Estimate(Double.NaN, 1, Optional.empty()));
    }

    @Test
    void bootstrapRepeatsItselfAndMirrorsItsData() {
        Contrast c = fit().coefficient(2);
        WildClusterBootstrap b = known(WildClusterBootstrap.of(c, G, 499, 7, Level.FIVE_PERCENT));
        assertEquals(b, known(WildClusterBootstrap.of(c, G, 499, 7, Level.FIVE_PERCENT)));
        near(1.35747785304846, b.estimate());
        near(b.estimate() / known(c.clustered(G, Cr.CR0)).se(), b.statistic());
        assertTrue(b.low() < b.estimate() && b.estimate() < b.high());
        // The interval holds 0 exactly when p is above alpha.
        assertEquals(b.p() > 0.05, b.low() < 0);
        double[] minus = new double[12];
        for (int i = 0; i < 12; i++) {
            minus[i] = -Y[i];
        }
        WildClusterBootstrap m = known(WildClusterBootstrap.of(
                known(LinearFit.of(minus, Z, X)).coefficient(2), G, 499, 7, Level.FIVE_PERCENT));
        assertEquals(b.p(), m.p());
        assertEquals(-b.high(), m.low(), 1e-9);
        assertEquals(-b.low(), m.high(), 1e-9);
        assertEquals(6, b.clusters());
        assertEquals(499, b.replicates());
        assertEquals(7, b.seed());
        assertThrows(IllegalArgumentException.class, () -> WildClusterBootstrap.of(c, G, 98, 7, Level.FIVE_PERCENT));
    }

    /// The replicates by cluster sums against replicates that refit the whole data.
    @Test
    void bootstrapEqualsRefitting() {
        int n = 60;
        var r = new SplittableRandom(5);
        double[] y = new double[n];
        double[] z = new double[n];
        long[] labels = new long[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 15;
            z[i] = i % 15 < 7 ? 1 : 0;
            y[i] = r.nextGaussian() + 0.3 * z[i] + 0.2 * labels[i] % 1.3;
        }
        Clusters g = Clusters.of(labels);
        Contrast c = known(LinearFit.of(y, z)).coefficient(1);
        WildClusterBootstrap b = known(WildClusterBootstrap.of(c, g, 199, 3, Level.of(0.2)));
        double mean = 0;
        for (double v : y) {
            mean += v / n;
        }
        double found = Math.abs(b.statistic());
        var random = new SplittableRandom(3);
        int beyond = 0;
        for (int k = 0; k < 199; k++) {
            double[] w = new double[15];
            for (int j = 0; j < 15; j++) {
                w[j] = 2 * random.nextInt(2) - 1;
            }
            double[] star = new double[n];
            for (int i = 0; i < n; i++) {
                star[i] = mean + w[g.of(i)] * (y[i] - mean);
            }
            Contrast s = known(LinearFit.of(star, z)).coefficient(1);
            beyond += Math.abs(s.value()) / known(s.clustered(g, Cr.CR0)).se() >= found ? 1 : 0;
        }
        assertEquals((beyond + 1) / 200.0, b.p());
    }

    @Test
    void tooFewClustersRejectNothing() {
        Contrast c = known(LinearFit.of(
                        new double[] {1, 2, 3, 4.5, 5, 6.5}, new double[] {0, 1, 0, 1, 0, 1}))
                .coefficient(1);
        WildClusterBootstrap b = known(WildClusterBootstrap.of(c, Clusters.of(1, 1, 1, 2, 2, 2), 199, 1, Level.of(0.004)));
        assertEquals(Double.NEGATIVE_INFINITY, b.low());
        assertEquals(Double.POSITIVE_INFINITY, b.high());
    }
}
