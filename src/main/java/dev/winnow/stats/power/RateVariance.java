package dev.winnow.stats.power;

/// Under which rates the test of a rate ratio takes its standard error.
public enum RateVariance {
    /// Under the true rates: a Wald test of the logarithm.
    TRUE_RATES,
    /// Under the most likely rates whose ratio is that of the null hypothesis: a score test.
    NULL_RATES
}
