package dev.winnow.stats.means;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.List;

/// A ratio of sums over units, R = sum y / sum x, by linearisation.
///
/// Each unit's value is replaced by R + (y - R x) / xbar, whose mean is R and whose variance over n is
/// [v_y - 2 R c_xy + R^2 v_x] / (n xbar^2) (Deng, Knoblich and Lu 2018, eq. 4); the same as a cluster-robust mean. Good
/// for many independent units whose mean denominator is many of its standard errors from 0; R itself is biased by order
/// 1/n.
public final class RatioMetric {
    private RatioMetric() {}

    /// The linearised values, together with a covariate if there is one.
    ///
    /// @param m variables numerator, denominator and at most one other
    /// @return variables linearised value, then the other; undefined when the denominators sum to 0, or to so little
    ///     that the ratio or its variance is beyond a double
    /// @throws IllegalArgumentException for another number of variables
    public static Outcome<MomentMatrix> linearise(MomentMatrix m) {
        if (m.size() != 2 && m.size() != 3) {
            throw new IllegalArgumentException("%d variables instead of 2 or 3".formatted(m.size()));
        }
        double denominator = m.means().get(1);
        if (!(Math.abs(denominator) > 0)) {
            return Outcome.undefined(Cause.ZERO_DENOMINATOR, denominator);
        }
        double ratio = m.means().get(0) / denominator;
        double wy = 1 / denominator;
        double wx = -ratio / denominator;
        // Twice this bounds the sum of squares; beyond a double the denominator is 0 for all purposes.
        double bound = 2 * (wy * wy * m.cross(0, 0) + wx * wx * m.cross(1, 1));
        if (!Double.isFinite(bound) || !Double.isFinite(ratio)) {
            return Outcome.undefined(Cause.ZERO_DENOMINATOR, denominator);
        }
        if (m.size() == 2) {
            return Outcome.known(MomentMatrix.of(new Moments(m.n(), ratio, m.combine(wy, wx).m2())));
        }
        double m2 = m.combine(wy, wx, 0).m2();
        double crossed = wy * m.cross(0, 2) + wx * m.cross(1, 2);
        return Outcome.known(new MomentMatrix(
                m.n(), List.of(ratio, m.means().get(2)), List.of(m2, crossed, crossed, m.cross(2, 2))));
    }
}
