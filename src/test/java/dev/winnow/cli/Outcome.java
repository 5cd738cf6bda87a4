package dev.winnow.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/// One run of the command line inside the test.
record Outcome(int exit, String out, String err) {
    static Outcome of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new Cli(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        ConsoleProgress.Style.PLAIN,
                        Optional.empty())
                .run(args);
        return new Outcome(exit, out.toString(), err.toString());
    }
}
