package dev.winnow.store;

import dev.winnow.experiment.Project;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The projects of a workspace.
public final class ProjectRepository {
    private final Database db;
    private final Author author;

    ProjectRepository(Database db, Author author) {
        this.db = db;
        this.author = author;
    }

    /// What makes two names the same: case, surrounding blanks and the way accents are encoded do not count.
    static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /// Archived ones last, by name.
    public List<Project> list() throws StoreException {
        return db.query(
                "SELECT id, name, archived FROM projects ORDER BY archived, name_key", ProjectRepository::read);
    }

    public Optional<Project> find(UUID id) throws StoreException {
        return db.one("SELECT id, name, archived FROM projects WHERE id = ?", ProjectRepository::read, id);
    }

    /// The project of this name, but for case.
    public Optional<Project> named(String name) throws StoreException {
        return db.one(
                "SELECT id, name, archived FROM projects WHERE name_key = ?", ProjectRepository::read, key(name));
    }

    public void add(Project p) throws StoreException {
        db.update(
                "INSERT INTO projects (id, name, name_key, archived, created_at) VALUES (?, ?, ?, ?, ?)",
                p.id(), p.name(), key(p.name()), p.archived(), author.now());
    }

    public void change(Project p) throws StoreException {
        db.update(
                "UPDATE projects SET name = ?, name_key = ?, archived = ? WHERE id = ?",
                p.name(), key(p.name()), p.archived(), p.id());
    }

    private static Project read(ResultSet r) throws SQLException {
        return new Project(UUID.fromString(r.getString(1)), r.getString(2), r.getInt(3) == 1);
    }
}
