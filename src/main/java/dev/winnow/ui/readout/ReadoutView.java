package dev.winnow.ui.readout;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.Run;
import dev.winnow.readout.Readout;
import dev.winnow.ui.Services;
import dev.winnow.ui.Tab;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.EmptyState;
import dev.winnow.ui.controls.Segmented;
import dev.winnow.ui.readout.ReadoutViewModel.Freshness;
import dev.winnow.ui.readout.ReadoutViewModel.Missing;
import dev.winnow.ui.readout.ReadoutViewModel.State;
import dev.winnow.ui.subject.AutoGrid;
import dev.winnow.ui.subject.Build;
import dev.winnow.ui.subject.Moment;
import dev.winnow.ui.subject.RunMenu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The readout: the answer, the health of the data, one row a metric, then the pictures and the segments.
public final class ReadoutView extends StackPane {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final ReadoutViewModel vm;
    private final Services services;
    private final EffectsTable table;
    private Optional<ReadoutCharts> charts = Optional.empty();
    private Optional<Run> drawn = Optional.empty();
    private final VBox notices = new VBox(8);
    private final CopyMenu copies;
    private Optional<VBox> content = Optional.empty();

    public ReadoutView(ReadoutViewModel vm, Services services) {
        this.vm = vm;
        this.services = services;
        table = new EffectsTable(this::pick, vm.columnProperty());
        table.setId("effects");
        copies = new CopyMenu(vm, services);
        copies.on(table);
        setId("readoutView");
        vm.stateProperty().subscribe(this::show);
        vm.basisProperty().subscribe(_ -> {
            fillTable();
            explain(vm.selectionProperty().get());
        });
        vm.selectionProperty().subscribe(this::explain);
        vm.columnProperty().subscribe(_ -> explain(vm.selectionProperty().get()));
    }

    /// Picks a row as a click does; for the tour.
    public void pick(Selection selection) {
        vm.selectionProperty().set(Optional.of(selection));
    }

    /// Explains what is selected, or the first row when nothing is: when the tab opens.
    public void entered() {
        if (vm.selectionProperty().get().isEmpty()) {
            vm.selectFirst();
        } else {
            explain(vm.selectionProperty().get());
        }
        vm.run().ifPresent(run -> ReadoutStatus.show(services.status(), run));
    }

    private void show(State state) {
        switch (state) {
            case State.Empty(String sentence, Missing missing) -> {
                Button step = missing == Missing.DATA
                        ? Build.button("goData", get("readout.empty.toData"), () -> vm.open().tabProperty().set(Tab.DATA))
                        : Build.button("analyse", get("readout.compute"), vm::recompute);
                alone(new EmptyState(get("readout.empty"), sentence, step));
            }
            case State.Working(String what) -> {
                var cancel = Build.button("cancelAnalysis", get("cancel"), vm.open()::cancelAnalysis);
                var spinner = new ProgressIndicator();
                spinner.setPrefSize(28, 28);
                var box = new VBox(12, spinner, Build.label(what, "muted"), cancel);
                box.setAlignment(Pos.CENTER);
                alone(box);
            }
            case State.Failed(List<String> problems) -> {
                var step = Build.button("analyse", get("readout.retry"), vm::recompute);
                var design = Build.button("goDesign", get("readout.toDesign"), () -> vm.open().tabProperty().set(Tab.DESIGN));
                var data = Build.button("goData", get("readout.empty.toData"), () -> vm.open().tabProperty().set(Tab.DATA));
                alone(new EmptyState(get("readout.failed"), String.join("\n", problems), step, design, data));
            }
            case State.Ready(Run run, Freshness freshness) -> {
                if (drawn.filter(run::equals).isEmpty()) {
                    drawn = Optional.of(run);
                    draw(run);
                }
                fillNotices(run, freshness);
                content.ifPresent(c -> c.pseudoClassStateChanged(STALE, freshness == Freshness.RECOMPUTING));
            }
        }
    }

    private void alone(Node node) {
        drawn = Optional.empty();
        content = Optional.empty();
        getChildren().setAll(node);
    }

