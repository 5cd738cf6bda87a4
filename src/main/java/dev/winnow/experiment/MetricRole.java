package dev.winnow.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a metric decides.
public enum MetricRole {
    /// Decides the verdict.
    @JsonProperty("primary")
    PRIMARY,
    /// Explains the verdict.
    @JsonProperty("secondary")
    SECONDARY,
    /// Must not get worse than its margin.
    @JsonProperty("guardrail")
    GUARDRAIL
}
