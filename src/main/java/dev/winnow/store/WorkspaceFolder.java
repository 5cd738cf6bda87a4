package dev.winnow.store;

import dev.winnow.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Where the parts of a workspace lie.
///
/// @param root absolute, normalized
public record WorkspaceFolder(Path root) {
    /// Ending of files that are being written; found at start, they are left from a killed process.
    public static final String TEMPORARY = ".tmp";

    private static final Texts TEXTS = Texts.of("store");
    private static final String DATABASE = "winnow.db";
    private static final String LOCK = "winnow.lock";
    private static final String MARKER = "winnow.open";
    private static final String DATASETS = "datasets";
    private static final String BACKUPS = "backups";
    private static final Set<String> OURS =
            Set.of(DATABASE, DATABASE + "-wal", DATABASE + "-shm", DATABASE + "-journal", LOCK, MARKER, DATASETS, BACKUPS);

    public WorkspaceFolder {
        root = root.toAbsolutePath().normalize();
    }

    /// The SQLite file. Never open it other than through SQLite: closing any other handle on it in this process
    /// drops SQLite's own locks on POSIX systems.
    public Path database() {
        return root.resolve(DATABASE);
    }

    /// Locked by the one process that may write.
    public Path lock() {
        return root.resolve(LOCK);
    }

    /// There while a writer is open, and after it was killed.
    public Path marker() {
        return root.resolve(MARKER);
    }

    /// Imported data, one file or folder each.
    public Path datasets() {
        return root.resolve(DATASETS);
    }

    /// Copies of the database.
    public Path backups() {
        return root.resolve(BACKUPS);
    }

    /// The name shown for the workspace: that of its folder.
    public String name() {
        Path last = root.getFileName();
        return last == null ? root.toString() : last.toString();
    }

    /// Whether there is a workspace file.
    public boolean exists() {
        return Files.isRegularFile(database());
    }

    /// Makes the folders of a new workspace.
    ///
    /// @throws StoreException if the place is taken by something else
    void prepare() throws StoreException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new StoreException(root, TEXTS.get("folder.isFile", root));
        }
        try {
            if (!exists() && Files.isDirectory(root)) {
                List<String> strangers = strangers();
                if (!strangers.isEmpty()) {
                    throw new StoreException(root, TEXTS.get("folder.taken", root, strangers.getFirst()));
                }
            }
            Files.createDirectories(datasets());
            Files.createDirectories(backups());
        } catch (IOException e) {
            throw new StoreException(root, TEXTS.get("folder.make", root, reason(e)), e);
        }
    }

    private List<String> strangers() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(n -> !OURS.contains(n) && !n.startsWith(".") && !n.endsWith(TEMPORARY) && !n.endsWith(".pending"))
                    .sorted()
                    .toList();
        }
    }

    /// Removes what a killed process left half-written here and among the backups.
    void sweep() throws IOException {
        for (Path place : List.of(root, backups())) {
            List<Path> left;
            try (Stream<Path> files = Files.list(place)) {
                left = files.filter(Files::isRegularFile)
                        .filter(f -> f.toString().endsWith(TEMPORARY) || f.toString().contains(TEMPORARY + "-"))
                        .toList();
            }
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// What the system says about a failed file operation, without a class name where there is a better word.
    public static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> TEXTS.get("reason.denied");
            case java.nio.file.NoSuchFileException _ -> TEXTS.get("reason.missing");
            case java.nio.file.FileSystemException f when f.getReason() != null -> String.valueOf(f.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }
}
