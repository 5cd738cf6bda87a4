package dev.winnow.cli;

import dev.winnow.app.Version;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `winnow` itself: opens the window.
@Command(name = "winnow", synopsisSubcommandLabel = "[COMMAND]")
final class RootCommand implements Callable<Integer> {
    @Option(names = "--version")
    private boolean version;

    private final Console console;

    RootCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (version) {
            return console.print(new Answer(
                    Map.of("name", "winnow", "version", Version.number(), "java", Runtime.version().toString()),
                    List.of(Version.engine())));
        }
        return new OpenCommand(console).call();
    }
}
