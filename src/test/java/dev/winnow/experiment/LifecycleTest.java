package dev.winnow.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.app.Designs;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {
    static Experiment experiment(Status status, boolean archived) {
        return new Experiment(
                UUID.randomUUID(), UUID.randomUUID(), "E", "", Designs.conversion(), status, archived,
                Optional.empty(), Optional.empty());
    }

    /// The whole table: every status against every action, `-` where there is no way.
    @ParameterizedTest
    @CsvSource({
        "DRAFT,   START, RUNNING", "DRAFT,   PAUSE, -", "DRAFT,   RESUME, -", "DRAFT,   STOP, -",
        "DRAFT,   ARCHIVE, DRAFT", "DRAFT,   UNARCHIVE, -",
        "RUNNING, START, -", "RUNNING, PAUSE, PAUSED", "RUNNING, RESUME, -", "RUNNING, STOP, STOPPED",
        "RUNNING, ARCHIVE, -", "RUNNING, UNARCHIVE, -",
        "PAUSED,  START, -", "PAUSED,  PAUSE, -", "PAUSED,  RESUME, RUNNING", "PAUSED,  STOP, STOPPED",
        "PAUSED,  ARCHIVE, -", "PAUSED,  UNARCHIVE, -",
        "STOPPED, START, -", "STOPPED, PAUSE, -", "STOPPED, RESUME, -", "STOPPED, STOP, -",
        "STOPPED, ARCHIVE, STOPPED", "STOPPED, UNARCHIVE, -",
    })
    void everyStatusAgainstEveryAction(Status status, Lifecycle.Action action, String next) throws Exception {
        Experiment e = experiment(status, false);
        assertEquals(!next.equals("-"), Lifecycle.allowed(e).contains(action));
        if (next.equals("-")) {
            var refused = assertThrows(InputException.class, () -> Lifecycle.apply(e, action));
            assertEquals("action", refused.problems().getFirst().field());
        } else {
            Experiment after = Lifecycle.apply(e, action);
            assertEquals(Status.valueOf(next), after.status());
            assertEquals(action == Lifecycle.Action.ARCHIVE, after.archived());
        }
    }

    @ParameterizedTest
    @CsvSource({"DRAFT", "STOPPED"})
    void anArchivedOneCanOnlyBeTakenOut(Status status) throws Exception {
        Experiment e = experiment(status, true);
        assertEquals(Set.of(Lifecycle.Action.UNARCHIVE), Lifecycle.allowed(e));
        assertEquals(e.withArchived(false), Lifecycle.apply(e, Lifecycle.Action.UNARCHIVE));
        for (Lifecycle.Action other : EnumSet.complementOf(EnumSet.of(Lifecycle.Action.UNARCHIVE))) {
            assertThrows(InputException.class, () -> Lifecycle.apply(e, other));
        }
    }

    @Test
    void startingNeedsAReadyDesign() {
        Design d = Designs.conversion();
        var secondary = new Design(
                d.hypothesis(), d.unit(), d.variants(), d.control(),
                List.of(Metric.of("m", new MetricKind.Mean(), MetricRole.SECONDARY)), d.alpha(), d.power(),
                d.unitsPerVariant(), d.start(), d.days());
        Experiment e = experiment(Status.DRAFT, false).withDesign(secondary);
        assertEquals(List.of(), DesignRules.check(secondary));
        var refused = assertThrows(InputException.class, () -> Lifecycle.apply(e, Lifecycle.Action.START));
        assertEquals("primaryMissing", refused.problems().getFirst().code());
        assertEquals(Set.of(Lifecycle.Action.ARCHIVE), Lifecycle.allowed(e));
    }

    @Test
    void conclusionsAreForStoppedExperiments() {
        var conclusion = new Conclusion(Conclusion.Outcome.WON, "");
        assertEquals(
                List.of(), ExperimentRules.check(experiment(Status.STOPPED, false).withConclusion(conclusion)));
        for (Status s : List.of(Status.DRAFT, Status.RUNNING, Status.PAUSED)) {
            List<Problem> problems = ExperimentRules.check(experiment(s, false).withConclusion(conclusion));
            assertEquals("conclusionEarly", problems.getFirst().code());
        }
    }
}
