package dev.winnow.stats.proportions;

/// Ways to judge a ratio of proportions.
public enum RatioMethod {
    /// Katz, Baptista, Azen and Pike (1978): log(p1/p0) -+ z sqrt(1/x1 - 1/n1 + 1/x0 - 1/n0).
    LOG,
    /// Walter (1975): the same with 1/2 added to successes and trials of each arm.
    LOG_ADJUSTED,
    /// Zou and Donner (2008): the Wilson intervals of the arms, combined on the ratio scale (MOVER).
    MOVER,
    /// Miettinen and Nurminen (1985), in Koopman's (1984) form: variance under the hypothesis, times N / (N - 1).
    SCORE
}
