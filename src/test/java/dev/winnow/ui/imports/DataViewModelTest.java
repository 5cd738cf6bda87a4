package dev.winnow.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.app.Session;
import dev.winnow.data.ReadOptions;
import dev.winnow.experiment.Metric;
import dev.winnow.ui.imports.ColumnUse.Part;
import dev.winnow.ui.imports.DataViewModel.State;
import dev.winnow.ui.imports.DatasetModel.Contents;
import dev.winnow.ui.subject.OpenExperiment;
import dev.winnow.ui.subject.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataViewModelTest {
    @TempDir
    Path folder;

    private final List<Throwable> failures = new ArrayList<>();
    private Session session;
    private OpenExperiment open;
    private DataViewModel vm;

    @BeforeEach
    void openWorkspace() throws Exception {
        session = Session.open(folder.resolve("workspace"));
        open = Workspaces.open(session, Workspaces.experiment(session), failures);
        vm = new DataViewModel(open);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void importsAsSuggestedAndCountsTheRowThatWasNotUsed() throws Exception {
        vm.start(List.of(Workspaces.csv(folder)));
        var mapped = assertInstanceOf(State.Mapped.class, vm.stateProperty().get());
        assertEquals("variant", mapped.mapping().variant());
        assertEquals(Optional.of("visitor_id"), mapped.mapping().unit());
        assertEquals(Optional.empty(), mapped.whyNot());

        vm.importNow();

        assertEquals(List.of(), failures);
        var imported = assertInstanceOf(State.Imported.class, vm.stateProperty().get(), () -> vm.stateProperty().get().toString());
        assertEquals(401, imported.dataset().rows());
        var ready = assertInstanceOf(Contents.Ready.class, vm.contentsProperty().get());
        assertEquals(4, ready.profile().columns().size());
        assertEquals(List.of("missingVariant"), ready.ledger().stream().map(e -> e.code()).toList());
        List<String> metrics =
                open.experiment().orElseThrow().design().metrics().stream().map(Metric::name).toList();
        assertTrue(metrics.contains("converted") && metrics.contains("revenue"), metrics.toString());
    }

    @Test
    void saysWhyItCannotImportYet() throws Exception {
        vm.start(List.of(Workspaces.csv(folder)));
        vm.assign("variant", ColumnUse.of(Part.IGNORE));
        var mapped = assertInstanceOf(State.Mapped.class, vm.stateProperty().get());
        assertEquals(Optional.of("Choose the column that holds the variant."), mapped.whyNot());
        vm.importNow();
        assertInstanceOf(State.Mapped.class, vm.stateProperty().get(), "nothing was imported");
    }

    @Test
    void anotherDelimiterChangesThePreviewAtOnce() throws Exception {
        vm.start(List.of(Workspaces.csv(folder)));
        ReadOptions o = ((State.Mapped) vm.stateProperty().get()).preview().options();
        vm.read(new ReadOptions(o.format(), ";", o.quote(), o.charset(), o.byteOrderMark(), o.decimalComma(), o.header()));
        if (vm.stateProperty().get() instanceof State.Mapped again) {
            assertEquals(1, again.preview().columns().size());
        } else {
            assertInstanceOf(State.Failed.class, vm.stateProperty().get());
        }
    }

    @Test
    void aFileThatIsNoTableIsRefusedInWords() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        vm.start(List.of(empty));
        var failed = assertInstanceOf(State.Failed.class, vm.stateProperty().get());
        assertTrue(failed.problems().getFirst().contains("empty.csv"), failed.problems().toString());
        vm.cancel();
        assertInstanceOf(State.Empty.class, vm.stateProperty().get());
    }
}
