package dev.winnow.report;

import dev.winnow.plot.Plot;
import dev.winnow.plot.PlotDrawing;
import dev.winnow.plot.PlotTable;
import dev.winnow.plot.PlotTheme;
import dev.winnow.report.Block.Depth;
import dev.winnow.report.Block.Kind;
import dev.winnow.report.Block.Row;
import dev.winnow.report.ReportDocument.Section;
import dev.winnow.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One self-contained page: style and pictures inside, nothing fetched, nothing run.
final class Html {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    private static final Pattern PROLOGUE = Pattern.compile("(?s)^.*?(?=<svg )");

    /// The light theme's colours as they stand in an SVG, and the property that follows the reader's scheme.
    private static final List<List<String>> COLOURS = List.of(
            List.of("rgb(31,35,40)", "text"),
            List.of("rgb(89,99,110)", "muted"),
            List.of("rgb(230,234,239)", "grid"),
            List.of("rgb(140,149,158)", "axis"),
            List.of("rgb(140,149,159)", "control"),
            List.of("rgb(9,105,218)", "t1"),
            List.of("rgb(130,80,223)", "t2"),
            List.of("rgb(154,103,0)", "t3"),
            List.of("rgb(27,124,131)", "t4"),
            List.of("rgb(26,127,55)", "good"),
            List.of("rgb(207,34,46)", "bad"),
            List.of("rgb(110,119,129)", "neutral"));

    private final Texts texts = Texts.of("report");
    private final StringBuilder out = new StringBuilder(64_000);
    private int pictures;

    static String of(ReportDocument document) throws IOException {
        var html = new Html();
        html.page(document);
        return html.out.toString();
    }

    private void page(ReportDocument d) throws IOException {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(POLICY).append("\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"generator\" content=\"").append(Guard.html(d.engine())).append("\">\n")
                .append("<title>").append(Guard.html(Guard.line(d.title()))).append("</title>\n<style>\n")
                .append(style()).append("</style>\n</head>\n<body>\n<header>\n<h1>")
                .append(Guard.html(d.title())).append("</h1>\n</header>\n<nav aria-label=\"")
                .append(Guard.html(texts.get("toc"))).append("\">");
        for (Section s : d.sections()) {
            out.append("<a href=\"#").append(s.id()).append("\">").append(Guard.html(s.title())).append("</a> ");
        }
        out.append("</nav>\n<main>\n");
        for (Section s : d.sections()) {
            out.append("<section id=\"").append(s.id()).append("\">\n");
            if (!s.id().equals("result")) {
                out.append("<h2>").append(Guard.html(s.title())).append("</h2>\n");
            }
            s.blocks().forEach(this::block);
            out.append("</section>\n");
        }
        out.append("</main>\n<footer>").append(Guard.html(d.engine())).append("</footer>\n</body>\n</html>\n");
    }

