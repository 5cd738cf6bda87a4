package dev.winnow.cli;

import dev.winnow.app.Session;
import dev.winnow.store.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What was done in the workspace, newest first.
@Command(name = "audit")
final class AuditCommand implements Callable<Integer> {
    @Option(names = "--last", paramLabel = "N")
    private int last = 100;

    private final Console console;

    AuditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (last < 1) {
            throw Lookup.bad("lastRange", "--last", String.valueOf(last), String.valueOf(last));
        }
        try (Session session = console.open()) {
            List<AuditEntry> all = session.audit().newest(last);
            return console.print(new Answer(
                    Map.of("entries", all),
                    all.stream().map(AuditCommand::line).toList()));
        }
    }

    private static String line(AuditEntry e) {
        return e.at() + "\t" + e.author() + "\t" + e.action() + "\t" + e.subject() + "\t" + e.detail();
    }
}
