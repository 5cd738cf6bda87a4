package dev.winnow.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.data.DatasetRef;
import dev.winnow.data.Mapping;
import dev.winnow.data.Preview;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.readout.Readout;
import dev.winnow.report.ReportFormat;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a file to reports, through the services that the window and the command line share.
class FlowTest {
    @TempDir
    private Path folder;

    private Path data(long seed) throws IOException {
        var random = new Random(seed);
        var text = new StringBuilder("visitor,variant,conversion\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("v").append(i).append(i % 2 == 0 ? ",A," : ",B,").append(random.nextInt(5) == 0 ? 1 : 0);
            text.append('\n');
        }
        return Files.writeString(folder.resolve("visits.csv"), text);
    }

    private static Experiment prepared(Session s, Path data) throws Exception {
        Preview preview = s.datasets().preview(List.of(data), Progress.none());
        Mapping mapping = s.datasets().suggestMapping(preview);
        Design design = s.datasets().suggestDesign(preview, mapping);
        Experiment e = s.experiments().create(s.projects().create("P").id(), "Check: out/now", design);
        s.datasets().importFiles(e.id(), preview, mapping, Progress.none());
        return s.experiments().get(e.id());
    }

    @Test
    void aFileBecomesARunAndReports() throws Exception {
        Path out = folder.resolve("reports");
        Readout readout;
        Experiment e;
        try (Session s = Session.open(folder.resolve("w"))) {
            e = prepared(s, data(1));
            Run run = s.analyses().run(e.id(), Progress.none());
            readout = run.readout();
            assertFalse(run.stale());
            assertEquals(2, run.revision());
            assertEquals(Optional.of(s.experiments().current(e.id()).hash()), readout.design());
            assertEquals(2_000, readout.data().units());
            var formats = EnumSet.of(ReportFormat.CSV, ReportFormat.MARKDOWN, ReportFormat.JSON);
            List<Path> files = s.reports().write(run, formats, out, Progress.none());
            assertEquals(
                    List.of("Check- out-now.csv", "Check- out-now.md", "Check- out-now.json"),
                    files.stream().map(f -> f.getFileName().toString()).toList());
            assertEquals(3, s.reports().exports(e.id()).size());
            try (var there = Files.list(out)) {
                assertEquals(3, there.count(), "nothing but the reports");
            }
        }
        try (Session s = Session.open(folder.resolve("w"))) {
            assertEquals(readout, s.analyses().latest(e.id()).orElseThrow().readout());
            assertEquals(List.of(), s.maintenance().validate(Progress.none()));
        }
    }

    @Test
    void aRunIsStaleWhileDesignOrDataDiffer() throws Exception {
        try (Session s = Session.open(folder.resolve("w"))) {
            Experiment e = prepared(s, data(1));
            Run run = s.analyses().run(e.id(), Progress.none());
            s.experiments().save(e.withNotes("notes do not count"), "notes");
            assertFalse(s.analyses().get(run.id()).stale());
            Experiment now = s.experiments().get(e.id());
            Design d = e.design();
            s.experiments().save(
                    now.withDesign(new Design(
                            d.hypothesis(), d.unit(), d.variants(), d.control(), d.metrics(), 0.01, d.power(),
                            d.unitsPerVariant(), d.start(), d.days())),
                    "level");
            assertTrue(s.analyses().get(run.id()).stale());
            s.experiments().undo(e.id());
            assertFalse(s.analyses().get(run.id()).stale());
            DatasetRef dataset = s.datasets().get(e.dataset().orElseThrow());
            Mapping m = dataset.mapping();
            var perRow = new Mapping(
                    m.layout(), Optional.empty(), m.variant(), m.time(), m.event(), m.metrics(), m.segments(),
                    m.crossovers(), m.zone());
            s.datasets().remap(dataset.id(), perRow);
            assertTrue(s.analyses().get(run.id()).stale());
            assertTrue(s.analyses().freeze(run.id(), true).frozen());
            assertFalse(s.analyses().freeze(run.id(), false).frozen());
        }
    }

    @Test
    void mappingsAreRememberedAndUnknownColumnsRefused() throws Exception {
        try (Session s = Session.open(folder.resolve("w"))) {
            Path file = data(1);
            Experiment e = prepared(s, file);
            DatasetRef dataset = s.datasets().get(e.dataset().orElseThrow());
            Mapping m = dataset.mapping();
            Preview again = s.datasets().preview(List.of(file), Progress.none());
            assertEquals(m, s.datasets().suggestMapping(again));
            var wrong = new Mapping(
                    m.layout(), Optional.of("nobody"), "nothing", m.time(), m.event(), m.metrics(), m.segments(),
                    m.crossovers(), m.zone());
            var refused = assertThrows(InputException.class, () -> s.datasets().remap(dataset.id(), wrong));
            assertEquals(
                    List.of("nobody", "nothing"),
                    refused.problems().stream().map(p -> p.value()).toList());
            Files.delete(folder.resolve("w/datasets").resolve(dataset.id() + ".duckdb"));
            assertEquals(1, s.maintenance().validate(Progress.none()).size());
        }
    }

    @Test
    void anInterruptedImportIsTidiedUpAndOldDatasetsStay() throws Exception {
        Path w = folder.resolve("w");
        Path orphan = w.resolve("datasets/00000000-0000-0000-0000-000000000001.duckdb");
        Path older = w.resolve("datasets/00000000-0000-0000-0000-000000000002.duckdb");
        try (Session s = Session.open(w)) {
            assertEquals("noDataset", assertThrows(InputException.class, () -> s.analyses().run(
                    s.experiments().create(s.projects().create("P").id(), "E", Designs.conversion()).id(),
                    Progress.none())).problems().getFirst().code());
        }
        Files.writeString(older, "of a workspace file that was replaced");
        Files.write(w.resolve("import-x.pending"), List.of(older.getFileName().toString()));
        Files.writeString(orphan, "imported, but never acknowledged");
        Path out = Files.createDirectories(folder.resolve("out"));
        Path scratch = Files.createDirectory(out.resolve(".winnow-7.tmp"));
        Files.writeString(scratch.resolve("E.pdf"), "half");
        Files.writeString(w.resolve("report-7.pending"), scratch.toString());
        Files.writeString(w.resolve("report-8.pending"), out.toString());
        Session.open(w).close();
        assertFalse(Files.exists(orphan));
        assertTrue(Files.exists(older));
        assertFalse(Files.exists(scratch));
        assertTrue(Files.exists(out), "a note that names another folder removes nothing");
        try (var left = Files.list(w)) {
            assertEquals(Set.of("winnow.db", "winnow.lock", "datasets", "backups"),
                    Set.copyOf(left.map(f -> f.getFileName().toString()).toList()));
        }
    }
}
