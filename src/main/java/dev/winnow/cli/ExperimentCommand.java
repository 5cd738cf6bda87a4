package dev.winnow.cli;

import dev.winnow.app.Run;
import dev.winnow.app.Session;
import dev.winnow.experiment.Conclusion;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.experiment.Project;
import dev.winnow.experiment.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The experiments of a workspace: their life, their revisions, their readouts.
@Command(name = "experiment")
final class ExperimentCommand {
    private final Console console;

    ExperimentCommand(Console console) {
        this.console = console;
    }

    /// A change of one experiment.
    private interface Change {
        Experiment of(Session session, Experiment experiment) throws Exception;
    }

    /// Where a new experiment's design comes from.
    static final class Origin {
        @Option(names = "--design", paramLabel = "FILE", required = true)
        Optional<Path> design = Optional.empty();

        @Option(names = "--template", paramLabel = "TEMPLATE", required = true)
        Optional<String> template = Optional.empty();
    }

    @Command(name = "list")
    int list(@Option(names = "--project", paramLabel = "PROJECT") Optional<String> project) throws Exception {
        try (Session session = console.open()) {
            List<Experiment> all = session.experiments().list();
            if (project.isPresent()) {
                Project only = Lookup.project(session, project.get());
                all = all.stream().filter(e -> e.project().equals(only.id())).toList();
            }
            return console.print(new Answer(
                    Map.of("experiments", all),
                    all.stream().map(ExperimentCommand::line).toList()));
        }
    }

    @Command(name = "templates")
    int templates() throws Exception {
        try (Session session = console.open()) {
            List<Template> all = session.experiments().templates();
            return console.print(new Answer(
                    Map.of("templates", all),
                    all.stream()
                            .map(t -> t.id() + "\t" + t.name() + "\t" + t.description())
                            .toList()));
        }
    }

    @Command(name = "show")
    int show(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        try (Session session = console.open()) {
            Experiment e = Lookup.experiment(session, name);
            List<String> lines = new ArrayList<>();
            lines.add(line(e));
            lines.addAll(DesignText.lines(e.design()));
            return console.print(new Answer(Map.of("experiment", e), lines));
        }
    }

    @Command(name = "create")
    int create(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--project", paramLabel = "PROJECT") Optional<String> project,
            @ArgGroup(exclusive = true, multiplicity = "1") Origin origin)
            throws Exception {
        try (Session session = console.open()) {
            Design design = origin.design.isPresent()
                    ? DesignFile.read(origin.design.get()).design()
                    : Lookup.template(session, origin.template.orElse("")).design();
            Project home = Lookup.project(session, project);
            return one(session.experiments().create(home.id(), name, design));
        }
    }

    @Command(name = "edit")
    int edit(
            @Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name,
            @Option(names = "--name", paramLabel = "NAME") Optional<String> newName,
            @Option(names = "--notes", paramLabel = "TEXT") Optional<String> notes,
            @Option(names = "--design", paramLabel = "FILE") Optional<Path> design)
            throws Exception {
        if (newName.isEmpty() && notes.isEmpty() && design.isEmpty()) {
            throw Lookup.bad("nothingToChange", "", "");
        }
        Optional<DesignFile> read = design.isPresent() ? Optional.of(DesignFile.read(design.get())) : Optional.empty();
        return change(name, (session, e) -> {
            Experiment next = e.withName(newName.orElse(e.name()))
                    .withNotes(notes.orElse(e.notes()))
                    .withDesign(read.map(DesignFile::design).orElse(e.design()));
            return session.experiments().save(next, Console.TEXTS.get("edited"));
        });
    }

    @Command(name = "start")
    int start(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        return move(name, Lifecycle.Action.START);
    }

    @Command(name = "pause")
    int pause(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        return move(name, Lifecycle.Action.PAUSE);
    }

    @Command(name = "resume")
    int resume(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        return move(name, Lifecycle.Action.RESUME);
    }

    @Command(name = "stop")
    int stop(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        return move(name, Lifecycle.Action.STOP);
    }

    @Command(name = "archive")
    int archive(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        return move(name, Lifecycle.Action.ARCHIVE);
    }

    @Command(name = "unarchive")
    int unarchive(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        return move(name, Lifecycle.Action.UNARCHIVE);
    }

    @Command(name = "conclude")
    int conclude(
            @Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name,
            @Option(names = "--outcome", paramLabel = "OUTCOME", required = true) Conclusion.Outcome outcome,
            @Option(names = "--comment", paramLabel = "TEXT") Optional<String> comment)
            throws Exception {
        return change(name, (session, e) -> session.experiments()
                .save(e.withConclusion(new Conclusion(outcome, comment.orElse(""))), Console.TEXTS.get("concluded")));
    }

    @Command(name = "duplicate")
    int duplicate(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        return change(name, (session, e) -> session.experiments().duplicate(e.id()));
    }

    @Command(name = "undo")
    int undo(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        return change(name, (session, e) -> session.experiments().undo(e.id()));
    }

    @Command(name = "redo")
    int redo(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        return change(name, (session, e) -> session.experiments().redo(e.id()));
    }

    @Command(name = "restore")
    int restore(
            @Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name, @Parameters(paramLabel = "REVISION") long revision)
            throws Exception {
        return change(name, (session, e) -> session.experiments().restore(e.id(), revision));
    }

    @Command(name = "run")
    int run(@Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment") String name) throws Exception {
        try (Session session = console.open()) {
            Experiment e = Lookup.experiment(session, name);
            Run run;
            try (ConsoleProgress progress = console.progress()) {
                progress.at(0, Console.TEXTS.get("running", e.name()));
                run = session.analyses().run(e.id(), progress);
            }
            return console.shared().json
                    ? console.printJson(JsonText.of(run.readout()))
                    : console.print(new Answer(Map.of(), Summary.of(run.readout())));
        }
    }

    private int move(String name, Lifecycle.Action action) throws Exception {
        return change(name, (session, e) -> session.experiments().move(e.id(), action));
    }

    private int change(String name, Change change) throws Exception {
        try (Session session = console.open()) {
            return one(change.of(session, Lookup.experiment(session, name)));
        }
    }

    private int one(Experiment e) {
        return console.print(new Answer(Map.of("experiment", e), List.of(line(e))));
    }

    static String line(Experiment e) {
        return e.id() + "\t" + e.status().name().toLowerCase(Locale.ROOT) + "\t" + e.name()
                + (e.archived() ? "\t" + Console.TEXTS.get("archived") : "");
    }
}
