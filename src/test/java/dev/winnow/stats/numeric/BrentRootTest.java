package dev.winnow.stats.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrentRootTest {
    private enum Curve {
        CUBE(v -> v * v * v - 2, 0, 3),
        HILL(v -> v / (1 + Math.abs(v)) - 0.3, -5, 9),
        POLE(v -> 1 / (v * v + 0.01) - 5, 0, 4),
        WAVE(v -> (v - 1) * (v - 1) * (v - 1) * (v - 1) * (v - 1) + (v - 1) / 100, -2, 7),
        FALL(v -> 3 - v * v * v * v * v * v * v, 0, 2);

        private final DoubleUnaryOperator f;
        private final double low;
        private final double high;

        Curve(DoubleUnaryOperator f, double low, double high) {
            this.f = f;
            this.low = low;
            this.high = high;
        }
    }

    /// R uniroot: where it stops inside a wide tolerance depends on every step of the way.
    @ParameterizedTest
    @CsvSource({
        "CUBE, 0.5, 1.2565954773869348",
        "CUBE, 0.05, 1.2478303071828252",
        "CUBE, 0.001, 1.2599043367375089",
        "CUBE, 1e-05, 1.2599210269392986",
        "HILL, 0.5, 0.48764431646504031",
        "HILL, 0.05, 0.43758150329125778",
        "HILL, 0.001, 0.42851460155890875",
        "HILL, 1e-05, 0.42857178698236875",
        "POLE, 0.5, 0.46874999999999978",
        "POLE, 0.05, 0.44473715020257454",
        "POLE, 0.001, 0.43610676363782697",
        "POLE, 1e-05, 0.43588990169481728",
        "WAVE, 0.5, 1.0300580588649271",
        "WAVE, 0.05, 0.99422433510274488",
        "WAVE, 0.001, 0.9998494916295102",
        "WAVE, 1e-05, 0.99999928119746506",
        "FALL, 0.5, 1.125",
        "FALL, 0.05, 1.1729649873347501",
        "FALL, 0.001, 1.169706553366145",
        "FALL, 1e-05, 1.1699290735157841"
    })
    void stopsWhereRDoes(Curve curve, double tolerance, double root) {
        double found = new BrentRoot(curve.f, tolerance)
                .between(curve.low, curve.f.applyAsDouble(curve.low), curve.high, curve.f.applyAsDouble(curve.high));
        assertEquals(root, found, 1e-14);
    }

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
