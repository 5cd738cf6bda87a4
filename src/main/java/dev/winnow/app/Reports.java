package dev.winnow.app;

import dev.winnow.experiment.InputException;
import dev.winnow.report.ReportFormat;
import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Files made of readouts.
public final class Reports {
    private final Calls calls;

    Reports(Calls calls) {
        this.calls = calls;
    }

    /// Writes one file per format into `folder`, all or none, and notes the export.
    ///
    /// @return the files, in the order of the formats
    public List<Path> write(Run run, Set<ReportFormat> formats, Path folder, Progress progress)
            throws WorkspaceException, InputException {
        throw new IllegalStateException("" + calls.store().folder() + "" + run + formats + folder + progress);
    }
}
