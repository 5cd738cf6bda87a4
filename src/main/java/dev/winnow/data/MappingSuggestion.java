package dev.winnow.data;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Guesses which column plays which part, from names and contents, and the design that fits.
public final class MappingSuggestion {
    private static final int MOST_VARIANTS = 10;
    private static final Set<String> CONTROLS =
            Set.of("control", "ctrl", "c", "a", "baseline", "base", "0", "false", "off", "original", "holdout", "old_page", "old");

    private MappingSuggestion() {}

    /// The best guess; its variant is the likeliest column even when nothing looks like one.
    public static Mapping suggest(Preview preview) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < preview.columns().size(); i++) {
            columns.add(Column.of(preview.columns().get(i), i, preview.looked()));
        }
        Set<Integer> taken = new HashSet<>();
        Optional<Column> variant = take(columns, taken, Column::variantScore);
        Optional<Column> time = take(columns, taken, Column::timeScore);
        Optional<Column> unit = take(columns, taken, Column::unitScore);
        Optional<Column> event = take(columns, taken, Column::eventScore);
        boolean events = event.isPresent() && unit.isPresent() && time.isPresent();
        if (!events) {
            event.ifPresent(e -> taken.remove(e.at()));
        }
        boolean repeats = unit.isPresent() && unit.get().profile().distinct() < preview.looked() - unit.get().profile().nulls();
        Layout layout = events && twoFiles(preview, variant, event)
                ? Layout.EXPOSURES_AND_EVENTS
                : events ? Layout.EVENTS : repeats ? Layout.ROWS : Layout.UNITS;
        List<Column> pre = columns.stream().filter(c -> !taken.contains(c.at()) && c.before() && c.numeric()).toList();
        pre.forEach(c -> taken.add(c.at()));
        List<Column> outcomes = columns.stream().filter(c -> !taken.contains(c.at()) && c.outcome()).toList();
        outcomes.forEach(c -> taken.add(c.at()));
        List<String> segments = columns.stream().filter(c -> !taken.contains(c.at()) && c.segment())
                .map(Column::name).toList();
        List<MetricSource> metrics = events
                ? eventMetrics(preview, event.orElseThrow(), outcomes)
                : outcomes.stream().map(o -> source(o, pre, outcomes.size())).toList();
        String variantName = variant.map(Column::name).orElseGet(() -> columns.getLast().name());
        return new Mapping(layout, unit.map(Column::name), variantName, time.map(Column::name),
                events ? event.map(Column::name) : Optional.empty(), metrics, segments, Crossovers.EXCLUDE, ZoneOffset.UTC);
    }

    /// In two files put together, rows have a variant or an event, never both.
    private static boolean twoFiles(Preview preview, Optional<Column> variant, Optional<Column> event) {
        if (preview.files().size() != 2 || variant.isEmpty() || event.isEmpty()) {
            return false;
        }
        return variant.get().profile().nulls() + event.get().profile().nulls() >= preview.looked();
    }

    private interface Score {
        int of(Column c);
    }

    private static Optional<Column> take(List<Column> columns, Set<Integer> taken, Score score) {
        Optional<Column> best = columns.stream().filter(c -> !taken.contains(c.at()) && score.of(c) > 0)
                .max(Comparator.comparingInt(score::of).thenComparing(Comparator.comparingInt(Column::at).reversed()));
        best.ifPresent(c -> taken.add(c.at()));
        return best;
    }

    private static MetricSource source(Column outcome, List<Column> pre, int outcomes) {
        Optional<Column> match = pre.stream().filter(p -> p.core().equals(outcome.core())).findFirst();
        if (match.isEmpty() && pre.size() == 1 && outcomes == 1) {
            match = Optional.of(pre.getFirst());
        }
        return new MetricSource(outcome.name(), outcome.name(), Optional.empty(), match.map(Column::name), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /// One yes-or-no metric per event name other than the exposure, and the value of the event that carries one.
    private static List<MetricSource> eventMetrics(Preview preview, Column event, List<Column> outcomes) {
        Set<String> names = new TreeSet<>();
        for (List<String> row : preview.rows()) {
            String name = row.get(event.at()).strip();
            if (!name.isEmpty() && !name.toLowerCase(Locale.ROOT).matches(".*(expos|assign|enroll|impression).*")) {
                names.add(name);
            }
        }
        List<MetricSource> out = new ArrayList<>();
        for (String name : names.stream().limit(6).toList()) {
            out.add(new MetricSource(name, "", Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty(), Optional.empty()));
        }
        for (Column o : outcomes) {
            List<String> valued = names.stream().filter(n -> preview.rows().stream()
                    .anyMatch(r -> r.get(event.at()).strip().equals(n) && nonZero(r.get(o.at())))).toList();
            for (String name : valued.stream().limit(3).toList()) {
                out.add(new MetricSource(name + " " + o.name(), o.name(), Optional.empty(), Optional.empty(), Optional.of(name),
                        Optional.empty(), Optional.empty()));
            }
        }
        return out;
    }

    private static boolean nonZero(String cell) {
        return !cell.isBlank() && !cell.strip().matches("[0.,]+");
    }

    /// The design that fits: the variants in the data with equal shares, the first metric primary, names that mean
    /// harm as guardrails.
    ///
    /// @throws InputException if the variant column does not hold 2 to 10 different values, or nothing can be measured
    public static Design suggestDesign(Preview preview, Mapping mapping) throws InputException {
        int at = index(preview, mapping.variant()).orElse(-1);
        if (at < 0) {
            String there = preview.columns().stream().map(ColumnProfile::name).limit(20).collect(Collectors.joining(", "));
            throw Problems.of("columnMissing", "variant", mapping.variant(), mapping.variant(), there);
        }
        Set<String> keys = new TreeSet<>();
        preview.rows().stream().map(r -> r.get(at).strip()).filter(v -> !v.isEmpty()).forEach(keys::add);
        preview.columns().get(at).examples().stream().map(String::strip).forEach(keys::add);
        if (keys.size() < 2 || keys.size() > MOST_VARIANTS || preview.columns().get(at).distinct() > MOST_VARIANTS) {
            throw Problems.of("variantCount", "variant", mapping.variant(), mapping.variant(),
                    Problems.count(Math.max(keys.size(), preview.columns().get(at).distinct())));
        }
        if (mapping.metrics().isEmpty()) {
            throw Problems.of("noMetric", "metric", "");
        }
        String control = keys.stream().filter(k -> CONTROLS.contains(k.toLowerCase(Locale.ROOT))).findFirst()
                .or(() -> keys.stream().filter(k -> k.toLowerCase(Locale.ROOT).matches(".*(control|baseline|original).*")).findFirst())
                .orElse(keys.iterator().next());
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant(control, 1.0 / keys.size()));
        keys.stream().filter(k -> !k.equals(control)).forEach(k -> variants.add(new Variant(k, 1.0 / keys.size())));
        List<Metric> metrics = new ArrayList<>();
        for (MetricSource s : mapping.metrics()) {
            metrics.add(metric(preview, s, metrics.stream().noneMatch(m -> m.role() == MetricRole.PRIMARY)));
        }
        if (metrics.stream().noneMatch(m -> m.role() == MetricRole.PRIMARY)) {
            Metric m = metrics.getFirst();
            metrics.set(0, new Metric(m.name(), m.kind(), MetricRole.PRIMARY, m.direction(), "", Optional.empty(), Optional.empty()));
        }
        return new Design("", mapping.unit().orElse("row"), variants, control, metrics, 0.05, 0.8,
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Metric metric(Preview preview, MetricSource s, boolean first) {
        MetricKind kind;
        if (s.denominator().isPresent()) {
            kind = new MetricKind.Ratio();
        } else if (s.column().isEmpty()) {
            kind = new MetricKind.Proportion();
        } else {
            boolean flag = index(preview, s.column()).stream()
                    .anyMatch(i -> Column.of(preview.columns().get(i), i, preview.looked()).flag());
            kind = flag && s.event().isEmpty() ? new MetricKind.Proportion() : new MetricKind.Mean();
        }
        boolean harm = Column.words(s.metric()).stream().anyMatch(Column.HARM::contains);
        MetricRole role = harm ? MetricRole.GUARDRAIL : first ? MetricRole.PRIMARY : MetricRole.SECONDARY;
        return new Metric(s.metric(), kind, role, harm ? Direction.DECREASE : Direction.INCREASE, "",
                Optional.empty(), Optional.empty());
    }

    private static OptionalInt index(Preview preview, String name) {
        for (int i = 0; i < preview.columns().size(); i++) {
            if (preview.columns().get(i).name().equals(name)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
