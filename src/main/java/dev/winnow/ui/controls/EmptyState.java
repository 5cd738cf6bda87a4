package dev.winnow.ui.controls;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// Says why there is nothing yet and offers the next step; the first button is the one to take.
public final class EmptyState extends VBox {
    public EmptyState(String title, String sentence, Button... steps) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var head = new Label(title);
        head.getStyleClass().add("h2");
        head.setWrapText(true);
        head.setTextAlignment(TextAlignment.CENTER);
        var text = new Label(sentence);
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setMaxWidth(440);
        text.setTextAlignment(TextAlignment.CENTER);
        getChildren().addAll(head, text);
        if (steps.length > 0) {
            steps[0].getStyleClass().add("primary");
            var row = new HBox(8, steps);
            row.getStyleClass().add("empty-steps");
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
    }
}
