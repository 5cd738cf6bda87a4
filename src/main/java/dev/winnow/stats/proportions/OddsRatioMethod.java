package dev.winnow.stats.proportions;

/// Ways to judge an odds ratio.
public enum OddsRatioMethod {
    /// Woolf (1955): the logarithm with variance 1/a + 1/b + 1/c + 1/d.
    LOGIT,
    /// Gart (1966): the same with 1/2 added to each cell.
    LOGIT_ADJUSTED,
    /// Agresti (1999): two units added to the table, spread as under independence.
    LOGIT_SMOOTHED,
    /// Miettinen and Nurminen (1985): variance under the hypothesis, times N / (N - 1).
    SCORE
}
