package dev.winnow.stats.proportions;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Proportion;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exact methods against sums over every table that there could be.
class SmallTablesTest {
    private static final Level FIVE = Level.FIVE_PERCENT;

    private static double choose(long n, long k) {
        double c = 1;
        for (int i = 1; i <= k; i++) {
            c *= (double) (n - k + i) / i;
        }
        return k < 0 || k > n ? 0 : c;
    }

    private static double point(int x, int n, double p) {
        return choose(n, x) * Math.pow(p, x) * Math.pow(1 - p, n - x);
    }

    @Test
    void binomialTestSumsOutcomes() {
        for (int n = 1; n <= 12; n++) {
            for (double p : new double[] {0.07, 0.25, 0.5, 0.75, 0.9}) {
                for (int x = 0; x <= n; x++) {
                    double observed = point(x, n, p);
                    double both = 0;
                    double above = 0;
                    double below = 0;
                    for (int i = 0; i <= n; i++) {
                        both += point(i, n, p) <= observed * (1 + 1e-7) ? point(i, n, p) : 0;
                        above += i >= x ? point(i, n, p) : 0;
                        below += i < x ? point(i, n, p) : 0;
                    }
                    near(both, Math.exp(BinomialTest.logP(x, n, p, PointMass.WHOLE, Alternative.TWO_SIDED)), 1e-11);
                    near(above, Math.exp(BinomialTest.logP(x, n, p, PointMass.WHOLE, Alternative.GREATER)), 1e-11);
                    near(both - observed / 2,
                            Math.exp(BinomialTest.logP(x, n, p, PointMass.HALF, Alternative.TWO_SIDED)), 1e-11);
                    near(below + observed / 2,
                            Math.exp(BinomialTest.logP(x, n, p, PointMass.HALF, Alternative.LESS)), 1e-11);
                }
            }
        }
    }

    /// The weights C(n1, i) C(n0, k - i) odds^i over their sum.
    @Test
    void noncentralHypergeometricLaw() {
        long[][] sizes = {{4, 6, 3}, {6, 4, 7}, {5, 5, 5}, {3, 9, 12}, {12, 9, 10}};
        for (long[] s : sizes) {
            var law = new NoncentralHypergeometric(s[0], s[1], s[2]);
            for (double odds : new double[] {0.05, 0.6, 1, 4, 90}) {
                double whole = 0;
                double mean = 0;
                double most = 0;
                for (long i = 0; i <= s[0]; i++) {
                    double w = weight(s, i, odds);
                    whole += w;
                    mean += i * w;
                    most = Math.max(most, w);
                }
                near(most, weight(s, law.mode(odds), odds), 1e-12);
                assertEquals(mean / whole - 2, law.meanLess(2, Math.log(odds)), 1e-12);
                for (long i = law.least(); i <= law.most(); i++) {
                    near(weight(s, i, odds) / whole, Math.exp(law.logPoint(i, Math.log(odds))), 1e-11);
                    near(tail(s, i, odds, true), Math.exp(law.logAtLeast(i, Math.log(odds))), 1e-11);
                    near(tail(s, i, odds, false), Math.exp(law.logAtMost(i, Math.log(odds))), 1e-11);
                }
                assertEquals(0, law.logAtLeast(law.least() - 1, Math.log(odds)));
                assertEquals(Double.NEGATIVE_INFINITY, law.logAtLeast(law.most() + 1, Math.log(odds)));
                assertEquals(0, law.logAtMost(law.most() + 1, Math.log(odds)));
                assertEquals(Double.NEGATIVE_INFINITY, law.logAtMost(law.least() - 1, Math.log(odds)));
            }
            assertEquals(Math.max(0, s[2] - s[1]), law.least());
            assertEquals(Math.min(s[0], s[2]), law.most());
        }
    }

    private static double weight(long[] s, long i, double odds) {
        return choose(s[0], i) * choose(s[1], s[2] - i) * Math.pow(odds, i);
    }

    /// p over all tables with the same margins; the ends of the interval give the table a tail of alpha / 2.
    @Test
    void fisherSumsTables() {
        for (long x1 = 0; x1 <= 6; x1++) {
            for (long x0 = 0; x0 <= 8; x0++) {
                long[] s = {6, 8, x1 + x0};
                double whole = 0;
                double both = 0;
                double above = 0;
                double observed = weight(s, x1, 1);
                for (long i = 0; i <= 6; i++) {
                    double w = weight(s, i, 1);
                    whole += w;
                    both += w <= observed * (1 + 1e-7) ? w : 0;
                    above += i >= x1 ? w : 0;
                }
                var t = new Proportion(x1, 6);
                var c = new Proportion(x0, 8);
                FisherExact f = known(FisherExact.of(t, c, PointMass.WHOLE, Alternative.TWO_SIDED, FIVE));
                near(both / whole, f.p(), 1e-11);
                near(above / whole, known(FisherExact.of(t, c, PointMass.WHOLE, Alternative.GREATER, FIVE)).p(), 1e-11);
                double less = known(FisherExact.of(t, c, PointMass.WHOLE, Alternative.LESS, FIVE)).p();
                near((whole - above + observed) / whole, less, 1e-11);
                if (f.low() > 0) {
                    near(0.025, tail(s, x1, f.low(), true), 1e-9);
                }
                if (f.high() < Double.POSITIVE_INFINITY) {
                    near(0.025, tail(s, x1, f.high(), false), 1e-9);
                }
            }
        }
    }

