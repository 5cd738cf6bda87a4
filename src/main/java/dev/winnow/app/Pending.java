package dev.winnow.app;

import dev.winnow.store.Store;
import dev.winnow.store.StoreException;
import dev.winnow.store.StoredDataset;
import dev.winnow.store.WorkspaceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Notes in the workspace's folder on work whose files outlive a killed process, so that the next start can tidy up:
/// imports between their file and their entry, and reports in folders outside of the workspace.
///
/// Only files named by a note are ever removed: a dataset that an older, restored workspace file does not know stays.
final class Pending {
    private static final String ENDING = ".pending";
    private static final String IMPORT = "import-";
    private static final String REPORT = "report-";
    private static final String SCRATCH = ".winnow-";

    private final Store store;

    Pending(Store store) {
        this.store = store;
    }

    /// Notes that an import begins; the note names the files that were there before.
    Path beginImport() throws IOException {
        List<String> before = names(store.folder().datasets());
        return Files.write(note(IMPORT), before);
    }

    /// Makes the folder that a report is written to before it is moved into place, and notes it.
    ///
    /// @return the note; [#scratch] tells the folder
    Path beginReport(Path target) throws IOException {
        Path note = note(REPORT);
        Files.writeString(note, scratch(note, target).toString());
        Files.createDirectory(scratch(note, target));
        return note;
    }

    /// The folder of a report's note.
    static Path scratch(Path note, Path target) {
        String name = String.valueOf(note.getFileName());
        String id = name.substring(REPORT.length(), name.length() - ENDING.length());
        return target.toAbsolutePath().resolve(SCRATCH + id + WorkspaceFolder.TEMPORARY);
    }

    /// Removes what interrupted work has left behind.
    void sweep() throws IOException, StoreException {
        for (String name : names(store.folder().root())) {
            if (!name.endsWith(ENDING)) {
                continue;
            }
            Path note = store.folder().root().resolve(name);
            if (name.startsWith(IMPORT)) {
                sweepImport(note);
            } else if (name.startsWith(REPORT)) {
                sweepReport(note);
            }
            Files.deleteIfExists(note);
        }
    }

    private void sweepImport(Path note) throws IOException, StoreException {
        Set<String> before = new HashSet<>(Files.readAllLines(note));
        Set<String> known = store.datasets().list().stream()
                .map(StoredDataset::id)
                .map(UUID::toString)
                .collect(Collectors.toSet());
        for (String name : names(store.folder().datasets())) {
            String id = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
            if (!before.contains(name) && !known.contains(id)) {
                Files.deleteIfExists(store.folder().datasets().resolve(name));
            }
        }
    }

    private static void sweepReport(Path note) throws IOException {
        Path scratch = Path.of(Files.readString(note));
        Path target = scratch.getParent();
        if (target != null && scratch.equals(scratch(note, target)) && Files.isDirectory(scratch)) {
            remove(scratch);
        }
    }

    /// Removes a folder of files.
    static void remove(Path scratch) throws IOException {
        for (String name : names(scratch)) {
            Files.deleteIfExists(scratch.resolve(name));
        }
        Files.deleteIfExists(scratch);
    }

    private Path note(String kind) {
        return store.folder().root().resolve(kind + UUID.randomUUID() + ENDING);
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }
}
