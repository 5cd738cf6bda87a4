package dev.winnow.report;

import dev.winnow.report.Block.Column;
import dev.winnow.report.Block.Kind;
import dev.winnow.report.Block.Row;
import dev.winnow.report.PdfFonts.Weight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A table that breaks between rows, with its header on every page.
final class PdfTable {
    private static final float SIZE = 8f;
    private static final float SMALL = 6.5f;
    private static final float HEAD = 7.2f;
    private static final float PAD = 3;
    private static final float WIDEST = 100;
    private static final float LEADING = 1.32f;
    private static final int LINES = 4;

    private final PdfPages pages;
    private final Block.Table table;
    private final float[] widths;
    private final float width;

    PdfTable(PdfPages pages, Block.Table table) {
        this.pages = pages;
        this.table = table;
        double all = table.columns().stream().mapToDouble(Column::weight).sum();
        this.width = (float) Math.min(PdfPages.WIDTH, all * WIDEST);
        this.widths = new float[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = (float) (width * table.columns().get(i).weight() / all);
        }
    }

    void draw() throws IOException {
        pages.need(78);
        header();
        List<Row> rows = table.rows();
        for (int i = 0; i < rows.size(); i++) {
            switch (rows.get(i)) {
                case Row.Group g -> {
                    float follows = i + 1 < rows.size() && rows.get(i + 1) instanceof Row.Cells c ? height(c) : 0;
                    if (pages.need(22 + follows)) {
                        header();
                    }
                    pages.text(
                            pages.fonts().fit(g.title(), Weight.BOLD, SIZE, PdfPages.WIDTH),
                            Weight.BOLD,
                            SIZE,
                            PdfPages.BLACK,
                            PdfPages.LEFT,
                            pages.y() + 15);
                    pages.advance(19);
                    pages.rule(PdfPages.HAIR, 0.5f, PdfPages.LEFT, pages.y(), width);
                }
                case Row.Cells c -> {
                    float height = height(c);
                    if (pages.need(height)) {
                        header();
                    }
                    row(c, height);
                }
            }
        }
        pages.advance(8);
    }

    private void header() throws IOException {
        var titles = new ArrayList<List<String>>();
        int most = 1;
        for (int i = 0; i < widths.length; i++) {
            List<String> lines = pages.fonts()
                    .wrap(table.columns().get(i).title(), Weight.BOLD, HEAD, room(i), 2);
            titles.add(lines);
            most = Math.max(most, lines.size());
        }
        float height = most * HEAD * LEADING + 6;
        float x = PdfPages.LEFT;
        for (int i = 0; i < widths.length; i++) {
            float down = pages.y() + height - 5 - (titles.get(i).size() - 1) * HEAD * LEADING;
            for (String line : titles.get(i)) {
                write(line, Weight.BOLD, HEAD, PdfPages.MUTED, i, x, down);
                down += HEAD * LEADING;
            }
            x += widths[i];
        }
        pages.advance(height);
        pages.rule(PdfPages.LINE, 0.7f, PdfPages.LEFT, pages.y(), width);
    }

    private float room(int column) {
        return widths[column] - before(column) - (column == widths.length - 1 ? 0 : PAD);
    }

    /// Words that follow figures need more air, or the two read as one.
    private float before(int column) {
        if (column == 0) {
            return 0;
        }
        List<Column> columns = table.columns();
        boolean turn = columns.get(column).kind() == Kind.WORDS && columns.get(column - 1).kind() != Kind.WORDS;
        return turn ? 14 : PAD;
    }

    private record Line(String text, Weight weight, float size, int colour) {}

    private List<Line> lines(Cell cell, int column) throws IOException {
        return switch (cell) {
            case Cell.Words c -> lines(c.text(), c.small(), c.tone(), column);
            case Cell.Quantity c -> lines(c.text(), c.small(), c.tone(), column);
            case Cell.Estimate c -> lines(c.text(), c.small(), c.tone(), column);
            case Cell.Missing c -> c.reason().isEmpty()
                    ? lines(Figures.ABSENT, "", Tone.MUTED, column)
                    : lines("", c.reason(), Tone.MUTED, column);
        };
    }

    private List<Line> lines(String text, String small, Tone tone, int column) throws IOException {
        var lines = new ArrayList<Line>();
        Weight weight = tone == Tone.GOOD || tone == Tone.BAD || tone == Tone.WARNING ? Weight.BOLD : Weight.REGULAR;
        if (!text.isEmpty()) {
            for (String line : pages.fonts().wrap(text, weight, SIZE, room(column), LINES)) {
                lines.add(new Line(line, weight, SIZE, PdfPages.colour(tone)));
            }
        }
        if (!small.isEmpty()) {
            for (String line : pages.fonts().wrap(small, Weight.REGULAR, SMALL, room(column), 6)) {
                lines.add(new Line(line, Weight.REGULAR, SMALL, PdfPages.MUTED));
            }
        }
        return lines;
    }

    private float height(Row.Cells row) throws IOException {
        float most = 0;
        for (int i = 0; i < widths.length && i < row.cells().size(); i++) {
            float height = 0;
            for (Line line : lines(row.cells().get(i), i)) {
                height += line.size * LEADING;
            }
            most = Math.max(most, height);
        }
        return most + 7;
    }

    private void row(Row.Cells row, float height) throws IOException {
        float x = PdfPages.LEFT;
        for (int i = 0; i < widths.length && i < row.cells().size(); i++) {
            float down = pages.y() + 3;
            for (Line line : lines(row.cells().get(i), i)) {
                write(line.text, line.weight, line.size, line.colour, i, x, down + line.size);
                down += line.size * LEADING;
            }
            x += widths[i];
        }
        pages.advance(height);
        pages.rule(PdfPages.HAIR, 0.5f, PdfPages.LEFT, pages.y(), width);
    }

    private void write(String text, Weight weight, float size, int colour, int column, float x, float down)
            throws IOException {
        float start = x + before(column);
        if (table.columns().get(column).kind() != Kind.WORDS) {
            float right = x + widths[column] - (column == widths.length - 1 ? 0 : PAD);
            start = right - pages.fonts().width(text, weight, size);
        }
        pages.text(text, weight, size, colour, start, down);
    }
}
