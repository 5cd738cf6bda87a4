package dev.winnow.ui.shell;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Status;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A row of the left pane. The dot repeats the status that is also in the words.
final class TreeCell extends ListCell<TreeRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final TreePane.Wishes wishes;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label remark = new Label();
    private final HBox box;

    TreeCell(TreePane.Wishes wishes) {
        this.wishes = wishes;
        getStyleClass().add("tree-cell-row");
        dot.getStyleClass().add("dot");
        dot.setMinSize(8, 8);
        dot.setMaxSize(8, 8);
        name.setMinWidth(0);
        name.getStyleClass().add("tree-name");
        remark.getStyleClass().addAll("faint", "small");
        remark.setMinWidth(Region.USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        box = new HBox(8, dot, name, remark);
        box.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && getItem() instanceof TreeRow.Item i) {
                wishes.open(i.experiment().id());
            }
        });
    }

    @Override
    protected void updateItem(TreeRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(null);
        setContextMenu(null);
        setTooltip(null);
        setAccessibleText("");
        pseudoClassStateChanged(HEADING, !empty && row instanceof TreeRow.Heading);
        if (empty || row == null) {
            return;
        }
        switch (row) {
            case TreeRow.Heading(var project) -> {
                setText(project.name().toUpperCase(Locale.ROOT));
                setAccessibleText(project.name());
                setContextMenu(wishes.menu(project));
            }
            case TreeRow.Hint(var text) -> {
                setText(text);
                setAccessibleText(text);
            }
            case TreeRow.Item(var experiment, var words) -> {
                dot.getStyleClass().setAll("dot", tone(experiment));
                name.setText(experiment.name());
                remark.setText(words);
                setGraphic(box);
                setAccessibleText(experiment.name() + ", " + words);
                setTooltip(new Tooltip(experiment.name() + " · " + words));
                setContextMenu(wishes.menu(experiment));
            }
        }
    }

    private static String tone(Experiment e) {
        Status status = e.status();
        return e.archived() ? "dot-draft" : "dot-" + status.name().toLowerCase(Locale.ROOT);
    }
}
