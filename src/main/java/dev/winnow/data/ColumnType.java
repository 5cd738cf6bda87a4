package dev.winnow.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What the values of a column are.
public enum ColumnType {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("integer")
    INTEGER,
    @JsonProperty("decimal")
    DECIMAL,
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("date")
    DATE,
    @JsonProperty("time")
    TIME
}
