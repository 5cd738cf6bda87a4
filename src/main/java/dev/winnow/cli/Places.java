package dev.winnow.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where things are kept when nobody says so.
final class Places {
    private Places() {}

    /// The workspace in the platform's user-data folder.
    static Path workspace() {
        return workspace(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
    }

    static Path workspace(String system, String home, Map<String, String> environment) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win") && !os.contains("darwin")) {
            return folder(environment, "APPDATA")
                    .orElse(Path.of(home, "AppData", "Roaming"))
                    .resolve("Winnow")
                    .resolve("workspace");
        }
        if (os.contains("mac") || os.contains("darwin")) {
            return Path.of(home, "Library", "Application Support", "Winnow", "workspace");
        }
        return folder(environment, "XDG_DATA_HOME")
                .orElse(Path.of(home, ".local", "share"))
                .resolve("winnow")
                .resolve("workspace");
    }

    /// Whether a window can be shown here.
    static boolean display() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("win") || os.contains("mac")) {
            return true;
        }
        return "headless".equalsIgnoreCase(System.getProperty("glass.platform"))
                || !System.getenv().getOrDefault("DISPLAY", "").isBlank();
    }

    private static Optional<Path> folder(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
    }
}
