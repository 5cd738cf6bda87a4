package dev.winnow.stats.proportions;

/// What makes one table more extreme than another in an unconditional exact test.
public enum Ordering {
    /// Barnard (1945) by the difference over its standard error under equality.
    POOLED_Z,
    /// Barnard (1945) by the difference over its standard error from each arm alone.
    UNPOOLED_Z,
    /// Boschloo (1970): by the one-sided p value of Fisher's test.
    FISHER
}
