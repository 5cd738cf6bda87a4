package dev.winnow.ui.controls;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A panel with a title, an optional remark or control at its right, and content below.
public final class Card extends VBox {
    private final HBox head = new HBox(8);
    private final Label title = new Label();

    public Card(String title, Node... content) {
        getStyleClass().add("card");
        this.title.setText(title);
        this.title.getStyleClass().add("card-title");
        this.title.setMinWidth(Region.USE_PREF_SIZE);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("card-head");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().addAll(this.title, gap);
        if (!title.isEmpty()) {
            getChildren().add(head);
        }
        getChildren().addAll(content);
    }

    /// Small grey words at the right of the title.
    public Card remark(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("faint", "small");
        return right(label);
    }

    /// A control at the right of the title.
    public Card right(Node node) {
        head.getChildren().add(node);
        if (!getChildren().contains(head)) {
            getChildren().addFirst(head);
        }
        return this;
    }

    public void setTitle(String text) {
        title.setText(text);
    }
}
