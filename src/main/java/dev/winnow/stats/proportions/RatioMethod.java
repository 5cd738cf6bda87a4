package dev.winnow.stats.proportions;

/// Ways to judge a ratio of proportions; x are successes, n trials, N = n1 + n0, z the upper normal quantile of the
/// level's tail.
public enum RatioMethod {
    /// Katz, Baptista, Azen and Pike (1978): log(p1/p0) -+ z sqrt(1/x1 - 1/n1 + 1/x0 - 1/n0). Needs a success in each
    /// arm; without width where everybody succeeded.
    LOG,
    /// Walter (1975): the same with 1/2 added to successes and trials of each arm. Without width too where everybody
    /// succeeded.
    LOG_ADJUSTED,
    /// The Wilson intervals of the arms, combined on the ratio scale by [Mover] (Donner and Zou 2012). An interval
    /// only.
    MOVER,
    /// Miettinen and Nurminen (1985); Koopman (1984) without the factor: (x1/n1 - value x0/n0) over the root of
    /// (p1 q1/n1 + value^2 p0 q0/n0) N / (N - 1) with the likeliest p1 and p0 whose ratio is the value; the interval
    /// inverts it.
    SCORE
}
