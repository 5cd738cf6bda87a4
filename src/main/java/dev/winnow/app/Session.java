package dev.winnow.app;

import java.nio.file.Path;
import java.util.Optional;

/// An open workspace and everything that can be done in it.
public final class Session implements AutoCloseable {
    /// Opens the workspace in `folder`, and makes it if the folder is empty or missing.
    ///
    /// @throws WorkspaceException if the folder holds something else, is of a newer Winnow, or is damaged
    public static Session open(Path folder) throws WorkspaceException {
        throw new WorkspaceException(folder, "not yet");
    }

    public Path folder() {
        throw new IllegalStateException();
    }

    public String name() {
        throw new IllegalStateException();
    }

    /// Why nothing can be changed, as a sentence; empty when this session owns the workspace.
    public Optional<String> readOnly() {
        throw new IllegalStateException();
    }

    public Projects projects() {
        throw new IllegalStateException();
    }

    public Experiments experiments() {
        throw new IllegalStateException();
    }

    public Datasets datasets() {
        throw new IllegalStateException();
    }

    public Analyses analyses() {
        throw new IllegalStateException();
    }

    public Reports reports() {
        throw new IllegalStateException();
    }

    public Maintenance maintenance() {
        throw new IllegalStateException();
    }

    @Override
    public void close() {}
}
