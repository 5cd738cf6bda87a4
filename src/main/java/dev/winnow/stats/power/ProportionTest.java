package dev.winnow.stats.power;

/// Which test of two proportions is planned.
public enum ProportionTest {
    /// Score test: the standard error of the null hypothesis comes from the most likely rates that obey it, which is
    /// the pooled rate when no difference is the null (Farrington and Manning 1990).
    SCORE,
    /// Wald test: the standard error of each arm's own rate.
    WALD,
    /// Difference of 2 arcsin(sqrt(p)) with variance 1/n0 + 1/n1 (Cohen 1988, chapter 6).
    ARCSINE
}
