package dev.winnow.ui.shell;

import dev.winnow.text.Texts;
import dev.winnow.ui.Toasts;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Notices at the lower edge, newest below; at most three. The pointer over one keeps it.
final class ToastLayer extends VBox implements Toasts {
    private static final Texts TEXT = Texts.of("shell");
    private static final int MOST = 3;

    ToastLayer() {
        super(8);
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getStyleClass().add("toasts");
    }

    @Override
    public void show(String text) {
        add(text, new Button[0]);
    }

    @Override
    public void show(String text, String verb, Runnable action) {
        var button = new Button(verb);
        button.getStyleClass().add("link");
        button.setMinWidth(Region.USE_PREF_SIZE);
        HBox toast = add(text, button);
        button.setOnAction(_ -> {
            getChildren().remove(toast);
            action.run();
        });
    }

    private HBox add(String text, Button... buttons) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(480);
        label.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var close = new Button("×");
        close.getStyleClass().addAll("flat", "quiet");
        close.setAccessibleText(TEXT.get("toast.close"));
        var toast = new HBox(12, label);
        toast.getChildren().addAll(buttons);
        toast.getChildren().add(close);
        toast.setAlignment(Pos.CENTER_LEFT);
        toast.getStyleClass().add("toast");
        toast.setAccessibleText(text);
        close.setOnAction(_ -> getChildren().remove(toast));
        getChildren().add(toast);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        // Time to read: a base, and more for each word.
        var stay = new PauseTransition(Duration.seconds(4 + text.length() / 15.0 + 4 * buttons.length));
        stay.setOnFinished(_ -> getChildren().remove(toast));
        toast.hoverProperty().subscribe(over -> {
            if (over) {
                stay.stop();
            } else {
                stay.playFromStart();
            }
        });
        toast.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        return toast;
    }

    void clear() {
        getChildren().clear();
    }
}
