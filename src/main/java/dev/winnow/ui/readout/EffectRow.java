package dev.winnow.ui.readout;

import java.util.List;
import java.util.Optional;

/// One metric and one treatment as text and as a bar: what a line of the table shows.
///
/// @param name     metric, empty for the second and later treatments of it
/// @param detail   kind, direction and margin, in small grey
/// @param sentence the whole row as a sentence, for screen readers and for copying
public record EffectRow(
        Selection selection,
        String name,
        String detail,
        Cell control,
        Cell treatment,
        Optional<Band> band,
        Cell change,
        Cell p,
        Cell adjusted,
        Cell bayesian,
        Tone tone,
        String sentence) {

    /// Rows under one heading.
    public record Group(String title, List<EffectRow> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /// A figure with its small print.
    ///
    /// @param tip the full reason or value; may be empty
    public record Cell(String value, String small, String tip, Presence presence) {
        static Cell of(String value, String small) {
            return new Cell(value, small, "", Presence.KNOWN);
        }

        static Cell absent(String shortly, String reason) {
            return new Cell(shortly, "", reason, Presence.ABSENT);
        }
    }

    /// Whether there is a number.
    public enum Presence {
        KNOWN,
        ABSENT
    }

    /// Colour is for what is decided only.
    public enum Tone {
        NEUTRAL,
        GOOD,
        BAD
    }

    /// An interval on a scale.
    ///
    /// @param ticks positions of margin or smallest effect
    public record Band(double low, double estimate, double high, List<Double> ticks, Scale scale) {
        public Band {
            ticks = List.copyOf(ticks);
        }
    }

    /// The values at the two ends of the drawing.
    public record Scale(double from, double to) {}
}
