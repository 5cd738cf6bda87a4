package dev.winnow.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.winnow.ui.settings.Choices.ThemeChoice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Light and dark: AtlantaFX below, our tokens above, the bundled font everywhere.
public final class Themes {
    private static final String DARK = "dark";
    private static final List<String> FONTS = List.of("/fonts/NotoSans-Regular.ttf", "/fonts/NotoSans-Bold.ttf");
    private static final String SHEET = sheet();

    private Themes() {}

    /// Loads the fonts; once, before the first scene.
    public static void loadFonts() {
        for (String font : FONTS) {
            try (InputStream in = Objects.requireNonNull(Themes.class.getResourceAsStream(font), font)) {
                Font.loadFont(in, 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Whether `choice` means dark now.
    public static boolean dark(ThemeChoice choice) {
        return switch (choice) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /// Puts the colours on a scene.
    public static void apply(Scene scene, ThemeChoice choice, int fontSize) {
        boolean dark = dark(choice);
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        if (!scene.getStylesheets().contains(SHEET)) {
            scene.getStylesheets().add(SHEET);
        }
        Parent root = scene.getRoot();
        root.getStyleClass().remove(DARK);
        if (dark) {
            root.getStyleClass().add(DARK);
        }
        root.setStyle("-fx-font-size: " + fontSize + "px;");
    }

    /// Whether a node is shown in dark colours.
    public static boolean dark(Node node) {
        return node.getScene() != null && node.getScene().getRoot().getStyleClass().contains(DARK);
    }

    private static String sheet() {
        URL url = Objects.requireNonNull(Themes.class.getResource("/css/winnow.css"), "winnow.css");
        return url.toExternalForm();
    }
}
