package dev.winnow.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Status;
import dev.winnow.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    @TempDir
    Path folder;

    @Test
    void theSampleWorkspaceTellsItsThreeStories() throws WorkspaceException, InputException {
        Path workspace = folder.resolve("samples");
        try (Session session = Session.open(workspace)) {
            Samples.create(session, Progress.none());
            Map<String, String> verdicts = new TreeMap<>();
            for (Experiment e : session.experiments().list()) {
                session.analyses().latest(e.id()).ifPresent(r -> verdicts.put(
                        e.name(), r.readout().decision().verdict()));
            }
            assertEquals(
                    Map.of(
                            "One-page checkout", "ship",
                            "Bundle prices", "doNotShip",
                            "Onboarding checklist", "brokenData"),
                    verdicts);
            Map<String, Status> states = session.experiments().list().stream()
                    .collect(Collectors.toMap(Experiment::name, Experiment::status));
            assertEquals(Status.PAUSED, states.get("Search ranking by stock"));
            assertEquals(Status.DRAFT, states.get("Free shipping banner"));
            assertEquals(Status.STOPPED, states.get("Bundle prices"));
            assertEquals(5, states.size());
        }
        assertFalse(Files.exists(workspace.resolve("samples.part")));
    }
}
