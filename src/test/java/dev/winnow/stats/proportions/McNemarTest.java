package dev.winnow.stats.proportions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.proportions.McNemar.Pairs;
import dev.winnow.stats.proportions.McNemar.Reference;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class McNemarTest {
    private static McNemar known(Pairs pairs, Reference reference) {
        Outcome<McNemar> o = McNemar.of(pairs, reference, Level.FIVE_PERCENT);
        return o.toOptional().orElseThrow(() -> new AssertionError(o));
    }

    /// mcnemar.test(matrix(c(101, 121, 59, 33), 2), correct = ...) and binom.test(59, 180) of R 4.2.
    @Test
    void isR() {
        var pairs = new Pairs(314, 121, 59);
        McNemar corrected = known(pairs, Reference.CHI_SQUARE_CONTINUITY);
        assertEquals(20.6722222222, corrected.statistic().orElse(0.0), 1e-9);
        assertEquals(5.45009482543e-06, corrected.p(), 1e-16);
        McNemar plain = known(pairs, Reference.CHI_SQUARE);
        assertEquals(21.3555555556, plain.statistic().orElse(0.0), 1e-9);
        assertEquals(3.81513586511e-06, plain.p(), 1e-16);
        McNemar exact = known(pairs, Reference.EXACT);
        assertEquals(Optional.empty(), exact.statistic());
        assertEquals(4.43444926376e-06, exact.p(), 1e-16);
        assertEquals(121 / 59.0, exact.oddsRatio());
    }

    @Test
    void allGained() {
        McNemar all = known(new Pairs(1_000_000_673, 1_000_000_673, 0), Reference.EXACT);
        assertEquals(1, all.low());
        assertEquals(1, all.high());
    }

    /// binom.test(3, 12); 2 (pbinom(3, 12, 0.5) - dbinom(3, 12, 0.5) / 2).
    @Test
    void fewChanges() {
        assertEquals(0.145996093750, known(new Pairs(20, 3, 9), Reference.EXACT).p(), 1e-12);
        assertEquals(0.09228515625, known(new Pairs(20, 3, 9), Reference.MID_P).p(), 1e-12);
        assertEquals(0.09228515625, known(new Pairs(20, 9, 3), Reference.MID_P).p(), 1e-12);
    }

    /// (b - c)/n -+ 1.959964 sqrt(b + c - (b - c)^2/n)/n by hand.
    @Test
    void waldInterval() {
        McNemar m = known(new Pairs(65, 20, 5), Reference.CHI_SQUARE);
        double se = Math.sqrt(25 - 225 / 65.0) / 65;
        assertEquals(15 / 65.0, m.difference(), 1e-15);
        assertEquals(15 / 65.0 - 1.959963984540054 * se, m.low(), 1e-14);
        assertEquals(15 / 65.0 + 1.959963984540054 * se, m.high(), 1e-14);
        McNemar turned = known(new Pairs(65, 5, 20), Reference.CHI_SQUARE);
        assertEquals(-m.high(), turned.low(), 1e-15);
        assertEquals(m.p(), turned.p());
        assertEquals(1 / m.oddsRatio(), turned.oddsRatio(), 1e-15);
    }

    @Test
    void edges() {
        McNemar still = known(new Pairs(5, 0, 0), Reference.EXACT);
        assertEquals(new McNemar(0, 0, 0, 1, Optional.empty(), 1), still);
        assertEquals(1, known(new Pairs(5, 0, 0), Reference.MID_P).p());
        assertEquals(1, known(new Pairs(5, 2, 2), Reference.EXACT).p());
        assertEquals(Optional.of(0.0), known(new Pairs(5, 2, 2), Reference.CHI_SQUARE_CONTINUITY).statistic());
        assertEquals(Double.POSITIVE_INFINITY, known(new Pairs(5, 2, 0), Reference.EXACT).oddsRatio());
        assertEquals(0, known(new Pairs(5, 0, 2), Reference.EXACT).oddsRatio());
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                McNemar.of(new Pairs(5, 0, 0), Reference.CHI_SQUARE, Level.FIVE_PERCENT));
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 0),
                McNemar.of(new Pairs(0, 0, 0), Reference.EXACT, Level.FIVE_PERCENT));
        assertThrows(IllegalArgumentException.class, () -> new Pairs(5, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> new Pairs(5, 6, 0));
        assertThrows(IllegalArgumentException.class, () -> new Pairs(5, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Pairs(5, 0, -1));
        assertEquals(5, new Pairs(5, 2, 3).pairs());
    }
}
