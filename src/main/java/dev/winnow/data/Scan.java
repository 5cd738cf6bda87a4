package dev.winnow.data;

import java.util.List;

/// A table expression whose columns are called `c0`, `c1`, ... in the order of the header, so that no name from a file
/// ever stands in SQL.
///
/// @param from  what to write after `FROM`
/// @param kinds what each column already is
/// @param lines whether it also has `file` (0 for the first) and `line`
record Scan(String from, List<Kind> kinds, boolean lines) {
    /// What the values of a column are before any of our expressions.
    enum Kind {
        TEXT,
        /// A number that may be infinite or not a number.
        NUMBER,
        /// The same, with the promise that whoever sees one that is not finite starts again from text.
        PLAIN,
        FLAG,
        LOCAL_TIME
    }

    Scan {
        kinds = List.copyOf(kinds);
    }
}
