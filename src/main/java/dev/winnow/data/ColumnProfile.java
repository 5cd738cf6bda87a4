package dev.winnow.data;

import java.util.List;
import java.util.Optional;

/// One column as the data have it.
///
/// @param nulls     empty cells
/// @param distinct  distinct values; approximate above [#EXACT]
/// @param min       smallest value as text; absent when all cells are empty
/// @param histogram numbers and times: counts in up to 20 equal bins from min to max; otherwise empty
/// @param examples  up to five values as they stand in the file, most frequent first
public record ColumnProfile(
        String name,
        ColumnType type,
        long nulls,
        long distinct,
        Optional<String> min,
        Optional<String> max,
        List<Long> histogram,
        List<String> examples) {
    /// Up to so many distinct values they are counted one by one.
    public static final long EXACT = 500_000;

    public ColumnProfile {
        histogram = List.copyOf(histogram);
        examples = List.copyOf(examples);
    }
}
