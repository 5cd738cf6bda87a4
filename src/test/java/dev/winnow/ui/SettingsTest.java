package dev.winnow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.winnow.ui.settings.Choices;
import dev.winnow.ui.settings.Choices.Place;
import dev.winnow.ui.settings.Choices.Recent;
import dev.winnow.ui.settings.Choices.ThemeChoice;
import dev.winnow.ui.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void comeBackAsTheyWereLeft() {
        Path file = folder.resolve("deep/settings.json");
        Choices kept;
        try (var settings = Settings.at(file)) {
            settings.change(c -> c.withTheme(ThemeChoice.DARK).withFontSize(16));
            settings.change(c -> c.withPlace(new Place(1, 2, 1200, 800, false)));
            settings.change(c -> c.opened(new Recent("/a", "A", "2026-11-01T00:00:00Z")).used("app.settings"));
            settings.change(c -> c.opened(new Recent("/b", "B", "2026-11-02T00:00:00Z")));
            kept = settings.choices();
        }
        try (var again = Settings.at(file)) {
            assertEquals(kept, again.choices());
            assertEquals(List.of("B", "A"), again.choices().recents().stream().map(Recent::name).toList());
        }
    }

    @Test
    void aBrokenFileMeansTheUsualOnes() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"PLAID\", ");
        try (var settings = Settings.at(file)) {
            assertEquals(Choices.usual(), settings.choices());
        }
    }

    @Test
    void theSameWorkspaceIsListedOnce() {
        Choices c = Choices.usual()
                .opened(new Recent("/a", "A", "1"))
                .opened(new Recent("/b", "B", "2"))
                .opened(new Recent("/a", "A", "3"));
        assertEquals(List.of("3", "2"), c.recents().stream().map(Recent::opened).toList());
        assertEquals(18, c.withFontSize(40).fontSize());
    }
}
