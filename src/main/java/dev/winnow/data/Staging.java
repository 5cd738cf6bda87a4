package dev.winnow.data;

import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The careful way to read: every row goes through Java, which knows its line number and what is wrong with it, into
/// the table `raw` of text columns.
final class Staging implements AutoCloseable {
    static final String TABLE = "raw";

    private final DuckDBAppender appender;
    private final Source source;
    private final int width;
    private final Progress progress;
    private final long size;
    private long rows;
    private long malformed;
    private long read;
    private long readBefore;
    private final List<Long> malformedLines = new ArrayList<>();

    /// What came of it.
    ///
    /// @param rows      rows kept
    /// @param malformed rows with too many or too few cells
    /// @param lines     their first line numbers
    record Staged(Scan scan, long rows, long malformed, List<Long> lines) {}

    private Staging(Engine engine, Source source, Progress progress) throws SQLException {
        this.source = source;
        this.width = source.names().size();
        this.progress = progress;
        this.size = Math.max(1, source.size());
        StringBuilder columns = new StringBuilder("file INTEGER, line BIGINT");
        for (int i = 0; i < width; i++) {
            columns.append(", c").append(i).append(" VARCHAR");
        }
        engine.run("CREATE TABLE " + TABLE + " (" + columns + ")");
        this.appender = engine.connection().unwrap(DuckDBConnection.class).createAppender(TABLE);
    }

    static Staged load(Engine engine, Source source, Progress progress) throws SQLException, InputException {
        try (Staging s = new Staging(engine, source, progress)) {
            for (int f = 0; f < source.files().size(); f++) {
                switch (source.options().format()) {
                    case CSV -> CsvRows.read(source, f, s);
                    case JSON -> JsonFiles.read(source, f, s);
                    case XLSX -> XlsxFiles.read(source, f, s);
                    case PARQUET -> s.parquet(engine, source);
                }
                if (source.options().format() == FileFormat.PARQUET) {
                    break;
                }
            }
            s.appender.flush();
            if (source.options().format() == FileFormat.PARQUET) {
                s.rows = engine.query("SELECT count(*) FROM " + TABLE, r -> r.getLong(1)).getFirst();
            }
            return new Staged(table(s.width), s.rows, s.malformed, List.copyOf(s.malformedLines));
        } catch (IOException e) {
            throw Problems.file("fileUnreadable", source.files().getFirst());
        }
    }

    /// The table as a scan.
    static Scan table(int width) {
        return new Scan(TABLE, Collections.nCopies(width, Scan.Kind.TEXT), true);
    }

    private void parquet(Engine engine, Source source) throws SQLException {
        Scan scan = ParquetFiles.scan(engine, source);
        StringBuilder cells = new StringBuilder("file, line");
        for (int i = 0; i < width; i++) {
            cells.append(", c").append(i).append("::VARCHAR");
        }
        engine.run("INSERT INTO " + TABLE + " SELECT " + cells + " FROM " + scan.from());
    }

    /// Keeps a row, or counts it as malformed when it has too many or too few cells.
    void row(int file, long line, List<String> cells) throws SQLException {
        if (cells.size() != source.width(file)) {
            // a quote that does not belong there swallows lines: each of them is a row that is not used
            malformed(line, 1 + breaks(cells));
            return;
        }
        appender.beginRow();
        appender.append(file);
        appender.append(line);
        for (String c : source.placed(file, cells)) {
            if (c.isEmpty()) {
                appender.appendNull();
            } else {
                appender.append(c);
            }
        }
        appender.endRow();
        if (++rows % 4096 == 0) {
            progress.check();
            progress.at(0.8 * Math.min(1, (double) (readBefore + read) / size), Problems.TEXTS.get("progress.reading"));
        }
    }

    /// Line breaks within the cells of a row.
    static long breaks(List<String> cells) {
        return cells.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
    }

    void malformed(long line, long count) {
        malformed += count;
        if (malformedLines.size() < 10) {
            malformedLines.add(line);
        }
    }

    /// Bytes of the current file that were read so far.
    void position(long bytes) {
        read = bytes;
    }

    void nextFile() {
        readBefore += read;
        read = 0;
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
