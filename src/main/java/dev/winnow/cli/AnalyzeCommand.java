package dev.winnow.cli;

import dev.winnow.data.ColumnProfile;
import dev.winnow.data.Layout;
import dev.winnow.data.Mapping;
import dev.winnow.data.Preview;
import dev.winnow.data.RollUp;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.DesignRules;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Problem;
import dev.winnow.readout.Readout;
import dev.winnow.report.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Import, readout and reports in one go, without a workspace.
@Command(name = "analyze")
final class AnalyzeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "data")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--exposures", paramLabel = "FILE")
    private Optional<Path> exposures = Optional.empty();

    @Option(names = "--design", paramLabel = "FILE")
    private Optional<Path> design = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--format", paramLabel = "LIST")
    private Optional<String> format = Optional.empty();

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final ColumnOptions columns = new ColumnOptions();

    @Mixin
    private final JudgeOptions judge = new JudgeOptions();

    private final Console console;
    private final Science science = new Science();

    AnalyzeCommand(Console console) {
        this.console = console;
    }

    /// What is to be judged from which columns.
    ///
    /// @param guess  whether the arms are those of the first rows only
    /// @param strays whether values that are no arms are already named in `said`
    /// @param said   what was assumed, in sentences
    private record Task(Design design, Mapping mapping, boolean guess, boolean strays, List<String> said) {}

    @Override
    public Integer call() throws Exception {
        if (format.isPresent() && out.isEmpty()) {
            throw Lookup.bad("formatNeedsOut", "--out", "");
        }
        Set<ReportFormat> formats = ReportFormats.of(format.orElse("json,md"));
        if (out.isPresent()) {
            OutFolder.check(out.get());
        }
        try (ConsoleProgress progress = console.progress()) {
            progress.at(-1, Console.TEXTS.get("reading", String.valueOf(files.getFirst().getFileName())));
            Optional<DesignFile> given = design.isPresent() ? Optional.of(DesignFile.read(design.get())) : Optional.empty();
            List<Path> all = new ArrayList<>();
            exposures.ifPresent(all::add);
            all.addAll(files);
            Preview preview = science.preview(all, reading, progress);
            progress.clear();
            preview.notes().forEach(console::say);
            Task task = given.isPresent() ? planned(given.get(), preview) : optioned(preview, progress);
            RollUp rollUp = rollUp(preview, task, progress);
            if (task.guess() && science.doubtful(rollUp)) {
                task = counted(preview, task.mapping(), progress);
                rollUp = rollUp(preview, task, progress);
            }
            List<String> said = new ArrayList<>(task.said());
            unknown(preview, task, rollUp, progress).ifPresent(said::add);
            Optional<String> fingerprint =
                    science.fingerprint(preview, out.isPresent() ? formats : Set.of(ReportFormat.JSON), progress);
            progress.clear();
            said.forEach(console::hint);
            Readout readout =
                    science.readout(title(), preview, fingerprint, task.design(), task.mapping(), rollUp);
            List<Path> written = List.of();
            if (out.isPresent()) {
                progress.at(-1, Console.TEXTS.get("writing", title()));
                written = science.write(readout, formats, out.get(), progress);
            }
            progress.clear();
            return answer(readout, written);
        }
    }

    private int answer(Readout readout, List<Path> written) {
        written.forEach(f -> console.note("written", f.toString()));
        return console.shared().json
                ? console.printJson(JsonText.of(readout))
                : console.print(new Answer(Map.of(), Summary.of(readout)));
    }

    private String title() {
        return judge.name.orElseGet(() -> String.valueOf(files.getFirst().getFileName()));
    }

    private static List<String> names(Preview preview) {
        return preview.columns().stream().map(ColumnProfile::name).toList();
    }

    private Layout layout() {
        return exposures.isPresent() ? Layout.EXPOSURES_AND_EVENTS : columns.layout();
    }

    /// The design is given; the options can still say the columns.
    private Task planned(DesignFile file, Preview preview) throws InputException {
        if (file.mapping().isPresent()) {
            return new Task(file.design(), file.mapping().get(), false, false, List.of());
        }
        if (columns.variant.isEmpty()) {
            throw Lookup.bad("designAndColumns", "--variant", "", "--variant COL");
        }
        if (columns.metrics.isEmpty()) {
            throw Lookup.bad("designAndColumns", "--metric", "", "--metric NAME=KIND:COL");
        }
        Mapping mapping = Plan.of(names(preview), layout(), columns, judge).mapping();
        return new Task(file.design(), mapping, false, false, List.of());
    }

    private Task optioned(Preview preview, ConsoleProgress progress) throws InputException {
        Plan plan = Plan.of(names(preview), layout(), columns, judge);
        if (judge.split.isPresent()) {
            return task(plan, Arms.planned(judge.split.get(), judge.control), false);
        }
        Map<String, Long> rows = science.firstVariants(preview, plan.mapping(), progress);
        return Arms.possible(rows) ? task(plan, Arms.found(plan.mapping().variant(), rows, judge.control), true) : counted(preview, plan.mapping(), progress);
    }

    private Task counted(Preview preview, Mapping mapping, ConsoleProgress progress) throws InputException {
        Plan plan = Plan.of(names(preview), layout(), columns, judge);
        return task(plan, Arms.found(mapping.variant(), science.variants(preview, mapping, progress), judge.control), false);
    }

    private Task task(Plan plan, Arms arms, boolean guess) {
        List<String> said = new ArrayList<>();
        if (judge.split.isEmpty()) {
            said.add(Console.TEXTS.get(
                    "armsFound",
                    arms.variants().stream().map(v -> "'" + v.key() + "'").collect(Collectors.joining(", "))));
        }
        if (!arms.strays().isEmpty()) {
            said.add(Console.TEXTS.get("strays", plan.mapping().variant(), said(arms.strays())));
        }
        if (arms.guessed()) {
            said.add(Console.TEXTS.get("controlGuessed", arms.control()));
        }
        return new Task(plan.design(arms), plan.mapping(), guess, !arms.strays().isEmpty(), said);
    }

    private RollUp rollUp(Preview preview, Task task, ConsoleProgress progress) throws InputException {
        List<Problem> problems = DesignRules.check(task.design());
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return science.rollUp(preview, task.design(), task.mapping(), progress);
    }

    /// The values of the variant column that are none of the design's, when rows were lost by them.
    ///
    /// @throws InputException when no row is left
    private Optional<String> unknown(Preview preview, Task task, RollUp rollUp, ConsoleProgress progress)
            throws InputException {
        if (rollUp.ledger().stream().noneMatch(e -> e.code().equals("unknownVariant"))) {
            return Optional.empty();
        }
        String column = task.mapping().variant();
        Map<String, Long> others = new LinkedHashMap<>(science.variants(preview, task.mapping(), progress));
        List<String> keys = task.design().variants().stream().map(v -> v.key()).toList();
        others.keySet().removeAll(keys);
        if (rollUp.units() == 0) {
            throw Lookup.bad("variantsNone", "--variant", column, column, String.join(", ", keys), said(others));
        }
        return task.strays() ? Optional.empty() : Optional.of(Console.TEXTS.get("unknown", column, said(others)));
    }

    private static String said(Map<String, Long> strays) {
        int most = 5;
        Map<String, Long> shown = new LinkedHashMap<>();
        strays.entrySet().stream().limit(most).forEach(e -> shown.put(e.getKey(), e.getValue()));
        String list = shown.entrySet().stream()
                .map(e -> "'" + e.getKey() + "' (" + e.getValue() + ")")
                .collect(Collectors.joining(", "));
        return strays.size() > most ? list + ", ..." : list;
    }
}
