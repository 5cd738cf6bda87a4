package dev.winnow.ui.shell;

import dev.winnow.text.Texts;
import dev.winnow.ui.FxTaskRunner;
import dev.winnow.ui.FxTaskRunner.Ending;
import dev.winnow.ui.controls.Lines;
import dev.winnow.ui.controls.StatusPill;
import dev.winnow.ui.controls.Tone;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What runs and what has ended, newest first.
final class TaskLog extends VBox {
    private static final Texts TEXT = Texts.of("shell");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    TaskLog(FxTaskRunner tasks, ZoneId zone) {
        super(8);
        setId("taskLogBox");
        getStyleClass().addAll("modal-sheet", "task-log");
        setMaxSize(420, 400);
        var head = new Label(TEXT.get("tasks.log"));
        head.getStyleClass().add("h2");
        var rows = new Lines();
        for (var task : tasks.running()) {
            var cancel = new Button(TEXT.get("tasks.cancel"));
            cancel.setOnAction(_ -> task.cancel());
            rows.getChildren().add(row(task.title(), TIME.format(task.since().atZone(zone)), cancel));
        }
        for (var done : tasks.finished()) {
            var tone = done.ending() == Ending.FAILED ? Tone.BAD : done.ending() == Ending.DONE ? Tone.GOOD : Tone.NEUTRAL;
            String when = TEXT.get("tasks.took", TIME.format(done.at().atZone(zone)),
                    String.format(Locale.ROOT, "%.1f", done.took().toMillis() / 1000.0));
            rows.getChildren().add(row(done.title(), done.detail().isEmpty() ? when : when + " · " + done.detail(),
                    new StatusPill(TEXT.get("tasks." + done.ending().name().toLowerCase(Locale.ROOT)), tone)));
        }
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().add(InspectorPane.wrapped(TEXT.get("tasks.empty"), "muted"));
        }
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(TEXT.get("tasks.log"));
        getChildren().addAll(head, scroll);
    }

    private static HBox row(String title, String detail, Region right) {
        var name = new Label(title);
        var small = InspectorPane.wrapped(detail, "muted");
        small.getStyleClass().add("small");
        var texts = new VBox(name, small);
        HBox.setHgrow(texts, Priority.ALWAYS);
        right.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(12, texts, right);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
