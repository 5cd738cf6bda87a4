package dev.winnow.report;

/// What stands in a table: always with its text as people read it, and with the number itself where there is one.
public sealed interface Cell {
    /// @param small a second line in small print; may be empty
    record Words(String text, String small, Tone tone) implements Cell {}

    /// One number.
    record Quantity(double value, Style style, String text, String small, Tone tone) implements Cell {}

    /// An estimate with its interval.
    record Estimate(double estimate, double low, double high, Style style, String text, String small, Tone tone)
            implements Cell {}

    /// No figure, and why.
    record Missing(String reason) implements Cell {}

    /// How a spreadsheet formats the number.
    enum Style {
        VALUE,
        SIGNED_VALUE,
        COUNT,
        PERCENT,
        SIGNED_PERCENT,
        P,
        PROBABILITY
    }

    static Cell of(String text) {
        return new Words(text, "", Tone.PLAIN);
    }

    static Cell of(String text, String small) {
        return new Words(text, small, Tone.PLAIN);
    }

    static Cell count(long n) {
        return new Quantity(n, Style.COUNT, Figures.count(n), "", Tone.PLAIN);
    }
}
