package dev.winnow.ui.imports;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.data.ColumnProfile;
import dev.winnow.data.Preview;
import dev.winnow.text.Formats;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.Cut;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/// One row a column: type, empty cells, distinct values, ends, shape, examples.
final class ProfileCard extends VBox {
    private static final double ROW = 30;
    private static final int SHOWN = 16;

    ProfileCard(Preview profile) {
        var table = new TableView<ColumnProfile>(FXCollections.observableArrayList(profile.columns()));
        table.setId("profile");
        table.getStyleClass().add("data-table");
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        double height = ROW * (Math.min(SHOWN, profile.columns().size()) + 1) + 6;
        table.setPrefHeight(height);
        table.setMinHeight(height);
        table.setAccessibleText(get("data.profile"));
        table.getColumns().setAll(List.of(
                text(get("profile.column"), 130, "", ColumnProfile::name),
                text(get("profile.type"), 108, "", c -> get("type." + c.type())),
                text(get("profile.nulls"), 70, "table-num", c -> count(c.nulls())),
                text(get("profile.distinct"), 80, "table-num", c -> c.distinct() > ColumnProfile.EXACT ? "≈ " + count(c.distinct()) : count(c.distinct())),
                text(get("profile.min"), 112, "table-num", c -> c.min().orElse("–")),
                text(get("profile.max"), 112, "table-num", c -> c.max().orElse("–")),
                shape(),
                text(get("profile.examples"), 180, "", c -> String.join(", ", c.examples()))));
        getChildren().add(new Card(get("data.profile"), table)
                .remark(get(profile.whole() ? "data.profile.all" : "data.profile.some", count(profile.looked()))));
    }

    private static String count(long n) {
        return Formats.standard().count(n);
    }

    private static TableColumn<ColumnProfile, String> text(
            String title, double width, String style, Function<ColumnProfile, String> value) {
        var column = new TableColumn<ColumnProfile, String>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 70));
        column.setCellFactory(Cut.cells());
        column.setSortable(false);
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
        }
        return column;
    }

    private static TableColumn<ColumnProfile, ColumnProfile> shape() {
        var column = new TableColumn<ColumnProfile, ColumnProfile>(get("profile.shape"));
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setPrefWidth(104);
        column.setMinWidth(90);
        column.setSortable(false);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(ColumnProfile item, boolean empty) {
                super.updateItem(item, empty);
                setText(null);
                setGraphic(empty || item == null || item.histogram().isEmpty() ? null : new Sparkline(item));
            }
        });
        return column;
    }
}
