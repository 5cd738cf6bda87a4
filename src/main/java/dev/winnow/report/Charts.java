package dev.winnow.report;

import dev.winnow.plot.Plot;
import dev.winnow.plot.Plot.Axis;
import dev.winnow.plot.Plot.Ink;
import dev.winnow.plot.Plot.Mark;
import dev.winnow.plot.Plot.Point;
import dev.winnow.plot.Plot.Scale;
import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.RelativeEffect;
import dev.winnow.readout.Readout.Segment;
import dev.winnow.readout.Readout.TimePoint;
import dev.winnow.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pictures of a readout. Empty when the readout has nothing to draw.
public final class Charts {
    private static final Ink[] TREATMENTS = {Ink.TREATMENT_1, Ink.TREATMENT_2, Ink.TREATMENT_3, Ink.TREATMENT_4};

    private final Texts texts = Texts.of("report");
    private final Readout readout;

    private Charts(Readout readout) {
        this.readout = readout;
    }

    public static Charts of(Readout readout) {
        return new Charts(readout);
    }

    /// Relative effects of all metrics and treatments on one scale.
    public Optional<Plot> effects() {
        return forest(texts.get("chart.effects"), rows());
    }

    /// The same in pictures of at most `rows` lines each, for paper.
    public List<Plot> effects(int rows) {
        List<ForestRow> all = rows();
        var pages = new ArrayList<Plot>();
        for (int i = 0; i < all.size(); i += rows) {
            forest(texts.get("chart.effects"), all.subList(i, Math.min(all.size(), i + rows)))
                    .ifPresent(pages::add);
        }
        return List.copyOf(pages);
    }

    /// One metric's relative effects in the values of one segment column.
    ///
    /// @param metric name of the metric
    public Optional<Plot> segments(String column, String metric) {
        var rows = new ArrayList<ForestRow>();
        for (Segment segment : readout.segments()) {
            if (segment.column().equals(column)) {
                for (MetricReadout m : segment.metrics()) {
                    if (m.name().equals(metric)) {
                        m.comparisons().forEach(c -> row(segment.value() + " · " + c.variant(), m, c, rows));
                    }
                }
            }
        }
        return forest(texts.get("chart.segments", metric, column), rows);
    }

