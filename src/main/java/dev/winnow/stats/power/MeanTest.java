package dev.winnow.stats.power;

/// Which test of means is planned.
public enum MeanTest {
    /// Standard deviations taken as known, normal reference.
    Z,
    /// Student's test with a pooled variance; exact for equal standard deviations and normal data.
    STUDENT,
    /// Welch's test; the non-central t with Welch's degrees of freedom at the true variances.
    WELCH
}
