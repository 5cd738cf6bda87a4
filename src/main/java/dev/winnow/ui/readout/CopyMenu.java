package dev.winnow.ui.readout;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.plot.Plot;
import dev.winnow.ui.Services;
import dev.winnow.ui.controls.Clip;
import dev.winnow.ui.subject.Build;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Copies results: the selected row or the whole table, as a sentence, as text with tabs or as Markdown.
final class CopyMenu {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ReadoutViewModel vm;
    private final Services services;

    CopyMenu(ReadoutViewModel vm, Services services) {
        this.vm = vm;
        this.services = services;
    }

    /// For the bar above the results.
    MenuButton menu() {
        var menu = new MenuButton(get("readout.copy"));
        menu.setId("copyResults");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.getItems().setAll(items());
        return menu;
    }

    /// For the pane that explains the selected row.
    Button sentenceButton() {
        return Build.button("copySentence", get("readout.copySentence"), this::sentence);
    }

    /// The same on the right button, and the copy key for the selected row.
    void on(Node table) {
        var menu = new ContextMenu(items());
        table.setOnContextMenuRequested(e -> {
            menu.show(table, e.getScreenX(), e.getScreenY());
            e.consume();
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (COPY.match(e)) {
                copy(selected(), Clip::tabbed);
                e.consume();
            }
        });
    }

    private MenuItem[] items() {
        return new MenuItem[] {
            item("readout.copySentence", this::sentence),
            item("readout.copy.row.text", () -> copy(selected(), Clip::tabbed)),
            item("readout.copy.row.markdown", () -> copy(selected(), Clip::markdown)),
            new SeparatorMenuItem(),
            item("readout.copy.table.text", () -> copy(rows().toList(), Clip::tabbed)),
            item("readout.copy.table.markdown", () -> copy(rows().toList(), Clip::markdown))
        };
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Stream<EffectRow> rows() {
        return vm.run().stream().flatMap(run -> vm.rows(run.readout()).stream()).flatMap(g -> g.rows().stream());
    }

    private List<EffectRow> selected() {
        Optional<Selection> selection = vm.selectionProperty().get();
        return rows().filter(row -> selection.filter(row.selection()::equals).isPresent()).toList();
    }

    private void sentence() {
        selected().stream().findFirst().ifPresent(row -> put(row.sentence()));
    }

    private void copy(List<EffectRow> rows, Function<Plot.Table, String> form) {
        if (!rows.isEmpty()) {
            put(form.apply(table(rows)));
        }
    }

    private void put(String text) {
        Clip.text(text);
        services.toasts().show(get("copied"));
    }

    /// Rows with their words and numbers as on screen; a figure that is absent says why.
    static Plot.Table table(List<EffectRow> rows) {
        return new Plot.Table(
                List.of(
                        get("readout.head.metric"), get("readout.head.variant"), get("readout.head.control"),
                        get("readout.head.treatment"), get("readout.head.change"), get("readout.head.interval"),
                        get("readout.head.p"), get("readout.head.cuped"), get("readout.head.bayes")),
                rows.stream()
                        .map(row -> List.of(
                                row.selection().metric(), row.selection().variant(), row.control().value(),
                                row.treatment().value(), row.change().value(), row.change().small(), row.p().value(),
                                row.adjusted().value(), row.bayesian().value()))
                        .toList());
    }
}
