package dev.winnow.data;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files and designs for the tests of this room.
final class Given {
    private Given() {}

    static Path write(Path dir, String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text, StandardCharsets.UTF_8);
    }

    static Path write(Path dir, String name, String text, Charset charset) throws IOException {
        return Files.writeString(dir.resolve(name), text, charset);
    }

    static Preview preview(Path... files) throws InputException {
        return new Previews().preview(List.of(files), Optional.empty(), Progress.none());
    }

    static Design design(String variants, Metric... metrics) {
        List<Variant> all = new ArrayList<>();
        for (String v : variants.split(",")) {
            all.add(new Variant(v, 1.0 / variants.split(",").length));
        }
        return new Design("", "user", all, all.getFirst().key(), List.of(metrics), 0.05, 0.8, Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    static Metric metric(String name, MetricKind kind) {
        return Metric.of(name, kind, MetricRole.PRIMARY);
    }

    static Mapping mapping(Layout layout, String unit, String variant, String time, MetricSource... sources) {
        return new Mapping(layout, unit.isEmpty() ? Optional.empty() : Optional.of(unit), variant,
                time.isEmpty() ? Optional.empty() : Optional.of(time), Optional.empty(), List.of(sources), List.of(),
                Crossovers.EXCLUDE, ZoneOffset.UTC);
    }

    static RollUp rollUp(Preview p, Design d, Mapping m) throws InputException {
        return new RollUps().rollUp(p.files(), p.options(), d, m, Progress.none());
    }

    /// Mean of a metric over all the cells of a variant that cover all units.
    static double mean(RollUp r, String variant, String metric) {
        double sum = 0;
        long n = 0;
        for (Cell c : r.cells()) {
            if (c.variant().equals(variant) && c.segment().isEmpty() && c.metrics().containsKey(metric)) {
                sum += c.metrics().get(metric).n() * c.metrics().get(metric).means().getFirst();
                n += c.metrics().get(metric).n();
            }
        }
        return sum / n;
    }

    static LedgerEntry entry(RollUp r, String code) {
        return r.ledger().stream().filter(e -> e.code().equals(code)).findFirst()
                .orElseThrow(() -> new AssertionError(code + " not in " + r.ledger()));
    }
}