    private static String style() throws IOException {
        try (InputStream in = Html.class.getResourceAsStream("/report/report.css")) {
            if (in == null) {
                throw new IOException("report/report.css is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading b -> element("h3", "", b.text());
            case Block.Paragraph b -> element("p", tone(b.tone()), b.text());
            case Block.Note b -> element("div", "note", b.text());
            case Block.Bullets b -> bullets(b.items());
            case Block.Formula b -> element("pre", "", String.join("\n", b.lines()));
            case Block.Verdict b -> verdict(b);
            case Block.KeyFigures b -> {
                out.append("<div class=\"keys\">");
                b.figures().forEach(f -> out.append("<div><b>").append(Guard.html(f.value())).append("</b><span>")
                        .append(Guard.html(f.label())).append("</span></div>"));
                out.append("</div>\n");
            }
            case Block.Facts b -> {
                out.append("<dl>");
                b.facts().forEach(f -> out.append("<dt>").append(Guard.html(f.name())).append("</dt><dd>")
                        .append(Guard.html(f.value())).append("</dd>"));
                out.append("</dl>\n");
            }
            case Block.Table b -> table(b);
            case Block.Chart b -> chart(b);
            case Block.PageBreak _ -> {}
        }
    }

    private void verdict(Block.Verdict v) {
        out.append("<div class=\"verdict ").append(tone(v.tone())).append("\"><strong>")
                .append(Guard.html(v.headline())).append("</strong>");
        element("p", "", v.sentence());
        bullets(v.reasons());
        if (!v.wouldChange().isBlank()) {
            element("p", "muted", v.wouldChange());
        }
        out.append("</div>\n");
    }

    private void bullets(List<String> items) {
        if (!items.isEmpty()) {
            out.append("<ul>");
            items.forEach(i -> element("li", "", i));
            out.append("</ul>\n");
        }
    }

    private void element(String name, String style, String text) {
        out.append('<').append(name);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>').append(Guard.html(text)).append("</").append(name).append(">\n");
    }

    private void table(Block.Table table) {
        if (table.depth() == Depth.WORKBOOK) {
            return;
        }
        boolean folded = table.depth() == Depth.FOLDED;
        if (folded) {
            fold(table.name(), table.rows().size());
        }
        out.append("<div class=\"wide\"><table><caption>").append(Guard.html(table.name()))
                .append("</caption><thead><tr>");
        for (Block.Column c : table.columns()) {
            out.append(c.kind() == Kind.WORDS ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"f\">")
                    .append(Guard.html(c.title())).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (Row row : table.rows()) {
            switch (row) {
                case Row.Group g -> out.append("<tr class=\"group\"><th colspan=\"").append(table.columns().size())
                        .append("\">").append(Guard.html(g.title())).append("</th></tr>\n");
                case Row.Cells c -> {
                    out.append("<tr>");
                    c.cells().forEach(this::cell);
                    out.append("</tr>\n");
                }
            }
        }
        out.append("</tbody></table></div>\n");
        if (folded) {
            out.append("</details>\n");
        }
    }

    private void fold(String name, int rows) {
        out.append("<details><summary>").append(Guard.html(texts.get("html.show", name, Figures.count(rows))))
                .append("</summary>\n");
    }

    private void cell(Cell cell) {
        switch (cell) {
            case Cell.Words c -> cell(tone(c.tone()), c.text(), c.small());
            case Cell.Quantity c -> cell("f " + tone(c.tone()), c.text(), c.small());
            case Cell.Estimate c -> cell("f " + tone(c.tone()), c.text(), c.small());
            case Cell.Missing c -> cell("f missing", c.reason().isEmpty() ? Figures.ABSENT : c.reason(), "");
        }
    }

    private void cell(String style, String text, String small) {
        out.append("<td").append(style.isBlank() ? ">" : " class=\"" + style.strip() + "\">").append(Guard.html(text));
        if (!small.isEmpty()) {
            out.append("<small>").append(Guard.html(small)).append("</small>");
        }
        out.append("</td>");
    }

    private void chart(Block.Chart chart) {
        String svg = PlotDrawing.svg(chart.plot(), chart.width(), chart.height(), PlotTheme.LIGHT, "c" + ++pictures + "-");
        svg = PROLOGUE.matcher(svg).replaceFirst("");
        for (List<String> colour : COLOURS) {
            svg = svg.replace(colour.getFirst(), "var(--p-" + colour.getLast() + ")");
        }
        out.append("<figure><h3>").append(Guard.html(chart.plot().title())).append("</h3>\n<div class=\"wide\">").append(svg)
                .append("</div><figcaption>").append(Guard.html(chart.plot().description())).append("</figcaption>\n");
        Plot.Table numbers = PlotTable.of(chart.plot());
        fold(texts.get("numbers"), numbers.rows().size());
        out.append("<div class=\"wide\"><table><thead><tr>");
        for (int i = 0; i < numbers.columns().size(); i++) {
            out.append(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"f\">")
                    .append(Guard.html(numbers.columns().get(i))).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        numbers.rows().forEach(r -> {
            out.append("<tr>");
            for (int i = 0; i < r.size(); i++) {
                out.append(i == 0 ? "<td>" : "<td class=\"f\">").append(Guard.html(r.get(i))).append("</td>");
            }
            out.append("</tr>\n");
        });
        out.append("</tbody></table></div></details></figure>\n");
    }

    private static String tone(Tone tone) {
        return tone == Tone.PLAIN ? "" : tone.name().toLowerCase(Locale.ROOT);
    }
}
