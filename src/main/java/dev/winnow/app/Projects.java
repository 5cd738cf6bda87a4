package dev.winnow.app;

import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Project;
import java.util.List;
import java.util.UUID;

/// The projects of a workspace.
public final class Projects {
    /// All, archived ones last, by name.
    public List<Project> list() throws WorkspaceException {
        throw new IllegalStateException();
    }

    public Project create(String name) throws WorkspaceException, InputException {
        throw new IllegalStateException(name);
    }

    public Project rename(UUID project, String name) throws WorkspaceException, InputException {
        throw new IllegalStateException(name + project);
    }

    public Project archive(UUID project, boolean archived) throws WorkspaceException, InputException {
        throw new IllegalStateException(project + "" + archived);
    }
}
