package dev.winnow.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which way a metric should move.
public enum Direction {
    @JsonProperty("increase")
    INCREASE,
    @JsonProperty("decrease")
    DECREASE
}
