package dev.winnow.report;

import dev.winnow.plot.Plot;
import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Bayesian;
import dev.winnow.readout.Readout.Check;
import dev.winnow.readout.Readout.Decision;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.Reason;
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
        blocks.add(verdict(d));
        blocks.add(new Block.KeyFigures(keyFigures()));
        var facts = new ArrayList<Fact>();
        if (!readout.hypothesis().isBlank()) {
            facts.add(new Fact(texts.get("fact.hypothesis"), readout.hypothesis()));
        }
        facts.add(new Fact(texts.get("fact.data"), readout.data().name()));
        if (!readout.data().files().isEmpty() && !readout.data().files().equals(List.of(readout.data().name()))) {
            facts.add(new Fact(texts.get("fact.files"), String.join(", ", readout.data().files())));
        }
        facts.add(new Fact(
                texts.get("fact.fingerprint"),
                readout.data().fingerprint().orElseGet(() -> texts.get("fact.fingerprint.none"))));
        facts.add(new Fact(texts.get("fact.design"), readout.design().orElseGet(() -> texts.get("fact.design.none"))));
        facts.add(new Fact(
                texts.get("fact.level"),
                texts.get("fact.level.value", plainNumber(readout.alpha()), Figures.percentShort(readout.confidence()))));
        facts.add(new Fact(texts.get("fact.engine"), readout.engine()));
        at.ifPresent(t -> facts.add(new Fact(texts.get("fact.at"), AT.format(t))));
        blocks.add(new Block.Facts(facts));
        return new Section("result", texts.get("section.result"), blocks);
    }

    /// What harms comes into the sentence when it is why a change for the better is refused; nothing is said twice.
    private Block.Verdict verdict(Decision d) {
        List<String> harms = !d.verdict().equals("doNotShip")
                ? List.of()
                : d.reasons().stream().filter(r -> r.code().equals("guardrailHarmed")).map(Reason::text).toList();
        var sentence = new StringBuilder(d.sentence());
        harms.forEach(h -> sentence.append(' ').append(h));
        List<String> reasons = d.reasons().stream()
                .map(Reason::text)
                .filter(r -> !harms.contains(r) && !r.equals(d.sentence()))
                .toList();
        boolean said = d.wouldChange().isBlank() || d.reasons().stream().anyMatch(r -> r.text().equals(d.wouldChange()));
        return new Block.Verdict(
                tone(d.verdict()),
                d.headline(),
                sentence.toString(),
                said ? "" : texts.get("verdict.change", d.wouldChange()),
                reasons);
    }

    private List<KeyFigure> keyFigures() {
        var figures = new ArrayList<KeyFigure>();
        figures.add(new KeyFigure(
                readout.unit().isBlank() ? texts.get("key.units") : texts.get("key.units.named", readout.unit()),
                figure(readout.data().units(), Cell.Style.COUNT, Figures.count(readout.data().units()))));
        figures.add(new KeyFigure(
                texts.get("key.variants"),
                figure(readout.variants().size(), Cell.Style.COUNT, String.valueOf(readout.variants().size()))));
        if (broken()) {
            figures.add(new KeyFigure(
                    texts.get("key.split"),
                    figure(readout.srm().p(), Cell.Style.P, Figures.p(readout.srm().p()))));
            return figures;
        }
        readout.metrics().stream()
                .filter(m -> m.role().equals("primary"))
                .findFirst()
                .ifPresent(m -> m.comparisons().stream()
                        .filter(c -> readout.decision().variant().map(c.variant()::equals).orElse(true))
                        .findFirst()
                        .ifPresent(c -> {
                            Deciding.of(c).ifPresent(e -> figures.add(new KeyFigure(
                                    texts.get(
                                            e.adjusted() ? "key.change.adjusted" : "key.change",
                                            m.name(),
                                            c.variant()),
                                    figure(
                                            e.effect().estimate(),
                                            Cell.Style.SIGNED_PERCENT,
                                            Figures.signedPercent(e.effect().estimate())))));
                            if (c.bayesian() instanceof Figure.Known<Bayesian>(var b)) {
                                figures.add(new KeyFigure(
                                        texts.get("key.beats", c.variant()),
                                        figure(
                                                b.probabilityToBeatControl(),
                                                Cell.Style.PROBABILITY,
                                                Figures.probability(b.probabilityToBeatControl()))));
                            }
                        }));
        return figures;
    }

    private static Cell.Quantity figure(double value, Cell.Style style, String text) {
        return new Cell.Quantity(value, style, text, "", Tone.PLAIN);
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
        if (broken()) {
            blocks.add(new Block.Note(Tone.BAD, texts.get("effects.broken")));
        }
        var table = new ComparisonTable();
        group("primary", table);
        group("secondary", table);
        blocks.add(table.isEmpty()
                ? new Block.Paragraph(texts.get("effects.none"), Tone.MUTED)
                : table.table(texts.get("section.effects"), Depth.SHOWN, texts.get("column.metric")));
        String reading = texts.get("effects.text", readout.control(), Figures.percentShort(readout.confidence()));
        blocks.add(new Block.Paragraph(
                table.adjusted() ? reading + " " + texts.get("effects.adjusted") : reading, Tone.MUTED));
        List<Plot> plots = Charts.of(readout).effects(FOREST_ROWS);
        for (Plot plot : plots) {
            blocks.add(new Block.Chart(plot, 720, 64 + 26 * plot.y().categories().size()));
        }
        long undrawn = readout.metrics().stream()
                .flatMap(m -> m.comparisons().stream())
                .filter(c -> Deciding.of(c).isEmpty())
                .count();
        if (undrawn > 0) {
            blocks.add(new Block.Paragraph(texts.get("effects.undrawn", String.valueOf(undrawn)), Tone.MUTED));
        }
        return new Section("effects", texts.get("section.effects"), blocks);
    }

    Optional<Section> guardrails() {
        var table = new ComparisonTable();
        readout.metrics().stream().filter(m -> m.role().equals("guardrail")).forEach(table::metric);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "guardrails",
                texts.get("section.guardrails"),
                List.of(
                        new Block.Paragraph(texts.get("guardrails.text"), Tone.MUTED),
                        table.table(texts.get("section.guardrails"), Depth.SHOWN, texts.get("column.metric")))));
    }

    private void group(String role, ComparisonTable table) {
        List<MetricReadout> metrics =
                readout.metrics().stream().filter(m -> m.role().equals(role)).toList();
        if (!metrics.isEmpty()) {
            table.group(texts.get("role." + role));
            metrics.forEach(table::metric);
        }
    }

    private boolean broken() {
        return readout.decision().verdict().equals("brokenData");
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
