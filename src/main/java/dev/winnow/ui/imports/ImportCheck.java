package dev.winnow.ui.imports;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.data.Crossovers;
import dev.winnow.data.Layout;
import dev.winnow.data.Mapping;
import dev.winnow.experiment.MetricKind;
import java.util.Optional;
import java.util.function.Function;

/// What a mapping still lacks before it can be imported.
final class ImportCheck {
    private ImportCheck() {}

    /// The first thing that is missing, as one sentence.
    ///
    /// @param kind the kind of a metric by its name
    static Optional<String> whyNot(Mapping m, Function<String, MetricKind> kind) {
        boolean events = m.layout() == Layout.EVENTS || m.layout() == Layout.EXPOSURES_AND_EVENTS;
        if (m.variant().isEmpty()) {
            return Optional.of(get("import.why.variant"));
        }
        if (m.metrics().isEmpty()) {
            return Optional.of(get("import.why.metric"));
        }
        if (m.layout() != Layout.UNITS && m.unit().isEmpty()) {
            return Optional.of(get("import.why.unit"));
        }
        if (events && m.event().isEmpty() && m.metrics().stream().anyMatch(s -> s.event().isPresent())) {
            return Optional.of(get("import.why.event"));
        }
        if (m.crossovers() == Crossovers.FIRST_EXPOSURE && m.time().isEmpty()) {
            return Optional.of(get("import.why.time"));
        }
        return m.metrics().stream()
                .filter(s -> kind.apply(s.metric()) instanceof MetricKind.Ratio && s.denominator().isEmpty())
                .findFirst()
                .map(s -> get("import.why.denominator", s.metric()));
    }
}
