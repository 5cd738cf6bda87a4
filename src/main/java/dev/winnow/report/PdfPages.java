package dev.winnow.report;

import dev.winnow.report.PdfFonts.Weight;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// A4 pages filled from top to bottom. Lengths are points; y counts down from the top margin's lower edge.
final class PdfPages implements AutoCloseable {
    static final float LEFT = 48;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float TOP = 52;
    private static final float BOTTOM = 58;
    static final float HEIGHT = PDRectangle.A4.getHeight() - TOP - BOTTOM;

    static final int BLACK = 0x16191d;
    static final int MUTED = 0x4d565f;
    static final int LINE = 0x9aa3ac;
    static final int HAIR = 0xd9dee3;
    static final int CARD = 0xf4f6f8;

    private final PDDocument document;
    private final PdfFonts fonts;
    private PDPageContentStream content;
    private float y;

    PdfPages(PDDocument document, PdfFonts fonts) throws IOException {
        this.document = document;
        this.fonts = fonts;
        this.content = open();
    }

    private PDPageContentStream open() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = 0;
        return new PDPageContentStream(document, page);
    }

    PdfFonts fonts() {
        return fonts;
    }

    PDPage page() {
        return document.getPage(document.getNumberOfPages() - 1);
    }

    void newPage() throws IOException {
        content.close();
        content = open();
    }

    /// Starts a new page unless `height` is still free; true if it did.
    boolean need(float height) throws IOException {
        if (y + height > HEIGHT && y > 0) {
            newPage();
            return true;
        }
        return false;
    }

    float y() {
        return y;
    }

    float left() {
        return HEIGHT - y;
    }

    /// White space, none at the top of a page.
    void space(float height) {
        if (y > 0) {
            y += height;
        }
    }

    void advance(float height) {
        y += height;
    }

    /// From the page's upper edge as PDF counts: upwards from the lower edge.
    float up(float down) {
        return PDRectangle.A4.getHeight() - TOP - down;
    }

    PDPageContentStream content() {
        return content;
    }

    /// One line of text with its baseline at `down`.
    void text(String text, Weight weight, float size, int colour, float x, float down) throws IOException {
        colour(colour);
        fonts.draw(content, text, weight, size, x, up(down));
    }

    /// A paragraph over the whole width, broken over pages where it must.
    void paragraph(String text, Weight weight, float size, int colour, float indent) throws IOException {
        float leading = size * 1.42f;
        for (String line : fonts.wrap(text, weight, size, WIDTH - indent, 400)) {
            need(leading);
            text(line, weight, size, colour, LEFT + indent, y + size);
            y += leading;
        }
    }

    void fill(int colour, float x, float down, float width, float height) throws IOException {
        colour(colour);
        content.addRect(x, up(down + height), width, height);
        content.fill();
    }

    void rule(int colour, float thickness, float x, float down, float width) throws IOException {
        content.setStrokingColor((colour >> 16 & 255) / 255f, (colour >> 8 & 255) / 255f, (colour & 255) / 255f);
        content.setLineWidth(thickness);
        content.moveTo(x, up(down));
        content.lineTo(x + width, up(down));
        content.stroke();
    }

    private void colour(int rgb) throws IOException {
        content.setNonStrokingColor((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);
    }

    static int colour(Tone tone) {
        return switch (tone) {
            case PLAIN -> BLACK;
            case MUTED -> MUTED;
            case GOOD -> 0x116329;
            case BAD -> 0xa40e26;
            case WARNING -> 0x7d4e00;
        };
    }

    /// Ends the last page and writes the lower line of all of them.
    void footers(String left, List<String> numbers) throws IOException {
        content.close();
        float size = 7.5f;
        for (int i = 0; i < document.getNumberOfPages(); i++) {
            content = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true);
            float base = HEIGHT + 30;
            rule(HAIR, 0.5f, LEFT, HEIGHT + 16, WIDTH);
            text(fonts.fit(left, Weight.REGULAR, size, WIDTH - 70), Weight.REGULAR, size, MUTED, LEFT, base);
            String number = numbers.get(i);
            float wide = fonts.width(number, Weight.REGULAR, size);
            text(number, Weight.REGULAR, size, MUTED, LEFT + WIDTH - wide, base);
            content.close();
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
