package dev.winnow.stats.multiple;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Three groups of 4, 5 and 3 values, compared in pairs and with the first.
class ComparisonsTest {
    private static final Level FIVE = Level.FIVE_PERCENT;
    private static final Moments FIRST = Moments.of(4.1, 5.3, 6.2, 4.8);
    private static final Moments SECOND = Moments.of(6.9, 7.4, 5.8, 7.1, 8.0);
    private static final Moments THIRD = Moments.of(5.0, 6.1, 4.4);

    private static void check(Difference d, double estimate, double low, double high, double p) {
        assertEquals(estimate, d.estimate(), 1e-12);
        assertEquals(low, d.low(), 1e-6);
        assertEquals(high, d.high(), 1e-6);
        assertEquals(p, d.p(), 1e-7 * Math.max(0.1, p));
        assertEquals(Math.log(d.p()), d.logP(), 1e-12);
        assertEquals(9, d.df().orElseThrow());
        assertEquals(d.estimate() / d.se(), d.statistic(), 1e-12);
    }

    /// TukeyHSD(aov(y ~ f)) of R 4.2
    @Test
    void tukeyKramer() {
        Tukey t = known(Tukey.of(List.of(FIRST, SECOND, THIRD), FIVE));
        assertEquals(2.792005611686433, t.critical(), 1e-7);
        check(t.pairs().get(0).difference(), 1.94, 0.3558392090018134, 3.5241607909981818, 0.018884312416924);
        check(t.pairs().get(1).difference(), 1 / 15.0, -1.7369797367468915, 1.8703130700802209, 0.9941495484015079);
        check(t.pairs().get(2).difference(), -1.87333333333333, -3.5979491593197057, -0.1487175073469604, 0.0343489452777099);
        assertEquals(2, t.pairs().get(2).first());
        assertEquals(3, t.pairs().get(2).second());
    }

    /// Quadrature over the control's deviation and the scale in NumPy
    @Test
    void dunnett() {
        double se2 = Math.sqrt(0.7154074074074075 * (1 / 4.0 + 1 / 5.0));
        double se3 = Math.sqrt(0.7154074074074075 * (1 / 4.0 + 1 / 3.0));
        List<Moments> treatments = List.of(SECOND, THIRD);
        Dunnett two = known(Dunnett.of(FIRST, treatments, Alternative.TWO_SIDED, FIVE));
        double c = 2.616171328907043;
        assertEquals(c, two.critical(), 1e-7);
        check(two.comparisons().get(0), 1.94, 1.94 - c * se2, 1.94 + c * se2, 0.013967933681137246);
        check(two.comparisons().get(1), 1 / 15.0, 1 / 15.0 - c * se3, 1 / 15.0 + c * se3, 0.9922765667837914);
        Dunnett greater = known(Dunnett.of(FIRST, treatments, Alternative.GREATER, FIVE));
        double g = 2.1823522194932963;
        check(greater.comparisons().get(0), 1.94, 1.94 - g * se2, Double.POSITIVE_INFINITY, 0.00699013938955606);
        check(greater.comparisons().get(1), 1 / 15.0, 1 / 15.0 - g * se3, Double.POSITIVE_INFINITY, 0.6279158452505655);
        Dunnett less = known(Dunnett.of(FIRST, treatments, Alternative.LESS, FIVE));
        check(less.comparisons().get(0), 1.94, Double.NEGATIVE_INFINITY, 1.94 + g * se2, 0.9993519992971004);
        check(less.comparisons().get(1), 1 / 15.0, Double.NEGATIVE_INFINITY, 1 / 15.0 + g * se3, 0.7078475138836546);
    }

    @Test
    void sizesThatALatticeResolves() {
        Moments control = Moments.of(1, 3);
        assertTrue(Dunnett.of(control, List.of(new Moments(6000, 2, 5)), Alternative.GREATER, FIVE).toOptional().isPresent());
        assertEquals(
                Outcome.undefined(Cause.TOO_LARGE, 3000.5),
                Dunnett.of(control, List.of(new Moments(6001, 2, 5)), Alternative.GREATER, FIVE));
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 0),
                Dunnett.of(Moments.EMPTY, List.of(FIRST), Alternative.GREATER, FIVE));
    }

    /// Two estimates of p 0.0455 and 0.0124, by hand; three times p is cut at 1.
    @Test
    void bonferroni() {
        double inf = Double.POSITIVE_INFINITY;
        List<Difference> two = SimultaneousIntervals.bonferroni(
                List.of(new Estimate(2, 1, inf), new Estimate(-5, 2, inf)), Alternative.TWO_SIDED, FIVE);
        double z = Tails.normalQuantile(0.0125);
        assertEquals(2 - z, two.get(0).low(), 1e-12);
        assertEquals(2 + z, two.get(0).high(), 1e-12);
        assertEquals(-5 - 2 * z, two.get(1).low(), 1e-12);
        assertEquals(4 * Tails.normal(2), two.get(0).p(), 1e-15);
        assertEquals(4 * Tails.normal(2.5), two.get(1).p(), 1e-15);
        List<Difference> three = SimultaneousIntervals.bonferroni(
                List.of(new Estimate(1, 1, 4), new Estimate(2, 1, 4), new Estimate(9, 1, 4)), Alternative.TWO_SIDED, FIVE);
        assertEquals(1, three.getFirst().p());
        assertEquals(6 * Tails.student(9, 4), three.getLast().p(), 1e-15);
        assertEquals(9 - Tails.studentQuantile(0.05 / 6, 4), three.getLast().low(), 1e-12);
    }

    @Test
    void sharesMayBeRounded() {
        double[][] none = new double[2][2];
        assertEquals(1, Graph.of(new double[] {0.5, 0.5 + 5e-10}, none).test(new double[] {1, 1}, FIVE).adjusted()[0]);
        assertThrows(IllegalArgumentException.class, () -> Graph.of(new double[] {0.5, 0.5 + 2e-9}, none));
        assertThrows(IllegalArgumentException.class, () -> Graph.parallelGatekeeping(2, 0));
        assertThrows(IllegalArgumentException.class, () -> Graph.parallelGatekeeping(-1, 2));
    }
}
