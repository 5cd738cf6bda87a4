package dev.winnow.ui.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.app.Session;
import dev.winnow.experiment.Conclusion;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.ui.Tab;
import dev.winnow.ui.controls.Clip;
import dev.winnow.ui.imports.DataViewModel;
import dev.winnow.ui.overview.OverviewViewModel;
import dev.winnow.ui.overview.OverviewViewModel.Ending;
import dev.winnow.ui.readout.ReadoutViewModel.Freshness;
import dev.winnow.ui.readout.ReadoutViewModel.Missing;
import dev.winnow.ui.readout.ReadoutViewModel.State;
import dev.winnow.ui.report.ReportViewModel;
import dev.winnow.ui.subject.OpenExperiment;
import dev.winnow.ui.subject.Quiet;
import dev.winnow.ui.subject.Workspaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadoutViewModelTest {
    @TempDir
    Path folder;

    private final List<Throwable> failures = new ArrayList<>();
    private Session session;
    private OpenExperiment open;
    private ReadoutViewModel vm;

    @BeforeEach
    void openWorkspace() throws Exception {
        session = Session.open(folder.resolve("workspace"));
        Experiment e = Workspaces.experiment(session);
        open = Workspaces.open(session, e, failures);
        vm = new ReadoutViewModel(open);
    }

    @AfterEach
    void close() {
        session.close();
        assertEquals(List.of(), failures);
    }

    @Test
    void asksForDataThenForARunThenShowsIt() throws Exception {
        assertEquals(Missing.DATA, assertInstanceOf(State.Empty.class, vm.stateProperty().get()).missing());
        var overview = new OverviewViewModel(open, Quiet.none());
        assertEquals(Tab.DATA, next(overview).tab());
        importData();
        assertEquals(Missing.RUN, assertInstanceOf(State.Empty.class, vm.stateProperty().get()).missing());
        assertEquals("Compute the readout", next(overview).title());

        vm.recompute();

        var ready = assertInstanceOf(State.Ready.class, vm.stateProperty().get());
        assertEquals(Freshness.CURRENT, ready.freshness());
        vm.selectFirst();
        assertEquals(Optional.of(new Selection("converted", "B")), vm.selectionProperty().get());
        assertEquals(Tab.REPORT, next(overview).tab());
    }

    @Test
    void numbersOfAnEarlierDesignAreMarkedStaleAndKept() throws Exception {
        importData();
        vm.recompute();
        open.change(e -> e.withDesign(with(e, 0.01)), "level");
        var ready = assertInstanceOf(State.Ready.class, vm.stateProperty().get());
        assertEquals(Freshness.STALE, ready.freshness());
        assertEquals(0.05, ready.run().readout().alpha());
        vm.recompute();
        assertEquals(0.01, vm.run().orElseThrow().readout().alpha());
        vm.show(open.runs().getLast());
        assertEquals(0.05, vm.run().orElseThrow().readout().alpha(), "older runs can be looked at");
        var report = assertInstanceOf(ReportViewModel.State.Ready.class, new ReportViewModel(open).stateProperty().get());
        assertEquals(0.05, report.run().readout().alpha(), "the report is of the run on screen");
    }

    @Test
    void theConclusionIsRecordedOnceStopped() {
        var overview = new OverviewViewModel(open, Quiet.none());
        assertEquals(new Ending.NotYet(), ending(overview));
        open.move(Lifecycle.Action.START);
        open.move(Lifecycle.Action.STOP);
        assertEquals(new Ending.Stopped(Optional.empty(), OverviewViewModel.Access.OPEN), ending(overview));
        var conclusion = new Conclusion(Conclusion.Outcome.LOST, "Refunds rose.");
        overview.conclude(conclusion);
        assertEquals(new Ending.Stopped(Optional.of(conclusion), OverviewViewModel.Access.OPEN), ending(overview));
    }

    @Test
    void aRowIsCopiedWithItsNumbersAndReasons() {
        var rows = EffectRows.of(SampleReadouts.ship(), Basis.RELATIVE).get(1).rows();
        String markdown = Clip.markdown(CopyMenu.table(rows));
        assertEquals(4, markdown.lines().count(), markdown);
        assertTrue(markdown.lines().skip(2).findFirst().orElseThrow().startsWith("| Revenue per visitor | B | "), markdown);
        assertTrue(markdown.contains(rows.getLast().bayesian().value()), "an absent figure says why");
    }

    private static Ending ending(OverviewViewModel overview) {
        return assertInstanceOf(OverviewViewModel.State.Ready.class, overview.stateProperty().get()).ending();
    }

    @Test
    void aFrozenRunIsMarked() throws Exception {
        importData();
        vm.recompute();
        open.freeze(vm.run().orElseThrow());
        assertTrue(vm.run().orElseThrow().frozen());
    }

    private void importData() throws Exception {
        var data = new DataViewModel(open);
        data.start(List.of(Workspaces.csv(folder)));
        data.importNow();
        assertInstanceOf(DataViewModel.State.Imported.class, data.stateProperty().get(), () -> data.stateProperty().get().toString());
    }

    private static OverviewViewModel.Next next(OverviewViewModel overview) {
        return ((OverviewViewModel.State.Ready) overview.stateProperty().get()).next();
    }

    private static dev.winnow.experiment.Design with(Experiment e, double alpha) {
        var d = e.design();
        return new dev.winnow.experiment.Design(
                d.hypothesis(), d.unit(), d.variants(), d.control(), d.metrics(), alpha, d.power(), d.unitsPerVariant(),
                d.start(), d.days());
    }
}
