package dev.winnow.ui.subject;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// The small parts that the screens are made of.
public final class Build {
    private Build() {}

    /// One line of words.
    public static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// Words that wrap and are never cut.
    public static Label words(String text, String... styles) {
        var label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static Button button(String id, String text, Runnable action, String... styles) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll(styles);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Takes the room that is left in a row.
    public static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    public static <N extends Node> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        if (node instanceof Region r) {
            r.setMaxWidth(Double.MAX_VALUE);
        }
        return node;
    }

    public static void tip(Node node, String text) {
        var tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        Tooltip.install(node, tip);
    }

    /// A menu of values under their own names, bound both ways.
    public static <T> ComboBox<T> choice(List<T> values, Function<? super T, String> name, Property<T> bound) {
        var box = new ComboBox<T>(FXCollections.observableArrayList(values));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                return values.stream()
                        .filter(v -> name.apply(v).equals(text))
                        .findFirst()
                        .orElse(values.getFirst());
            }
        });
        box.valueProperty().bindBidirectional(bound);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    /// A page that scrolls down, never sideways.
    public static ScrollPane page(Region content) {
        content.getStyleClass().add("page");
        content.setMinWidth(0);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        return scroll;
    }
}
