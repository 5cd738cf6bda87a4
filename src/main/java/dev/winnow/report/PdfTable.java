package dev.winnow.report;

import dev.winnow.report.Block.Column;
import dev.winnow.report.Block.Depth;
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
    private static final float SHORT = 160;
    /// Keeps rounding from breaking what fits.
    private static final float SLACK = 0.5f;
    /// Width that the names of the lines get before anything else grows.
    private static final float NAMES = 82;
    /// Width of a reason why a figure is missing.
    private static final float REASON = 75;
    /// Rows that decide the widths; the rest of a long table looks alike.
    private static final int MEASURED = 400;
    /// Columns up to which a long series has its intervals on the line, not under it.
    private static final int INLINE = 6;

    private final PdfPages pages;
    private final Block.Table table;
    private final float[] widths;
    private final float width;
    private final boolean inline;

    PdfTable(PdfPages pages, Block.Table table) throws IOException {
        this.pages = pages;
        this.table = table;
        double all = table.columns().stream().mapToDouble(Column::weight).sum();
        this.inline = table.depth() == Depth.FOLDED && table.columns().size() <= INLINE;
        this.widths = widths(Math.min(PdfPages.WIDTH, (float) all * WIDEST));
        this.width = sum(widths);
    }

    /// Every column gets what its unbreakable texts need; what is left goes first to those that would break their
    /// texts, then by weight.
    private float[] widths(float aim) throws IOException {
        int n = table.columns().size();
        float[] least = new float[n];
        float[] wish = new float[n];
        for (int i = 0; i < n; i++) {
            float air = before(i) + (i == n - 1 ? 0 : PAD);
            String title = table.columns().get(i).title();
            boolean words = table.columns().get(i).kind() == Kind.WORDS;
            least[i] = longestWord(title, Weight.BOLD, HEAD);
            wish[i] = Math.min(WIDEST, pages.fonts().width(pages.fonts().shown(title), Weight.BOLD, HEAD));
            for (Row row : table.rows().subList(0, Math.min(MEASURED, table.rows().size()))) {
                if (row instanceof Row.Cells c && i < c.cells().size()) {
                    boolean breaks = words || c.cells().get(i) instanceof Cell.Missing;
                    Written texts = written(c.cells().get(i));
                    Weight weight = weight(texts.tone());
                    float whole = pages.fonts().width(pages.fonts().shown(texts.text()), weight, SIZE) + SLACK;
                    float small = pages.fonts().width(pages.fonts().shown(texts.small()), Weight.REGULAR, SMALL) + SLACK;
                    float word = longestWord(texts.text(), weight, SIZE);
                    least[i] = Math.max(least[i], breaks ? Math.max(word, longestWord(texts.small(), Weight.REGULAR, SMALL)) : whole);
                    wish[i] = Math.max(wish[i], breaks && !words ? Math.min(small, REASON) : Math.max(whole, small));
                }
            }
            float most = words ? WIDEST / 2 : WIDEST;
            least[i] = Math.min(least[i], most) + air;
            wish[i] = Math.max(least[i], Math.min(wish[i], 2 * WIDEST) + air);
        }
        return share(least, wish, aim);
    }

    /// Intervals and the names of the lines come first; other small print can go on a second line.
    private float[] share(float[] least, float[] wish, float aim) {
        int n = least.length;
        float[] figures = least.clone();
        float[] slack = new float[n];
        for (int i = 0; i < n; i++) {
            if (table.columns().get(i).kind() == Kind.ESTIMATE) {
                figures[i] = wish[i];
            } else if (i == 0) {
                figures[i] = Math.max(least[i], Math.min(wish[i], NAMES));
            }
            slack[i] = (float) table.columns().get(i).weight();
        }
        if (sum(least) >= PdfPages.WIDTH) {
            return between(new float[n], least, PdfPages.WIDTH);
        }
        if (sum(figures) >= PdfPages.WIDTH) {
            return between(least, figures, PdfPages.WIDTH);
        }
        if (sum(wish) >= PdfPages.WIDTH) {
            return between(figures, wish, PdfPages.WIDTH);
        }
        for (int i = 0; i < n; i++) {
            slack[i] += wish[i];
        }
        return sum(wish) >= aim ? wish : between(wish, slack, aim);
    }

    /// From one set of widths towards, and if need be beyond, another, to the sum that is aimed at.
    private static float[] between(float[] from, float[] to, float aim) {
        float low = sum(from);
        float high = sum(to);
        float[] out = new float[from.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = from[i] + (to[i] - from[i]) * (aim - low) / (high - low);
        }
        return out;
    }

    private static float sum(float[] widths) {
        float sum = 0;
        for (float w : widths) {
            sum += w;
        }
        return sum;
    }

    private float longestWord(String text, Weight weight, float size) throws IOException {
        float longest = 0;
        for (String word : pages.fonts().shown(text).split(" ")) {
            longest = Math.max(longest, pages.fonts().width(word, weight, size) + SLACK);
        }
        return longest;
    }

    /// What must stand on one page: a short table whole, of a long one the header with the first line and what
    /// stands over it.
    float opening() throws IOException {
        float height = 2 * HEAD * LEADING + 6;
        float opening = 0;
        for (Row row : table.rows()) {
            switch (row) {
                case Row.Group _ -> height += 19;
                case Row.Cells c -> {
                    height += height(c);
                    opening = opening == 0 ? height : opening;
                }
            }
            if (height > SHORT) {
                return Math.max(opening, Math.min(height, SHORT / 2));
            }
        }
        return height;
    }

    void draw() throws IOException {
        pages.need(opening());
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

    private record Written(String text, String small, Tone tone) {}

    private Written written(Cell cell) {
        return switch (cell) {
            case Cell.Words c -> new Written(c.text(), c.small(), c.tone());
            case Cell.Quantity c -> new Written(c.text(), c.small(), c.tone());
            case Cell.Estimate c -> inline
                    ? new Written(c.text() + " (" + c.small() + ")", "", c.tone())
                    : new Written(c.text(), c.small(), c.tone());
            case Cell.Missing c -> c.reason().isEmpty()
                    ? new Written(Figures.ABSENT, "", Tone.MUTED)
                    : new Written("", c.reason(), Tone.MUTED);
        };
    }

    private static Weight weight(Tone tone) {
        return tone == Tone.GOOD || tone == Tone.BAD || tone == Tone.WARNING ? Weight.BOLD : Weight.REGULAR;
    }

    private List<Line> lines(Cell cell, int column) throws IOException {
        Written written = written(cell);
        var lines = new ArrayList<Line>();
        Weight weight = weight(written.tone());
        if (!written.text().isEmpty()) {
            for (String line : pages.fonts().wrap(written.text(), weight, SIZE, room(column), LINES)) {
                lines.add(new Line(line, weight, SIZE, PdfPages.colour(written.tone())));
            }
        }
        if (!written.small().isEmpty()) {
            for (String line : pages.fonts().wrap(written.small(), Weight.REGULAR, SMALL, room(column), 6)) {
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
