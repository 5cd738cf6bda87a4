package dev.winnow.ui.shell;

import dev.winnow.app.Session;
import dev.winnow.app.WorkspaceException;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Project;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the frame knows of the workspace: read at once, off the FX thread, and replaced as a whole.
///
/// @param undo note of the change that undo takes back, for the open experiment
record Shelf(List<Project> projects, List<Experiment> experiments, Optional<String> undo, Optional<String> redo) {
    static final Shelf EMPTY = new Shelf(List.of(), List.of(), Optional.empty(), Optional.empty());

    Shelf {
        projects = List.copyOf(projects);
        experiments = List.copyOf(experiments);
    }

    static Shelf read(Session session, Optional<UUID> open) throws WorkspaceException {
        var experiments = session.experiments().list();
        Optional<UUID> there = open.filter(id -> experiments.stream().anyMatch(e -> e.id().equals(id)));
        return new Shelf(
                session.projects().list(),
                experiments,
                there.isEmpty() ? Optional.empty() : session.experiments().undoable(there.get()),
                there.isEmpty() ? Optional.empty() : session.experiments().redoable(there.get()));
    }

    Optional<Experiment> experiment(UUID id) {
        return experiments.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    Optional<Project> project(UUID id) {
        return projects.stream().filter(p -> p.id().equals(id)).findFirst();
    }
}
