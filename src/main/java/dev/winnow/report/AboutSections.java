package dev.winnow.report;

import dev.winnow.data.LedgerEntry;
import dev.winnow.readout.Explanation;
import dev.winnow.readout.Explanations;
import dev.winnow.readout.Explanations.Subject;
import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
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
import dev.winnow.report.ReportDocument.Section;
import dev.winnow.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What stands behind the numbers: rows not used, design, methods, data.
final class AboutSections {
    private final Texts texts = Texts.of("report");
    private final Readout readout;

    AboutSections(Readout readout) {
        this.readout = readout;
    }

    Section ledger() {
        if (readout.ledger().isEmpty()) {
            return new Section(
                    "ledger",
                    texts.get("section.ledger"),
                    List.of(new Block.Paragraph(
                            texts.get("ledger.none", Figures.count(readout.data().rows())), Tone.PLAIN)));
        }
        var rows = new ArrayList<Row>();
        for (LedgerEntry e : readout.ledger()) {
            rows.add(new Row.Cells(List.of(
                    Cell.of(e.reason()),
                    Cell.of(e.metric().isEmpty() ? texts.get("ledger.all") : e.metric()),
                    Cell.count(e.rows()),
                    Cell.count(e.units()),
                    Cell.of(e.lines().stream().map(Figures::count).collect(Collectors.joining(" · "))))));
        }
        return new Section(
                "ledger",
                texts.get("section.ledger"),
                List.of(
                        new Block.Paragraph(
                                texts.get("ledger.text", Figures.count(readout.data().rows())), Tone.MUTED),
                        new Block.Table(
                                texts.get("section.ledger"),
                                Depth.SHOWN,
                                List.of(
                                        Column.words(texts.get("column.reason"), 4),
                                        Column.words(texts.get("column.metric"), 1.6),
                                        Column.figure(texts.get("column.rows"), 1),
                                        Column.figure(texts.get("column.units"), 1),
                                        Column.words(texts.get("column.lines"), 2.4)),
                                rows)));
    }

    Section design() {
        var blocks = new ArrayList<Block>();
        if (!readout.hypothesis().isBlank()) {
            blocks.add(new Block.Paragraph(readout.hypothesis(), Tone.PLAIN));
        }
        var variants = new ArrayList<Row>();
        for (String v : readout.variants()) {
            double share = readout.srm().shares().getOrDefault(v, 0.0);
            variants.add(new Row.Cells(List.of(
                    Cell.of(v),
                    Cell.of(texts.get(v.equals(readout.control()) ? "variant.control" : "variant.treatment")),
                    new Cell.Quantity(share, Cell.Style.PERCENT, Figures.percent(share), "", Tone.PLAIN))));
        }
        blocks.add(new Block.Table(
                texts.get("design.variants"),
                Depth.SHOWN,
                List.of(
                        Column.words(texts.get("column.variant"), 3),
                        Column.words(texts.get("column.role"), 2),
                        Column.figure(texts.get("column.share"), 1)),
                variants));
        var metrics = new ArrayList<Row>();
        for (MetricReadout m : readout.metrics()) {
            metrics.add(new Row.Cells(List.of(
                    Cell.of(m.name()),
                    Cell.of(word("role.", m.role())),
                    Cell.of(m.label()),
                    Cell.of(word("direction.", m.direction())),
                    Cell.of(m.unitOfMeasure()),
                    optional(m.margin()),
                    optional(m.minimumEffect()))));
        }
        blocks.add(new Block.Heading(texts.get("design.metrics")));
        blocks.add(new Block.Table(
                texts.get("design.metrics"),
                Depth.SHOWN,
                List.of(
                        Column.words(texts.get("column.metric"), 3),
                        Column.words(texts.get("column.role"), 1.4),
                        Column.words(texts.get("column.kind"), 1.6),
                        Column.words(texts.get("column.wanted"), 1.3),
                        Column.words(texts.get("column.unit"), 0.8),
                        Column.figure(texts.get("column.margin"), 1),
                        Column.figure(texts.get("column.minimum"), 1.3)),
                metrics));
        return new Section("design", texts.get("section.design"), blocks);
    }

