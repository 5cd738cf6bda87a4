package dev.winnow.ui.design;

import dev.winnow.experiment.Design;
import dev.winnow.ui.subject.SubjectTexts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Names what changed between two designs, for the undo menu.
final class DesignChange {
    private record Part(String key, Function<Design, Object> of) {}

    private static final List<Part> PARTS = List.of(
            new Part("hypothesis", Design::hypothesis),
            new Part("unit", Design::unit),
            new Part("variants", Design::variants),
            new Part("control", Design::control),
            new Part("metrics", Design::metrics),
            new Part("alpha", Design::alpha),
            new Part("power", Design::power),
            new Part("unitsPerVariant", Design::unitsPerVariant),
            new Part("start", Design::start),
            new Part("days", Design::days));

    private DesignChange() {}

    static String between(Design before, Design after) {
        return PARTS.stream()
                .filter(p -> !p.of().apply(before).equals(p.of().apply(after)))
                .map(p -> SubjectTexts.get("design.note." + p.key()))
                .collect(Collectors.joining(", "));
    }
}
