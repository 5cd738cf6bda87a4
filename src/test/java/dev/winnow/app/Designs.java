package dev.winnow.app;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import java.util.List;
import java.util.Optional;

/// Designs for tests.
public final class Designs {
    private Designs() {}

    public static Design conversion() {
        return new Design(
                "B converts better.",
                "visitor",
                List.of(new Variant("A", 0.5), new Variant("B", 0.5)),
                "A",
                List.of(Metric.of("conversion", new MetricKind.Proportion(), MetricRole.PRIMARY)),
                0.05,
                0.8,
                Optional.of(10_000L),
                Optional.empty(),
                Optional.of(14));
    }

    public static Design withAlpha(double alpha) {
        Design d = conversion();
        return new Design(
                d.hypothesis(), d.unit(), d.variants(), d.control(), d.metrics(), alpha, d.power(),
                d.unitsPerVariant(), d.start(), d.days());
    }
}
