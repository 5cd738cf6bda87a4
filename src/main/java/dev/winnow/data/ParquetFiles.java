package dev.winnow.data;

import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Parquet, read by DuckDB.
final class ParquetFiles {
    static final int SAMPLE = 10_000;

    private record Column(String name, String type) {}

    private ParquetFiles() {}

    static Source open(Path file) throws InputException {
        try (Engine engine = Engine.inMemory(Progress.none())) {
            List<Column> columns = columns(engine, file);
            String cells = columns.stream().map(c -> text(c)).collect(Collectors.joining(", "));
            List<List<String>> sample = engine.query(
                    "SELECT " + cells + " FROM " + read(List.of(file)) + " LIMIT " + (SAMPLE + 1), r -> {
                        List<String> row = new ArrayList<>();
                        for (int i = 1; i <= columns.size(); i++) {
                            String s = r.getString(i);
                            row.add(s == null ? "" : s);
                        }
                        return List.copyOf(row);
                    });
            if (sample.isEmpty()) {
                throw Problems.file("headerOnly", file);
            }
            boolean whole = sample.size() <= SAMPLE;
            return new Source(List.of(file), new ReadOptions(FileFormat.PARQUET, ",", "\"", "UTF-8", false, false, true),
                    Dialect.names(columns.stream().map(Column::name).toList()),
                    whole ? sample : sample.subList(0, SAMPLE), whole, Optional.of("\\n"), Head.Packing.NONE, List.of(), "");
        } catch (SQLException e) {
            throw Problems.file("parquetBroken", file, Problems.line(e.getMessage()));
        }
    }

    private static List<Column> columns(Engine engine, Path file) throws SQLException {
        return engine.query("DESCRIBE SELECT * FROM " + read(List.of(file)),
                r -> new Column(r.getString(1), r.getString(2).toUpperCase(Locale.ROOT)));
    }

    private static String read(List<Path> files) {
        return "read_parquet(" + Sql.array(files.stream()
                .map(f -> CsvScan.literal(f.toAbsolutePath().toString())).toList()) + ")";
    }

    private static String text(Column c) {
        String q = Sql.name(c.name);
        if (c.type.startsWith("TIMESTAMP WITH")) {
            return "strftime(timezone('UTC', " + q + "), '%Y-%m-%dT%H:%M:%S.%fZ')";
        }
        return q + "::VARCHAR";
    }

    /// The files as one table of text with numbers kept as numbers; the record's number stands for the line.
    static Scan scan(Engine engine, Source source) throws SQLException {
        List<Column> columns = columns(engine, source.files().getFirst());
        List<Scan.Kind> kinds = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column c = columns.get(i);
            boolean number = c.type.matches("(U?(TINYINT|SMALLINT|INTEGER|BIGINT)|HUGEINT|FLOAT|DOUBLE|DECIMAL.*)");
            kinds.add(number ? Scan.Kind.NUMBER : c.type.equals("BOOLEAN") ? Scan.Kind.FLAG : Scan.Kind.TEXT);
            cells.add((number || c.type.equals("BOOLEAN") ? Sql.name(c.name) : text(c)) + " AS c" + i);
        }
        List<String> parts = new ArrayList<>();
        for (int f = 0; f < source.files().size(); f++) {
            parts.add("SELECT " + String.join(", ", cells) + ", " + f + " AS file, file_row_number + 1 AS line FROM read_parquet("
                    + Sql.text(CsvScan.literal(source.files().get(f).toAbsolutePath().toString())) + ", file_row_number = true)");
        }
        return new Scan("(" + String.join(" UNION ALL ", parts) + ")", kinds, true);
    }
}
