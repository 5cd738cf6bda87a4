package dev.winnow.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Revision;
import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Undo and redo against the simplest model there is: a list of states and a position in it.
class UndoTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void randomWalksAgreeWithAListAndAPosition(long seed) throws Exception {
        var random = new Random(seed);
        Session session = Session.open(folder);
        try {
            UUID id = session.experiments()
                    .create(session.projects().create("P").id(), "E", Designs.conversion())
                    .id();
            List<Experiment> states = new ArrayList<>(List.of(session.experiments().get(id)));
            List<String> notes = new ArrayList<>(List.of("created"));
            List<Experiment> appended = new ArrayList<>(states);
            int at = 0;
            for (int step = 0; step < 80; step++) {
                Experiments experiments = session.experiments();
                switch (random.nextInt(6)) {
                    case 0, 1 -> {
                        Experiment next = states.get(at).withNotes("step " + step);
                        experiments.save(next, "note " + step);
                        states.subList(at + 1, states.size()).clear();
                        notes.subList(at + 1, notes.size()).clear();
                        states.add(next);
                        notes.add("note " + step);
                        at++;
                        appended.add(next);
                    }
                    case 2, 3 -> {
                        if (at == 0) {
                            assertEquals("nothingToUndo", refusal(() -> experiments.undo(id)));
                        } else {
                            at--;
                            assertEquals(states.get(at), experiments.undo(id));
                            appended.add(states.get(at));
                        }
                    }
                    case 4 -> {
                        if (at == states.size() - 1) {
                            assertEquals("nothingToRedo", refusal(() -> experiments.redo(id)));
                        } else {
                            at++;
                            assertEquals(states.get(at), experiments.redo(id));
                            appended.add(states.get(at));
                        }
                    }
                    default -> {
                        session.close();
                        session = Session.open(folder);
                    }
                }
                assertEquals(states.get(at), session.experiments().get(id), "seed " + seed + " step " + step);
                assertEquals(
                        at == 0 ? Optional.empty() : Optional.of(notes.get(at)),
                        session.experiments().undoable(id));
                assertEquals(
                        at == states.size() - 1 ? Optional.empty() : Optional.of(notes.get(at + 1)),
                        session.experiments().redoable(id));
            }
            List<Revision> history = session.experiments().history(id).reversed();
            assertEquals(appended.size(), history.size());
            for (int i = 0; i < appended.size(); i++) {
                assertEquals(appended.get(i), session.experiments().at(id, i + 1));
                assertEquals(i == 0 ? "" : history.get(i - 1).hash(), history.get(i).previous());
            }
            assertEquals(List.of(), session.maintenance().validate(Progress.none()));
        } finally {
            session.close();
        }
    }

    @org.junit.jupiter.api.Test
    void restoreBringsBackTheContentAndKeepsTheLife() throws Exception {
        try (Session s = Session.open(folder)) {
            var x = s.experiments();
            Experiment first = x.create(s.projects().create("P").id(), "E", Designs.conversion());
            x.save(first.withDesign(Designs.withAlpha(0.01)), "level");
            x.move(first.id(), dev.winnow.experiment.Lifecycle.Action.START);
            Experiment restored = x.restore(first.id(), 1);
            assertEquals(first.withStatus(dev.winnow.experiment.Status.RUNNING), restored);
            assertEquals(4, x.history(first.id()).size());
            assertEquals(Optional.of("revision 1 restored"), x.undoable(first.id()));
            assertEquals("revisionUnknown", refusal(() -> x.restore(first.id(), 77)));
            assertEquals(restored, x.save(restored, "nothing"));
            assertEquals(4, x.history(first.id()).size(), "an unchanged save appends nothing");
        }
    }

    private static String refusal(org.junit.jupiter.api.function.Executable work) {
        return assertThrows(InputException.class, work).problems().getFirst().code();
    }
}
