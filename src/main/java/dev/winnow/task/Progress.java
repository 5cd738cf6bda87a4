package dev.winnow.task;

import java.util.concurrent.CancellationException;

/// What long work reports to, and asks whether to go on.
public interface Progress {
    /// @param fraction share done in [0, 1], or negative while unknown
    /// @param what     what is being done now, a sentence for the user
    void at(double fraction, String what);

    /// @throws CancellationException if the user asked to stop
    void check();

    /// Runs `action` as soon as cancel is asked for, from whatever thread asks; for work that cannot poll,
    /// such as one long SQL statement.
    ///
    /// @return removes the action again when closed
    Registration onCancel(Runnable action);

    /// An action waiting for a cancel.
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /// Listens to nothing and is never cancelled.
    static Progress none() {
        return new Progress() {
            @Override
            public void at(double fraction, String what) {}

            @Override
            public void check() {}

            @Override
            public Registration onCancel(Runnable action) {
                return () -> {};
            }
        };
    }
}
