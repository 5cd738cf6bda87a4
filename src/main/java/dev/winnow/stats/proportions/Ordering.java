package dev.winnow.stats.proportions;

/// What makes one table more extreme than another in an unconditional exact test; chosen before the data are seen.
public enum Ordering {
    /// The difference over its standard error under equality (Suissa and Shuster 1985), often called Barnard's test.
    POOLED_Z,
    /// The difference over its standard error from each arm alone (Suissa and Shuster 1985).
    UNPOOLED_Z,
    /// Boschloo (1970): by the one-sided p value of Fisher's test.
    FISHER
}
