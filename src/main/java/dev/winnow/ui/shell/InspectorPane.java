package dev.winnow.ui.shell;

import dev.winnow.readout.Explanation;
import dev.winnow.text.Texts;
import dev.winnow.ui.Inspector;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The pane on the right.
final class InspectorPane extends ScrollPane implements Inspector {
    static final double WIDTH = 276;
    private static final Texts TEXT = Texts.of("shell");

    private final VBox box = new VBox();
    private Node hint = hint();

    InspectorPane() {
        setId("inspector");
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setAccessibleText(TEXT.get("inspector.name"));
        box.getStyleClass().add("inspector-box");
        setContent(box);
        clear();
    }

    /// What is shown while nothing is selected.
    void setHint(Node node) {
        boolean shown = box.getChildren().contains(hint);
        hint = node;
        if (shown) {
            clear();
        }
    }

    static Node usualHint() {
        return hint();
    }

    private static Node hint() {
        return new VBox(4, head(TEXT.get("inspector.empty")), wrapped(TEXT.get("inspector.hint"), "muted"));
    }

    @Override
    public void show(Explanation e) {
        show(e, List.of());
    }

    @Override
    public void show(Explanation e, List<? extends Node> below) {
        box.getChildren().setAll(head(e.title()), wrapped(e.subtitle(), "muted"));
        if (!e.inputs().isEmpty()) {
            box.getChildren().add(inputs(e.inputs()));
        }
        if (!e.formula().isEmpty()) {
            var code = wrapped(String.join("\n", e.formula()), "mono");
            code.getStyleClass().add("code");
            code.setMaxWidth(Double.MAX_VALUE);
            box.getChildren().addAll(section(TEXT.get("inspector.formula")), code);
        }
        if (!e.source().isEmpty() || !e.notes().isEmpty()) {
            box.getChildren().add(section(TEXT.get("inspector.source")));
            if (!e.source().isEmpty()) {
                box.getChildren().add(wrapped(e.source(), "muted"));
            }
            e.notes().forEach(n -> box.getChildren().add(wrapped(n, "muted")));
        }
        if (!below.isEmpty()) {
            var rest = new VBox(8);
            rest.getStyleClass().add("inspector-below");
            rest.getChildren().addAll(below);
            box.getChildren().add(rest);
        }
        setVvalue(0);
    }

    private static GridPane inputs(List<Explanation.Input> inputs) {
        var grid = new GridPane();
        grid.getStyleClass().add("inspector-inputs");
        var label = new ColumnConstraints();
        label.setMinWidth(72);
        label.setHgrow(Priority.ALWAYS);
        var value = new ColumnConstraints();
        value.setMinWidth(64);
        value.setHgrow(Priority.ALWAYS);
        value.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(label, value);
        int row = 0;
        for (var input : inputs) {
            var name = wrapped(input.label(), "muted");
            var number = wrapped(input.value(), "value");
            name.setLabelFor(number);
            GridPane.setValignment(name, VPos.TOP);
            GridPane.setValignment(number, VPos.TOP);
            grid.addRow(row++, name, number);
        }
        return grid;
    }

    @Override
    public void show(String title, Node content) {
        box.getChildren().setAll(head(title), content);
        setVvalue(0);
    }

    @Override
    public void clear() {
        box.getChildren().setAll(hint);
        setVvalue(0);
    }

    static Label head(String text) {
        Label label = wrapped(text, "inspector-title");
        return label;
    }

    static Label section(String text) {
        return wrapped(text, "inspector-section");
    }

    static Label wrapped(String text, String styleClass) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
