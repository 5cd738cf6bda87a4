package dev.winnow.app;

import dev.winnow.store.Backups;
import dev.winnow.store.Store;
import dev.winnow.store.StoreException;
import dev.winnow.store.WorkspaceFolder;
import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Care of the workspace itself.
public final class Maintenance {
    private final Calls calls;

    Maintenance(Calls calls) {
        this.calls = calls;
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
            return List.copyOf(wrong);
        });
    }

    /// Writes the whole workspace, datasets included, as one file.
    public Path exportTo(Path file, Progress progress) throws WorkspaceException {
        throw new IllegalStateException("" + file + progress);
    }
}
