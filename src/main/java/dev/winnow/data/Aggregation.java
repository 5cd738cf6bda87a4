package dev.winnow.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How several rows of a unit become one number.
public enum Aggregation {
    @JsonProperty("sum")
    SUM,
    @JsonProperty("mean")
    MEAN,
    @JsonProperty("max")
    MAX,
    @JsonProperty("min")
    MIN,
    @JsonProperty("count")
    COUNT
}
