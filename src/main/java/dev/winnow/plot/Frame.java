package dev.winnow.plot;

import dev.winnow.plot.Plot.Axis;
import dev.winnow.plot.Plot.Mark;
import dev.winnow.plot.Plot.Point;
import dev.winnow.plot.Plot.Scale;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeriesCollection;

/// Axes, grid and room for labels of one plot at one size; the marks are laid on it.
final class Frame {
    private static final float SIZE = 11;
    private static final double ROW = 15;

    private final Plot plot;
    private final PlotTheme theme;
    private final NumberAxis x;
    private final NumberAxis y;
    private final JFreeChart chart;
    private Rectangle2D area = new Rectangle2D.Double();

    Frame(Plot plot, double width, double height, PlotTheme theme) {
        this.plot = plot;
        this.theme = theme;
        double gutter = Math.min(width * 0.45, Gutter.width(plot, SIZE));
        double top = (plot.y().label().isEmpty() ? 0 : ROW) + (Gutter.hasTop(plot) ? ROW : 0) + 6;
        double left = plot.y().scale() == Scale.CATEGORY
                ? Math.min(width * 0.34, widest(plot.y().categories()) + 14)
                : 60;
        this.x = axis(plot.x(), extent(plot, plot.x(), true), Math.max(40, width - gutter - left), 62);
        this.y = axis(plot.y(), extent(plot, plot.y(), false), Math.max(20, height - top - 36), 34);
        if (plot.y().scale() == Scale.CATEGORY) {
            double room = width * 0.34 - 10;
            y.setTickUnit(unit(plot.y(), 1, room));
            y.setInverted(true);
        }
        if (plot.marks().stream().anyMatch(Mark.Density.class::isInstance)) {
            y.setTickLabelsVisible(false);
        }
        x.setLabel(plot.x().label().isEmpty() ? null : plot.x().label());
        var xy = new XYPlot(new XYSeriesCollection(), x, y, new XYLineAndShapeRenderer());
        xy.setBackgroundPaint(null);
        xy.setOutlineVisible(false);
        xy.setInsets(new RectangleInsets(top, 0, 6, gutter));
        xy.setAxisOffset(RectangleInsets.ZERO_INSETS);
        xy.setDomainGridlinesVisible(plot.y().scale() == Scale.CATEGORY);
        xy.setRangeGridlinesVisible(plot.y().scale() != Scale.CATEGORY && y.isTickLabelsVisible());
        xy.setDomainGridlinePaint(theme.grid());
        xy.setRangeGridlinePaint(theme.grid());
        xy.setDomainGridlineStroke(new BasicStroke(1));
        xy.setRangeGridlineStroke(new BasicStroke(1));
        for (Mark mark : plot.marks()) {
            xy.addAnnotation(new MarkPainter(mark, theme));
        }
        this.chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, xy, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setBorderVisible(false);
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
    }

    void draw(Graphics2D g, double width, double height) {
        var info = new ChartRenderingInfo();
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height), info);
        area = info.getPlotInfo().getDataArea();
        Gutter.draw(g, plot, this, theme, SIZE, width);
    }

    Rectangle2D area() {
        return area;
    }

    double atX(double value) {
        return x.valueToJava2D(value, area, RectangleEdge.BOTTOM);
    }

    double atY(double value) {
        return y.valueToJava2D(value, area, RectangleEdge.LEFT);
    }

    private NumberAxis axis(Axis axis, double[] range, double pixels, double each) {
        var made = new NumberAxis();
        made.setAutoRangeIncludesZero(false);
        made.setRange(range[0], range[1]);
        made.setTickUnit(unit(axis, Numerals.step(axis.scale(), range[1] - range[0], (int) (pixels / each)), -1));
        Font font = PlotFonts.regular(SIZE);
        made.setTickLabelFont(font);
        made.setTickLabelPaint(theme.muted());
        made.setLabelFont(font);
        made.setLabelPaint(theme.muted());
        made.setAxisLineVisible(false);
        made.setTickMarksVisible(false);
        made.setTickLabelInsets(new RectangleInsets(3, 2, 2, 7));
        return made;
    }

    private static NumberTickUnit unit(Axis axis, double step, double room) {
        return new NumberTickUnit(step, new NumberFormat() {
            private static final long serialVersionUID = 1L;

            @Override
            public StringBuffer format(double value, StringBuffer to, FieldPosition at) {
                String label = Numerals.tick(axis, value, step);
                return to.append(
                        PlotFonts.drawable(room > 0 ? PlotFonts.fit(label, PlotFonts.regular(SIZE), room) : label));
            }

            @Override
            public StringBuffer format(long value, StringBuffer to, FieldPosition at) {
                return format((double) value, to, at);
            }

            @Override
            public Number parse(String text, ParsePosition at) {
                throw new UnsupportedOperationException("axis labels are only written");
            }
        });
    }

    private static double widest(List<String> names) {
        Font font = PlotFonts.regular(SIZE);
        return names.stream()
                .mapToDouble(n -> PlotFonts.width(n.substring(0, Math.min(200, n.length())), font))
                .max()
                .orElse(0);
    }

    private static double[] extent(Plot plot, Axis axis, boolean horizontal) {
        if (axis.scale() == Scale.CATEGORY) {
            return new double[] {-0.5, Math.max(1, axis.categories().size()) - 0.5};
        }
        var values = new ArrayList<Double>();
        boolean fromZero = false;
        for (Mark mark : plot.marks()) {
            switch (mark) {
                case Mark.Line m -> add(values, m.points(), horizontal);
                case Mark.Ribbon m -> {
                    add(values, m.low(), horizontal);
                    add(values, m.high(), horizontal);
                }
                case Mark.Density m -> {
                    add(values, m.points(), horizontal);
                    if (!horizontal) {
                        fromZero = true;
                        values.add(0.0);
                    }
                }
                case Mark.Interval m -> {
                    if (horizontal) {
                        values.addAll(List.of(m.low(), m.estimate(), m.high()));
                    }
                }
                case Mark.Threshold m -> {
                    if (horizontal) {
                        values.add(m.at());
                    }
                }
                case Mark.Reference m -> {
                    if (m.vertical() == horizontal) {
                        values.add(m.at());
                    }
                }
            }
        }
        double low = values.stream().mapToDouble(v -> v).filter(Double::isFinite).min().orElse(0);
        double high = values.stream().mapToDouble(v -> v).filter(Double::isFinite).max().orElse(1);
        double spread = high > low ? high - low : Math.max(Math.abs(high), 1) * 0.1;
        boolean days = axis.scale() == Scale.DAY;
        double pad = days ? spread * 0.02 + 0.1 : spread * 0.06;
        double from = fromZero ? 0 : low - pad;
        return new double[] {axis.low().orElse(from), axis.high().orElse(high + pad)};
    }

    private static void add(List<Double> values, List<Point> points, boolean horizontal) {
        for (Point p : points) {
            values.add(horizontal ? p.x() : p.y());
        }
    }
}
