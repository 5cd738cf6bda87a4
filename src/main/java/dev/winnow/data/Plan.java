package dev.winnow.data;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A mapping with its columns found and its defaults filled in.
///
/// @param unit     column of the unit's id
/// @param time     column of the time
/// @param event    column of the event's name
/// @param metrics  in the order of the design
/// @param segments columns
record Plan(
        Source source,
        Design design,
        Mapping mapping,
        OptionalInt unit,
        int variant,
        OptionalInt time,
        OptionalInt event,
        List<Measure> metrics,
        List<Integer> segments) {

    /// One metric with its values, which are called `y0`, `d0`, `x0` for the first metric.
    ///
    /// @param slots outcome, then denominator and covariate where there are such
    record Measure(Metric metric, MetricSource from, List<Slot> slots) {
        boolean quantile() {
            return metric.kind() instanceof MetricKind.Quantile;
        }
    }

    /// One number that a metric takes from a column.
    ///
    /// @param name   in SQL
    /// @param column in the source; -1 when rows are counted and their cells do not matter
    /// @param flag   whether it is a yes or no
    record Slot(String name, int column, boolean flag, boolean covariate, Aggregation aggregation) {
        /// Whether a unit without any value counts as 0: where values are added up, nothing adds nothing.
        boolean zero() {
            return !covariate && (aggregation == Aggregation.SUM || aggregation == Aggregation.COUNT);
        }
    }

    static Plan of(Source source, Design design, Mapping mapping) throws InputException {
        List<Problem> problems = new ArrayList<>();
        OptionalInt unit = column(source, mapping.unit(), "unit", problems);
        OptionalInt variant = column(source, Optional.of(mapping.variant()), "variant", problems);
        OptionalInt time = column(source, mapping.time(), "time", problems);
        OptionalInt event = column(source, mapping.event(), "event", problems);
        if (mapping.unit().isEmpty() && mapping.layout() != Layout.UNITS) {
            problems.add(Problems.of("unitNeeded", "unit", "").problems().getFirst());
        }
        if (mapping.time().isEmpty()
                && (mapping.crossovers() == Crossovers.FIRST_EXPOSURE || mapping.layout() == Layout.EXPOSURES_AND_EVENTS)) {
            problems.add(Problems.of("timeNeeded", "time", "").problems().getFirst());
        }
        List<Integer> segments = new ArrayList<>();
        for (String s : mapping.segments()) {
            column(source, Optional.of(s), "segment", problems).ifPresent(segments::add);
        }
        List<Measure> metrics = new ArrayList<>();
        for (Metric m : design.metrics()) {
            Optional<MetricSource> from = mapping.metrics().stream().filter(s -> s.metric().equals(m.name())).findFirst();
            if (from.isEmpty()) {
                problems.add(Problems.of("metricUnmapped", m.name(), "", m.name()).problems().getFirst());
            } else {
                metrics.add(measure(source, m, from.get(), mapping, metrics.size(), problems));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new Plan(source, design, mapping, unit, variant.orElseThrow(), time, event, metrics, segments);
    }

    private static OptionalInt column(Source s, Optional<String> name, String field, List<Problem> problems) {
        if (name.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(s.column(name.get(), field));
        } catch (InputException e) {
            problems.addAll(e.problems());
            return OptionalInt.empty();
        }
    }

    private static Measure measure(
            Source source, Metric m, MetricSource from, Mapping mapping, int i, List<Problem> problems) {
        boolean events = mapping.layout() == Layout.EVENTS || mapping.layout() == Layout.EXPOSURES_AND_EVENTS;
        boolean needsEvents = m.kind() instanceof MetricKind.Retention || m.kind() instanceof MetricKind.Funnel;
        if (needsEvents && !events) {
            problems.add(Problems.of("eventsNeeded", m.name(), "", m.name(), m.kind().word()).problems().getFirst());
        }
        if (needsEvents && mapping.time().isEmpty()) {
            problems.add(Problems.of("timeNeeded", "time", "").problems().getFirst());
        }
        if ((from.event().isPresent() || m.kind() instanceof MetricKind.Funnel) && mapping.event().isEmpty()) {
            problems.add(Problems.of("eventNeeded", m.name(), "", m.name()).problems().getFirst());
        }
        Aggregation standard = switch (m.kind()) {
            case MetricKind.Proportion _, MetricKind.Retention _, MetricKind.Funnel _ -> Aggregation.MAX;
            case MetricKind.Count _ -> from.column().isEmpty() ? Aggregation.COUNT : Aggregation.SUM;
            case MetricKind.Mean _, MetricKind.Ratio _, MetricKind.Quantile _ -> Aggregation.SUM;
        };
        Aggregation aggregation = from.aggregation().orElse(standard);
        boolean flag = m.kind() instanceof MetricKind.Proportion;
        // in event layouts a metric may count or detect events, which needs no value column
        boolean cellless = events && (needsEvents || from.column().isEmpty());
        if (from.column().isEmpty() && !cellless) {
            problems.add(Problems.of("metricUnmapped", m.name(), "", m.name()).problems().getFirst());
        }
        List<Slot> slots = new ArrayList<>();
        int y = cellless ? -1 : column(source, Optional.of(from.column()), m.name(), problems).orElse(-1);
        slots.add(new Slot("y" + i, y, flag, false, aggregation));
        if (m.kind() instanceof MetricKind.Ratio) {
            if (from.denominator().isEmpty()) {
                problems.add(Problems.of("denominatorNeeded", m.name(), "", m.name()).problems().getFirst());
            }
            int d = column(source, from.denominator(), m.name(), problems).orElse(-1);
            slots.add(new Slot("d" + i, d, false, false, aggregation));
        }
        if (from.covariate().isPresent() && !needsEvents && !(m.kind() instanceof MetricKind.Quantile)) {
            int x = column(source, from.covariate(), m.name(), problems).orElse(-1);
            slots.add(new Slot("x" + i, x, false, true, from.covariateAggregation().orElse(Aggregation.MEAN)));
        }
        return new Measure(m, from, slots);
    }

    /// Names of the variants in the order of the design.
    List<String> variants() {
        return design.variants().stream().map(v -> v.key()).toList();
    }

    /// Whether an earlier time decides between variants.
    boolean firstExposure() {
        return mapping.crossovers() == Crossovers.FIRST_EXPOSURE;
    }
}
