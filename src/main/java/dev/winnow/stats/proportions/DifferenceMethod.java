package dev.winnow.stats.proportions;

/// Ways to judge a difference of proportions.
public enum DifferenceMethod {
    /// Observed proportions in the variance; only for large samples. The interval is not cut at -1 and 1.
    WALD,
    /// Agresti and Caffo (2000): Wald with one success and one failure added to each arm.
    AGRESTI_CAFFO,
    /// Newcombe (1998), method 10: the Wilson intervals of the arms, combined (MOVER, Zou and Donner 2008).
    NEWCOMBE,
    /// Miettinen and Nurminen (1985): variance under the hypothesis, times N / (N - 1).
    SCORE
}
