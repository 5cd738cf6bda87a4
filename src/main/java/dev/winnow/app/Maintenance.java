package dev.winnow.app;

import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.util.List;

/// Care of the workspace itself.
public final class Maintenance {
    /// Copies the workspace file as it stands now into its backup folder.
    public Path backup() throws WorkspaceException {
        throw new IllegalStateException();
    }

    /// Newest first.
    public List<Path> backups() throws WorkspaceException {
        throw new IllegalStateException();
    }

    /// What is wrong with the workspace, one sentence each; empty when nothing is.
    public List<String> validate(Progress progress) throws WorkspaceException {
        throw new IllegalStateException("" + progress);
    }

    /// Writes the whole workspace, datasets included, as one file.
    public Path exportTo(Path file, Progress progress) throws WorkspaceException {
        throw new IllegalStateException("" + file + progress);
    }
}
