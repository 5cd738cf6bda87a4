package dev.winnow.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.plot.Plot.Axis;
import dev.winnow.plot.Plot.Ink;
import dev.winnow.plot.Plot.Mark;
import dev.winnow.plot.Plot.Point;
import dev.winnow.plot.Plot.Scale;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlotDrawingTest {
    private static final Plot FOREST = new Plot(
            "Effects",
            "Two of them.",
            Axis.of("change", Scale.SIGNED_PERCENT),
            Axis.categories(List.of("Conversion <b>", "Revenue · " + "x".repeat(300))),
            List.of(
                    new Mark.Reference("no change", true, 0, false),
                    new Mark.Threshold("margin", 0, -0.03),
                    new Mark.Interval("+4.1 %", Ink.GOOD, 0, 0.022, 0.041, 0.06),
                    new Mark.Interval("−6.8 %", Ink.BAD, 1, -0.076, -0.068, -0.06)));

    private static final Plot LINES = new Plot(
            "Lines",
            "",
            Axis.of("", Scale.DAY),
            Axis.of("units", Scale.COUNT),
            List.of(
                    new Mark.Line("A", Ink.CONTROL, List.of(new Point(20_000, 10), new Point(20_001, 20))),
                    new Mark.Line("B", Ink.TREATMENT_1, List.of(new Point(20_000, 12), new Point(20_001, 20)))));

    @ParameterizedTest
    @EnumSource(PlotTheme.class)
    void pictureHasTheSizeAskedForAndInk(PlotTheme theme) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(PlotDrawing.png(FOREST, 400, 160, 2, theme)));
        assertEquals(800, image.getWidth());
        assertEquals(320, image.getHeight());
        long inked = 0;
        for (int x = 0; x < 800; x++) {
            for (int y = 0; y < 320; y++) {
                inked += image.getRGB(x, y) == theme.paper().getRGB() ? 0 : 1;
            }
        }
        assertTrue(inked > 2_000, "only " + inked + " pixels are drawn");
    }

    @Test
    void svgKeepsTextAndEscapesIt() {
        String svg = PlotDrawing.svg(FOREST, 400, 160, PlotTheme.LIGHT, "a-");
        assertTrue(svg.contains("<text"));
        assertTrue(svg.contains("Conversion &lt;b&gt;"));
        assertFalse(svg.contains("<b>"));
        assertTrue(svg.contains("a-clipPath1"));
    }

    @Test
    void onePointAndNoPointsCanBeDrawn() {
        var one = List.of(new Point(20_000, 5));
        for (List<Point> points : List.of(one, List.<Point>of())) {
            var plot = new Plot("t", "", Axis.of("", Scale.DAY), Axis.of("", Scale.NUMBER), List.of(
                    new Mark.Ribbon("", Ink.TREATMENT_2, points, points), new Mark.Line("x", Ink.TREATMENT_2, points),
                    new Mark.Density("d", Ink.NEUTRAL, points)));
            assertTrue(PlotDrawing.png(plot, 200, 100, 1, PlotTheme.DARK).length > 0);
        }
    }

    @Test
    void tableTwinHasTheNumbers() {
        var table = PlotTable.of(FOREST);
        assertEquals(List.of("Conversion <b>", "+4.10\u00a0%", "+2.20\u00a0%", "+6.00\u00a0%", "\u22123.00\u00a0%"), table.rows().getFirst());
        assertEquals(List.of("Day", "A", "B"), PlotTable.of(LINES).columns());
        assertEquals(List.of("2024-10-05", "20", "20"), PlotTable.of(LINES).rows().getLast());
    }

    @Test
    void pointerFindsTheNearestValue() {
        var hover = PlotDrawing.hover(LINES, 400, 200, 60, 190);
        assertTrue(hover.isPresent());
        assertTrue(hover.orElseThrow().text().startsWith("A · 2024-10-04: 10"), hover.orElseThrow().text());
        assertTrue(PlotDrawing.hover(LINES, 400, 200, 60, -500).isEmpty());
    }
}
