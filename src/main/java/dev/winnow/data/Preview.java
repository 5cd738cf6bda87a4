package dev.winnow.data;

import java.nio.file.Path;
import java.util.List;

/// What is known of files before they are imported.
///
/// @param files   in the order given; a folder is replaced by its files
/// @param options as detected, or as asked for
/// @param columns profile over the rows looked at
/// @param rows    the first rows as text, at most 200, an empty string for an empty cell
/// @param looked  how many rows the profile covers
/// @param whole   whether those are all the rows
/// @param notes   sentences on what was noticed, such as ambiguous numbers
public record Preview(
        List<Path> files,
        ReadOptions options,
        List<ColumnProfile> columns,
        List<List<String>> rows,
        long looked,
        boolean whole,
        List<String> notes) {
    public Preview {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
