package dev.winnow.cli;

import dev.winnow.data.Aggregation;
import dev.winnow.data.Crossovers;
import dev.winnow.data.Layout;
import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricRole;
import dev.winnow.text.Near;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the options say about columns and metrics, checked against the columns that the data have.
///
/// @param mapping which column plays which part
/// @param metrics in the order of the options; the first decides unless told otherwise
/// @param alpha   two-sided error level
record Plan(Mapping mapping, List<Metric> metrics, double alpha) {
    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;

    static Plan of(List<String> columns, Layout layout, ColumnOptions cols, JudgeOptions judge) throws InputException {
        if (cols.metrics.isEmpty()) {
            throw Lookup.bad("metricMissing", "--metric", "");
        }
        List<MetricOption> options = new ArrayList<>();
        for (String text : cols.metrics) {
            options.add(MetricOption.parse(text, columns));
        }
        List<String> names = options.stream().map(MetricOption::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw Lookup.bad("metricTwice", "--metric", "", String.join(", ", names));
        }
        Mapping mapping = mapping(columns, layout, cols, options, names);
        return new Plan(mapping, metrics(judge, options, names), alpha(judge));
    }

    static double alpha(JudgeOptions judge) throws InputException {
        return judge.alpha.isPresent() ? Pairs.fraction("--alpha", judge.alpha.get(), 0, 0.5) : ALPHA;
    }

