package dev.winnow.app;

import java.nio.file.Path;
import java.util.Map;

/// Where things lie that nobody chose a place for.
///
/// `winnow.home` (system property) or `WINNOW_HOME` (environment) puts everything below one folder, for tests and
/// for portable use.
///
/// @param data     the default workspace's parent: XDG data home, Application Support or `%APPDATA%`
/// @param settings theme, window place and recent workspaces: XDG configuration home, otherwise beside the data
public record Folders(Path data, Path settings) {
    private static final String NAME = "Winnow";

    /// Those of this person on this machine.
    public static Folders current() {
        String home = System.getProperty("winnow.home", System.getenv().getOrDefault("WINNOW_HOME", ""));
        if (!home.isBlank()) {
            return below(Path.of(home).toAbsolutePath());
        }
        return of(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")).toAbsolutePath(),
                System.getenv());
    }

    static Folders below(Path home) {
        return new Folders(home.resolve("data"), home.resolve("settings"));
    }

    static Folders of(String system, Path user, Map<String, String> environment) {
        if (system.startsWith("Windows")) {
            return same(absolute(environment, "APPDATA", user.resolve("AppData").resolve("Roaming")).resolve(NAME));
        }
        if (system.startsWith("Mac")) {
            return same(user.resolve("Library").resolve("Application Support").resolve(NAME));
        }
        Path data = absolute(environment, "XDG_DATA_HOME", user.resolve(".local").resolve("share"));
        Path settings = absolute(environment, "XDG_CONFIG_HOME", user.resolve(".config"));
        return new Folders(data.resolve("winnow"), settings.resolve("winnow"));
    }

    private static Folders same(Path folder) {
        return new Folders(folder, folder);
    }

    /// The XDG rules say that a relative path in these variables is to be ignored.
    private static Path absolute(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }

    /// The workspace that is opened when none is named.
    public Path workspace() {
        return data.resolve("workspace");
    }

    /// What the window remembers.
    public Path settingsFile() {
        return settings.resolve("settings.json");
    }
}
