package dev.winnow.ui.imports;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.data.ColumnProfile;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The histogram of a column as small bars.
final class Sparkline extends Region {
    private final List<Long> counts;
    private final long highest;

    Sparkline(ColumnProfile profile) {
        counts = profile.histogram();
        highest = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
        setPrefSize(88, 20);
        setMaxHeight(20);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(get("profile.shape.text", profile.name(), profile.min().orElse(""), profile.max().orElse(""),
                counts.stream().map(Object::toString).collect(Collectors.joining(", "))));
        for (int i = 0; i < counts.size(); i++) {
            var bar = new Rectangle();
            bar.getStyleClass().add("spark");
            bar.setManaged(false);
            getChildren().add(bar);
        }
    }

    @Override
    protected void layoutChildren() {
        double step = getWidth() / counts.size();
        for (int i = 0; i < counts.size(); i++) {
            var bar = (Rectangle) getChildren().get(i);
            double h = counts.get(i) == 0 ? 0 : Math.max(1.5, getHeight() * counts.get(i) / highest);
            bar.setX(i * step);
            bar.setWidth(Math.max(1, step - 1));
            bar.setY(getHeight() - h);
            bar.setHeight(h);
        }
    }
}
