package dev.winnow.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What SQLite itself finds wrong with a file.
final class Integrity {
    private Integrity() {}

    /// Damaged pages, indexes and broken references; empty when the file is sound.
    static List<String> check(Connection c) throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Statement s = c.createStatement();
                var rows = s.executeQuery("PRAGMA integrity_check(20)")) {
            while (rows.next()) {
                if (!"ok".equals(rows.getString(1))) {
                    wrong.add(rows.getString(1));
                }
            }
        }
        try (Statement s = c.createStatement();
                var rows = s.executeQuery("PRAGMA foreign_key_check")) {
            while (rows.next()) {
                wrong.add("%s row %d -> %s".formatted(rows.getString(1), rows.getLong(2), rows.getString(3)));
            }
        }
        return List.copyOf(wrong);
    }
}
