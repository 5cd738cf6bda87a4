package dev.winnow.stats.resampling;

/// What a bootstrap interval is made of; the formulas are those of [Replicates].
public enum BootstrapKind {
    /// Quantiles of the replicates: carried along by a monotone change of scale, but blind to bias and skewness.
    PERCENTILE,
    /// Quantiles mirrored at the estimate: for errors whose law does not depend on the effect.
    BASIC,
    /// Standard error and bias of the replicates: for a statistic that is nearly normal.
    NORMAL,
    /// Quantiles corrected for bias and acceleration (Efron 1987): each end errs by order 1/n, the others' by
    /// 1/sqrt(n).
    BCA
}
