package dev.winnow.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
    @Test
    void theUsualFoldersOfEachPlatform() {
        Folders linux = Folders.of("Linux", Path.of("/home/u"), Map.of());
        assertEquals(Path.of("/home/u/.local/share/winnow/workspace"), linux.workspace());
        assertEquals(Path.of("/home/u/.config/winnow/settings.json"), linux.settingsFile());
        Folders chosen = Folders.of("Linux", Path.of("/home/u"), Map.of("XDG_DATA_HOME", "/data", "XDG_CONFIG_HOME", "here"));
        assertEquals(Path.of("/data/winnow/workspace"), chosen.workspace());
        assertEquals(Path.of("/home/u/.config/winnow/settings.json"), chosen.settingsFile());
        assertEquals(
                Path.of("/Users/u/Library/Application Support/Winnow/workspace"),
                Folders.of("Mac OS X", Path.of("/Users/u"), Map.of()).workspace());
        assertEquals(
                Path.of("/r/Winnow/workspace"),
                Folders.of("Windows 11", Path.of("/u"), Map.of("APPDATA", "/r")).workspace());
    }

    @Test
    void oneFolderHoldsEverythingWhenAskedFor() {
        Folders below = Folders.below(Path.of("/portable"));
        assertEquals(Path.of("/portable/data/workspace"), below.workspace());
        assertEquals(Path.of("/portable/settings/settings.json"), below.settingsFile());
    }
}
