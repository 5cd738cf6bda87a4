package dev.winnow.ui.controls;

import dev.winnow.plot.Plot;
import dev.winnow.plot.PlotDrawing;
import dev.winnow.plot.PlotTheme;
import dev.winnow.text.Texts;
import dev.winnow.ui.theme.Themes;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jfree.fx.FXGraphics2D;

/// A chart with its table twin. Put [#tools()] at the right of the card's title: it switches between the two and copies.
/// The chart is drawn by the same code as in reports, in the colours of the window.
public final class PlotView extends Region {
    private static final Texts TEXT = Texts.of("shell");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Canvas canvas = new Canvas();
    private final StackPane picture = new StackPane();
    private final Label hover = new Label();
    private final DataTable twin;
    private final Button flip = new Button();
    private final HBox tools = new HBox(4);
    private final InvalidationListener redraw = _ -> draw();
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
        picture.getStyleClass().add("plot-picture");
        picture.setFocusTraversable(true);
        picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        hover.getStyleClass().add("plot-hover");
        hover.setManaged(false);
        hover.setMouseTransparent(true);
        hover.setVisible(false);
        picture.getChildren().addAll(canvas, hover);
        picture.setOnMouseMoved(this::point);
        picture.setOnMouseExited(_ -> hover.setVisible(false));
        picture.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (COPY.match(e)) {
                copyPng();
                e.consume();
            }
        });
        var menu = new ContextMenu(items());
        picture.setOnContextMenuRequested((ContextMenuEvent e) -> menu.show(picture, e.getScreenX(), e.getScreenY()));
        twin.setVisible(false);
        getChildren().addAll(picture, twin);
        flip.getStyleClass().addAll("flat", "quiet");
        flip.setOnAction(_ -> showTable(!twin.isVisible()));
        var copy = new MenuButton(TEXT.get("plot.copy"));
        copy.getStyleClass().addAll("flat", "quiet");
        copy.getItems().addAll(items());
        tools.getChildren().addAll(flip, copy);
        sceneProperty().addListener((_, before, now) -> follow(before, now));
        show(plot, table);
        showTable(false);
    }

    /// The theme is a style class of the scene's root.
    private void follow(Scene before, Scene now) {
        if (before != null) {
            before.getRoot().getStyleClass().removeListener(redraw);
        }
        if (now != null) {
            now.getRoot().getStyleClass().addListener(redraw);
            draw();
        }
    }

    private MenuItem[] items() {
        return new MenuItem[] {
            item("plot.copy.png", this::copyPng),
            item("plot.copy.svg", () -> Clip.text(PlotDrawing.svg(plot, width(), height(), PlotTheme.LIGHT))),
            item("plot.copy.text", () -> Clip.text(Clip.tabbed(table))),
            item("plot.copy.markdown", () -> Clip.text(Clip.markdown(table)))
        };
    }

    private static MenuItem item(String key, Runnable run) {
        var item = new MenuItem(TEXT.get(key));
        item.setOnAction(_ -> run.run());
        return item;
    }

    private void copyPng() {
        byte[] png = PlotDrawing.png(plot, width(), height(), 2, theme());
        Clip.image(new Image(new ByteArrayInputStream(png)));
    }

    private int width() {
        return (int) Math.max(320, getWidth());
    }

    private int height() {
        return (int) Math.max(160, getHeight());
    }

    /// The switch to the table and the menu to copy, for the title of the card around it.
    public Node tools() {
        return tools;
    }

    public void show(Plot newPlot, Plot.Table newTable) {
        plot = newPlot;
        table = newTable;
        twin.show(table);
        picture.setAccessibleText(plot.title() + ". " + plot.description());
        twin.setAccessibleText(plot.title());
        draw();
    }

    private void showTable(boolean shown) {
        twin.setVisible(shown);
        picture.setVisible(!shown);
        flip.setText(TEXT.get(shown ? "plot.picture" : "plot.table"));
    }

    @Override
    protected void layoutChildren() {
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
        twin.resizeRelocate(0, 0, getWidth(), getHeight());
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private PlotTheme theme() {
        return Themes.dark(this) ? PlotTheme.DARK : PlotTheme.LIGHT;
    }

    private void draw() {
        double w = canvas.getWidth();
        double h = canvas.getHeight();
        if (w < 40 || h < 40) {
            return;
        }
        var context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, w, h);
        var g = new FXGraphics2D(context);
        PlotDrawing.draw(plot, g, w, h, theme());
        g.dispose();
    }

    private void point(MouseEvent e) {
        Optional<PlotDrawing.Hover> at = PlotDrawing.hover(plot, getWidth(), getHeight(), e.getX(), e.getY());
        hover.setVisible(at.isPresent());
        at.ifPresent(found -> {
            hover.setText(found.text());
            hover.autosize();
            double x = Math.clamp(found.x() + 8, 0, Math.max(0, getWidth() - hover.getWidth()));
            hover.relocate(x, Math.max(0, found.y() - hover.getHeight() - 8));
        });
    }
}
