package dev.winnow.cli;

import dev.winnow.experiment.InputException;
import dev.winnow.methods.Compute;
import dev.winnow.methods.Compute.Tally;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Answers requests for the methods of the catalogue, one line for each.
@Command(name = "compute")
final class ComputeCommand implements Callable<Integer> {
    private static final long REPORTED = 10_000;

    @Option(names = "--input", paramLabel = "FILE")
    private Optional<Path> input = Optional.empty();

    @Option(names = "--output", paramLabel = "FILE")
    private Optional<Path> output = Optional.empty();

    private final Console console;

    ComputeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        check();
        try (ConsoleProgress progress = console.progress();
                InputStream in = input.isPresent() ? Files.newInputStream(input.get()) : new StandardInput();
                Progress.Registration _ = progress.onCancel(() -> close(in))) {
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            Tally tally = output.isPresent() ? file(reader, output.get(), progress) : run(reader, console.data(), progress);
            progress.clear();
            return said(tally);
        } catch (ClosedChannelException e) {
            console.progress().check();
            throw e;
        }
    }

    private int said(Tally tally) {
        String key = tally.failed() == 0 ? "computed" : "computedSome";
        console.note(key, String.valueOf(tally.requests()), String.valueOf(tally.failed()));
        tally.fault().ifPresent(console::say);
        return tally.fault().isPresent() ? Cli.BAD_INPUT : Cli.OK;
    }

    private void check() throws InputException {
        if (input.isPresent() && !Files.isRegularFile(input.get()) && !Files.isReadable(input.get())) {
            throw Lookup.bad("inputMissing", "--input", input.get().toString(), input.get().toString());
        }
        if (input.isPresent() && Files.isDirectory(input.get())) {
            throw Lookup.bad("inputFolder", "--input", input.get().toString(), input.get().toString());
        }
        if (output.isPresent()) {
            Path file = output.get().toAbsolutePath();
            Path folder = Optional.ofNullable(file.getParent()).orElse(file);
            if (Files.isDirectory(file) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw Lookup.bad("outputFile", "--output", output.get().toString(), output.get().toString());
            }
        }
    }

    /// Writes beside the file and moves it into place when every request has its answer.
    private Tally file(Reader in, Path file, ConsoleProgress progress) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Tally tally;
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                tally = run(in, out, progress);
            }
            if (tally.fault().isEmpty()) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                console.note("written", file.toString());
            }
            return tally;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Tally run(Reader in, Writer out, ConsoleProgress progress) throws IOException {
        return Compute.run(in, out, new Watch(progress));
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Watch implements Compute.Listener {
        private final ConsoleProgress progress;
        private final Set<String> known = ConcurrentHashMap.newKeySet();
        private long reported;

        Watch(ConsoleProgress progress) {
            this.progress = progress;
        }

        @Override
        public void check() {
            progress.check();
        }

        @Override
        public void answered(long requests) {
            if (requests / REPORTED > reported) {
                reported = requests / REPORTED;
                progress.at(-1, Console.TEXTS.get("computing", String.valueOf(requests)));
            }
        }

        /// The same defect is told once, however many requests meet it.
        @Override
        public void failed(String code, Throwable thrown) {
            if (known.add(code)) {
                console.failed(code, thrown);
            }
        }
    }
}
