package dev.winnow.app;

import dev.winnow.experiment.InputException;
import dev.winnow.report.ReportFormat;
import dev.winnow.store.StoredExport;
import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Files made of readouts.
public final class Reports {
    private final Calls calls;
    private final Pending pending;

    Reports(Calls calls, Pending pending) {
        this.calls = calls;
        this.pending = pending;
    }

    /// Writes one file per format into `folder`, all or none, and notes the export.
    ///
    /// @return the files, in the order of the formats
    public List<Path> write(Run run, Set<ReportFormat> formats, Path folder, Progress progress)
            throws WorkspaceException, InputException {
        throw new IllegalStateException("" + run + formats + folder + progress + pending.hashCode());
    }

    /// The files that were made of an experiment's runs, newest first.
    public List<StoredExport> exports(UUID experiment) throws WorkspaceException {
        return calls.read(() -> calls.store().runs().exports(experiment));
    }
}
