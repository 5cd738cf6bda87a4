package dev.winnow.app;

import dev.winnow.data.ColumnProfile;
import dev.winnow.data.DatasetRef;
import dev.winnow.data.DatasetStore;
import dev.winnow.data.LedgerEntry;
import dev.winnow.data.Mapping;
import dev.winnow.data.MappingSuggestion;
import dev.winnow.data.Preview;
import dev.winnow.data.Previews;
import dev.winnow.data.ReadOptions;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Problem;
import dev.winnow.experiment.Revision;
import dev.winnow.json.Json;
import dev.winnow.store.DatasetRepository;
import dev.winnow.store.StoreException;
import dev.winnow.store.StoredDataset;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// The datasets of a workspace. All methods that take a [Progress] are long: off the FX thread.
public final class Datasets {
    private final Calls calls;
    private final DatasetStore shelf;
    private final Pending pending;
    private final Experiments experiments;

    Datasets(Calls calls, DatasetStore shelf, Pending pending, Experiments experiments) {
        this.calls = calls;
        this.shelf = shelf;
        this.pending = pending;
        this.experiments = experiments;
    }

    private DatasetRepository repository() {
        return calls.store().datasets();
    }

    /// Newest first.
    public List<DatasetRef> list() throws WorkspaceException {
        return calls.read(() -> {
            List<DatasetRef> all = new ArrayList<>();
            for (StoredDataset d : repository().list()) {
                all.add(reference(d));
            }
            return List.copyOf(all);
        });
    }

    public DatasetRef get(UUID dataset) throws WorkspaceException {
        return calls.read(() -> require(dataset));
    }

    /// Reads the first rows with detected options.
    public Preview preview(List<Path> files, Progress progress) throws InputException {
        return new Previews().preview(files, Optional.empty(), progress);
    }

    /// The same with given options.
    public Preview preview(List<Path> files, ReadOptions options, Progress progress) throws InputException {
        return new Previews().preview(files, Optional.of(options), progress);
    }

    /// The mapping used last for files with this header, or the best guess.
    public Mapping suggestMapping(Preview preview) throws WorkspaceException {
        return calls.read(() -> {
            Optional<String> remembered = repository().mapping(header(preview));
            if (remembered.isPresent()) {
                try {
                    return Json.read(remembered.get(), Mapping.class);
                } catch (JacksonException e) {
                    // Of a Winnow that knew other layouts: the guess is as good as on the first day.
                    return MappingSuggestion.suggest(preview);
                }
            }
            return MappingSuggestion.suggest(preview);
        });
    }

    /// The design that fits a mapping: variants as they stand in the data, metrics as mapped.
    public Design suggestDesign(Preview preview, Mapping mapping) throws InputException {
        return MappingSuggestion.suggestDesign(preview, mapping);
    }

    /// Imports the files into the workspace and makes them the experiment's dataset, as one step: when this is
    /// cancelled or fails, neither is there.
    public DatasetRef importFiles(UUID experiment, Preview preview, Mapping mapping, Progress progress)
            throws WorkspaceException, InputException {
        calls.requireWritable();
        Experiment target = experiments.get(experiment);
        if (target.archived()) {
            throw Calls.refused("archivedFixed", "archived", target.name());
        }
        Optional<DatasetRef> imported = Optional.empty();
        boolean kept = false;
        Path folder = calls.store().folder().datasets();
        try {
            Path note = pending.beginImport();
            try {
                DatasetRef made = shelf.importFiles(name(preview), preview, mapping, progress);
                imported = Optional.of(made);
                progress.check();
                keep(experiment, made, preview);
                kept = true;
                return made;
            } finally {
                if (imported.isPresent() && !kept) {
                    shelf.delete(imported.get().id());
                }
                Files.deleteIfExists(note);
            }
        } catch (IOException e) {
            throw new WorkspaceException(folder, Calls.TEXTS.get("dataset.write", folder, Calls.reason(e)), e);
        }
    }

