package dev.winnow.plot;

import dev.winnow.plot.Plot.Axis;
import dev.winnow.plot.Plot.Mark;
import java.util.function.UnaryOperator;

/// Rewrites every text of a plot, for devices that cannot show all characters.
public final class PlotTexts {
    private PlotTexts() {}

    public static Plot map(Plot plot, UnaryOperator<String> change) {
        return new Plot(
                change.apply(plot.title()),
                change.apply(plot.description()),
                axis(plot.x(), change),
                axis(plot.y(), change),
                plot.marks().stream().map(m -> mark(m, change)).toList());
    }

    private static Axis axis(Axis axis, UnaryOperator<String> change) {
        return new Axis(
                change.apply(axis.label()),
                axis.scale(),
                axis.categories().stream().map(change).toList(),
                axis.low(),
                axis.high());
    }

    private static Mark mark(Mark mark, UnaryOperator<String> change) {
        return switch (mark) {
            case Mark.Line m -> new Mark.Line(change.apply(m.label()), m.ink(), m.points());
            case Mark.Ribbon m -> new Mark.Ribbon(change.apply(m.label()), m.ink(), m.low(), m.high());
            case Mark.Interval m ->
                new Mark.Interval(change.apply(m.label()), m.ink(), m.y(), m.low(), m.estimate(), m.high());
            case Mark.Threshold m -> new Mark.Threshold(change.apply(m.label()), m.y(), m.at());
            case Mark.Density m -> new Mark.Density(change.apply(m.label()), m.ink(), m.points());
            case Mark.Reference m ->
                new Mark.Reference(change.apply(m.label()), m.vertical(), m.at(), m.dashed());
        };
    }
}
