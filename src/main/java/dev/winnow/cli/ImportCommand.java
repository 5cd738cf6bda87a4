package dev.winnow.cli;

import dev.winnow.app.DesignFit;
import dev.winnow.app.Session;
import dev.winnow.data.ColumnProfile;
import dev.winnow.data.DatasetRef;
import dev.winnow.data.Layout;
import dev.winnow.data.Mapping;
import dev.winnow.data.Preview;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.Status;
import dev.winnow.experiment.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Imports files into the workspace as the dataset of an experiment.
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "data")
    private List<Path> files = List.of();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Target target = new Target();

    @Option(names = "--project", paramLabel = "PROJECT")
    private Optional<String> project = Optional.empty();

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final ColumnOptions columns = new ColumnOptions();

    private final Console console;

    ImportCommand(Console console) {
        this.console = console;
    }

    /// Whose dataset it becomes.
    static final class Target {
        @Option(names = "--experiment", paramLabel = "EXPERIMENT", required = true)
        Optional<String> experiment = Optional.empty();

        @Option(names = "--new", paramLabel = "NAME", required = true)
        Optional<String> fresh = Optional.empty();
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = console.open();
                ConsoleProgress progress = console.progress()) {
            progress.at(-1, Console.TEXTS.get("reading", String.valueOf(files.getFirst().getFileName())));
            Preview preview = session.datasets().preview(files, progress);
            if (reading.given()) {
                preview = session.datasets().preview(files, reading.over(preview.options()), progress);
            }
            preview.notes().forEach(console::say);
            Mapping mapping = mapping(session, preview);
            Experiment e = target.experiment.isPresent()
                    ? Lookup.experiment(session, target.experiment.get())
                    : session.experiments()
                            .create(
                                    Lookup.project(session, project).id(),
                                    target.fresh.orElse(""),
                                    session.datasets().suggestDesign(preview, mapping));
            fit(session, e, preview, mapping);
            DatasetRef ref = session.datasets().importFiles(e.id(), preview, mapping, progress);
            progress.clear();
            return console.print(new Answer(
                    Map.of("experiment", e.id(), "dataset", ref),
                    List.of(Console.TEXTS.get("imported", String.valueOf(ref.rows()), ref.name(), e.name()))));
        }
    }

    /// A draft takes the metrics that are new to it, and its variants, from the data; what has started keeps its design.
    private void fit(Session session, Experiment e, Preview preview, Mapping mapping) throws Exception {
        if (e.status() != Status.DRAFT) {
            return;
        }
        Design seen = session.datasets().suggestDesign(preview, mapping);
        Design fitted = DesignFit.merged(e.design(), seen, mapping, Map.of(), DesignFit.Variants.FROM_DATA);
        if (DesignFit.sameVariants(e.design(), seen)) {
            fitted = DesignFit.merged(e.design(), seen, mapping, Map.of(), DesignFit.Variants.DESIGNED);
        }
        if (!fitted.equals(e.design())) {
            session.experiments().save(e.withDesign(fitted), Console.TEXTS.get("import.fitted"));
            console.say(Console.TEXTS.get(
                    "import.fittedTo",
                    e.name(),
                    fitted.variants().stream().map(Variant::key).collect(Collectors.joining(", ")),
                    fitted.metrics().stream().map(Metric::name).collect(Collectors.joining(", "))));
        }
    }

    private Mapping mapping(Session session, Preview preview) throws Exception {
        if (columns.variant.isEmpty() && columns.metrics.isEmpty()) {
            return session.datasets().suggestMapping(preview);
        }
        List<String> names = preview.columns().stream().map(ColumnProfile::name).toList();
        Layout layout = columns.layout();
        return Plan.of(names, layout, columns, new JudgeOptions()).mapping();
    }
}
