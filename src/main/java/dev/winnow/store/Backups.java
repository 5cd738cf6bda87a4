package dev.winnow.store;

import dev.winnow.text.Texts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Copies of the workspace file, made by SQLite's online backup while it is in use.
public final class Backups {
    /// Rolling copies that are kept; older ones are removed.
    public static final int KEPT = 10;
    /// A session that finds its newest copy older than this makes another.
    static final Duration AGE = Duration.ofDays(1);

    private static final Texts TEXTS = Texts.of("store");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ENDING = ".db";

    /// Why a copy is made; the name of the file starts with it.
    public enum Occasion {
        /// The rolling copies.
        ROLLING("winnow-"),
        /// What a restore replaced.
        REPLACED("replaced-"),
        /// What stood there before the tables were changed for a newer Winnow.
        MIGRATION("migration-");

        private final String prefix;

        Occasion(String prefix) {
            this.prefix = prefix;
        }
    }

    private final WorkspaceFolder folder;
    private final Database db;
    private final Author author;

    Backups(WorkspaceFolder folder, Database db, Author author) {
        this.folder = folder;
        this.db = db;
        this.author = author;
    }

    /// Copies the workspace file as it stands now.
    public Path make(Occasion occasion) throws StoreException {
        if (db.readOnly().isPresent()) {
            throw new StoreException(db.file(), db.readOnly().get());
        }
        Path target = free(occasion);
        snapshot(target);
        prune(occasion);
        return target;
    }

    /// Copies the workspace file to a place of one's choice; all of it is there or nothing.
    public void snapshot(Path target) throws StoreException {
        Path half = target.resolveSibling(target.getFileName() + WorkspaceFolder.TEMPORARY);
        try {
            Files.createDirectories(folder.backups());
            Files.deleteIfExists(half);
            db.copyTo(half);
            try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException(target, TEXTS.get("backup.write", target, WorkspaceFolder.reason(e)), e);
        }
    }

    private Path free(Occasion occasion) {
        Instant at = author.now();
        Path target;
        do {
            target = folder.backups().resolve(occasion.prefix + STAMP.format(at) + ENDING);
            at = at.plusMillis(1);
        } while (Files.exists(target));
        return target;
    }

    /// Newest first, of every occasion.
    public List<Path> list() throws StoreException {
        return list(folder);
    }

    static List<Path> list(WorkspaceFolder folder) throws StoreException {
        if (!Files.isDirectory(folder.backups())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.backups())) {
            return files.filter(f -> f.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(Backups::stamp).reversed())
                    .toList();
        } catch (IOException e) {
            throw new StoreException(
                    folder.backups(), TEXTS.get("backup.read", folder.backups(), WorkspaceFolder.reason(e)), e);
        }
    }

    private static String stamp(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.indexOf('-') + 1);
    }

    private static boolean of(Path file, Occasion occasion) {
        return String.valueOf(file.getFileName()).startsWith(occasion.prefix);
    }

    private void prune(Occasion occasion) throws StoreException {
        List<Path> old = list().stream().filter(f -> of(f, occasion)).skip(KEPT).toList();
        for (Path file : old) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new StoreException(file, TEXTS.get("backup.write", file, WorkspaceFolder.reason(e)), e);
            }
        }
    }

    /// Makes a rolling copy if the newest is older than a day.
    Optional<Path> makeIfDue() throws StoreException {
        String due = STAMP.format(author.now().minus(AGE));
        boolean fresh = list().stream()
                .filter(f -> of(f, Occasion.ROLLING))
                .anyMatch(f -> stamp(f).compareTo(due) > 0);
        return fresh ? Optional.empty() : Optional.of(make(Occasion.ROLLING));
    }

    /// Replaces the workspace by a copy, as one transaction, and keeps what was replaced.
    ///
    /// @return the copy of what was replaced
    public Path restore(Path copy) throws StoreException {
        requireSound(copy);
        Path kept = make(Occasion.REPLACED);
        db.replaceBy(copy);
        return kept;
    }

    /// Refuses a file that is no whole workspace of this or an earlier version.
    static void requireSound(Path copy) throws StoreException {
        if (!Files.isRegularFile(copy)) {
            throw new StoreException(copy, TEXTS.get("restore.missing", copy));
        }
        List<String> wrong;
        int version;
        try (Connection c = Database.immutable(copy.toAbsolutePath()).getConnection()) {
            if (Schema.application(c) != Schema.APPLICATION) {
                throw new StoreException(copy, TEXTS.get("restore.stranger", copy));
            }
            version = Schema.version(c);
            wrong = Integrity.check(c);
        } catch (SQLException e) {
            throw new StoreException(copy, TEXTS.get("restore.stranger", copy), e);
        }
        if (version > Schema.VERSION) {
            throw new StoreException(
                    copy,
                    TEXTS.get("newer", copy, Integer.toString(version), Integer.toString(Schema.VERSION)));
        }
        if (!wrong.isEmpty()) {
            throw new StoreException(copy, TEXTS.get("restore.damaged", copy, wrong.getFirst()));
        }
    }

    /// Those of one occasion, newest first.
    public List<Path> list(Occasion occasion) throws StoreException {
        return list().stream().filter(f -> of(f, occasion)).toList();
    }
}
