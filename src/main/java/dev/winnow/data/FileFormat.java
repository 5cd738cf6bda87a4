package dev.winnow.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Kinds of files that can be imported, each also as `.gz` or `.zst` where the format is text.
public enum FileFormat {
    /// Comma, tab, semicolon or pipe separated text.
    @JsonProperty("csv")
    CSV,
    @JsonProperty("json")
    JSON,
    @JsonProperty("parquet")
    PARQUET,
    @JsonProperty("xlsx")
    XLSX
}
