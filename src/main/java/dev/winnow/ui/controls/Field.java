package dev.winnow.ui.controls;

import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A label, an input, its unit, and the sentence that says what is wrong with it.
public final class Field extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Label label = new Label();
    private final Label error = new Label();
    private final Control input;

    private Field(String name, Control input, String unit) {
        this.input = input;
        getStyleClass().add("field");
        label.setText(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(input);
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.setVisible(false);
        error.setManaged(false);
        input.setMaxWidth(Double.MAX_VALUE);
        input.setAccessibleText(unit.isEmpty() ? name : name + ", " + unit);
        var box = new StackPane(input);
        if (!unit.isEmpty()) {
            var suffix = new Label(unit);
            suffix.getStyleClass().add("field-unit");
            suffix.setMouseTransparent(true);
            StackPane.setAlignment(suffix, Pos.CENTER_RIGHT);
            box.getChildren().add(suffix);
            // The typed text must not run below the unit.
            suffix.widthProperty().subscribe(w -> input.setStyle("-fx-padding: 5 %d 5 9;".formatted(w.intValue() + 12)));
        }
        getChildren().addAll(label, box, error);
    }

    /// A line of text.
    public static Field text(String name) {
        return new Field(name, new TextField(), "");
    }

    /// A number with its unit at the right, such as `%`.
    public static Field text(String name, String unit) {
        return new Field(name, new TextField(), unit);
    }

    /// Any other control: a combo box, a date picker, a text area.
    public static Field of(String name, Control input) {
        return new Field(name, input, "");
    }

    public Control input() {
        return input;
    }

    /// The text of a text field.
    ///
    /// @throws IllegalStateException if it was made of another control
    public StringProperty textProperty() {
        if (input instanceof TextField t) {
            return t.textProperty();
        }
        throw new IllegalStateException(input.getClass().getSimpleName() + " has no text");
    }

    /// Shows what is wrong, or that nothing is.
    public void setError(Optional<String> sentence) {
        error.setText(sentence.orElse(""));
        error.setVisible(sentence.isPresent());
        error.setManaged(sentence.isPresent());
        input.pseudoClassStateChanged(WRONG, sentence.isPresent());
        input.setAccessibleHelp(sentence.orElse(""));
    }
}
