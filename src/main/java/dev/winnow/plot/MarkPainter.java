package dev.winnow.plot;

import dev.winnow.plot.Plot.Ink;
import dev.winnow.plot.Plot.Mark;
import dev.winnow.plot.Plot.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/// Draws one mark inside the axes.
final class MarkPainter extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;

    private final transient Mark mark;
    private final PlotTheme theme;

    MarkPainter(Mark mark, PlotTheme theme) {
        this.mark = mark;
        this.theme = theme;
    }

    @Override
    public void draw(
            Graphics2D g,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int renderer,
            PlotRenderingInfo info) {
        var at = new Scales(area, domain, range);
        switch (mark) {
            case Mark.Line m -> line(g, at, m);
            case Mark.Ribbon m -> ribbon(g, at, m);
            case Mark.Density m -> density(g, at, m);
            case Mark.Interval m -> interval(g, at, m);
            case Mark.Threshold m -> threshold(g, at, m);
            case Mark.Reference m -> reference(g, at, m);
        }
    }

    private record Scales(Rectangle2D area, ValueAxis domain, ValueAxis range) {
        double x(double value) {
            return domain.valueToJava2D(value, area, RectangleEdge.BOTTOM);
        }

        double y(double value) {
            return range.valueToJava2D(value, area, RectangleEdge.LEFT);
        }
    }

    private void line(Graphics2D g, Scales at, Mark.Line m) {
        if (m.points().isEmpty()) {
            return;
        }
        g.setPaint(theme.ink(m.ink()));
        g.setStroke(stroke(m.ink()));
        g.draw(path(at, m.points()));
        Point last = m.points().getLast();
        g.fill(symbol(m.ink(), at.x(last.x()), at.y(last.y()), 3));
    }

    private void ribbon(Graphics2D g, Scales at, Mark.Ribbon m) {
        if (m.low().isEmpty() || m.high().isEmpty()) {
            return;
        }
        Path2D path = path(at, m.high());
        for (Point p : m.low().reversed()) {
            path.lineTo(at.x(p.x()), at.y(p.y()));
        }
        path.closePath();
        g.setPaint(veil(m.ink()));
        g.fill(path);
    }

    private void density(Graphics2D g, Scales at, Mark.Density m) {
        if (m.points().isEmpty()) {
            return;
        }
        Path2D path = path(at, m.points());
        path.lineTo(at.x(m.points().getLast().x()), at.y(0));
        path.lineTo(at.x(m.points().getFirst().x()), at.y(0));
        path.closePath();
        g.setPaint(veil(m.ink()));
        g.fill(path);
        g.setPaint(theme.ink(m.ink()));
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path(at, m.points()));
    }

    private void interval(Graphics2D g, Scales at, Mark.Interval m) {
        double y = at.y(m.y());
        double row = Math.abs(at.y(1) - at.y(0));
        double bar = Math.min(8, Math.max(2, row * 0.36));
        double low = at.x(m.low());
        double high = at.x(m.high());
        g.setPaint(veil(m.ink()));
        g.fill(new Rectangle2D.Double(low, y - bar / 2, Math.max(1, high - low), bar));
        g.setPaint(theme.ink(m.ink()));
        g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(new Line2D.Double(low, y - bar / 2, low, y + bar / 2));
        g.draw(new Line2D.Double(high, y - bar / 2, high, y + bar / 2));
        g.fill(symbol(m.ink(), at.x(m.estimate()), y, Math.min(4.5, bar / 2 + 0.8)));
    }

    private void threshold(Graphics2D g, Scales at, Mark.Threshold m) {
        double half = Math.min(11, Math.abs(at.y(1) - at.y(0)) * 0.4);
        double x = at.x(m.at());
        double y = at.y(m.y());
        g.setPaint(theme.muted());
        g.setStroke(dashed(1.2f, 2f, 2f));
        g.draw(new Line2D.Double(x, y - half, x, y + half));
    }

    private void reference(Graphics2D g, Scales at, Mark.Reference m) {
        g.setPaint(theme.axis());
        g.setStroke(m.dashed() ? dashed(1f, 3f, 3f) : new BasicStroke(1.1f));
        Rectangle2D area = at.area();
        g.draw(
                m.vertical()
                        ? new Line2D.Double(at.x(m.at()), area.getMinY(), at.x(m.at()), area.getMaxY())
                        : new Line2D.Double(area.getMinX(), at.y(m.at()), area.getMaxX(), at.y(m.at())));
    }

    private static Path2D path(Scales at, List<Point> points) {
        var path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            double x = at.x(points.get(i).x());
            double y = at.y(points.get(i).y());
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }

    private Color veil(Ink ink) {
        Color c = theme.ink(ink);
        return new Color(c.getRed(), c.getGreen(), c.getBlue(), theme.veil());
    }

    private static BasicStroke dashed(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {on, off}, 0f);
    }

    private static BasicStroke stroke(Ink ink) {
        return switch (ink) {
            case TREATMENT_2 -> dashed(1.8f, 7f, 3f);
            case TREATMENT_3 -> dashed(1.8f, 2f, 2f);
            case TREATMENT_4 -> dashed(1.8f, 9f, 3f);
            default -> new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        };
    }

    /// Better is a triangle up, worse a triangle down, undecided a disc: readable without colour.
    private static Shape symbol(Ink ink, double x, double y, double r) {
        return switch (ink) {
            case GOOD -> polygon(x, y, 0, -r * 1.25, r * 1.2, r * 0.95, -r * 1.2, r * 0.95);
            case BAD -> polygon(x, y, 0, r * 1.25, r * 1.2, -r * 0.95, -r * 1.2, -r * 0.95);
            case TREATMENT_2 -> new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r);
            case TREATMENT_3 -> polygon(x, y, 0, -r * 1.3, r * 1.3, 0, 0, r * 1.3, -r * 1.3, 0);
            case TREATMENT_4 -> polygon(x, y, 0, -r * 1.25, r * 1.2, r * 0.95, -r * 1.2, r * 0.95);
            default -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        };
    }

    private static Shape polygon(double x, double y, double... offsets) {
        var path = new Path2D.Double();
        path.moveTo(x + offsets[0], y + offsets[1]);
        for (int i = 2; i < offsets.length; i += 2) {
            path.lineTo(x + offsets[i], y + offsets[i + 1]);
        }
        path.closePath();
        return path;
    }
}
