package dev.winnow.cli;

import dev.winnow.app.Display;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Opens the workbench; without a display it says so.
@Command(name = "open")
final class OpenCommand implements Callable<Integer> {
    @Option(names = "--sample", hidden = true)
    private boolean sample;

    @Option(names = "--tour-without-display", hidden = true)
    private boolean tourWithoutDisplay;

    @Option(names = "--out", hidden = true)
    private Optional<Path> out = Optional.empty();

    private final Console console;

    OpenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (!Display.available()) {
            if (tourWithoutDisplay) {
                console.say(Console.TEXTS.get("open.tourInstead"));
                return TourCommand.walk(console, out.orElse(Path.of("target", "tour")));
            }
            throw Refusal.of("open.noDisplay", "", "");
        }
        Windows windows = console.windows().orElseThrow(() -> Refusal.of("open.noWindows", "", ""));
        windows.open(
                console.shared().folder(), sample ? Windows.Content.SAMPLES : Windows.Content.EMPTY);
        return Cli.OK;
    }
}
