package dev.winnow.data;

import java.util.Collection;
import java.util.stream.Collectors;

/// Text from files and users made safe inside SQL.
final class Sql {
    private Sql() {}

    /// A string literal.
    static String text(String s) {
        return "'" + s.replace("'", "''") + "'";
    }

    /// A quoted identifier.
    static String name(String s) {
        return "\"" + s.replace("\"", "\"\"") + "\"";
    }

    /// A parenthesised list of string literals.
    static String texts(Collection<String> all) {
        return all.stream().map(Sql::text).collect(Collectors.joining(", ", "(", ")"));
    }

    /// A bracketed list of string literals.
    static String array(Collection<String> all) {
        return all.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
