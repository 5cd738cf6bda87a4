package dev.winnow.ui.shell;

import dev.winnow.text.Texts;
import dev.winnow.ui.Action;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Name, menus, the field that opens the palette, and the switch of the inspector.
final class Header extends StackPane {
    private static final Texts TEXT = Texts.of("shell");

    private final MenuBar menus = new MenuBar();

    /// @param note a few words that stay, such as that nothing can be changed
    Header(Runnable palette, String paletteKey, Runnable inspector, Optional<String> note) {
        getStyleClass().add("header");
        var name = new Label(TEXT.get("app.name"));
        name.getStyleClass().add("app-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        menus.setMinWidth(Region.USE_PREF_SIZE);
        menus.setUseSystemMenuBar(false);
        var words = new Label(TEXT.get("palette.open"));
        words.getStyleClass().add("faint");
        var key = new Label(paletteKey);
        key.getStyleClass().add("key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var inside = new HBox(8, words, gap, key);
        inside.setAlignment(Pos.CENTER_LEFT);
        var open = new Button();
        open.setId("openPalette");
        open.setGraphic(inside);
        open.getStyleClass().add("palette-button");
        open.setAccessibleText(TEXT.get("palette.open"));
        open.setOnAction(_ -> palette.run());
        open.setMinWidth(120);
        open.setPrefWidth(420);
        inside.prefWidthProperty().bind(open.widthProperty().subtract(20));
        var explain = new Button(TEXT.get("header.explain"));
        explain.setId("toggleInspector");
        explain.getStyleClass().add("flat");
        explain.setTooltip(new Tooltip(TEXT.get("header.explain.tip")));
        explain.setMinWidth(Region.USE_PREF_SIZE);
        explain.setOnAction(_ -> inspector.run());
        var left = new HBox(8, name, menus);
        var right = new HBox(8);
        note.ifPresent(n -> {
            var label = new Label(n);
            label.getStyleClass().addAll("pill", "warn");
            label.setMinWidth(Region.USE_PREF_SIZE);
            right.getChildren().add(label);
        });
        right.getChildren().add(explain);
        for (HBox side : List.of(left, right)) {
            side.setMaxWidth(Region.USE_PREF_SIZE);
            side.setPickOnBounds(false);
        }
        left.setAlignment(Pos.CENTER_LEFT);
        right.setAlignment(Pos.CENTER_RIGHT);
        StackPane.setAlignment(left, Pos.CENTER_LEFT);
        StackPane.setAlignment(right, Pos.CENTER_RIGHT);
        // In the middle of the window, and as wide as the wider side leaves room for.
        open.maxWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.clamp(getWidth() - 2 * Math.max(left.getWidth(), right.getWidth()) - 64, 120, 420),
                        widthProperty(), left.widthProperty(), right.widthProperty()));
        getChildren().addAll(left, open, right);
    }

    void show(List<Action> actions) {
        menus.getMenus().clear();
        for (Action.Menu place : Action.Menu.values()) {
            var menu = new Menu(TEXT.get("menu." + place.name().toLowerCase(Locale.ROOT)));
            String group = "";
            for (Action action : actions) {
                if (action.menu() != place) {
                    continue;
                }
                String now = group(action);
                if (!group.isEmpty() && !now.equals(group)) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                group = now;
                menu.getItems().add(item(action));
            }
            menu.setOnShowing(_ -> menu.getItems().forEach(Header::freshen));
            menu.setOnHidden(_ -> menu.getItems().forEach(i -> i.setDisable(false)));
            menus.getMenus().add(menu);
        }
    }

    /// Ids are `group.word`: a line is drawn between groups of one menu.
    private static String group(Action a) {
        int dot = a.id().indexOf('.');
        return dot < 0 ? a.id() : a.id().substring(0, dot);
    }

    static MenuItem item(Action action) {
        var item = new MenuItem(action.text().get());
        item.setMnemonicParsing(false);
        item.setUserData(action);
        // Plain keys such as / would be taken from text fields; the workbench listens for those itself.
        action.key().filter(k -> !Keys.plain(k)).ifPresent(item::setAccelerator);
        item.setOnAction(_ -> action.fire());
        return item;
    }

    private static void freshen(MenuItem item) {
        if (item.getUserData() instanceof Action a) {
            item.setText(a.text().get());
            item.setDisable(a.whyNot().get().isPresent());
        }
    }
}
