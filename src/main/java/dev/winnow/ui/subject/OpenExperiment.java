package dev.winnow.ui.subject;

import dev.winnow.app.Run;
import dev.winnow.app.Session;
import dev.winnow.app.WorkspaceException;
import dev.winnow.data.DatasetRef;
import dev.winnow.experiment.Conclusion;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.experiment.Problem;
import dev.winnow.task.Progress;
import dev.winnow.task.TaskRunner;
import dev.winnow.ui.Tab;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The experiment on screen as all its tabs see it. Reads and writes go through the session, off the FX thread,
/// one after the other: a change is made on the state that the change before it left.
public final class OpenExperiment {
    private final UUID id;
    private final Session session;
    private final TaskRunner tasks;
    private final Consumer<Throwable> onFailure;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReadOnlyObjectWrapper<Optional<Experiment>> experiment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DatasetRef>> dataset = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Run> runs = FXCollections.observableArrayList();
    // Kept in a field: a view of a list that nobody holds forgets its listeners.
    private final ObservableList<Run> runsView = FXCollections.unmodifiableObservableList(runs);
    private final ReadOnlyObjectWrapper<Analysis> analysis = new ReadOnlyObjectWrapper<>(new Analysis.Idle());
    private final ObjectProperty<Optional<UUID>> asked = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.OVERVIEW);
    private TaskRunner.Handle analysing = () -> {};

    /// How the computation of a readout stands.
    public sealed interface Analysis {
        record Idle() implements Analysis {}

        record Working(double fraction, String what) implements Analysis {}

        /// @param problems one sentence each
        record Refused(List<String> problems) implements Analysis {}
    }

    /// All that the tabs show.
    public record Loaded(Experiment experiment, Optional<DatasetRef> dataset, List<Run> runs) {}

    public OpenExperiment(UUID id, Session session, TaskRunner tasks, Consumer<Throwable> onFailure) {
        this.id = id;
        this.session = session;
        this.tasks = tasks;
        this.onFailure = onFailure;
    }

    public UUID id() {
        return id;
    }

    public Session session() {
        return session;
    }

    public TaskRunner tasks() {
        return tasks;
    }

    /// Empty until it is read.
    public ReadOnlyObjectProperty<Optional<Experiment>> experimentProperty() {
        return experiment.getReadOnlyProperty();
    }

    public Optional<Experiment> experiment() {
        return experiment.get();
    }

    public ReadOnlyObjectProperty<Optional<DatasetRef>> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /// Newest first.
    public ObservableList<Run> runs() {
        return runsView;
    }

    public ReadOnlyObjectProperty<Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    public ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    /// Why nothing can be changed; empty when it can.
    public Optional<String> readOnly() {
        return session.readOnly();
    }

    /// Reads everything again: after undo, a change elsewhere, or at first.
    public void reload() {
        tasks.run(SubjectTexts.get("task.open"), _ -> load(), this::show, onFailure);
    }

    /// Changes the experiment and appends a revision.
    ///
    /// @param note what changed, for the undo menu
    public void change(UnaryOperator<Experiment> edit, String note) {
        change(edit, note, onFailure);
    }

    /// The same, with its own answer to a refusal.
    public void change(UnaryOperator<Experiment> edit, String note, Consumer<? super Throwable> onRefused) {
        tasks.run(
                SubjectTexts.get("task.save"),
                _ -> {
                    writing.lock();
                    try {
                        session.experiments().save(edit.apply(session.experiments().get(id)), note);
                        return load();
                    } finally {
                        writing.unlock();
                    }
                },
                this::show,
                onRefused);
    }

    /// What the lifecycle allows now; nothing while read-only.
    public Set<Lifecycle.Action> allowed() {
        return readOnly().isPresent()
                ? Set.of()
                : experiment.get().map(Lifecycle::allowed).orElse(Set.of());
    }

    public void move(Lifecycle.Action action) {
        tasks.run(
                SubjectTexts.get("task.save"),
                _ -> {
                    session.experiments().move(id, action);
                    return load();
                },
                this::show,
                onFailure);
    }

    /// Computes a readout of the experiment as it stands, and keeps it as a run.
    public void analyse() {
        analysing.cancel();
        analysis.set(new Analysis.Working(-1, SubjectTexts.get("task.analyse")));
        analysing = tasks.run(
                SubjectTexts.get("task.analyse"),
                progress -> {
                    session.analyses().run(id, progress);
                    return load();
                },
                loaded -> {
                    analysis.set(new Analysis.Idle());
                    show(loaded);
                },
                failure -> analysis.set(new Analysis.Refused(sentences(failure))));
    }

    /// Stops the computation; the numbers on screen stay.
    public void cancelAnalysis() {
        analysing.cancel();
        analysis.set(new Analysis.Idle());
    }

    /// Keeps what the team decided about the stopped experiment.
    public void conclude(Conclusion conclusion) {
        tasks.run(
                SubjectTexts.get("task.save"),
                _ -> {
                    session.experiments().conclude(id, conclusion);
                    return load();
                },
                this::show,
                onFailure);
    }

    /// The run that Readout and Report show: the one that was asked for as long as it exists, else the newest.
    public Optional<Run> run() {
        return asked.get()
                .flatMap(wanted -> runs.stream().filter(r -> r.id().equals(wanted)).findFirst())
                .or(() -> runs.stream().findFirst());
    }

    /// The run that was asked for; empty for the newest.
    public ObjectProperty<Optional<UUID>> askedProperty() {
        return asked;
    }

    /// Keeps or releases a run.
    public void freeze(Run run) {
        tasks.run(
                SubjectTexts.get("task.save"),
                _ -> {
                    session.analyses().freeze(run.id(), !run.frozen());
                    return load();
                },
                this::show,
                onFailure);
    }

    /// Hands a failure to the window.
    public void fail(Throwable failure) {
        onFailure.accept(failure);
    }

    /// What went wrong as sentences for the user.
    public static List<String> sentences(Throwable failure) {
        if (failure instanceof InputException input) {
            return input.problems().stream().map(Problem::message).toList();
        }
        String message = failure.getMessage();
        return List.of(
                failure instanceof WorkspaceException && message != null
                        ? message
                        : SubjectTexts.get("failure.unknown", failure.getClass().getSimpleName()));
    }

    private Loaded load() throws Exception {
        Experiment e = session.experiments().get(id);
        Optional<DatasetRef> d =
                e.dataset().isPresent() ? Optional.of(session.datasets().get(e.dataset().get())) : Optional.empty();
        return new Loaded(e, d, session.analyses().list(id));
    }

    /// Shows a state that was read already.
    public void show(Loaded loaded) {
        dataset.set(loaded.dataset());
        runs.setAll(loaded.runs());
        experiment.set(Optional.of(loaded.experiment()));
    }

    /// Reads the ledger, a preview or the like: the progress is the task's.
    public <T> TaskRunner.Handle read(
            String title, Reading<T> reading, Consumer<? super T> onDone, Consumer<? super Throwable> onFail) {
        return tasks.run(title, p -> reading.from(session, p), onDone, onFail);
    }

    /// Something read from the session.
    @FunctionalInterface
    public interface Reading<T> {
        T from(Session session, Progress progress) throws Exception;
    }
}