    Design design(Arms arms) {
        return new Design(
                "",
                mapping.unit().orElse(Console.TEXTS.get("row")),
                arms.variants(),
                arms.control(),
                metrics,
                alpha,
                POWER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// @throws InputException if `column` is not among `columns`, naming those that are
    static void check(String option, String column, List<String> columns) throws InputException {
        if (!columns.contains(column)) {
            throw Near.of(column, columns)
                    .map(n -> Lookup.bad("columnNear", option, column, option, column, shown(columns), n))
                    .orElseGet(() -> Lookup.bad("columnUnknown", option, column, option, column, shown(columns)));
        }
    }

    private static void check(String option, Optional<String> column, List<String> columns) throws InputException {
        if (column.isPresent()) {
            check(option, column.get(), columns);
        }
    }

    private static String shown(List<String> columns) {
        int most = 20;
        String list = String.join(", ", columns.subList(0, Math.min(most, columns.size())));
        return columns.size() > most ? list + ", ..." : list;
    }

    private static Mapping mapping(
            List<String> columns, Layout layout, ColumnOptions cols, List<MetricOption> options, List<String> names)
            throws InputException {
        String variant = cols.variant.orElseThrow(() -> Lookup.bad("variantMissing", "--variant", "", shown(columns)));
        check("--variant", variant, columns);
        check("--unit", cols.unit, columns);
        check("--time", cols.time, columns);
        check("--event", cols.event, columns);
        for (String segment : cols.segments) {
            check("--segment", segment, columns);
        }
        Crossovers crossovers = crossovers(cols);
        if (crossovers == Crossovers.FIRST_EXPOSURE && cols.time.isEmpty()) {
            throw Lookup.bad("crossoversTime", "--crossovers", "first");
        }
        return new Mapping(
                layout,
                cols.unit,
                variant,
                cols.time,
                cols.event,
                sources(columns, layout, cols, options, names),
                cols.segments,
                crossovers,
                zone(cols));
    }

    private static List<MetricSource> sources(
            List<String> columns, Layout layout, ColumnOptions cols, List<MetricOption> options, List<String> names)
            throws InputException {
        Map<String, String> covariates = Pairs.of("--covariate", cols.covariates);
        Map<String, String> how = Pairs.of("--aggregate", cols.aggregates);
        Map<String, String> covariateHow = Pairs.of("--covariate-aggregate", cols.covariateAggregates);
        Map<String, String> events = Pairs.of("--on", cols.events);
        Pairs.known("--covariate", covariates.keySet(), names);
        Pairs.known("--aggregate", how.keySet(), names);
        Pairs.known("--covariate-aggregate", covariateHow.keySet(), covariates.keySet());
        Pairs.known("--on", events.keySet(), names);
        if (!events.isEmpty() && cols.event.isEmpty()) {
            throw Lookup.bad("onNeedsEvent", "--on", "");
        }
        boolean own = layout != Layout.EXPOSURES_AND_EVENTS;
        List<MetricSource> sources = new ArrayList<>();
        for (MetricOption m : options) {
            String column = m.column().or(() -> cols.event).or(() -> cols.time).orElse("");
            if (m.column().isEmpty() && cols.time.isEmpty()) {
                throw Lookup.bad("kindNeedsTime", "--metric", m.name(), m.name(), m.kind().word());
            }
            if (own) {
                check("--metric", column, columns);
                if (m.denominator().isPresent()) {
                    check("--metric", m.denominator().get(), columns);
                }
                if (covariates.containsKey(m.name())) {
                    check("--covariate", covariates.getOrDefault(m.name(), ""), columns);
                }
            }
            sources.add(new MetricSource(
                    m.name(),
                    column,
                    m.denominator(),
                    Optional.ofNullable(covariates.get(m.name())),
                    Optional.ofNullable(events.get(m.name())),
                    aggregation("--aggregate", Optional.ofNullable(how.get(m.name()))),
                    aggregation("--covariate-aggregate", Optional.ofNullable(covariateHow.get(m.name())))));
        }
        return sources;
    }

    private static Optional<Aggregation> aggregation(String option, Optional<String> word) throws InputException {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        for (Aggregation a : Aggregation.values()) {
            if (a.name().equalsIgnoreCase(word.get())) {
                return Optional.of(a);
            }
        }
        throw Lookup.bad("aggregationUnknown", option, word.get(), option, word.get());
    }

    private static List<Metric> metrics(JudgeOptions judge, List<MetricOption> options, List<String> names)
            throws InputException {
        Map<String, String> margins = Pairs.of("--margin", judge.margins);
        Map<String, String> smallest = Pairs.of("--minimum-effect", judge.minimumEffects);
        Map<String, String> measures = Pairs.of("--measure", judge.measures);
        Pairs.known("--margin", margins.keySet(), judge.guardrails);
        Pairs.known("--minimum-effect", smallest.keySet(), names);
        Pairs.known("--measure", measures.keySet(), names);
        Pairs.known("--guardrail", judge.guardrails, names);
        Pairs.known("--decrease", judge.decreasing, names);
        List<String> candidates =
                names.stream().filter(n -> !judge.guardrails.contains(n)).toList();
        if (candidates.isEmpty()) {
            throw Lookup.bad("primaryMissing", "--guardrail", "");
        }
        if (judge.primary.isPresent()) {
            Pairs.known("--primary", List.of(judge.primary.get()), candidates);
        }
        String primary = judge.primary.orElse(candidates.getFirst());
        List<Metric> metrics = new ArrayList<>();
        for (MetricOption m : options) {
            MetricRole role = m.name().equals(primary)
                    ? MetricRole.PRIMARY
                    : judge.guardrails.contains(m.name()) ? MetricRole.GUARDRAIL : MetricRole.SECONDARY;
            metrics.add(new Metric(
                    m.name(),
                    m.kind(),
                    role,
                    judge.decreasing.contains(m.name()) ? Direction.DECREASE : Direction.INCREASE,
                    measures.getOrDefault(m.name(), ""),
                    fraction("--margin", Optional.ofNullable(margins.get(m.name())), 1),
                    fraction("--minimum-effect", Optional.ofNullable(smallest.get(m.name())), Double.MAX_VALUE)));
        }
        return metrics;
    }

    private static Optional<Double> fraction(String option, Optional<String> text, double high) throws InputException {
        return text.isEmpty() ? Optional.empty() : Optional.of(Pairs.fraction(option, text.get(), 0, high));
    }

    private static Crossovers crossovers(ColumnOptions cols) throws InputException {
        String word = cols.crossovers.orElse("exclude").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "exclude" -> Crossovers.EXCLUDE;
            case "first" -> Crossovers.FIRST_EXPOSURE;
            default -> throw Lookup.bad("crossoversUnknown", "--crossovers", word, word);
        };
    }

    private static ZoneId zone(ColumnOptions cols) throws InputException {
        if (cols.zone.isEmpty()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(cols.zone.get());
        } catch (DateTimeException _) {
            throw Lookup.bad("zoneUnknown", "--zone", cols.zone.get(), cols.zone.get());
        }
    }
}
