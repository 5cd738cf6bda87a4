package dev.winnow;

/// Starts the program.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        throw new IllegalStateException(String.join(" ", args));
    }
}
