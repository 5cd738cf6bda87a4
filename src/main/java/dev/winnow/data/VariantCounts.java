package dev.winnow.data;

import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How often each value of a column stands in files, over all their rows.
public final class VariantCounts {
    /// More values than any experiment has variants; the rarest are left out beyond it.
    public static final int MOST = 1000;

    /// @param column name of the column
    /// @return rows per value as it stands, trimmed, most frequent first; empty cells are not counted
    /// @throws InputException                                 if the files cannot be read or have no such column
    /// @throws java.util.concurrent.CancellationException if the progress says so
    public Map<String, Long> of(List<Path> files, ReadOptions options, String column, Progress progress)
            throws InputException {
        Source source = Source.open(files, Optional.of(options));
        int at = source.column(column, "variant");
        if (source.direct()) {
            try (Engine engine = Engine.inMemory(progress)) {
                Scan scan = source.options().format() == FileFormat.CSV
                        ? CsvScan.of(source, Map.of())
                        : ParquetFiles.scan(engine, source);
                Map<String, Long> counts = count(engine, scan, at);
                // a header with quotes in quotes can make the fast reader see no rows at all
                if (!counts.isEmpty()) {
                    return counts;
                }
            } catch (SQLException _) {
                // a row that does not fit; the careful way below passes it over
                progress.check();
            }
        }
        try (Engine engine = Engine.inMemory(progress)) {
            return count(engine, Staging.load(engine, source, progress).scan(), at);
        } catch (SQLException e) {
            throw Problems.file("readFailed", files.getFirst(), Problems.line(e.getMessage()));
        }
    }

    private static Map<String, Long> count(Engine engine, Scan scan, int column) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        record Row(String value, long rows) {}
        for (Row row : engine.query(
                "SELECT v, count(*) AS n FROM (SELECT " + Values.word(scan, column) + " AS v FROM " + scan.from()
                        + ") WHERE v IS NOT NULL GROUP BY v ORDER BY n DESC, v LIMIT " + MOST,
                r -> new Row(r.getString(1), r.getLong(2)))) {
            counts.put(row.value(), row.rows());
        }
        return counts;
    }
}
