package dev.winnow.ui.shell;

import dev.winnow.text.Texts;
import dev.winnow.ui.Action;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.subject.AutoGrid;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All keys on one page, from the list of actions.
final class ShortcutsView extends VBox {
    private static final Texts TEXT = Texts.of("shell");

    ShortcutsView(List<Action> actions) {
        super(16);
        setId("shortcuts");
        getStyleClass().add("page");
        var head = new Label(TEXT.get("shortcuts.title"));
        head.getStyleClass().add("h1");
        var cards = new AutoGrid(248, 3, 12);
        List<Card> all = new ArrayList<>();
        for (Action.Menu menu : Action.Menu.values()) {
            var rows = new VBox(6);
            actions.stream()
                    .filter(a -> a.menu() == menu && a.key().isPresent())
                    .forEach(a -> rows.getChildren().add(row(a.text().get(), Keys.text(a.key().get()))));
            if (!rows.getChildren().isEmpty()) {
                all.add(new Card(TEXT.get("menu." + Actions.word(menu)), rows));
            }
        }
        var typing = new VBox(6, row(TEXT.get("shortcuts.tab"), "Tab"), row(TEXT.get("shortcuts.escape"), "Esc"),
                row(TEXT.get("shortcuts.arrows"), "← →"), row(TEXT.get("shortcuts.copy"), Keys.text(KeyCombination.valueOf("Shortcut+C"))));
        all.add(new Card(TEXT.get("shortcuts.everywhere"), typing));
        cards.setAll(all);
        getChildren().addAll(head, InspectorPane.wrapped(TEXT.get("shortcuts.lead"), "muted"), cards);
    }

    static HBox row(String what, String key) {
        var text = new Label(what);
        text.getStyleClass().add("muted");
        var keys = new Label(key);
        keys.getStyleClass().add("key");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(8, text, gap, keys);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
