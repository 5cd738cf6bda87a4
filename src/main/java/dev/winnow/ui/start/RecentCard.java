package dev.winnow.ui.start;

import dev.winnow.text.Texts;
import dev.winnow.ui.Desktop;
import dev.winnow.ui.controls.Lines;
import dev.winnow.ui.settings.Choices.Recent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The workspaces that were open before; those whose folder has gone say so and can be forgotten.
final class RecentCard extends VBox {
    private static final Texts TEXT = Texts.of("shell");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Desktop desktop;
    private final Lines rows = new Lines();

    RecentCard(Desktop desktop) {
        this.desktop = desktop;
        getStyleClass().addAll("card", "rows-card");
        getChildren().add(rows);
        fill();
    }

    private void fill() {
        rows.getChildren().clear();
        var recents = desktop.settings().choices().recents();
        for (Recent recent : recents) {
            rows.getChildren().add(row(recent));
        }
        if (recents.isEmpty()) {
            var none = new Label(TEXT.get("recent.none"));
            none.getStyleClass().add("muted");
            rows.getChildren().add(none);
        }
    }

    private HBox row(Recent recent) {
        Path folder = Path.of(recent.folder());
        boolean missing = !Files.isDirectory(folder);
        var name = new Button(recent.name());
        name.setMnemonicParsing(false);
        name.getStyleClass().addAll("link", "strong");
        name.setDisable(missing);
        name.setOnAction(_ -> desktop.places().open(folder));
        var where = new Label(missing ? TEXT.get("recent.gone", recent.folder()) : brief(folder));
        where.getStyleClass().addAll("faint", "small");
        where.setMinWidth(0);
        where.setTooltip(new Tooltip(recent.folder()));
        var texts = new VBox(2, name, where);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var when = new Label(when(recent.opened(), desktop.clock()));
        when.getStyleClass().add("muted");
        when.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(12, texts, when);
        if (missing) {
            var forget = new Button(TEXT.get("recent.forget"));
            forget.setMinWidth(Region.USE_PREF_SIZE);
            forget.setOnAction(_ -> {
                desktop.settings().change(c -> c.without(recent.folder()));
                fill();
            });
            row.getChildren().add(forget);
        }
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// The last two names of a long path are what tells workspaces apart; the whole stands in the tooltip.
    static String brief(Path folder) {
        Path home = Path.of(System.getProperty("user.home", "."));
        if (folder.startsWith(home)) {
            return Path.of("~").resolve(home.relativize(folder)).toString();
        }
        int names = folder.getNameCount();
        return names <= 2 ? folder.toString() : "…" + folder.getFileSystem().getSeparator() + folder.subpath(names - 2, names);
    }

    static String when(String instant, Clock clock) {
        try {
            ZonedDateTime at = Instant.parse(instant).atZone(clock.getZone());
            return at.toLocalDate().equals(LocalDate.now(clock))
                    ? TEXT.get("recent.today", TIME.format(at))
                    : DAY.format(at);
        } catch (DateTimeException e) {
            return "";
        }
    }
}
