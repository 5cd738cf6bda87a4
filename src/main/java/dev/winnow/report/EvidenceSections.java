package dev.winnow.report;

import dev.winnow.plot.Plot;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.Segment;
import dev.winnow.readout.Readout.TimePoint;
import dev.winnow.report.Block.Column;
import dev.winnow.report.Block.Depth;
import dev.winnow.report.Block.Row;
import dev.winnow.report.ReportDocument.Section;
import dev.winnow.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// How the effect came about: over time, as a posterior, in segments, by exposures.
final class EvidenceSections {
    /// More pictures than this say less; the numbers are in the tables anyway.
    private static final int PICTURES = 9;
    private static final int SEGMENT_ROWS = 36;

    private final Texts texts = Texts.of("report");
    private final Readout readout;
    private final Charts charts;

    EvidenceSections(Readout readout) {
        this.readout = readout;
        this.charts = Charts.of(readout);
    }

    Optional<Section> timeline() {
        List<Block> pictures = pictures(charts::timeline, 230);
        var rows = new ArrayList<Row>();
        for (MetricReadout m : readout.metrics()) {
            for (Comparison c : m.comparisons()) {
                c.timeline().forEach(p -> rows.add(day(m, c, p)));
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Note(Tone.WARNING, texts.get("timeline.note")));
        blocks.addAll(pictures);
        blocks.add(new Block.Table(
                texts.get("timeline.table"),
                Depth.FOLDED,
                List.of(
                        Column.words(texts.get("column.day"), 1),
                        Column.words(texts.get("column.metric"), 2),
                        Column.words(texts.get("column.variant"), 1),
                        Column.figure(texts.get("column.n"), 1),
                        Column.estimate(texts.get("column.effect"), 2)),
                rows));
        return Optional.of(new Section("timeline", texts.get("section.timeline"), blocks));
    }

    private static Row day(MetricReadout m, Comparison c, TimePoint p) {
        boolean share = p.relative() || Words.isShare(m);
        return new Row.Cells(List.of(
                Cell.of(p.day().toString()),
                Cell.of(m.name()),
                Cell.of(c.variant()),
                Cell.count(p.n()),
                new Cell.Estimate(
                        p.estimate(),
                        p.low(),
                        p.high(),
                        share ? Cell.Style.SIGNED_PERCENT : Cell.Style.SIGNED_VALUE,
                        written(m, p, p.estimate()),
                        Figures.interval(written(m, p, p.low()), written(m, p, p.high())),
                        Tone.PLAIN)));
    }

    private static String written(MetricReadout m, TimePoint p, double value) {
        return p.relative() ? Figures.signedPercent(value) : Words.difference(m, value);
    }

    Optional<Section> posteriors() {
        List<Block> pictures = pictures(charts::posterior, 220);
        if (pictures.isEmpty()) {
            return Optional.empty();
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(texts.get("posterior.text"), Tone.MUTED));
        blocks.addAll(pictures);
        return Optional.of(new Section("posterior", texts.get("section.posterior"), blocks));
    }

    /// Pictures of the primary metrics, or of the first metric when none is primary.
    private List<Block> pictures(BiFunction<MetricReadout, Comparison, Optional<Plot>> draw, int height) {
        List<MetricReadout> metrics =
                readout.metrics().stream().filter(m -> m.role().equals("primary")).toList();
        if (metrics.isEmpty()) {
            metrics = readout.metrics().stream().limit(1).toList();
        }
        List<Plot> all = metrics.stream()
                .flatMap(m -> m.comparisons().stream().map(c -> draw.apply(m, c)))
                .flatMap(Optional::stream)
                .toList();
        var blocks = new ArrayList<Block>();
        all.stream().limit(PICTURES).forEach(p -> blocks.add(new Block.Chart(p, 720, height)));
        if (all.size() > PICTURES) {
            blocks.add(new Block.Paragraph(
                    texts.get("pictures.more", String.valueOf(PICTURES), String.valueOf(all.size())), Tone.MUTED));
        }
        return blocks;
    }

    Optional<Section> segments() {
        if (readout.segments().isEmpty()) {
            return Optional.empty();
        }
        int looks = readout.segments().stream()
                .flatMap(s -> s.metrics().stream())
                .mapToInt(m -> m.comparisons().size())
                .sum();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Note(
                Tone.WARNING,
                texts.get(
                        "segments.note",
                        String.valueOf(looks),
                        ResultSections.plainNumber(readout.alpha()),
                        expected(looks * readout.alpha()))));
        for (String column :
                readout.segments().stream().map(Segment::column).distinct().toList()) {
            blocks.add(new Block.Heading(column));
            blocks.add(segment(column));
            readout.metrics().stream()
                    .filter(m -> m.role().equals("primary"))
                    .findFirst()
                    .or(() -> readout.metrics().stream().findFirst())
                    .flatMap(m -> charts.segments(column, m.name()))
                    .ifPresent(p -> blocks.add(segments(p)));
        }
        return Optional.of(new Section("segments", texts.get("section.segments"), blocks));
    }

    /// A picture, or the sentence that it would be too long for a page.
    private Block segments(Plot plot) {
        int rows = plot.y().categories().size();
        return rows <= SEGMENT_ROWS
                ? new Block.Chart(plot, 720, 64 + 26 * rows)
                : new Block.Paragraph(
                        texts.get("segments.undrawn", plot.title(), String.valueOf(rows), String.valueOf(SEGMENT_ROWS)),
                        Tone.MUTED);
    }

    private static String expected(double n) {
        return new BigDecimal(n).setScale(n < 10 ? 1 : 0, RoundingMode.HALF_EVEN).toPlainString();
    }

    private Block segment(String column) {
        var table = new ComparisonTable();
        for (Segment s : readout.segments()) {
            if (s.column().equals(column)) {
                String value = s.value().isEmpty() ? texts.get("segment.empty") : s.value();
                s.metrics().forEach(m -> m.comparisons().forEach(c -> table.line(value, m.name(), m, c)));
            }
        }
        return table.table(
                texts.get("segments.table", column), table.lines() > 60 ? Depth.FOLDED : Depth.SHOWN, column);
    }

    Optional<Section> exposures() {
        return charts.exposures().map(plot -> {
            var columns = new ArrayList<Column>();
            columns.add(Column.words(texts.get("column.day"), 1.2));
            readout.variants().forEach(v -> columns.add(Column.figure(v, 1)));
            List<Row> rows = readout.days().stream()
                    .<Row>map(day -> {
                        var cells = new ArrayList<Cell>();
                        cells.add(Cell.of(day.day().toString()));
                        readout.variants()
                                .forEach(v -> cells.add(Cell.count(day.units().getOrDefault(v, 0L))));
                        return new Row.Cells(cells);
                    })
                    .toList();
            return new Section(
                    "exposures",
                    texts.get("section.exposures"),
                    List.of(
                            new Block.Chart(plot, 720, 230),
                            new Block.Table(texts.get("section.exposures"), Depth.FOLDED, columns, rows)));
        });
    }
}
