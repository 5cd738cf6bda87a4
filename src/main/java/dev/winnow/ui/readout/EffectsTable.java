package dev.winnow.ui.readout;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.ui.readout.EffectRow.Cell;
import dev.winnow.ui.readout.EffectRow.Presence;
import dev.winnow.ui.readout.EffectRow.Tone;
import dev.winnow.ui.subject.Build;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The results: one row a metric and treatment, the intervals on one scale. Up and Down move, Enter explains.
public final class EffectsTable extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double NAME = 140;
    private static final double ARM = 96;
    private static final double BAND = 104;
    private static final double CHANGE = 152;
    private static final double P = 64;
    private static final double ADJUSTED = 92;
    private static final double BAYES = 84;
    private static final double EDGES = 32;
    private static final double NARROW = NAME + 2 * ARM + BAND + CHANGE + P + EDGES;
    private static final double WIDE = NARROW + ADJUSTED + BAYES;

    private final Consumer<Selection> onSelect;
    private final ObjectProperty<Column> column;
    private final Map<Selection, VBox> lines = new LinkedHashMap<>();
    private final Map<Region, Column> cells = new LinkedHashMap<>();
    private Optional<Content> content = Optional.empty();
    private Optional<Selection> marked = Optional.empty();
    private Room room = Room.WIDE;

    /// What was asked to be shown, for when the room changes.
    private record Content(List<EffectRow.Group> groups, String treatment, String level, Basis basis) {}

    /// With too little room for all columns the last two stand in a line below each row.
    private enum Room {
        WIDE,
        NARROW
    }

    /// @param onSelect told when the user picks a row
    /// @param column   the figure that is explained; Left and Right move it
    public EffectsTable(Consumer<Selection> onSelect, ObjectProperty<Column> column) {
        this.onSelect = onSelect;
        this.column = column;
        getStyleClass().add("effects");
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setMinWidth(NARROW);
        widthProperty().subscribe(w -> {
            Room now = w.doubleValue() > 0 && w.doubleValue() < WIDE ? Room.NARROW : Room.WIDE;
            if (now != room) {
                room = now;
                // Not within the layout that found the new width.
                Platform.runLater(() -> content.ifPresent(this::fill));
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
        column.subscribe(now -> cells.forEach((cell, of) -> cell.pseudoClassStateChanged(CHOSEN, of == now)));
    }

    /// Replaces all rows.
    ///
    /// @param treatment heading of the second arm: its key, or a word when there are several
    public void show(List<EffectRow.Group> groups, String treatment, String level, Basis basis) {
        fill(new Content(List.copyOf(groups), treatment, level, basis));
    }

    private void fill(Content now) {
        content = Optional.of(now);
        Optional<Selection> focused = lines.entrySet().stream()
                .filter(e -> e.getValue().isFocused())
                .map(Map.Entry::getKey)
                .findFirst();
        lines.clear();
        cells.clear();
        List<Region> rows = new ArrayList<>();
        rows.add(head(now.treatment(), now.level(), now.basis()));
        for (EffectRow.Group group : now.groups()) {
            var title = Build.label(group.title(), "effects-group");
            title.setMaxWidth(Double.MAX_VALUE);
            rows.add(title);
            for (EffectRow row : group.rows()) {
                VBox line = line(row);
                lines.put(row.selection(), line);
                rows.add(line);
            }
        }
        getChildren().setAll(rows);
        mark(marked);
        focused.map(lines::get).ifPresent(Region::requestFocus);
    }

    /// Marks a row; the others are not marked.
    public void mark(Optional<Selection> selection) {
        marked = selection;
        lines.forEach((s, line) -> line.pseudoClassStateChanged(SELECTED, selection.filter(s::equals).isPresent()));
    }

    private void arrows(KeyEvent e) {
        int step = e.getCode() == KeyCode.DOWN ? 1 : e.getCode() == KeyCode.UP ? -1 : 0;
        List<VBox> all = List.copyOf(lines.values());
        int aside = e.getCode() == KeyCode.RIGHT ? 1 : e.getCode() == KeyCode.LEFT ? -1 : 0;
        if (aside != 0 && all.contains(getScene().getFocusOwner())) {
            int next = column.get().ordinal() + aside;
            column.set(Column.values()[Math.clamp(next, 0, Column.values().length - 1)]);
            e.consume();
        }
        int now = all.indexOf(getScene().getFocusOwner());
        if (step != 0 && now >= 0 && now + step >= 0 && now + step < all.size()) {
            all.get(now + step).requestFocus();
            onSelect.accept(List.copyOf(lines.keySet()).get(now + step));
            e.consume();
        } else if ((e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) && now >= 0) {
            onSelect.accept(List.copyOf(lines.keySet()).get(now));
            e.consume();
        }
    }

    private HBox head(String treatment, String level, Basis basis) {
        var effect = heading(get(basis == Basis.RELATIVE ? "readout.head.effect" : "readout.head.effect.own", level), BAND, Pos.CENTER_LEFT);
        effect.getStyleClass().add("effects-band");
        HBox.setHgrow(effect, Priority.ALWAYS);
        effect.setMaxWidth(Double.MAX_VALUE);
        var name = heading(get("readout.head.metric"), NAME, Pos.CENTER_LEFT);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(
                name,
                heading(get("readout.head.control"), ARM, Pos.CENTER_RIGHT),
                heading(treatment, ARM, Pos.CENTER_RIGHT),
                effect,
                heading(get("readout.head.change"), CHANGE, Pos.CENTER_RIGHT),
                heading(get("readout.head.p"), P, Pos.CENTER_RIGHT));
        if (room == Room.WIDE) {
            row.getChildren().addAll(
                    heading(get("readout.head.cuped"), ADJUSTED, Pos.CENTER_RIGHT),
                    heading(get("readout.head.bayes"), BAYES, Pos.CENTER_RIGHT));
        }
        row.getStyleClass().add("effects-head");
        return row;
    }

    private static Label heading(String text, double width, Pos at) {
        var label = Build.label(text, "effects-heading");
        label.setAlignment(at);
        label.setMinWidth(width);
        label.setPrefWidth(width);
        Build.tip(label, text);
        return label;
    }

    private <R extends Region> R explained(R cell, Column of) {
        cell.getStyleClass().add("explained");
        cell.setOnMousePressed(_ -> column.set(of));
        cell.pseudoClassStateChanged(CHOSEN, column.get() == of);
        cells.put(cell, of);
        return cell;
    }

    private VBox line(EffectRow row) {
        var name = new VBox(Build.words(row.name(), "effects-name"));
        var detail = Build.words(row.detail(), "faint", "small");
        if (row.name().isEmpty()) {
            name.getChildren().clear();
        }
        name.getChildren().add(detail);
        name.setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(NAME);
        name.setPrefWidth(NAME);
        HBox.setHgrow(name, Priority.ALWAYS);
        var band = new StackPane();
        band.setMinWidth(BAND);
        band.setPrefWidth(BAND);
        band.getStyleClass().add("effects-band");
        HBox.setHgrow(band, Priority.ALWAYS);
        if (row.band().isPresent()) {
            band.getChildren().add(new IntervalBar(row.band().get(), row.tone()));
        } else {
            band.getChildren().add(Build.label(get("readout.nointerval"), "faint", "small"));
        }
        var figures = new HBox(
                name,
                cell(row.control(), ARM, ""),
                cell(row.treatment(), ARM, ""),
                band,
                explained(change(row), Column.CHANGE),
                explained(cell(row.p(), P, ""), Column.P));
        figures.setAlignment(Pos.CENTER_LEFT);
        var line = new VBox(figures);
        if (room == Room.WIDE) {
            figures.getChildren().addAll(
                    explained(cell(row.adjusted(), ADJUSTED, "muted"), Column.ADJUSTED),
                    explained(cell(row.bayesian(), BAYES, ""), Column.BAYESIAN));
        } else {
            var below = new HBox(
                    16,
                    explained(beside(get("readout.head.cuped"), row.adjusted()), Column.ADJUSTED),
                    explained(beside(get("readout.head.bayes"), row.bayesian()), Column.BAYESIAN));
            below.setAlignment(Pos.CENTER_RIGHT);
            below.getStyleClass().add("effects-below");
            line.getChildren().add(below);
        }
        line.setId(id(row.selection()));
        line.getStyleClass().add("effects-row");
        line.setFocusTraversable(true);
        line.setAccessibleRole(AccessibleRole.TABLE_ROW);
        line.setAccessibleText(row.sentence());
        line.setOnMouseClicked(_ -> {
            line.requestFocus();
            onSelect.accept(row.selection());
        });
        return line;
    }

    private static HBox beside(String name, Cell c) {
        var value = Build.label(c.value(), "small", c.presence() == Presence.ABSENT ? "faint" : "muted");
        var box = new HBox(6, Build.label(name, "faint", "small"), value);
        if (!c.small().isEmpty()) {
            box.getChildren().add(Build.label(c.small(), "faint", "small"));
        }
        if (!c.tip().isEmpty()) {
            Build.tip(box, c.tip());
        }
        return box;
    }

    /// The node id of a row, for tests and the tour.
    public static String id(Selection s) {
        return "row-" + s.metric() + "-" + s.variant();
    }

    private static VBox change(EffectRow row) {
        Cell c = row.change();
        String tone = switch (row.tone()) {
            case GOOD -> "good";
            case BAD -> "bad";
            case NEUTRAL -> "";
        };
        String mark = row.tone() == Tone.NEUTRAL || c.presence() == Presence.ABSENT ? "" : c.value().startsWith("−") ? "▼ " : "▲ ";
        var box = cell(new Cell(mark + c.value(), c.small(), c.tip(), c.presence()), CHANGE, tone);
        if (!tone.isEmpty()) {
            box.getChildren().getFirst().getStyleClass().add("strong");
        }
        return box;
    }

    private static VBox cell(Cell c, double width, String style) {
        var value = Build.label(c.value());
        if (c.presence() == Presence.ABSENT) {
            value.getStyleClass().addAll("faint", "small");
            value.setWrapText(true);
            value.setTextAlignment(javafx.scene.text.TextAlignment.RIGHT);
        } else if (!style.isEmpty()) {
            value.getStyleClass().add(style);
        }
        var box = new VBox(value);
        if (!c.small().isEmpty()) {
            box.getChildren().add(Build.label(c.small(), "faint", "small"));
        }
        // What may be cut can be read whole.
        String whole = Stream.of(c.value(), c.small(), c.tip()).filter(s -> !s.isEmpty()).collect(Collectors.joining("\n"));
        if (!c.tip().isEmpty() || c.value().length() + c.small().length() > 16) {
            Build.tip(box, whole);
        }
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(width);
        box.setPrefWidth(width);
        box.setMaxWidth(width);
        box.getStyleClass().add("effects-cell");
        return box;
    }
}
