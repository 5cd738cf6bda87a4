package dev.winnow.ui.readout;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.plot.Plot;
import dev.winnow.plot.PlotTable;
import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.report.Charts;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.PlotView;
import dev.winnow.ui.subject.AutoGrid;
import dev.winnow.ui.subject.Build;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The pictures of a readout; those of one comparison follow the selection.
final class ReadoutCharts extends VBox {
    private final Readout readout;
    private final Charts charts;
    private final AutoGrid grid = new AutoGrid(320, 2, 12);
    private Optional<Selection> shown = Optional.empty();

    ReadoutCharts(Readout readout) {
        this.readout = readout;
        charts = Charts.of(readout);
        setId("charts");
        getChildren().add(grid);
        readout.metrics().stream()
                .flatMap(m -> m.comparisons().stream().map(c -> new Selection(m.name(), c.variant())))
                .findFirst()
                .ifPresent(this::show);
    }

    void show(Selection selection) {
        if (shown.filter(selection::equals).isPresent()) {
            return;
        }
        shown = Optional.of(selection);
        List<Node> cards = new ArrayList<>();
        readout.metrics().stream().filter(m -> m.name().equals(selection.metric())).findFirst().ifPresent(m -> m.comparisons().stream()
                .filter(c -> c.variant().equals(selection.variant()))
                .findFirst()
                .ifPresent(c -> comparison(m, c, cards)));
        charts.exposures().map(p -> card("exposures", get("readout.chart.exposures"), p)).ifPresent(cards::add);
        var columns = new LinkedHashSet<String>();
        readout.segments().forEach(s -> columns.add(s.column()));
        for (String column : columns) {
            charts.segments(column, selection.metric()).map(p -> card("segments-" + column, get("readout.chart.segments", column), p)).ifPresent(cards::add);
        }
        grid.setAll(cards);
    }

    private void comparison(MetricReadout m, Comparison c, List<Node> cards) {
        cards.add(charts.timeline(m, c)
                .map(p -> card("timeline", get("readout.chart.time"), p))
                .orElseGet(() -> none(get("readout.chart.time"), get("readout.chart.time.none"))));
        cards.add(charts.posterior(m, c)
                .map(p -> card("posterior", get("readout.chart.posterior"), p))
                .orElseGet(() -> none(get("readout.chart.posterior"), get(
                        c.bayesian() instanceof Figure.Known<Readout.Bayesian> ? "readout.chart.posterior.flat" : "readout.chart.posterior.none"))));
    }

    private static Card card(String id, String title, Plot plot) {
        var view = new PlotView(plot, PlotTable.of(plot));
        view.setId("plot-" + id);
        view.setPrefHeight(200);
        view.setMinHeight(200);
        var card = new Card(title).right(view.tools());
        if (!plot.title().equals(title)) {
            card.getChildren().add(Build.words(plot.title(), "faint", "small"));
        }
        card.getChildren().add(view);
        card.setId("chart-" + id);
        card.setMinWidth(Region.USE_COMPUTED_SIZE);
        var finding = Build.words(plot.description(), "faint", "small");
        card.getChildren().add(finding);
        return card;
    }

    private static Card none(String title, String why) {
        return new Card(title, Build.words(why, "muted"));
    }
}