    private void draw(Run run) {
        Readout r = run.readout();
        var basis = new Segmented<>(List.of(Basis.values()), b -> get("readout.basis." + b));
        basis.setId("basis");
        basis.valueProperty().bindBidirectional(vm.basisProperty());
        basis.setValue(vm.basisProperty().get());
        var recompute = Build.button("recompute", get("readout.recompute"), vm::recompute);
        recompute.setDisable(vm.open().readOnly().isPresent());
        var freeze = Build.button("freeze", get(run.frozen() ? "readout.unfreeze" : "readout.freeze"), () -> vm.open().freeze(run));
        freeze.setDisable(vm.open().readOnly().isPresent());
        Build.tip(freeze, get("readout.freeze.tip"));
        basis.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new HBox(8, RunMenu.of("runs", vm.open(), run), Build.gap(), copies.menu(), freeze, recompute, basis);
        bar.setAlignment(Pos.CENTER_LEFT);

        String rule = get("readout.rule", Words.chosen(r.confidence()), Long.toString(run.revision()));
        var top = new AutoGrid(250, 3, 12, AutoGrid.wide(Verdict.answer(r, rule)), Verdict.health(r));
        var across = new ScrollPane(table);
        across.setFitToWidth(true);
        across.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        across.getStyleClass().addAll("edge-to-edge", "page-scroll");
        Runnable fit = () -> {
            double below = across.getWidth() < table.getMinWidth() ? 14 : 2;
            across.setMinHeight(table.getHeight() + below);
            across.setPrefHeight(table.getHeight() + below);
        };
        fit.run();
        // Later: a height that is set within the layout that measured it is not asked for again.
        table.heightProperty().subscribe(_ -> Platform.runLater(fit));
        across.widthProperty().subscribe(_ -> Platform.runLater(fit));
        var results = new Card("", across);
        results.getStyleClass().add("table-card");
        fillTable();

        var pictures = new ReadoutCharts(r);
        charts = Optional.of(pictures);
        List<Node> parts = new ArrayList<>(List.of(notices, bar, top, results, pictures));
        if (!r.segments().isEmpty()) {
            parts.add(new SegmentsCard(r, vm.basisProperty()));
        }
        var page = new VBox(12);
        page.getChildren().setAll(parts);
        page.getStyleClass().add("readout");
        content = Optional.of(page);
        getChildren().setAll(Build.page(page));
        boolean kept = vm.selectionProperty().get()
                .filter(s -> r.metrics().stream().anyMatch(m -> m.name().equals(s.metric())))
                .isPresent();
        if (kept) {
            explain(vm.selectionProperty().get());
        } else {
            vm.selectFirst();
        }
    }

    private void fillNotices(Run run, Freshness freshness) {
        notices.getChildren().clear();
        switch (freshness) {
            case STALE -> notices.getChildren().add(notice("stale", get("readout.stale"), "warn",
                    Build.button("recomputeStale", get("readout.recompute"), vm::recompute)));
            case RECOMPUTING -> notices.getChildren().add(notice("recomputing", get("readout.recomputing"), "neutral",
                    Build.button("cancelAnalysis", get("cancel"), vm.open()::cancelAnalysis)));
            case CURRENT -> {}
        }
        if (run.frozen()) {
            notices.getChildren().add(notice("frozen", get("readout.frozen", Moment.of(run.at())), "neutral",
                    Build.button("unfreeze", get("readout.unfreeze"), () -> vm.open().freeze(run))));
        }
        notices.setVisible(!notices.getChildren().isEmpty());
        notices.setManaged(!notices.getChildren().isEmpty());
    }

    private static HBox notice(String id, String text, String tone, Button step) {
        var box = new HBox(12, Build.grow(Build.words(text)), step);
        box.setId(id);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().addAll("notice", tone);
        return box;
    }

    private void fillTable() {
        vm.run().ifPresent(run -> {
            Readout r = run.readout();
            List<String> treatments = r.variants().stream().filter(v -> !v.equals(r.control())).toList();
            String heading = treatments.size() == 1 ? treatments.getFirst() : get("readout.head.treatment");
            table.show(vm.rows(r), heading, Words.chosen(r.confidence()), vm.basisProperty().get());
            table.mark(vm.selectionProperty().get());
        });
    }

    private void explain(Optional<Selection> selection) {
        table.mark(selection);
        vm.run().ifPresent(run -> selection.ifPresent(s -> {
            charts.ifPresent(c -> c.show(s));
            if (vm.open().tabProperty().get() == Tab.READOUT) {
                Explaining.of(run.readout(), s, vm.columnProperty().get(), vm.basisProperty().get())
                        .ifPresent(e -> services.inspector().show(e, List.of(copies.sentenceButton())));
            }
        }));
    }
}
