package dev.winnow.ui.experiment;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.experiment.Experiment;
import dev.winnow.ui.controls.StatusPill;
import dev.winnow.ui.controls.Tone;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// The status as a pill: where it stands, and the day it has come to.
final class StatusWords {
    private StatusWords() {}

    static void show(StatusPill pill, Experiment e, Clock clock) {
        if (e.archived()) {
            pill.show(get("status.archived"), Tone.NEUTRAL);
            return;
        }
        switch (e.status()) {
            case DRAFT -> pill.show(get("status.draft"), Tone.NEUTRAL);
            case RUNNING -> pill.show("● " + get("status.running") + day(e, clock), Tone.GOOD);
            case PAUSED -> pill.show("● " + get("status.paused") + day(e, clock), Tone.WARN);
            case STOPPED -> pill.show(get("status.stopped"), Tone.ACCENT);
        }
    }

    private static String day(Experiment e, Clock clock) {
        if (e.design().start().isEmpty()) {
            return "";
        }
        long day = ChronoUnit.DAYS.between(e.design().start().get(), LocalDate.now(clock)) + 1;
        if (day < 1) {
            return " · " + get("status.starts", e.design().start().get().toString());
        }
        return " · "
                + e.design().days()
                        .map(n -> get(day > n ? "status.day.over" : "status.day.of", Long.toString(day), Integer.toString(n)))
                        .orElseGet(() -> get("status.day", Long.toString(day)));
    }
}
