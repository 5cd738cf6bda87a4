package dev.winnow.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import dev.winnow.plot.Plot;
import dev.winnow.plot.PlotDrawing;
import dev.winnow.plot.PlotTexts;
import dev.winnow.plot.PlotTheme;
import dev.winnow.report.Block.Depth;
import dev.winnow.report.Block.Fact;
import dev.winnow.report.PdfFonts.Weight;
import dev.winnow.report.ReportDocument.Section;
import dev.winnow.task.Progress;
import dev.winnow.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.util.Matrix;

/// A4 for reading and printing, also in grey: vectors and text, no pictures.
final class Pdf {
    private static final int LONG = 40;
    private static final float BODY = 9.5f;

    private final Texts texts = Texts.of("report");
    private final PDDocument document;
    private final PdfFonts fonts;
    private final PdfPages pages;
    private final PDDocumentOutline outline = new PDDocumentOutline();

    private Pdf(PDDocument document, PdfFonts fonts, PdfPages pages) {
        this.document = document;
        this.fonts = fonts;
        this.pages = pages;
    }

    static void write(ReportDocument report, OutputStream to, Progress progress) throws IOException {
        try (var document = new PDDocument();
                var fonts = new PdfFonts(document);
                var pages = new PdfPages(document, fonts)) {
            var pdf = new Pdf(document, fonts, pages);
            pdf.about(report);
            pdf.fill(report, progress);
            document.save(to);
        }
    }

    private void about(ReportDocument report) {
        var information = new PDDocumentInformation();
        information.setTitle(Guard.line(report.title()));
        information.setSubject(Guard.line(report.subtitle()));
        information.setCreator(Guard.line(report.engine()));
        information.setProducer("Winnow, Apache PDFBox");
        report.at().ifPresent(at -> {
            var calendar = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
            information.setCreationDate(calendar);
            information.setModificationDate(calendar);
        });
        document.setDocumentInformation(information);
        document.setDocumentId(1L);
        document.getDocumentCatalog().setLanguage("en");
        document.getDocumentCatalog().setDocumentOutline(outline);
        document.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
        var preferences = new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }

    private void fill(ReportDocument report, Progress progress) throws IOException {
        for (String line : fonts.wrap(report.title(), Weight.BOLD, 20, PdfPages.WIDTH, 3)) {
            pages.text(line, Weight.BOLD, 20, PdfPages.BLACK, PdfPages.LEFT, pages.y() + 18);
            pages.advance(26);
        }
        for (Section section : report.sections()) {
            progress.check();
            section(section);
        }
        if (fonts.replaced()) {
            pages.space(10);
            pages.paragraph(texts.get("glyphs.note"), Weight.REGULAR, 7.5f, PdfPages.MUTED, 0);
        }
        int n = document.getNumberOfPages();
        List<String> numbers = IntStream.rangeClosed(1, n)
                .mapToObj(i -> texts.get("footer.page", String.valueOf(i), String.valueOf(n)))
                .toList();
        pages.footers(report.title() + " · " + report.engine(), numbers);
    }

