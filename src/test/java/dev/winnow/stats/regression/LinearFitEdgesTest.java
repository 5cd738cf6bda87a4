package dev.winnow.stats.regression;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Where a fit stops being one, and variances by their definitions.
class LinearFitEdgesTest {
    private static final double[] Y = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
    private static final double[] X = {2, 7, 1, 8, 2, 8, 1, 8, 2, 9};
    private static final double[] NOISE = {1, -1, 1, -1, -1, 1, 1, -1, 1, -1};

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-11 * Math.abs(want));
    }

    private static double[] sum(double a, double[] u, double b, double[] v) {
        double[] out = new double[u.length];
        Arrays.setAll(out, i -> a * u[i] + b * v[i]);
        return out;
    }

    private static double[] all(int n, double value) {
        double[] out = new double[n];
        Arrays.fill(out, value);
        return out;
    }

    @Test
    void nearlyCollinear() {
        assertEquals(Outcome.undefined(Cause.COLLINEAR, 2), LinearFit.of(Y, X, sum(1, X, 1e-10, NOISE)));
        // Half of the digits are left.
        double want = known(LinearFit.of(Y, X, NOISE)).coefficient(2).value();
        assertEquals(want * 1e7, known(LinearFit.of(Y, X, sum(1, X, 1e-7, NOISE))).coefficient(2).value(), 1e-6 * 1e7);
    }

    /// The spread of a last digit is no spread, that of digits is, however large the offset.
    @Test
    void constantUpToRounding() {
        double[] flat = all(1000, 1e9);
        flat[7] = Math.nextUp(1e9);
        double[] y = new SplittableRandom(1).doubles(1000).toArray();
        assertEquals(Outcome.undefined(Cause.COLLINEAR, 1), LinearFit.of(y, flat));
        double[] small = Arrays.stream(flat).map(v -> v * 0x1p-60).toArray();
        assertEquals(Outcome.undefined(Cause.COLLINEAR, 1), LinearFit.of(y, small));
        assertEquals(Outcome.undefined(Cause.COLLINEAR, 1), LinearFit.of(y, new double[1000]));
        near(known(LinearFit.of(Y, X)).coefficient(1).value(),
                known(LinearFit.of(Y, sum(1, X, 1e12, all(10, 1)))).coefficient(1).value());
        assertInstanceOf(Outcome.Known.class, LinearFit.of(Y, sum(1, X, 1e15, all(10, 1))));
    }

    @Test
    void exactUpToRounding() {
        // Rounding of an offset of 1e9 is all that is left of the line, 0.1 of noise is not rounding.
        assertEquals(0, known(LinearFit.of(sum(1e-3, X, 1e9, all(10, 1)), X)).rss());
        double want = known(LinearFit.of(NOISE, X)).rss();
        assertEquals(want * 1e-2, known(LinearFit.of(sum(0.1, NOISE, 1e9, all(10, 1)), X)).rss(), 1e-6);
        // Steep, without an offset: the slope's rounding.
        double[] steep = sum(1e8 / 3, sum(1, X, -4.8, all(10, 1)), 0, X);
        assertEquals(0, known(LinearFit.of(steep, X)).rss());
        for (int i = 0; i < 10; i++) {
            assertEquals(0, known(LinearFit.of(steep, X)).residual(i));
        }
        assertTrue(known(LinearFit.of(sum(1, steep, 1e-3, NOISE), X)).rss() > 0);
    }

    @Test
    void asManyUnitsAsCoefficients() {
        LinearFit fit = known(LinearFit.of(new double[] {1, 2, 4}, new double[] {0, 1, 0}, new double[] {0, 0, 1}));
        assertEquals(0, fit.df());
        near(1, fit.coefficient(1).value());
        near(3, fit.coefficient(2).value());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 2), LinearFit.of(new double[] {1, 2}, new double[2], new double[2]));
        LinearFit one = known(LinearFit.of(new double[] {1, 2, 5}, new double[] {0, 1, 0}));
        assertEquals(1, one.df());
        // Two units at 0: residuals -2 and 2, s^2 = 8, c'(X'X)^-1 c = 1/2 + 1.
        near(Math.sqrt(8 * 1.5), known(one.coefficient(1).independent(Hc.CLASSICAL)).se());
        near(Math.sqrt(1.5), one.coefficient(1).known().se());
        near(Math.sqrt(4 * 2 * 0.25), known(one.coefficient(1).neweyWest(0)).se());
        near(Math.sqrt(2), known(one.coefficient(1).clustered(Clusters.of(1, 2, 3), Cr.CR0)).se());
        // CR1: 3/2 (3 - 1)/(3 - 2).
        near(Math.sqrt(2 * 3), known(one.coefficient(1).clustered(Clusters.of(1, 2, 3), Cr.CR1)).se());
    }

    /// Weights are multiplicities to the coefficients and the squared length.
    @Test
    void aWeightOfTwoIsTwoUnits() {
        double[] w = {1, 2, 1, 1, 2, 1, 1, 1, 1, 1};
        LinearFit weighted = known(LinearFit.weighted(Y, w, X));
        LinearFit twice = known(LinearFit.of(
                new double[] {3, 1, 1, 4, 1, 5, 5, 9, 2, 6, 5, 3}, new double[] {2, 7, 7, 1, 8, 2, 2, 8, 1, 8, 2, 9}));
        near(twice.rss(), weighted.rss());
        for (int j = 0; j < 2; j++) {
            near(twice.coefficient(j).value(), weighted.coefficient(j).value());
            near(twice.coefficient(j).squaredLength(), weighted.coefficient(j).squaredLength());
        }
        // A residual counts the root of its weight.
        near(twice.residual(1) * Math.sqrt(2), weighted.residual(1));
        // Weights are known up to a factor only, except to the variance that takes them as they are.
        LinearFit halved = known(LinearFit.weighted(Y, sum(0.5, w, 0, w), X));
        near(known(weighted.coefficient(1).independent(Hc.HC3)).se(), known(halved.coefficient(1).independent(Hc.HC3)).se());
        near(weighted.coefficient(1).known().se() * Math.sqrt(2), halved.coefficient(1).known().se());
    }

    /// Newey and West's sum, written out.
    @Test
    void serialCorrelationByDefinition() {
        LinearFit fit = known(LinearFit.of(Y, X));
        double mean = 4.8;
        double sxx = 0;
        for (double x : X) {
            sxx += (x - mean) * (x - mean);
        }
        double[] s = new double[10];
        for (int i = 0; i < 10; i++) {
            s[i] = (X[i] - mean) / sxx * fit.residual(i);
        }
        for (int lag : new int[] {0, 1, 3, 9}) {
            double sum = 0;
            for (int i = 0; i < 10; i++) {
                for (int j = 0; j < 10; j++) {
                    sum += Math.max(0, 1 - Math.abs(i - j) / (lag + 1.0)) * s[i] * s[j];
                }
            }
            near(Math.sqrt(sum), known(fit.coefficient(1).neweyWest(lag)).se());
        }
    }

    /// Scores that cancel within clusters are no variance in any unit of outcome or regressor.
    @Test
    void cancelledScoresInAnyUnit() {
        long[] arms = new long[10];
        double[] z = new double[10];
        for (int i = 0; i < 10; i++) {
            arms[i] = i % 3 == 0 ? 1 : 0;
            z[i] = arms[i];
        }
        double[] y = new SplittableRandom(4).doubles(10).toArray();
        for (double unit : new double[] {1e-9, 1, 1e9}) {
            for (double step : new double[] {1e-6, 1, 1e6}) {
                Contrast c = known(LinearFit.of(sum(unit, y, 0, y), sum(step, z, 0, z))).coefficient(1);
                assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), c.clustered(Clusters.of(arms), Cr.CR0));
                assertTrue(c.neweyWest(0).toOptional().isPresent());
            }
        }
    }

    /// Bell and McCaffrey's variance and degrees of freedom where they have a closed form: a mean of clusters of unequal size.
    @Test
    void biasReducedMeansOfClusters() {
        double[] y = {1, 2, 6, 4, 4, 9, 2, 8, 1, 7};
        double[] z = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
        Clusters g = Clusters.of(1, 1, 1, 2, 2, 3, 4, 4, 5, 5);
        Estimate e = known(known(LinearFit.of(y, z)).coefficient(1).clustered(g, Cr.CR2));
        // Within an arm of n units the block I - 11'/n of a cluster of size m has eigenvalue 1 - m/n along 1, so the adjusted
        // score is the cluster's sum of residuals over n sqrt(1 - m/n).
        double control = 26.0 / 6;
        double treated = 18.0 / 4;
        double variance = Math.pow((9 - 3 * control) / 6, 2) / (1 - 3 / 6.0)
                + Math.pow((8 - 2 * control) / 6, 2) / (1 - 2 / 6.0)
                + Math.pow((9 - control) / 6, 2) / (1 - 1 / 6.0)
                + Math.pow((10 - 2 * treated) / 4, 2) / (1 - 2 / 4.0)
                + Math.pow((8 - 2 * treated) / 4, 2) / (1 - 2 / 4.0);
        near(Math.sqrt(variance), e.se());
        near(satterthwaite(new double[][] {{3, 2, 1}, {2, 2}}), e.df().orElseThrow());
    }

    /// (trace P)^2 / sum P_gh^2 over the clusters of each arm: P_gg = m_g / n^2, the others
    /// -m_g m_h / (n^3 sqrt((1 - m_g/n) (1 - m_h/n))).
    private static double satterthwaite(double[][] arms) {
        double trace = 0;
        double squares = 0;
        for (double[] m : arms) {
            double n = Arrays.stream(m).sum();
            for (int g = 0; g < m.length; g++) {
                trace += m[g] / (n * n);
                for (int h = 0; h < m.length; h++) {
                    double apart = m[g] * m[h] / (n * n * n) / Math.sqrt((1 - m[g] / n) * (1 - m[h] / n));
                    squares += Math.pow(g == h ? m[g] / (n * n) : apart, 2);
                }
            }
        }
        return trace * trace / squares;
    }
}
