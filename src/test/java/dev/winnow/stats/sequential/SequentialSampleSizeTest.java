package dev.winnow.stats.sequential;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.distribution.Tails;
import org.junit.jupiter.api.Test;

class SequentialSampleSizeTest {
    private static final GroupSequentialDesign THREE = known(GroupSequentialDesign.of(
            Looks.equallySpaced(3), WangTsiatis.obrienFleming(), Sides.ONE_SIDED, Level.of(0.025)));
    private static final GroupSequentialDesign FIXED = known(GroupSequentialDesign.of(
            Looks.of(1), WangTsiatis.pocock(), Sides.TWO_SIDED, Level.of(0.05)));
    private static final double Z2 =
            Math.pow(Tails.normalQuantile(0.025) + Tails.normalQuantile(0.2), 2);

    /// rpact 3.3.4: getSampleSizeMeans(normalApproximation = TRUE, alternative = 0.1, stDev = 1) and getSampleSizeRates(pi1 =
    /// 0.12, pi2 = 0.1).
    @Test
    void sizesAgreeWithRpact() {
        SequentialSampleSize n = known(SequentialSampleSize.means(THREE, -0.1, 1, 1, 0.8));
        assertEquals(3194.19963859072, n.maximum(), 1e-3);
        assertArrayEquals(new double[] {1064.73321286357, 2129.46642572714, 3194.19963859072}, n.perLook(), 1e-3);
        assertEquals(2688.12039671982, n.expectedEffect(), 1e-3);
        assertEquals(0.442395802049778, n.earlyStop(), 1e-6);
        SequentialSampleSize r = known(SequentialSampleSize.rates(THREE, 0.12, 0.1, 1, 0.8));
        assertEquals(7815.40427138259, r.maximum(), 2e-3);
        assertEquals(6577.15547165481, r.expectedEffect(), 2e-3);
    }

    @Test
    void oneLookIsTheFixedSampleSize() {
        SequentialSampleSize n = known(SequentialSampleSize.means(FIXED, 2, 5, 3, 0.8));
        double fixed = Z2 * 16 / 3 * 25 / 4;
        assertEquals(fixed, n.fixed(), 1e-9);
        assertEquals(fixed, n.maximum(), 1e-4);
        assertEquals(n.maximum(), n.expectedNull(), 1e-9);
        assertEquals(n.maximum(), n.expectedHalf(), 1e-9);
        assertEquals(0, n.earlyStop());
    }

    @Test
    void unequalArmsWeighTheirVariances() {
        double p = (2 * 0.3 + 0.2) / 3;
        double z = Tails.normalQuantile(0.025) * Math.sqrt(1.5 * p * (1 - p))
                + Tails.normalQuantile(0.2) * Math.sqrt(0.3 * 0.7 / 2 + 0.2 * 0.8);
        assertEquals(3 * z * z / 0.01, known(SequentialSampleSize.rates(FIXED, 0.3, 0.2, 2, 0.8)).fixed(), 1e-9);
        double log = Math.log(0.7);
        assertEquals(
                Z2 * 9 / 2 / (log * log), known(SequentialSampleSize.events(FIXED, 0.7, 2, 0.8)).fixed(), 1e-9);
    }

    @Test
    void sizesScaleAndSoDoesTheInflation() {
        DesignCharacteristics c = known(DesignCharacteristics.of(THREE, 0.8));
        SequentialSampleSize n = known(SequentialSampleSize.of(THREE, 100, 0.8));
        assertEquals(100 * c.inflation(), n.maximum(), 1e-10);
        assertEquals(100 * c.expectedNull(), n.expectedNull(), 1e-10);
        assertEquals(100 * c.expectedHalf(), n.expectedHalf(), 1e-10);
        assertEquals(0.8, c.power(), 1e-12);
    }

    @Test
    void whatCannotBePlannedIsSaid() {
        assertInstanceOf(Outcome.Undefined.class, SequentialSampleSize.of(THREE, 100, 0.01));
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.of(THREE, 0, 0.8));
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.means(THREE, 0, 1, 1, 0.8));
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.means(THREE, 1, 0, 1, 0.8));
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.means(THREE, 1, 1, 0, 0.8));
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.rates(THREE, 0.1, 0.1, 1, 0.8));
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.rates(THREE, 0.1, 0.2, -1, 0.8));
        for (double rate : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.rates(THREE, rate, 0.2, 1, 0.8));
            assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.rates(THREE, 0.2, rate, 1, 0.8));
        }
        for (double power : new double[] {0, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.means(THREE, 1, 1, 1, power));
        }
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.events(THREE, 1, 1, 0.8));
        assertThrows(IllegalArgumentException.class, () -> SequentialSampleSize.events(THREE, 2, 0, 0.8));
    }

    @Test
    void absurdSizesAreOutOfReach() {
        unreachable(0.025, SequentialSampleSize.means(THREE, 0.5, 4, 1, 1e-300));
        unreachable(0.025, SequentialSampleSize.rates(THREE, 0.12, 0.1, 1, 0.025));
        unreachable(0.025, SequentialSampleSize.events(THREE, 0.8, 1, 0.01));
        unreachable(0.025, SequentialSampleSize.means(THREE, 1e-300, 4, 1, 0.8));
        unreachable(1, SequentialSampleSize.means(THREE, 0.5, 1e-300, 1, 0.8));
        // A fixed-sample size just below 2^53 takes the inflated one above it.
        double edge = Math.sqrt(4 * Z2 / (0x1p53 * 0.999));
        var undefined = assertInstanceOf(Outcome.Undefined.class, SequentialSampleSize.means(THREE, edge, 1, 1, 0.8));
        assertEquals(0.796, undefined.found(), 3e-3);
    }

    private static void unreachable(double best, Outcome<?> outcome) {
        var undefined = assertInstanceOf(Outcome.Undefined.class, outcome);
        assertEquals(Outcome.Cause.UNREACHABLE, undefined.cause());
        assertEquals(best, undefined.found(), 1e-6);
    }
}
