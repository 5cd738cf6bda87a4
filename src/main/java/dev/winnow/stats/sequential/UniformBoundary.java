package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;

/// A curve that a martingale crosses at any time with probability at most alpha (Howard, Ramdas, McAuliffe and Sekhon
/// 2021, "Time-uniform, nonparametric, nonasymptotic confidence sequences").
///
/// `v` is intrinsic time: the accumulated variance of the sum that is watched. A confidence sequence of a mean after n
/// observations is mean +- bound(v)/n.
public interface UniformBoundary {
    /// Height of the curve at intrinsic time v.
    ///
    /// @param v at least 0
    double bound(double v, Level level);
}
