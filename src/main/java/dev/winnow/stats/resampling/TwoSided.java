package dev.winnow.stats.resampling;

/// The two conventions of a two-sided permutation p; they agree when the distribution is symmetric.
public enum TwoSided {
    /// Arrangements whose effect is at least as far from 0 (R's coin).
    DISTANCE,
    /// Twice the smaller one-sided p (SciPy).
    DOUBLED_TAIL
}
