package dev.winnow.store;

import dev.winnow.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The datasets of a workspace, and the mappings used for files with the same header.
public final class DatasetRepository {
    private static final String COLUMNS = "id, name, fingerprint, row_count, byte_count, imported_at, payload";

    private final Database db;
    private final Author author;

    DatasetRepository(Database db, Author author) {
        this.db = db;
        this.author = author;
    }

    /// Newest first.
    public List<StoredDataset> list() throws StoreException {
        return db.query(
                "SELECT " + COLUMNS + " FROM datasets ORDER BY imported_at DESC, id", DatasetRepository::read);
    }

    public Optional<StoredDataset> find(UUID id) throws StoreException {
        return db.one("SELECT " + COLUMNS + " FROM datasets WHERE id = ?", DatasetRepository::read, id);
    }

    public void add(StoredDataset d) throws StoreException {
        db.update(
                "INSERT INTO datasets (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
                d.id(), d.name(), d.fingerprint(), d.rows(), d.bytes(), d.importedAt(), d.payload());
    }

    /// Keeps another payload for a dataset; its numbers and files stay.
    public void change(UUID id, String payload) throws StoreException {
        db.update("UPDATE datasets SET payload = ? WHERE id = ?", payload, id);
    }

    /// The mapping used last for files with this header, as JSON.
    public Optional<String> mapping(List<String> header) throws StoreException {
        return db.one("SELECT mapping FROM mappings WHERE header = ?", r -> r.getString(1), key(header));
    }

    /// Remembers `mapping` (JSON) for files with this header.
    public void remember(List<String> header, String mapping) throws StoreException {
        db.update(
                """
                INSERT INTO mappings (header, columns, mapping, used_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (header) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at""",
                key(header), Json.write(header.stream().sorted().toList()), mapping, author.now());
    }

    /// The set of the columns counts, not their order.
    private static String key(List<String> header) {
        return Chain.hash(header.stream().sorted().toArray(String[]::new));
    }

    private static StoredDataset read(ResultSet r) throws SQLException {
        return new StoredDataset(
                UUID.fromString(r.getString(1)),
                r.getString(2),
                r.getString(3),
                r.getLong(4),
                r.getLong(5),
                Instant.parse(r.getString(6)),
                r.getString(7));
    }
}
