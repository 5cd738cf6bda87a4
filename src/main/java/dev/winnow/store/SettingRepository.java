package dev.winnow.store;

import java.util.Optional;

/// Settings that belong to the workspace, each a JSON value under a name.
public final class SettingRepository {
    private final Database db;

    SettingRepository(Database db) {
        this.db = db;
    }

    public Optional<String> get(String name) throws StoreException {
        return db.one("SELECT value FROM settings WHERE name = ?", r -> r.getString(1), name);
    }

    /// @param value JSON
    public void set(String name, String value) throws StoreException {
        db.update(
                """
                INSERT INTO settings (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value""",
                name,
                value);
    }
}
