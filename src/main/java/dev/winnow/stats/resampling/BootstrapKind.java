package dev.winnow.stats.resampling;

/// What a bootstrap interval is made of.
public enum BootstrapKind {
    /// Quantiles of the replicates.
    PERCENTILE,
    /// Quantiles mirrored at the estimate.
    BASIC,
    /// Standard error and bias of the replicates.
    NORMAL,
    /// Quantiles corrected for bias and acceleration.
    BCA
}
