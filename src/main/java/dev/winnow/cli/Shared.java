package dev.winnow.cli;

import dev.winnow.app.Folders;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Options that every command understands, before or after its name.
final class Shared {
    @Option(names = "--workspace", paramLabel = "DIR", scope = ScopeType.INHERIT)
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--json", scope = ScopeType.INHERIT)
    boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT)
    boolean quiet;

    @Option(names = "--debug", hidden = true, scope = ScopeType.INHERIT)
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    boolean help;

    /// The workspace asked for, or the platform's usual folder.
    Path folder() {
        return workspace.orElseGet(() -> Folders.current().workspace());
    }
}
