package dev.winnow.stats.proportions;

/// Correction of a normal approximation for the steps of a count; for a difference of proportions the half step is
/// h = (1/n0 + 1/n1) / 2.
public enum Continuity {
    /// None: nearer to the nominal level in large samples.
    NONE,
    /// Yates (1934): test and interval give h away, but never more than the observed difference; as R's prop.test.
    YATES,
    /// The interval is always wider by h; the test gives it away only where the difference points to the alternative.
    FULL
}
