package dev.winnow.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The one family that charts are set in. Its figures are tabular by nature. Loaded when first drawn.
public final class PlotFonts {
    /// Measures text alike on every device.
    static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    private static final class Loaded {
        static final Font REGULAR = load("/fonts/NotoSans-Regular.ttf");
        static final Font BOLD = load("/fonts/NotoSans-Bold.ttf");
    }

    private PlotFonts() {}

    /// Regular weight at a size in pixels of the drawing.
    public static Font regular(float size) {
        return Loaded.REGULAR.deriveFont(size);
    }

    /// Bold weight at a size in pixels of the drawing.
    public static Font bold(float size) {
        return Loaded.BOLD.deriveFont(size);
    }

    /// Width of one line of text, in pixels of the drawing.
    public static double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, MEASURE).getWidth();
    }

    /// `text` itself if it fits, else its beginning with an ellipsis; the part after the last ` · ` stays whole when
    /// it takes at most half of the room.
    public static String fit(String text, Font font, double room) {
        if (width(text, font) <= room) {
            return text;
        }
        int cut = text.lastIndexOf(" · ");
        String tail = cut > 0 && width(text.substring(cut), font) <= room / 2 ? text.substring(cut) : "";
        String head = tail.isEmpty() ? text : text.substring(0, cut);
        int low = 0;
        int high = Math.min(head.length(), 400);
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(clipped(head, middle) + "…" + tail, font) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return clipped(head, low) + "…" + tail;
    }

    /// The text without what XML cannot hold: controls become spaces, halves of characters U+FFFD.
    static String drawable(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> {
                    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
                    return half || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : Character.isISOControl(c) ? ' ' : c;
                })
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static String clipped(String text, int length) {
        int end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).stripTrailing();
    }

    private static Font load(String resource) {
        try (InputStream in = PlotFonts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the program");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException(resource + " is not a font", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
