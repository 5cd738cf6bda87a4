package dev.winnow.store;

import dev.winnow.text.Texts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The one connection to a workspace file: SQL in, records out, one transaction at a time.
///
/// Calls from several threads queue up; a `write` within a `write` joins the outer transaction.
public final class Database implements AutoCloseable {
    private static final Texts TEXTS = Texts.of("store");
    private static final int BUSY_MILLIS = 10_000;

    private final Path file;
    private final Connection connection;
    private final Optional<String> readOnly;
    private final ReentrantLock turn = new ReentrantLock();
    private int depth;

    Database(Path file, Connection connection, Optional<String> readOnly) {
        this.file = file;
        this.connection = connection;
        this.readOnly = readOnly;
    }

    /// Several statements that belong together.
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run() throws StoreException, X;
    }

    /// Makes a record of the row that the cursor stands on.
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    interface Sql<T> {
        T run(Connection c) throws SQLException;
    }

    static SQLiteDataSource writable(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    static SQLiteDataSource readable(Path file) {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /// A file that nobody writes to; leaves no side files.
    static SQLiteDataSource immutable(Path file) {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toUri().toString().replaceFirst("^file:///", "file:/") + "?immutable=1");
        return source;
    }

    /// Why nothing can be written, as a sentence.
    public Optional<String> readOnly() {
        return readOnly;
    }

    public Path file() {
        return file;
    }

    /// Runs `work` as one transaction, on disk when this returns; nothing of it stays when it throws.
    ///
    /// @throws StoreException if this is a read-only session, or SQLite refuses
    public <T, X extends Exception> T write(Work<T, X> work) throws StoreException, X {
        if (readOnly.isPresent()) {
            throw new StoreException(file, readOnly.get());
        }
        turn.lock();
        try {
            return depth > 0 ? work.run() : transaction(work);
        } finally {
            turn.unlock();
        }
    }

    private <T, X extends Exception> T transaction(Work<T, X> work) throws StoreException, X {
        command("BEGIN IMMEDIATE");
        depth++;
        boolean done = false;
        try {
            T result = work.run();
            command("COMMIT");
            done = true;
            return result;
        } finally {
            depth--;
            if (!done) {
                rollBack();
            }
        }
    }

    /// A failed COMMIT may have rolled back already, so a refusal here says nothing new.
    private void rollBack() {
        try (Statement s = connection.createStatement()) {
            s.execute("ROLLBACK");
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(Database.class).debug("rollback of {}", file, e);
        }
    }

    void command(String sql) throws StoreException {
        with(c -> {
            try (Statement s = c.createStatement()) {
                return s.execute(sql);
            }
        });
    }

    /// All rows of `sql` with `args` bound in order.
    public <T> List<T> query(String sql, RowReader<T> reader, Object... args) throws StoreException {
        return with(c -> {
            try (PreparedStatement s = prepared(c, sql, args);
                    ResultSet rows = s.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return List.copyOf(all);
            }
        });
    }

    /// The first row of `sql`.
    public <T> Optional<T> one(String sql, RowReader<T> reader, Object... args) throws StoreException {
        return query(sql, reader, args).stream().findFirst();
    }

    /// Changes rows; only within [#write].
    ///
    /// @return rows changed
    public int update(String sql, Object... args) throws StoreException {
        if (!turn.isHeldByCurrentThread() || depth == 0) {
            throw new IllegalStateException("update outside of a transaction: " + sql);
        }
        return with(c -> {
            try (PreparedStatement s = prepared(c, sql, args)) {
                return s.executeUpdate();
            }
        });
    }

    private static PreparedStatement prepared(Connection c, String sql, Object... args) throws SQLException {
        PreparedStatement s = c.prepareStatement(sql);
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case Optional<?> o when o.isEmpty() -> s.setString(i + 1, null);
                case Optional<?> o -> s.setObject(i + 1, o.get().toString());
                case Boolean b -> s.setInt(i + 1, b ? 1 : 0);
                case Number n -> s.setLong(i + 1, n.longValue());
                default -> s.setString(i + 1, args[i].toString());
            }
        }
        return s;
    }

    <T> T with(Sql<T> work) throws StoreException {
        turn.lock();
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw failure(file, e);
        } finally {
            turn.unlock();
        }
    }

    /// The whole file copied into `target`, as it stands at one moment.
    void copyTo(Path target) throws StoreException {
        online(c -> c.getDatabase().backup("main", target.toString(), null), target);
    }

    /// Replaces every page by those of `source`, as one transaction.
    void replaceBy(Path source) throws StoreException {
        online(c -> c.getDatabase().restore("main", source.toString(), null), source);
    }

    private void online(Sql2 work, Path other) throws StoreException {
        with(c -> {
            int code = work.run(c.unwrap(SQLiteConnection.class));
            if (code != SQLiteErrorCode.SQLITE_OK.code) {
                SQLiteErrorCode error = SQLiteErrorCode.getErrorCode(code);
                throw new SQLiteException(other + ": " + error.message, error);
            }
            return code;
        });
    }

    @FunctionalInterface
    private interface Sql2 {
        int run(SQLiteConnection c) throws SQLException;
    }

    /// A sentence for what SQLite says.
    static StoreException failure(Path file, SQLException e) {
        String key = "sqlite.other";
        if (e instanceof SQLiteException s) {
            key = switch (SQLiteErrorCode.getErrorCode(s.getResultCode().code & 0xff)) {
                case SQLITE_BUSY, SQLITE_LOCKED -> "sqlite.busy";
                case SQLITE_FULL -> "sqlite.full";
                case SQLITE_NOTADB, SQLITE_CORRUPT -> "sqlite.damaged";
                case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> "sqlite.denied";
                default -> "sqlite.other";
            };
        }
        return new StoreException(file, TEXTS.get(key, file, String.valueOf(e.getMessage())), e);
    }

    @Override
    public void close() throws StoreException {
        with(c -> {
            c.close();
            return c;
        });
    }
}
