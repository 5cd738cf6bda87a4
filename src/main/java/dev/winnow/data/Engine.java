package dev.winnow.data;

import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import dev.winnow.task.Scratch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/// One DuckDB connection with the settings that every query here relies on: no extension is ever fetched, memory is
/// bounded, and a cancel stops the running statement.
final class Engine implements AutoCloseable {
    private static final String MEMORY = "1100MB";

    private static final String SPILL = "winnow-spill-";

    private static final long TICK_MILLIS = 100;

    private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();
    private final Connection connection;
    private final Progress progress;
    private final Path spill;

    private Engine(Connection connection, Progress progress, Path spill) {
        this.connection = connection;
        this.progress = progress;
        this.spill = spill;
    }

    /// A database in memory that spills to the platform's temporary folder.
    static Engine inMemory(Progress progress) throws SQLException {
        return open("jdbc:duckdb:", progress, false);
    }

    static Engine file(Path file, Progress progress) throws SQLException {
        return open("jdbc:duckdb:" + file, progress, false);
    }

    static Engine readOnly(Path file, Progress progress) throws SQLException {
        return open("jdbc:duckdb:" + file, progress, true);
    }

    private static Engine open(String url, Progress progress, boolean readOnly) throws SQLException {
        Properties p = new Properties();
        p.setProperty("autoinstall_known_extensions", "false");
        p.setProperty("autoload_known_extensions", "false");
        p.setProperty("memory_limit", MEMORY);
        // one for each engine: two databases in one folder would write to the same files
        Path spill = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")), SPILL);
        p.setProperty("temp_directory", spill.toString());
        p.setProperty("preserve_insertion_order", "false");
        if (readOnly) {
            p.setProperty("duckdb.read_only", "true");
        }
        Engine e = new Engine(DriverManager.getConnection(url, p), progress, spill);
        e.run("SET enable_progress_bar = true");
        e.run("SET enable_progress_bar_print = false");
        return e;
    }

    Connection connection() {
        return connection;
    }

    /// Times without a zone are read in `zone`, and days are days there.
    void zone(ZoneId zone) throws SQLException, InputException {
        String name = zone.getId();
        if (zone.normalized() instanceof ZoneOffset o) {
            int seconds = o.getTotalSeconds();
            if (seconds % 3600 != 0) {
                throw Problems.of("zone", "zone", name, name);
            }
            int hours = seconds / 3600;
            // the sign of these names is turned round: Etc/GMT-2 is two hours east of Greenwich
            name = hours == 0 ? "UTC" : "Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours);
        }
        try {
            run("SET TimeZone = " + Sql.text(name));
        } catch (SQLException e) {
            if (!unknownZone(e)) {
                throw e;
            }
            throw Problems.of("zone", "zone", zone.getId(), zone.getId());
        }
    }

    private static boolean unknownZone(SQLException e) {
        String m = e.getMessage();
        return m != null && m.contains("TimeZone");
    }

    /// Runs a statement; a cancel interrupts it.
    ///
    /// @throws CancellationException if it was cancelled
    void run(String sql) throws SQLException {
        progress.check();
        AtomicBoolean cancelled = new AtomicBoolean();
        try (Statement s = connection.createStatement();
                Progress.Registration _ = progress.onCancel(() -> cancel(s, cancelled))) {
            running.set(s);
            s.execute(sql);
        } catch (SQLException e) {
            throw orCancelled(e, cancelled);
        } finally {
            running.set(null);
        }
        progress.check();
    }

    /// Runs a long statement and reports its progress from `from` to `to` while it runs.
    void run(String sql, double from, double to, String what) throws SQLException {
        progress.at(from, what);
        Thread reporter = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Thread.sleep(TICK_MILLIS);
                    Statement s = running.get();
                    double share = s == null ? -1 : share(s);
                    if (share >= 0) {
                        progress.at(from + (to - from) * share, what);
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            run(sql);
        } finally {
            reporter.interrupt();
        }
    }

    private static double share(Statement s) {
        try {
            double percent = s.unwrap(DuckDBPreparedStatement.class).getQueryProgress().getPercentage();
            return Math.min(1, percent / 100);
        } catch (SQLException _) {
            // the statement ended in the same moment
            return -1;
        }
    }

    /// Reads one value from each row.
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet r) throws SQLException;
    }

    /// All rows of a query, in order.
    <T> List<T> query(String sql, Row<T> row) throws SQLException {
        progress.check();
        AtomicBoolean cancelled = new AtomicBoolean();
        List<T> out = new ArrayList<>();
        try (Statement s = connection.createStatement();
                Progress.Registration _ = progress.onCancel(() -> cancel(s, cancelled));
                ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                out.add(row.read(r));
            }
        } catch (SQLException e) {
            throw orCancelled(e, cancelled);
        }
        return out;
    }

    private static void cancel(Statement s, AtomicBoolean cancelled) {
        cancelled.set(true);
        try {
            s.cancel();
        } catch (SQLException _) {
            // the statement ended in the same moment; the check after it sees the cancel
        }
    }

    private SQLException orCancelled(SQLException e, AtomicBoolean cancelled) {
        if (cancelled.get()) {
            progress.check();
            throw new CancellationException();
        }
        return e;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // nothing was left to write; the process frees the rest
        }
        Scratch.remove(spill);
    }
}
