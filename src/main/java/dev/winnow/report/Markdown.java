package dev.winnow.report;

import dev.winnow.plot.Plot;
import dev.winnow.plot.PlotTable;
import dev.winnow.report.Block.Depth;
import dev.winnow.report.Block.Row;
import dev.winnow.report.ReportDocument.Section;
import dev.winnow.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// GitHub-flavoured Markdown; pictures become their tables.
final class Markdown {
    private static final int LONG = 40;

    private final Texts texts = Texts.of("report");
    private final StringBuilder out = new StringBuilder();

    static String of(ReportDocument document) {
        var markdown = new Markdown();
        markdown.out.append("# ").append(Guard.markdown(document.title())).append("\n\n");
        for (Section section : document.sections()) {
            markdown.out.append("## ").append(Guard.markdown(section.title())).append("\n\n");
            section.blocks().forEach(markdown::block);
        }
        return markdown.out.toString().stripTrailing() + "\n";
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading b -> out.append("### ").append(Guard.markdown(b.text())).append("\n\n");
            case Block.Paragraph b -> out.append(Guard.markdown(b.text())).append("\n\n");
            case Block.Note b -> out.append("> ").append(Guard.markdown(b.text())).append("\n\n");
            case Block.Bullets b -> bullets(b.items());
            case Block.Formula b -> {
                out.append("```text\n");
                b.lines().forEach(l -> out.append(Guard.line(l).replace("```", "'''")).append('\n'));
                out.append("```\n\n");
            }
            case Block.Verdict b -> {
                out.append("**").append(Guard.markdown(b.headline())).append("**\n\n");
                out.append(Guard.markdown(b.sentence())).append("\n\n");
                bullets(b.reasons());
                if (!b.wouldChange().isBlank()) {
                    out.append(Guard.markdown(b.wouldChange())).append("\n\n");
                }
            }
            case Block.KeyFigures b -> bullets(b.figures().stream()
                    .map(f -> f.label() + ": " + f.value())
                    .toList());
            case Block.Facts b -> bullets(b.facts().stream()
                    .map(f -> f.name() + ": " + f.value())
                    .toList());
            case Block.Table b -> table(b);
            case Block.Chart b -> chart(b.plot());
            case Block.PageBreak _ -> {}
        }
    }

    private void bullets(List<String> items) {
        if (!items.isEmpty()) {
            items.forEach(i -> out.append("- ").append(Guard.markdown(i)).append('\n'));
            out.append('\n');
        }
    }

    private void table(Block.Table table) {
        if (table.depth() == Depth.WORKBOOK) {
            return;
        }
        if (table.depth() == Depth.FOLDED && table.rows().size() > LONG) {
            out.append(Guard.markdown(texts.get("folded.note", table.name(), Figures.count(table.rows().size()))))
                    .append("\n\n");
            return;
        }
        header(table.columns().stream().map(Block.Column::title).toList(),
                table.columns().stream().map(c -> c.kind() != Block.Kind.WORDS).toList());
        for (Row row : table.rows()) {
            switch (row) {
                case Row.Group g -> {
                    var cells = new ArrayList<String>();
                    cells.add("**" + Guard.markdown(g.title()) + "**");
                    while (cells.size() < table.columns().size()) {
                        cells.add("");
                    }
                    line(cells);
                }
                case Row.Cells c -> line(c.cells().stream().map(Markdown::cell).toList());
            }
        }
        out.append('\n');
    }

    private void chart(Plot plot) {
        Plot.Table table = PlotTable.of(plot);
        boolean curve = plot.marks().stream().anyMatch(Plot.Mark.Density.class::isInstance);
        if (curve || table.rows().size() > LONG || table.rows().isEmpty()) {
            String left = table.rows().isEmpty()
                    ? ""
                    : " " + texts.get("picture.left", Figures.count(table.rows().size()));
            out.append("**").append(Guard.markdown(plot.title())).append("**\n\n");
            out.append(Guard.markdown(plot.description() + left)).append("\n\n");
            return;
        }
        out.append("**").append(Guard.markdown(plot.title())).append("**\n\n");
        header(table.columns(), table.columns().stream().map(c -> !c.equals(table.columns().getFirst())).toList());
        table.rows().forEach(r -> line(r.stream().map(Guard::markdown).toList()));
        out.append('\n');
    }

    private void header(List<String> titles, List<Boolean> figures) {
        line(titles.stream().map(Guard::markdown).toList());
        line(figures.stream().map(f -> f ? "---:" : "---").toList());
    }

    private void line(List<String> cells) {
        out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
    }

    private static String cell(Cell cell) {
        return switch (cell) {
            case Cell.Words c -> join(c.text(), c.small());
            case Cell.Quantity c -> join(c.text(), c.small());
            case Cell.Estimate c -> join(c.text(), c.small());
            case Cell.Missing c -> c.reason().isEmpty() ? Figures.ABSENT : Guard.markdown(c.reason());
        };
    }

    private static String join(String text, String small) {
        return Guard.markdown(text) + (small.isEmpty() ? "" : " (" + Guard.markdown(small) + ")");
    }
}
