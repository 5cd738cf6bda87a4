package dev.winnow.report;

/// What a colour says; never said by colour alone.
public enum Tone {
    PLAIN,
    MUTED,
    GOOD,
    BAD,
    WARNING
}
