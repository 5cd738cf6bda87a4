package dev.winnow.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where an experiment stands in its life; [Lifecycle] says what may follow what.
public enum Status {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("stopped")
    STOPPED
}
