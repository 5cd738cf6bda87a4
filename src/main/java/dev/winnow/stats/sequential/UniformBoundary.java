package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;

/// A curve that a martingale crosses at any time with probability at most alpha (Howard, Ramdas, McAuliffe and Sekhon
/// 2021, "Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of Statistics 49, 1055-1080).
///
/// `v` is intrinsic time: the accumulated variance of the centred sum that is watched, or what bounds it, in the square
/// of its unit. After n observations mean +- bound(v)/n is a confidence sequence of the mean with error alpha for a
/// two-sided curve; a one-sided curve gives one end, so both ends need the level alpha/2.
public sealed interface UniformBoundary permits Mixture, PolynomialStitching {
    /// Height of the curve at intrinsic time v.
    ///
    /// @param v     finite, at least 0
    /// @param level largest probability of ever crossing
    /// @return at least 0, in the unit of the sum
    /// @throws IllegalArgumentException if v is outside its range
    double bound(double v, Level level);

    /// @throws IllegalArgumentException unless intrinsic time is finite and at least 0
    static void requireTime(double v) {
        if (!(v >= 0) || Double.isInfinite(v)) {
            throw new IllegalArgumentException("v=%s is not in [0, Inf)".formatted(v));
        }
    }
}
