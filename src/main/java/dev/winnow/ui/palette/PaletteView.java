package dev.winnow.ui.palette;

import dev.winnow.text.Texts;
import dev.winnow.ui.palette.PaletteModel.Entry;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The palette: a line to type into, and below it what fits.
public final class PaletteView extends VBox {
    private static final Texts TEXT = Texts.of("shell");
    private static final double ROW = 36;
    private static final int ROWS = 11;

    private final PaletteModel model;
    private final Consumer<Entry> choose;
    private final TextField typed = new TextField();
    private final ObservableList<Entry> shown = FXCollections.observableArrayList();
    private final ListView<Entry> list = new ListView<>(shown);
    private final Label why = new Label();

    /// @param choose called with an entry that can be done
    public PaletteView(PaletteModel model, Consumer<Entry> choose) {
        this.model = model;
        this.choose = choose;
        getStyleClass().add("palette");
        setMaxSize(640, Region.USE_PREF_SIZE);
        setId("palette");
        typed.setId("paletteField");
        typed.setPromptText(TEXT.get("palette.prompt"));
        typed.setAccessibleText(TEXT.get("palette.prompt"));
        typed.getStyleClass().add("palette-field");
        typed.textProperty().subscribe(this::refill);
        typed.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("paletteList");
        list.setAccessibleText(TEXT.get("palette.list"));
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setPlaceholder(new Label(TEXT.get("palette.none")));
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(e -> {
            String reason = e == null ? "" : e.whyNot().orElse("");
            why.setText(reason.isEmpty() ? TEXT.get("palette.keys") : reason);
        });
        list.setOnMouseClicked(_ -> fire());
        why.getStyleClass().addAll("palette-foot", "muted", "small");
        why.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(typed, list, why);
    }

    /// Ready to type.
    public void focus() {
        typed.requestFocus();
    }

    public TextField field() {
        return typed;
    }

    private void refill(String text) {
        shown.setAll(model.matching(text));
        list.setPrefHeight(Math.clamp(shown.size(), 2, ROWS) * ROW + 10);
        list.setMaxHeight(list.getPrefHeight());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void key(KeyEvent e) {
        int now = list.getSelectionModel().getSelectedIndex();
        int to = switch (e.getCode()) {
            case DOWN -> shown.isEmpty() ? 0 : (now + 1) % shown.size();
            case UP -> shown.isEmpty() ? 0 : Math.floorMod(now - 1, shown.size());
            case PAGE_DOWN -> Math.min(shown.size() - 1, now + ROWS);
            case PAGE_UP -> Math.max(0, now - ROWS);
            default -> -1;
        };
        if (to >= 0) {
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - ROWS + 1));
            e.consume();
        } else if (e.getCode() == javafx.scene.input.KeyCode.ENTER) {
            fire();
            e.consume();
        }
    }

    private void fire() {
        Entry e = list.getSelectionModel().getSelectedItem();
        if (e != null && e.whyNot().isEmpty()) {
            choose.accept(e);
        }
    }

    private static final class Cell extends ListCell<Entry> {
        private final Label text = new Label();
        private final Label group = new Label();
        private final Label key = new Label();
        private final HBox box;

        Cell() {
            getStyleClass().add("palette-cell");
            group.getStyleClass().addAll("faint", "small");
            group.setMinWidth(Region.USE_PREF_SIZE);
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            box = new HBox(12, text, gap, group, key);
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Entry e, boolean empty) {
            super.updateItem(e, empty);
            setText(null);
            if (empty || e == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            text.setText(e.text());
            text.getStyleClass().remove("faint");
            e.whyNot().ifPresent(_ -> text.getStyleClass().add("faint"));
            group.setText(e.group());
            key.setText(e.key());
            key.setVisible(!e.key().isEmpty());
            key.setManaged(!e.key().isEmpty());
            setAccessibleText(String.join(", ", e.text(), e.group(), e.key(), e.whyNot().orElse("")));
            setGraphic(box);
        }
    }
}
