package dev.winnow.cli;

import dev.winnow.app.Run;
import dev.winnow.app.Session;
import dev.winnow.experiment.Experiment;
import dev.winnow.report.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the files of an experiment's latest readout; computes it first when there is none.
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment")
    private String experiment = "";

    @Option(names = "--out", paramLabel = "DIR")
    private Path out = Path.of(".");

    @Option(names = "--format", paramLabel = "LIST")
    private String format = "pdf";

    private final Console console;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Set<ReportFormat> formats = ReportFormats.of(format);
        try (Session session = console.open();
                ConsoleProgress progress = console.progress()) {
            Experiment e = Lookup.experiment(session, experiment);
            Optional<Run> latest = session.analyses().latest(e.id());
            progress.at(0, Console.TEXTS.get(latest.isPresent() ? "writing" : "running", e.name()));
            Run run = latest.isPresent() ? latest.get() : session.analyses().run(e.id(), progress);
            if (run.stale()) {
                console.note("runStale", e.name());
            }
            List<String> files = session.reports().write(run, formats, out, progress).stream()
                    .map(Path::toString)
                    .toList();
            progress.clear();
            return console.print(new Answer(Map.of("files", files), files));
        }
    }
}
