package dev.winnow.stats.proportions;

/// Ways to judge an odds ratio; a, b, c, d are the cells of the table, N their sum.
public enum OddsRatioMethod {
    /// Woolf (1955): the logarithm, normal with variance 1/a + 1/b + 1/c + 1/d. Needs every cell filled.
    LOGIT,
    /// Gart (1966): the same with 1/2 added to each cell, in the test and the ends of the interval.
    LOGIT_ADJUSTED,
    /// Agresti (1999): the same with two units added to the table, spread over the cells as under independence, that is
    /// 2 (row sum)(column sum) / N^2 to each.
    LOGIT_SMOOTHED,
    /// Miettinen and Nurminen (1985): successes of the treatment less those of the likeliest table with the odds ratio
    /// tested, over the root of N / (N - 1) / (1/(n1 p1 q1) + 1/(n0 p0 q0)); the interval inverts it.
    SCORE
}
