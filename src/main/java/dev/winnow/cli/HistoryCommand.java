package dev.winnow.cli;

import dev.winnow.app.Session;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Revision;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The revisions of an experiment, newest first.
@Command(name = "history")
final class HistoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EXPERIMENT", descriptionKey = "experiment")
    private String experiment = "";

    private final Console console;

    HistoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = console.open()) {
            Experiment e = Lookup.experiment(session, experiment);
            List<Revision> all = session.experiments().history(e.id());
            return console.print(new Answer(
                    Map.of("revisions", all),
                    all.stream()
                            .map(r -> r.number() + "\t" + r.at() + "\t" + r.author() + "\t" + r.note())
                            .toList()));
        }
    }
}
