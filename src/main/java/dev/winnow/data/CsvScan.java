package dev.winnow.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// CSV as DuckDB reads it, for the fast way: strict, and with columns typed when the sample says so. It fails on the
/// first cell or row that does not fit; the careful way then says which.
final class CsvScan {
    private CsvScan() {}

    /// @param typed kinds of the columns that are not text
    static Scan of(Source source, Map<Integer, Scan.Kind> typed) {
        List<Scan.Kind> kinds = new ArrayList<>();
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < source.names().size(); i++) {
            Scan.Kind kind = typed.getOrDefault(i, Scan.Kind.TEXT);
            kinds.add(kind);
            String type = switch (kind) {
                case TEXT -> "VARCHAR";
                case NUMBER, PLAIN -> "DOUBLE";
                case FLAG -> "BOOLEAN";
                case LOCAL_TIME -> "TIMESTAMP";
            };
            columns.append(i == 0 ? "" : ", ").append("'c").append(i).append("': '").append(type).append('\'');
        }
        ReadOptions o = source.options();
        String from = "read_csv(" + Sql.array(source.files().stream().map(f -> literal(f.toAbsolutePath().toString())).toList())
                + ", auto_detect = false, header = " + o.header() + ", delim = " + Sql.text(o.delimiter()) + ", quote = "
                + Sql.text(o.quote()) + ", escape = " + Sql.text(o.quote()) + ", nullstr = '', strict_mode = true"
                + ", new_line = '" + source.newLine().orElse("\\n") + "', compression = '" + source.packing().duck()
                + "', columns = {" + columns + "})";
        return new Scan(from, kinds, false);
    }

    /// A path in which no character is a pattern.
    static String literal(String path) {
        return path.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]");
    }
}
