package dev.winnow.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.ExperimentRules;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.experiment.Project;
import dev.winnow.experiment.Status;
import dev.winnow.experiment.Template;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasSavedIsThereAfterReopening() throws Exception {
        Experiment saved;
        try (Session s = Session.open(folder.resolve("team"))) {
            assertEquals("team", s.name());
            assertEquals(Optional.empty(), s.readOnly());
            Project p = s.projects().create("Checkout");
            Experiment e = s.experiments().create(p.id(), "Button", Designs.conversion());
            saved = s.experiments().save(e.withDesign(Designs.withAlpha(0.01)), "level");
        }
        try (Session s = Session.open(folder.resolve("team"))) {
            assertFalse(s.recovered());
            assertEquals(List.of(saved), s.experiments().list());
            assertEquals(Optional.of("level"), s.experiments().undoable(saved.id()));
            assertEquals(2, s.experiments().history(saved.id()).size());
            assertEquals(List.of(), s.maintenance().validate(Progress.none()));
            assertEquals("experiment.save", s.audit().newest(1).getFirst().action());
        }
    }

    @Test
    void theSecondInstanceReadsOnlyAndSaysSo() throws Exception {
        try (Session first = Session.open(folder)) {
            Project p = first.projects().create("Checkout");
            try (Session second = Session.open(folder)) {
                assertTrue(second.readOnly().orElseThrow().contains("open in another Winnow"), second.readOnly().get());
                assertEquals(List.of(p), second.projects().list());
                var refused = assertThrows(
                        WorkspaceException.class, () -> second.projects().create("Other"));
                assertEquals(second.readOnly().get(), refused.getMessage());
            }
            first.projects().create("Still writable");
        }
        try (Session again = Session.open(folder)) {
            assertEquals(Optional.empty(), again.readOnly());
            assertEquals(2, again.projects().list().size());
        }
    }

    @Test
    void aNewerWorkspaceIsRefusedWithItsVersion() throws Exception {
        Session.open(folder).close();
        try (var c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("winnow.db"));
                var s = c.createStatement()) {
            s.execute("PRAGMA user_version = 99");
        }
        String said = refusal(folder);
        assertTrue(said.contains("version 99"), said);
        assertFalse(Files.exists(folder.resolve("winnow.open")));
    }

    @Test
    void foldersWithOtherThingsAreRefused() throws Exception {
        Files.writeString(folder.resolve("holiday.jpg"), "x");
        String said = refusal(folder);
        assertTrue(said.contains("holiday.jpg"), said);
        Path file = Files.writeString(folder.resolve("f"), "x");
        assertTrue(refusal(file).contains("is a file"));
    }

    @Test
    void otherDatabasesAndTornFilesAreRefused() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        try (var c = DriverManager.getConnection("jdbc:sqlite:" + other.resolve("winnow.db"));
                var s = c.createStatement()) {
            s.execute("CREATE TABLE cats (name TEXT)");
        }
        assertTrue(refusal(other).contains("not a Winnow workspace"));
        Path torn = Files.createDirectory(folder.resolve("torn"));
        Files.writeString(torn.resolve("winnow.db"), "this is no database at all, but long enough".repeat(50));
        assertTrue(refusal(torn).contains("damaged"));
    }

    @Test
    void projectNamesAreCheckedAndUnique() throws Exception {
        try (Session s = Session.open(folder)) {
            Project p = s.projects().create(" Stra\u00dfe ");
            assertEquals("Stra\u00dfe", p.name());
            assertEquals("projectTaken", code(assertThrows(
                    InputException.class, () -> s.projects().create("STRASSE"))));
            assertEquals("textMissing", code(assertThrows(
                    InputException.class, () -> s.projects().create(" "))));
            assertEquals(p, s.projects().rename(p.id(), "Stra\u00dfe"));
            Project archived = s.projects().archive(p.id(), true);
            assertTrue(archived.archived());
            assertEquals("projectArchived", code(assertThrows(
                    InputException.class, () -> s.experiments().create(p.id(), "x", Designs.conversion()))));
        }
    }

    @Test
    void editsOfAStaleCopyAreRefused() throws Exception {
        try (Session s = Session.open(folder)) {
            Project p = s.projects().create("P");
            Experiment e = s.experiments().create(p.id(), "E", Designs.conversion());
            long base = s.experiments().current(e.id()).number();
            s.experiments().save(e.withNotes("mine"), "notes", base);
            assertEquals("changedMeanwhile", code(assertThrows(
                    InputException.class, () -> s.experiments().save(e.withNotes("yours"), "notes", base))));
            s.experiments().move(e.id(), Lifecycle.Action.START);
            assertEquals("statusMoved", code(assertThrows(
                    InputException.class, () -> s.experiments().save(e.withNotes("late"), "notes"))));
            assertEquals("mine", s.experiments().get(e.id()).notes());
        }
    }

    @Test
    void aDuplicateIsANewDraft() throws Exception {
        try (Session s = Session.open(folder)) {
            Project p = s.projects().create("P");
            Experiment e = s.experiments().create(p.id(), "E", Designs.conversion());
            s.experiments().move(e.id(), Lifecycle.Action.START);
            Experiment copy = s.experiments().duplicate(e.id());
            assertEquals(Status.DRAFT, copy.status());
            assertEquals("E (copy)", copy.name());
            assertEquals("E (copy 2)", s.experiments().duplicate(e.id()).name());
            assertEquals(e.design(), copy.design());
        }
    }

    @Test
    void builtInTemplatesAreFitToStart() throws Exception {
        try (Session s = Session.open(folder)) {
            List<Template> templates = s.experiments().templates();
            assertEquals(5, templates.size());
            Project p = s.projects().create("P");
            for (Template t : templates) {
                assertEquals(List.of(), ExperimentRules.check(t), t.name());
                Experiment e = s.experiments().create(p.id(), t.name(), t.design());
                assertEquals(
                        Status.RUNNING,
                        s.experiments().move(e.id(), Lifecycle.Action.START).status());
            }
            Template own = s.experiments().saveTemplate("Ours", "", Designs.conversion());
            assertEquals(own, s.experiments().templates().getLast());
            assertEquals("templateTaken", code(assertThrows(
                    InputException.class, () -> s.experiments().saveTemplate("OURS", "", Designs.conversion()))));
        }
    }

    @Test
    void leftoversOfAKilledProcessAreSwept() throws Exception {
        Session.open(folder).close();
        Files.writeString(folder.resolve("winnow.open"), "1");
        Path half = Files.writeString(folder.resolve("backups").resolve("winnow-x.db.tmp"), "half");
        try (Session s = Session.open(folder)) {
            assertTrue(s.recovered());
            assertFalse(Files.exists(half));
        }
        assertFalse(Files.exists(folder.resolve("winnow.open")));
    }

    @Test
    void aDamagedFileIsNotOpenedAfterAKill() throws Exception {
        try (Session s = Session.open(folder)) {
            for (int i = 0; i < 40; i++) {
                s.projects().create("Project " + i + " " + "x".repeat(80));
            }
            s.maintenance().backup();
        }
        Path db = folder.resolve("winnow.db");
        damage(db);
        Files.writeString(folder.resolve("winnow.open"), "1");
        String said = refusal(folder);
        assertTrue(said.contains("damaged") && said.contains("backup"), said);
        assertTrue(Files.exists(folder.resolve("winnow.open")), "it stays unclean");
        Maintenance.repair(folder, newest(folder));
        try (Session s = Session.open(folder)) {
            assertEquals(40, s.projects().list().size());
        }
    }

    static Path newest(Path folder) throws IOException {
        try (var files = Files.list(folder.resolve("backups"))) {
            return files.filter(f -> f.toString().endsWith(".db")).max(Path::compareTo).orElseThrow();
        }
    }

    private static void damage(Path db) throws IOException {
        byte[] bytes = Files.readAllBytes(db);
        for (int page = 2; page < bytes.length / 4096; page++) {
            for (int i = 0; i < 64; i++) {
                bytes[page * 4096 + i] ^= 0x5a;
            }
        }
        Files.write(db, bytes);
    }

    private static String refusal(Path folder) {
        return String.valueOf(assertThrows(WorkspaceException.class, () -> Session.open(folder))
                .getMessage());
    }

    private static String code(InputException e) {
        return e.problems().getFirst().code();
    }
}
