package dev.winnow.app;

import dev.winnow.experiment.Conclusion;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.ExperimentRules;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.experiment.Problem;
import dev.winnow.experiment.Project;
import dev.winnow.experiment.Revision;
import dev.winnow.experiment.Status;
import dev.winnow.experiment.Template;
import dev.winnow.store.ExperimentRepository;
import dev.winnow.store.Step;
import dev.winnow.store.StoreException;
import dev.winnow.store.UndoLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The experiments of a workspace; every change is a revision.
public final class Experiments {
    private final Calls calls;

    Experiments(Calls calls) {
        this.calls = calls;
    }

    private ExperimentRepository repository() {
        return calls.store().experiments();
    }

    /// All of the workspace, by name.
    public List<Experiment> list() throws WorkspaceException {
        return calls.read(() -> repository().list());
    }

    public Experiment get(UUID experiment) throws WorkspaceException {
        return calls.read(() -> repository().experiment(head(experiment)));
    }

    /// Number and hash of the newest revision; see [#save(Experiment, String, long)].
    public Revision current(UUID experiment) throws WorkspaceException {
        return calls.read(() -> head(experiment));
    }

    /// A new draft.
    public Experiment create(UUID project, String name, Design design) throws WorkspaceException, InputException {
        return create(project, name, "", design);
    }

    private Experiment create(UUID project, String name, String notes, Design design)
            throws WorkspaceException, InputException {
        return calls.write(() -> {
            requireOpen(project);
            var e = new Experiment(
                    UUID.randomUUID(), project, name.strip(), notes, design, Status.DRAFT, false, Optional.empty(),
                    Optional.empty());
            return append(e, Calls.TEXTS.get("note.create"), Step.Move.CHANGE, "experiment.create");
        });
    }

    /// Appends a revision; nothing is appended when nothing changed.
    ///
    /// Status and archive are changed by [#move] only: an experiment whose status is not the current one was read
    /// before somebody moved it, and is refused.
    ///
    /// @param note what changed, in the words of the undo menu, such as `level`
    /// @throws InputException with all field errors at once; nothing is saved then
    public Experiment save(Experiment experiment, String note) throws WorkspaceException, InputException {
        return calls.write(() -> save(experiment, note, head(experiment.id())));
    }

    /// The same, but only if `base` is still the newest revision: for editors that must not overwrite what
    /// somebody else saved since they read.
    ///
    /// @param base number of the revision that the editor started from
    /// @throws InputException `changedMeanwhile` if there is a newer one
    public Experiment save(Experiment experiment, String note, long base) throws WorkspaceException, InputException {
        return calls.write(() -> {
            Revision head = head(experiment.id());
            if (head.number() != base) {
                throw Calls.refused(
                        "changedMeanwhile", "revision", Long.toString(base), experiment.name(),
                        Long.toString(head.number()), head.author());
            }
            return save(experiment, note, head);
        });
    }

    Experiment save(Experiment experiment, String note, Revision head) throws StoreException, InputException {
        Experiment now = repository().experiment(head);
        if (experiment.equals(now)) {
            return now;
        }
        if (experiment.status() != now.status() || experiment.archived() != now.archived()) {
            throw Calls.refused(
                    "statusMoved", "status", Lifecycle.word(experiment.status()), now.name(),
                    now.archived() ? Calls.TEXTS.get("word.archived") : Lifecycle.word(now.status()));
        }
        if (now.archived()) {
            throw Calls.refused("archivedFixed", "archived", now.name());
        }
        if (!experiment.project().equals(now.project())) {
            requireOpen(experiment.project());
        }
        return append(experiment.withName(experiment.name().strip()), note, Step.Move.CHANGE, "experiment.save");
    }

    /// Starts, pauses, resumes, stops, archives, ...
    public Experiment move(UUID experiment, Lifecycle.Action action) throws WorkspaceException, InputException {
        return calls.write(() -> {
            Experiment moved = Lifecycle.apply(repository().experiment(head(experiment)), action);
            String word = action.name().toLowerCase(Locale.ROOT);
            return append(moved, Lifecycle.word(action), Step.Move.CHANGE, "experiment." + word);
        });
    }

    /// Draws the conclusion of a stopped experiment, or another one.
    public Experiment conclude(UUID experiment, Conclusion conclusion) throws WorkspaceException, InputException {
        return calls.write(() -> save(
                repository().experiment(head(experiment)).withConclusion(conclusion),
                Calls.TEXTS.get("note.conclude"),
                head(experiment)));
    }

    /// A new draft with the same design.
    public Experiment duplicate(UUID experiment) throws WorkspaceException, InputException {
        Experiment e = get(experiment);
        List<String> names = list().stream().map(Experiment::name).toList();
        int most = 120 - 8;
        int length = e.name().codePointCount(0, e.name().length());
        String stem = length <= most ? e.name() : e.name().substring(0, e.name().offsetByCodePoints(0, most));
        String name = Calls.TEXTS.get("copy.first", stem);
        for (int i = 2; names.contains(name); i++) {
            name = Calls.TEXTS.get("copy.next", stem, Integer.toString(i));
        }
        return create(e.project(), name, e.notes(), e.design());
    }

