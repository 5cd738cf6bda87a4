package dev.winnow.stats.designs;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Clusters;
import dev.winnow.stats.regression.Cr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Figures put together from the data in another way than the engine's.
class DesignsByHandTest {
    private static final Alternative TWO = Alternative.TWO_SIDED;
    private static final Level LEVEL = Level.FIVE_PERCENT;

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-10 * Math.max(1e-3, Math.abs(want)));
    }

    private static List<Moments> single(double... values) {
        var list = new ArrayList<Moments>();
        for (double v : values) {
            list.add(Moments.of(v));
        }
        return list;
    }

    /// Slope sum w (x - xbar) d / sum w (x - xbar)^2 with its variance the inverse of the latter.
    @Test
    void aTrendWithUnequalErrors() {
        double[] effects = {5, 3.5, 3, 2.5};
        double[] ses = {1, 2, 0.5, 1};
        EffectTrend t = known(EffectTrend.of(effects, ses, LEVEL));
        for (boolean log : new boolean[] {false, true}) {
            double sum = 0;
            double mean = 0;
            for (int i = 0; i < 4; i++) {
                sum += 1 / (ses[i] * ses[i]);
                mean += (log ? Math.log(i + 1) : i + 1) / (ses[i] * ses[i]);
            }
            mean /= sum;
            double sxy = 0;
            double sxx = 0;
            for (int i = 0; i < 4; i++) {
                double d = (log ? Math.log(i + 1) : i + 1) - mean;
                sxy += d * effects[i] / (ses[i] * ses[i]);
                sxx += d * d / (ses[i] * ses[i]);
            }
            near(sxy / sxx, (log ? t.perLogDay() : t.perDay()).estimate());
            near(1 / Math.sqrt(sxx), (log ? t.perLogDay() : t.perDay()).se());
        }
        near((5 + 3.5 / 4) / 1.25, t.early());
        near((3 * 4 + 2.5) / 5, t.late());
        near(t.late() - t.early(), t.contrast().estimate());
        near(Math.sqrt(1 / 1.25 + 1 / 5.0), t.contrast().se());
        assertInstanceOf(Outcome.Known.class, EffectTrend.of(new double[] {1, 2, 4}, new double[] {1, 1, 1}, LEVEL));
    }

    private static double deviance(List<Moments> clusters, double rho) {
        double q = rho / (1 - rho);
        double total = 0;
        double mean = 0;
        double within = 0;
        double n = 0;
        for (Moments m : clusters) {
            double w = m.n() / (1 + m.n() * q);
            total += w;
            mean += w * m.mean();
            within += m.m2();
            n += m.n();
        }
        mean /= total;
        double sum = within;
        double logs = Math.log(total);
        for (Moments m : clusters) {
            sum += m.n() / (1 + m.n() * q) * Math.pow(m.mean() - mean, 2);
            logs += Math.log(1 + m.n() * q);
        }
        return (n - 1) * Math.log(sum) + logs;
    }

    /// The restricted likelihood falls on either side of the estimate, and nowhere is higher.
    @Test
    void restrictedLikelihoodIsHighestThere() {
        var r = new SplittableRandom(6);
        for (int round = 0; round < 20; round++) {
            var clusters = new ArrayList<Moments>();
            for (int g = 0; g < 3 + round % 5; g++) {
                double shift = r.nextGaussian();
                clusters.add(Moments.of(r.doubles(2 + r.nextInt(30)).map(v -> shift * 0.3 + v).toArray()));
            }
            double rho = known(IntraclassCorrelation.of(clusters)).reml();
            double best = deviance(clusters, rho);
            for (double other = 0; other < 0.999; other += 0.001) {
                assertTrue(best <= deviance(clusters, other) + 1e-9, clusters + " at " + other);
            }
            if (rho > 0) {
                assertTrue(deviance(clusters, rho - 1e-3) > best && deviance(clusters, rho + 1e-3) > best);
            }
        }
    }

    /// With equal sizes the maximum is the analysis of variance's, next to 0 and next to 1 too.
    @Test
    void balancedLikelihoodIsTheAnova() {
        for (double apart : new double[] {0.9, 0.83, 5, 100, 1e4}) {
            IntraclassCorrelation c = known(IntraclassCorrelation.of(List.of(
                    Moments.of(0, 1, 2), Moments.of(apart, apart + 1, apart + 2), Moments.of(-apart, 1 - apart, 2 - apart))));
            assertEquals(Math.max(0, c.anova()), c.reml(), 1e-9);
        }
    }

    /// 5 of 40: too many to go through here, not for the test.
    @Test
    void drawnAssignmentsAreAllAsLikely() {
        var r = new SplittableRandom(12);
        double[] v = r.doubles(40).toArray();
        double observed = 0;
        double all = Arrays.stream(v).sum();
        for (int i = 0; i < 5; i++) {
            v[i] += 0.25;
            observed += v[i];
            all += 0.25;
        }
        long above = 0;
        long looked = 0;
        for (int a = 0; a < 40; a++) {
            for (int b = a + 1; b < 40; b++) {
                for (int c = b + 1; c < 40; c++) {
                    for (int d = c + 1; d < 40; d++) {
                        for (int e = d + 1; e < 40; e++) {
                            above += v[a] + v[b] + v[c] + v[d] + v[e] >= observed - 1e-12 ? 1 : 0;
                            looked++;
                        }
                    }
                }
            }
        }
        double exact = (double) above / looked;
        ClusterPermutation p = known(ClusterPermutation.of(
                single(Arrays.copyOf(v, 5)), single(Arrays.copyOfRange(v, 5, 40)), Alternative.GREATER, 20_000, 9));
        assertFalse(p.exact());
        assertEquals(exact, p.p(), 4 * Math.sqrt(exact * (1 - exact) / 20_000));
        near(observed / 5 - (all - observed) / 35, p.estimate());
        near(1 / 20_001.0, p.smallestP());
    }

    @Test
    void allAssignmentsWhereTheyAreFew() {
        var r = new SplittableRandom(1);
        double[] v = r.doubles(21).toArray();
        // choose(20, 10) = 184 756, choose(21, 10) = 352 716.
        ClusterPermutation all = known(ClusterPermutation.of(
                single(Arrays.copyOf(v, 10)), single(Arrays.copyOfRange(v, 10, 20)), TWO, 99, 1));
        assertTrue(all.exact());
        assertEquals(184_756, all.assignments());
        near(2.0 / 184_756, all.smallestP());
        ClusterPermutation some = known(ClusterPermutation.of(
                single(Arrays.copyOf(v, 10)), single(Arrays.copyOfRange(v, 10, 21)), TWO, 99, 1));
        assertFalse(some.exact());
        assertEquals(99, some.assignments());
        // One side of equal arms has no mirror.
        near(1.0 / 184_756, known(ClusterPermutation.of(
                        single(Arrays.copyOf(v, 10)), single(Arrays.copyOfRange(v, 10, 20)), Alternative.LESS, 99, 1))
                .smallestP());
    }

    @Test
    void rounded() {
        // Thirds of an offset are the same number to the last digits, and no difference.
        List<Moments> flat = List.of(new Moments(3, 1e15, 0), new Moments(5, Math.nextUp(1e15), 0));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), ClusterPermutation.of(flat, flat, TWO, 99, 1));
        // Sums 0.1 + 0.2 and 0.3 are ties: 4 of the 10 pairs are at least as far as 0.3 is.
        ClusterPermutation p = known(ClusterPermutation.of(
                single(0.1, 0.2), single(0.3, 0, 0), Alternative.GREATER, 99, 1));
        near(5 / 10.0, p.p());
        near(8 / 10.0, known(ClusterPermutation.of(single(0.1, 0.2), single(0.3, 0, 0), Alternative.LESS, 99, 1)).p());
        // Differences of 0 but for rounding: 2 of 6 are, 2 are above and 2 below.
        for (double unit : new double[] {1e-9, 0.1, 1, 1e9}) {
            List<Moments> outer = single(unit, 4 * unit);
            List<Moments> inner = single(2 * unit, 3 * unit);
            near(4 / 6.0, known(ClusterPermutation.of(outer, inner, Alternative.GREATER, 99, 1)).p());
            near(4 / 6.0, known(ClusterPermutation.of(outer, inner, Alternative.LESS, 99, 1)).p());
            near(1, known(ClusterPermutation.of(outer, inner, TWO, 99, 1)).p());
        }
        near(4 / 6.0, known(ClusterPermutation.of(single(0.1, 0.4), single(0.2, 0.3), Alternative.GREATER, 99, 1)).p());
        near(1, known(ClusterPermutation.of(single(0.1, 0.4), single(0.2, 0.3), TWO, 99, 1)).p());
        // A thousand units a cluster are no more distance than one: rounding stays rounding.
        List<Moments> many = List.of(new Moments(1000, 1, 0), new Moments(1000, Math.nextUp(1.0), 0));
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), ClusterPermutation.of(many, many, TWO, 99, 1));
    }

    /// Two-stage least squares from units: slope of y on the first stage's fit, residuals from what was received.
    @Test
    void compliersFromUnits() {
        double[] y1 = {7, 9, 4, 8, 6};
        double[] d1 = {1, 1, 0, 1, 1};
        double[] y0 = {3, 5, 4, 2, 6, 4, 3};
        double[] d0 = {0, 1, 0, 0, 0, 0, 0};
        Compliers c = known(Compliers.of(MomentMatrix.ofColumns(y1, d1), MomentMatrix.ofColumns(y0, d0), LEVEL));
        double first = 4 / 5.0 - 1 / 7.0;
        double late = (34 / 5.0 - 27 / 7.0) / first;
        near(late, c.difference().estimate());
        Moments e1 = Moments.of(7 - late, 9 - late, 4, 8 - late, 6 - late);
        Moments e0 = Moments.of(3, 5 - late, 4, 2, 6, 4, 3);
        near(Math.sqrt(e1.variance() / 5 + e0.variance() / 7) / first, c.difference().se());
        near(10, c.difference().df().orElseThrow());
        near(Math.sqrt((e1.m2() + e0.m2()) / 10 * (1 / 5.0 + 1 / 7.0)) / first, c.seClassical());
        near(first, c.firstStage());
        near(first * first / (0.2 / 5 + 1 / 7.0 / 7), c.firstStageF());
        assertTrue(c.weak());
        // The same with arms exchanged: assignment lowers the treatment received.
        Compliers back = known(Compliers.of(MomentMatrix.ofColumns(y0, d0), MomentMatrix.ofColumns(y1, d1), LEVEL));
        near(late, back.difference().estimate());
        near(c.difference().se(), back.difference().se());
        near(c.seClassical(), back.seClassical());
        near(-first, back.firstStage());
        near(c.robust().orElseThrow().low(), back.robust().orElseThrow().low());
        // y = 2 d for everybody: no variance is left.
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), Compliers.of(
                MomentMatrix.ofColumns(new double[] {2, 2, 0}, new double[] {1, 1, 0}),
                MomentMatrix.ofColumns(new double[] {0, 0, 2}, new double[] {0, 0, 1}), LEVEL));
    }

    /// F of the first stage is 10 exactly: not weak.
    @Test
    void weakIsBelowTen() {
        MomentMatrix on = new MomentMatrix(2, List.of(1.0, 10.0), List.of(2.0, 0.0, 0.0, 10.0));
        MomentMatrix off = new MomentMatrix(2, List.of(0.0, 0.0), List.of(2.0, 0.0, 0.0, 10.0));
        Compliers c = known(Compliers.of(on, off, LEVEL));
        assertEquals(10, c.firstStageF());
        assertFalse(c.weak());
    }

    @Test
    void uniformityAtItsEdges() {
        // Not below 0.05 is 0.05 itself.
        AaUniformity u = known(AaUniformity.of(new double[] {0.05, 0.5, 0.049, 1, 0}, LEVEL));
        assertEquals(2, u.below());
        near(0.4, u.share());
        // Steps at 0, 0.049, 0.05, 0.5, 1 against the diagonal: 3/5 - 0.05.
        near(0.55, u.distance());
        assertInstanceOf(Outcome.Known.class, AaUniformity.of(new double[] {0.5}, LEVEL));
        // The distance below the diagonal counts too.
        near(0.9, known(AaUniformity.of(new double[] {0.9, 0.95}, LEVEL)).distance());
        // Evenly spread, but more than 99 percent of binomials have below 0.2.
        double[] even = new double[200];
        Arrays.setAll(even, i -> (i + 0.5) / 200);
        AaUniformity fine = known(AaUniformity.of(even, LEVEL));
        assertEquals(10, fine.below());
        assertTrue(fine.plausible());
        near(0.0025, fine.distance());
        // The same crowded below the level alone: uniform for the distance, not for the share.
        double[] crowded = even.clone();
        for (int i = 10; i < 24; i++) {
            crowded[i] = 0.0499;
        }
        AaUniformity alarm = known(AaUniformity.of(crowded, LEVEL));
        assertTrue(alarm.p() > 0.2 && alarm.low() > 0.05);
        assertFalse(alarm.plausible());
    }

    @Test
    void clustersWithBothArmsCountInBoth() {
        double[] y = {1, 2, 3, 5, 4, 7};
        ClusterRobust c = known(ClusterRobust.of(
                y, Assignment.of(0, 1, 0, 1, 1, 0), Clusters.of(1, 1, 2, 2, 3, 4), Cr.CR0, TWO, LEVEL));
        assertEquals(3, c.treatedClusters());
        assertEquals(3, c.controlClusters());
        assertEquals(4, c.clusters());
        // Scores of clusters: residuals from 11/3 and 11/3, over 3, control with the opposite sign.
        double m = 11 / 3.0;
        double squares = Math.pow(2 - m - (1 - m), 2) + Math.pow(5 - m - (3 - m), 2) + Math.pow(4 - m, 2) + Math.pow(7 - m, 2);
        near(Math.sqrt(squares) / 3, c.difference().se());
        near(0, c.difference().estimate());
        near(3, c.difference().df().orElseThrow());
    }

    @Test
    void lagsOfTheRule() {
        // 4 (n/100)^(2/9): 1, 4, 4, 5, 9.
        int[] n = {1, 100, 272, 273, 5000};
        int[] lag = {1, 4, 4, 5, 9};
        for (int i = 0; i < n.length; i++) {
            assertEquals(lag[i], Switchback.usualLag(n[i]));
        }
    }
}
