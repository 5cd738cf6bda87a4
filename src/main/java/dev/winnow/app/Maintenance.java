package dev.winnow.app;

import dev.winnow.data.DatasetStore;
import dev.winnow.store.Backups;
import dev.winnow.store.Store;
import dev.winnow.store.StoreException;
import dev.winnow.store.StoredDataset;
import dev.winnow.store.WorkspaceFolder;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Care of the workspace itself.
public final class Maintenance {
    private final Calls calls;
    private final DatasetStore shelf;
    private final Analyses analyses;

    Maintenance(Calls calls, DatasetStore shelf, Analyses analyses) {
        this.calls = calls;
        this.shelf = shelf;
        this.analyses = analyses;
    }

    /// Copies the workspace file as it stands now into its backup folder.
    public Path backup() throws WorkspaceException {
        return calls.read(() -> {
            Path copy = calls.store().backups().make(Backups.Occasion.ROLLING);
            calls.write(() -> calls.store().audit().note("workspace.backup", copy.getFileName(), ""));
            return copy;
        });
    }

    /// Newest first.
    public List<Path> backups() throws WorkspaceException {
        return calls.read(() -> calls.store().backups().list());
    }

    /// Replaces the open workspace by a copy, whole or not at all. Imported datasets stay in their folder.
    ///
    /// @return a copy of what was replaced, which can be restored in turn
    /// @throws WorkspaceException if the copy is no Winnow backup, is damaged, or is of a newer Winnow
    public Path restore(Path backup) throws WorkspaceException {
        calls.requireWritable();
        return calls.read(() -> calls.store().restore(backup));
    }

    /// Puts a copy in the place of a workspace file that cannot be opened; the damaged file is kept in a folder
    /// beside the copies.
    public static void repair(Path folder, Path backup) throws WorkspaceException {
        try {
            Store.replace(new WorkspaceFolder(folder), backup);
        } catch (StoreException e) {
            throw Calls.failed(e);
        }
    }

    /// What is wrong with the workspace, one sentence each; empty when nothing is.
    public List<String> validate(Progress progress) throws WorkspaceException {
        return calls.read(() -> {
            progress.at(0, Calls.TEXTS.get("progress.check"));
            List<String> wrong = new ArrayList<>(calls.store().check());
            progress.check();
            wrong.addAll(analyses.check());
            for (StoredDataset d : calls.store().datasets().list()) {
                if (!Files.isRegularFile(shelf.file(d.id()))) {
                    wrong.add(Calls.TEXTS.get("check.dataset", d.name(), shelf.file(d.id())));
                }
            }
            progress.check();
            return List.copyOf(wrong);
        });
    }

    /// Writes the whole workspace, datasets included, as one zip file; all of it is there or nothing.
    public Path exportTo(Path file, Progress progress) throws WorkspaceException {
        return calls.read(() -> {
            try {
                Archive.write(calls, file, progress);
                return file;
            } catch (IOException e) {
                throw new StoreException(file, Calls.TEXTS.get("export.write", file, Calls.reason(e)), e);
            }
        });
    }

    /// Unpacks a file made by [#exportTo] as a new workspace; all of it is there or nothing.
    ///
    /// @param folder empty or missing
    /// @throws WorkspaceException if the folder is taken, or the file is not whole
    public static void importFrom(Path file, Path folder, Progress progress) throws WorkspaceException {
        if (!Files.isRegularFile(file)) {
            throw new WorkspaceException(file, Calls.TEXTS.get("import.noFile", file));
        }
        try {
            if (Files.exists(folder) && !empty(folder)) {
                throw new WorkspaceException(folder, Calls.TEXTS.get("import.taken", folder));
            }
            Optional<String> wrong = Archive.read(file, folder, progress);
            if (wrong.isPresent()) {
                throw new WorkspaceException(file, wrong.get());
            }
        } catch (IOException e) {
            throw new WorkspaceException(folder, Calls.TEXTS.get("import.write", folder, Calls.reason(e)), e);
        }
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
