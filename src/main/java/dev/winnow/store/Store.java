package dev.winnow.store;

import dev.winnow.text.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/// An open workspace file: the lock, the connection and the repositories.
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final Texts TEXTS = Texts.of("store");

    private final WorkspaceFolder folder;
    private final Database db;
    private final Author author;
    private final Optional<WorkspaceLock> lock;
    private final boolean recovered;

    private Store(
            WorkspaceFolder folder, Database db, Author author, Optional<WorkspaceLock> lock, boolean recovered) {
        this.folder = folder;
        this.db = db;
        this.author = author;
        this.lock = lock;
        this.recovered = recovered;
    }

    /// Opens the workspace, and makes it if its folder is empty or missing. Whoever comes second reads only.
    ///
    /// @throws StoreException if the folder holds something else, is of a newer Winnow, or is damaged
    public static Store open(WorkspaceFolder folder, Author author) throws StoreException {
        boolean readable = folder.exists() && !Files.isWritable(folder.root());
        if (readable) {
            return reader(folder, author, TEXTS.get("readOnly.folder", folder.root()));
        }
        folder.prepare();
        Optional<WorkspaceLock> lock;
        try {
            lock = WorkspaceLock.tryTake(folder);
        } catch (IOException e) {
            if (folder.exists()) {
                return reader(folder, author, TEXTS.get("readOnly.folder", folder.root()));
            }
            throw new StoreException(
                    folder.lock(), TEXTS.get("folder.make", folder.root(), WorkspaceFolder.reason(e)), e);
        }
        if (lock.isPresent()) {
            return writer(folder, author, lock.get());
        }
        String holder = WorkspaceLock.holder(folder)
                .map(pid -> TEXTS.get("readOnly.process", pid))
                .orElse("");
        return reader(folder, author, TEXTS.get("readOnly.taken", folder.name(), holder));
    }

    private static Store reader(WorkspaceFolder folder, Author author, String why) throws StoreException {
        if (!folder.exists()) {
            throw new StoreException(folder.root(), TEXTS.get("folder.busy", folder.root()));
        }
        boolean sideFiles = Files.exists(folder.root().resolve("winnow.db-wal"));
        SQLiteDataSource source = sideFiles || Files.isWritable(folder.root())
                ? Database.readable(folder.database())
                : Database.immutable(folder.database());
        Connection c = connect(folder, source);
        var db = new Database(folder.database(), c, Optional.of(why));
        try {
            int version = requireOurs(folder, c);
            if (version < Schema.VERSION) {
                throw new StoreException(folder.root(), TEXTS.get("folder.busy", folder.root()));
            }
            return new Store(folder, db, author, Optional.empty(), false);
        } catch (SQLException e) {
            closeQuietly(c);
            throw Database.failure(folder.database(), e);
        } catch (StoreException e) {
            closeQuietly(c);
            throw e;
        }
    }

    private static Store writer(WorkspaceFolder folder, Author author, WorkspaceLock lock) throws StoreException {
        boolean unclean = Files.exists(folder.marker());
        boolean opened = false;
        Connection c = null;
        try {
            mark(folder);
            folder.sweep();
            SQLiteDataSource source = Database.writable(folder.database());
            c = connect(folder, source);
            var store = new Store(
                    folder, new Database(folder.database(), c, Optional.empty()), author, Optional.of(lock), unclean);
            store.begin(c, source, unclean);
            opened = true;
            return store;
        } catch (SQLException e) {
            throw Database.failure(folder.database(), e);
        } catch (IOException e) {
            throw new StoreException(
                    folder.root(), TEXTS.get("folder.make", folder.root(), WorkspaceFolder.reason(e)), e);
        } finally {
            if (!opened) {
                abandon(folder, c, lock, unclean);
            }
        }
    }

    private void begin(Connection c, SQLiteDataSource source, boolean unclean) throws SQLException, StoreException {
        int version = requireOurs(folder, c);
        if (unclean) {
            LOG.info("workspace {} was not closed; checking it", folder.root());
            requireSound(c);
        }
        if (version < Schema.VERSION) {
            if (version > 0) {
                backups().make(Backups.Occasion.MIGRATION);
            }
            Schema.migrate(source, c);
        }
        if (version > 0) {
            backups().makeIfDue();
        }
    }

    private void requireSound(Connection c) throws SQLException, StoreException {
        List<String> wrong = Integrity.check(c);
        if (!wrong.isEmpty()) {
            String newest = Backups.list(folder).stream()
                    .findFirst()
                    .map(f -> TEXTS.get("damaged.backup", f))
                    .orElse(TEXTS.get("damaged.noBackup"));
            throw new StoreException(
                    folder.database(), TEXTS.get("damaged", folder.database(), wrong.getFirst(), newest));
        }
    }

    private static int requireOurs(WorkspaceFolder folder, Connection c) throws SQLException, StoreException {
        if (!Schema.ours(c)) {
            throw new StoreException(folder.database(), TEXTS.get("stranger", folder.database()));
        }
        int version = Schema.version(c);
        if (version > Schema.VERSION) {
            throw new StoreException(
                    folder.database(),
                    TEXTS.get(
                            "newer", folder.root(), Integer.toString(version), Integer.toString(Schema.VERSION)));
        }
        return version;
    }

    private static Connection connect(WorkspaceFolder folder, SQLiteDataSource source) throws StoreException {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw Database.failure(folder.database(), e);
        }
    }

    private static void mark(WorkspaceFolder folder) throws IOException {
        try (FileChannel channel = FileChannel.open(
                folder.marker(),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            String pid = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    private static void abandon(WorkspaceFolder folder, @Nullable Connection c, WorkspaceLock lock, boolean unclean) {
        if (c != null) {
            closeQuietly(c);
        }
        try (lock) {
            if (!unclean) {
                Files.deleteIfExists(folder.marker());
            }
        } catch (IOException e) {
            LOG.warn("could not give back {}", folder.root(), e);
        }
    }

    private static void closeQuietly(Connection c) {
        try {
            c.close();
        } catch (SQLException e) {
            LOG.warn("could not close the workspace", e);
        }
    }

    /// Puts a copy in the place of a workspace file that cannot be opened; the damaged file is kept beside the copies.
    public static void replace(WorkspaceFolder folder, Path copy) throws StoreException {
        Backups.requireSound(copy);
        folder.prepare();
        try (WorkspaceLock lock = WorkspaceLock.tryTake(folder)
                .orElseThrow(() -> new StoreException(folder.root(), TEXTS.get("folder.busy", folder.root())))) {
            LOG.info("replacing {} by {} under {}", folder.database(), copy, lock);
            Path aside = Files.createTempDirectory(folder.backups(), "damaged-");
            for (String ending : List.of("-wal", "-shm", "-journal", "")) {
                Path file = folder.root().resolve("winnow.db" + ending);
                if (Files.exists(file)) {
                    Files.copy(file, aside.resolve("winnow.db" + ending));
                    if (!ending.isEmpty()) {
                        Files.delete(file);
                    }
                }
            }
            Path half = folder.root().resolve("winnow.db" + WorkspaceFolder.TEMPORARY);
            Files.copy(copy, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, folder.database(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException(
                    folder.root(), TEXTS.get("folder.make", folder.root(), WorkspaceFolder.reason(e)), e);
        }
    }

    public WorkspaceFolder folder() {
        return folder;
    }

    public Database database() {
        return db;
    }

    /// Whether the last writer was killed; the file was checked and is sound.
    public boolean recovered() {
        return recovered;
    }

    /// What SQLite finds wrong, and what does not hold in the chains, a sentence each.
    public List<String> check() throws StoreException {
        var wrong = new java.util.ArrayList<>(db.with(Integrity::check).stream()
                .map(w -> TEXTS.get("check.file", w))
                .toList());
        wrong.addAll(experiments().check());
        wrong.addAll(audit().check());
        wrong.addAll(runs().check());
        return List.copyOf(wrong);
    }

    /// Replaces the workspace by a copy; see [Backups#restore].
    public Path restore(Path copy) throws StoreException {
        Path kept = backups().restore(copy);
        int version = db.with(Schema::version);
        if (version < Schema.VERSION) {
            SQLiteDataSource source = Database.writable(folder.database());
            db.with(c -> {
                Schema.migrate(source, c);
                return version;
            });
        }
        audit().note("workspace.restore", copy.getFileName(), "");
        return kept;
    }

    public ProjectRepository projects() {
        return new ProjectRepository(db, author);
    }

    public ExperimentRepository experiments() {
        return new ExperimentRepository(db, author);
    }

    public TemplateRepository templates() {
        return new TemplateRepository(db, author);
    }

    public DatasetRepository datasets() {
        return new DatasetRepository(db, author);
    }

    public RunRepository runs() {
        return new RunRepository(db, author);
    }

    public SettingRepository settings() {
        return new SettingRepository(db);
    }

    public AuditTrail audit() {
        return new AuditTrail(db, author);
    }

    public Backups backups() {
        return new Backups(folder, db, author);
    }

    /// Everything acknowledged is on disk already; this says that the end was a clean one.
    @Override
    public void close() throws StoreException {
        db.close();
        if (lock.isPresent()) {
            try (WorkspaceLock held = lock.get()) {
                LOG.debug("closing under {}", held);
                Files.deleteIfExists(folder.marker());
            } catch (IOException e) {
                throw new StoreException(
                        folder.root(), TEXTS.get("folder.make", folder.root(), WorkspaceFolder.reason(e)), e);
            }
        }
    }
}
