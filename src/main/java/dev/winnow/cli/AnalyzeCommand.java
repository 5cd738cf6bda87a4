package dev.winnow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        throw new IllegalStateException("" + files + exposures + design + out + format + reading + columns + judge
                + console);
    }
}
