package dev.winnow.ui.readout;

import dev.winnow.readout.Readout;
import dev.winnow.ui.subject.AutoGrid;
import javafx.scene.layout.VBox;

/// The pictures of a readout; those of one comparison follow the selection.
final class ReadoutCharts extends VBox {
    private final Readout readout;
    private final AutoGrid grid = new AutoGrid(340, 2, 12);

    ReadoutCharts(Readout readout) {
        this.readout = readout;
        setId("charts");
        getChildren().add(grid);
    }

    void show(Selection selection) {
        setAccessibleText(readout.experiment() + selection.metric());
    }
}
