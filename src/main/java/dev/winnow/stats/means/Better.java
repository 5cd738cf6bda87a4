package dev.winnow.stats.means;

import dev.winnow.stats.Alternative;

/// Which way of a metric is the good one.
public enum Better {
    /// More is better, as for revenue.
    HIGHER,
    /// Less is better, as for latency.
    LOWER;

    /// The alternative of a test that treatment is not worse: [Alternative#GREATER] where more is better.
    public Alternative alternative() {
        return this == HIGHER ? Alternative.GREATER : Alternative.LESS;
    }
}
