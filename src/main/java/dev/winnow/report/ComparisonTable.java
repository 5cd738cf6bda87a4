package dev.winnow.report;

import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout.Adjusted;
import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.Bayesian;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.Effect;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.RelativeEffect;
import dev.winnow.report.Block.Column;
import dev.winnow.report.Block.Depth;
import dev.winnow.report.Block.Row;
import dev.winnow.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// Comparisons as the lines of a table. The columns of the adjusted effect are there only when a line has one.
final class ComparisonTable {
    private record Line(String name, String small, MetricReadout metric, Comparison comparison) {}

    /// A title over lines, or a line.
    private sealed interface Entry {
        record Title(String text) implements Entry {}

        record Of(Line line) implements Entry {}
    }

    private final Texts texts = Texts.of("report");
    private final List<Entry> entries = new ArrayList<>();

    void group(String title) {
        entries.add(new Entry.Title(title));
    }

    /// All comparisons of a metric, under its own name.
    void metric(MetricReadout m) {
        m.comparisons().forEach(c -> line(m.name(), m.label() + " · " + direction(m), m, c));
    }

    /// @param small in small print under the name
    void line(String name, String small, MetricReadout m, Comparison c) {
        entries.add(new Entry.Of(new Line(name, small, m, c)));
    }

    int lines() {
        return (int) entries.stream().filter(Entry.Of.class::isInstance).count();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Whether a line's judgement rests on an effect with the pre-period taken out.
    boolean adjusted() {
        return entries.stream()
                .anyMatch(e -> e instanceof Entry.Of(var l) && l.comparison().adjusted() instanceof Figure.Known<Adjusted>);
    }

    /// @param first title of the first column
    Block.Table table(String name, Depth depth, String first) {
        boolean adjusted = adjusted();
        var columns = new ArrayList<>(List.of(
                Column.words(first, 2.1),
                Column.words(texts.get("column.variant"), 1.25),
                Column.figure(texts.get("column.control"), 1.75),
                Column.figure(texts.get("column.treatment"), 1.75),
                Column.estimate(texts.get("column.difference"), 1.7),
                Column.estimate(texts.get("column.change"), 1.6),
                Column.figure(texts.get("column.p"), 0.9)));
        if (adjusted) {
            columns.add(Column.estimate(texts.get("column.adjusted"), 1.6));
            columns.add(Column.figure(texts.get("column.adjusted.p"), 0.9));
        }
        columns.add(Column.figure(texts.get("column.beats"), 1.15));
        List<Row> rows = entries.stream()
                .map(e -> switch (e) {
                    case Entry.Title(var text) -> new Row.Group(text);
                    case Entry.Of(var line) -> row(line, adjusted);
                })
                .toList();
        return new Block.Table(name, depth, columns, rows);
    }

    private Row row(Line line, boolean withAdjusted) {
        MetricReadout m = line.metric();
        Comparison c = line.comparison();
        Tone tone = Words.tone(c.judgement());
        boolean rests = c.adjusted() instanceof Figure.Known<Adjusted>;
        var cells = new ArrayList<>(List.of(
                Cell.of(line.name(), line.small()),
                Cell.of(c.variant(), judgement(c.judgement())),
                level(m, c.control()),
                level(m, c.variant()),
                absolute(m, c),
                relative(c.relative(), rests ? Tone.PLAIN : tone),
                c.absolute() instanceof Figure.Known<Effect>(var e)
                        ? new Cell.Quantity(e.p(), Cell.Style.P, Figures.pFromLog(e.logP()), "", Tone.PLAIN)
                        : new Cell.Missing("")));
        if (withAdjusted) {
            cells.add(adjusted(m, c.adjusted(), tone));
            cells.add(c.adjusted() instanceof Figure.Known<Adjusted>(var a)
                    ? new Cell.Quantity(a.p(), Cell.Style.P, Figures.p(a.p()), "", Tone.PLAIN)
                    : new Cell.Missing(""));
        }
        cells.add(beats(m, c.bayesian()));
        return new Row.Cells(cells);
    }

    private String direction(MetricReadout m) {
        String key = "direction." + m.direction();
        return texts.has(key) ? texts.get(key) : m.direction();
    }

    private String judgement(String judgement) {
        String key = "judgement." + judgement;
        return texts.has(key) ? texts.get(key) : judgement;
    }

    private static Cell level(MetricReadout m, String variant) {
        for (Arm arm : m.arms()) {
            if (arm.variant().equals(variant) && arm.mean().isPresent()) {
                double mean = arm.mean().get();
                return new Cell.Quantity(
                        mean,
                        Words.isShare(m) ? Cell.Style.PERCENT : Cell.Style.VALUE,
                        Words.level(m, mean),
                        Words.basis(m, arm),
                        Tone.PLAIN);
            }
        }
        return new Cell.Missing("");
    }

    private static Cell absolute(MetricReadout m, Comparison c) {
        return switch (c.absolute()) {
            case Figure.Absent<Effect>(_, var reason) -> new Cell.Missing(reason);
            case Figure.Known<Effect>(var e) -> new Cell.Estimate(
                    e.estimate(),
                    e.low(),
                    e.high(),
                    Words.isShare(m) ? Cell.Style.SIGNED_PERCENT : Cell.Style.SIGNED_VALUE,
                    Words.difference(m, e.estimate()),
                    Figures.range(Words.difference(m, e.low()), Words.difference(m, e.high())),
                    Tone.PLAIN);
        };
    }

    private static Cell relative(Figure<RelativeEffect> figure, Tone tone) {
        return switch (figure) {
            case Figure.Absent<RelativeEffect>(_, var reason) -> new Cell.Missing(reason);
            case Figure.Known<RelativeEffect>(var e) -> new Cell.Estimate(
                    e.estimate(),
                    e.low(),
                    e.high(),
                    Cell.Style.SIGNED_PERCENT,
                    Figures.signedPercent(e.estimate()),
                    Figures.interval(Figures.signedPercent(e.low()), Figures.signedPercent(e.high())),
                    tone);
        };
    }

    /// The adjusted effect as a change where it has one, else in the metric's own unit.
    private static Cell adjusted(MetricReadout m, Figure<Adjusted> figure, Tone tone) {
        if (!(figure instanceof Figure.Known<Adjusted>(var a))) {
            return new Cell.Missing("");
        }
        if (a.relative() instanceof Figure.Known<RelativeEffect> known) {
            return relative(known, tone);
        }
        return new Cell.Estimate(
                a.estimate(),
                a.low(),
                a.high(),
                Words.isShare(m) ? Cell.Style.SIGNED_PERCENT : Cell.Style.SIGNED_VALUE,
                Words.difference(m, a.estimate()),
                Figures.range(Words.difference(m, a.low()), Words.difference(m, a.high())),
                tone);
    }

    private Cell beats(MetricReadout m, Figure<Bayesian> figure) {
        if (!(figure instanceof Figure.Known<Bayesian>(var b))) {
            return new Cell.Missing("");
        }
        return new Cell.Quantity(
                b.probabilityToBeatControl(),
                Cell.Style.PROBABILITY,
                Figures.probability(b.probabilityToBeatControl()),
                texts.get(
                        "loss",
                        Words.isShare(m)
                                ? Figures.points(b.expectedLoss()).replace("+", "")
                                : Figures.value(b.expectedLoss(), m.unitOfMeasure())),
                Tone.PLAIN);
    }
}
