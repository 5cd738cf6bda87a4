package dev.winnow.ui.readout;

import dev.winnow.app.Run;
import dev.winnow.readout.Readout;
import dev.winnow.ui.subject.OpenExperiment;
import dev.winnow.ui.subject.OpenExperiment.Analysis;
import dev.winnow.ui.subject.SubjectTexts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;

/// Which run is shown, on which basis, and which of its numbers is explained.
public final class ReadoutViewModel {
    private final OpenExperiment open;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty("", Missing.DATA));
    private final ObjectProperty<Basis> basis = new SimpleObjectProperty<>(Basis.RELATIVE);
    private final ObjectProperty<Optional<Selection>> selection = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Column> column = new SimpleObjectProperty<>(Column.CHANGE);

    /// What the panel shows.
    public sealed interface State {
        /// @param sentence why there is nothing yet
        record Empty(String sentence, Missing missing) implements State {}

        record Working(String what) implements State {}

        record Ready(Run run, Freshness freshness) implements State {}

        /// @param problems one sentence each
        record Failed(List<String> problems) implements State {}
    }

    /// What has to come before a readout.
    public enum Missing {
        DATA,
        RUN
    }

    /// How the numbers on screen relate to the experiment as it stands.
    public enum Freshness {
        CURRENT,
        STALE,
        RECOMPUTING
    }

    public ReadoutViewModel(OpenExperiment open) {
        this.open = open;
        open.runs().addListener((ListChangeListener<Run>) _ -> refresh());
        open.analysisProperty().subscribe(_ -> refresh());
        open.askedProperty().subscribe(_ -> refresh());
        open.experimentProperty().subscribe(_ -> refresh());
        refresh();
    }

    public OpenExperiment open() {
        return open;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ObjectProperty<Basis> basisProperty() {
        return basis;
    }

    public ObjectProperty<Optional<Selection>> selectionProperty() {
        return selection;
    }

    /// Which figure of the selected row is explained.
    public ObjectProperty<Column> columnProperty() {
        return column;
    }

    /// The run on screen.
    public Optional<Run> run() {
        return state.get() instanceof State.Ready(var run, _) ? Optional.of(run) : Optional.empty();
    }

    /// Shows an older run until a newer one is asked for.
    public void show(Run run) {
        open.askedProperty().set(Optional.of(run.id()));
    }

    public void recompute() {
        open.askedProperty().set(Optional.empty());
        open.analyse();
    }

    /// The rows of the table.
    public List<EffectRow.Group> rows(Readout readout) {
        return EffectRows.of(readout, basis.get());
    }

    /// The rows of one segment, on the same basis.
    public List<EffectRow.Group> rows(Readout readout, Readout.Segment segment) {
        return EffectRows.of(readout, segment.metrics(), basis.get());
    }

    /// Selects the first row, as the readout opens on its primary metric.
    public void selectFirst() {
        run().ifPresent(r -> rows(r.readout()).stream()
                .flatMap(g -> g.rows().stream())
                .findFirst()
                .ifPresent(row -> selection.set(Optional.of(row.selection()))));
    }

    private void refresh() {
        Analysis analysis = open.analysisProperty().get();
        Optional<Run> chosen = open.run();
        if (analysis instanceof Analysis.Refused(var problems)) {
            state.set(new State.Failed(problems));
        } else if (chosen.isPresent()) {
            Run run = chosen.get();
            Freshness freshness = analysis instanceof Analysis.Working
                    ? Freshness.RECOMPUTING
                    : run.stale() ? Freshness.STALE : Freshness.CURRENT;
            state.set(new State.Ready(run, freshness));
        } else if (analysis instanceof Analysis.Working(_, var what)) {
            state.set(new State.Working(what));
        } else if (open.datasetProperty().get().isEmpty()) {
            state.set(new State.Empty(SubjectTexts.get("readout.empty.data"), Missing.DATA));
        } else {
            state.set(new State.Empty(SubjectTexts.get("readout.empty.run"), Missing.RUN));
        }
    }
}
