package dev.winnow.ui.report;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.Run;
import dev.winnow.plot.Plot;
import dev.winnow.plot.PlotTable;
import dev.winnow.report.Block;
import dev.winnow.report.Cell;
import dev.winnow.report.ReportDocument;
import dev.winnow.report.ReportDocument.Section;
import dev.winnow.report.Tone;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.DataTable;
import dev.winnow.ui.controls.PlotView;
import dev.winnow.ui.subject.Build;
import dev.winnow.ui.subject.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The report as it will read: the sections of its document, drawn with the window's own means.
final class ReportPreview {
    private static final int MOST_ROWS = 40;
    private static final int MOST_COLUMNS = 7;

    private ReportPreview() {}

    static List<Node> of(Run run) {
        ReportDocument document = ReportDocument.of(run.readout(), Optional.of(run.at()));
        List<Node> parts = new ArrayList<>();
        var head = new VBox(2, Build.words(document.title(), "h1"), Build.words(document.engine(), "faint", "small"));
        parts.add(head);
        document.sections().forEach(s -> parts.add(section(s)));
        return parts;
    }

    private static Card section(Section section) {
        var card = new Card(section.title());
        card.setId("section-" + section.id());
        for (Block block : section.blocks()) {
            node(block).ifPresent(card.getChildren()::add);
        }
        return card;
    }

    private static Optional<Node> node(Block block) {
        return switch (block) {
            case Block.Heading(String text) -> Optional.of(Build.words(text, "strong"));
            case Block.Paragraph(String text, Tone tone) -> Optional.of(Build.words(text, style(tone)));
            case Block.Note(Tone tone, String text) -> Optional.of(Build.words(text, style(tone), "small"));
            case Block.KeyFigures(var figures) -> {
                var row = new FlowPane(24, 8);
                figures.forEach(f -> row.getChildren().add(new VBox(Build.label(f.label(), "faint", "small"), Build.label(f.value(), "strong"))));
                yield Optional.of(row);
            }
            case Block.Verdict v -> Optional.of(verdict(v));
            case Block.Facts(var facts) -> Optional.of(Facts.wide(
                    facts.stream().map(f -> new Facts.Line(f.name(), f.value())).toList()));
            case Block.Table t -> t.depth() == Block.Depth.WORKBOOK ? Optional.empty() : Optional.of(table(t));
            case Block.Chart(var plot, var width, var height) -> {
                var view = new PlotView(plot, PlotTable.of(plot));
                view.setPrefSize(Math.min(width, 720), height);
                view.setMinHeight(height);
                view.setMaxWidth(Math.max(width, 720));
                yield Optional.of(view);
            }
            case Block.Bullets(var items) -> {
                var list = new VBox(4);
                items.forEach(i -> list.getChildren().add(Build.words("· " + i)));
                yield Optional.of(list);
            }
            case Block.Formula(var lines) -> {
                var code = Build.words(String.join("\n", lines), "mono", "code");
                code.setMaxWidth(Double.MAX_VALUE);
                yield Optional.of(code);
            }
            case Block.PageBreak() -> Optional.empty();
        };
    }

    private static VBox verdict(Block.Verdict v) {
        var box = new VBox(6, Build.words(v.headline(), "verdict", style(v.tone())), Build.words(v.sentence(), "lead"));
        v.reasons().forEach(r -> box.getChildren().add(Build.words("· " + r)));
        if (!v.wouldChange().isBlank()) {
            box.getChildren().add(Build.words(v.wouldChange(), "muted"));
        }
        return box;
    }

    private static Node table(Block.Table t) {
        List<List<String>> rows = new ArrayList<>();
        for (Block.Row row : t.rows()) {
            switch (row) {
                case Block.Row.Group(String title) -> rows.add(List.of(title));
                case Block.Row.Cells(var cells) -> rows.add(cells.stream().map(ReportPreview::text).collect(Collectors.toList()));
            }
        }
        List<List<String>> shown = rows.subList(0, Math.min(rows.size(), MOST_ROWS));
        var table = new DataTable(new Plot.Table(t.columns().stream().map(Block.Column::title).toList(), shown));
        if (shown.stream().flatMap(List::stream).anyMatch(cell -> cell.contains("\n"))) {
            table.tall();
        }
        table.unscrolled();
        if (t.columns().size() > MOST_COLUMNS) {
            table.sideways();
        }
        table.setAccessibleText(t.name());
        table.setMinWidth(Region.USE_COMPUTED_SIZE);
        return rows.size() > shown.size()
                ? new VBox(4, table, Build.words(get("report.preview.more", Integer.toString(rows.size() - shown.size())), "faint", "small"))
                : table;
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Words(String text, String small, _) -> join(text, small);
            case Cell.Quantity q -> join(q.text(), q.small());
            case Cell.Estimate e -> join(e.text(), e.small());
            case Cell.Missing(String reason) -> reason;
        };
    }

    private static String join(String text, String small) {
        return small.isEmpty() ? text : text + "\n" + small;
    }

    private static String style(Tone tone) {
        return switch (tone) {
            case PLAIN -> "plain";
            case MUTED -> "muted";
            case GOOD -> "good";
            case BAD -> "bad";
            case WARNING -> "warn";
        };
    }
}
