package dev.winnow.store;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.Template;
import dev.winnow.json.Json;
import java.util.List;
import java.util.UUID;

/// The templates that a team made itself.
public final class TemplateRepository {
    private final Database db;
    private final Author author;

    TemplateRepository(Database db, Author author) {
        this.db = db;
        this.author = author;
    }

    /// By name.
    public List<Template> list() throws StoreException {
        return db.query(
                "SELECT id, name, description, design FROM templates ORDER BY name_key",
                r -> new Template(
                        UUID.fromString(r.getString(1)),
                        r.getString(2),
                        r.getString(3),
                        Json.read(r.getString(4), Design.class),
                        false));
    }

    /// Whether a template has this name, but for case.
    public boolean taken(String name) throws StoreException {
        return db.one("SELECT 1 FROM templates WHERE name_key = ?", r -> r.getInt(1), ProjectRepository.key(name))
                .isPresent();
    }

    public void add(Template t) throws StoreException {
        db.update(
                "INSERT INTO templates (id, name, name_key, description, design, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                t.id(), t.name(), ProjectRepository.key(t.name()), t.description(), Json.write(t.design()),
                author.now());
    }

    public void remove(UUID id) throws StoreException {
        db.update("DELETE FROM templates WHERE id = ?", id);
    }
}
