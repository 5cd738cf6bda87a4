package dev.winnow.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Reads Zstandard text line by line; DuckDB unpacks it, since the JDK cannot.
final class Zst extends Reader {
    private final Engine engine;
    private final Statement statement;
    private final ResultSet lines;
    private String line = "";
    private int at;

    private Zst(Engine engine, Statement statement, ResultSet lines) {
        this.engine = engine;
        this.statement = statement;
        this.lines = lines;
    }

    /// A table expression with the lines in column `l`.
    static String lines(Path file) {
        // a unit separator stands in no text table, so that each line stays whole
        return "read_csv(" + Sql.text(file.toString())
                + ", auto_detect = false, header = false, delim = '\\x1f', quote = '', escape = '',"
                + " columns = {'l': 'VARCHAR'}, compression = 'zstd', parallel = false, max_line_size = 20000000)";
    }

    static Reader open(Path file) throws IOException {
        try {
            Engine engine = Engine.inMemory(dev.winnow.task.Progress.none());
            engine.run("SET preserve_insertion_order = true");
            Statement s = engine.connection().createStatement();
            return new Zst(engine, s, s.executeQuery("SELECT l FROM " + lines(file)));
        } catch (SQLException e) {
            throw new IOException(Problems.line(e.getMessage()), e);
        }
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        try {
            while (at >= line.length()) {
                if (!lines.next()) {
                    return -1;
                }
                String next = lines.getString(1);
                line = (next == null ? "" : next) + "\n";
                at = 0;
            }
        } catch (SQLException e) {
            throw new IOException(Problems.line(e.getMessage()), e);
        }
        int n = Math.min(length, line.length() - at);
        line.getChars(at, at + n, buffer, offset);
        at += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        try {
            lines.close();
            statement.close();
        } catch (SQLException e) {
            throw new IOException(Problems.line(e.getMessage()), e);
        } finally {
            engine.close();
        }
    }
}
