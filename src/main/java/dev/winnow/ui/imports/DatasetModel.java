package dev.winnow.ui.imports;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.data.LedgerEntry;
import dev.winnow.data.Preview;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.ui.subject.OpenExperiment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Profile and ledger of the imported dataset; read again when the dataset or the design is another.
final class DatasetModel {
    private final OpenExperiment open;
    private final ReadOnlyObjectWrapper<Contents> contents = new ReadOnlyObjectWrapper<>(new Contents.Empty());
    private Optional<UUID> shown = Optional.empty();
    private Optional<Design> judged = Optional.empty();

    /// What is known of it.
    sealed interface Contents {
        record Empty() implements Contents {}

        record Working() implements Contents {}

        /// @param problems why there is no ledger, one sentence each
        record Ready(Preview profile, List<LedgerEntry> ledger, List<String> problems) implements Contents {}

        record Failed(List<String> problems) implements Contents {}
    }

    DatasetModel(OpenExperiment open) {
        this.open = open;
    }

    ReadOnlyObjectProperty<Contents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    /// There is no dataset.
    void clear() {
        forget();
        contents.set(new Contents.Empty());
    }

    /// What is shown next is read again, even when it is the same dataset.
    void forget() {
        shown = Optional.empty();
    }

    void show(UUID dataset) {
        Optional<Design> design = open.experiment().map(Experiment::design);
        if (shown.filter(dataset::equals).isPresent() && judged.equals(design)) {
            return;
        }
        shown = Optional.of(dataset);
        judged = design;
        contents.set(new Contents.Working());
        open.read(
                get("task.profile"),
                (s, p) -> {
                    Preview profile = s.datasets().profile(dataset, p);
                    try {
                        return new Contents.Ready(profile, s.datasets().ledger(dataset, design.orElseThrow(), p), List.of());
                    } catch (InputException e) {
                        return new Contents.Ready(profile, List.of(), OpenExperiment.sentences(e));
                    }
                },
                ready -> contents.set(ready),
                failure -> contents.set(new Contents.Failed(OpenExperiment.sentences(failure))));
    }
}
