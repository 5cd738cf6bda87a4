package dev.winnow.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.app.Session;
import dev.winnow.experiment.Experiment;
import dev.winnow.ui.design.DesignViewModel.Saving;
import dev.winnow.ui.subject.OpenExperiment;
import dev.winnow.ui.subject.Quiet;
import dev.winnow.ui.subject.Workspaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignViewModelTest {
    @TempDir
    Path folder;

    private final List<Throwable> failures = new ArrayList<>();
    private Session session;
    private Experiment experiment;
    private DesignViewModel vm;

    @BeforeEach
    void openWorkspace() throws Exception {
        session = Session.open(folder);
        experiment = Workspaces.experiment(session);
        OpenExperiment open = Workspaces.open(session, experiment, failures);
        vm = new DesignViewModel(open, Quiet.none());
    }

    @AfterEach
    void close() {
        session.close();
        assertEquals(List.of(), failures);
    }

    @Test
    void aValidChangeIsARevisionNamedAfterItsField() throws Exception {
        vm.alphaProperty().set("1 %");
        assertEquals(new Saving.Saved(), vm.savingProperty().get());
        assertEquals(List.of(), failures);
        assertEquals(0.01, session.experiments().get(experiment.id()).design().alpha());
        assertEquals("level", session.experiments().history(experiment.id()).getFirst().note());
    }

    @Test
    void allMistakesAreShownAtOnceAndNothingIsSaved() throws Exception {
        vm.alphaProperty().set("0.9");
        vm.daysProperty().set("soon");
        vm.variants().getFirst().shareProperty().set("70 %");
        assertEquals(Set.of("alpha", "days", "variants"), vm.errors().keySet());
        assertTrue(Objects.requireNonNull(vm.errors().get("days")).contains("soon"));
        assertInstanceOf(Saving.Invalid.class, vm.savingProperty().get());
        assertEquals(Workspaces.design(), session.experiments().get(experiment.id()).design());
    }

    @Test
    void aNewVariantSharesEvenlyWithTheOthers() throws Exception {
        vm.addVariant();
        var design = session.experiments().get(experiment.id()).design();
        assertEquals(List.of("A", "B", "C"), design.variants().stream().map(v -> v.key()).toList());
        assertEquals(0.333333, design.variants().getLast().share(), 1e-9);
        vm.remove(vm.variants().getFirst());
        assertEquals("B", session.experiments().get(experiment.id()).design().control(), "control moves to one that is left");
    }

    @Test
    void undoneElsewhereTheFormFollows() throws Exception {
        vm.hypothesisProperty().set("Another question.");
        session.experiments().undo(experiment.id());
        var open = Workspaces.open(session, experiment, failures);
        var fresh = new DesignViewModel(open, Quiet.none());
        assertEquals("Fewer steps, more orders.", fresh.hypothesisProperty().get());
        assertEquals(Optional.empty(), Optional.ofNullable(fresh.errors().get("hypothesis")));
    }

    @Test
    void aKindWithASettingStartsWithOne() throws Exception {
        vm.metrics().getFirst().kindProperty().set(KindChoice.QUANTILE);
        assertEquals("0.9", vm.metrics().getFirst().settingProperty().get());
        assertEquals(
                "quantile",
                session.experiments().get(experiment.id()).design().metrics().getFirst().kind().word());
    }
}
