package dev.winnow.stats.proportions;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactTest {
    private static final Level FIVE = Level.FIVE_PERCENT;

    private static Proportion p(long successes, long trials) {
        return new Proportion(successes, trials);
    }

    @Test
    void binomialLawAgreesWithDirectSums() {
        double sum = 0;
        for (int x = 0; x <= 40; x++) {
            double point = Math.exp(BinomialLaw.logPoint(x, 40, 0.3));
            if (1 - sum > 1e-6) {
                near(Math.log(1 - sum), BinomialLaw.logAtLeast(x, 40, 0.3), 1e-8);
            }
            sum += point;
            assertEquals(Math.log(sum), BinomialLaw.logAtMost(x, 40, 0.3), 1e-12);
        }
        assertEquals(1, sum, 1e-14);
    }

    @Test
    void binomialLawKeepsItsEdges() {
        assertEquals(0, BinomialLaw.logPoint(0, 10, 0), 1e-300);
        assertEquals(Double.NEGATIVE_INFINITY, BinomialLaw.logPoint(1, 10, 0));
        assertEquals(0, BinomialLaw.logPoint(10, 10, 1), 1e-300);
        assertEquals(Double.NEGATIVE_INFINITY, BinomialLaw.logPoint(9, 10, 1));
        near(10 * Math.log(0.3), BinomialLaw.logPoint(10, 10, 0.3), 1e-14);
        near(10 * Math.log(0.7), BinomialLaw.logPoint(10, 10, 0.7), 1e-14);
        near(10 * Math.log(0.7), BinomialLaw.logPoint(0, 10, 0.3), 1e-14);
        near(10 * Math.log(0.3), BinomialLaw.logPoint(0, 10, 0.7), 1e-14);
        near(-1e-11, BinomialLaw.logPoint(0, 10, 1e-12), 1e-11);
        assertEquals(0, BinomialLaw.logAtLeast(0, 10, 0.5));
        assertEquals(Double.NEGATIVE_INFINITY, BinomialLaw.logAtLeast(11, 10, 0.5));
        assertEquals(0, BinomialLaw.logAtLeast(5, 10, 1), 1e-300);
        assertEquals(Double.NEGATIVE_INFINITY, BinomialLaw.logAtLeast(5, 10, 0));
    }

    @Test
    void binomialTailIsExactFarOut() {
        // The tail of 1e6 successes in 1e9 trials at a rate of 5e-4 is near its first term times 2, log p about -193000.
        double first = BinomialLaw.logPoint(1e6, 1e9, 5e-4);
        assertEquals(first + Math.log(2), BinomialLaw.logAtLeast(1e6, 1e9, 5e-4), 3e-3);
        assertTrue(first < -190_000);
        // scipy.stats.binom.logsf(600, 1000, 0.5) = log P(X >= 601)
        near(-23.13027713705821, BinomialLaw.logAtLeast(601, 1000, 0.5), 1e-12);
    }

    @Test
    void binomialTestAgreesWithR() {
        // R 4.2.2 binom.test(512, 1000, 0.5)
        BinomialTest b = known(BinomialTest.of(p(512, 1000), 0.5, PointMass.WHOLE, Alternative.TWO_SIDED, FIVE));
        near(0.467045121652786, b.p(), 1e-10);
        near(Math.log(0.467045121652786), b.logP(), 1e-10);
        near(0.4805226592503, b.low(), 1e-10);
        near(0.543406505350825, b.high(), 1e-10);
        assertEquals(0.512, b.estimate());
        // binom.test(0, 30, 0.1)$p.value, and the mirror image
        near(0.0682179469371262, known(BinomialTest.of(
                p(0, 30), 0.1, PointMass.WHOLE, Alternative.TWO_SIDED, FIVE)).p(), 1e-10);
        near(0.0682179469371262, known(BinomialTest.of(
                p(30, 30), 0.9, PointMass.WHOLE, Alternative.TWO_SIDED, FIVE)).p(), 1e-10);
        assertEquals(1, known(BinomialTest.of(p(5, 10), 0.5, PointMass.WHOLE, Alternative.TWO_SIDED, FIVE)).p());
        assertEquals(0, known(BinomialTest.of(p(5, 10), 0, PointMass.WHOLE, Alternative.TWO_SIDED, FIVE)).p());
    }

    @Test
    void halfTheMassIsTakenOffOneTail() {
        double point = Math.exp(BinomialLaw.logPoint(14, 20, 0.5));
        for (Alternative a : Alternative.values()) {
            double whole = known(BinomialTest.of(p(14, 20), 0.5, PointMass.WHOLE, a, FIVE)).p();
            near(whole - point / 2, known(BinomialTest.of(p(14, 20), 0.5, PointMass.HALF, a, FIVE)).p(), 1e-12);
        }
    }

    @Test
    void intervalOfBinomialTestIsDualToItsTails() {
        for (PointMass mass : PointMass.values()) {
            BinomialTest b = known(BinomialTest.of(p(7, 30), 0.2, mass, Alternative.TWO_SIDED, FIVE));
            near(0.025, known(BinomialTest.of(p(7, 30), b.low(), mass, Alternative.GREATER, FIVE)).p(), 1e-9);
            near(0.025, known(BinomialTest.of(p(7, 30), b.high(), mass, Alternative.LESS, FIVE)).p(), 1e-9);
        }
    }

    @Test
    void binomialRefusesWhatMakesNoSense() {
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0),
                BinomialTest.of(p(0, 0), 0.5, PointMass.WHOLE, Alternative.LESS, FIVE));
        assertThrows(IllegalArgumentException.class,
                () -> BinomialTest.of(p(1, 2), 1.1, PointMass.WHOLE, Alternative.LESS, FIVE));
        assertThrows(IllegalArgumentException.class,
                () -> BinomialTest.of(p(1, 2), Double.NaN, PointMass.WHOLE, Alternative.LESS, FIVE));
    }

    @Test
    void fisherAgreesWithScipy() {
        // scipy 1.17 contingency.odds_ratio([[8, 2], [1, 5]]), fisher_exact
        FisherExact f = known(FisherExact.of(p(8, 10), p(1, 6), PointMass.WHOLE, Alternative.TWO_SIDED, FIVE));
        near(15.465819716921013, f.oddsRatio(), 1e-11);
        near(1.0088492079476723, f.low(), 1e-10);
        near(1059.6394950862782, f.high(), 1e-9);
        near(0.034965034965034975, f.p(), 1e-12);
        FisherExact g = known(FisherExact.of(p(3, 4), p(1, 4), PointMass.WHOLE, Alternative.GREATER, FIVE));
        near(0.3135737675049858, g.low(), 1e-10);
        assertEquals(Double.POSITIVE_INFINITY, g.high());
        near(17.0 / 70, g.p(), 1e-12);
        FisherExact l = known(FisherExact.of(p(3, 4), p(1, 4), PointMass.WHOLE, Alternative.LESS, FIVE));
        near(306.2368078586386, l.high(), 1e-10);
        assertEquals(0, l.low());
        near(69.0 / 70, l.p(), 1e-12);
    }

    @Test
    void fisherKeepsItsEdges() {
        // Large tables with an odds ratio far below 1 on the way; SciPy odds_ratio, conditional.
        FisherExact large = known(
                FisherExact.of(p(98_000, 100_000), p(99_000, 100_000), PointMass.WHOLE, Alternative.TWO_SIDED, FIVE));
        near(0.49495117274714984, large.oddsRatio(), 1e-7);
        near(0.4580750925673305, large.low(), 1e-7);
        near(0.5345359525484115, large.high(), 1e-7);
        FisherExact lopsided = known(
                FisherExact.of(p(882_000, 900_000), p(99_000, 100_000), PointMass.WHOLE, Alternative.TWO_SIDED, FIVE));
        near(0.494949760644214, lopsided.oddsRatio(), 1e-7);
        near(0.46379808474720124, lopsided.low(), 1e-7);
        near(0.5277107479064567, lopsided.high(), 1e-7);
        FisherExact none = known(FisherExact.of(p(0, 10), p(0, 12), PointMass.WHOLE, Alternative.TWO_SIDED, FIVE));
        assertEquals(new FisherExact(0, 0, Double.POSITIVE_INFINITY, 1, 0), none);
        FisherExact all = known(FisherExact.of(p(5, 5), p(0, 5), PointMass.WHOLE, Alternative.TWO_SIDED, FIVE));
        assertEquals(Double.POSITIVE_INFINITY, all.oddsRatio());
        near(2.0 / 252, all.p(), 1e-12);
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0),
                FisherExact.of(p(0, 0), p(1, 2), PointMass.WHOLE, Alternative.LESS, FIVE));
        // The likeliest table: every table counts.
        assertEquals(1, known(FisherExact.of(p(7, 20), p(7, 20), PointMass.WHOLE, Alternative.TWO_SIDED, FIVE)).p());
    }

    @Test
    void fisherIsTheSameWithArmsExchanged() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 60; i++) {
            long n1 = random.nextLong(1, 60);
            long n0 = random.nextLong(1, 60);
            Proportion t = p(random.nextLong(n1 + 1), n1);
            Proportion c = p(random.nextLong(n0 + 1), n0);
            PointMass mass = PointMass.values()[i % 2];
            for (Alternative a : Alternative.values()) {
                FisherExact f = known(FisherExact.of(t, c, mass, a, FIVE));
                FisherExact g = known(FisherExact.of(c, t, mass, a.reversed(), FIVE));
                near(f.p(), g.p(), 1e-10);
                if (f.low() > 0) {
                    near(1 / f.low(), g.high(), 1e-8);
                }
                if (f.oddsRatio() > 0) {
                    near(1 / f.oddsRatio(), g.oddsRatio(), 1e-8);
                    assertTrue(f.low() <= f.oddsRatio() && f.oddsRatio() <= f.high());
                }
            }
        }
    }

    @Test
    void fisherEnumeratesSmallTables() {
        // All tables with the margins of (3 of 7, 6 of 9), by factorials.
        long n1 = 7;
        long n0 = 9;
        long k = 9;
        double[] weight = new double[8];
        double whole = 0;
        for (int i = 0; i <= 7; i++) {
            weight[i] = choose(n1, i) * choose(n0, k - i);
            whole += weight[i];
        }
        double atMost = 0;
        double both = 0;
        for (int i = 0; i <= 7; i++) {
            atMost += i <= 3 ? weight[i] : 0;
            both += weight[i] <= weight[3] * (1 + 1e-9) ? weight[i] : 0;
        }
        near(atMost / whole, known(FisherExact.of(p(3, 7), p(6, 9), PointMass.WHOLE, Alternative.LESS, FIVE)).p(), 1e-12);
        near(both / whole, known(FisherExact.of(p(3, 7), p(6, 9), PointMass.WHOLE, Alternative.TWO_SIDED, FIVE)).p(), 1e-12);
        near((whole - atMost + weight[3] / 2) / whole,
                known(FisherExact.of(p(3, 7), p(6, 9), PointMass.HALF, Alternative.GREATER, FIVE)).p(), 1e-12);
    }

    private static double choose(long n, long k) {
        double c = 1;
        for (int i = 1; i <= k; i++) {
            c *= (double) (n - k + i) / i;
        }
        return c;
    }

    @Test
    void fisherIsExactForMillions() {
        FisherExact f = known(FisherExact.of(
                p(100_500, 500_000), p(100_000, 500_000), PointMass.HALF, Alternative.TWO_SIDED, FIVE));
        double z = known(TwoProportions.of(p(100_500, 500_000), p(100_000, 500_000), FIVE)).p();
        near(z, f.p(), 3e-3);
        near(100_500.0 / 399_500 * 4, f.oddsRatio(), 1e-6);
        FisherExact far = known(FisherExact.of(
                p(300_000, 500_000), p(100_000, 500_000), PointMass.WHOLE, Alternative.GREATER, FIVE));
        assertEquals(0, far.p());
        assertTrue(far.logP() < -80_000 && far.logP() > -100_000);
    }

    @Test
    void unconditionalTestsAgreeWithScipy() {
        // scipy 1.10 barnard_exact and boschloo_exact of [[12, 5], [28, 33]], 64 points
        UnconditionalExact b = known(UnconditionalExact.of(
                p(12, 40), p(5, 38), Ordering.POOLED_Z, Alternative.TWO_SIDED));
        near(0.08171288553647836, b.p(), 1e-5);
        near(1.8008440052088872, b.statistic(), 1e-12);
        near(0.07547155159126927, known(UnconditionalExact.of(
                p(12, 40), p(5, 38), Ordering.UNPOOLED_Z, Alternative.TWO_SIDED)).p(), 1e-5);
        near(0.09162615855872232, known(UnconditionalExact.of(
                p(12, 40), p(5, 38), Ordering.FISHER, Alternative.TWO_SIDED)).p(), 1e-5);
    }

    @Test
    void unconditionalTestCountsTies() {
        // Rational enumeration: (0, 4) and (8, 5) of arms 8 and 9 have the same |z|; with both the maximum is 0.05096...
        near(0.0509643554687, known(UnconditionalExact.of(
                p(0, 8), p(4, 9), Ordering.POOLED_Z, Alternative.TWO_SIDED)).p(), 1e-9);
    }

    @Test
    void unconditionalTestIsTheSameWithArmsExchanged() {
        for (Ordering o : Ordering.values()) {
            for (Alternative a : Alternative.values()) {
                UnconditionalExact x = known(UnconditionalExact.of(p(7, 12), p(3, 15), o, a));
                UnconditionalExact y = known(UnconditionalExact.of(p(3, 15), p(7, 12), o, a.reversed()));
                near(x.p(), y.p(), 1e-9);
                assertEquals(o == Ordering.FISHER ? x.statistic() : -x.statistic(), y.statistic(), 1e-12);
                assertTrue(x.common() >= 0 && x.common() <= 1);
            }
        }
        assertEquals(1, known(UnconditionalExact.of(p(2, 4), p(3, 6), Ordering.POOLED_Z, Alternative.TWO_SIDED)).p());
        assertEquals(Double.POSITIVE_INFINITY, known(UnconditionalExact.of(
                p(4, 4), p(0, 3), Ordering.UNPOOLED_Z, Alternative.GREATER)).statistic());
        // Only one table is as extreme: c^4 (1-c)^3 is largest at 4/7.
        UnconditionalExact one = known(UnconditionalExact.of(p(4, 4), p(0, 3), Ordering.POOLED_Z, Alternative.GREATER));
        near(Math.pow(4.0 / 7, 4) * Math.pow(3.0 / 7, 3), one.p(), 1e-10);
        assertEquals(4.0 / 7, one.common(), 1e-6);
    }

    @Test
    void unconditionalTestRefusesHugeTables() {
        // Tables, and 20001 totals at 40 sqrt(20000) points.
        double steps = 10_001.0 * 10_001 + 20_001 * 40 * Math.sqrt(20_000);
        assertEquals(Outcome.undefined(Cause.TOO_LARGE, steps), UnconditionalExact.of(
                p(1, 10_000), p(2, 10_000), Ordering.POOLED_Z, Alternative.LESS));
        assertEquals(Outcome.undefined(Cause.TOO_LARGE, 2 * steps), UnconditionalExact.of(
                p(1, 10_000), p(2, 10_000), Ordering.FISHER, Alternative.TWO_SIDED));
        // Few tables, but a narrow law to be followed.
        double narrow = 11.0 * 1_000_001 + 1_000_011.0 * 40 * Math.sqrt(1_000_010);
        assertEquals(Outcome.undefined(Cause.TOO_LARGE, narrow), UnconditionalExact.of(
                p(1, 10), p(2, 1_000_000), Ordering.FISHER, Alternative.GREATER));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), UnconditionalExact.of(
                p(0, 0), p(2, 10), Ordering.POOLED_Z, Alternative.LESS));
    }

    @Test
    void exactSampleRatio() {
        // Two arms: binomial. Three arms at 1/3, counts (3, 0, 0): the three corners, 3/27.
        near(known(BinomialTest.of(p(9, 12), 0.5, PointMass.WHOLE, Alternative.TWO_SIDED, FIVE)).p(),
                known(ExactSampleRatio.of(new long[] {9, 3}, new double[] {2, 2})).p(), 1e-12);
        ExactSampleRatio corner = known(ExactSampleRatio.of(new long[] {3, 0, 0}, new double[] {1, 1, 1}));
        near(3.0 / 27, corner.p(), 1e-12);
        assertEquals(10, corner.outcomes());
        assertEquals(1, known(ExactSampleRatio.of(new long[] {1, 1, 1}, new double[] {1, 1, 1})).p(), 1e-12);
        // Shares 1/2, 1/4, 1/4 and (0, 2, 0): points 1/16 for (0,2,0), (0,0,2); 1/8 for (0,1,1); so p = 1/8.
        near(0.125, known(ExactSampleRatio.of(new long[] {0, 2, 0}, new double[] {2, 1, 1})).p(), 1e-12);
        assertEquals(100_000_001, known(ExactSampleRatio.of(new long[] {50_000_000, 50_000_000}, new double[] {1, 1}))
                .outcomes());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0),
                ExactSampleRatio.of(new long[] {0, 0}, new double[] {1, 1}));
        assertTrue(ExactSampleRatio.of(new long[] {9000, 9000, 9000}, new double[] {1, 1, 1})
                instanceof Outcome.Undefined<ExactSampleRatio> u && u.cause() == Cause.TOO_LARGE);
        assertThrows(IllegalArgumentException.class, () -> ExactSampleRatio.of(new long[] {1}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> ExactSampleRatio.of(new long[] {1, 1}, new double[] {1}));
        assertThrows(IllegalArgumentException.class,
                () -> ExactSampleRatio.of(new long[] {1, -1}, new double[] {1, 1}));
        assertThrows(IllegalArgumentException.class,
                () -> ExactSampleRatio.of(new long[] {1, 1}, new double[] {1, 0}));
    }
}
