package dev.winnow.stats.numeric;

import java.util.function.DoubleUnaryOperator;

/// Root of a function that need not be continuous, known to a tolerance only, by the method of Brent (1973, "Algorithms
/// for Minimization Without Derivatives", ch. 4): inverse quadratic interpolation or secant where they fall well inside
/// the bracket, else halving.
///
/// For reproducing software whose result depends on that tolerance; [Roots] finds a root to the last digits.
///
/// @param f         function of one number
/// @param tolerance width at which the bracket is narrow enough, at least 0, on top of the rounding of the root itself
public record BrentRoot(DoubleUnaryOperator f, double tolerance) {
    private static final int MOST_STEPS = 1000;

    /// Narrows a bracket whose values are known to one step around a change of sign, in at most 1000 evaluations. That
    /// the signs differ is not checked.
    ///
    /// @param low   one end of the bracket
    /// @param fLow  value at `low`, of the other sign than `fHigh`
    /// @param high  the other end
    /// @param fHigh value at `high`
    /// @return a point no farther from a change of sign than the tolerance, of the two ends the one with the smaller
    ///     value
    public double between(double low, double fLow, double high, double fHigh) {
        double a = low;
        double fa = fLow;
        double b = high;
        double fb = fHigh;
        double c = a;
        double fc = fa;
        for (int step = 0; step < MOST_STEPS; step++) {
            double last = b - a;
            if (Math.abs(fc) < Math.abs(fb)) {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }
            double narrow = 2 * Math.ulp(1.0) * Math.abs(b) + tolerance / 2;
            double half = (c - b) / 2;
            if (Math.abs(half) <= narrow || fb == 0) {
                return b;
            }
            double move = half;
            if (Math.abs(last) >= narrow && Math.abs(fa) > Math.abs(fb)) {
                move = interpolated(a, fa, b, fb, c, fc, last, half, narrow);
            }
            a = b;
            fa = fb;
            b += Math.abs(move) < narrow ? Math.copySign(narrow, move) : move;
            fb = f.applyAsDouble(b);
            if ((fb > 0) == (fc > 0) && fb != 0 && fc != 0) {
                c = a;
                fc = fa;
            }
        }
        return b;
    }

    /// The step of the interpolation if it is short enough to be trusted, else half the bracket.
    private static double interpolated(
            double a, double fa, double b, double fb, double c, double fc, double last, double half, double narrow) {
        double s = fb / fa;
        double p;
        double q;
        if (a == c) {
            p = 2 * half * s;
            q = 1 - s;
        } else {
            double t = fa / fc;
            double r = fb / fc;
            p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
            q = (t - 1) * (r - 1) * (s - 1);
        }
        if (p > 0) {
            q = -q;
        } else {
            p = -p;
        }
        boolean inside = p < 1.5 * half * q - Math.abs(narrow * q) / 2;
        boolean shrinking = p < Math.abs(last * q / 2);
        return inside && shrinking ? p / q : half;
    }
}
