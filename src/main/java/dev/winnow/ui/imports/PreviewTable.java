package dev.winnow.ui.imports;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.data.ColumnProfile;
import dev.winnow.data.ColumnType;
import dev.winnow.data.Mapping;
import dev.winnow.data.Preview;
import dev.winnow.ui.controls.Cut;
import dev.winnow.ui.imports.ColumnUse.Part;
import dev.winnow.ui.subject.Build;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/// The first rows as they are read; the head of each column says what it is used for, in a menu.
final class PreviewTable extends TableView<List<String>> {
    private static final int MOST = 200;

    private final DataViewModel vm;
    private Optional<Preview> shown = Optional.empty();

    PreviewTable(DataViewModel vm) {
        this.vm = vm;
        setId("preview");
        getStyleClass().addAll("data-table", "preview-table");
        setFixedCellSize(26);
        setPrefHeight(300);
        setMinHeight(220);
        setAccessibleText(get("import.columns"));
    }

    void show(Preview preview, Mapping mapping) {
        if (shown.filter(preview::equals).isEmpty()) {
            shown = Optional.of(preview);
            getColumns().clear();
            List<ColumnProfile> columns = preview.columns();
            // A file with thousands of columns would freeze the window: the rest is named in a last column.
            int most = Math.min(columns.size(), MOST);
            for (int i = 0; i < most; i++) {
                getColumns().add(column(columns.get(i), i));
            }
            if (columns.size() > most) {
                getColumns().add(new TableColumn<>(get("import.columns.more", Integer.toString(columns.size() - most))));
            }
            setItems(FXCollections.observableArrayList(preview.rows()));
        }
        for (TableColumn<List<String>, ?> column : getColumns()) {
            if (column.getGraphic() instanceof VBox head && head.getChildren().getLast() instanceof MenuButton menu) {
                fill(menu, String.valueOf(column.getUserData()));
            }
        }
    }

    private TableColumn<List<String>, String> column(ColumnProfile profile, int i) {
        var column = new TableColumn<List<String>, String>();
        column.setUserData(profile.name());
        column.setCellValueFactory(f -> new ReadOnlyStringWrapper(i < f.getValue().size() ? f.getValue().get(i) : ""));
        column.setCellFactory(Cut.cells());
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(168);
        column.setMinWidth(110);
        if (profile.type() == ColumnType.INTEGER || profile.type() == ColumnType.DECIMAL) {
            column.getStyleClass().add("table-num");
        }
        var name = Build.label(profile.name(), "preview-name");
        var type = Build.label(get("type." + profile.type()), "preview-type");
        var menu = new MenuButton();
        menu.setId("use-" + profile.name());
        menu.getStyleClass().addAll("quiet", "use-menu");
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setAccessibleText(get("import.use.of", profile.name()));
        var head = new VBox(3, name, type, menu);
        head.getStyleClass().add("preview-head");
        Build.tip(name, get("import.column.tip", profile.name(), String.join(", ", profile.examples())));
        Cut.tip(menu);
        // The head is as wide as its column, so that its words stand above the cells.
        head.prefWidthProperty().bind(column.widthProperty().subtract(17));
        column.setGraphic(head);
        return column;
    }

    private void fill(MenuButton menu, String column) {
        List<ColumnUse> uses = vm.uses(column);
        menu.setText(uses.stream().map(PreviewTable::words).collect(Collectors.joining(" + ")));
        menu.getStyleClass().remove("used");
        if (uses.stream().noneMatch(u -> u.part() == Part.IGNORE)) {
            menu.getStyleClass().add("used");
        }
        // The choices are made when the menu opens: they depend on all other columns.
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            Optional<Part> last = Optional.empty();
            for (ColumnUse use : vm.choices(column)) {
                if (last.filter(p -> section(p) != section(use.part())).isPresent()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                last = Optional.of(use.part());
                var item = new RadioMenuItem(words(use));
                item.setSelected(vm.uses(column).contains(use));
                item.setOnAction(_ -> vm.assign(column, use));
                menu.getItems().add(item);
            }
        });
        if (menu.getItems().isEmpty()) {
            menu.getItems().add(new RadioMenuItem(words(uses.getFirst())));
        }
    }

    private static int section(Part part) {
        return switch (part) {
            case IGNORE -> 0;
            case UNIT, VARIANT, TIME, EVENT, SEGMENT -> 1;
            case OUTCOME -> 2;
            case DENOMINATOR, COVARIATE -> 3;
        };
    }

    private static String words(ColumnUse use) {
        return get("use." + use.part(), use.metric());
    }
}
