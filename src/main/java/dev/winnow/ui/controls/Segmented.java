package dev.winnow.ui.controls;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// One of a few choices, all visible; exactly one is on. Arrow keys move.
public final class Segmented<T> extends HBox {
    private final ObjectProperty<T> value;
    private final List<T> choices;

    /// @param choices at least one; the first is on
    /// @param name    the words of a choice
    public Segmented(List<T> choices, Function<? super T, String> name) {
        this.choices = List.copyOf(choices);
        value = new SimpleObjectProperty<>(this.choices.getFirst());
        getStyleClass().add("seg");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.PARENT);
        var group = new ToggleGroup();
        for (T choice : this.choices) {
            var button = new ToggleButton(name.apply(choice));
            button.setToggleGroup(group);
            button.setUserData(choice);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setSelected(choice.equals(value.get()));
            button.setOnAction(_ -> {
                value.set(choice);
                button.setSelected(true);
            });
            value.subscribe(v -> button.setSelected(choice.equals(v)));
            getChildren().add(button);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::arrow);
    }

    private void arrow(KeyEvent e) {
        int step = e.getCode() == KeyCode.RIGHT ? 1 : e.getCode() == KeyCode.LEFT ? -1 : 0;
        if (step != 0) {
            int i = Math.floorMod(choices.indexOf(value.get()) + step, choices.size());
            value.set(choices.get(i));
            getChildren().get(i).requestFocus();
            e.consume();
        }
    }

    public ObjectProperty<T> valueProperty() {
        return value;
    }

    public T getValue() {
        return value.get();
    }

    public void setValue(T v) {
        value.set(v);
    }
}
