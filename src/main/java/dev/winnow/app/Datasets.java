package dev.winnow.app;

import dev.winnow.data.DatasetRef;
import dev.winnow.data.LedgerEntry;
import dev.winnow.data.Mapping;
import dev.winnow.data.Preview;
import dev.winnow.data.ReadOptions;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// The datasets of a workspace. All methods that take a [Progress] are long: off the FX thread.
public final class Datasets {
    private final Calls calls;

    Datasets(Calls calls) {
        this.calls = calls;
    }

    public List<DatasetRef> list() throws WorkspaceException {
        throw new IllegalStateException("" + calls.store().folder());
    }

    public DatasetRef get(UUID dataset) throws WorkspaceException {
        throw new IllegalStateException("" + dataset);
    }

    /// Reads the first rows with detected options.
    public Preview preview(List<Path> files, Progress progress) throws InputException {
        throw new IllegalStateException("" + files + progress);
    }

    /// The same with given options.
    public Preview preview(List<Path> files, ReadOptions options, Progress progress) throws InputException {
        throw new IllegalStateException("" + files + options + progress);
    }

    /// The mapping used last for files with this header, or the best guess.
    public Mapping suggestMapping(Preview preview) throws WorkspaceException {
        throw new IllegalStateException("" + preview);
    }

    /// The design that fits a mapping: variants as they stand in the data, metrics as mapped.
    public Design suggestDesign(Preview preview, Mapping mapping) throws InputException {
        throw new IllegalStateException("" + preview + mapping);
    }

    /// Imports the files into the workspace and makes them the experiment's dataset.
    public DatasetRef importFiles(UUID experiment, Preview preview, Mapping mapping, Progress progress)
            throws WorkspaceException, InputException {
        throw new IllegalStateException("" + experiment + preview + mapping + progress);
    }

    /// Keeps another mapping for a dataset that is already there.
    public DatasetRef remap(UUID dataset, Mapping mapping) throws WorkspaceException, InputException {
        throw new IllegalStateException("" + dataset + mapping);
    }

    /// Profile and first rows of an imported dataset.
    public Preview profile(UUID dataset, Progress progress) throws WorkspaceException {
        throw new IllegalStateException("" + dataset + progress);
    }

    /// Rows that a roll-up would not use.
    public List<LedgerEntry> ledger(UUID dataset, Design design, Progress progress)
            throws WorkspaceException, InputException {
        throw new IllegalStateException("" + dataset + design + progress);
    }
}
