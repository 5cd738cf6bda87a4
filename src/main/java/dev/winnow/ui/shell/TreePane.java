package dev.winnow.ui.shell;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Project;
import dev.winnow.text.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The pane on the left: workspace, filter, projects and experiments.
final class TreePane extends VBox {
    static final double WIDTH = 240;
    private static final Texts TEXT = Texts.of("shell");

    /// What can be asked for here.
    interface Wishes {
        void open(UUID experiment);

        void start();

        void settings();

        ContextMenu menu(Experiment experiment);

        ContextMenu menu(Project project);
    }

    private final Clock clock;
    private final Wishes wishes;
    private final MenuButton workspace = new MenuButton();
    private final TextField filter = new TextField();
    private final ObservableList<TreeRow> rows = FXCollections.observableArrayList();
    private final ListView<TreeRow> list = new ListView<>(rows);
    private final Label none = new Label(TEXT.get("tree.empty"));
    private Shelf shelf = Shelf.EMPTY;
    private TreeRow.Shown shown = TreeRow.Shown.ACTIVE;
    private Optional<UUID> selected = Optional.empty();

    TreePane(String name, Clock clock, Wishes wishes, Consumer<MenuButton> fillSwitcher) {
        super(8);
        this.clock = clock;
        this.wishes = wishes;
        setId("tree");
        getStyleClass().add("tree-pane");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        workspace.setId("workspace");
        workspace.setText(name);
        workspace.setMaxWidth(Double.MAX_VALUE);
        workspace.getStyleClass().addAll("flat", "workspace-switch");
        workspace.setAccessibleText(TEXT.get("tree.workspace", name));
        workspace.setOnShowing(_ -> fillSwitcher.accept(workspace));
        fillSwitcher.accept(workspace);
        filter.setId("filter");
        filter.setPromptText(TEXT.get("tree.filter"));
        filter.setAccessibleText(TEXT.get("tree.filter"));
        filter.textProperty().subscribe(_ -> fill());
        filter.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                e.consume();
            } else if (e.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                e.consume();
            }
        });
        var key = new Label("/");
        key.getStyleClass().add("key");
        key.setMouseTransparent(true);
        key.visibleProperty().bind(filter.textProperty().isEmpty());
        StackPane.setAlignment(key, Pos.CENTER_RIGHT);
        StackPane.setMargin(key, new javafx.geometry.Insets(0, 8, 0, 0));
        list.setId("experiments");
        list.getStyleClass().add("tree-list");
        list.setAccessibleText(TEXT.get("tree.list"));
        none.setWrapText(true);
        none.getStyleClass().addAll("muted", "tree-none");
        none.setMaxHeight(Double.MAX_VALUE);
        none.setAlignment(Pos.TOP_LEFT);
        list.setPlaceholder(none);
        list.setCellFactory(_ -> new TreeCell(wishes));
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && list.getSelectionModel().getSelectedItem() instanceof TreeRow.Item i) {
                wishes.open(i.experiment().id());
                e.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(workspace, new StackPane(filter, key), list, foot());
    }

    private VBox foot() {
        var foot = new VBox(
                place("goStart", "tree.start", Actions.START, wishes::start),
                place("goSettings", "tree.settings", Actions.SETTINGS, wishes::settings));
        foot.getStyleClass().add("tree-foot");
        return foot;
    }

    private static Button place(String id, String words, KeyCombination key, Runnable go) {
        var name = new Label(TEXT.get(words));
        var hint = new Label(Keys.text(key));
        hint.getStyleClass().addAll("faint", "small");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var inside = new HBox(8, name, gap, hint);
        inside.setAlignment(Pos.CENTER_LEFT);
        var button = new Button();
        button.setId(id);
        button.setGraphic(inside);
        button.setAccessibleText(TEXT.get(words));
        button.getStyleClass().addAll("flat", "tree-place");
        button.setMaxWidth(Double.MAX_VALUE);
        inside.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.setOnAction(_ -> go.run());
        return button;
    }

    void show(Shelf s) {
        shelf = s;
        fill();
    }

    void show(TreeRow.Shown s) {
        shown = s;
        fill();
    }

    TreeRow.Shown shown() {
        return shown;
    }

    void select(Optional<UUID> experiment) {
        selected = experiment;
        mark();
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    List<TreeRow> rows() {
        return List.copyOf(rows);
    }

    private void fill() {
        rows.setAll(TreeRow.of(shelf, filter.getText(), shown, clock));
        none.setText(TEXT.get(filter.getText().isBlank() ? "tree.empty" : "tree.nothing"));
        mark();
    }

    private void mark() {
        list.getSelectionModel().clearSelection();
        selected.ifPresent(id -> rows.stream()
                .filter(r -> TreeRow.is(r, id))
                .findFirst()
                .ifPresent(r -> list.getSelectionModel().select(r)));
    }
}
