package dev.winnow.ui.readout;

import dev.winnow.ui.readout.EffectRow.Band;
import dev.winnow.ui.readout.EffectRow.Tone;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;

/// An interval with its estimate on the scale of the table: a line at zero, dashes at the threshold that matters.
final class IntervalBar extends Region {
    private static final double HEIGHT = 6;

    private final Band band;
    private final Rectangle bar = new Rectangle();
    private final Circle dot = new Circle(4);
    private final Line zero = new Line();
    private final Polygon left = new Polygon(0, 0, 6, -4, 6, 4);
    private final Polygon right = new Polygon(0, 0, -6, -4, -6, 4);

    IntervalBar(Band band, Tone tone) {
        this.band = band;
        String style = switch (tone) {
            case GOOD -> "good";
            case BAD -> "bad";
            case NEUTRAL -> "neutral";
        };
        getStyleClass().add("interval");
        bar.getStyleClass().addAll("interval-bar", style);
        bar.setArcHeight(HEIGHT);
        bar.setArcWidth(HEIGHT);
        dot.getStyleClass().addAll("interval-dot", style);
        left.getStyleClass().addAll("interval-dot", style);
        right.getStyleClass().addAll("interval-dot", style);
        zero.getStyleClass().add("interval-zero");
        getChildren().addAll(zero);
        for (int i = 0; i < band.ticks().size(); i++) {
            var tick = new Line();
            tick.getStyleClass().add("interval-tick");
            getChildren().add(tick);
        }
        getChildren().addAll(bar, dot, left, right);
        getChildren().forEach(n -> n.setManaged(false));
        setMinSize(90, 28);
        setPrefSize(150, 28);
        setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    protected void layoutChildren() {
        double middle = Math.round(getHeight() / 2);
        vertical(zero, 0, 0, getHeight());
        for (int i = 0; i < band.ticks().size(); i++) {
            vertical((Line) getChildren().get(i + 1), band.ticks().get(i), middle - 9, middle + 9);
        }
        double from = Math.max(0, at(band.low()));
        double to = Math.min(getWidth(), at(band.high()));
        bar.setX(from);
        bar.setWidth(Math.max(2, to - from));
        bar.setY(middle - HEIGHT / 2);
        bar.setHeight(HEIGHT);
        dot.setCenterX(Math.clamp(at(band.estimate()), 0, getWidth()));
        dot.setCenterY(middle);
        left.setVisible(at(band.low()) < 0);
        left.relocate(0, middle - 4);
        right.setVisible(at(band.high()) > getWidth());
        right.relocate(getWidth() - 6, middle - 4);
    }

    private void vertical(Line line, double value, double from, double to) {
        double x = Math.round(at(value)) + 0.5;
        line.setVisible(x >= 0 && x <= getWidth());
        line.setStartX(x);
        line.setEndX(x);
        line.setStartY(from);
        line.setEndY(to);
    }

    private double at(double value) {
        double span = band.scale().to() - band.scale().from();
        return (value - band.scale().from()) / span * getWidth();
    }
}
