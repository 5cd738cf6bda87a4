package dev.winnow.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.app.Session;
import dev.winnow.experiment.Experiment;
import dev.winnow.ui.history.HistoryViewModel.Place;
import dev.winnow.ui.history.HistoryViewModel.State;
import dev.winnow.ui.subject.Workspaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryViewModelTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatChangedAndRestores() throws Exception {
        List<Throwable> failures = new ArrayList<>();
        List<String> told = new ArrayList<>();
        try (Session session = Session.open(folder)) {
            Experiment e = Workspaces.experiment(session);
            session.experiments().save(e.withName("Longer checkout"), "name");
            var vm = new HistoryViewModel(Workspaces.open(session, e, failures));
            vm.refresh();
            var ready = assertInstanceOf(State.Ready.class, vm.stateProperty().get());
            assertEquals(2, ready.entries().size());
            assertEquals(
                    List.of(new Difference("Name", "Shorter checkout", "Longer checkout")),
                    ready.entries().getFirst().changes());
            assertEquals(Place.CURRENT, ready.entries().getFirst().place());
            assertTrue(vm.whyNot().isPresent(), "the current one cannot be restored");

            vm.selectedProperty().set(Optional.of(ready.entries().getLast()));
            vm.restore(() -> told.add("restored"));

            assertEquals(List.of(), failures);
            assertEquals(List.of("restored"), told);
            assertEquals("Shorter checkout", session.experiments().get(e.id()).name());
            vm.refresh();
            assertEquals(3, ((State.Ready) vm.stateProperty().get()).entries().size(), "restoring appends");
        }
    }
}
