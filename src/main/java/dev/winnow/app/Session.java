package dev.winnow.app;

import dev.winnow.data.DatasetStore;
import dev.winnow.store.Author;
import dev.winnow.store.Store;
import dev.winnow.store.StoreException;
import dev.winnow.store.WorkspaceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/// An open workspace and everything that can be done in it. Safe to use from several threads.
public final class Session implements AutoCloseable {
    private final Store store;
    private final Projects projects;
    private final Experiments experiments;
    private final Datasets datasets;
    private final Analyses analyses;
    private final Reports reports;
    private final Maintenance maintenance;
    private final Audit audit;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Session(Store store, DatasetStore shelf, Pending pending) {
        this.store = store;
        var calls = new Calls(store);
        projects = new Projects(calls);
        experiments = new Experiments(calls);
        datasets = new Datasets(calls, shelf, pending, experiments);
        analyses = new Analyses(calls, shelf, datasets);
        reports = new Reports(calls, pending);
        maintenance = new Maintenance(calls, shelf, analyses);
        audit = new Audit(calls);
    }

    /// Opens the workspace in `folder`, and makes it if the folder is empty or missing. When another Winnow has it
    /// open, this session can only read; see [#readOnly].
    ///
    /// @throws WorkspaceException if the folder holds something else, is of a newer Winnow, or is damaged
    public static Session open(Path folder) throws WorkspaceException {
        return open(folder, Author.current());
    }

    /// The same under a name and by a clock of one's own, for pictures and tests that must come out alike.
    public static Session open(Path folder, String author, Clock clock) throws WorkspaceException {
        return open(folder, new Author(author, clock));
    }

    /// The same as somebody, by a clock.
    public static Session open(Path folder, Author author) throws WorkspaceException {
        try {
            Store store = Store.open(new WorkspaceFolder(folder), author);
            WorkspaceLog.into(folder);
            boolean opened = false;
            try {
                var shelf = new DatasetStore(store.folder().datasets(), author.clock());
                var pending = new Pending(store);
                if (store.database().readOnly().isEmpty()) {
                    shelf.sweep();
                    pending.sweep();
                }
                opened = true;
                return new Session(store, shelf, pending);
            } catch (IOException e) {
                throw new WorkspaceException(
                        folder, Calls.TEXTS.get("dataset.write", folder, Calls.reason(e)), e);
            } finally {
                if (!opened) {
                    store.close();
                }
            }
        } catch (StoreException e) {
            throw Calls.failed(e);
        }
    }

    public Path folder() {
        return store.folder().root();
    }

    /// The folder's own name.
    public String name() {
        return store.folder().name();
    }

    /// Why nothing can be changed, as a sentence; empty when this session owns the workspace.
    public Optional<String> readOnly() {
        return store.database().readOnly();
    }

    /// Whether the last session was killed; the workspace was checked when this one opened it, and is sound.
    public boolean recovered() {
        return store.recovered();
    }

    public Projects projects() {
        return projects;
    }

    public Experiments experiments() {
        return experiments;
    }

    public Datasets datasets() {
        return datasets;
    }

    public Analyses analyses() {
        return analyses;
    }

    public Reports reports() {
        return reports;
    }

    public Maintenance maintenance() {
        return maintenance;
    }

    public Audit audit() {
        return audit;
    }

    /// Gives the workspace back. Nothing can be lost here: every change is on disk when its call returns.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            store.close();
        } catch (StoreException e) {
            LoggerFactory.getLogger(Session.class).warn("closing {}", folder(), e);
        }
    }
}
