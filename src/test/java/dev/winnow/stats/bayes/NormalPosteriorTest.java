package dev.winnow.stats.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class NormalPosteriorTest {
    @Test
    void precisionsAdd() {
        NormalPosterior p = new NormalPosterior(1, 2).given(3, 1);
        assertEquals((1 / 4.0 + 3) / 1.25, p.mean(), 1e-15);
        assertEquals(Math.sqrt(1 / 1.25), p.sd(), 1e-15);
        NormalPosterior other = new NormalPosterior(3, 1).given(1, 2);
        assertEquals(p.mean(), other.mean(), 1e-15);
        assertEquals(p.sd(), other.sd(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> p.given(1, 0));
        assertThrows(IllegalArgumentException.class, () -> p.given(Double.NaN, 1));
    }

    @Test
    void aPriorWithoutDoubtStays() {
        assertEquals(new NormalPosterior(1, 1e-300), new NormalPosterior(1, 1e-300).given(3, 0.01));
        assertEquals(new NormalPosterior(3, 1e-300), new NormalPosterior(1, 1e200).given(3, 1e-300));
        assertEquals(5e-301 * Math.sqrt(2), new NormalPosterior(0, 1e-300).given(0, 1e-300).sd(), 1e-315);
    }

    @Test
    void quantiles() {
        NormalPosterior p = new NormalPosterior(1, 2);
        assertEquals(1, p.quantile(0.5), 1e-15);
        assertEquals(1 - 2 * 1.959963984540054, p.quantile(0.025), 1e-14);
        assertEquals(1 + 2 * 1.959963984540054, p.quantile(0.975), 1e-14);
    }

    /// A belief or an estimate that is all but certain decides alone, and leaves some spread.
    @Test
    void certaintyDecides() {
        NormalPosterior certain = new NormalPosterior(1, 5e-324).given(3, 1e100);
        assertEquals(1, certain.mean());
        assertEquals(5e-324, certain.sd());
        assertEquals(0, certain.expectedLossBelow());
        assertEquals(1, certain.expectedLossAbove());
        NormalPosterior told = new NormalPosterior(1, 1e100).given(3, 1e-100);
        assertEquals(3, told.mean());
        assertEquals(1e-100, told.sd(), 1e-115);
    }
}
