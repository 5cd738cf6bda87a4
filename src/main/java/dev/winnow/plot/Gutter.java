package dev.winnow.plot;

import dev.winnow.plot.Plot.Ink;
import dev.winnow.plot.Plot.Mark;
import dev.winnow.plot.Plot.Point;
import dev.winnow.plot.Plot.Scale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Labels beside what they name instead of a legend: at the right end of lines and intervals, above vertical lines,
/// at the peak of densities. Labels never overlap; one that had to move keeps a thin line to its mark.
final class Gutter {
    private static final double GAP = 8;
    private static final double LINE = 13;

    private Gutter() {}

    private record Label(String text, Ink ink, double x, double y) {}

    static double width(Plot plot, float size) {
        Font font = PlotFonts.regular(size);
        Font bold = PlotFonts.bold(size);
        double widest = 0;
        for (Mark mark : plot.marks()) {
            widest = Math.max(widest, switch (mark) {
                case Mark.Line m -> PlotFonts.width(m.label(), bold);
                case Mark.Interval m -> PlotFonts.width(m.label(), font);
                case Mark.Reference m when !m.vertical() -> PlotFonts.width(m.label(), font);
                default -> 0;
            });
        }
        return widest == 0 ? 14 : widest + GAP + 4;
    }

    static boolean hasTop(Plot plot) {
        return plot.marks().stream()
                .anyMatch(m -> (m instanceof Mark.Reference r && r.vertical() && !r.label().isEmpty())
                        || (m instanceof Mark.Density d && !d.label().isEmpty()));
    }

    static void draw(Graphics2D g, Plot plot, Frame frame, PlotTheme theme, float size, double width) {
        Rectangle2D area = frame.area();
        Font regular = PlotFonts.regular(size);
        Font bold = PlotFonts.bold(size);
        double room = width - area.getMaxX() - GAP;
        var ends = new ArrayList<Label>();
        var top = new ArrayList<Label>();
        for (Mark mark : plot.marks()) {
            switch (mark) {
                case Mark.Line m when !m.label().isEmpty() && !m.points().isEmpty() -> {
                    Point p = m.points().getLast();
                    ends.add(new Label(m.label(), m.ink(), frame.atX(p.x()), frame.atY(p.y())));
                }
                case Mark.Interval m when !m.label().isEmpty() -> {
                    g.setFont(regular);
                    g.setPaint(m.ink() == Ink.NEUTRAL ? theme.muted() : theme.words(m.ink()));
                    if (Math.abs(frame.atY(1) - frame.atY(0)) >= LINE - 2) {
                        text(g, PlotFonts.fit(m.label(), regular, room), area.getMaxX() + GAP, frame.atY(m.y()) + 4);
                    }
                }
                case Mark.Reference m when !m.label().isEmpty() && m.vertical() ->
                    top.add(new Label(m.label(), Ink.NEUTRAL, frame.atX(m.at()), area.getMinY() - 5));
                case Mark.Reference m when !m.label().isEmpty() ->
                    ends.add(new Label(m.label(), Ink.NEUTRAL, area.getMaxX(), frame.atY(m.at())));
                case Mark.Density m when !m.label().isEmpty() && !m.points().isEmpty() -> {
                    Point peak = m.points().stream()
                            .max(Comparator.comparingDouble(Point::y))
                            .orElseThrow();
                    top.add(new Label(m.label(), m.ink(), frame.atX(peak.x()), area.getMinY() - 5));
                }
                default -> {}
            }
        }
        ends(g, ends, area, theme, size, room);
        top(g, top, theme, bold, regular, width);
        axisLabel(g, plot, area, theme, regular, top.isEmpty());
    }

    private static void axisLabel(
            Graphics2D g, Plot plot, Rectangle2D area, PlotTheme theme, Font font, boolean alone) {
        if (!plot.y().label().isEmpty() && plot.y().scale() != Scale.CATEGORY) {
            g.setFont(font);
            g.setPaint(theme.muted());
            text(g, plot.y().label(), Math.max(2, area.getMinX() - 40), area.getMinY() - (alone ? 9 : 22));
        }
    }

    private static void ends(
            Graphics2D g, List<Label> labels, Rectangle2D area, PlotTheme theme, float size, double room) {
        labels.sort(Comparator.comparingDouble(Label::y));
        double[] at = new double[labels.size()];
        double least = area.getMinY() + 4;
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(labels.get(i).y(), least);
            least = at[i] + LINE;
        }
        double most = area.getMaxY() + 2;
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], most);
            most = at[i] - LINE;
        }
        for (int i = 0; i < at.length; i++) {
            Label label = labels.get(i);
            Color words = theme.words(label.ink());
            double x = area.getMaxX() + GAP;
            if (Math.abs(at[i] - label.y()) > 4) {
                g.setPaint(theme.axis());
                g.setStroke(new BasicStroke(0.6f));
                g.draw(new Line2D.Double(label.x() + 4, label.y(), x - 2, at[i]));
            }
            Font font = label.ink() == Ink.NEUTRAL ? PlotFonts.regular(size) : PlotFonts.bold(size);
            g.setPaint(words);
            g.setFont(font);
            text(g, PlotFonts.fit(label.text(), font, room), x, at[i] + 4);
        }
    }

    private static void top(
            Graphics2D g, List<Label> labels, PlotTheme theme, Font bold, Font regular, double width) {
        labels.sort(Comparator.comparingDouble(Label::x));
        double free = 0;
        for (Label label : labels) {
            Font font = label.ink() == Ink.NEUTRAL ? regular : bold;
            double wide = PlotFonts.width(label.text(), font);
            double x = Math.min(Math.max(label.x() - wide / 2, free), width - wide);
            if (x < free) {
                continue;
            }
            g.setFont(font);
            g.setPaint(theme.words(label.ink()));
            text(g, label.text(), x, label.y());
            free = x + wide + GAP;
        }
    }

    private static void text(Graphics2D g, String text, double x, double y) {
        g.drawString(PlotFonts.drawable(text), (float) x, (float) y);
    }
}