    /// The cumulative effect with its interval as a ribbon.
    public Optional<Plot> timeline(MetricReadout metric, Comparison comparison) {
        List<TimePoint> points = comparison.timeline();
        if (points.isEmpty()) {
            return Optional.empty();
        }
        Ink ink = ink(comparison.variant());
        var low = new ArrayList<Point>();
        var high = new ArrayList<Point>();
        var line = new ArrayList<Point>();
        for (TimePoint p : points) {
            double day = p.day().toEpochDay();
            low.add(new Point(day, p.low()));
            high.add(new Point(day, p.high()));
            line.add(new Point(day, p.estimate()));
        }
        boolean relative = points.getLast().relative();
        String last = effect(points.getLast().estimate(), relative, metric);
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Ribbon("", ink, low, high));
        marks.add(new Mark.Reference("", false, 0, false));
        if (relative) {
            threshold(metric).ifPresent(t -> marks.add(new Mark.Reference(thresholdWord(metric), false, t, true)));
        }
        marks.add(new Mark.Line(comparison.variant() + " " + last, ink, line));
        return Optional.of(new Plot(
                texts.get("chart.timeline", metric.name(), comparison.variant()),
                texts.get("chart.timeline.text", comparison.variant(), last, level()) + plain(comparison),
                Axis.of("", Scale.DAY),
                Axis.of(effectAxis(metric, relative), effectScale(metric, relative)),
                marks));
    }

    /// Posterior of the effect, shaded on the wanted side of zero.
    public Optional<Plot> posterior(MetricReadout metric, Comparison comparison) {
        if (!(comparison.bayesian() instanceof Figure.Known<Readout.Bayesian>(var b)) || b.density().isEmpty()) {
            return Optional.empty();
        }
        boolean relative = comparison.relative() instanceof Figure.Known<RelativeEffect>;
        var all = b.density().stream().map(p -> new Point(p.x(), p.y())).toList();
        List<Point> better = better(all, metric.direction().equals("decrease"));
        String label = texts.get("chart.posterior.label", comparison.variant(), Figures.probability(b.probabilityToBeatControl()));
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Density(better.isEmpty() ? label : "", Ink.NEUTRAL, all));
        if (!better.isEmpty()) {
            marks.add(new Mark.Density(label, ink(comparison.variant()), better));
        }
        marks.add(new Mark.Reference("", true, 0, false));
        return Optional.of(new Plot(
                texts.get("chart.posterior", metric.name(), comparison.variant()),
                label + "." + plain(comparison),
                Axis.of(effectAxis(metric, relative), effectScale(metric, relative)),
                Axis.of("", Scale.NUMBER),
                marks));
    }

    /// Units that entered each day, one line per variant.
    public Optional<Plot> exposures() {
        if (readout.days().isEmpty()) {
            return Optional.empty();
        }
        var marks = new ArrayList<Mark>();
        for (String variant : readout.variants()) {
            long total = 0;
            var points = new ArrayList<Point>();
            for (Readout.Day day : readout.days()) {
                long n = day.units().getOrDefault(variant, 0L);
                total += n;
                points.add(new Point(day.day().toEpochDay(), n));
            }
            marks.add(new Mark.Line(variant + " " + Figures.count(total), ink(variant), points));
        }
        return Optional.of(new Plot(
                texts.get("chart.exposures"),
                readout.unit().isBlank()
                        ? texts.get("chart.exposures.text")
                        : texts.get("chart.exposures.text.unit", readout.unit()),
                Axis.of("", Scale.DAY),
                new Axis(texts.get("chart.exposures.axis"), Scale.COUNT, List.of(), Optional.of(0.0), Optional.empty()),
                marks));
    }

    /// The colour that a variant keeps everywhere.
    public Ink ink(String variant) {
        if (variant.equals(readout.control())) {
            return Ink.CONTROL;
        }
        int i = readout.variants().stream()
                .filter(v -> !v.equals(readout.control()))
                .toList()
                .indexOf(variant);
        return TREATMENTS[Math.max(0, i) % TREATMENTS.length];
    }

    /// Says so where the decision rests on another effect than the picture.
    private String plain(Comparison c) {
        return c.adjusted() instanceof Figure.Known<Readout.Adjusted> ? " " + texts.get("chart.plain") : "";
    }

    private String level() {
        return Figures.percentShort(readout.confidence());
    }

    private record ForestRow(
            String name, Ink ink, Deciding deciding, Optional<Double> threshold, String thresholdWord) {
        RelativeEffect effect() {
            return deciding.effect();
        }
    }

    private List<ForestRow> rows() {
        boolean several = readout.variants().size() > 2;
        var rows = new ArrayList<ForestRow>();
        for (MetricReadout m : readout.metrics()) {
            for (Comparison c : m.comparisons()) {
                row(several ? m.name() + " · " + c.variant() : m.name(), m, c, rows);
            }
        }
        return List.copyOf(rows);
    }

    private void row(String name, MetricReadout m, Comparison c, List<ForestRow> rows) {
        Deciding.of(c).ifPresent(
                d -> rows.add(new ForestRow(name, judged(c.judgement()), d, threshold(m), thresholdWord(m))));
    }

    private Optional<Plot> forest(String title, List<ForestRow> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Reference(texts.get("chart.zero"), true, 0, false));
        for (int i = 0; i < rows.size(); i++) {
            ForestRow row = rows.get(i);
            RelativeEffect e = row.effect();
            int at = i;
            row.threshold().ifPresent(t -> marks.add(new Mark.Threshold(row.thresholdWord(), at, t)));
            String label = Figures.signedPercent(e.estimate()) + "  ("
                    + Figures.interval(Figures.signedPercent(e.low()), Figures.signedPercent(e.high())) + ")";
            marks.add(new Mark.Interval(label, row.ink(), i, e.low(), e.estimate(), e.high()));
        }
        boolean thresholds = rows.stream().anyMatch(r -> r.threshold().isPresent());
        long adjusted = rows.stream().filter(r -> r.deciding().adjusted()).count();
        String axis = adjusted == 0 ? "axis.relative" : adjusted == rows.size() ? "axis.adjusted" : "axis.mixed";
        return Optional.of(new Plot(
                title,
                texts.get("chart.effects.text", level()) + (thresholds ? " " + texts.get("chart.effects.threshold") : ""),
                Axis.of(texts.get(axis), Scale.SIGNED_PERCENT),
                Axis.categories(rows.stream().map(ForestRow::name).toList()),
                marks));
    }

    private static Ink judged(String judgement) {
        return switch (judgement) {
            case "better" -> Ink.GOOD;
            case "worse", "beyondMargin" -> Ink.BAD;
            default -> Ink.NEUTRAL;
        };
    }

    /// Where a metric's threshold lies on the axis of relative changes: a margin on the feared side, a smallest
    /// effect on the wanted side.
    private static Optional<Double> threshold(MetricReadout m) {
        double wanted = m.direction().equals("decrease") ? -1 : 1;
        return m.margin().map(x -> -wanted * x).or(() -> m.minimumEffect().map(x -> wanted * x));
    }

    private String thresholdWord(MetricReadout m) {
        return texts.get(m.margin().isPresent() ? "chart.margin" : "chart.minimum");
    }

    private String effectAxis(MetricReadout metric, boolean relative) {
        if (relative) {
            return texts.get("axis.relative");
        }
        return metric.unitOfMeasure().isEmpty()
                ? texts.get("axis.absolute")
                : texts.get("axis.absolute.unit", metric.unitOfMeasure());
    }

    private static Scale effectScale(MetricReadout metric, boolean relative) {
        return relative || Words.isShare(metric) ? Scale.SIGNED_PERCENT : Scale.NUMBER;
    }

    private static String effect(double value, boolean relative, MetricReadout metric) {
        return relative ? Figures.signedPercent(value) : Words.difference(metric, value);
    }

    /// The part of a curve on one side of zero, ending exactly there.
    private static List<Point> better(List<Point> all, boolean decrease) {
        var kept = new ArrayList<Point>();
        for (int i = 0; i < all.size(); i++) {
            Point p = all.get(i);
            if (i > 0 && p.x() * all.get(i - 1).x() < 0) {
                Point before = all.get(i - 1);
                double t = -before.x() / (p.x() - before.x());
                kept.add(new Point(0, before.y() + t * (p.y() - before.y())));
            }
            if (decrease ? p.x() <= 0 : p.x() >= 0) {
                kept.add(p);
            }
        }
        return kept.size() < 2 ? List.of() : List.copyOf(kept);
    }
}
