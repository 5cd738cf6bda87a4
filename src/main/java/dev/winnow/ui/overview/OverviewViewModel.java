package dev.winnow.ui.overview;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.Run;
import dev.winnow.experiment.Conclusion;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Status;
import dev.winnow.experiment.Variant;
import dev.winnow.ui.Tab;
import dev.winnow.ui.subject.Moment;
import dev.winnow.ui.subject.OpenExperiment;
import dev.winnow.ui.subject.Quiet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;

/// The experiment at a glance: question, answer so far, what comes next, facts, notes.
public final class OverviewViewModel {
    private final OpenExperiment open;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty());
    private final StringProperty notes = new SimpleStringProperty("");
    private Optional<String> savedNotes = Optional.empty();

    /// What the panel shows.
    public sealed interface State {
        record Empty() implements State {}

        record Ready(String hypothesis, Optional<Run> run, Next next, List<Fact> facts, Ending ending) implements State {}
    }

    /// Keeps what the team decided.
    public void conclude(Conclusion conclusion) {
        open.conclude(conclusion);
    }

    /// Whether the experiment has ended, and what the team made of it.
    public sealed interface Ending {
        record NotYet() implements Ending {}

        record Stopped(Optional<Conclusion> conclusion, Access access) implements Ending {}
    }

    /// Whether the conclusion can be changed now.
    public enum Access {
        OPEN,
        FIXED
    }

    /// The next thing to do, and where it is done.
    public record Next(String title, String sentence, String verb, Tab tab) {}

    /// A line of the facts.
    public record Fact(String label, String value) {}

    public OverviewViewModel(OpenExperiment open, Quiet quiet) {
        this.open = open;
        open.experimentProperty().subscribe(e -> e.ifPresent(this::show));
        open.runs().addListener((ListChangeListener<Run>) _ -> open.experiment().ifPresent(this::show));
        notes.addListener((_, _, text) -> {
            if (savedNotes.filter(text::equals).isEmpty() && open.readOnly().isEmpty()) {
                quiet.then(() -> {
                    savedNotes = Optional.of(text);
                    open.change(e -> e.withNotes(text), get("note.notes"));
                });
            }
        });
    }

    public OpenExperiment open() {
        return open;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Markdown.
    public StringProperty notesProperty() {
        return notes;
    }

    public void go(Tab tab) {
        open.tabProperty().set(tab);
    }

    private void show(Experiment e) {
        Optional<Run> run = open.runs().stream().findFirst();
        state.set(new State.Ready(e.design().hypothesis(), run, next(e, run), facts(e), ending(e)));
        // What is typed meanwhile is newer than what was saved.
        if (savedNotes.isEmpty() || savedNotes.get().equals(notes.get())) {
            savedNotes = Optional.of(e.notes());
            notes.set(e.notes());
        }
    }

    private Ending ending(Experiment e) {
        if (e.status() != Status.STOPPED) {
            return new Ending.NotYet();
        }
        boolean fixed = e.archived() || open.readOnly().isPresent();
        return new Ending.Stopped(e.conclusion(), fixed ? Access.FIXED : Access.OPEN);
    }

    private static Next next(Experiment e, Optional<Run> run) {
        if (e.dataset().isEmpty() && e.status() == Status.DRAFT && e.design().hypothesis().isBlank()) {
            return next("design", Tab.DESIGN);
        }
        if (e.dataset().isEmpty() && e.status() == Status.DRAFT && Lifecycle.allowed(e).contains(Lifecycle.Action.START)) {
            return next("start", Tab.DATA);
        }
        if (e.dataset().isEmpty()) {
            return next("data", Tab.DATA);
        }
        if (run.isEmpty()) {
            return next("readout", Tab.READOUT);
        }
        if (run.get().readout().decision().verdict().equals("brokenData") && !run.get().stale()) {
            return next("repair", Tab.DATA);
        }
        return run.get().stale() ? next("stale", Tab.READOUT) : next("report", Tab.REPORT);
    }

    private static Next next(String key, Tab tab) {
        return new Next(get("next." + key), get("next." + key + ".sentence"), get("next." + key + ".verb"), tab);
    }

    private List<Fact> facts(Experiment e) {
        Design d = e.design();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(get("fact.unit"), d.unit()));
        facts.add(new Fact(
                get("fact.variants"),
                d.variants().stream()
                        .map(Variant::key)
                        .map(k -> k.equals(d.control()) && !k.equalsIgnoreCase("control") ? get("fact.control", k) : k)
                        .collect(Collectors.joining(", "))));
        for (MetricRole role : MetricRole.values()) {
            String names = d.metrics().stream()
                    .filter(m -> m.role() == role)
                    .map(dev.winnow.experiment.Metric::name)
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                facts.add(new Fact(get("fact." + role), names));
            }
        }
        d.start().ifPresent(s -> facts.add(new Fact(get("fact.start"), s.toString())));
        d.days().ifPresent(n -> facts.add(new Fact(get("fact.days"), Integer.toString(n))));
        open.datasetProperty().get().ifPresent(ref -> {
            facts.add(new Fact(get("fact.data"), String.join(", ", ref.files())));
            facts.add(new Fact(get("fact.imported"), Moment.of(ref.importedAt())));
        });
        open.runs().stream().findFirst().ifPresent(r -> facts.add(new Fact(get("fact.run"), Moment.of(r.at()))));
        return facts;
    }
}
