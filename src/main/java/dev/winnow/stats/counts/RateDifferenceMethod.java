package dev.winnow.stats.counts;

/// Ways to judge a difference of rates (Ng, Gu and Tang 2007); y are events, t exposures, d = y1/t1 - y0/t0.
public enum RateDifferenceMethod {
    /// (d - value) / sqrt(y1/t1^2 + y0/t0^2), the observed rates in the variance.
    WALD,
    /// The same with 1/2 added to the counts in the variance; usable without events.
    WALD_ADJUSTED,
    /// (d - value) / sqrt(r1/t1 + r0/t0) with the likeliest rates r whose difference is the value; the interval inverts
    /// it.
    SCORE,
    /// The score intervals of the two rates, combined by [dev.winnow.stats.proportions.Mover] (Zou and Donner 2008). An
    /// interval only.
    MOVER
}
