package dev.winnow.ui.experiment;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.ui.Tab;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The six tabs of an experiment; the arrow keys go from one to the next.
final class TabBar extends HBox {
    private final Map<Tab, ToggleButton> buttons = new EnumMap<>(Tab.class);
    private final Consumer<Tab> chosen;
    private Tab selected = Tab.OVERVIEW;

    TabBar(Consumer<Tab> chosen) {
        this.chosen = chosen;
        getStyleClass().add("experiment-tabs");
        setAccessibleRole(AccessibleRole.TAB_PANE);
        var group = new ToggleGroup();
        for (Tab tab : Tab.values()) {
            var button = new ToggleButton(get("tab." + tab));
            button.setId("tab" + tab);
            button.getStyleClass().add("experiment-tab");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setAccessibleRole(AccessibleRole.TAB_ITEM);
            button.setOnAction(_ -> {
                // A second click must not leave the experiment without a tab.
                button.setSelected(true);
                chosen.accept(tab);
            });
            buttons.put(tab, button);
            getChildren().add(button);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
    }

    void select(Tab tab) {
        selected = tab;
        buttons.forEach((t, button) -> {
            button.setSelected(t == tab);
            button.setFocusTraversable(t == tab);
        });
    }

    private void arrows(KeyEvent e) {
        int step = e.getCode() == KeyCode.RIGHT ? 1 : e.getCode() == KeyCode.LEFT ? -1 : 0;
        if (step != 0) {
            Tab next = Tab.values()[Math.floorMod(selected.ordinal() + step, Tab.values().length)];
            chosen.accept(next);
            Optional.ofNullable(buttons.get(next)).ifPresent(Node::requestFocus);
            e.consume();
        }
    }
}
