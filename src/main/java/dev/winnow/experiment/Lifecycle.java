package dev.winnow.experiment;

import java.util.Set;

/// What may follow what: the whole transition table.
public final class Lifecycle {
    private Lifecycle() {}

    /// What can be done to an experiment.
    public enum Action {
        START,
        PAUSE,
        RESUME,
        STOP,
        ARCHIVE,
        UNARCHIVE
    }

    /// The actions that are allowed now.
    public static Set<Action> allowed(Experiment e) {
        throw new IllegalStateException("" + e);
    }
}
