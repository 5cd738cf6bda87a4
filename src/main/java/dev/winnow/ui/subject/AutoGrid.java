package dev.winnow.ui.subject;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Lays its children in as many equal columns as fit, each at least `columnWidth` wide; the cells of a row are as
/// high as its highest, and its last child takes what is left. A child may span two columns where there are two.
public final class AutoGrid extends Region {
    private static final Object WIDE = new Object();

    private final double columnWidth;
    private final double gap;
    private final double rowGap;
    private final int most;

    /// @param columnWidth smallest width of a column in pixels
    /// @param most        largest number of columns
    public AutoGrid(double columnWidth, int most, double gap, Node... children) {
        this(columnWidth, most, gap, gap, List.of(children));
    }

    /// @param gap    between columns
    /// @param rowGap between rows
    public AutoGrid(double columnWidth, int most, double gap, double rowGap, List<? extends Node> children) {
        this.columnWidth = columnWidth;
        this.most = most;
        this.gap = gap;
        this.rowGap = rowGap;
        getChildren().setAll(children);
    }

    /// Puts other children in.
    public void setAll(List<? extends Node> children) {
        getChildren().setAll(children);
    }

    /// Lets `child` take two columns.
    public static <N extends Node> N wide(N child) {
        child.getProperties().put(WIDE, true);
        return child;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 160;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + most * columnWidth + (most - 1) * gap;
    }

    @Override
    protected double computePrefHeight(double width) {
        double w = width < 0 ? prefWidth(-1) : width;
        return snappedTopInset() + snappedBottomInset() + lay(w - snappedLeftInset() - snappedRightInset(), Step.MEASURE);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        lay(getWidth() - snappedLeftInset() - snappedRightInset(), Step.PLACE);
    }

    private enum Step {
        MEASURE,
        PLACE
    }

    private double lay(double inner, Step step) {
        int columns = Math.max(1, Math.min(most, (int) ((inner + gap) / (columnWidth + gap))));
        double w = (inner - gap * (columns - 1)) / columns;
        List<Node> nodes = getManagedChildren();
        double y = 0;
        int i = 0;
        while (i < nodes.size()) {
            int from = i;
            int used = 0;
            double height = 0;
            while (i < nodes.size() && used + span(nodes.get(i), columns) <= columns) {
                used += span(nodes.get(i), columns);
                i++;
            }
            for (int k = from; k < i; k++) {
                int span = span(nodes.get(k), columns) + (k == i - 1 ? columns - used : 0);
                height = Math.max(height, nodes.get(k).prefHeight(width(w, span)));
            }
            height = snapSizeY(height);
            if (step == Step.PLACE) {
                double x = snappedLeftInset();
                for (int k = from; k < i; k++) {
                    double cell = width(w, span(nodes.get(k), columns) + (k == i - 1 ? columns - used : 0));
                    layoutInArea(
                            nodes.get(k), snapPositionX(x), snappedTopInset() + y, snapSizeX(cell), height, 0,
                            HPos.LEFT, VPos.TOP);
                    x += cell + gap;
                }
            }
            y += height + (i < nodes.size() ? rowGap : 0);
        }
        return y;
    }

    private double width(double column, int span) {
        return column * span + gap * (span - 1);
    }

    private static int span(Node n, int columns) {
        return n.hasProperties() && n.getProperties().containsKey(WIDE) ? Math.min(2, columns) : 1;
    }
}
