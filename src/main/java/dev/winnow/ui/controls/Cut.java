package dev.winnow.ui.controls;

import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.util.Callback;

/// Text that may not fit: the whole of it is shown when the pointer rests on it, and only then.
public final class Cut {
    private Cut() {}

    /// Gives `label` a tooltip with its whole text while that is cut.
    public static <L extends Labeled> L tip(L label) {
        label.setOnMouseEntered(_ -> {
            boolean cut = label.lookup(".text") instanceof Text shown && !shown.getText().equals(label.getText());
            label.setTooltip(cut ? new Tooltip(label.getText()) : null);
        });
        return label;
    }

    /// Cells of words whose whole text can be seen.
    public static <S> Callback<TableColumn<S, String>, TableCell<S, String>> cells() {
        return _ -> tip(new TableCell<S, String>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : item);
            }
        });
    }
}
