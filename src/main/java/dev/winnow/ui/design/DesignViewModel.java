package dev.winnow.ui.design;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.DesignRules;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Problem;
import dev.winnow.experiment.Template;
import dev.winnow.experiment.Variant;
import dev.winnow.ui.subject.OpenExperiment;
import dev.winnow.ui.subject.Quiet;
import dev.winnow.ui.subject.SubjectTexts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/// The design as a form: typed freely, checked as a whole, saved once it is valid and the user is quiet.
public final class DesignViewModel {
    private final OpenExperiment open;
    private final Quiet quiet;
    private final StringProperty hypothesis = new SimpleStringProperty("");
    private final StringProperty unit = new SimpleStringProperty("");
    private final StringProperty control = new SimpleStringProperty("");
    private final StringProperty alpha = new SimpleStringProperty("");
    private final StringProperty power = new SimpleStringProperty("");
    private final StringProperty unitsPerVariant = new SimpleStringProperty("");
    private final StringProperty start = new SimpleStringProperty("");
    private final StringProperty days = new SimpleStringProperty("");
    private final ObservableList<VariantRow> variants = FXCollections.observableArrayList();
    private final ObservableList<MetricRow> metrics = FXCollections.observableArrayList();
    private final ObservableMap<String, String> errors = FXCollections.observableMap(new LinkedHashMap<>());
    private final ObservableList<Template> templates = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Saving> saving = new ReadOnlyObjectWrapper<>(new Saving.Saved());
    private Optional<Design> shown = Optional.empty();
    private boolean filling;

    /// Whether the form is what the workspace holds.
    public sealed interface Saving {
        record Saved() implements Saving {}

        record Waiting() implements Saving {}

        record Invalid(int problems) implements Saving {}

        record Locked(String why) implements Saving {}
    }

    public DesignViewModel(OpenExperiment open, Quiet quiet) {
        this.open = open;
        this.quiet = quiet;
        Stream.of(hypothesis, unit, control, alpha, power, unitsPerVariant, start, days)
                .forEach(p -> p.addListener((_, _, _) -> edited()));
        open.experimentProperty().subscribe(e -> e.ifPresent(this::fill));
        open.read(
                SubjectTexts.get("task.open"),
                (s, _) -> s.experiments().templates(),
                templates::setAll,
                open::fail);
    }

    public StringProperty hypothesisProperty() {
        return hypothesis;
    }

    public StringProperty unitProperty() {
        return unit;
    }

    public StringProperty controlProperty() {
        return control;
    }

    public StringProperty alphaProperty() {
        return alpha;
    }

    public StringProperty powerProperty() {
        return power;
    }

    public StringProperty unitsPerVariantProperty() {
        return unitsPerVariant;
    }

    /// As `2026-11-02`.
    public StringProperty startProperty() {
        return start;
    }

    public StringProperty daysProperty() {
        return days;
    }

    public ObservableList<VariantRow> variants() {
        return variants;
    }

    public ObservableList<MetricRow> metrics() {
        return metrics;
    }

    /// Sentence per field, such as `variants[1].share`.
    public ObservableMap<String, String> errors() {
        return errors;
    }

    public ObservableList<Template> templates() {
        return templates;
    }

    public ReadOnlyObjectProperty<Saving> savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// Adds a variant with a free key and the same share as all others.
    public void addVariant() {
        if (variants.size() < DesignRules.MOST_VARIANTS) {
            variants.add(new VariantRow(freeKey(), "", this::edited));
            splitEvenly();
        }
    }

    public void remove(VariantRow row) {
        if (variants.size() > DesignRules.FEWEST_VARIANTS) {
            variants.remove(row);
            if (row.keyProperty().get().equals(control.get())) {
                control.set(variants.getFirst().keyProperty().get());
            }
            splitEvenly();
        }
    }

    /// Gives all variants the same share.
    public void splitEvenly() {
        filling = true;
        String each = EvenSplit.of(variants.size());
        variants.forEach(v -> v.shareProperty().set(each));
        filling = false;
        edited();
    }

    public void addMetric() {
        MetricRole role = metrics.isEmpty() ? MetricRole.PRIMARY : MetricRole.SECONDARY;
        metrics.add(new MetricRow(Metric.of("", new MetricKind.Mean(), role), this::edited));
        edited();
    }

    public void remove(MetricRow row) {
        metrics.remove(row);
        edited();
    }

    /// Takes over a template's design as one change.
    public void apply(Template template) {
        open.change(e -> e.withDesign(template.design()), SubjectTexts.get("design.note.template", template.name()));
    }

