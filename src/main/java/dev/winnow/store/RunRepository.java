package dev.winnow.store;

import dev.winnow.text.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The stored readouts, and the files that were made of them.
public final class RunRepository {
    private static final Texts TEXTS = Texts.of("store");
    private static final String COLUMNS = "id, experiment, dataset, revision, revision_hash, design_hash, data_hash,"
            + " engine, at, author, readout, frozen";
    private static final String EXPORT = "id, run, format, file, byte_count, sha256, at, author";

    private final Database db;
    private final Author author;

    RunRepository(Database db, Author author) {
        this.db = db;
        this.author = author;
    }

    /// A run of now by the author of this session; not stored yet.
    public StoredRun now(
            UUID experiment,
            UUID dataset,
            long revision,
            String revisionHash,
            String designHash,
            String dataHash,
            String engine,
            String readout) {
        return new StoredRun(
                UUID.randomUUID(), experiment, dataset, revision, revisionHash, designHash, dataHash, engine,
                author.now(), author.name(), readout, false);
    }

    public void add(StoredRun run) throws StoreException {
        db.update(
                "INSERT INTO runs (" + COLUMNS + ", readout_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.id(), run.experiment(), run.dataset(), run.revision(), run.revisionHash(), run.designHash(),
                run.dataHash(), run.engine(), run.at(), run.author(), run.readout(), run.frozen(),
                Chain.hash(run.readout()));
    }

    /// Newest first.
    public List<StoredRun> list(UUID experiment) throws StoreException {
        return db.query(
                "SELECT " + COLUMNS + " FROM runs WHERE experiment = ? ORDER BY at DESC, rowid DESC",
                RunRepository::read,
                experiment);
    }

    public Optional<StoredRun> latest(UUID experiment) throws StoreException {
        return db.one(
                "SELECT " + COLUMNS + " FROM runs WHERE experiment = ? ORDER BY at DESC, rowid DESC LIMIT 1",
                RunRepository::read,
                experiment);
    }

    public Optional<StoredRun> find(UUID run) throws StoreException {
        return db.one("SELECT " + COLUMNS + " FROM runs WHERE id = ?", RunRepository::read, run);
    }

    public void freeze(UUID run, boolean frozen) throws StoreException {
        db.update("UPDATE runs SET frozen = ? WHERE id = ?", frozen, run);
    }

    /// Notes a file that was made of a run.
    public void noteExport(UUID run, String format, String file, long bytes, String sha256) throws StoreException {
        db.update(
                "INSERT INTO exports (" + EXPORT + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(), run, format, file, bytes, sha256, author.now(), author.name());
    }

    /// The files made of an experiment's runs, newest first.
    public List<StoredExport> exports(UUID experiment) throws StoreException {
        return db.query(
                "SELECT " + EXPORT + """
                 FROM exports WHERE run IN (SELECT id FROM runs WHERE experiment = ?)
                ORDER BY at DESC, rowid DESC""",
                r -> new StoredExport(
                        UUID.fromString(r.getString(1)),
                        UUID.fromString(r.getString(2)),
                        r.getString(3),
                        r.getString(4),
                        r.getLong(5),
                        r.getString(6),
                        Instant.parse(r.getString(7)),
                        r.getString(8)),
                experiment);
    }

    /// Every run of the workspace, for checks.
    public List<StoredRun> all() throws StoreException {
        return db.query("SELECT " + COLUMNS + " FROM runs ORDER BY at, id", RunRepository::read);
    }

    /// Runs whose readout is not what was stored, a sentence each.
    List<String> check() throws StoreException {
        record Kept(String id, String readout, String hash) {}
        List<String> wrong = new ArrayList<>();
        for (Kept k : db.query(
                "SELECT id, readout, readout_hash FROM runs ORDER BY at, id",
                r -> new Kept(r.getString(1), r.getString(2), r.getString(3)))) {
            if (!Chain.hash(k.readout()).equals(k.hash())) {
                wrong.add(TEXTS.get("check.readout", k.id()));
            }
        }
        return List.copyOf(wrong);
    }

    private static StoredRun read(ResultSet r) throws SQLException {
        return new StoredRun(
                UUID.fromString(r.getString(1)),
                UUID.fromString(r.getString(2)),
                UUID.fromString(r.getString(3)),
                r.getLong(4),
                r.getString(5),
                r.getString(6),
                r.getString(7),
                r.getString(8),
                Instant.parse(r.getString(9)),
                r.getString(10),
                r.getString(11),
                r.getInt(12) == 1);
    }
}
