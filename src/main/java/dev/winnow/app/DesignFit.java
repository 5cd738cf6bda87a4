package dev.winnow.app;

import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Brings a design and a mapping together: metrics that were mapped for the first time join the design.
public final class DesignFit {
    private DesignFit() {}

    /// Whether variants are taken from the data or stay as designed.
    public enum Variants {
        DESIGNED,
        FROM_DATA
    }

    /// The design after an import.
    ///
    /// @param suggested the design that the data themselves suggest
    /// @param kinds     kinds chosen for new metrics
    public static Design merged(
            Design design, Design suggested, Mapping mapping, Map<String, MetricKind> kinds, Variants variants) {
        List<Metric> metrics = new ArrayList<>();
        Set<String> mapped = mapping.metrics().stream().map(MetricSource::metric).collect(Collectors.toSet());
        for (Metric m : design.metrics()) {
            metrics.add(Optional.ofNullable(kinds.get(m.name())).map(k -> of(m, k)).orElse(m));
        }
        Set<String> known = design.metrics().stream().map(Metric::name).collect(Collectors.toSet());
        // A design that nothing in the data feeds was only a placeholder.
        if (known.stream().noneMatch(mapped::contains)) {
            metrics.clear();
            known = Set.of();
        }
        for (MetricSource s : mapping.metrics()) {
            if (!known.contains(s.metric())) {
                Metric base = suggested.metrics().stream()
                        .filter(m -> m.name().equals(s.metric()))
                        .findFirst()
                        .orElseGet(() -> Metric.of(s.metric(), new MetricKind.Mean(), MetricRole.SECONDARY));
                boolean first = metrics.stream().noneMatch(m -> m.role() == MetricRole.PRIMARY);
                MetricKind kind = Optional.ofNullable(kinds.get(s.metric())).orElse(base.kind());
                metrics.add(new Metric(
                        s.metric(), kind, first ? MetricRole.PRIMARY : base.role() == MetricRole.PRIMARY ? MetricRole.SECONDARY : base.role(),
                        base.direction(), base.unitOfMeasure(), base.margin(), base.minimumEffect()));
            }
        }
        boolean fromData = variants == Variants.FROM_DATA;
        return new Design(
                design.hypothesis(), design.unit(), fromData ? suggested.variants() : design.variants(),
                fromData ? suggested.control() : design.control(), metrics, design.alpha(), design.power(),
                design.unitsPerVariant(), design.start(), design.days());
    }

    private static Metric of(Metric m, MetricKind kind) {
        return new Metric(
                m.name(), kind, m.role(), m.direction(), m.unitOfMeasure(), m.margin(), m.minimumEffect());
    }

    /// Whether the data have the variants of the design.
    public static boolean sameVariants(Design design, Design suggested) {
        return keys(design).equals(keys(suggested));
    }

    private static Set<String> keys(Design d) {
        return d.variants().stream().map(Variant::key).collect(Collectors.toCollection(TreeSet::new));
    }
}