    private void section(Section section) throws IOException {
        boolean first = section.id().equals("result");
        if (!first) {
            pages.space(20);
            pages.need(firstHeight(section) + 34);
        }
        var item = new PDOutlineItem();
        item.setTitle(section.title());
        var target = new PDPageXYZDestination();
        target.setPage(pages.page());
        target.setLeft(0);
        target.setTop((int) pages.up(pages.y() - 8));
        item.setDestination(target);
        outline.addLast(item);
        if (!first) {
            pages.text(section.title(), Weight.BOLD, 13, PdfPages.BLACK, PdfPages.LEFT, pages.y() + 13);
            pages.advance(19);
            pages.rule(PdfPages.LINE, 0.7f, PdfPages.LEFT, pages.y(), PdfPages.WIDTH);
            pages.advance(8);
        }
        List<Block> blocks = section.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Heading && i + 1 < blocks.size() && blocks.get(i + 1) instanceof Block.Table t) {
                pages.need(new PdfTable(pages, t).opening() + 36);
            }
            block(blocks.get(i));
        }
    }

    /// What must stay with the section's title.
    private float firstHeight(Section section) throws IOException {
        float height = 0;
        for (Block block : section.blocks()) {
            if (block instanceof Block.Chart c) {
                return height + chartHeight(c) + 40;
            }
            if (block instanceof Block.Table t) {
                return height + new PdfTable(pages, t).opening();
            }
            height += 34;
        }
        return Math.min(120, height);
    }

    private void block(Block block) throws IOException {
        switch (block) {
            case Block.Heading b -> {
                pages.space(9);
                pages.need(100);
                pages.paragraph(b.text(), Weight.BOLD, 10, PdfPages.BLACK, 0);
                pages.advance(2);
            }
            case Block.Paragraph b -> {
                pages.paragraph(b.text(), Weight.REGULAR, b.tone() == Tone.MUTED ? 8.2f : BODY, PdfPages.colour(b.tone()), 0);
                pages.advance(6);
            }
            case Block.Note b -> note(b);
            case Block.Bullets b -> {
                for (String item : b.items()) {
                    bullet(item);
                }
            }
            case Block.Formula b -> formula(b);
            case Block.Verdict b -> verdict(b);
            case Block.KeyFigures b -> keys(b);
            case Block.Facts b -> facts(b);
            case Block.Table b -> table(b);
            case Block.Chart b -> chart(b);
            case Block.PageBreak _ -> pages.newPage();
        }
    }

    private void bullet(String item) throws IOException {
        pages.need(BODY * 1.42f);
        pages.text("•", Weight.REGULAR, BODY, PdfPages.MUTED, PdfPages.LEFT + 2, pages.y() + BODY);
        pages.paragraph(item, Weight.REGULAR, BODY, PdfPages.BLACK, 12);
        pages.advance(2);
    }

    private void note(Block.Note note) throws IOException {
        List<String> lines = fonts.wrap(note.text(), Weight.REGULAR, 8.2f, PdfPages.WIDTH - 24, 20);
        float height = lines.size() * 11.6f + 12;
        pages.need(height + 8);
        pages.fill(PdfPages.CARD, PdfPages.LEFT, pages.y(), PdfPages.WIDTH, height);
        pages.fill(PdfPages.colour(note.tone()), PdfPages.LEFT, pages.y(), 2.5f, height);
        float down = pages.y() + 14;
        for (String line : lines) {
            pages.text(line, Weight.REGULAR, 8.2f, PdfPages.BLACK, PdfPages.LEFT + 12, down);
            down += 11.6f;
        }
        pages.advance(height + 9);
    }

    private void formula(Block.Formula formula) throws IOException {
        float height = formula.lines().size() * 13 + 9;
        pages.need(height + 4);
        pages.fill(PdfPages.CARD, PdfPages.LEFT, pages.y(), PdfPages.WIDTH, height);
        float down = pages.y() + 13.5f;
        for (String line : formula.lines()) {
            pages.text(fonts.fit(line, Weight.REGULAR, 9, PdfPages.WIDTH - 20), Weight.REGULAR, 9, PdfPages.BLACK, PdfPages.LEFT + 10, down);
            down += 13;
        }
        pages.advance(height + 5);
    }

    private void verdict(Block.Verdict v) throws IOException {
        float room = PdfPages.WIDTH - 32;
        List<String> head = fonts.wrap(v.headline(), Weight.BOLD, 16, room, 2);
        List<String> sentence = fonts.wrap(v.sentence(), Weight.REGULAR, 10.5f, room, 8);
        float height = 12 + head.size() * 22 + sentence.size() * 15 + 8;
        pages.advance(6);
        pages.fill(PdfPages.CARD, PdfPages.LEFT, pages.y(), PdfPages.WIDTH, height);
        pages.fill(PdfPages.colour(v.tone()), PdfPages.LEFT, pages.y(), 4, height);
        float down = pages.y() + 24;
        for (String line : head) {
            pages.text(line, Weight.BOLD, 16, PdfPages.colour(v.tone() == Tone.MUTED ? Tone.PLAIN : v.tone()), PdfPages.LEFT + 16, down);
            down += 22;
        }
        down -= 2;
        for (String line : sentence) {
            pages.text(line, Weight.REGULAR, 10.5f, PdfPages.BLACK, PdfPages.LEFT + 16, down);
            down += 15;
        }
        pages.advance(height + 8);
        for (String reason : v.reasons()) {
            bullet(reason);
        }
        if (!v.wouldChange().isBlank()) {
            pages.advance(2);
            pages.paragraph(v.wouldChange(), Weight.REGULAR, BODY, PdfPages.MUTED, 0);
        }
        pages.advance(6);
    }

    private void keys(Block.KeyFigures keys) throws IOException {
        int n = keys.figures().size();
        if (n == 0) {
            return;
        }
        float each = PdfPages.WIDTH / n;
        pages.need(64);
        pages.rule(PdfPages.HAIR, 0.7f, PdfPages.LEFT, pages.y(), PdfPages.WIDTH);
        int most = 1;
        for (int i = 0; i < n; i++) {
            float x = PdfPages.LEFT + i * each;
            Block.KeyFigure f = keys.figures().get(i);
            pages.text(fonts.fit(f.value(), Weight.BOLD, 15, each - 10), Weight.BOLD, 15, PdfPages.BLACK, x, pages.y() + 21);
            List<String> label = fonts.wrap(f.label(), Weight.REGULAR, 7.6f, each - 12, 3);
            float down = pages.y() + 33;
            for (String line : label) {
                pages.text(line, Weight.REGULAR, 7.6f, PdfPages.MUTED, x, down);
                down += 10;
            }
            most = Math.max(most, label.size());
        }
        pages.advance(30 + most * 10);
        pages.rule(PdfPages.HAIR, 0.7f, PdfPages.LEFT, pages.y(), PdfPages.WIDTH);
        pages.advance(12);
    }

    private void facts(Block.Facts facts) throws IOException {
        float names = 120;
        for (Fact fact : facts.facts()) {
            List<String> lines = fonts.wrap(fact.value(), Weight.REGULAR, 8.2f, PdfPages.WIDTH - names, 6);
            pages.need(lines.size() * 11.5f);
            pages.text(fonts.fit(fact.name(), Weight.REGULAR, 8.2f, names - 8), Weight.REGULAR, 8.2f, PdfPages.MUTED, PdfPages.LEFT, pages.y() + 9);
            for (String line : lines) {
                pages.text(line, Weight.REGULAR, 8.2f, PdfPages.BLACK, PdfPages.LEFT + names, pages.y() + 9);
                pages.advance(11.5f);
            }
            pages.advance(1.5f);
        }
    }

    private void table(Block.Table table) throws IOException {
        if (table.depth() == Depth.WORKBOOK) {
            return;
        }
        if (table.depth() == Depth.FOLDED && table.rows().size() > LONG) {
            pages.paragraph(
                    texts.get("folded.note", table.name(), Figures.count(table.rows().size())),
                    Weight.REGULAR,
                    8.2f,
                    PdfPages.MUTED,
                    0);
            pages.advance(6);
            return;
        }
        new PdfTable(pages, table).draw();
    }

    private static float chartHeight(Block.Chart chart) {
        return PdfPages.WIDTH / chart.width() * chart.height();
    }

    private void chart(Block.Chart chart) throws IOException {
        float height = Math.min(chartHeight(chart), PdfPages.HEIGHT - 60);
        float scale = height / chart.height();
        pages.space(8);
        pages.need(height + 40);
        Plot plot = PlotTexts.map(chart.plot(), fonts::shown);
        pages.text(fonts.fit(plot.title(), Weight.BOLD, 9.5f, PdfPages.WIDTH), Weight.BOLD, 9.5f, PdfPages.BLACK, PdfPages.LEFT, pages.y() + 10);
        pages.advance(16);
        var g = new PdfBoxGraphics2D(document, chart.width(), chart.height());
        g.setFontTextDrawer(fonts.forCharts());
        PlotDrawing.draw(plot, g, chart.width(), chart.height(), PlotTheme.PRINT);
        g.dispose();
        var content = pages.content();
        content.saveGraphicsState();
        content.transform(new Matrix(scale, 0, 0, scale, PdfPages.LEFT, pages.up(pages.y() + height)));
        content.drawForm(g.getXFormObject());
        content.restoreGraphicsState();
        pages.advance(height + 3);
        for (String line : fonts.wrap(plot.description(), Weight.REGULAR, 7.6f, PdfPages.WIDTH, 3)) {
            pages.text(line, Weight.REGULAR, 7.6f, PdfPages.MUTED, PdfPages.LEFT, pages.y() + 8);
            pages.advance(10.5f);
        }
        pages.advance(8);
    }
}
