package dev.winnow.app;

import dev.winnow.data.DatasetRef;
import dev.winnow.data.DatasetStore;
import dev.winnow.data.RollUp;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.DesignRules;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Problem;
import dev.winnow.experiment.Revision;
import dev.winnow.json.Json;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readouts;
import dev.winnow.readout.Subject;
import dev.winnow.store.Chain;
import dev.winnow.store.StoreException;
import dev.winnow.store.StoredRun;
import dev.winnow.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/// Runs of readouts.
public final class Analyses {
    private final Calls calls;
    private final DatasetStore shelf;
    private final Datasets datasets;

    Analyses(Calls calls, DatasetStore shelf, Datasets datasets) {
        this.calls = calls;
        this.shelf = shelf;
        this.datasets = datasets;
    }

    /// What a run was made of, as it was when the roll-up began.
    private record Inputs(Revision revision, Experiment experiment, DatasetRef dataset) {}

    /// Rolls up, computes and stores a readout.
    public Run run(UUID experiment, Progress progress) throws WorkspaceException, InputException {
        calls.requireWritable();
        Inputs in = inputs(experiment);
        RollUp rollUp = shelf.rollUp(in.dataset(), in.experiment().design(), in.dataset().mapping(), progress);
        progress.check();
        var subject = new Subject(
                Version.engine(),
                in.experiment().name(),
                Optional.of(in.revision().hash()),
                new Readout.Data(
                        in.dataset().name(),
                        in.dataset().files(),
                        Optional.of(in.dataset().fingerprint()),
                        rollUp.rows(),
                        rollUp.units()));
        Readout readout = Readouts.of(subject, in.experiment().design(), rollUp, in.dataset().mapping());
        progress.check();
        return calls.write(() -> {
            StoredRun stored = calls.store()
                    .runs()
                    .now(
                            experiment, in.dataset().id(), in.revision().number(), in.revision().hash(),
                            hash(in.experiment().design()), hash(in.dataset()), Version.engine(),
                            Json.write(readout));
            calls.store().runs().add(stored);
            calls.store().audit().note("run.store", stored.id(), readout.decision().verdict());
            return run(stored);
        });
    }

    private Inputs inputs(UUID id) throws WorkspaceException, InputException {
        return calls.read(() -> {
            Revision head = calls.store()
                    .experiments()
                    .head(id)
                    .orElseThrow(() -> calls.missing("experiment", id));
            Experiment e = calls.store().experiments().experiment(head);
            List<Problem> problems = DesignRules.check(e.design());
            if (!problems.isEmpty()) {
                throw new InputException(problems);
            }
            UUID dataset = e.dataset().orElseThrow(() -> Calls.refused("noDataset", "dataset", e.name()));
            return new Inputs(head, e, datasets.require(dataset));
        });
    }

    /// Newest first.
    public List<Run> list(UUID experiment) throws WorkspaceException {
        return calls.read(() -> {
            List<Run> all = new ArrayList<>();
            for (StoredRun stored : calls.store().runs().list(experiment)) {
                all.add(run(stored));
            }
            return List.copyOf(all);
        });
    }

    /// The newest run.
    public Optional<Run> latest(UUID experiment) throws WorkspaceException {
        return calls.read(() -> {
            Optional<StoredRun> stored = calls.store().runs().latest(experiment);
            return stored.isEmpty() ? Optional.empty() : Optional.of(run(stored.get()));
        });
    }

    public Run get(UUID run) throws WorkspaceException {
        return calls.read(() -> run(require(run)));
    }

    /// Keeps a run as the one that counts, or lets it go again; its numbers never change either way.
    public Run freeze(UUID run, boolean frozen) throws WorkspaceException {
        return calls.write(() -> {
            StoredRun stored = require(run);
            if (stored.frozen() != frozen) {
                calls.store().runs().freeze(run, frozen);
                calls.store().audit().note(frozen ? "run.freeze" : "run.unfreeze", run, "");
            }
            return run(require(run));
        });
    }

    private StoredRun require(UUID run) throws StoreException {
        return calls.store().runs().find(run).orElseThrow(() -> calls.missing("run", run));
    }

    /// A run is stale when today's design and data would be others: the design by its content, so that an undone
    /// change makes the run current again.
    private Run run(StoredRun stored) throws StoreException {
        Revision head = calls.store()
                .experiments()
                .head(stored.experiment())
                .orElseThrow(() -> calls.missing("experiment", stored.experiment()));
        Experiment now = calls.store().experiments().experiment(head);
        boolean data = now.dataset().isPresent()
                && hash(datasets.require(now.dataset().get())).equals(stored.dataHash());
        boolean current = data && hash(now.design()).equals(stored.designHash());
        return new Run(
                stored.id(), stored.experiment(), stored.dataset(), stored.revision(), stored.at(), stored.author(),
                readout(stored), !current, stored.frozen());
    }

    private Readout readout(StoredRun stored) throws StoreException {
        try {
            return Json.read(stored.readout(), Readout.class);
        } catch (JacksonException e) {
            throw new StoreException(
                    calls.store().folder().database(), Calls.TEXTS.get("run.unreadable", stored.id()), e);
        }
    }

    /// Stored readouts that cannot be read, a sentence each.
    List<String> check() throws StoreException {
        List<String> wrong = new ArrayList<>();
        for (StoredRun stored : calls.store().runs().all()) {
            try {
                readout(stored);
            } catch (StoreException e) {
                wrong.add(String.valueOf(e.getMessage()));
            }
        }
        return wrong;
    }

    private static String hash(Design design) {
        return Chain.hash(Json.write(design));
    }

    private static String hash(DatasetRef d) {
        return Chain.hash(d.fingerprint(), Json.write(d.options()), Json.write(d.mapping()));
    }
}
