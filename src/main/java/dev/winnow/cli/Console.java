package dev.winnow.cli;

import dev.winnow.app.Session;
import dev.winnow.app.WorkspaceException;
import dev.winnow.text.Texts;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;

/// What a command talks to: data on standard output, messages on standard error.
final class Console {
    static final Texts TEXTS = Texts.of("cli");

    private final PrintWriter out;
    private final PrintWriter err;
    private final ConsoleProgress.Style style;
    private final Interrupt interrupt;
    private final Shared shared;
    private final Optional<Windows> windows;

    Console(
            PrintWriter out,
            PrintWriter err,
            ConsoleProgress.Style style,
            Interrupt interrupt,
            Shared shared,
            Optional<Windows> windows) {
        this.out = out;
        this.err = err;
        this.style = style;
        this.interrupt = interrupt;
        this.shared = shared;
        this.windows = windows;
    }

    Shared shared() {
        return shared;
    }

    Optional<Windows> windows() {
        return windows;
    }

    /// Prints an answer the way it was asked for; a command's last act.
    ///
    /// @return exit code 0
    int print(Answer answer) {
        if (shared.json) {
            out.println(JsonText.of(answer.json()));
        } else {
            answer.lines().forEach(out::println);
        }
        out.flush();
        return Cli.OK;
    }

    /// Prints text that is already JSON.
    int printJson(String json) {
        out.println(json);
        out.flush();
        return Cli.OK;
    }

    /// Standard output for an answer that is too long to hold; a failure to write, such as a reader that has gone, is an
    /// exception there.
    Writer data() {
        return new FilterWriter(out) {
            @Override
            public void flush() throws IOException {
                if (Console.this.out.checkError()) {
                    throw new IOException(TEXTS.get("outGone"));
                }
            }

            @Override
            public void close() {}
        };
    }

    /// Logs a defect that the answer already names, and shows it to who debugs.
    synchronized void failed(String code, Throwable thrown) {
        Failures.log(shared.folder(), code, Failures.trace(thrown));
        if (shared.debug) {
            say(Failures.trace(thrown));
        }
    }

    /// A sentence for the user that is no part of the answer.
    void note(String key, Object... args) {
        if (!shared.quiet) {
            say(TEXTS.get(key, args));
        }
    }

    /// The same, already in words.
    void hint(String sentence) {
        if (!shared.quiet) {
            say(sentence);
        }
    }

    void say(String sentence) {
        err.println(sentence);
        err.flush();
    }

    ConsoleProgress progress() {
        return new ConsoleProgress(err, shared.quiet ? ConsoleProgress.Style.SILENT : style, interrupt);
    }

    /// Opens the workspace; a session that may not write says so first.
    Session open() throws WorkspaceException {
        Session session = Session.open(shared.folder());
        session.readOnly().ifPresent(this::say);
        return session;
    }
}
