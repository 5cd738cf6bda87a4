package dev.winnow.stats.proportions;

/// Where the variance of two proportions comes from the rate of both arms together.
public enum Pooling {
    /// In the test, whose hypothesis says so, and not in the interval; as R's prop.test.
    TEST_ONLY,
    /// In the test and in the interval, so that both always agree.
    BOTH,
    /// In neither.
    NEITHER
}
