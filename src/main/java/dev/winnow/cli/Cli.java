package dev.winnow.cli;

import dev.winnow.experiment.Problem;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program without windows: reads the arguments, runs one command, says how it ended.
public final class Cli {
    static final int OK = 0;
    static final int REFUSED = 1;
    static final int BAD_INPUT = 2;
    static final int CANCELLED = 130;

    private final PrintWriter out;
    private final PrintWriter err;
    private final ConsoleProgress.Style style;
    private final Optional<Windows> windows;
    private final Interrupt interrupt = new Interrupt();

    Cli(PrintWriter out, PrintWriter err, ConsoleProgress.Style style, Optional<Windows> windows) {
        this.out = out;
        this.err = err;
        this.style = style;
        this.windows = windows;
    }

    /// Runs the program as a process: its own streams in UTF-8, Ctrl+C as a cancel.
    ///
    /// @return exit code: 0 done, 1 refused or failed, 2 bad usage or input, 130 cancelled
    public static int main(Windows windows, String... args) {
        Cli cli = new Cli(
                writer(System.out),
                writer(System.err),
                Boolean.getBoolean("winnow.terminal") ? ConsoleProgress.Style.TERMINAL : ConsoleProgress.Style.PLAIN,
                Optional.of(windows));
        cli.interrupt.install();
        try {
            return cli.run(args);
        } finally {
            cli.interrupt.ended();
        }
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }

    int run(String... args) {
        Shared shared = new Shared();
        Console console = new Console(out, err, style, interrupt, shared, windows);
        CommandLine line = Commands.of(console, args)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, given) -> badUsage(console, e, given))
                .setExecutionExceptionHandler((e, _, _) -> failed(console, e));
        try {
            return line.execute(args);
        } catch (Error e) {
            // a fault in the installation or no memory left: still a sentence and a code
            return failed(console, e);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int badUsage(Console console, ParameterException e, String... args) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        // parsing may have stopped before it came to this one
        console.shared().json = List.of(args).contains("--json");
        String sentence = message.endsWith(".") ? message : message + ".";
        say(console, new Failures(BAD_INPUT, List.of(new Problem("usage", "", "", sentence))));
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                console.note("usage.near", String.join(", ", near));
            }
        }
        console.note("usage.help", e.getCommandLine().getCommandSpec().qualifiedName(" "));
        return BAD_INPUT;
    }

    private int failed(Console console, Throwable e) {
        Failures failures = Failures.of(e, console.shared());
        say(console, failures);
        if (console.shared().debug) {
            console.say(Failures.trace(e));
        }
        return failures.exit();
    }

    private static void say(Console console, Failures failures) {
        failures.problems().forEach(p -> console.say("winnow: " + p.message()));
        if (console.shared().json) {
            console.printJson(JsonText.of(failures.json()));
        }
    }
}
