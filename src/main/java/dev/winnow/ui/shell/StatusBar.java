package dev.winnow.ui.shell;

import dev.winnow.text.Texts;
import dev.winnow.ui.FxTaskRunner;
import dev.winnow.ui.StatusLine;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// Saved state, method and source at the left; what is running at the right.
final class StatusBar extends HBox implements StatusLine {
    private static final Texts TEXT = Texts.of("shell");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    /// Shorter work than this is not worth a flicker.
    private static final Duration PATIENCE = Duration.millis(300);

    private final FxTaskRunner tasks;
    private final ZoneId zone;
    private final Label saved = words("saved");
    private final Label method = words("method");
    private final Label source = words("source");
    private final HBox running = new HBox(8);
    private final Button log = new Button();

    StatusBar(FxTaskRunner tasks, Clock clock, Runnable showLog) {
        super(20);
        this.tasks = tasks;
        zone = clock.getZone();
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("status-line");
        running.setAlignment(Pos.CENTER_RIGHT);
        running.setId("running");
        log.setId("taskLog");
        log.getStyleClass().addAll("flat", "quiet");
        log.setMinWidth(Region.USE_PREF_SIZE);
        log.setOnAction(_ -> showLog.run());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        saved.setText(TEXT.get("status.ready"));
        saved.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(saved, method, source, gap, running, log);
        tasks.running().addListener((ListChangeListener<FxTaskRunner.Running>) _ -> changed());
        changed();
    }

    private static Label words(String id) {
        var label = new Label();
        label.setId(id);
        label.setMinWidth(0);
        return label;
    }

    @Override
    public void saved(Instant at) {
        saved.setText(TEXT.get("status.saved", TIME.format(at.atZone(zone))));
    }

    void readOnly() {
        saved.setText(TEXT.get("status.readOnly"));
    }

    @Override
    public void method(String text) {
        method.setText(text);
    }

    @Override
    public void source(String text) {
        source.setText(text);
    }

    private void changed() {
        var wait = new PauseTransition(PATIENCE);
        wait.setOnFinished(_ -> draw());
        if (tasks.running().isEmpty()) {
            draw();
        } else {
            wait.play();
        }
    }

    private void draw() {
        int count = tasks.running().size();
        log.setText(count == 0 ? TEXT.get("tasks.none") : count == 1 ? TEXT.get("tasks.log") : TEXT.get("tasks.more", count - 1));
        running.getChildren().clear();
        if (count == 0) {
            return;
        }
        FxTaskRunner.Running task = tasks.running().getFirst();
        var title = new Label();
        title.textProperty().bind(Bindings.createStringBinding(
                () -> task.whatProperty().get().isEmpty() ? task.title() : task.title() + " · " + task.whatProperty().get(),
                task.whatProperty()));
        title.setMaxWidth(360);
        var bar = new ProgressBar();
        bar.progressProperty().bind(task.fractionProperty());
        bar.setPrefWidth(120);
        bar.setMinWidth(80);
        bar.setAccessibleText(task.title());
        var share = new Label();
        share.setMinWidth(Region.USE_PREF_SIZE);
        share.textProperty().bind(task.fractionProperty().map(f -> percent(f.doubleValue()).orElse("")));
        var cancel = new Button(TEXT.get("tasks.cancel"));
        cancel.getStyleClass().add("link");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setAccessibleText(TEXT.get("tasks.cancel.named", task.title()));
        cancel.setOnAction(_ -> task.cancel());
        running.getChildren().addAll(title, bar, share, cancel);
    }

    private static Optional<String> percent(double share) {
        return share < 0 ? Optional.empty() : Optional.of(Math.round(Math.min(1, share) * 100) + " %");
    }
}
