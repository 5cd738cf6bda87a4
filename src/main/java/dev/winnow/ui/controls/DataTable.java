package dev.winnow.ui.controls;

import dev.winnow.plot.Plot;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Rows of text as a table; the copy key copies the selected rows, or all.
public final class DataTable extends TableView<List<String>> {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final double ROW = 28;
    private static final double TALL = 44;
    private static final double BAR = 14;

    public DataTable(Plot.Table table) {
        getStyleClass().add("data-table");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setFixedCellSize(ROW);
        setOnKeyPressed(e -> {
            if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(e)) {
                var chosen = List.copyOf(getSelectionModel().getSelectedItems());
                Clip.text(Clip.tabbed(new Plot.Table(columnNames(), chosen.isEmpty() ? List.copyOf(getItems()) : chosen)));
                e.consume();
            }
        });
        show(table);
    }

    public void show(Plot.Table table) {
        if (!columnNames().equals(table.columns())) {
            getColumns().clear();
            for (int i = 0; i < table.columns().size(); i++) {
                getColumns().add(column(table, i));
            }
        }
        setItems(FXCollections.observableArrayList(table.rows()));
    }

    /// As high as all rows need, so that the page scrolls and not the table.
    public DataTable unscrolled() {
        setMinHeight(getFixedCellSize() * getItems().size() + ROW + 4);
        setPrefHeight(getMinHeight());
        return this;
    }

    /// Room for two lines in each row, for figures with small print below them.
    public DataTable tall() {
        setFixedCellSize(TALL);
        return this;
    }

    /// Every column as wide as it needs, moved sideways where they do not fit: for tables of many figures.
    public DataTable sideways() {
        setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        setMinHeight(getMinHeight() + BAR);
        setPrefHeight(getMinHeight());
        return this;
    }

    private List<String> columnNames() {
        return getColumns().stream().map(TableColumn::getText).toList();
    }

    private static TableColumn<List<String>, String> column(Plot.Table table, int i) {
        var column = new TableColumn<List<String>, String>(table.columns().get(i));
        column.setCellValueFactory(
                f -> new ReadOnlyStringWrapper(i < f.getValue().size() ? f.getValue().get(i) : ""));
        column.setCellFactory(Cut.cells());
        column.setPrefWidth(width(table, i));
        column.setSortable(false);
        column.setReorderable(false);
        boolean numbers = !table.rows().isEmpty()
                && table.rows().stream().allMatch(r -> i >= r.size() || looksNumeric(r.get(i)));
        if (numbers) {
            column.getStyleClass().add("table-num");
        }
        return column;
    }

    /// Room for the longest text, within reason.
    private static double width(Plot.Table table, int i) {
        int longest = table.rows().stream()
                .filter(r -> i < r.size())
                .flatMap(r -> r.get(i).lines())
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return 24 + 7.0 * Math.clamp(Math.max(longest, table.columns().get(i).length()), 4, 48);
    }

    private static boolean looksNumeric(String s) {
        boolean date = DATE.matcher(s).matches();
        return s.isEmpty() || (!date && s.matches("(?s)[-+−<>≈ ]*[€$£]? ?\\d.*|[–—]"));
    }
}
