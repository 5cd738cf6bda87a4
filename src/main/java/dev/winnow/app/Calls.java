package dev.winnow.app;

import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Problem;
import dev.winnow.store.Database;
import dev.winnow.store.Store;
import dev.winnow.store.StoreException;
import dev.winnow.store.WorkspaceFolder;
import dev.winnow.text.Texts;
import java.io.IOException;

/// How services speak to the store: its failures become the ones that callers of this room know.
final class Calls {
    static final Texts TEXTS = Texts.of("app");

    private final Store store;

    Calls(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    /// Runs `work` with the store's failure turned into a [WorkspaceException].
    <T, X extends Exception> T read(Database.Work<T, X> work) throws WorkspaceException, X {
        try {
            return work.run();
        } catch (StoreException e) {
            throw failed(e);
        }
    }

    /// Runs `work` as one transaction.
    <T, X extends Exception> T write(Database.Work<T, X> work) throws WorkspaceException, X {
        try {
            return store.database().write(work);
        } catch (StoreException e) {
            throw failed(e);
        }
    }

    /// Refuses work that would change something, before it starts.
    void requireWritable() throws WorkspaceException {
        if (store.database().readOnly().isPresent()) {
            throw new WorkspaceException(
                    store.folder().root(), store.database().readOnly().get());
        }
    }

    static WorkspaceException failed(StoreException e) {
        return new WorkspaceException(e.path(), String.valueOf(e.getMessage()), e);
    }

    StoreException missing(String what, Object id) {
        return new StoreException(
                store.folder().root(), TEXTS.get("missing." + what, id, store.folder().name()));
    }

    static InputException refused(String code, String field, String value, Object... more) {
        Object[] args = new Object[more.length + 1];
        args[0] = value;
        System.arraycopy(more, 0, args, 1, more.length);
        return new InputException(new Problem(code, field, value, TEXTS.get("problem." + code, args)));
    }

    /// What the system says about a failed file operation, as people read it.
    static String reason(IOException e) {
        return WorkspaceFolder.reason(e);
    }
}
