package dev.winnow.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.winnow.app.Session;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Status;
import dev.winnow.ui.FxExtension;
import dev.winnow.ui.controls.StatusPill;
import dev.winnow.ui.controls.Tone;
import dev.winnow.ui.subject.OnFx;
import dev.winnow.ui.subject.SubjectTexts;
import dev.winnow.ui.subject.Workspaces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FxExtension.class)
class StatusWordsTest {
    @TempDir
    Path folder;

    @Test
    void aDayBeyondThePlanIsNotOneOfIt() throws Exception {
        Experiment running;
        try (Session session = Session.open(folder.resolve("workspace"))) {
            Experiment draft = Workspaces.experiment(session);
            Design d = draft.design();
            running = draft.withStatus(Status.RUNNING)
                    .withDesign(new Design(
                            d.hypothesis(), d.unit(), d.variants(), d.control(), d.metrics(), d.alpha(), d.power(),
                            d.unitsPerVariant(), Optional.of(LocalDate.of(2026, 11, 2)), Optional.of(14)));
        }
        assertEquals("● Running · day 1 of 14", words(running, "2026-11-02"));
        assertEquals("● Running · day 14 of 14", words(running, "2026-11-15"));
        assertEquals("● Running · day 84, 14 planned", words(running, "2027-01-24"));
        assertEquals("● Running · starts 2026-11-02", words(running, "2026-11-01"));
    }

    @Test
    void aSentenceBeginsLargeAndANameKeepsItsLetters() {
        assertEquals("Bundle raises Revenue.", SubjectTexts.opening("bundle raises Revenue."));
        assertEquals("iPhone raises Revenue.", SubjectTexts.opening("iPhone raises Revenue."));
        assertEquals("", SubjectTexts.opening(""));
    }

    private static String words(Experiment e, String day) throws Exception {
        return OnFx.call(() -> {
            var pill = new StatusPill("", Tone.NEUTRAL);
            StatusWords.show(pill, e, Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC));
            return pill.getText();
        });
    }
}
