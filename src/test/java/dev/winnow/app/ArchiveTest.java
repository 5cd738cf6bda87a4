package dev.winnow.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.experiment.Experiment;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    private Path folder;

    private Path zip = Path.of("");
    private List<Experiment> experiments = List.of();

    @BeforeEach
    void export() throws Exception {
        try (Session s = Session.open(folder.resolve("from"))) {
            Experiment e = s.experiments().create(s.projects().create("P").id(), "E", Designs.conversion());
            s.experiments().save(e.withNotes("n"), "notes");
            experiments = s.experiments().list();
            Files.writeString(folder.resolve("from/datasets/x.parquet"), "data");
            Files.writeString(folder.resolve("from/datasets/x.tmp"), "half");
            zip = s.maintenance().exportTo(folder.resolve("w.zip"), Progress.none());
        }
        try (var files = Files.walk(folder.resolve("from/backups"))) {
            assertEquals(1, files.count(), "no leftovers");
        }
    }

    @Test
    void aWorkspaceSurvivesTheRoundTrip() throws Exception {
        Path to = folder.resolve("to");
        Maintenance.importFrom(zip, to, Progress.none());
        assertEquals("data", Files.readString(to.resolve("datasets/x.parquet")));
        assertFalse(Files.exists(to.resolve("datasets/x.tmp")));
        try (Session s = Session.open(to)) {
            assertEquals(experiments, s.experiments().list());
            assertEquals(List.of(), s.maintenance().validate(Progress.none()));
        }
        assertTrue(refusal(zip, to).contains("not empty"));
    }

    @Test
    void damagedAndForeignFilesAreRefusedAndLeaveNothing() throws Exception {
        Map<String, byte[]> entries = entries(zip);
        byte[] original = entries.get("datasets/x.parquet");
        entries.put("datasets/x.parquet", "dxta".getBytes(StandardCharsets.UTF_8));
        assertTrue(refused(entries).contains("hash does not hold"));
        entries.put("datasets/x.parquet", "much longer data".getBytes(StandardCharsets.UTF_8));
        assertTrue(refused(entries).contains("hash does not hold"));
        entries.put("datasets/x.parquet", original);
        entries.put("extra", original);
        assertTrue(refused(entries).contains("what its list says"));
        assertTrue(refused(new LinkedHashMap<>(Map.of("a", original))).contains("not a Winnow workspace"));
        Path text = Files.writeString(folder.resolve("no.zip"), "no zip");
        assertTrue(refusal(text, folder.resolve("to")).contains("not a Winnow workspace"));
        assertTrue(refusal(folder.resolve("none.zip"), folder.resolve("to")).contains("no file"));
    }

    @Test
    void namesThatLeaveTheFolderAreRefused() throws Exception {
        for (String evil : List.of("../evil", "datasets/../../evil", "/evil", "datasets\\..\\evil", "datasets/.hidden")) {
            Map<String, byte[]> entries = entries(zip);
            byte[] data = entries.get("datasets/x.parquet");
            entries.remove("datasets/x.parquet");
            entries.put(evil, data == null ? new byte[0] : data);
            String manifest = new String(entries.getOrDefault("manifest.json", new byte[0]), StandardCharsets.UTF_8)
                    .replace("datasets/x.parquet", evil.replace("\\", "\\\\"));
            entries.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
            assertTrue(refused(entries).contains("a name that no workspace has"), evil);
        }
        assertFalse(Files.exists(folder.resolve("evil")));
    }

    private String refused(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("changed.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var e : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(e.getKey()));
                out.write(e.getValue());
                out.closeEntry();
            }
        }
        return refusal(file, folder.resolve("to2"));
    }

    private String refusal(Path file, Path to) {
        boolean before = Files.exists(to);
        var e = assertThrows(WorkspaceException.class, () -> Maintenance.importFrom(file, to, Progress.none()));
        assertEquals(before, Files.exists(to));
        return String.valueOf(e.getMessage());
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry e : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (var in = zip.getInputStream(e)) {
                    all.put(e.getName(), in.readAllBytes());
                }
            }
        }
        return all;
    }
}
