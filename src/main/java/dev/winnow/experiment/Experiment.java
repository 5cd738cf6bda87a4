package dev.winnow.experiment;

import java.util.Optional;
import java.util.UUID;

/// One experiment as it stands at one revision.
///
/// @param id         never changes
/// @param project    the project it belongs to
/// @param name       1..120 characters
/// @param notes      Markdown; may be empty
/// @param dataset    the dataset that its readout is computed from
/// @param conclusion only when stopped
public record Experiment(
        UUID id,
        UUID project,
        String name,
        String notes,
        Design design,
        Status status,
        boolean archived,
        Optional<UUID> dataset,
        Optional<Conclusion> conclusion) {

    public Experiment withDesign(Design d) {
        return new Experiment(id, project, name, notes, d, status, archived, dataset, conclusion);
    }

    public Experiment withName(String n) {
        return new Experiment(id, project, n, notes, design, status, archived, dataset, conclusion);
    }

    public Experiment withNotes(String n) {
        return new Experiment(id, project, name, n, design, status, archived, dataset, conclusion);
    }

    public Experiment withStatus(Status s) {
        return new Experiment(id, project, name, notes, design, s, archived, dataset, conclusion);
    }

    public Experiment withDataset(UUID d) {
        return new Experiment(id, project, name, notes, design, status, archived, Optional.of(d), conclusion);
    }

    public Experiment withArchived(boolean a) {
        return new Experiment(id, project, name, notes, design, status, a, dataset, conclusion);
    }

    public Experiment withConclusion(Conclusion c) {
        return new Experiment(id, project, name, notes, design, status, archived, dataset, Optional.of(c));
    }

    public Experiment withoutConclusion() {
        return new Experiment(id, project, name, notes, design, status, archived, dataset, Optional.empty());
    }

    public Experiment withProject(UUID p) {
        return new Experiment(id, p, name, notes, design, status, archived, dataset, conclusion);
    }
}
