package dev.winnow.stats.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.distribution.Tails;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpendingTest {
    private static List<Spending> all() {
        return List.of(
                new Spending.ObrienFlemingLike(1), new Spending.ObrienFlemingLike(2), new Spending.PocockLike(),
                new Spending.HwangShihDeCani(-4), new Spending.HwangShihDeCani(0), new Spending.HwangShihDeCani(1),
                new Spending.KimDeMets(3), new Spending.Exponential(0.8), new Spending.AtEnd(),
                Spending.Given.of(new double[] {0.2, 0.6}, new double[] {0.1, 0.3}));
    }

    @Test
    void spendingStartsAtNothingEndsAtAllAndNeverFalls() {
        for (Spending s : all()) {
            assertEquals(0, s.spent(0.05, 0), s.toString());
            assertEquals(0.05, s.spent(0.05, 1), s.toString());
            assertEquals(0.05, s.spent(0.05, 1.3), s.toString());
            double before = 0;
            for (int i = 1; i <= 200; i++) {
                double now = s.spent(0.05, i / 200.0);
                assertTrue(now >= before && now <= 0.05, s + " at " + i);
                before = now;
            }
        }
    }

    @Test
    void formulasHoldInside() {
        double z = Tails.normalQuantile(0.0125);
        assertEquals(2 * Tails.normal(z / Math.sqrt(0.4)), new Spending.ObrienFlemingLike(1).spent(0.025, 0.4), 1e-16);
        assertEquals(2 * Tails.normal(z / 0.4), new Spending.ObrienFlemingLike(2).spent(0.025, 0.4), 1e-16);
        assertEquals(0.025 * Math.log(1 + (Math.E - 1) * 0.4), new Spending.PocockLike().spent(0.025, 0.4), 1e-16);
        assertEquals(
                0.025 * (1 - Math.exp(1.6)) / (1 - Math.exp(4)), new Spending.HwangShihDeCani(-4).spent(0.025, 0.4), 1e-16);
        assertEquals(
                0.025 * (1 - Math.exp(-0.8)) / (1 - Math.exp(-2)), new Spending.HwangShihDeCani(2).spent(0.025, 0.4), 1e-16);
        assertEquals(0.01, new Spending.HwangShihDeCani(0).spent(0.025, 0.4), 1e-16);
        assertEquals(0.025 * 0.4 * 0.4, new Spending.KimDeMets(2).spent(0.025, 0.4), 1e-16);
        assertEquals(Math.pow(0.025, 2), new Spending.Exponential(1).spent(0.025, 0.5), 1e-16);
        assertEquals(0, new Spending.AtEnd().spent(0.025, 0.999));
    }

    @Test
    void extremeParametersDoNotOverflow() {
        assertEquals(0, new Spending.HwangShihDeCani(-2000).spent(0.05, 0.5));
        assertEquals(0.05, new Spending.HwangShihDeCani(2000).spent(0.05, 0.5), 1e-17);
        // Next to 0 the function is t (1 + gamma (1 - t) / 2).
        assertEquals(0.02, new Spending.HwangShihDeCani(-1e-12).spent(0.05, 0.4), 1e-14);
        assertEquals(0.02, new Spending.HwangShihDeCani(1e-12).spent(0.05, 0.4), 1e-14);
        assertEquals(0, new Spending.ObrienFlemingLike(1).spent(0.05, 1e-6));
    }

    @Test
    void givenPointsAreJoinedByLines() {
        Spending s = Spending.Given.of(new double[] {0.2, 0.6}, new double[] {0.1, 0.3});
        assertEquals(0.005, s.spent(0.1, 0.1), 1e-17);
        assertEquals(0.01, s.spent(0.1, 0.2), 1e-17);
        assertEquals(0.02, s.spent(0.1, 0.4), 1e-17);
        assertEquals(0.03, s.spent(0.1, 0.6), 1e-17);
        assertEquals(0.065, s.spent(0.1, 0.8), 1e-16);
        Spending flat = Spending.Given.of(new double[] {0.2, 0.6, 1}, new double[] {0, 0.3, 0.3});
        assertEquals(0, flat.spent(0.1, 0.2));
        assertEquals(0.03, flat.spent(0.1, 0.9), 1e-17);
        assertEquals(0.1, flat.spent(0.1, 1));
    }

    @Test
    void badParametersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Spending.ObrienFlemingLike(0));
        assertThrows(IllegalArgumentException.class, () -> new Spending.KimDeMets(-1));
        assertThrows(IllegalArgumentException.class, () -> new Spending.KimDeMets(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new Spending.Exponential(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Spending.HwangShihDeCani(Double.NEGATIVE_INFINITY));
        double[] one = {0.5};
        assertThrows(IllegalArgumentException.class, () -> Spending.Given.of(new double[0], new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Spending.Given.of(one, new double[] {0.1, 0.2}));
        assertThrows(IllegalArgumentException.class, () -> Spending.Given.of(one, new double[] {1.1}));
        assertThrows(IllegalArgumentException.class, () -> Spending.Given.of(one, new double[] {-0.1}));
        assertThrows(IllegalArgumentException.class, () -> Spending.Given.of(new double[] {1.5}, one));
        double[] two = {0.2, 0.4};
        assertThrows(IllegalArgumentException.class, () -> Spending.Given.of(two, new double[] {0.2, 0.1}));
        assertThrows(IllegalArgumentException.class, () -> Spending.Given.of(new double[] {0.4, 0.4}, two));
    }
}
