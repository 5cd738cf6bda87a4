package dev.winnow.experiment;

import java.util.ArrayList;
import java.util.List;

/// What projects and experiments must be, field by field.
public final class ExperimentRules {
    private static final int LONGEST_NOTES = 200_000;

    private ExperimentRules() {}

    /// Everything that is wrong with `experiment`, its design included.
    public static List<Problem> check(Experiment experiment) {
        var found = new Findings();
        found.line("name", experiment.name(), 1);
        found.text("notes", experiment.notes(), 0, LONGEST_NOTES);
        experiment.conclusion().ifPresent(c -> {
            if (experiment.status() != Status.STOPPED) {
                found.add("conclusionEarly", "conclusion", Lifecycle.word(experiment.status()));
            }
            found.text("comment", c.comment(), 0, LONGEST_NOTES);
        });
        if (experiment.archived() && !Lifecycle.archivable(experiment.status())) {
            found.add("archivedStatus", "archived", Lifecycle.word(experiment.status()));
        }
        var all = new ArrayList<>(found.list());
        all.addAll(DesignRules.check(experiment.design()));
        return List.copyOf(all);
    }

    /// Everything that is wrong with a project's name, but for its being taken.
    public static List<Problem> check(Project project) {
        var found = new Findings();
        found.line("name", project.name(), 1);
        return found.list();
    }

    /// Everything that is wrong with a template.
    public static List<Problem> check(Template template) {
        var found = new Findings();
        found.line("name", template.name(), 1);
        found.text("description", template.description(), 0, LONGEST_NOTES);
        var all = new ArrayList<>(found.list());
        all.addAll(DesignRules.check(template.design()));
        return List.copyOf(all);
    }
}