    private static double tail(long[] s, long x, double odds, boolean up) {
        double tail = 0;
        double whole = 0;
        for (long i = 0; i <= s[0]; i++) {
            whole += weight(s, i, odds);
            tail += (up ? i >= x : i <= x) ? weight(s, i, odds) : 0;
        }
        return tail / whole;
    }

    /// The largest chance of a table at least as extreme, over 40 001 common proportions.
    @ParameterizedTest
    @EnumSource(Ordering.class)
    void unconditionalTestSearchesTheNuisance(Ordering ordering) {
        int n1 = 5;
        int n2 = 7;
        for (int[] x : new int[][] {{4, 1}, {1, 4}, {2, 6}, {5, 0}, {0, 2}, {3, 3}}) {
            double greater = brute(n1, n2, x, ordering, Alternative.GREATER);
            double less = brute(n1, n2, x, ordering, Alternative.LESS);
            check(n1, n2, x, ordering, Alternative.GREATER, greater);
            check(n1, n2, x, ordering, Alternative.LESS, less);
            double both = ordering == Ordering.FISHER
                    ? Math.min(1, 2 * Math.min(greater, less))
                    : brute(n1, n2, x, ordering, Alternative.TWO_SIDED);
            check(n1, n2, x, ordering, Alternative.TWO_SIDED, both);
        }
    }

    private static void check(int n1, int n2, int[] x, Ordering ordering, Alternative alternative, double p) {
        UnconditionalExact u = known(UnconditionalExact.of(
                new Proportion(x[0], n1), new Proportion(x[1], n2), ordering, alternative));
        near(p, u.p(), 1e-7);
        boolean down = alternative == Alternative.LESS
                || (alternative == Alternative.TWO_SIDED && brute(n1, n2, x, ordering, Alternative.LESS)
                        < brute(n1, n2, x, ordering, Alternative.GREATER));
        double expected = extremity(n1, n2, x[0], x[1], ordering, ordering == Ordering.FISHER && down);
        assertEquals(ordering == Ordering.FISHER ? -expected : expected, u.statistic(), 1e-12);
    }

    private static double brute(int n1, int n2, int[] x, Ordering ordering, Alternative alternative) {
        boolean down = alternative == Alternative.LESS;
        boolean both = alternative == Alternative.TWO_SIDED;
        double observed = extremity(n1, n2, x[0], x[1], ordering, down) * (down && ordering != Ordering.FISHER ? -1 : 1);
        double wanted = both ? Math.abs(observed) : observed;
        boolean[][] extreme = new boolean[n1 + 1][n2 + 1];
        for (int i = 0; i <= n1; i++) {
            for (int j = 0; j <= n2; j++) {
                double e = extremity(n1, n2, i, j, ordering, down) * (down && ordering != Ordering.FISHER ? -1 : 1);
                extreme[i][j] = (both ? Math.abs(e) : e) >= wanted - 1e-9;
            }
        }
        DoubleUnaryOperator chance = c -> {
            double sum = 0;
            for (int i = 0; i <= n1; i++) {
                for (int j = 0; j <= n2; j++) {
                    sum += extreme[i][j] ? point(i, n1, c) * point(j, n2, c) : 0;
                }
            }
            return sum;
        };
        double most = 0;
        for (int i = 0; i <= 40_000; i++) {
            most = Math.max(most, chance.applyAsDouble(i / 40_000.0));
        }
        return Math.min(1, most);
    }

    /// z, or minus Fisher's one-sided p, so that more is more extreme.
    private static double extremity(int n1, int n2, int i, int j, Ordering ordering, boolean down) {
        double d = (double) i / n1 - (double) j / n2;
        if (ordering == Ordering.FISHER) {
            double p = 0;
            for (int k = 0; k <= n1; k++) {
                boolean beyond = down ? k <= i : k >= i;
                p += beyond ? choose(n1, k) * choose(n2, i + j - k) / choose(n1 + n2, i + j) : 0;
            }
            return -p;
        }
        double common = (double) (i + j) / (n1 + n2);
        double variance = ordering == Ordering.POOLED_Z
                ? common * (1 - common) * (1.0 / n1 + 1.0 / n2)
                : (double) i * (n1 - i) / n1 / n1 / n1 + (double) j * (n2 - j) / n2 / n2 / n2;
        return Math.abs(d) < 1e-12 ? 0 : d / Math.sqrt(variance);
    }

    /// All outcomes of n units in three groups, none likelier than the one observed.
    @Test
    void exactSampleRatioSumsOutcomes() {
        double[] share = {0.5, 0.3, 0.2};
        for (long[] observed : new long[][] {{2, 3, 2}, {0, 1, 6}, {7, 0, 0}, {4, 2, 1}}) {
            double limit = multinomial(observed, share) * (1 + 1e-7);
            double p = 0;
            for (long a = 0; a <= 7; a++) {
                for (long b = 0; a + b <= 7; b++) {
                    double point = multinomial(new long[] {a, b, 7 - a - b}, share);
                    p += point <= limit ? point : 0;
                }
            }
            ExactSampleRatio e = known(ExactSampleRatio.of(observed, new double[] {5, 3, 2}));
            near(p, e.p(), 1e-11);
            assertEquals(36, e.outcomes());
        }
        assertEquals(8, known(ExactSampleRatio.of(new long[] {3, 4}, new double[] {1, 2})).outcomes());
    }

    private static double multinomial(long[] counts, double[] share) {
        double p = choose(7, counts[0]) * choose(7 - counts[0], counts[1]);
        for (int i = 0; i < 3; i++) {
            p *= Math.pow(share[i], counts[i]);
        }
        return p;
    }
}
