package dev.winnow.stats.proportions;

/// Limits of a difference or ratio recovered from the limits of its two independent parts, by the method of variance
/// estimates recovery (MOVER; Zou and Donner 2008; for ratios Donner and Zou 2012, eq. 9).
///
/// The parts' limits have the error level that the result is to have; it must be one whose limits lie on either side of
/// the estimates, that is a tail of at most 1/2.
public final class Mover {
    private static final double ROUNDING = 1e-12;

    private Mover() {}

    /// Lower limit of a - b, a - b - sqrt((a - l)^2 + (u - b)^2); the upper is the negative of this with the parts
    /// exchanged.
    ///
    /// @param low  lower limit of a, l, at most a
    /// @param high upper limit of b, u, at least b
    /// @throws IllegalArgumentException if the limits lie on the other sides, as those of a tail above 1/2 do
    public static double lowerDifference(double a, double low, double b, double high) {
        onTheirSides(a, low, b, high);
        return a - b - Math.hypot(a - low, high - b);
    }

    /// Lower limit of a / b, both never negative; the upper is the inverse of this with the parts exchanged.
    ///
    /// [a b - sqrt(a^2 b^2 - l u (2a - l)(2b - u))] / [u (2b - u)], written so that it does not cancel and needs no
    /// special case at u = 2b.
    ///
    /// @param low  lower limit of a, l in [0, a]
    /// @param high upper limit of b, u at least b and above 0
    /// @throws IllegalArgumentException if the limits lie on the other sides, as those of a tail above 1/2 do
    public static double lowerRatio(double a, double low, double b, double high) {
        onTheirSides(a, low, b, high);
        double above = low * (2 * a - low);
        // a^2 b^2 less the other product is b^2 (a - l)^2 + l (2a - l)(u - b)^2, without cancellation.
        double root = Math.hypot(b * (a - low), Math.sqrt(above) * (high - b));
        return above == 0 ? 0 : above / (a * b + root);
    }

    private static void onTheirSides(double a, double low, double b, double high) {
        if (low > a * (1 + ROUNDING) || high < b * (1 - ROUNDING)) {
            throw new IllegalArgumentException(
                    "a one-sided alpha above 0.5 has limits on the other side of the estimates, which do not combine");
        }
    }
}
