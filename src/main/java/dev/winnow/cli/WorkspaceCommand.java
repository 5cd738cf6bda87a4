package dev.winnow.cli;

import dev.winnow.app.Maintenance;
import dev.winnow.app.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Care of the workspace itself.
@Command(name = "workspace")
final class WorkspaceCommand {
    private final Console console;

    WorkspaceCommand(Console console) {
        this.console = console;
    }

    @Command(name = "show")
    int show() throws Exception {
        try (Session session = console.open()) {
            int experiments = session.experiments().list().size();
            return console.print(new Answer(
                    Map.of(
                            "name",
                            session.name(),
                            "folder",
                            session.folder().toString(),
                            "readOnly",
                            session.readOnly().isPresent(),
                            "experiments",
                            experiments),
                    List.of(session.name() + "\t" + session.folder() + "\t" + experiments)));
        }
    }

    @Command(name = "validate")
    int validate() throws Exception {
        try (Session session = console.open();
                ConsoleProgress progress = console.progress()) {
            List<String> problems = session.maintenance().validate(progress);
            progress.clear();
            console.print(new Answer(
                    Map.of("ok", problems.isEmpty(), "problems", problems),
                    problems.isEmpty() ? List.of(Console.TEXTS.get("workspace.sound")) : problems));
            return problems.isEmpty() ? Cli.OK : Cli.REFUSED;
        }
    }

    @Command(name = "backup")
    int backup() throws Exception {
        try (Session session = console.open()) {
            return file(session.maintenance().backup());
        }
    }

    @Command(name = "backups")
    int backups() throws Exception {
        try (Session session = console.open()) {
            List<String> all = session.maintenance().backups().stream()
                    .map(Path::toString)
                    .toList();
            return console.print(new Answer(Map.of("backups", all), all));
        }
    }

    @Command(name = "restore")
    int restore(@Parameters(paramLabel = "BACKUP") Path backup) throws Exception {
        try (Session session = console.open()) {
            Path replaced = session.maintenance().restore(backup);
            return console.print(new Answer(
                    Map.of("restored", backup.toString(), "replaced", replaced.toString()),
                    List.of(Console.TEXTS.get("restored", backup.toString(), replaced.toString()))));
        }
    }

    @Command(name = "export")
    int export(@Parameters(paramLabel = "FILE") Path file) throws Exception {
        try (Session session = console.open();
                ConsoleProgress progress = console.progress()) {
            Path written = session.maintenance().exportTo(file, progress);
            progress.clear();
            return file(written);
        }
    }

    @Command(name = "import")
    int unpack(@Parameters(paramLabel = "FILE") Path file) throws Exception {
        Path folder = console.shared().folder();
        try (ConsoleProgress progress = console.progress()) {
            Maintenance.importFrom(file, folder, progress);
        }
        return file(folder);
    }

    private int file(Path file) {
        return console.print(new Answer(Map.of("file", file.toString()), List.of(file.toString())));
    }
}
