package dev.winnow.stats.proportions;

/// Ways to judge a difference of proportions, d = p1 - p0; z is the upper normal quantile of the level's tail.
public enum DifferenceMethod {
    /// d -+ z sqrt(p1 q1/n1 + p0 q0/n0), the observed proportions in the variance; only for large samples. The interval
    /// is not cut at -1 and 1, and without width where no arm varies.
    WALD,
    /// Agresti and Caffo (2000): Wald with one success and one failure added to each arm, not cut either.
    AGRESTI_CAFFO,
    /// Newcombe (1998), method 10: the Wilson intervals of the arms, combined by [Mover] (Zou and Donner 2008). An
    /// interval only.
    NEWCOMBE,
    /// Miettinen and Nurminen (1985): (d - value) / sqrt((p1 q1/n1 + p0 q0/n0) N / (N - 1)) with the likeliest p1 and
    /// p0 whose difference is the value, N = n1 + n0; the interval inverts it.
    SCORE
}
