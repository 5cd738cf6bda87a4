package dev.winnow.ui.experiment;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.Session;
import dev.winnow.data.Mapping;
import dev.winnow.data.Preview;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Project;
import dev.winnow.task.Progress;
import dev.winnow.ui.ExperimentScreen;
import dev.winnow.ui.Screens;
import dev.winnow.ui.Services;
import dev.winnow.ui.Tab;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Makes the screens of experiments, and takes files that are dropped on the window.
public final class ExperimentScreens implements Screens {
    private final Services services;
    private Optional<ExperimentView> current = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();

    /// Files for an experiment whose screen is about to open.
    private record Waiting(UUID experiment, List<Path> files) {}

    public ExperimentScreens(Services services) {
        this.services = services;
    }

    @Override
    public ExperimentScreen experiment(UUID experiment, Tab tab) {
        var view = new ExperimentView(experiment, tab, services);
        current = Optional.of(view);
        waiting.filter(w -> w.experiment().equals(experiment)).ifPresent(w -> view.importFiles(w.files()));
        waiting = Optional.empty();
        return view;
    }

    @Override
    public void importFiles(Optional<UUID> experiment, List<Path> files) {
        if (experiment.isPresent()) {
            into(experiment.get(), files);
            return;
        }
        services.tasks().run(
                get("task.preview"),
                p -> create(services.session(), files, p),
                e -> into(e.id(), files),
                failure -> services.dialogs().error(get("import.failed"), failure));
    }

    private void into(UUID experiment, List<Path> files) {
        Optional<ExperimentView> shown = current.filter(v ->
                v.experiment().equals(experiment) && v.node().getScene() != null);
        if (shown.isPresent()) {
            shown.get().importFiles(files);
        } else {
            waiting = Optional.of(new Waiting(experiment, List.copyOf(files)));
            services.navigator().experiment(experiment, Tab.DATA);
        }
    }

    private static Experiment create(Session session, List<Path> files, Progress progress) throws Exception {
        Preview preview = session.datasets().preview(files, progress);
        Mapping mapping = session.datasets().suggestMapping(preview);
        Design design = session.datasets().suggestDesign(preview, mapping);
        Optional<Project> first =
                session.projects().list().stream().filter(p -> !p.archived()).findFirst();
        Project project = first.isPresent() ? first.get() : session.projects().create(get("project.first"));
        String file = String.valueOf(preview.files().getFirst().getFileName());
        String name = file.replaceFirst("\\.(gz|zst)$", "").replaceFirst("\\.[A-Za-z]+$", "").replace('_', ' ').strip();
        return session.experiments().create(project.id(), name.isEmpty() ? file : name, design);
    }
}
