package dev.winnow.store;

import dev.winnow.text.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The append-only, chained list of what was done.
public final class AuditTrail {
    private static final Texts TEXTS = Texts.of("store");
    private static final String COLUMNS = "number, at, author, action, subject, detail, previous, hash";

    private final Database db;
    private final Author author;

    AuditTrail(Database db, Author author) {
        this.db = db;
        this.author = author;
    }

    /// Appends an entry, within the transaction of what it is about.
    public AuditEntry note(String action, Object subject, String detail) throws StoreException {
        return db.write(() -> {
            Optional<AuditEntry> last = db.one(
                    "SELECT " + COLUMNS + " FROM audit ORDER BY number DESC LIMIT 1", AuditTrail::read);
            long number = last.map(AuditEntry::number).orElse(0L) + 1;
            String previous = last.map(AuditEntry::hash).orElse("");
            Instant at = author.now();
            String about = subject.toString();
            String hash = AuditEntry.hash(number, at, author.name(), action, about, detail, previous);
            db.update(
                    "INSERT INTO audit (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    number, at, author.name(), action, about, detail, previous, hash);
            return new AuditEntry(number, at, author.name(), action, about, detail, previous, hash);
        });
    }

    /// Newest first.
    public List<AuditEntry> newest(int most) throws StoreException {
        return db.query(
                "SELECT " + COLUMNS + " FROM audit ORDER BY number DESC LIMIT ?", AuditTrail::read, most);
    }

    /// What was done to one subject, newest first.
    public List<AuditEntry> of(Object subject) throws StoreException {
        return db.query(
                "SELECT " + COLUMNS + " FROM audit WHERE subject = ? ORDER BY number DESC",
                AuditTrail::read,
                subject);
    }

    /// What does not hold in the chain, a sentence each.
    public List<String> check() throws StoreException {
        List<String> wrong = new ArrayList<>();
        String previous = "";
        long number = 0;
        for (AuditEntry e : db.query("SELECT " + COLUMNS + " FROM audit ORDER BY number", AuditTrail::read)) {
            number++;
            if (e.number() != number || !e.previous().equals(previous) || !e.holds()) {
                wrong.add(TEXTS.get("check.audit", Long.toString(e.number())));
            }
            number = e.number();
            previous = e.hash();
        }
        return List.copyOf(wrong);
    }

    private static AuditEntry read(ResultSet r) throws SQLException {
        return new AuditEntry(
                r.getLong(1),
                Instant.parse(r.getString(2)),
                r.getString(3),
                r.getString(4),
                r.getString(5),
                r.getString(6),
                r.getString(7),
                r.getString(8));
    }
}
