package dev.winnow.ui.controls;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Rows with a hairline between them.
public final class Lines extends VBox {
    public Lines(Node... rows) {
        getChildren().addListener((ListChangeListener<Node>) _ -> draw());
        getChildren().addAll(rows);
    }

    private void draw() {
        List<Node> rows = getChildren();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).getStyleClass().removeAll("line-row", "line-row-last");
            rows.get(i).getStyleClass().add(i == rows.size() - 1 ? "line-row-last" : "line-row");
        }
    }
}
