package dev.winnow.ui.subject;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Labels and values, one pair a line.
public final class Facts {
    private Facts() {}

    /// One label and its value.
    public record Line(String label, String value) {}

    /// Values at the left edge of their column, for wide places.
    public static GridPane wide(List<Line> lines) {
        return of(lines, HPos.LEFT, javafx.scene.text.TextAlignment.LEFT);
    }

    public static GridPane of(List<Line> lines) {
        return of(lines, HPos.RIGHT, javafx.scene.text.TextAlignment.RIGHT);
    }

    private static GridPane of(List<Line> lines, HPos at, javafx.scene.text.TextAlignment alignment) {
        var grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(4);
        var left = new ColumnConstraints();
        left.setMinWidth(Region.USE_PREF_SIZE);
        var right = new ColumnConstraints();
        right.setHgrow(Priority.ALWAYS);
        right.setHalignment(at);
        grid.getColumnConstraints().setAll(left, right);
        for (int i = 0; i < lines.size(); i++) {
            var label = Build.label(lines.get(i).label(), "muted");
            var value = Build.words(lines.get(i).value());
            value.setTextAlignment(alignment);
            GridPane.setValignment(label, VPos.TOP);
            grid.add(label, 0, i);
            grid.add(value, 1, i);
        }
        return grid;
    }
}
