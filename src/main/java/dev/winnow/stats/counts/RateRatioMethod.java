package dev.winnow.stats.counts;

/// Approximate ways to judge a ratio of rates; y are events, d = (exposure of control) / (exposure of treatment), and a
/// ratio r means y1 d = r y0. Numbers W1 to W5 are those of Gu, Ng, Tang and Schucany (2008).
public enum RateRatioMethod {
    /// W1: (y1 - y0 r/d) / sqrt(y1 + y0 (r/d)^2). A test only.
    WALD,
    /// W2: (y1 - y0 r/d) / sqrt((y1 + y0) r/d); the interval inverts it.
    SCORE,
    /// W3: log(y1 d / (y0 r)) / sqrt(1/y1 + 1/y0).
    WALD_LOG,
    /// W4: log(y1 d / (y0 r)) / sqrt((2 + d/r + r/d) / (y1 + y0)); the interval inverts it.
    SCORE_LOG,
    /// W5: 2 (sqrt(y1 + 3/8) - sqrt((y0 + 3/8) r/d)) / sqrt(1 + r/d). Its interval is that of Price and Bonett (2000),
    /// equation 2.4, which adds 1/2 instead of 3/8.
    SQUARE_ROOT,
    /// The logarithm with 1/2 added to both counts (Haldane 1956); usable without events in an arm. An interval only.
    WALD_LOG_ADJUSTED,
    /// The score intervals of the two rates, combined by [dev.winnow.stats.proportions.Mover] (Li, Tang and Wong 2014).
    /// An interval only.
    MOVER
}
