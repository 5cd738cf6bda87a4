package dev.winnow.ui.readout;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.Run;
import dev.winnow.ui.StatusLine;

/// What the bar at the bottom says of the numbers on screen.
final class ReadoutStatus {
    private ReadoutStatus() {}

    static void show(StatusLine line, Run run) {
        var r = run.readout();
        line.method(get("status.method", Double.toString(r.alpha())));
        line.source(get("status.source", r.data().name(), Words.count(r.data().rows())));
    }
}
