package dev.winnow.stats.counts;

/// Ways to judge a difference of rates (Ng, Gu and Tang 2007).
public enum RateDifferenceMethod {
    /// Observed rates in the variance, y1/t1^2 + y0/t0^2.
    WALD,
    /// The same with 1/2 added to the counts in the variance; usable without events.
    WALD_ADJUSTED,
    /// Variance from the rates most likely under the hypothesis.
    SCORE,
    /// The score intervals of the two rates, combined (Zou and Donner 2008). An interval only.
    MOVER
}
