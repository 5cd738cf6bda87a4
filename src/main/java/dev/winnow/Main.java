package dev.winnow;

import dev.winnow.cli.Cli;

/// Starts the program.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Cli.main(new Desktop(), args));
    }
}
