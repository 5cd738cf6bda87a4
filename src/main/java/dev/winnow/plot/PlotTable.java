package dev.winnow.plot;

import dev.winnow.plot.Plot.Mark;
import dev.winnow.plot.Plot.Point;
import dev.winnow.plot.Plot.Table;
import dev.winnow.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The numbers of a plot as a table.
public final class PlotTable {
    private PlotTable() {}

    /// Intervals become one row each; curves share one row per x.
    public static Table of(Plot plot) {
        Texts texts = Texts.of("plot");
        boolean intervals = plot.marks().stream().anyMatch(Mark.Interval.class::isInstance);
        return intervals ? intervals(plot, texts) : curves(plot, texts);
    }

    private static Table intervals(Plot plot, Texts texts) {
        boolean thresholds = plot.marks().stream().anyMatch(Mark.Threshold.class::isInstance);
        var columns = new ArrayList<>(
                List.of(texts.get("row"), texts.get("estimate"), texts.get("low"), texts.get("high")));
        if (thresholds) {
            columns.add(texts.get("threshold"));
        }
        var rows = new ArrayList<List<String>>();
        for (Mark mark : plot.marks()) {
            if (mark instanceof Mark.Interval m) {
                var row = new ArrayList<>(List.of(
                        Numerals.value(plot.y(), m.y()),
                        Numerals.value(plot.x(), m.estimate()),
                        Numerals.value(plot.x(), m.low()),
                        Numerals.value(plot.x(), m.high())));
                if (thresholds) {
                    row.add(plot.marks().stream()
                            .filter(t -> t instanceof Mark.Threshold s && s.y() == m.y())
                            .map(t -> Numerals.value(plot.x(), ((Mark.Threshold) t).at()))
                            .findFirst()
                            .orElse(""));
                }
                rows.add(List.copyOf(row));
            }
        }
        return new Table(List.copyOf(columns), List.copyOf(rows));
    }

    private static Table curves(Plot plot, Texts texts) {
        var columns = new ArrayList<String>();
        columns.add(plot.x().label().isEmpty() ? texts.get(plot.x().scale().name()) : plot.x().label());
        SortedMap<Double, List<String>> rows = new TreeMap<>();
        for (Mark mark : plot.marks()) {
            switch (mark) {
                case Mark.Line m -> column(plot, columns, rows, named(m.label(), texts.get("estimate")), m.points());
                case Mark.Density m ->
                    column(plot, columns, rows, named(m.label(), texts.get("density")), m.points());
                case Mark.Ribbon m -> {
                    column(plot, columns, rows, join(m.label(), texts.get("low")), m.low());
                    column(plot, columns, rows, join(m.label(), texts.get("high")), m.high());
                }
                case Mark.Interval _, Mark.Threshold _, Mark.Reference _ -> {}
            }
        }
        var out = new ArrayList<List<String>>();
        rows.forEach((x, cells) -> {
            var row = new ArrayList<String>();
            row.add(Numerals.value(plot.x(), x));
            row.addAll(cells);
            while (row.size() < columns.size()) {
                row.add("");
            }
            out.add(List.copyOf(row));
        });
        return new Table(List.copyOf(columns), List.copyOf(out));
    }

    private static void column(
            Plot plot, List<String> columns, SortedMap<Double, List<String>> rows, String name, List<Point> points) {
        int before = columns.size() - 1;
        columns.add(name);
        for (Point p : points) {
            List<String> row = rows.computeIfAbsent(p.x(), _ -> new ArrayList<>());
            while (row.size() < before) {
                row.add("");
            }
            row.add(Numerals.value(plot.y(), p.y()));
        }
    }

    private static String named(String label, String otherwise) {
        return label.isEmpty() ? otherwise : label;
    }

    private static String join(String label, String word) {
        return label.isEmpty() ? word : label + " " + word;
    }
}
