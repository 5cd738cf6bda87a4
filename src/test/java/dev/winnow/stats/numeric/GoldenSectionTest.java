package dev.winnow.stats.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenSectionTest {
    private static final double SHARE = 0.6180339887498949;

    /// One evaluation and 0.618 of the bracket a step: after n of them the better point is that near.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1.7, 2.5, 4})
    void narrowsByTheGoldenShare(double peak) {
        int[] calls = new int[1];
        var search = new GoldenSection(
                x -> {
                    calls[0]++;
                    return -Math.abs(x - peak);
                },
                0, 4);
        for (int n = 0; n < 40; n++) {
            assertEquals(n + 2, calls[0]);
            assertEquals(peak, search.best(), 4 * Math.pow(SHARE, n + 1) + 1e-12);
            search.step();
        }
        assertEquals(0, search.drop(), 1e-7);
    }

    /// 0 to 1: inner points 0.382 and 0.618, then 0.618 and 0.764.
    @Test
    void twoStepsByHand() {
        var search = new GoldenSection(x -> x, 0, 1);
        assertEquals(SHARE, search.best(), 1e-15);
        assertEquals(2 * SHARE - 1, search.drop(), 1e-15);
        search.step();
        assertEquals(2 - 2 * SHARE, search.best(), 1e-15);
        var falling = new GoldenSection(x -> -x, 0, 1);
        assertEquals(1 - SHARE, falling.best(), 1e-15);
        falling.step();
        assertEquals(SHARE * (1 - SHARE), falling.best(), 1e-15);
    }
}
