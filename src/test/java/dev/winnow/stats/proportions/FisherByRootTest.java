package dev.winnow.stats.proportions;

import static dev.winnow.stats.Expect.known;
import static dev.winnow.stats.Expect.near;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import org.junit.jupiter.api.Test;

class FisherByRootTest {
    private static final Level FIVE = Level.FIVE_PERCENT;

    private static FisherByRoot of(long x1, long n1, long x0, long n0, Alternative alternative, double tolerance) {
        return known(FisherByRoot.of(new Proportion(x1, n1), new Proportion(x0, n0), alternative, FIVE, tolerance));
    }

    @Test
    void printsWhatRPrints() {
        // R 4.2.2 fisher.test(matrix(c(8, 1, 2, 5), 2)); of c(10, 20, 90, 80), greater; of c(2, 15, 31, 19), less
        FisherByRoot more = of(8, 10, 1, 6, Alternative.TWO_SIDED, FisherByRoot.R_TOLERANCE);
        near(15.4696874628869, more.oddsRatio(), 1e-12);
        near(1.00884938039662, more.low(), 1e-12);
        near(1049.79144613175, more.high(), 1e-9);
        FisherByRoot fewer = of(10, 100, 20, 100, Alternative.GREATER, FisherByRoot.R_TOLERANCE);
        near(0.446222349136847, fewer.oddsRatio(), 1e-12);
        near(0.202567726205116, fewer.low(), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, fewer.high());
        FisherByRoot large = of(50_000, 100_000, 8_000, 10_000, Alternative.TWO_SIDED, FisherByRoot.R_TOLERANCE);
        near(0.249994974777383, large.oddsRatio(), 1e-10);
        near(0.237540049514147, large.low(), 1e-10);
        near(0.262998162339097, large.high(), 1e-10);
        FisherByRoot less = of(2, 33, 15, 34, Alternative.LESS, FisherByRoot.R_TOLERANCE);
        near(0.0847813833062286, less.oddsRatio(), 1e-12);
        assertEquals(0, less.low());
        near(0.351819617879325, less.high(), 1e-12);
    }

    @Test
    void nearsTheExactFiguresAsTheToleranceShrinks() {
        for (Alternative a : Alternative.values()) {
            FisherByRoot r = of(8, 10, 1, 6, a, 1e-15);
            FisherExact f = known(FisherExact.of(new Proportion(8, 10), new Proportion(1, 6), PointMass.WHOLE, a, FIVE));
            near(f.oddsRatio(), r.oddsRatio(), 1e-10);
            assertEquals(f.low(), r.low(), 1e-9);
            assertEquals(1 / f.high(), 1 / r.high(), 1e-12);
        }
    }

    @Test
    void keepsItsEdges() {
        double infinite = Double.POSITIVE_INFINITY;
        assertEquals(
                new FisherByRoot(0, 0, infinite), of(0, 10, 0, 12, Alternative.TWO_SIDED, FisherByRoot.R_TOLERANCE));
        FisherByRoot all = of(5, 5, 0, 5, Alternative.TWO_SIDED, FisherByRoot.R_TOLERANCE);
        assertEquals(infinite, all.oddsRatio());
        assertEquals(infinite, all.high());
        near(1, of(7, 20, 7, 20, Alternative.TWO_SIDED, FisherByRoot.R_TOLERANCE).oddsRatio(), 1e-12);
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 0),
                FisherByRoot.of(new Proportion(0, 0), new Proportion(1, 2), Alternative.LESS, FIVE, 1e-4));
        assertThrows(IllegalArgumentException.class, () -> of(8, 10, 1, 6, Alternative.LESS, 0));
    }
}
