package dev.winnow.cli;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A design as a few lines for people.
final class DesignText {
    private DesignText() {}

    static List<String> lines(Design d) {
        List<String> lines = new ArrayList<>();
        if (!d.hypothesis().isBlank()) {
            lines.add(Console.TEXTS.get("design.hypothesis", d.hypothesis()));
        }
        for (Variant v : d.variants()) {
            lines.add(Console.TEXTS.get(
                    v.key().equals(d.control()) ? "design.control" : "design.variant",
                    v.key(),
                    String.format(Locale.ROOT, "%.4g", 100 * v.share())));
        }
        for (Metric m : d.metrics()) {
            lines.add(Console.TEXTS.get(
                    "design.metric",
                    m.name(),
                    m.kind().word(),
                    m.role().name().toLowerCase(Locale.ROOT),
                    m.direction().name().toLowerCase(Locale.ROOT)));
        }
        lines.add(Console.TEXTS.get("design.alpha", String.valueOf(d.alpha())));
        return lines;
    }
}
