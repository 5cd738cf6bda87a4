package dev.winnow.ui.report;

import dev.winnow.app.Run;
import dev.winnow.ui.readout.Verdict;
import java.util.List;
import javafx.scene.Node;

/// The report as it will read.
final class ReportPreview {
    private ReportPreview() {}

    static List<Node> of(Run run) {
        return List.of(Verdict.answer(run.readout(), ""));
    }
}
