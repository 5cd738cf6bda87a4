package dev.winnow.cli;

import dev.winnow.app.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes the sample files, with their true effects beside them.
@Command(name = "sample")
final class SampleCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of(".");

    @Option(names = "--seed", paramLabel = "N")
    private long seed = Samples.SEED;

    private final Console console;

    SampleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (ConsoleProgress progress = console.progress()) {
            progress.at(0, Console.TEXTS.get("sample.making"));
            List<String> files =
                    Samples.write(out, seed, progress).stream().map(Path::toString).toList();
            progress.clear();
            return console.print(new Answer(Map.of("seed", seed, "files", files), files));
        }
    }
}
