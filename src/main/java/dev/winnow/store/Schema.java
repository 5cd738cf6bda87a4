package dev.winnow.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteDataSource;

/// The version of the tables. Starting Flyway costs half a second, so it is only asked when the file's own
/// `user_version` says that there is something to do.
public final class Schema {
    /// What this program reads and writes: the number of the newest script in `db/migration`.
    public static final int VERSION = 1;

    /// Marks the file as a Winnow workspace: `Wnnw`.
    static final int APPLICATION = 0x576E6E77;

    private Schema() {}

    static int version(Connection c) throws SQLException {
        return pragma(c, "user_version");
    }

    static int application(Connection c) throws SQLException {
        return pragma(c, "application_id");
    }

    private static int pragma(Connection c, String name) throws SQLException {
        try (Statement s = c.createStatement();
                var rows = s.executeQuery("PRAGMA " + name)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /// Whether the file may be migrated: an empty one, one of ours, or one whose making was cut short.
    static boolean ours(Connection c) throws SQLException {
        if (application(c) == APPLICATION) {
            return true;
        }
        if (application(c) != 0 || version(c) != 0) {
            return false;
        }
        try (Statement s = c.createStatement();
                var rows = s.executeQuery("""
                        SELECT count(*), coalesce(sum(name = 'flyway_schema_history'), 0)
                        FROM sqlite_master WHERE type = 'table'""")) {
            return rows.next() && (rows.getInt(1) == 0 || rows.getInt(2) == 1);
        }
    }

    /// Brings the tables to [#VERSION].
    static void migrate(SQLiteDataSource source, Connection c) throws SQLException {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load()
                .migrate();
        try (Statement s = c.createStatement()) {
            s.execute("PRAGMA application_id = " + APPLICATION);
            s.execute("PRAGMA user_version = " + VERSION);
        }
    }
}
