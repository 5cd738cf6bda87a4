package dev.winnow.ui.imports;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.DesignFit;
import dev.winnow.app.DesignFit.Variants;
import dev.winnow.data.ColumnProfile;
import dev.winnow.data.DatasetRef;
import dev.winnow.data.Layout;
import dev.winnow.data.Mapping;
import dev.winnow.data.Preview;
import dev.winnow.data.ReadOptions;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.Status;
import dev.winnow.experiment.Variant;
import dev.winnow.task.TaskRunner;
import dev.winnow.ui.FxTaskRunner;
import dev.winnow.ui.subject.OpenExperiment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// From files to a dataset: preview, reading options, column uses, import; then what the workspace holds.
public final class DataViewModel {
    private final OpenExperiment open;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty());
    private final DatasetModel dataset;
    private final ReadOnlyObjectWrapper<Optional<FxTaskRunner.Running>> running =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty variantsFromData = new SimpleBooleanProperty();
    private final Map<String, MetricKind> kinds = new LinkedHashMap<>();
    private TaskRunner.Handle task = () -> {};

    /// What the panel shows.
    public sealed interface State {
        /// No data yet.
        record Empty() implements State {}

        /// @param files what is being read
        record Reading(List<Path> files) implements State {}

        /// The files can be looked at and mapped.
        ///
        /// @param suggested the design that the data suggest; absent while the mapping does not allow one
        /// @param whyNot    why the import cannot start yet
        record Mapped(Preview preview, Mapping mapping, Optional<Design> suggested, Optional<String> whyNot)
                implements State {}

        record Importing(List<Path> files) implements State {}

        record Imported(DatasetRef dataset) implements State {}

        /// @param problems one sentence each
        record Failed(List<Path> files, List<String> problems) implements State {}
    }

    public DataViewModel(OpenExperiment open) {
        this.open = open;
        dataset = new DatasetModel(open);
        open.experimentProperty().subscribe(e -> e.ifPresent(_ -> showDataset()));
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<DatasetModel.Contents> contentsProperty() {
        return dataset.contentsProperty();
    }

    /// The task under way, for its progress; empty under a runner that has none.
    public ReadOnlyObjectProperty<Optional<FxTaskRunner.Running>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether the import replaces the design's variants by those in the data.
    public BooleanProperty variantsFromDataProperty() {
        return variantsFromData;
    }

    /// Reads the first rows with detected options.
    public void start(List<Path> files) {
        kinds.clear();
        read(files, Optional.empty());
    }

    /// Reads them again in another way; column uses that still fit are kept.
    public void read(ReadOptions options) {
        if (state.get() instanceof State.Mapped(var preview, _, _, _)) {
            read(preview.files(), Optional.of(options));
        }
    }

    private void read(List<Path> files, Optional<ReadOptions> options) {
        task.cancel();
        // Options change in place: the old preview stays until the new one is there.
        if (options.isEmpty()) {
            state.set(new State.Reading(List.copyOf(files)));
        }
        start(open.read(
                get("task.preview"),
                (s, p) -> {
                    Preview preview = options.isPresent()
                            ? s.datasets().preview(files, options.get(), p)
                            : s.datasets().preview(files, p);
                    return new Read(preview, s.datasets().suggestMapping(preview));
                },
                r -> {
                    done();
                    mapped(r.preview(), MappingEdit.named(r.mapping(), designed()));
                },
                failure -> {
                    done();
                    state.set(new State.Failed(List.copyOf(files), OpenExperiment.sentences(failure)));
                }));
    }

    private record Read(Preview preview, Mapping mapping) {}

    private List<Metric> designed() {
        return open.experiment().map(e -> e.design().metrics()).orElse(List.of());
    }

    /// What a column is used for.
    public List<ColumnUse> uses(String column) {
        return state.get() instanceof State.Mapped(_, var mapping, _, _) ? MappingEdit.uses(mapping, column) : List.of();
    }

    /// Everything that a column could be used for.
    public List<ColumnUse> choices(String column) {
        return state.get() instanceof State.Mapped(_, var mapping, _, _)
                ? MappingEdit.choices(mapping, column, designed(), this::kind)
                : List.of();
    }

    public void assign(String column, ColumnUse use) {
        if (state.get() instanceof State.Mapped(var preview, var mapping, _, _)) {
            mapped(preview, MappingEdit.assign(mapping, column, use));
        }
    }

    /// Kind of a mapped metric: chosen here, designed, or suggested.
    public MetricKind kind(String metric) {
        Optional<Design> suggested = state.get() instanceof State.Mapped(_, _, var s, _) ? s : Optional.empty();
        return Optional.ofNullable(kinds.get(metric))
                .or(() -> named(designed(), metric))
                .or(() -> suggested.flatMap(d -> named(d.metrics(), metric)))
                .orElseGet(MetricKind.Mean::new);
    }

    private static Optional<MetricKind> named(List<Metric> metrics, String name) {
        return metrics.stream().filter(m -> m.name().equals(name)).map(Metric::kind).findFirst();
    }

    public void chooseKind(String metric, MetricKind kind) {
        if (!kind(metric).equals(kind)) {
            kinds.put(metric, kind);
            if (state.get() instanceof State.Mapped(var preview, var mapping, _, _)) {
                mapped(preview, mapping);
            }
        }
    }

    public void chooseLayout(Layout layout) {
        if (state.get() instanceof State.Mapped(var preview, var m, _, _) && m.layout() != layout) {
            mapped(preview, new Mapping(
                    layout, m.unit(), m.variant(), m.time(), m.event(), m.metrics(), m.segments(), m.crossovers(), m.zone()));
        }
    }

    public void chooseCrossovers(dev.winnow.data.Crossovers crossovers) {
        if (state.get() instanceof State.Mapped(var preview, var m, _, _) && m.crossovers() != crossovers) {
            mapped(preview, new Mapping(
                    m.layout(), m.unit(), m.variant(), m.time(), m.event(), m.metrics(), m.segments(), crossovers, m.zone()));
        }
    }

    private void mapped(Preview preview, Mapping mapping) {
        Optional<String> whyNot = open.readOnly().or(() -> ImportCheck.whyNot(mapping, this::kind));
        // Until the variants in the data are known, nobody can say whether they are those of the design.
        state.set(new State.Mapped(
                preview, mapping, Optional.empty(), whyNot.or(() -> Optional.of(get("import.why.variants")))));
        if (mapping.variant().isEmpty()) {
            return;
        }
        open.read(
                get("task.preview"),
                (s, _) -> s.datasets().suggestDesign(preview, mapping),
                design -> {
                    if (state.get() instanceof State.Mapped(_, var now, _, _) && now.equals(mapping)) {
                        boolean differ = open.experiment()
                                .filter(e -> e.status() == Status.DRAFT && !DesignFit.sameVariants(e.design(), design))
                                .isPresent();
                        variantsFromData.set(differ);
                        state.set(new State.Mapped(preview, mapping, Optional.of(design), whyNot));
                    }
                },
                failure -> {
                    if (state.get() instanceof State.Mapped(_, var now, _, _) && now.equals(mapping)) {
                        state.set(new State.Mapped(
                                preview, mapping, Optional.empty(),
                                Optional.of(whyNot.orElse(String.join(" ", OpenExperiment.sentences(failure))))));
                    }
                });
    }

    /// The variants in the data when they are not those of the design.
    public Optional<List<String>> otherVariants() {
        if (state.get() instanceof State.Mapped(_, _, Optional<Design> suggested, _) && suggested.isPresent()) {
            Design d = suggested.get();
            return open.experiment()
                    .filter(e -> !DesignFit.sameVariants(e.design(), d))
                    .map(_ -> d.variants().stream().map(Variant::key).toList());
        }
        return Optional.empty();
    }

    /// Imports the files as they are mapped; the design learns the metrics that are new to it.
    public void importNow() {
        if (!(state.get() instanceof State.Mapped(var preview, var mapping, var suggested, var whyNot))
                || whyNot.isPresent()) {
            return;
        }
        var chosen = Map.copyOf(kinds);
        Variants variants = variantsFromData.get() ? Variants.FROM_DATA : Variants.DESIGNED;
        state.set(new State.Importing(preview.files()));
        start(open.read(
                get("task.import"),
                (s, p) -> {
                    Experiment e = s.experiments().get(open.id());
                    Design seen = suggested.isPresent() ? suggested.get() : s.datasets().suggestDesign(preview, mapping);
                    Design merged = DesignFit.merged(e.design(), seen, mapping, chosen, variants);
                    if (!merged.equals(e.design())) {
                        s.experiments().save(e.withDesign(merged), get("import.note"));
                    }
                    return s.datasets().importFiles(open.id(), preview, mapping, p);
                },
                _ -> {
                    done();
                    dataset.forget();
                    state.set(new State.Empty());
                    open.reload();
                },
                failure -> {
                    done();
                    open.reload();
                    state.set(new State.Failed(preview.files(), OpenExperiment.sentences(failure)));
                }));
    }

    /// Stops reading or importing, and goes back to what was there.
    public void cancel() {
        task.cancel();
        done();
        state.set(new State.Empty());
        dataset.forget();
        showDataset();
    }

    /// The screen goes: what runs is stopped, and nothing is read any more.
    public void close() {
        task.cancel();
        done();
    }

    private void start(TaskRunner.Handle handle) {
        task = handle;
        boolean under = state.get() instanceof State.Reading || state.get() instanceof State.Importing;
        running.set(under && handle instanceof FxTaskRunner.Running r ? Optional.of(r) : Optional.empty());
    }

    private void done() {
        running.set(Optional.empty());
    }

    private void showDataset() {
        if (!(state.get() instanceof State.Empty) && !(state.get() instanceof State.Imported)) {
            return;
        }
        Optional<DatasetRef> there = open.datasetProperty().get();
        if (there.isEmpty()) {
            state.set(new State.Empty());
            dataset.clear();
        } else {
            state.set(new State.Imported(there.get()));
            dataset.show(there.get().id());
        }
    }

    /// The column names of the preview.
    static List<String> names(Preview preview) {
        return preview.columns().stream().map(ColumnProfile::name).collect(Collectors.toList());
    }
}
