package dev.winnow.plot;

import dev.winnow.plot.Plot.Mark;
import dev.winnow.plot.Plot.Point;
import dev.winnow.plot.PlotDrawing.Hover;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the value under the pointer.
final class Nearest {
    private static final double REACH = 40;

    private Nearest() {}

    static Optional<Hover> to(Plot plot, Frame frame, double x, double y) {
        Optional<Hover> best = Optional.empty();
        double distance = REACH;
        for (Mark mark : plot.marks()) {
            Optional<Hover> found = switch (mark) {
                case Mark.Interval m -> Optional.of(interval(plot, frame, m));
                case Mark.Line m -> onCurve(plot, frame, m.label(), m.points(), x);
                case Mark.Density m -> Optional.empty();
                case Mark.Ribbon m -> Optional.empty();
                case Mark.Threshold m -> Optional.of(new Hover(
                        m.label() + " " + Numerals.value(plot.x(), m.at()), frame.atX(m.at()), frame.atY(m.y())));
                case Mark.Reference m -> Optional.empty();
            };
            if (found.isPresent()) {
                Hover h = found.get();
                boolean row = mark instanceof Mark.Interval;
                double d = Math.hypot(row ? Math.max(0, Math.abs(h.x() - x) - 600) : h.x() - x, h.y() - y);
                if (d < distance) {
                    distance = d;
                    best = found;
                }
            }
        }
        return best;
    }

    private static Hover interval(Plot plot, Frame frame, Mark.Interval m) {
        String row = Numerals.value(plot.y(), m.y());
        return new Hover(
                "%s: %s (%s … %s)"
                        .formatted(
                                row,
                                Numerals.value(plot.x(), m.estimate()),
                                Numerals.value(plot.x(), m.low()),
                                Numerals.value(plot.x(), m.high())),
                frame.atX(m.estimate()),
                frame.atY(m.y()));
    }

    private static Optional<Hover> onCurve(
            Plot plot, Frame frame, String label, List<Point> points, double x) {
        return points.stream()
                .min(Comparator.comparingDouble(p -> Math.abs(frame.atX(p.x()) - x)))
                .map(p -> new Hover(
                        "%s%s: %s"
                                .formatted(
                                        label.isEmpty() ? "" : label + " · ",
                                        Numerals.value(plot.x(), p.x()),
                                        Numerals.value(plot.y(), p.y())),
                        frame.atX(p.x()),
                        frame.atY(p.y())));
    }
}
