package dev.winnow.stats.means;

import dev.winnow.stats.Alternative;

/// Which way of a metric is the good one.
public enum Better {
    HIGHER,
    LOWER;

    /// What has to be shown for not being inferior.
    public Alternative alternative() {
        return this == HIGHER ? Alternative.GREATER : Alternative.LESS;
    }
}
