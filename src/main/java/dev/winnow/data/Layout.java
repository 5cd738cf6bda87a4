package dev.winnow.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What one row of the file is.
public enum Layout {
    /// One row a unit: its variant, outcomes, pre-period numbers and segments in columns.
    @JsonProperty("units")
    UNITS,
    /// Several rows a unit, outcomes in columns, added up per unit.
    @JsonProperty("rows")
    ROWS,
    /// One row an event: unit, variant, time, event name and value.
    @JsonProperty("events")
    EVENTS,
    /// Two files: exposures (unit, variant, time) and events (unit, time, event name, value).
    @JsonProperty("exposuresAndEvents")
    EXPOSURES_AND_EVENTS
}
