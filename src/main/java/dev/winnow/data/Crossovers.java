package dev.winnow.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What happens to units seen in more than one variant.
public enum Crossovers {
    /// They are left out and counted in the ledger.
    @JsonProperty("exclude")
    EXCLUDE,
    /// They count for the variant that they were first exposed to; needs a time column.
    @JsonProperty("firstExposure")
    FIRST_EXPOSURE
}
