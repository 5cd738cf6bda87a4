package dev.winnow.data;

import java.util.List;

/// Rows that were not used, and why.
///
/// @param code   stable word: `missingVariant`, `unknownVariant`, `missingUnit`, `duplicateUnit`,
///               `severalVariants`, `unparsableNumber`, `unparsableTime`, `missingOutcome`, `malformedRow`, ...
/// @param reason the same in words, naming the column
/// @param rows   how many, above 0
/// @param units  how many units, where units were left out; else 0
/// @param lines  the first line numbers, at most 10, 1 for the first line of the file; empty when unknown
/// @param metric the metric that lost these rows; empty when all did
public record LedgerEntry(
        String code, String reason, long rows, long units, List<Long> lines, String metric) {
    public LedgerEntry {
        lines = List.copyOf(lines);
    }
}
