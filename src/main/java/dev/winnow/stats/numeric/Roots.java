package dev.winnow.stats.numeric;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/// Roots of continuous functions of one number, always bracketed.
///
/// Brent's method with inverse polynomial interpolation of order up to 5: it keeps the bracket of bisection and is
/// superlinear near a simple root. Derivatives are not used, since tails are flat where they are small.
public final class Roots {
    private static final int MOST_STEPS = 500;
    private static final double RELATIVE = 1e-15;
    private static final double ABSOLUTE = 1e-300;

    /// Below this a value says no more than its sign: the solver's products of values would underflow.
    private static final double FAINT = 1e-140;

    private Roots() {}

    /// The root of `f` in [low, high], 1e-15 relative: as far as the signs of `f` are to be trusted. An end that is a
    /// root is returned as it is, the lower one first; of several roots inside, one. A function that is not done with
    /// after 500 evaluations raises the solver's own unchecked exception.
    ///
    /// @param f    continuous; where it jumps through 0, the place of the jump is found
    /// @param low  finite, not above `high`
    /// @param high finite
    /// @return absent when `f` has the same sign at both ends, or is NaN at one of them
    /// @throws IllegalArgumentException if `low` is above `high`, or `f` is NaN inside
    public static OptionalDouble between(DoubleUnaryOperator f, double low, double high) {
        if (low > high) {
            throw new IllegalArgumentException("from %s to %s".formatted(low, high));
        }
        double atLow = f.applyAsDouble(low);
        if (atLow == 0) {
            return OptionalDouble.of(low);
        }
        double atHigh = f.applyAsDouble(high);
        if (atHigh == 0) {
            return OptionalDouble.of(high);
        }
        if (!(Math.signum(atLow) * Math.signum(atHigh) < 0)) {
            return OptionalDouble.empty();
        }
        if (Math.min(Math.abs(atLow), Math.abs(atHigh)) < FAINT) {
            return OptionalDouble.of(bisected(f, low, high, Math.signum(atLow)));
        }
        var solver = new BracketingNthOrderBrentSolver(RELATIVE, ABSOLUTE, 1e-300, 5);
        return OptionalDouble.of(
                solver.solve(MOST_STEPS, x -> number(f, x), low, high, AllowedSolution.ANY_SIDE));
    }

    private static double number(DoubleUnaryOperator f, double x) {
        double value = f.applyAsDouble(x);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("NaN at " + x);
        }
        return value;
    }

    private static double bisected(DoubleUnaryOperator f, double low, double high, double sign) {
        double from = low;
        double to = high;
        for (double middle = from + (to - from) / 2; middle > from && middle < to; middle = from + (to - from) / 2) {
            if (number(f, middle) * sign > 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }
}
