package dev.winnow.ui.history;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.experiment.Revision;
import dev.winnow.ui.Services;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.EmptyState;
import dev.winnow.ui.history.HistoryViewModel.Entry;
import dev.winnow.ui.history.HistoryViewModel.Place;
import dev.winnow.ui.history.HistoryViewModel.State;
import dev.winnow.ui.subject.AutoGrid;
import dev.winnow.ui.subject.Build;
import dev.winnow.ui.subject.Moment;
import dev.winnow.ui.subject.SubjectTexts;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The revisions, newest first, and what the selected one changed.
public final class HistoryView extends StackPane {
    private static final double ROW = 54;
    private static final int MOST_ROWS = 10;

    private final HistoryViewModel vm;
    private final Services services;
    private final ListView<Entry> list = new ListView<>(FXCollections.observableArrayList());
    private final VBox detail = new VBox(12);
    private final Region page;

    public HistoryView(HistoryViewModel vm, Services services) {
        this.vm = vm;
        this.services = services;
        setId("historyView");
        list.setId("revisions");
        list.getStyleClass().add("revisions");
        list.setAccessibleText(get("history.revisions"));
        list.setCellFactory(_ -> new EntryCell());
        list.setFixedCellSize(ROW);
        list.getSelectionModel().selectedItemProperty().subscribe(e -> {
            if (e != null) {
                vm.selectedProperty().set(Optional.of(e));
            }
        });
        var revisions = new Card(get("history.revisions"), list);
        page = Build.page(new AutoGrid(300, 2, 12, revisions, detail));
        vm.stateProperty().subscribe(this::show);
        vm.selectedProperty().subscribe(e -> e.ifPresent(this::detail));
    }

    private void show(State state) {
        switch (state) {
            case State.Empty _, State.Working _ -> getChildren().setAll(Build.label(get("history.reading"), "muted"));
            case State.Failed(List<String> problems) ->
                getChildren().setAll(new EmptyState(get("history.failed"), String.join("\n", problems),
                        Build.button("historyAgain", get("data.again"), vm::refresh)));
            case State.Ready(List<Entry> entries) -> {
                list.getItems().setAll(entries);
                // As high as its lines, so that no empty ground stands below them; many lines scroll.
                double high = ROW * Math.clamp(entries.size(), 1, MOST_ROWS) + 2;
                list.setMinHeight(high);
                list.setPrefHeight(high);
                list.setMaxHeight(high);
                vm.selectedProperty().get().ifPresentOrElse(
                        e -> list.getSelectionModel().select(e), () -> list.getSelectionModel().selectFirst());
                getChildren().setAll(page);
            }
        }
    }

    private void detail(Entry e) {
        Revision r = e.revision();
        if (!e.equals(list.getSelectionModel().getSelectedItem()) && list.getItems().contains(e)) {
            list.getSelectionModel().select(e);
        }
        var restore = Build.button("restore", get("history.restore"), () -> vm.restore(
                () -> services.toasts().show(get("history.restored", Long.toString(r.number())))));
        Optional<String> why = vm.whyNot();
        restore.setDisable(why.isPresent());
        var reason = Build.words(why.orElse(get("history.restore.hint")), "muted", "small");
        reason.setId("restoreWhy");
        var foot = new HBox(12, restore, Build.grow(reason));
        foot.setAlignment(Pos.CENTER_LEFT);
        var card = new Card(get("history.revision", Long.toString(r.number())));
        card.setId("revisionDetail");
        card.getChildren().addAll(
                Build.words(title(r), "lead"),
                Build.words(get("history.by", Moment.of(r.at()), r.author()), "muted"),
                Build.words(get("history.hash", r.hash()), "mono", "faint"));
        if (e.changes().isEmpty()) {
            card.getChildren().add(Build.words(get("history.same"), "muted"));
        }
        for (Difference d : e.changes()) {
            card.getChildren().add(difference(d));
        }
        card.getChildren().add(foot);
        detail.getChildren().setAll(card);
    }

    private static VBox difference(Difference d) {
        var box = new VBox(2, Build.words(d.field(), "strong"));
        box.getStyleClass().add("difference");
        if (!d.before().isEmpty()) {
            box.getChildren().add(Build.words("− " + d.before(), "before"));
        }
        if (!d.after().isEmpty()) {
            box.getChildren().add(Build.words("+ " + d.after(), "after"));
        } else {
            box.getChildren().add(Build.words(get("history.removed"), "muted", "small"));
        }
        return box;
    }

    private static String title(Revision r) {
        return r.note().isBlank() ? get("history.nonote") : SubjectTexts.opening(r.note());
    }

    private static final class EntryCell extends ListCell<Entry> {
        @Override
        protected void updateItem(Entry e, boolean empty) {
            super.updateItem(e, empty);
            setText(null);
            if (empty || e == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Revision r = e.revision();
            var note = Build.label(title(r), "strong");
            note.setMinWidth(0);
            var number = Build.label(
                    e.place() == Place.CURRENT ? get("history.current", Long.toString(r.number())) : Long.toString(r.number()), "faint", "small");
            number.setMinWidth(Region.USE_PREF_SIZE);
            var head = new HBox(8, Build.grow(note), Build.gap(), number);
            var hash = Build.label(r.hash().substring(0, Math.min(8, r.hash().length())), "mono", "faint");
            hash.setMinWidth(Region.USE_PREF_SIZE);
            var small = Build.label(get("history.by", Moment.of(r.at()), r.author()), "faint", "small");
            small.setMinWidth(0);
            var foot = new HBox(8, small, Build.gap(), hash);
            var box = new VBox(2, head, foot);
            box.setPrefWidth(0);
            setGraphic(box);
            setAccessibleText(title(r) + ", " + small.getText());
        }
    }
}
