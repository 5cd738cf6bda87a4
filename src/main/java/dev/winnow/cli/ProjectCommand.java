package dev.winnow.cli;

import dev.winnow.app.Session;
import dev.winnow.experiment.Project;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The projects of a workspace.
@Command(name = "project")
final class ProjectCommand {
    private final Console console;

    ProjectCommand(Console console) {
        this.console = console;
    }

    @Command(name = "list")
    int list() throws Exception {
        try (Session session = console.open()) {
            List<Project> all = session.projects().list();
            return console.print(new Answer(
                    Map.of("projects", all),
                    all.stream().map(ProjectCommand::line).toList()));
        }
    }

    @Command(name = "create")
    int create(@Parameters(paramLabel = "NAME") String name) throws Exception {
        try (Session session = console.open()) {
            return one(session.projects().create(name));
        }
    }

    @Command(name = "rename")
    int rename(@Parameters(paramLabel = "PROJECT", descriptionKey = "project") String project, @Parameters(paramLabel = "NAME") String name)
            throws Exception {
        try (Session session = console.open()) {
            return one(session.projects().rename(Lookup.project(session, project).id(), name));
        }
    }

    @Command(name = "archive")
    int archive(@Parameters(paramLabel = "PROJECT", descriptionKey = "project") String project) throws Exception {
        try (Session session = console.open()) {
            return one(session.projects().archive(Lookup.project(session, project).id(), true));
        }
    }

    @Command(name = "unarchive")
    int unarchive(@Parameters(paramLabel = "PROJECT", descriptionKey = "project") String project) throws Exception {
        try (Session session = console.open()) {
            return one(session.projects().archive(Lookup.project(session, project).id(), false));
        }
    }

    private int one(Project project) {
        return console.print(new Answer(Map.of("project", project), List.of(line(project))));
    }

    private static String line(Project p) {
        return p.id() + "\t" + p.name() + (p.archived() ? "\t" + Console.TEXTS.get("archived") : "");
    }
}
