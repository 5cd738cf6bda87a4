package dev.winnow.stats.means;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuantileRegressionTest {
    private static final double[] CONTROL = {
        1.731, 0.615, 1.233, 1.004, 0.204, 0.209, 2.284, 0.01, 0.068, 0.114, 0.077, 0.407, 0.158, 4.224, 0.582, 0.199, 0.388,
        1.21, 1.186, 1.749, 0.872, 0.14, 2.047, 0.819, 0.573, 1.77, 0.141, 1.37, 0.764, 3.302, 2.735, 0.949, 0.601, 1.534,
        0.327, 1.475, 0.632, 2.845, 0.533, 0.912, 0.539
    };
    private static final double[] TREATMENT = {
        0.106, 1.485, 3.328, 0.675, 0.678, 0.464, 0.129, 2.205, 2.214, 0.744, 0.653, 0.739, 0.401, 1.567, 5.532, 0.192, 0.912,
        0.992, 1.649, 0.907, 1.288, 1.194, 2.419, 0.468, 0.692, 0.474, 2.677, 0.551, 0.274, 1.372, 4.017, 1.69, 3.048, 1.226,
        1.291, 3.033, 2.064, 2.087, 0.633, 0.43, 2.219, 0.838, 0.834
    };

    private static QuantileRegression known(double[] t, double[] c, double q) {
        var o = QuantileRegression.of(t, c, q, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
        return o.toOptional().orElseThrow(() -> new AssertionError(o));
    }

    /// quantreg 5.94: summary(rq(y ~ arm, tau = 0.5), se = "nid").
    @Test
    void coefficientsAndStandardErrorAreQuantreg() {
        QuantileRegression r = known(TREATMENT, CONTROL, 0.5);
        assertEquals(0.764, r.control());
        assertEquals(0.992, r.treatment());
        assertEquals(0.228, r.difference().estimate(), 1e-12);
        assertEquals(0.297775515893167, r.difference().se(), 1e-8);
        assertEquals(0.765677457786017, r.difference().statistic(), 1e-7);
    }

    @Test
    void movesAndScalesWithTheData() {
        QuantileRegression r = known(TREATMENT, CONTROL, 0.6);
        QuantileRegression s = known(
                Arrays.stream(TREATMENT).map(v -> 2 * v + 5).toArray(),
                Arrays.stream(CONTROL).map(v -> 2 * v).toArray(),
                0.6);
        assertEquals(2 * r.difference().estimate() + 5, s.difference().estimate(), 1e-12);
        assertEquals(2 * r.difference().se(), s.difference().se(), 1e-12);
        QuantileRegression turned = known(CONTROL, TREATMENT, 0.6);
        assertEquals(-r.difference().estimate(), turned.difference().estimate(), 1e-15);
        assertEquals(r.difference().p(), turned.difference().p(), 1e-15);
    }

    @Test
    void aQuantileIsTheSmallestValueWithEnoughBelow() {
        double[] s = new double[200];
        Arrays.setAll(s, i -> 200 - i);
        assertEquals(60, known(s, TREATMENT, 0.3).treatment());
        assertEquals(61, known(s, TREATMENT, 0.301).treatment());
        assertEquals(160, known(s, TREATMENT, 0.8).treatment());
        assertEquals(160, known(TREATMENT, s, 0.7999).control());
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        double[] one = {1};
        double[] few = {1, 2, 3};
        double[] same = new double[200];
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1),
                QuantileRegression.of(one, CONTROL, 0.5, Alternative.LESS, Level.FIVE_PERCENT));
        assertEquals(
                Outcome.undefined(Cause.RANKS_OUTSIDE, 6),
                QuantileRegression.of(few, few, 0.5, Alternative.LESS, Level.FIVE_PERCENT));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                QuantileRegression.of(same, same, 0.5, Alternative.LESS, Level.FIVE_PERCENT));
        for (double q : new double[] {-1, 0, 1, Double.NaN}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> QuantileRegression.of(few, few, q, Alternative.LESS, Level.FIVE_PERCENT));
        }
    }
}
