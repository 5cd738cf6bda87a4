package dev.winnow.stats;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummariesTest {
    private static final MomentMatrix THREE =
            MomentMatrix.ofColumns(new double[] {1, 2, 6}, new double[] {4, 1, 1}, new double[] {2, 2, 5});

    private static void near(double want, double actual) {
        assertEquals(want, actual, 1e-12 * Math.abs(want));
    }

    /// Means 3, 2, 3; deviations (-2, -1, 3), (2, -1, -1), (-1, -1, 2).
    @Test
    void crossProductsByHand() {
        assertEquals(3, THREE.size());
        assertEquals(List.of(3.0, 2.0, 3.0), THREE.means());
        assertEquals(List.of(14.0, -6.0, 9.0, -6.0, 6.0, -3.0, 9.0, -3.0, 6.0), THREE.cross());
        assertEquals(-6, THREE.cross(0, 1));
        assertEquals(9, THREE.cross(2, 0));
        assertEquals(-1.5, THREE.covariance(1, 2));
        assertEquals(new Moments(3, 2, 6), THREE.moments(1));
        assertEquals(new MomentMatrix(3, List.of(3.0, 2.0), List.of(14.0, -6.0, -6.0, 6.0)), THREE.first(2));
        assertEquals(THREE, THREE.first(3));
        assertEquals(new MomentMatrix(3, List.of(2.0), List.of(6.0)), MomentMatrix.of(THREE.moments(1)));
        // x - 2 y + z: 3 - 4 + 3, and the sum of squares of (-7, 0, 7).
        assertEquals(new Moments(3, 2, 98), THREE.combine(1, -2, 1));
        assertEquals(new MomentMatrix(0, List.of(0.0, 0.0), List.of(0.0, 0.0, 0.0, 0.0)), MomentMatrix.empty(2));
        assertEquals(0, MomentMatrix.ofColumns().size());
    }

    @Test
    void samplesInOrder() {
        double[] sample = {3, -0.0, 2};
        assertArrayEquals(new double[] {-1, 0, 0, 2, 3}, Sorted.of(sample, new double[] {0, -1}));
        assertArrayEquals(new double[] {3, -0.0, 2}, sample);
        assertArrayEquals(new double[0], Sorted.of());
        assertArrayEquals(new double[0], Sorted.of(new double[0]));
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> Sorted.of(new double[] {1, bad, 2}, sample));
        }
    }

    /// A square below 0 is rounding, wherever a variance is made of it.
    @Test
    void squaresAreNeverNegative() {
        var below = new MomentMatrix(3, List.of(1.0, 1.0), List.of(-1e-20, 2.0, 2.0, 1.0));
        assertEquals(0, below.moments(0).m2());
        assertEquals(0, below.combine(1, -1).m2());
        assertEquals(5, below.combine(1, 1).m2(), 1e-15);
    }

    @Test
    void covarianceNeedsTwo() {
        assertEquals(0, new MomentMatrix(1, List.of(1.0, 1.0), List.of(0.0, 3.0, 3.0, 0.0)).covariance(0, 1));
        assertEquals(3, new MomentMatrix(2, List.of(1.0, 1.0), List.of(1.0, 3.0, 3.0, 1.0)).covariance(0, 1));
        assertEquals(0, new Moments(1, 4, 3).variance());
        assertEquals(3, new Moments(2, 4, 3).variance());
        assertEquals(8, new Moments(2, 4, 3).sum());
        assertEquals(new Moments(4, 2, 15), Moments.ofVariance(4, 2, 5));
        assertEquals(new Moments(2, 2, 5), Moments.ofVariance(2, 2, 5));
        assertEquals(new Moments(1, 2, 0), Moments.ofVariance(1, 2, 5));
        assertEquals(Moments.EMPTY, Moments.of());
    }

    @Test
    void refusals() {
        double infinite = Double.POSITIVE_INFINITY;
        assertThrows(IllegalArgumentException.class, () -> new Moments(1, 0, -1e-300));
        assertThrows(IllegalArgumentException.class, () -> new Moments(1, 0, infinite));
        assertThrows(IllegalArgumentException.class, () -> new Moments(1, infinite, 0));
        assertThrows(IllegalArgumentException.class, () -> Moments.ofVariance(2, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> new MomentMatrix(-1, List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new MomentMatrix(1, List.of(1.0), List.of(infinite)));
        assertThrows(IllegalArgumentException.class, () -> new Proportion(-1, 2));
        assertThrows(IllegalArgumentException.class, () -> new Proportion(0, -1));
        assertThrows(IllegalArgumentException.class, () -> Level.of(0));
        assertThrows(IllegalArgumentException.class, () -> Level.of(1));
    }

    @Test
    void proportions() {
        assertEquals(0.25, new Proportion(1, 4).rate());
        assertEquals(0.75, new Proportion(1, 4).complement());
        assertEquals(0, new Proportion(0, 0).rate());
        assertEquals(0, new Proportion(0, 0).complement());
        assertEquals(1, new Proportion(3, 3).rate());
        // 1 - rate would have lost a third of its digits.
        near(1e-12, new Proportion(999_999_999_999L, 1_000_000_000_000L).complement());
    }

    @Test
    void levelsAndAlternatives() {
        assertEquals(0.025, Level.FIVE_PERCENT.tail(Alternative.TWO_SIDED));
        assertEquals(0.05, Level.FIVE_PERCENT.tail(Alternative.GREATER));
        assertEquals(0.05, Level.FIVE_PERCENT.tail(Alternative.LESS));
        near(0.95, Level.FIVE_PERCENT.confidence());
        assertEquals(Alternative.LESS, Alternative.GREATER.reversed());
        assertEquals(Alternative.GREATER, Alternative.LESS.reversed());
        assertEquals(Alternative.TWO_SIDED, Alternative.TWO_SIDED.reversed());
    }

    /// From the middle to tails below the double range, on both sides, each figure from the tail itself.
    @ParameterizedTest
    @EnumSource(Alternative.class)
    void differences(Alternative alternative) {
        for (double z : new double[] {-60, -39, -2, -0.1, 0, 0.1, 2, 39, 60}) {
            double towards = switch (alternative) {
                case TWO_SIDED -> Math.abs(z);
                case GREATER -> z;
                case LESS -> -z;
            };
            int sides = alternative == Alternative.TWO_SIDED ? 2 : 1;
            for (Optional<Double> df : List.of(Optional.<Double>empty(), Optional.of(4.0), Optional.of(300.0))) {
                double tail = df.map(v -> Tails.student(towards, v)).orElseGet(() -> Tails.normal(towards));
                double log = df.map(v -> Tails.logStudent(towards, v)).orElseGet(() -> Tails.logNormal(towards));
                double q = df.map(v -> Tails.studentQuantile(0.05 / sides, v)).orElseGet(() -> Tails.normalQuantile(0.05 / sides));
                Difference d = df.map(v -> Difference.student(3 * z, 3, v, alternative, Level.FIVE_PERCENT))
                        .orElseGet(() -> Difference.normal(3 * z, 3, alternative, Level.FIVE_PERCENT));
                near(z, d.statistic());
                assertEquals(3, d.se());
                assertEquals(df, d.df());
                assertEquals(Math.min(1, sides * tail), d.p());
                assertEquals(Math.min(0, Math.log(sides) + log), d.logP(), 1e-13 * Math.max(1, -log));
                assertEquals(alternative == Alternative.LESS ? Double.NEGATIVE_INFINITY : 3 * z - 3 * q, d.low());
                assertEquals(alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : 3 * z + 3 * q, d.high());
            }
        }
        Difference apart = Difference.normal(5, 2, 7, alternative, Level.FIVE_PERCENT);
        assertEquals(7, apart.statistic());
        assertEquals(2, apart.se());
        assertEquals(5, apart.estimate());
    }

    /// Var(D/m0) = Var(D)/m0^2 + D^2 Var(m0)/m0^4 - 2 D Cov/m0^3, whatever the sign of the baseline.
    @Test
    void relativeEffects() {
        RelativeEffect plain = known(RelativeEffect.of(12, 0.3, 10, 0.2, Level.of(0.1)));
        near(0.2, plain.estimate());
        near(Math.sqrt(0.3 / 100 + 144 * 0.2 / 1e4), plain.se());
        near(0.2 - 1.6448536269514722 * plain.se(), plain.low());
        near(0.2 + 1.6448536269514722 * plain.se(), plain.high());
        RelativeEffect adjusted = known(RelativeEffect.of(2, 0.4, 10, 0.2, -0.05, Level.FIVE_PERCENT));
        near(Math.sqrt(0.4 / 100 + 4 * 0.2 / 1e4 + 2 * 2 * 0.05 / 1e3), adjusted.se());
        RelativeEffect below = known(RelativeEffect.of(2, 0.4, -10, 0.2, -0.05, Level.FIVE_PERCENT));
        near(0.2, below.estimate());
        near(Math.sqrt(0.4 / 100 + 4 * 0.2 / 1e4 - 2 * 2 * 0.05 / 1e3), below.se());
        RelativeEffect at = known(RelativeEffect.of(2, 3, 0.4, 10, 0.2, -0.05, Level.FIVE_PERCENT));
        near(0.2, at.estimate());
        near(Math.sqrt(0.4 / 100 + 9 * 0.2 / 1e4 + 2 * 3 * 0.05 / 1e3), at.se());
        // Variances that cancel to 0 leave no interval.
        assertEquals(Outcome.undefined(Cause.NO_VARIANCE, 0), RelativeEffect.of(0, 0, 1, 1, 0, Level.FIVE_PERCENT));
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 1e-200), RelativeEffect.of(1, 1, 1e-200, 1, 0, Level.FIVE_PERCENT));
        // The difference over the baseline is finite, its square over the baseline's is not.
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 1e-160), RelativeEffect.of(1, 0, 1e-160, 1, 0, Level.FIVE_PERCENT));
        assertEquals(Outcome.undefined(Cause.ZERO_BASELINE, 1), RelativeEffect.of(1, 1e200, 1, 1, 1, 0, Level.FIVE_PERCENT));
    }

    /// What has a square beyond the double range is still a baseline.
    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1e-120, 1, 1e120, 1e150})
    void theUnitOfARelativeEffectDoesNotMatter(double unit) {
        RelativeEffect plain = known(RelativeEffect.of(12, 0.3, 10, 0.2, Level.FIVE_PERCENT));
        RelativeEffect scaled = known(RelativeEffect.of(
                12 * unit, 0.3 * unit * unit, 10 * unit, 0.2 * unit * unit, Level.FIVE_PERCENT));
        assertEquals(plain.se(), scaled.se(), 1e-14);
        assertEquals(plain.low(), scaled.low(), 1e-14);
        RelativeEffect huge = known(RelativeEffect.of(1.5e160, 4e300, 1e160, 4e300, Level.FIVE_PERCENT));
        assertEquals(Math.sqrt(4 + 1.5 * 1.5 * 4) * 1e-10, huge.se(), 1e-24);
    }
}
