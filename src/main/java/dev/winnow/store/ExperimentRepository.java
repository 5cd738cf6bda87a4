package dev.winnow.store;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Revision;
import dev.winnow.json.Json;
import dev.winnow.text.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/// Experiments and the chains of revisions that they are the heads of.
public final class ExperimentRepository {
    private static final Texts TEXTS = Texts.of("store");
    private static final String REVISION =
            "r.number, r.subject, r.at, r.author, r.note, r.payload, r.previous, r.hash, r.move";

    private final Database db;
    private final Author author;

    ExperimentRepository(Database db, Author author) {
        this.db = db;
        this.author = author;
    }

    /// Every experiment as its newest revision has it, by name.
    public List<Experiment> list() throws StoreException {
        List<Revision> heads = db.query(
                "SELECT " + REVISION + """
                 FROM experiments e JOIN revisions r ON r.subject = e.id AND r.number = e.head
                ORDER BY e.name COLLATE NOCASE, e.id""",
                ExperimentRepository::read);
        List<Experiment> all = new ArrayList<>();
        for (Revision head : heads) {
            all.add(experiment(head));
        }
        return List.copyOf(all);
    }

    /// The newest revision.
    public Optional<Revision> head(UUID experiment) throws StoreException {
        return db.one(
                "SELECT " + REVISION + """
                 FROM experiments e JOIN revisions r ON r.subject = e.id AND r.number = e.head
                WHERE e.id = ?""",
                ExperimentRepository::read,
                experiment);
    }

    public Optional<Revision> revision(UUID experiment, long number) throws StoreException {
        return db.one(
                "SELECT " + REVISION + " FROM revisions r WHERE r.subject = ? AND r.number = ?",
                ExperimentRepository::read,
                experiment,
                number);
    }

    /// Newest first.
    public List<Revision> history(UUID experiment) throws StoreException {
        return db.query(
                "SELECT " + REVISION + " FROM revisions r WHERE r.subject = ? ORDER BY r.number DESC",
                ExperimentRepository::read,
                experiment);
    }

    /// Oldest first, without payloads.
    public List<Step> steps(UUID experiment) throws StoreException {
        return db.query(
                "SELECT number, move, note FROM revisions WHERE subject = ? ORDER BY number",
                r -> new Step(r.getLong(1), Step.Move.of(r.getString(2)), r.getString(3)),
                experiment);
    }

    /// The experiment that a revision holds.
    ///
    /// @throws StoreException if the payload is not an experiment
    public Experiment experiment(Revision revision) throws StoreException {
        try {
            return Json.read(revision.payload(), Experiment.class);
        } catch (JacksonException e) {
            throw new StoreException(
                    db.file(),
                    TEXTS.get("revision.unreadable", Long.toString(revision.number()), revision.subject()),
                    e);
        }
    }

    /// Appends `e` to its chain, which starts with it if there is none.
    public Revision append(Experiment e, String note, Step.Move move) throws StoreException {
        Optional<Revision> last = head(e.id());
        long number = last.map(Revision::number).orElse(0L) + 1;
        String previous = last.map(Revision::hash).orElse("");
        Instant at = author.now();
        String payload = Json.write(e);
        String hash = hash(number, e.id(), at, author.name(), note, move, payload, previous);
        String status = e.status().name().toLowerCase(Locale.ROOT);
        if (last.isEmpty()) {
            db.update(
                    "INSERT INTO experiments (id, project, name, status, archived, dataset, head)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    e.id(), e.project(), e.name(), status, e.archived(), e.dataset(), number);
        } else {
            db.update(
                    "UPDATE experiments SET project = ?, name = ?, status = ?, archived = ?, dataset = ?, head = ?"
                            + " WHERE id = ?",
                    e.project(), e.name(), status, e.archived(), e.dataset(), number, e.id());
        }
        db.update(
                "INSERT INTO revisions (subject, number, at, author, note, move, payload, previous, hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                e.id(), number, at, author.name(), note, move.word(), payload, previous, hash);
        return new Revision(number, e.id(), at, author.name(), note, payload, previous, hash);
    }

    private static String hash(
            long number,
            UUID subject,
            Instant at,
            String author,
            String note,
            Step.Move move,
            String payload,
            String previous) {
        return Chain.hash(
                previous,
                Long.toString(number),
                subject.toString(),
                at.toString(),
                author,
                note,
                move.word(),
                payload);
    }

    /// What does not hold in the chains, a sentence each.
    public List<String> check() throws StoreException {
        List<String> wrong = new ArrayList<>();
        List<String> ids = db.query("SELECT id FROM experiments ORDER BY name, id", r -> r.getString(1));
        for (String id : ids) {
            wrong.addAll(check(UUID.fromString(id)));
        }
        return List.copyOf(wrong);
    }

    private List<String> check(UUID id) throws StoreException {
        record Link(Revision revision, Step.Move move) {}
        List<Link> links = db.query(
                "SELECT " + REVISION + " FROM revisions r WHERE r.subject = ? ORDER BY r.number",
                r -> new Link(read(r), Step.Move.of(r.getString(9))),
                id);
        List<String> wrong = new ArrayList<>();
        String previous = "";
        long number = 0;
        for (Link link : links) {
            Revision r = link.revision();
            String hash = hash(r.number(), r.subject(), r.at(), r.author(), r.note(), link.move(), r.payload(), previous);
            if (r.number() != ++number || !r.previous().equals(previous) || !r.hash().equals(hash)) {
                wrong.add(TEXTS.get("check.revision", Long.toString(r.number()), id));
            }
            previous = r.hash();
        }
        Optional<Revision> head = head(id);
        if (head.isEmpty() || head.get().number() != number) {
            wrong.add(TEXTS.get("check.head", id));
            return wrong;
        }
        try {
            UndoLine.of(links.stream()
                    .map(l -> new Step(l.revision().number(), l.move(), l.revision().note()))
                    .toList());
            wrong.addAll(checkHead(experiment(head.get())));
        } catch (StoreException e) {
            wrong.add(e.getMessage());
        } catch (java.util.NoSuchElementException e) {
            wrong.add(TEXTS.get("check.moves", id));
        }
        return wrong;
    }

    private List<String> checkHead(Experiment e) throws StoreException {
        boolean same = db.one(
                        "SELECT 1 FROM experiments WHERE id = ? AND project = ? AND name = ? AND status = ?"
                                + " AND archived = ? AND dataset IS ?",
                        r -> r.getInt(1),
                        e.id(), e.project(), e.name(), e.status().name().toLowerCase(Locale.ROOT), e.archived(),
                        e.dataset())
                .isPresent();
        return same ? List.of() : List.of(TEXTS.get("check.head", e.id()));
    }

    private static Revision read(ResultSet r) throws SQLException {
        return new Revision(
                r.getLong(1),
                UUID.fromString(r.getString(2)),
                Instant.parse(r.getString(3)),
                r.getString(4),
                r.getString(5),
                r.getString(6),
                r.getString(7),
                r.getString(8));
    }
}
