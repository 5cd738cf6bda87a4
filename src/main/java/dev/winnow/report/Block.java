package dev.winnow.report;

import dev.winnow.plot.Plot;
import java.util.List;

/// One piece of a document; every renderer knows them all.
public sealed interface Block {
    /// A heading inside a section.
    record Heading(String text) implements Block {}

    record Paragraph(String text, Tone tone) implements Block {}

    /// A few numbers that stand out, each with its name.
    record KeyFigures(List<KeyFigure> figures) implements Block {
        public KeyFigures {
            figures = List.copyOf(figures);
        }
    }

    record KeyFigure(String label, Cell.Quantity figure) {
        /// As people read it.
        public String value() {
            return figure.text();
        }
    }

    /// The answer.
    ///
    /// @param wouldChange may be empty
    record Verdict(Tone tone, String headline, String sentence, String wouldChange, List<String> reasons)
            implements Block {
        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }

    /// Names and values, one pair a line.
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    record Fact(String name, String value) {}

    /// @param name  what the table shows, for screen readers
    /// @param depth whether it belongs on paper
    record Table(String name, Depth depth, List<Column> columns, List<Row> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// How much a reader wants to see of a table.
    enum Depth {
        SHOWN,
        /// Long series: folded in HTML, whole in the workbook, on paper only when short.
        FOLDED,
        /// Only in the workbook.
        WORKBOOK
    }

    /// @param kind   decides alignment, and whether a workbook gives the interval its own columns
    /// @param weight share of the width
    record Column(String title, Kind kind, double weight) {
        static Column words(String title, double weight) {
            return new Column(title, Kind.WORDS, weight);
        }

        static Column figure(String title, double weight) {
            return new Column(title, Kind.FIGURE, weight);
        }

        static Column estimate(String title, double weight) {
            return new Column(title, Kind.ESTIMATE, weight);
        }
    }

    /// What a column holds.
    enum Kind {
        WORDS,
        FIGURE,
        ESTIMATE
    }

    /// One line of a table.
    sealed interface Row {
        /// A title over the rows that follow.
        record Group(String title) implements Row {}

        record Cells(List<Cell> cells) implements Row {
            public Cells {
                cells = List.copyOf(cells);
            }
        }
    }

    /// @param width  in pixels at scale 1
    /// @param height in pixels at scale 1
    record Chart(Plot plot, int width, int height) implements Block {}

    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /// Something to keep in mind.
    record Note(Tone tone, String text) implements Block {}

    /// Plain text, line by line.
    record Formula(List<String> lines) implements Block {
        public Formula {
            lines = List.copyOf(lines);
        }
    }

    /// What follows begins on a new page where there are pages.
    record PageBreak() implements Block {}
}
