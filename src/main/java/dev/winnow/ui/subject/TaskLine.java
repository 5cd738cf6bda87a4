package dev.winnow.ui.subject;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.ui.FxTaskRunner;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What runs now, how far it is, and the way to stop it.
public final class TaskLine extends VBox {
    /// @param running absent under a runner without progress
    public TaskLine(String title, Optional<FxTaskRunner.Running> running, Runnable onCancel) {
        super(6);
        setId("taskLine");
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(title);
        var what = Build.words("", "muted", "small");
        running.ifPresent(r -> {
            bar.progressProperty().bind(r.fractionProperty());
            what.textProperty().bind(r.whatProperty());
        });
        var row = new HBox(12, Build.grow(bar), Build.button("cancelTask", get("cancel"), onCancel));
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Build.label(title, "strong"), row, what);
    }
}
