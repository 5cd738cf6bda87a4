package dev.winnow.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The embedded fonts of one file: two weights, and the mathematical operators that they lack. A character that
/// none of them has becomes U+FFFD; nothing throws.
final class PdfFonts implements AutoCloseable {
    enum Weight {
        REGULAR,
        BOLD
    }

    private static final int REPLACEMENT = 0xFFFD;

    private final List<TrueTypeFont> files = new ArrayList<>();
    private final PDType0Font regular;
    private final PDType0Font bold;
    private final PDType0Font operators;
    private final CmapLookup letters;
    private final CmapLookup signs;
    /// Advance widths in thousandths of the size: measuring text letter by letter is most of the work of a layout.
    private final Map<Integer, Float> regularAdvances = new HashMap<>();
    private final Map<Integer, Float> boldAdvances = new HashMap<>();
    private boolean replaced;

    PdfFonts(PDDocument document) throws IOException {
        TrueTypeFont text = open("/fonts/NotoSans-Regular.ttf");
        TrueTypeFont strong = open("/fonts/NotoSans-Bold.ttf");
        TrueTypeFont math = open("/fonts/NotoSansMath-Operators.ttf");
        regular = PDType0Font.load(document, text, true);
        bold = PDType0Font.load(document, strong, true);
        operators = PDType0Font.load(document, math, true);
        letters = text.getUnicodeCmapLookup();
        signs = math.getUnicodeCmapLookup();
    }

    private TrueTypeFont open(String resource) throws IOException {
        try (InputStream in = PdfFonts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not in the program");
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            files.add(font);
            return font;
        }
    }

    /// Whether a character had to be replaced so far.
    boolean replaced() {
        return replaced;
    }

    /// The text as these fonts can show it, on one line.
    String shown(String text) {
        var out = new StringBuilder(text.length());
        Guard.line(text).codePoints().forEach(c -> {
            if (known(c)) {
                out.appendCodePoint(c);
            } else if (!invisible(c)) {
                replaced = true;
                out.appendCodePoint(REPLACEMENT);
            }
        });
        return out.toString();
    }

    private boolean known(int c) {
        return !invisible(c) && (letters.getGlyphId(c) != 0 || signs.getGlyphId(c) != 0);
    }

    /// Joiners, direction marks and variation selectors carry no ink.
    private static boolean invisible(int c) {
        return Character.getType(c) == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F);
    }

    float width(String text, Weight weight, float size) throws IOException {
        Map<Integer, Float> known = weight == Weight.BOLD ? boldAdvances : regularAdvances;
        float width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            Float advance = known.get(c);
            if (advance == null) {
                Run run = runs(Character.toString(c), weight).getFirst();
                advance = run.font.getStringWidth(run.text);
                known.put(c, advance);
            }
            width += advance;
            i += Character.charCount(c);
        }
        return width / 1000 * size;
    }

    /// Shows text that went through [#shown(String)], at the point given.
    void draw(PDPageContentStream to, String text, Weight weight, float size, float x, float y) throws IOException {
        to.beginText();
        to.newLineAtOffset(x, y);
        for (Run run : runs(text, weight)) {
            to.setFont(run.font, size);
            to.showText(run.text);
        }
        to.endText();
    }

    private record Run(PDFont font, String text) {}

    private List<Run> runs(String text, Weight weight) {
        PDFont letter = weight == Weight.BOLD ? bold : regular;
        var runs = new ArrayList<Run>();
        var run = new StringBuilder();
        boolean sign = false;
        for (int c : text.codePoints().toArray()) {
            boolean now = letters.getGlyphId(c) == 0 && c != REPLACEMENT;
            if (now != sign && !run.isEmpty()) {
                runs.add(new Run(sign ? operators : letter, run.toString()));
                run.setLength(0);
            }
            sign = now;
            run.appendCodePoint(c);
        }
        if (!run.isEmpty()) {
            runs.add(new Run(sign ? operators : letter, run.toString()));
        }
        return runs;
    }

    /// Breaks text into lines no wider than `room`; words that are too long are broken too.
    ///
    /// @param most lines at most, the last one then ends with an ellipsis
    List<String> wrap(String text, Weight weight, float size, float room, int most) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : shown(text).split(" ", -1)) {
            String rest = word;
            String candidate = line.isEmpty() ? rest : line + " " + rest;
            if (width(candidate, weight, size) <= room) {
                line.setLength(0);
                line.append(candidate);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest, weight, size) > room && rest.codePointCount(0, rest.length()) > 1) {
                int cut = fitting(rest, weight, size, room);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
                if (lines.size() > most) {
                    break;
                }
            }
            line.append(rest);
        }
        lines.add(line.toString());
        if (lines.size() <= most) {
            return lines;
        }
        var kept = new ArrayList<>(lines.subList(0, most));
        kept.set(most - 1, fit(kept.getLast() + " …", weight, size, room));
        return kept;
    }

    /// The text on one line, shortened with an ellipsis where it is too long.
    String fit(String text, Weight weight, float size, float room) throws IOException {
        String shown = shown(text);
        if (width(shown, weight, size) <= room) {
            return shown;
        }
        String bare = shown.endsWith(" …") ? shown.substring(0, shown.length() - 2) : shown;
        int cut = fitting(bare, weight, size, room - width("…", weight, size));
        return bare.substring(0, cut).stripTrailing() + "…";
    }

    /// How many chars fit, at least one character.
    private int fitting(String text, Weight weight, float size, float room) throws IOException {
        float width = 0;
        int at = 0;
        while (at < text.length()) {
            int next = text.offsetByCodePoints(at, 1);
            width += width(text.substring(at, next), weight, size);
            if (width > room && at > 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /// Sets text of charts in the same fonts, so that it stays text.
    PdfBoxGraphics2DFontTextDrawer forCharts() {
        return new PdfBoxGraphics2DFontTextDrawer() {
            @Override
            protected boolean hasDynamicFontMapping() {
                return true;
            }

            @Override
            protected PDFont mapFont(Font font, IFontTextDrawerEnv env) {
                return font.getFontName().contains("Bold") ? bold : regular;
            }
        };
    }

    @Override
    public void close() throws IOException {
        for (TrueTypeFont file : files) {
            file.close();
        }
    }
}
