package dev.winnow.stats.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class BrentRootTest {
    @Test
    void brentsMethodIsQuickOnSmoothFunctionsAndSureOnSteps() {
        assertRoot(v -> v * v * v - 2, 0, 3, Math.cbrt(2), 11);
        assertRoot(v -> Math.exp(-v) - v, 0, 1, 0.5671432904097838, 8);
        assertRoot(v -> Math.atan(v - 1), -4, 9, 1, 12);
        assertRoot(v -> v < 0.3 ? 1 : -1, -1, 1, 0.3, 50);
        assertRoot(v -> v - 2, 0, 2, 2, 0);
    }

    private static void assertRoot(DoubleUnaryOperator f, double low, double high, double root, int most) {
        var count = new AtomicInteger();
        double found = new BrentRoot(v -> {
            count.incrementAndGet();
            return f.applyAsDouble(v);
        }, 1e-13).between(low, f.applyAsDouble(low), high, f.applyAsDouble(high));
        assertEquals(root, found, 2e-13);
        assertTrue(count.get() <= most, () -> count + " evaluations");
    }
}
