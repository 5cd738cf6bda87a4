package dev.winnow.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What was decided about a stopped experiment.
///
/// @param outcome what the team decided
/// @param comment why, in its own words; may be empty
public record Conclusion(Outcome outcome, String comment) {
    /// A team's decision.
    public enum Outcome {
        @JsonProperty("won")
        WON,
        @JsonProperty("lost")
        LOST,
        @JsonProperty("inconclusive")
        INCONCLUSIVE,
        @JsonProperty("stoppedEarly")
        STOPPED_EARLY,
        @JsonProperty("invalid")
        INVALID
    }
}
