package dev.winnow.stats.resampling;

/// The two conventions of a two-sided permutation p; they agree when the distribution is symmetric about 0, as with
/// arms of equal size.
public enum TwoSided {
    /// The share of arrangements whose effect is at least as far from 0 (R's coin).
    DISTANCE,
    /// Twice the smaller one-sided p, at most 1 (SciPy).
    DOUBLED_TAIL
}