    /// The note of the change that undo would take back; empty when there is none.
    public Optional<String> undoable(UUID experiment) throws WorkspaceException {
        return calls.read(() -> line(experiment).undoable().map(Step::note));
    }

    /// The note of the change that redo would bring back; empty when there is none.
    public Optional<String> redoable(UUID experiment) throws WorkspaceException {
        return calls.read(() -> line(experiment).redoable().map(Step::note));
    }

    /// Appends a revision that equals the one before the last change that still stands.
    public Experiment undo(UUID experiment) throws WorkspaceException, InputException {
        return calls.write(() -> {
            UndoLine line = line(experiment);
            Step undone = line.undoable().orElseThrow(() -> nothing("nothingToUndo", experiment));
            Step target = line.before().orElseThrow(() -> nothing("nothingToUndo", experiment));
            return repeat(experiment, target, Step.Move.UNDO, Calls.TEXTS.get("note.undo", undone.note()));
        });
    }

    /// Appends a revision that equals the one that the last undo took back.
    public Experiment redo(UUID experiment) throws WorkspaceException, InputException {
        return calls.write(() -> {
            Step target = line(experiment).redoable().orElseThrow(() -> nothing("nothingToRedo", experiment));
            return repeat(experiment, target, Step.Move.REDO, Calls.TEXTS.get("note.redo", target.note()));
        });
    }

    private Experiment repeat(UUID experiment, Step target, Step.Move move, String note)
            throws StoreException, InputException {
        Revision revision = revision(experiment, target.number());
        String action = move == Step.Move.UNDO ? "experiment.undo" : "experiment.redo";
        return append(repository().experiment(revision), note, move, action);
    }

    /// Newest first.
    public List<Revision> history(UUID experiment) throws WorkspaceException {
        return calls.read(() -> {
            head(experiment);
            return repository().history(experiment);
        });
    }

    /// The experiment as it stood at a revision.
    public Experiment at(UUID experiment, long revision) throws WorkspaceException {
        return calls.read(() -> repository().experiment(revision(experiment, revision)));
    }

    /// Appends a revision with name, notes, design and dataset of an earlier one. Where the experiment stands in
    /// its life does not go back: what was started stays started.
    public Experiment restore(UUID experiment, long revision) throws WorkspaceException, InputException {
        return calls.write(() -> {
            Revision head = head(experiment);
            Experiment now = repository().experiment(head);
            if (repository().revision(experiment, revision).isEmpty()) {
                throw Calls.refused(
                        "revisionUnknown", "revision", Long.toString(revision), Long.toString(head.number()));
            }
            Experiment old = repository().experiment(revision(experiment, revision));
            var restored = new Experiment(
                    now.id(), now.project(), old.name(), old.notes(), old.design(), now.status(), now.archived(),
                    old.dataset(), now.conclusion());
            return save(restored, Calls.TEXTS.get("note.restore", Long.toString(revision)), head);
        });
    }

    /// The templates that come with Winnow, then the workspace's own, each by name.
    public List<Template> templates() throws WorkspaceException {
        return calls.read(() -> {
            List<Template> all = new ArrayList<>(BuiltInTemplates.all());
            all.addAll(calls.store().templates().list());
            return List.copyOf(all);
        });
    }

    /// Keeps a design as a template of this workspace.
    public Template saveTemplate(String name, String description, Design design)
            throws WorkspaceException, InputException {
        return calls.write(() -> {
            var template = new Template(UUID.randomUUID(), name.strip(), description, design, false);
            List<Problem> problems = ExperimentRules.check(template);
            if (!problems.isEmpty()) {
                throw new InputException(problems);
            }
            if (calls.store().templates().taken(template.name())) {
                throw Calls.refused("templateTaken", "name", template.name());
            }
            calls.store().templates().add(template);
            calls.store().audit().note("template.create", template.id(), template.name());
            return template;
        });
    }

    private Experiment append(Experiment e, String note, Step.Move move, String action)
            throws StoreException, InputException {
        List<Problem> problems = ExperimentRules.check(e);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        Revision appended = repository().append(e, note, move);
        calls.store()
                .audit()
                .note(action, e.id(), Calls.TEXTS.get("audit.revision", Long.toString(appended.number()), note));
        return e;
    }

    private void requireOpen(UUID project) throws StoreException, InputException {
        Project p = calls.store().projects().find(project).orElseThrow(() -> calls.missing("project", project));
        if (p.archived()) {
            throw Calls.refused("projectArchived", "project", p.name());
        }
    }

    Revision head(UUID experiment) throws StoreException {
        return repository().head(experiment).orElseThrow(() -> calls.missing("experiment", experiment));
    }

    private Revision revision(UUID experiment, long number) throws StoreException {
        return repository()
                .revision(experiment, number)
                .orElseThrow(() -> calls.missing("revision", number));
    }

    private UndoLine line(UUID experiment) throws StoreException {
        head(experiment);
        return UndoLine.of(repository().steps(experiment));
    }

    private static InputException nothing(String code, UUID experiment) {
        return Calls.refused(code, "experiment", experiment.toString());
    }
}
