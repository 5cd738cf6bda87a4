package dev.winnow.app;

import dev.winnow.experiment.ExperimentRules;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Problem;
import dev.winnow.experiment.Project;
import dev.winnow.store.ProjectRepository;
import dev.winnow.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The projects of a workspace.
public final class Projects {
    private final Calls calls;

    Projects(Calls calls) {
        this.calls = calls;
    }

    private ProjectRepository repository() {
        return calls.store().projects();
    }

    /// All, archived ones last, by name.
    public List<Project> list() throws WorkspaceException {
        return calls.read(() -> repository().list());
    }

    public Project get(UUID project) throws WorkspaceException {
        return calls.read(() -> require(project));
    }

    /// The project of this name; upper and lower case do not count.
    public Optional<Project> named(String name) throws WorkspaceException {
        return calls.read(() -> repository().named(name));
    }

    public Project create(String name) throws WorkspaceException, InputException {
        return calls.write(() -> {
            var project = new Project(UUID.randomUUID(), name.strip(), false);
            requireFine(project);
            repository().add(project);
            calls.store().audit().note("project.create", project.id(), project.name());
            return project;
        });
    }

    public Project rename(UUID project, String name) throws WorkspaceException, InputException {
        return calls.write(() -> {
            Project old = require(project);
            var renamed = new Project(project, name.strip(), old.archived());
            requireFine(renamed);
            if (!renamed.equals(old)) {
                repository().change(renamed);
                calls.store().audit().note("project.rename", project, renamed.name());
            }
            return renamed;
        });
    }

    /// Archived projects keep their experiments; new ones cannot be added.
    ///
    /// @throws InputException if an experiment in it is running or paused
    public Project archive(UUID project, boolean archived) throws WorkspaceException, InputException {
        return calls.write(() -> {
            Project old = require(project);
            if (archived) {
                var active = calls.store().experiments().list().stream()
                        .filter(e -> e.project().equals(project) && !e.archived())
                        .filter(e -> !dev.winnow.experiment.Lifecycle.archivable(e.status()))
                        .findFirst();
                if (active.isPresent()) {
                    throw Calls.refused("projectActive", "project", old.name(), active.get().name());
                }
            }
            var changed = new Project(project, old.name(), archived);
            if (!changed.equals(old)) {
                repository().change(changed);
                calls.store()
                        .audit()
                        .note(archived ? "project.archive" : "project.unarchive", project, old.name());
            }
            return changed;
        });
    }

    private Project require(UUID id) throws StoreException {
        return repository().find(id).orElseThrow(() -> calls.missing("project", id));
    }

    private void requireFine(Project project) throws StoreException, InputException {
        List<Problem> problems = ExperimentRules.check(project);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        Optional<Project> same = repository().named(project.name());
        if (same.isPresent() && !same.get().id().equals(project.id())) {
            throw Calls.refused("projectTaken", "name", project.name(), same.get().name());
        }
    }
}
