package dev.winnow.app;

import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Runs of readouts.
public final class Analyses {
    private final Calls calls;

    Analyses(Calls calls) {
        this.calls = calls;
    }

    /// Rolls up, computes and stores a readout.
    public Run run(UUID experiment, Progress progress) throws WorkspaceException, InputException {
        throw new IllegalStateException("" + calls.store().folder() + "" + experiment + progress);
    }

    /// Newest first.
    public List<Run> list(UUID experiment) throws WorkspaceException {
        throw new IllegalStateException("" + experiment);
    }

    public Optional<Run> latest(UUID experiment) throws WorkspaceException {
        throw new IllegalStateException("" + experiment);
    }

    public Run freeze(UUID run, boolean frozen) throws WorkspaceException {
        throw new IllegalStateException("" + run + frozen);
    }
}
