package dev.winnow.ui.readout;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.plot.Plot;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Segment;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.DataTable;
import dev.winnow.ui.subject.Build;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.VBox;

/// The readout split by segments, with the warning that belongs to it.
final class SegmentsCard extends VBox {
    private final Readout readout;
    private final DataTable table = new DataTable(new Plot.Table(List.of(), List.of()));

    SegmentsCard(Readout readout, ReadOnlyObjectProperty<Basis> basis) {
        this.readout = readout;
        setId("segments");
        table.setId("segmentTable");
        table.setAccessibleText(get("readout.segments"));
        var note = Build.words(get("readout.segments.note", Long.toString(comparisons())), "muted", "small");
        getChildren().add(new Card(get("readout.segments"), note, table));
        basis.subscribe(this::fill);
    }

    private long comparisons() {
        return readout.segments().stream()
                .flatMap(s -> s.metrics().stream())
                .mapToLong(m -> m.comparisons().size())
                .sum();
    }

    private void fill(Basis basis) {
        boolean several = readout.variants().size() > 2;
        List<List<String>> rows = new ArrayList<>();
        for (Segment s : readout.segments()) {
            boolean first = true;
            for (EffectRow.Group group : EffectRows.of(readout, s.metrics(), basis)) {
                for (EffectRow row : group.rows()) {
                    // With several treatments the name of the metric has the treatment beside it.
                    String metric = several
                            ? row.selection().metric() + " · " + row.selection().variant()
                            : row.selection().metric();
                    rows.add(List.of(
                            first ? s.column() + " = " + s.value() : "",
                            first ? Words.count(s.units()) : "",
                            metric,
                            row.control().value(),
                            row.treatment().value(),
                            row.change().value(),
                            row.change().small(),
                            row.p().value()));
                    first = false;
                }
            }
        }
        table.show(new Plot.Table(
                List.of(
                        get("readout.segment"), get("readout.units"), get("readout.head.metric"),
                        get("readout.head.control"), get("readout.head.treatment"), get("readout.head.change"),
                        get("readout.head.interval"), get("readout.head.p")),
                rows));
        table.unscrolled();
        // No figure is ever cut: in a narrow window the table moves sideways.
        table.sideways();
    }
}
