package dev.winnow.ui.report;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.Run;
import dev.winnow.report.ReportFormat;
import dev.winnow.task.TaskRunner;
import dev.winnow.ui.FxTaskRunner;
import dev.winnow.ui.subject.OpenExperiment;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/// Which files are made of which run, and where they go.
public final class ReportViewModel {
    private final OpenExperiment open;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty());
    private final ReadOnlyObjectWrapper<Writing> writing = new ReadOnlyObjectWrapper<>(new Writing.Idle());
    private final ObservableSet<ReportFormat> formats =
            FXCollections.observableSet(EnumSet.of(ReportFormat.PDF, ReportFormat.XLSX));
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<Path> written = FXCollections.observableArrayList();
    private TaskRunner.Handle task = () -> {};

    /// What there is to report.
    public sealed interface State {
        record Empty() implements State {}

        record Ready(Run run) implements State {}
    }

    /// How the writing stands.
    public sealed interface Writing {
        record Idle() implements Writing {}

        /// @param running its progress; absent under a runner that has none
        record Working(Optional<FxTaskRunner.Running> running) implements Writing {}

        record Failed(List<String> problems) implements Writing {}
    }

    public ReportViewModel(OpenExperiment open) {
        this.open = open;
        open.runs().addListener((ListChangeListener<Run>) _ -> refresh());
        open.askedProperty().subscribe(_ -> refresh());
        folder.set(Optional.of(Path.of(System.getProperty("user.home"))));
        refresh();
    }

    public OpenExperiment open() {
        return open;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Writing> writingProperty() {
        return writing.getReadOnlyProperty();
    }

    public ObservableSet<ReportFormat> formats() {
        return formats;
    }

    public ObjectProperty<Optional<Path>> folderProperty() {
        return folder;
    }

    /// Files of this session, newest first.
    public ObservableList<Path> written() {
        return written;
    }

    /// Shows the run that the readout shows.
    public void refresh() {
        Optional<Run> run = open.run();
        State next = run.<State>map(State.Ready::new).orElseGet(State.Empty::new);
        if (!next.equals(state.get())) {
            state.set(next);
        }
    }

    /// Why nothing can be written; empty when it can.
    public Optional<String> whyNot() {
        if (state.get() instanceof State.Empty) {
            return Optional.of(get("report.why.run"));
        }
        if (formats.isEmpty()) {
            return Optional.of(get("report.why.format"));
        }
        return folder.get().isEmpty() ? Optional.of(get("report.why.folder")) : Optional.empty();
    }

    public void write() {
        if (whyNot().isEmpty()) {
            write(Set.copyOf(formats), folder.get().orElseThrow());
        }
    }

    /// Writes the run on screen in these formats.
    public void write(Set<ReportFormat> chosen, Path into) {
        if (!(state.get() instanceof State.Ready(Run run))) {
            return;
        }
        folder.set(Optional.of(into));
        writing.set(new Writing.Working(Optional.empty()));
        task = open.read(
                get("task.report"),
                (s, p) -> s.reports().write(run, chosen, into, p),
                files -> {
                    writing.set(new Writing.Idle());
                    written.removeAll(files);
                    written.addAll(0, files);
                },
                failure -> writing.set(new Writing.Failed(OpenExperiment.sentences(failure))));
        if (writing.get() instanceof Writing.Working && task instanceof FxTaskRunner.Running r) {
            writing.set(new Writing.Working(Optional.of(r)));
        }
    }

    public void cancel() {
        task.cancel();
        writing.set(new Writing.Idle());
    }
}
