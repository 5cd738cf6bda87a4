package dev.winnow.report;

import dev.winnow.plot.Plot;
import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Adjusted;
import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.Bayesian;
import dev.winnow.readout.Readout.Check;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.Decision;
import dev.winnow.readout.Readout.Effect;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.Reason;
import dev.winnow.readout.Readout.RelativeEffect;
import dev.winnow.report.Block.Column;
import dev.winnow.report.Block.Depth;
import dev.winnow.report.Block.Fact;
import dev.winnow.report.Block.KeyFigure;
import dev.winnow.report.Block.Row;
import dev.winnow.report.ReportDocument.Section;
import dev.winnow.text.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The answer, the data's health, the effects and the guardrails.
final class ResultSections {
    private static final int FOREST_ROWS = 36;
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Texts texts = Texts.of("report");
    private final Readout readout;

    ResultSections(Readout readout) {
        this.readout = readout;
    }

    Section verdict(Optional<Instant> at) {
        Decision d = readout.decision();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Verdict(
                tone(d.verdict()),
                d.headline(),
                d.sentence(),
                d.wouldChange(),
                d.reasons().stream().map(Reason::text).toList()));
        blocks.add(new Block.KeyFigures(keyFigures()));
        var facts = new ArrayList<Fact>();
        if (!readout.hypothesis().isBlank()) {
            facts.add(new Fact(texts.get("fact.hypothesis"), readout.hypothesis()));
        }
        facts.add(new Fact(texts.get("fact.data"), readout.data().name()));
        if (!readout.data().files().isEmpty()) {
            facts.add(new Fact(texts.get("fact.files"), String.join(", ", readout.data().files())));
        }
        readout.data().fingerprint().ifPresent(f -> facts.add(new Fact(texts.get("fact.fingerprint"), f)));
        readout.design().ifPresent(f -> facts.add(new Fact(texts.get("fact.design"), f)));
        facts.add(new Fact(
                texts.get("fact.level"),
                texts.get("fact.level.value", plainNumber(readout.alpha()), Figures.percentShort(readout.confidence()))));
        facts.add(new Fact(texts.get("fact.engine"), readout.engine()));
        at.ifPresent(t -> facts.add(new Fact(texts.get("fact.at"), AT.format(t))));
        blocks.add(new Block.Facts(facts));
        return new Section("result", texts.get("section.result"), blocks);
    }

    private List<KeyFigure> keyFigures() {
        var figures = new ArrayList<KeyFigure>();
        String unit = readout.unit().isBlank() ? texts.get("unit") : readout.unit();
        figures.add(new KeyFigure(texts.get("key.units", unit), Figures.count(readout.data().units())));
        figures.add(new KeyFigure(
                texts.get("key.variants"), String.valueOf(readout.variants().size())));
        readout.metrics().stream()
                .filter(m -> m.role().equals("primary"))
                .findFirst()
                .ifPresent(m -> m.comparisons().stream()
                        .filter(c -> readout.decision().variant().map(c.variant()::equals).orElse(true))
                        .findFirst()
                        .ifPresent(c -> {
                            if (c.relative() instanceof Figure.Known<RelativeEffect>(var e)) {
                                figures.add(new KeyFigure(
                                        texts.get("key.change", m.name(), c.variant()),
                                        Figures.signedPercent(e.estimate())));
                            }
                            if (c.bayesian() instanceof Figure.Known<Bayesian>(var b)) {
                                figures.add(new KeyFigure(
                                        texts.get("key.beats", c.variant()),
                                        Figures.probability(b.probabilityToBeatControl())));
                            }
                        }));
        return figures;
    }

    Section health() {
        var blocks = new ArrayList<Block>();
        var rows = new ArrayList<Row>();
        for (Check check : readout.health()) {
            Tone tone = switch (check.state()) {
                case "ok" -> Tone.GOOD;
                case "warning" -> Tone.WARNING;
                case "failed" -> Tone.BAD;
                default -> Tone.MUTED;
            };
            String key = "state." + check.state();
            rows.add(new Row.Cells(List.of(
                    new Cell.Words(texts.has(key) ? texts.get(key) : check.state(), "", tone),
                    Cell.of(check.title()),
                    Cell.of(check.value()),
                    Cell.of(check.text()))));
        }
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(
                    texts.get("section.health"),
                    Depth.SHOWN,
                    List.of(
                            Column.words(texts.get("column.state"), 1),
                            Column.words(texts.get("column.check"), 2),
                            Column.words(texts.get("column.value"), 1.6),
                            Column.words(texts.get("column.meaning"), 4)),
                    rows));
        }
        Readout.Srm srm = readout.srm();
        var split = new ArrayList<Row>();
        for (String variant : readout.variants()) {
            double expected = srm.expected().getOrDefault(variant, 0.0);
            split.add(new Row.Cells(List.of(
                    Cell.of(variant),
                    Cell.count(srm.observed().getOrDefault(variant, 0L)),
                    new Cell.Quantity(
                            expected, Cell.Style.VALUE, Figures.count(Math.round(expected)), "", Tone.PLAIN),
                    share(srm.shares().getOrDefault(variant, 0.0)))));
        }
        blocks.add(new Block.Heading(texts.get("srm.title")));
        blocks.add(new Block.Table(
                texts.get("srm.title"),
                Depth.SHOWN,
                List.of(
                        Column.words(texts.get("column.variant"), 3),
                        Column.figure(texts.get("column.observed"), 1),
                        Column.figure(texts.get("column.expected"), 1),
                        Column.figure(texts.get("column.share"), 1)),
                split));
        blocks.add(new Block.Paragraph(
                texts.get(
                        "srm.text",
                        Figures.value(srm.chiSquare(), ""),
                        String.valueOf(srm.df()),
                        Figures.p(srm.p()),
                        plainNumber(srm.threshold())),
                Tone.MUTED));
        return new Section("health", texts.get("section.health"), blocks);
    }

    private static Cell share(double share) {
        return new Cell.Quantity(share, Cell.Style.PERCENT, Figures.percent(share), "", Tone.PLAIN);
    }

    Section effects() {
        var blocks = new ArrayList<Block>();
        var rows = new ArrayList<Row>();
        group("primary", rows);
        group("secondary", rows);
        blocks.add(rows.isEmpty()
                ? new Block.Paragraph(texts.get("effects.none"), Tone.MUTED)
                : table(texts.get("section.effects"), rows));
        List<Plot> plots = Charts.of(readout).effects(FOREST_ROWS);
        for (Plot plot : plots) {
            blocks.add(new Block.Chart(plot, 720, 64 + 26 * plot.y().categories().size()));
        }
        blocks.add(new Block.Paragraph(
                texts.get("effects.text", readout.control(), Figures.percentShort(readout.confidence())), Tone.MUTED));
        return new Section("effects", texts.get("section.effects"), blocks);
    }

    Optional<Section> guardrails() {
        var rows = new ArrayList<Row>();
        group("guardrail", rows);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "guardrails",
                texts.get("section.guardrails"),
                List.of(
                        new Block.Paragraph(texts.get("guardrails.text"), Tone.MUTED),
                        table(texts.get("section.guardrails"), rows.subList(1, rows.size())))));
    }

    private void group(String role, List<Row> rows) {
        List<MetricReadout> metrics =
                readout.metrics().stream().filter(m -> m.role().equals(role)).toList();
        if (!metrics.isEmpty()) {
            rows.add(new Row.Group(texts.get("role." + role)));
            metrics.forEach(m -> m.comparisons().forEach(c -> rows.add(row(m, c))));
        }
    }

    private Block.Table table(String name, List<Row> rows) {
        return new Block.Table(name, Depth.SHOWN, columns(texts.get("column.metric")), rows);
    }

    List<Column> columns(String first) {
        return List.of(
                Column.words(first, 2.1),
                Column.words(texts.get("column.variant"), 1.25),
                Column.figure(texts.get("column.control"), 1.75),
                Column.figure(texts.get("column.treatment"), 1.75),
                Column.estimate(texts.get("column.difference"), 1.7),
                Column.estimate(texts.get("column.change"), 1.6),
                Column.figure(texts.get("column.p"), 0.9),
                Column.estimate(texts.get("column.adjusted"), 1.6),
                Column.figure(texts.get("column.beats"), 1.15));
    }

    /// One comparison as a line of the results table; shared with the segments.
    Row row(MetricReadout m, Comparison c) {
        return row(m.name(), m.label() + " · " + direction(m), m, c);
    }

    Row row(String name, String small, MetricReadout m, Comparison c) {
        return new Row.Cells(List.of(
                Cell.of(name, small),
                Cell.of(c.variant(), judgement(c.judgement())),
                level(m, c.control()),
                level(m, c.variant()),
                absolute(m, c),
                relative(c.relative(), Words.tone(c.judgement())),
                c.absolute() instanceof Figure.Known<Effect>(var e)
                        ? new Cell.Quantity(e.p(), Cell.Style.P, Figures.pFromLog(e.logP()), "", Tone.PLAIN)
                        : new Cell.Missing(""),
                adjusted(m, c.adjusted()),
                beats(m, c.bayesian())));
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
            if (arm.variant().equals(variant)) {
                return new Cell.Quantity(
                        arm.mean(),
                        Words.isShare(m) ? Cell.Style.PERCENT : Cell.Style.VALUE,
                        Words.level(m, arm.mean()),
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
    private static Cell adjusted(MetricReadout m, Figure<Adjusted> figure) {
        if (!(figure instanceof Figure.Known<Adjusted>(var a))) {
            return new Cell.Missing("");
        }
        if (a.relative() instanceof Figure.Known<RelativeEffect> known) {
            return relative(known, Tone.PLAIN);
        }
        return new Cell.Estimate(
                a.estimate(),
                a.low(),
                a.high(),
                Words.isShare(m) ? Cell.Style.SIGNED_PERCENT : Cell.Style.SIGNED_VALUE,
                Words.difference(m, a.estimate()),
                Figures.range(Words.difference(m, a.low()), Words.difference(m, a.high())),
                Tone.PLAIN);
    }

    private Cell beats(MetricReadout m, Figure<Bayesian> figure) {
        if (!(figure instanceof Figure.Known<Bayesian>(var b))) {
            return new Cell.Missing("");
        }
        return new Cell.Quantity(
                b.probabilityToBeatControl(),
                Cell.Style.PERCENT,
                Figures.probability(b.probabilityToBeatControl()),
                texts.get(
                        "loss",
                        Words.isShare(m)
                                ? Figures.points(b.expectedLoss()).replace("+", "")
                                : Figures.value(b.expectedLoss(), "")),
                Tone.PLAIN);
    }

    static String plainNumber(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static Tone tone(String verdict) {
        return switch (verdict) {
            case "ship" -> Tone.GOOD;
            case "doNotShip", "brokenData" -> Tone.BAD;
            case "keepRunning" -> Tone.WARNING;
            default -> Tone.MUTED;
        };
    }
}
