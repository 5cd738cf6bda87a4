package dev.winnow.stats.resampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilePermutationTest {
    private static final double[] TREATMENT = {5.1, 6.2, 7.9, 3.3};
    private static final double[] CONTROL = {2.2, 4.4, 1.0, 6.0, 3.1};

    private static QuantilePermutation known(double[] t, double[] c, double q, int draws, long seed) {
        Outcome<QuantilePermutation> o = QuantilePermutation.of(t, c, q, draws, seed);
        return o.toOptional().orElseThrow(() -> new AssertionError(o));
    }

    /// All 126 subsets with numpy.quantile.
    @ParameterizedTest
    @CsvSource({"0.5, 2.55, 18", "0.3, 2.54, 15", "0.9, 2.03, 31"})
    void allArrangements(double q, double estimate, int asFar) {
        QuantilePermutation r = known(TREATMENT, CONTROL, q, 126, 1);
        assertEquals(estimate, r.estimate(), 1e-14);
        assertEquals(asFar / 126.0, r.p(), 1e-15);
        assertEquals(126, r.arrangements());
        assertEquals(0, r.pError());
        assertTrue(r.exact());
        QuantilePermutation turned = known(CONTROL, TREATMENT, q, 126, 1);
        assertEquals(-estimate, turned.estimate(), 1e-14);
        assertEquals(r.p(), turned.p(), 1e-15);
    }

    @Test
    void drawnNearsAll() {
        QuantilePermutation all = known(TREATMENT, CONTROL, 0.5, 200, 1);
        QuantilePermutation drawn = known(repeated(TREATMENT), repeated(CONTROL), 0.5, 125, 9);
        assertFalse(drawn.exact());
        assertEquals(125, drawn.arrangements());
        assertEquals(Math.sqrt(drawn.p() * (1 - drawn.p()) / 125), drawn.pError(), 1e-15);
        assertEquals(drawn, known(repeated(TREATMENT), repeated(CONTROL), 0.5, 125, 9));
        // 125 of 126 is too few to enumerate, so the same question is put to random draws.
        double sum = 0;
        for (int seed = 0; seed < 200; seed++) {
            sum += known(TREATMENT, CONTROL, 0.5, 125, seed).p();
        }
        // Expectation (125 p + 1) / 126; the mean of 25,000 draws errs by 0.0022.
        assertEquals((125 * all.p() + 1) / 126, sum / 200, 0.009);
    }

    private static double[] repeated(double[] x) {
        double[] twice = Arrays.copyOf(x, 2 * x.length);
        System.arraycopy(x, 0, twice, x.length, x.length);
        return twice;
    }

    @Test
    void scaleAndShiftDoNotMatter() {
        double p = known(TREATMENT, CONTROL, 0.3, 126, 1).p();
        double[] t = Arrays.stream(TREATMENT).map(v -> 1e-9 * v + 1e-8).toArray();
        double[] c = Arrays.stream(CONTROL).map(v -> 1e-9 * v + 1e-8).toArray();
        assertEquals(p, known(t, c, 0.3, 126, 1).p());
    }

    @Test
    void edges() {
        assertEquals(1, known(new double[] {1, 1}, new double[] {1, 1, 1}, 0.5, 100, 1).p());
        assertEquals(1 / 3.0, known(new double[] {1, 2}, new double[] {3, 4}, 0.5, 6, 1).p(), 1e-15);
        assertEquals(1, known(new double[] {1}, new double[] {2}, 0.5, 2, 1).p());
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 0), QuantilePermutation.of(new double[0], CONTROL, 0.5, 10, 1));
        double[] broken = {1, Double.NaN};
        assertThrows(IllegalArgumentException.class, () -> QuantilePermutation.of(broken, CONTROL, 0.5, 10, 1));
        double[] endless = {1, Double.NEGATIVE_INFINITY};
        assertThrows(IllegalArgumentException.class, () -> QuantilePermutation.of(endless, CONTROL, 0.5, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> QuantilePermutation.of(TREATMENT, CONTROL, 0, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> QuantilePermutation.of(TREATMENT, CONTROL, 1, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> QuantilePermutation.of(TREATMENT, CONTROL, 0.5, 0, 1));
    }
}
