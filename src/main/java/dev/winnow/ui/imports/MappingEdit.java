package dev.winnow.ui.imports;

import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.ui.imports.ColumnUse.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A mapping seen from its columns: what each is used for, and the mapping after a column was given another use.
final class MappingEdit {
    private MappingEdit() {}

    /// All uses of `column`; just [Part#IGNORE] when there is none.
    static List<ColumnUse> uses(Mapping m, String column) {
        List<ColumnUse> uses = new ArrayList<>();
        if (m.unit().filter(column::equals).isPresent()) {
            uses.add(ColumnUse.of(Part.UNIT));
        }
        if (m.variant().equals(column)) {
            uses.add(ColumnUse.of(Part.VARIANT));
        }
        if (m.time().filter(column::equals).isPresent()) {
            uses.add(ColumnUse.of(Part.TIME));
        }
        if (m.event().filter(column::equals).isPresent()) {
            uses.add(ColumnUse.of(Part.EVENT));
        }
        for (MetricSource s : m.metrics()) {
            if (s.column().equals(column)) {
                uses.add(new ColumnUse(Part.OUTCOME, s.metric()));
            }
            if (s.denominator().filter(column::equals).isPresent()) {
                uses.add(new ColumnUse(Part.DENOMINATOR, s.metric()));
            }
            if (s.covariate().filter(column::equals).isPresent()) {
                uses.add(new ColumnUse(Part.COVARIATE, s.metric()));
            }
        }
        if (m.segments().contains(column)) {
            uses.add(ColumnUse.of(Part.SEGMENT));
        }
        return uses.isEmpty() ? List.of(ColumnUse.of(Part.IGNORE)) : List.copyOf(uses);
    }

    /// Everything that `column` could be used for.
    ///
    /// @param kind the kind of a metric by its name
    static List<ColumnUse> choices(
            Mapping m, String column, List<Metric> designed, Function<String, MetricKind> kind) {
        List<ColumnUse> choices = new ArrayList<>();
        for (Part part : List.of(Part.IGNORE, Part.UNIT, Part.VARIANT, Part.TIME, Part.EVENT, Part.SEGMENT)) {
            choices.add(ColumnUse.of(part));
        }
        Set<String> names = new LinkedHashSet<>();
        designed.forEach(d -> names.add(d.name()));
        m.metrics().forEach(s -> names.add(s.metric()));
        names.add(column);
        names.forEach(n -> choices.add(new ColumnUse(Part.OUTCOME, n)));
        for (MetricSource s : m.metrics()) {
            if (!s.column().equals(column)) {
                choices.add(new ColumnUse(Part.COVARIATE, s.metric()));
                if (kind.apply(s.metric()) instanceof MetricKind.Ratio) {
                    choices.add(new ColumnUse(Part.DENOMINATOR, s.metric()));
                }
            }
        }
        return List.copyOf(choices);
    }

    /// A suggested metric whose name differs from a designed one only in case or separators is the designed metric.
    static Mapping named(Mapping m, List<Metric> designed) {
        List<MetricSource> sources = m.metrics().stream()
                .map(s -> designed.stream()
                        .map(Metric::name)
                        .filter(d -> plain(d).equals(plain(s.metric())) || plain(d).equals(plain(s.column())))
                        .findFirst()
                        .map(d -> new MetricSource(
                                d, s.column(), s.denominator(), s.covariate(), s.event(), s.aggregation(), s.covariateAggregation()))
                        .orElse(s))
                .toList();
        boolean unique = sources.stream().map(MetricSource::metric).distinct().count() == sources.size();
        return unique ? parts(m, sources, m.segments()) : m;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// The mapping in which `column` has that use and no other.
    static Mapping assign(Mapping m, String column, ColumnUse use) {
        Mapping without = clear(m, column);
        return switch (use.part()) {
            case IGNORE -> without;
            case UNIT -> with(without, Optional.of(column), without.variant(), without.time(), without.event());
            case VARIANT -> with(without, without.unit(), column, without.time(), without.event());
            case TIME -> with(without, without.unit(), without.variant(), Optional.of(column), without.event());
            case EVENT -> with(without, without.unit(), without.variant(), without.time(), Optional.of(column));
            case SEGMENT -> {
                List<String> segments = new ArrayList<>(without.segments());
                segments.add(column);
                yield parts(without, without.metrics(), segments);
            }
            case OUTCOME -> parts(without, outcome(m, without, column, use.metric()), without.segments());
            case DENOMINATOR -> source(without, use.metric(), s -> new MetricSource(
                    s.metric(), s.column(), Optional.of(column), s.covariate(), s.event(), s.aggregation(), s.covariateAggregation()));
            case COVARIATE -> source(without, use.metric(), s -> new MetricSource(
                    s.metric(), s.column(), s.denominator(), Optional.of(column), s.event(), s.aggregation(), s.covariateAggregation()));
        };
    }

    private static List<MetricSource> outcome(Mapping before, Mapping without, String column, String metric) {
        List<MetricSource> sources = new ArrayList<>(without.metrics());
        Optional<MetricSource> had = before.metrics().stream().filter(s -> s.metric().equals(metric)).findFirst();
        sources.removeIf(s -> s.metric().equals(metric));
        sources.add(had.map(s -> new MetricSource(
                        metric, column, s.denominator().filter(d -> !d.equals(column)),
                        s.covariate().filter(c -> !c.equals(column)), s.event(), s.aggregation(), s.covariateAggregation()))
                .orElseGet(() -> MetricSource.of(metric, column)));
        return sources;
    }

    private static Mapping clear(Mapping m, String column) {
        List<MetricSource> sources = m.metrics().stream()
                .filter(s -> !s.column().equals(column))
                .map(s -> new MetricSource(
                        s.metric(), s.column(), s.denominator().filter(d -> !d.equals(column)),
                        s.covariate().filter(c -> !c.equals(column)), s.event(), s.aggregation(), s.covariateAggregation()))
                .toList();
        return new Mapping(
                m.layout(),
                m.unit().filter(u -> !u.equals(column)),
                m.variant().equals(column) ? "" : m.variant(),
                m.time().filter(t -> !t.equals(column)),
                m.event().filter(e -> !e.equals(column)),
                sources,
                m.segments().stream().filter(s -> !s.equals(column)).toList(),
                m.crossovers(),
                m.zone());
    }

    private static Mapping source(Mapping m, String metric, UnaryOperator<MetricSource> edit) {
        return parts(
                m, m.metrics().stream().map(s -> s.metric().equals(metric) ? edit.apply(s) : s).toList(), m.segments());
    }

    private static Mapping with(
            Mapping m, Optional<String> unit, String variant, Optional<String> time, Optional<String> event) {
        return new Mapping(
                m.layout(), unit, variant, time, event, m.metrics(), m.segments(), m.crossovers(), m.zone());
    }

    private static Mapping parts(Mapping m, List<MetricSource> metrics, List<String> segments) {
        return new Mapping(
                m.layout(), m.unit(), m.variant(), m.time(), m.event(), metrics, segments, m.crossovers(), m.zone());
    }
}