    private static Cell optional(Optional<Double> fraction) {
        return fraction.<Cell>map(f ->
                        new Cell.Quantity(f, Cell.Style.PERCENT, Figures.percentShort(f), "", Tone.PLAIN))
                .orElse(new Cell.Missing(""));
    }

    private String word(String prefix, String word) {
        return texts.has(prefix + word) ? texts.get(prefix + word) : word;
    }

    Section methods() {
        var blocks = new ArrayList<Block>();
        var said = new HashSet<String>();
        used().forEach((method, explanation) -> {
            String key = "method." + method;
            blocks.add(new Block.Heading(texts.has(key + ".title") ? texts.get(key + ".title") : method));
            if (texts.has(key + ".text")) {
                blocks.add(new Block.Paragraph(texts.get(key + ".text"), Tone.PLAIN));
            }
            if (!explanation.formula().isEmpty()) {
                blocks.add(new Block.Formula(explanation.formula()));
            }
            blocks.add(new Block.Bullets(
                    explanation.notes().stream().filter(said::add).toList()));
            if (!explanation.source().isBlank()) {
                blocks.add(new Block.Paragraph(texts.get("method.source", explanation.source()), Tone.MUTED));
            }
        });
        return new Section("methods", texts.get("section.methods"), blocks);
    }

    /// Every method whose figures stand in this report, in order of appearance, with its explanation.
    private Map<String, Explanation> used() {
        var explanations = Explanations.of(readout);
        var used = new LinkedHashMap<String, Explanation>();
        used.put("srm", explanations.srm());
        for (MetricReadout m : readout.metrics()) {
            for (Comparison c : m.comparisons()) {
                if (c.absolute() instanceof Figure.Known<Effect>(var e)) {
                    put(used, e.method(), explanations.of(m, c.variant(), Subject.ABSOLUTE));
                }
                if (c.relative() instanceof Figure.Known<RelativeEffect>(var e)) {
                    put(used, e.method(), explanations.of(m, c.variant(), Subject.RELATIVE));
                }
                if (c.adjusted() instanceof Figure.Known<Adjusted>(var e)) {
                    put(used, e.method(), explanations.of(m, c.variant(), Subject.ADJUSTED));
                }
                if (c.bayesian() instanceof Figure.Known<Bayesian>(var b)) {
                    put(used, "bayes-" + b.method(), explanations.of(m, c.variant(), Subject.BAYESIAN));
                }
            }
        }
        return used;
    }

    private static void put(Map<String, Explanation> used, String method, Optional<Explanation> explanation) {
        explanation.ifPresent(e -> used.putIfAbsent(method, e));
    }

    /// The arms in full precision, for those who compute on.
    Section data() {
        var rows = new ArrayList<Row>();
        for (MetricReadout m : readout.metrics()) {
            for (Arm arm : m.arms()) {
                rows.add(new Row.Cells(List.of(
                        Cell.of(m.name()),
                        Cell.of(m.kind()),
                        Cell.of(arm.variant()),
                        Cell.count(arm.n()),
                        arm.sum().map(AboutSections::full).orElse(new Cell.Missing("")),
                        arm.mean().map(AboutSections::full).orElse(new Cell.Missing("")),
                        arm.variance().map(AboutSections::full).orElse(new Cell.Missing("")),
                        arm.denominator().map(AboutSections::full).orElse(new Cell.Missing("")))));
            }
        }
        return new Section(
                "data",
                texts.get("section.data"),
                List.of(new Block.Table(
                        texts.get("section.data"),
                        rows.size() > 40 ? Depth.FOLDED : Depth.SHOWN,
                        List.of(
                                Column.words(texts.get("column.metric"), 2.4),
                                Column.words(texts.get("column.kind"), 1.2),
                                Column.words(texts.get("column.variant"), 1),
                                Column.figure(texts.get("column.n"), 1),
                                Column.figure(texts.get("column.sum"), 1.4),
                                Column.figure(texts.get("column.mean"), 1.4),
                                Column.figure(texts.get("column.variance"), 1.4),
                                Column.figure(texts.get("column.denominator"), 1.4)),
                        rows)));
    }

    private static Cell full(double value) {
        return new Cell.Quantity(value, Cell.Style.VALUE, Figures.precise(value), "", Tone.PLAIN);
    }
}
