package dev.winnow.ui.settings;

import dev.winnow.text.Texts;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.Lines;
import dev.winnow.ui.controls.Segmented;
import dev.winnow.ui.settings.Choices.ThemeChoice;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of settings; each takes effect at once.
public final class SettingsView extends VBox {
    private static final Texts TEXT = Texts.of("shell");

    public SettingsView(Settings settings) {
        super(16);
        setId("settings");
        getStyleClass().add("page");
        setMaxWidth(800);
        var head = new Label(TEXT.get("settings.title"));
        head.getStyleClass().add("h1");
        var theme = new Segmented<>(List.of(ThemeChoice.values()),
                t -> TEXT.get("settings.theme." + t.name().toLowerCase(Locale.ROOT)));
        theme.setId("theme");
        theme.setValue(settings.choices().theme());
        theme.valueProperty().subscribe(t -> settings.change(c -> c.withTheme(t)));
        List<Integer> sizes = IntStream.of(11, 12, 13, 14, 16, 18).boxed().toList();
        var size = new Segmented<>(sizes, i -> Integer.toString(i));
        size.setId("fontSize");
        size.setValue(settings.choices().fontSize());
        size.valueProperty().subscribe(s -> settings.change(c -> c.withFontSize(s)));
        settings.choicesProperty().subscribe(c -> {
            theme.setValue(c.theme());
            size.setValue(c.fontSize());
        });
        getChildren().addAll(head,
                new Card(TEXT.get("settings.look"), new Lines(row("settings.theme", theme), row("settings.font", size))),
                new Card(TEXT.get("settings.privacy"), words("settings.privacy.text")));
    }

    private static HBox row(String key, Node control) {
        var name = new Label(TEXT.get(key));
        var hint = words(key + ".hint");
        hint.getStyleClass().add("small");
        var texts = new VBox(2, name, hint);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var row = new HBox(16, texts, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label words(String key) {
        var label = new Label(TEXT.get(key));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        return label;
    }
}
