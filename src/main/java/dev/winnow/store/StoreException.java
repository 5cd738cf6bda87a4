package dev.winnow.store;

import java.nio.file.Path;

/// The workspace file could not be opened, read or written; the message is a sentence for the user.
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path path;

    public StoreException(Path path, String message) {
        super(message);
        this.path = path;
    }

    public StoreException(Path path, String message, Throwable cause) {
        super(message, cause);
        this.path = path;
    }

    /// The file or folder it is about.
    public Path path() {
        return path;
    }
}
