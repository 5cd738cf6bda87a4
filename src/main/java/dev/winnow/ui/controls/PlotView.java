package dev.winnow.ui.controls;

import dev.winnow.plot.Plot;
import dev.winnow.text.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// A chart with its table twin. Put [#tools()] at the right of the card's title: it switches between the two and copies.
public final class PlotView extends StackPane {
    private static final Texts TEXT = Texts.of("shell");

    private final Canvas canvas = new Canvas();
    private final DataTable twin;
    private final Button flip = new Button();
    private final HBox tools = new HBox(4);
    private Plot plot;
    private Plot.Table table;

    public PlotView(Plot plot, Plot.Table table) {
        this.plot = plot;
        this.table = table;
        twin = new DataTable(table);
        getStyleClass().add("plot-view");
        setMinSize(160, 120);
        setPrefSize(400, 200);
        canvas.setManaged(false);
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        twin.setVisible(false);
        getChildren().addAll(canvas, twin);
        flip.getStyleClass().addAll("flat", "quiet");
        flip.setOnAction(_ -> showTable(!twin.isVisible()));
        var copy = new MenuButton(TEXT.get("plot.copy"));
        copy.getStyleClass().addAll("flat", "quiet");
        copy.getItems().addAll(item("plot.copy.text", () -> Clip.text(Clip.tabbed(this.table))),
                item("plot.copy.markdown", () -> Clip.text(Clip.markdown(this.table))));
        tools.getChildren().addAll(flip, copy);
        show(plot, table);
        showTable(false);
    }

    private static MenuItem item(String key, Runnable run) {
        var item = new MenuItem(TEXT.get(key));
        item.setOnAction(_ -> run.run());
        return item;
    }

    /// The switch to the table and the menu to copy, for the title of the card around it.
    public Node tools() {
        return tools;
    }

    public void show(Plot newPlot, Plot.Table newTable) {
        plot = newPlot;
        table = newTable;
        twin.show(table);
        canvas.setAccessibleText(plot.title() + ". " + plot.description());
        twin.setAccessibleText(plot.title());
    }

    private void showTable(boolean shown) {
        twin.setVisible(shown);
        canvas.setVisible(!shown);
        flip.setText(TEXT.get(shown ? "plot.picture" : "plot.table"));
    }
}
