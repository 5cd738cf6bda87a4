package dev.winnow.ui.history;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Revision;
import dev.winnow.json.Json;
import dev.winnow.task.TaskRunner;
import dev.winnow.ui.subject.OpenExperiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The revisions of an experiment, each with what it changed.
public final class HistoryViewModel {
    private final OpenExperiment open;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty());
    private final ObjectProperty<Optional<Entry>> selected = new SimpleObjectProperty<>(Optional.empty());
    private TaskRunner.Handle task = () -> {};

    /// What the panel shows.
    public sealed interface State {
        record Empty() implements State {}

        record Working() implements State {}

        /// @param entries newest first
        record Ready(List<Entry> entries) implements State {}

        record Failed(List<String> problems) implements State {}
    }

    /// A revision and what it changed.
    public record Entry(Revision revision, List<Difference> changes, Place place) {}

    /// Where a revision stands in the chain.
    public enum Place {
        CURRENT,
        EARLIER
    }

    public HistoryViewModel(OpenExperiment open) {
        this.open = open;
        open.experimentProperty().subscribe((_, now) -> {
            if (now.isPresent() && !(state.get() instanceof State.Empty)) {
                refresh();
            }
        });
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Entry>> selectedProperty() {
        return selected;
    }

    /// Reads the chain again.
    public void refresh() {
        task.cancel();
        if (!(state.get() instanceof State.Ready)) {
            state.set(new State.Working());
        }
        task = open.read(
                get("task.history"),
                (s, _) -> entries(s.experiments().history(open.id())),
                entries -> {
                    state.set(new State.Ready(entries));
                    long number = selected.get().map(e -> e.revision().number()).orElse(-1L);
                    selected.set(entries.stream()
                            .filter(e -> e.revision().number() == number)
                            .findFirst()
                            .or(() -> entries.stream().findFirst()));
                },
                failure -> state.set(new State.Failed(OpenExperiment.sentences(failure))));
    }

    /// Why the selected revision cannot be restored; empty when it can.
    public Optional<String> whyNot() {
        return open.readOnly().or(() -> selected.get()
                .filter(e -> e.place() == Place.EARLIER)
                .map(_ -> Optional.<String>empty())
                .orElseGet(() -> Optional.of(get("history.why.current"))));
    }

    /// Makes the experiment what it was at the selected revision, as a new revision.
    ///
    /// @param onDone runs once it is saved, and not when it is refused
    public void restore(Runnable onDone) {
        if (whyNot().isPresent()) {
            return;
        }
        selected.get().ifPresent(e -> open.read(
                get("task.save"),
                (s, _) -> s.experiments().restore(open.id(), e.revision().number()),
                _ -> {
                    selected.set(Optional.empty());
                    open.reload();
                    onDone.run();
                },
                open::fail));
    }

    private static List<Entry> entries(List<Revision> revisions) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            Revision now = revisions.get(i);
            Experiment after = Json.read(now.payload(), Experiment.class);
            List<Difference> changes = i + 1 < revisions.size()
                    ? Differences.between(Json.read(revisions.get(i + 1).payload(), Experiment.class), after)
                    : Differences.fields(after).entrySet().stream()
                            .filter(f -> !f.getValue().isEmpty())
                            .map(f -> new Difference(f.getKey(), "", f.getValue()))
                            .toList();
            entries.add(new Entry(now, changes, i == 0 ? Place.CURRENT : Place.EARLIER));
        }
        return List.copyOf(entries);
    }
}
