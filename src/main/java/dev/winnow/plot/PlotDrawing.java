package dev.winnow.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Draws plots: on any device that is a [Graphics2D], as SVG and as PNG. All sizes are in pixels at scale 1.
public final class PlotDrawing {
    private static final String SVG = "http://www.w3.org/2000/svg";

    private PlotDrawing() {}

    /// A value under the pointer.
    ///
    /// @param text what it is, in words
    /// @param x    where its mark stands, in pixels of the drawing
    /// @param y    the same from above
    public record Hover(String text, double x, double y) {}

    /// Draws without a background; title and description are the caller's to show.
    public static void draw(Plot plot, Graphics2D g, double width, double height, PlotTheme theme) {
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        new Frame(plot, width, height, theme).draw(g, width, height);
    }

    /// A picture file on the theme's paper.
    ///
    /// @param scale picture pixels per pixel of the drawing, for example 2 for print
    public static byte[] png(Plot plot, int width, int height, double scale, PlotTheme theme) {
        var image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setPaint(theme.paper());
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            g.scale(scale, scale);
            draw(plot, g, width, height, theme);
        } finally {
            g.dispose();
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A whole SVG file; its text is text.
    public static String svg(Plot plot, int width, int height, PlotTheme theme) {
        var crc = new CRC32();
        crc.update((plot.title() + '\n' + plot.description()).getBytes(StandardCharsets.UTF_8));
        return svg(plot, width, height, theme, "p" + Long.toHexString(crc.getValue()) + "-");
    }

    /// A whole SVG file.
    ///
    /// @param prefix begins every id in it, so that several can stand in one page
    public static String svg(Plot plot, int width, int height, PlotTheme theme, String prefix) {
        Document document = emptySvg();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(2);
        context.setIDGenerator(new SVGIDGenerator() {
            private int last;

            @Override
            public String generateID(String kind) {
                return prefix + kind + ++last;
            }
        });
        var g = new SVGGraphics2D(context, false);
        draw(plot, g, width, height, theme);
        Element root = g.getRoot();
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("width", String.valueOf(width));
        root.setAttribute("height", String.valueOf(height));
        root.setAttribute("role", "img");
        Element title = document.createElementNS(SVG, "title");
        title.setTextContent(clean(plot.title()));
        Element description = document.createElementNS(SVG, "desc");
        description.setTextContent(clean(plot.description()));
        root.insertBefore(description, root.getFirstChild());
        root.insertBefore(title, description);
        var out = new StringWriter();
        try {
            g.stream(root, out, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// What is nearest to a point of the drawing, within reach of a pointer.
    public static Optional<Hover> hover(Plot plot, double width, double height, double x, double y) {
        var frame = new Frame(plot, width, height, PlotTheme.LIGHT);
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            frame.draw(g, width, height);
        } finally {
            g.dispose();
        }
        return Nearest.to(plot, frame, x, y);
    }

    /// What XML cannot hold becomes the replacement character.
    private static String clean(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    private static Document emptySvg() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot make an empty document", e);
        }
    }
}
