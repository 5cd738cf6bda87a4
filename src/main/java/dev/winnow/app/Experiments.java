package dev.winnow.app;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.experiment.Revision;
import dev.winnow.experiment.Template;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The experiments of a workspace; every change is a revision.
public final class Experiments {
    /// All of the workspace, by name.
    public List<Experiment> list() throws WorkspaceException {
        throw new IllegalStateException();
    }

    public Experiment get(UUID experiment) throws WorkspaceException {
        throw new IllegalStateException("" + experiment);
    }

    public Experiment create(UUID project, String name, Design design) throws WorkspaceException, InputException {
        throw new IllegalStateException("" + project + name + design);
    }

    /// Appends a revision.
    ///
    /// @param note what changed, in the words of the undo menu, such as `level`
    /// @throws InputException with all field errors at once; nothing is saved then
    public Experiment save(Experiment experiment, String note) throws WorkspaceException, InputException {
        throw new IllegalStateException("" + experiment + note);
    }

    /// Starts, pauses, resumes, stops, archives, ...
    public Experiment move(UUID experiment, Lifecycle.Action action) throws WorkspaceException, InputException {
        throw new IllegalStateException("" + experiment + action);
    }

    /// A new draft with the same design.
    public Experiment duplicate(UUID experiment) throws WorkspaceException, InputException {
        throw new IllegalStateException("" + experiment);
    }

    /// The note of the change that undo would take back; empty when there is none.
    public Optional<String> undoable(UUID experiment) throws WorkspaceException {
        throw new IllegalStateException("" + experiment);
    }

    public Optional<String> redoable(UUID experiment) throws WorkspaceException {
        throw new IllegalStateException("" + experiment);
    }

    public Experiment undo(UUID experiment) throws WorkspaceException, InputException {
        throw new IllegalStateException("" + experiment);
    }

    public Experiment redo(UUID experiment) throws WorkspaceException, InputException {
        throw new IllegalStateException("" + experiment);
    }

    /// Newest first.
    public List<Revision> history(UUID experiment) throws WorkspaceException {
        throw new IllegalStateException("" + experiment);
    }

    /// Appends a revision that equals an earlier one.
    public Experiment restore(UUID experiment, long revision) throws WorkspaceException, InputException {
        throw new IllegalStateException("" + experiment + revision);
    }

    public List<Template> templates() throws WorkspaceException {
        throw new IllegalStateException();
    }
}