    private void keep(UUID experiment, DatasetRef made, Preview preview) throws WorkspaceException, InputException {
        calls.write(() -> {
            repository().add(new StoredDataset(
                    made.id(), made.name(), made.fingerprint(), made.rows(), made.bytes(), made.importedAt(),
                    Json.write(made)));
            repository().remember(header(preview), Json.write(made.mapping()));
            calls.store().audit().note("dataset.import", made.id(), made.name());
            Revision head = experiments.head(experiment);
            Experiment now = calls.store().experiments().experiment(head);
            return experiments.save(
                    now.withDataset(made.id()), Calls.TEXTS.get("note.dataset", made.name()), head);
        });
    }

    private static String name(Preview preview) {
        String first = preview.files().stream()
                .findFirst()
                .map(f -> String.valueOf(f.getFileName()))
                .orElse("");
        int more = preview.files().size() - 1;
        return more <= 0 ? first : Calls.TEXTS.get("dataset.several", first, Integer.toString(more));
    }

    /// Keeps another mapping for a dataset that is already there; runs made with the old one become stale.
    public DatasetRef remap(UUID dataset, Mapping mapping) throws WorkspaceException, InputException {
        requireColumns(get(dataset), mapping);
        return calls.write(() -> {
            DatasetRef old = require(dataset);
            if (old.mapping().equals(mapping)) {
                return old;
            }
            var changed = new DatasetRef(
                    old.id(), old.name(), old.files(), old.fingerprint(), old.rows(), old.bytes(), old.options(),
                    mapping, old.importedAt());
            repository().change(dataset, Json.write(changed));
            calls.store().audit().note("dataset.remap", dataset, Json.write(mapping));
            return changed;
        });
    }

    /// Profile and first rows of an imported dataset.
    public Preview profile(UUID dataset, Progress progress) throws WorkspaceException {
        DatasetRef known = get(dataset);
        try {
            return shelf.profile(known, progress);
        } catch (InputException e) {
            throw new WorkspaceException(shelf.file(dataset), String.valueOf(e.getMessage()), e);
        }
    }

    /// Rows that a roll-up would not use.
    public List<LedgerEntry> ledger(UUID dataset, Design design, Progress progress)
            throws WorkspaceException, InputException {
        DatasetRef known = get(dataset);
        return shelf.rollUp(known, design, known.mapping(), progress).ledger();
    }

    /// Refuses a mapping that names columns which the dataset does not have.
    private void requireColumns(DatasetRef dataset, Mapping mapping) throws WorkspaceException, InputException {
        List<String> columns = header(profile(dataset.id(), Progress.none()));
        List<Problem> problems = new ArrayList<>();
        Stream.of(
                        mapping.unit().stream(),
                        Stream.of(mapping.variant()),
                        mapping.time().stream(),
                        mapping.event().stream(),
                        mapping.segments().stream(),
                        mapping.metrics().stream()
                                .flatMap(m -> Stream.of(
                                                Stream.of(m.column()), m.denominator().stream(), m.covariate().stream())
                                        .flatMap(c -> c)))
                .flatMap(c -> c)
                .filter(c -> !c.isEmpty() && !columns.contains(c))
                .distinct()
                .forEach(c -> problems.add(new Problem(
                        "columnUnknown", "mapping", c,
                        Calls.TEXTS.get("problem.columnUnknown", c, dataset.name(), String.join(", ", columns)))));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /// The names of the columns, in order.
    static List<String> header(Preview preview) {
        return preview.columns().stream().map(ColumnProfile::name).toList();
    }

    DatasetRef require(UUID id) throws StoreException {
        return reference(repository().find(id).orElseThrow(() -> calls.missing("dataset", id)));
    }

    private DatasetRef reference(StoredDataset stored) throws StoreException {
        try {
            return Json.read(stored.payload(), DatasetRef.class);
        } catch (JacksonException e) {
            throw new StoreException(
                    calls.store().folder().database(), Calls.TEXTS.get("dataset.unreadable", stored.name()), e);
        }
    }
}