    private String freeKey() {
        Set<String> taken = new HashSet<>();
        variants.forEach(v -> taken.add(v.keyProperty().get()));
        return Stream.concat(
                        IntStream.rangeClosed('A', 'Z').mapToObj(Character::toString),
                        IntStream.iterate(1, i -> i + 1).mapToObj(i -> "V" + i))
                .filter(k -> !taken.contains(k))
                .findFirst()
                .orElseThrow();
    }

    private void fill(Experiment e) {
        Design d = e.design();
        open.readOnly().ifPresent(why -> saving.set(new Saving.Locked(why)));
        if (shown.filter(d::equals).isPresent()) {
            return;
        }
        shown = Optional.of(d);
        filling = true;
        hypothesis.set(d.hypothesis());
        unit.set(d.unit());
        variants.setAll(d.variants().stream()
                .map(v -> new VariantRow(v.key(), Typed.percent(v.share()), this::edited))
                .toList());
        control.set(d.control());
        metrics.setAll(d.metrics().stream().map(m -> new MetricRow(m, this::edited)).toList());
        alpha.set(Typed.number(d.alpha()));
        power.set(Typed.number(d.power()));
        unitsPerVariant.set(d.unitsPerVariant().map(n -> Long.toString(n)).orElse(""));
        start.set(d.start().map(Object::toString).orElse(""));
        days.set(d.days().map(n -> Integer.toString(n)).orElse(""));
        filling = false;
        errors.clear();
        if (open.readOnly().isEmpty()) {
            saving.set(new Saving.Saved());
        }
    }

    private void edited() {
        if (filling || open.readOnly().isPresent()) {
            return;
        }
        saving.set(new Saving.Waiting());
        quiet.then(this::save);
    }

    private void save() {
        Typed typed = new Typed();
        Design design = read(typed);
        List<Problem> problems = new ArrayList<>(typed.problems());
        Set<String> unreadable = new HashSet<>();
        problems.forEach(p -> unreadable.add(p.field()));
        DesignRules.check(design).stream()
                .filter(p -> !unreadable.contains(p.field()))
                .forEach(problems::add);
        show(problems);
        if (!problems.isEmpty()) {
            return;
        }
        if (shown.filter(design::equals).isPresent()) {
            saving.set(new Saving.Saved());
            return;
        }
        String note = shown.map(before -> DesignChange.between(before, design))
                .orElseGet(() -> SubjectTexts.get("design.note.design"));
        shown = Optional.of(design);
        saving.set(new Saving.Saved());
        open.change(e -> e.withDesign(design), note, failure -> {
            shown = Optional.empty();
            if (failure instanceof InputException input) {
                show(input.problems());
            } else {
                open.fail(failure);
            }
        });
    }

    private void show(List<Problem> problems) {
        Map<String, String> sentences = new LinkedHashMap<>();
        problems.forEach(p -> sentences.merge(p.field(), p.message(), (a, b) -> a + " " + b));
        errors.clear();
        errors.putAll(sentences);
        if (!problems.isEmpty()) {
            saving.set(new Saving.Invalid(problems.size()));
        }
    }

    private Design read(Typed typed) {
        List<Variant> vs = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            VariantRow v = variants.get(i);
            vs.add(new Variant(
                    v.keyProperty().get().strip(),
                    typed.fraction("variants[" + i + "].share", v.shareProperty().get(), 0.5)));
        }
        List<Metric> ms = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            MetricRow m = metrics.get(i);
            String at = "metrics[" + i + "]";
            ms.add(new Metric(
                    m.nameProperty().get().strip(),
                    typed.kind(at + ".kind", m.kindProperty().get(), m.settingProperty().get()),
                    m.roleProperty().get(),
                    m.directionProperty().get(),
                    m.unitProperty().get().strip(),
                    typed.optionalFraction(at + ".margin", m.marginProperty().get()),
                    typed.optionalFraction(at + ".minimumEffect", m.minimumEffectProperty().get())));
        }
        return new Design(
                hypothesis.get(),
                unit.get().strip(),
                vs,
                control.get() == null ? "" : control.get().strip(),
                ms,
                typed.fraction("alpha", alpha.get(), 0.05),
                typed.fraction("power", power.get(), 0.8),
                typed.whole("unitsPerVariant", unitsPerVariant.get()),
                typed.date("start", start.get()),
                typed.whole("days", days.get()).map(n -> (int) Math.clamp(n, -1L, Integer.MAX_VALUE)));
    }
}
