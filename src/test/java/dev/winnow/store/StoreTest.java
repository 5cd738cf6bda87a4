package dev.winnow.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.app.Designs;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Project;
import dev.winnow.experiment.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private Store open(Instant at) throws StoreException {
        return Store.open(new WorkspaceFolder(folder), new Author("ada", Clock.fixed(at, ZoneOffset.UTC)));
    }

    /// A project, an experiment with three revisions, a dataset and a run.
    private static Experiment fill(Store store) throws StoreException {
        return store.database().write(() -> {
            var p = new Project(UUID.randomUUID(), "Checkout", false);
            store.projects().add(p);
            var dataset = new StoredDataset(UUID.randomUUID(), "d", "f".repeat(64), 10, 100, NOON, "{}");
            store.datasets().add(dataset);
            var e = new Experiment(
                    UUID.randomUUID(), p.id(), "E", "", Designs.conversion(), Status.DRAFT, false, Optional.empty(),
                    Optional.empty());
            store.experiments().append(e, "created", Step.Move.CHANGE);
            store.experiments().append(e.withNotes("two"), "notes", Step.Move.CHANGE);
            var head = store.experiments().append(e, "undo", Step.Move.UNDO);
            store.runs().add(store.runs().now(e.id(), dataset.id(), 3, head.hash(), "x", "y", "winnow 0", "{\"a\":1}"));
            store.audit().note("experiment.create", e.id(), "one");
            store.audit().note("experiment.save", e.id(), "two");
            return e;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE revisions SET note = 'x'",
        "DELETE FROM revisions",
        "INSERT INTO revisions SELECT subject, 9, at, author, note, move, payload, previous, hash FROM revisions LIMIT 1",
        "UPDATE audit SET author = 'eve'",
        "DELETE FROM audit",
        "INSERT INTO audit SELECT 9, at, author, action, subject, detail, previous, hash FROM audit LIMIT 1",
        "UPDATE runs SET readout = '{}'",
        "DELETE FROM runs",
        "INSERT INTO projects VALUES ('1', 2, 3, 0, x'00')",
        "INSERT INTO experiments VALUES ('1', 'nobody', 'n', 'draft', 0, NULL, 1)",
        "UPDATE experiments SET status = 'flying'",
        "UPDATE settings SET value = 'no json' WHERE name = 'a'",
    })
    void theTablesRefuseWhatMustNotHappen(String sql) throws Exception {
        try (Store store = open(NOON)) {
            fill(store);
            store.database().write(() -> {
                store.settings().set("a", "1");
                return 1;
            });
            assertThrows(StoreException.class, () -> store.database().write(() -> store.database().update(sql)), sql);
            assertEquals(List.of(), store.check());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UPDATE revisions SET payload = replace(payload, '0.05', '0.06') WHERE number = 2 | Revision 2",
        "UPDATE revisions SET author = 'eve' WHERE number = 1 | Revision 1",
        "UPDATE revisions SET move = 'change' WHERE number = 3 | Revision 3",
        "DELETE FROM revisions WHERE number = 2 | Revision 3",
        "UPDATE experiments SET name = 'other' | newest revision",
        "UPDATE audit SET detail = 'nothing happened' WHERE number = 1 | Entry 1",
        "DELETE FROM audit WHERE number = 1 | Entry 2",
        "UPDATE runs SET readout = json_object('a', 2) | readout of run",
    })
    void changesBehindTheBackAreFound(String sql, String found) throws Exception {
        try (Store store = open(NOON)) {
            fill(store);
        }
        try (var c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("winnow.db"));
                var s = c.createStatement()) {
            for (String trigger : List.of(
                    "revisions_are_kept", "revisions_are_fixed", "audit_is_kept", "audit_is_fixed", "readouts_are_fixed")) {
                s.execute("DROP TRIGGER " + trigger);
            }
            assertEquals(1, s.executeUpdate(sql));
        }
        try (Store store = open(NOON)) {
            List<String> wrong = store.check();
            assertTrue(wrong.stream().anyMatch(w -> w.contains(found)), wrong.toString());
        }
    }

    @Test
    void aFailedTransactionLeavesNothing() throws Exception {
        try (Store store = open(NOON)) {
            assertThrows(IllegalStateException.class, () -> store.database().write(() -> {
                store.projects().add(new Project(UUID.randomUUID(), "Gone", false));
                throw new IllegalStateException("halfway");
            }));
            assertEquals(List.of(), store.projects().list());
            fill(store);
            assertEquals(1, store.projects().list().size());
        }
    }

    @Test
    void rollingBackupsAreMadeDailyAndTenAreKept() throws Exception {
        open(NOON).close();
        for (int day = 1; day <= 14; day++) {
            open(NOON.plus(Duration.ofDays(day)).plusSeconds(day)).close();
            open(NOON.plus(Duration.ofDays(day)).plusSeconds(3600)).close();
        }
        try (Store store = open(NOON.plus(Duration.ofDays(14)))) {
            List<Path> kept = store.backups().list();
            assertEquals(10, kept.size(), kept.toString());
            assertTrue(kept.getFirst().toString().contains("20261207"), kept.toString());
            assertTrue(kept.getLast().toString().contains("20261128"), kept.toString());
        }
    }

    @Test
    void aRestoreBringsBackTheCopyAndKeepsWhatItReplaced() throws Exception {
        try (Store store = open(NOON)) {
            fill(store);
            Path copy = store.backups().make(Backups.Occasion.ROLLING);
            store.database().write(() -> {
                store.projects().add(new Project(UUID.randomUUID(), "Later", false));
                return 1;
            });
            Path replaced = store.restore(copy);
            assertEquals(1, store.projects().list().size());
            assertEquals(List.of(), store.check());
            assertEquals("workspace.restore", store.audit().newest(1).getFirst().action());
            store.restore(replaced);
            assertEquals(2, store.projects().list().size());
        }
        try (Store store = open(NOON)) {
            assertEquals(2, store.projects().list().size());
            assertEquals(List.of(), store.check());
        }
    }

    @Test
    void onlySoundBackupsAreRestored() throws Exception {
        try (Store store = open(NOON)) {
            fill(store);
            Path text = Files.writeString(folder.resolve("backups").resolve("x.db"), "no database".repeat(100));
            assertTrue(refusal(store, text).contains("not a Winnow backup"));
            assertTrue(refusal(store, folder.resolve("missing.db")).contains("no backup file"));
            Path newer = store.backups().make(Backups.Occasion.ROLLING);
            try (var c = DriverManager.getConnection("jdbc:sqlite:" + newer);
                    var s = c.createStatement()) {
                s.execute("PRAGMA user_version = 7");
            }
            assertTrue(refusal(store, newer).contains("version 7"));
            assertEquals(1, store.projects().list().size());
        }
    }

    private static String refusal(Store store, Path copy) {
        return String.valueOf(
                assertThrows(StoreException.class, () -> store.restore(copy)).getMessage());
    }

    @Test
    void mappingsAreRememberedByTheSetOfColumns() throws Exception {
        try (Store store = open(NOON)) {
            store.database().write(() -> {
                store.datasets().remember(List.of("b", "a"), "{\"m\":1}");
                store.datasets().remember(List.of("a", "b"), "{\"m\":2}");
                return 1;
            });
            assertEquals(Optional.of("{\"m\":2}"), store.datasets().mapping(List.of("b", "a")));
            assertEquals(Optional.empty(), store.datasets().mapping(List.of("a", "b", "c")));
            assertEquals(Optional.empty(), store.datasets().mapping(List.of("ab")));
        }
    }

    @Test
    void theVersionIsThatOfTheNewestScript() throws Exception {
        int newest = 0;
        try (var files = Files.list(Path.of("resources", "db", "migration"))) {
            for (Path f : files.toList()) {
                newest = Math.max(newest, Integer.parseInt(f.getFileName().toString().replaceAll("V(\\d+)__.*", "$1")));
            }
        }
        assertEquals(Schema.VERSION, newest);
    }

    @Test
    void anInterruptedFirstStartIsTakenUpAgain() throws Exception {
        open(NOON).close();
        try (var c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("winnow.db"));
                var s = c.createStatement()) {
            s.execute("PRAGMA user_version = 0");
            s.execute("PRAGMA application_id = 0");
        }
        try (Store store = open(NOON)) {
            fill(store);
            assertFalse(store.recovered());
            assertEquals(List.of(), store.check());
        }
    }
}
